"""What people tell is kept in small files: whole, by time, never lost, and never with a person number in it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from pejling.errors import RefusedError, StoreError
from pejling.records import Records, needed, typed
from tests.pejling.builders import moment

DAY = moment("2026-03-01")


def number(told: dict[str, Any]) -> int:
    """Read what the tests tell."""
    return int(told["number"])


def test_what_is_told_is_read_back_in_the_order_of_time(tmp_path: Path) -> None:
    kept = Records(tmp_path / "told", "det")
    for day, told in (("2026-05-01", 2), ("2026-03-01", 1)):
        kept.add({"number": told}, moment(day))

    assert kept.all(number) == (1, 2)


def test_many_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as writers:
        list(writers.map(lambda told: Records(tmp_path, "det").add({"number": told}, DAY), range(40)))

    assert sorted(Records(tmp_path, "det").all(number)) == list(range(40))
    assert [path.suffix for path in tmp_path.iterdir() if path.suffix != ".json"] == []


def test_every_telling_makes_another_version(tmp_path: Path) -> None:
    kept = Records(tmp_path, "det")
    before, was_empty = kept.version, kept.is_empty
    kept.add({"number": 1}, DAY)

    assert (was_empty, kept.is_empty) == (True, False)
    assert kept.version != before


@pytest.mark.parametrize("text", ["", "[]", '{"other": 1}', '{"number": "x"}'])
def test_a_broken_file_is_named_with_a_way_out(tmp_path: Path, text: str) -> None:
    (tmp_path / "20260101-x.json").write_text(text, encoding="utf-8")

    with pytest.raises(StoreError, match=r"20260101-x\.json .* kan ikke læses; flyt den væk, og gem forslaget igen"):
        Records(tmp_path, "forslaget").all(number)


def test_a_folder_that_cannot_be_written_is_said_in_danish(tmp_path: Path) -> None:
    (tmp_path / "told").write_text("i vejen", encoding="utf-8")

    with pytest.raises(StoreError, match=r"forslaget kunne ikke gemmes i .* Intet er ændret"):
        Records(tmp_path / "told", "forslaget").add({"number": 1}, DAY)


@pytest.mark.parametrize("text", ["Ring til 010190-1234", "0101901234", "010190 1234"])
def test_a_text_with_a_person_number_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(RefusedError, match="personnummer") as refused:
        typed(text, "Noten")

    assert "1234" not in str(refused.value)


def test_a_text_is_tidied_and_a_too_long_one_refused() -> None:
    assert typed("  to \n ord ", "Noten") == "to ord"
    with pytest.raises(RefusedError, match="81 tegn; der er plads til 80"):
        typed("x" * 81, "Forslagets navn", "title")


def test_all_fields_still_empty_are_named_at_once() -> None:
    with pytest.raises(RefusedError, match=r"^Skriv først et navn, en grund og dit navn$"):
        needed([("", "et navn"), ("der", "noget"), ("", "en grund"), ("", "dit navn")])
