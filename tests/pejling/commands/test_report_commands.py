"""The command that writes a follow-up as files."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pptx import Presentation

from pejling.cli import main
from pejling.examples import LABEL as INVENTED
from pejling.intake import load_vocabulary, read_own
from pejling.proposal_files import written
from pejling.proposals import LABEL as PROPOSED
from pejling.proposals import Proposal
from pejling.store import Store
from tests.pejling.builders import imported, moment, rows_of

PLAN = "hvidovre-2020"
STEM = "pejling-hvidovre-2020-2020-09-22"


@pytest.fixture
def rates(store: Store) -> Store:
    """Return a store with activation rates of 17,0 pct. in every month of three years."""
    rows = rows_of("aktiveringsgrad", "167", "2018-01", [17.0] * 32)
    store.add(imported(rows, group="visitation=uddannelsesparat"), moment("2020-09-15"))
    return store


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run commands in a folder of their own, and return it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(store: Store, *words: str) -> int:
    """Write a report of the 2020 plan on a day."""
    return main(["report", "--store", str(store.folder), "--plan", PLAN, "--as-of", "2020-09-22", *words])


def text(file: Path) -> str:
    """Return all text on the slides of a file."""
    slides = Presentation(io.BytesIO(file.read_bytes())).slides
    return "\n".join(shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame)


def test_slides_are_written_to_a_folder_under_a_name_that_says_plan_and_day(
    rates: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = report(rates, "--format", "pptx", "--out", str(tmp_path / "til mødet"))

    file = tmp_path / "til mødet" / f"{STEM}.pptx"
    assert code == 0
    assert capsys.readouterr().out == f"{file} er skrevet\n"
    assert "17,0 pct. i juli 2020" in text(file)


def test_a_file_that_is_there_is_overwritten_and_that_is_said(
    rates: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("gammelt", encoding="utf-8")

    code = report(rates, "--format", "csv", "--out", str(file))

    assert code == 0
    assert capsys.readouterr().out == f"{file} er overskrevet\n"
    assert "gammelt" not in file.read_text(encoding="utf-8-sig")


def test_pictures_get_a_folder_with_a_file_for_each_chart(rates: Store, here: Path) -> None:
    assert report(rates, "--format", "svg") == 0

    (made,) = (here / f"{STEM}-svg").iterdir()
    assert made.name.startswith(f"{STEM}-u4a-")
    assert made.read_bytes().startswith(b"<svg")


def test_a_proposals_file_is_named_for_it_and_says_that_it_is_not_adopted(
    rates: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    proposal = tmp_path / "forslag.json"
    proposal.write_bytes(written(Proposal("", "Flere i gang", {"U4a": 22.0}, plan=PLAN)))

    code = report(rates, "--format", "pptx", "--proposal", str(proposal), "--out", str(tmp_path))

    assert code == 0
    assert f"Filerne siger: {PROPOSED}: Flere i gang" in capsys.readouterr().out
    assert f"{PROPOSED}: mindst 22,0 pct." in text(tmp_path / f"{STEM}-forslag-flere-i-gang.pptx")


def test_examples_that_stand_in_a_store_of_ones_own_are_still_said_to_be_invented(
    store: Store, content_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "eksempel-samtaler-2020-07.csv"
    content = (content_folder / "examples" / name).read_bytes()
    store.add(read_own(name, content, load_vocabulary(content_folder)), moment("2020-09-15"))

    assert report(store, "--format", "csv", "--out", str(tmp_path / "tal.csv")) == 0

    assert f"Filerne siger: {INVENTED}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--format", "csv", "--template", "x.pptx"), "En skabelon kan ikke bruges til csv"),
        (("--format", "pptx", "--template", "findes-ikke.pptx"), "findes-ikke.pptx kan ikke åbnes"),
        (("--format", "pptx", "--template", "tom.pptx"), "kan ikke læses som en PowerPoint-fil"),
        (("--format", "csv", "--out", "tom.pptx/x.csv"), "kan ikke skrives"),
        (("--format", "csv", "--proposal", "findes-ikke.json"), "findes-ikke.json kan ikke åbnes"),
    ],
)
def test_what_cannot_be_used_is_told_and_nothing_is_written(
    rates: Store, here: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    (here / "tom.pptx").touch()

    assert report(rates, *words) == 2

    assert told in capsys.readouterr().err
    assert [path.name for path in here.iterdir() if path != rates.folder] == ["tom.pptx"]


def test_a_plan_without_figures_has_slides_and_no_pictures(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(store, "--format", "pptx", "--out", str(tmp_path)) == 0
    assert report(store, "--format", "png", "--out", str(tmp_path)) == 2

    told = capsys.readouterr().err
    assert "Der er ingen tal bag planen. Indlæs dem først med: load" in told
    assert "der er ingen diagrammer at tegne" in told
