"""Commands on the store: load with or without a yes to odd figures, list, withdraw."""

from __future__ import annotations

from pathlib import Path

import pytest

from pejling.cli import main
from pejling.store import Store
from tests.pejling.builders import workbook

_MONTHS = [f"{year}M{month:02}" for year in (2019, 2020) for month in range(1, 13)]


def file(folder: Path, name: str = "udtræk.xlsx", last: float = 17.0) -> str:
    """Write an export of activation rates in calm steps, but for the last one."""
    values = [*(16.0 + month % 2 for month in range(len(_MONTHS) - 1)), last]
    rows = ((month, "Hvidovre", value) for month, value in zip(_MONTHS, values, strict=True))
    (folder / name).write_bytes(workbook(("Periode", "Område", "Aktiveringsgrad"), *rows))
    return str(folder / name)


def pejling(store: Store, *words: str) -> int:
    """Run a command on a store."""
    return main([words[0], "--store", str(store.folder), *words[1:]])


def test_odd_figures_are_left_out_and_the_receipt_says_how_to_take_them_in(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pejling(store, "load", file(tmp_path, last=99.0)) == 0

    told = capsys.readouterr().out
    assert "1 tal springer usædvanligt meget fra den ene periode til den næste." in told
    assert "Det er udeladt. Er det rigtigt, så indlæs filen igen med --confirm." in told
    assert "dec. 2020 (ark Ark1, celle C25): 99,0 pct., men 16,0 pct. i nov. 2020; en ændring plejer at" in told
    assert [one.left_out for one in store.imports()] == [1]


def test_the_list_of_imports_names_what_was_left_out_with_its_cell(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pejling(store, "load", file(tmp_path, last=99.0))
    capsys.readouterr()

    pejling(store, "imports")

    told = capsys.readouterr().out.splitlines()
    assert told[1:] == [
        "  1 tal er udeladt, fordi det ikke er bekræftet:",
        "    Aktiveringsgrad, Hvidovre, dec. 2020 (ark Ark1, celle C25)",
    ]


def test_confirmed_figures_come_in_also_afterwards(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = file(tmp_path, last=99.0)
    pejling(store, "load", name)

    pejling(store, "load", "--confirm", name)

    assert "Det er bekræftet, at det er rigtigt." in capsys.readouterr().out
    assert [one.left_out for one in store.imports()] == [0]


def test_a_file_is_withdrawn_by_its_name_and_the_list_says_so(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = file(tmp_path)
    pejling(store, "load", name)

    assert pejling(store, "withdraw", name, "--reason", "Forkert måling", "--by", "Anna") == 0
    pejling(store, "imports")

    assert store.imports() == ()
    told = capsys.readouterr().out
    assert "udtræk.xlsx: 24 tal (trukket tilbage)" in told
    assert "af Anna: Forkert måling" in told


def test_a_file_is_withdrawn_by_its_mark(store: Store, tmp_path: Path) -> None:
    pejling(store, "load", file(tmp_path))

    assert pejling(store, "withdraw", store.imports()[0].digest[:12], "--reason", "Forkert") == 0
    assert store.imports() == ()


def test_a_name_of_two_files_or_of_none_withdraws_nothing(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pejling(store, "load", file(tmp_path))
    pejling(store, "load", file(tmp_path, last=16.5))

    assert pejling(store, "withdraw", "udtræk.xlsx", "--reason", "Forkert") == 2
    assert pejling(store, "withdraw", "anden.xlsx", "--reason", "Forkert") == 2

    told = capsys.readouterr().err
    assert "'udtræk.xlsx' er navnet på flere filer; brug mærket" in told
    assert "'anden.xlsx' findes ikke" in told
    assert len(store.imports()) == 2


def test_an_empty_store_says_so(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert pejling(store, "imports") == 0
    assert capsys.readouterr().out == "Der er ikke indlæst noget.\n"


def test_a_person_number_in_a_withdrawal_is_neither_kept_nor_printed(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pejling(store, "load", file(tmp_path))
    capsys.readouterr()

    assert pejling(store, "withdraw", "udtræk.xlsx", "--by", "Anna 010180-1234", "--reason", "Fejl") == 2

    told = capsys.readouterr()
    assert "personnummer (CPR)" in told.err
    assert "1234" not in told.out + told.err
    assert store.entries()[0].counts


def test_a_folder_and_a_missing_file_are_told_in_danish(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pejling(store, "load", str(tmp_path), str(tmp_path / "væk.xlsx"), str(tmp_path / ("x" * 300))) == 1

    folder, missing, long = capsys.readouterr().out.splitlines()
    assert folder.endswith("Filen kan ikke åbnes: det er en mappe; skriv navnene på filerne i den")
    assert missing.endswith("væk.xlsx: afvist. Filen kan ikke åbnes: den findes ikke")
    assert long.endswith("Filen kan ikke åbnes: navnet er for langt")
