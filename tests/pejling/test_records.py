"""What people tell is kept in small files: whole, by time, never lost, and never with a person number in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pejling.decisions import Decision, Decisions, LogEntry, NewLevel, Withdrawn
from pejling.errors import RefusedError, StoreError
from pejling.goals import AtLeast, AtMost
from pejling.notes import Note, Notes
from pejling.period_spellings import parse_period
from pejling.proposals import Proposal, Proposals
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


PROPOSAL = {
    "id": "b43f0225",
    "title": "Flere i gang",
    "plan": "plan",
    "levels": {"U4a": 18, "X9": 21.5},
    "note": "Fra mødet",
    "made_at": "2026-03-01T12:00:00+00:00",
    "by": "ABC",
    "archived": False,
}
DECISION = {
    "id": "f84c1a05",
    "plan": "plan",
    "levels": [{"target": "U4a", "old": 16.0, "at_least": 14.0}, {"target": "U5a", "old": None, "at_most": 90}],
    "adopted": "2020-03-01",
    "decided_by": "Udvalget",
    "case": "20/1",
    "reason": "Fejl",
    "by": "ABC",
    "made_at": "2026-03-01T12:00:00+00:00",
    "proposal": "",
}
WITHDRAWAL = {"withdraws": "f84c1a05", "by": "ABC", "reason": "Forkert", "at": "2026-03-01T12:00:00+00:00"}
NOTE = {
    "id": "a1a1a1a1",
    "plan": "",
    "target": "",
    "indicator": "maalt",
    "period": "2020-05",
    "text": "Lukket.",
    "by": "ABC",
    "at": "2026-03-01T12:00:00+00:00",
    "withdrawn": False,
}


def test_files_of_earlier_are_read_as_they_were_written(tmp_path: Path) -> None:
    files = (("proposals", PROPOSAL), ("decisions", DECISION), ("decisions", WITHDRAWAL), ("notes", NOTE))
    for number, (folder, told) in enumerate(files):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"2026030{number}-x.json").write_text(json.dumps(told), encoding="utf-8")
    levels = (NewLevel("U4a", 16.0, AtLeast(14.0)), NewLevel("U5a", None, AtMost(90.0)))
    decided = Decision("plan", levels, date(2020, 3, 1), "Udvalget", "20/1", "Fejl", "ABC", DAY, "f84c1a05")

    assert Proposals(tmp_path).all("plan") == (
        Proposal("b43f0225", "Flere i gang", {"U4a": 18.0, "X9": 21.5}, "Fra mødet", DAY, "plan", "ABC"),
    )
    assert Decisions(tmp_path).log("plan") == (LogEntry(decided, Withdrawn("f84c1a05", "ABC", "Forkert", DAY)),)
    assert Notes(tmp_path).all() == (
        Note("Lukket.", "ABC", DAY, indicator="maalt", period=parse_period("2020-05"), id="a1a1a1a1"),
    )


def test_what_is_written_today_is_what_was_written_earlier(tmp_path: Path) -> None:
    log = Decisions(tmp_path)
    levels = (NewLevel("U4a", 16.0, AtLeast(14.0)), NewLevel("U5a", None, AtMost(90.0)))
    Proposals(tmp_path).save(
        Proposal("b43f0225", "Flere i gang", {"U4a": 18, "X9": 21.5}, "Fra mødet", DAY, "plan", "ABC")
    )
    log.add(Decision("plan", levels, date(2020, 3, 1), "Udvalget", "20/1", "Fejl", "ABC", DAY, "f84c1a05"))
    Notes(tmp_path).add(Note("Lukket.", "ABC", DAY, indicator="maalt", period=parse_period("2020-05"), id="a1a1a1a1"))
    log.withdraw("f84c1a05", "ABC", "Forkert", DAY)

    written = [json.loads(file.read_text(encoding="utf-8")) for file in tmp_path.rglob("*.json")]
    assert len(written) == 4
    assert all(told in written for told in (PROPOSAL, DECISION, WITHDRAWAL, NOTE))


@pytest.mark.parametrize("folder", ["proposals", "decisions", "notes"])
@pytest.mark.parametrize("text", ["[]", '{"other": 1}', '{"levels": [{"target": "U4a", "old": 1}]}'])
def test_a_file_of_something_else_is_named(tmp_path: Path, folder: str, text: str) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "20260101-x.json").write_text(text, encoding="utf-8")
    read: dict[str, Callable[[], object]] = {
        "proposals": lambda: Proposals(tmp_path).all("plan"),
        "decisions": lambda: Decisions(tmp_path).log("plan"),
        "notes": Notes(tmp_path).all,
    }

    with pytest.raises(StoreError, match=r"20260101-x\.json .* kan ikke læses"):
        read[folder]()


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
