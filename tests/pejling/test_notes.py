"""Notes: kept, corrected without losing what was said before, taken back, and refused where they are about persons."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pejling.errors import RefusedError
from pejling.follow_up import follow_up
from pejling.indicators import Break
from pejling.library import Library
from pejling.notes import BREAK, Note, Notes, remarks
from pejling.period_spellings import parse_period
from pejling.store import Store
from tests.pejling.builders import broken, imported, moment, rows_of

AT = datetime(2026, 8, 22, 12, tzinfo=UTC)
MAY = parse_period("2020-05")


@pytest.fixture
def notes(tmp_path: Path) -> Notes:
    """Return the notes of a store nobody has written in."""
    return Notes(tmp_path)


def note(text: str = "Jobcentret var lukket.", **changes: object) -> Note:
    """Make a note to a month of an indicator; `changes` are its fields."""
    return Note(**{"text": text, "by": "ABC", "at": AT, "indicator": "maalt", "period": MAY} | changes)  # type: ignore[arg-type]


def test_a_note_is_kept_with_who_and_when(notes: Notes) -> None:
    kept = notes.add(note())

    assert notes.all() == (kept,)
    assert (kept.text, kept.by, kept.at, kept.period) == ("Jobcentret var lukket.", "ABC", AT, MAY)


def test_a_correction_keeps_the_old_text(notes: Notes) -> None:
    old = notes.add(note())

    new = notes.correct(old, "Jobcentret var lukket fra 11. marts.", "DEF")

    assert notes.all() == (new,)
    assert [one.text for one in notes.versions(old.id)] == [old.text, new.text]
    assert [one.by for one in notes.versions(old.id)] == ["ABC", "DEF"]


def test_a_note_taken_back_is_not_shown_and_still_there(notes: Notes) -> None:
    old = notes.add(note())

    notes.withdraw(old, "DEF")

    assert notes.all() == ()
    assert [one.withdrawn for one in notes.versions(old.id)] == [False, True]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"text": " "}, "Skriv først selve noten"),
        ({"by": ""}, "Skriv først dit eget navn"),
        ({"text": "Borgeren 010190-1234 ringede."}, "personnummer"),
        ({"indicator": ""}, "hverken til et mål eller en indikator"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_danish_and_nothing_is(
    notes: Notes, changes: dict[str, str], told: str
) -> None:
    with pytest.raises(RefusedError, match=told):
        notes.add(note(**{"text": "Noget."} | changes))

    assert notes.all() == ()


def test_a_note_is_read_with_its_target_or_with_every_target_of_its_indicator() -> None:
    own, shared = note(plan="p", target="T1"), note()

    assert own.is_about("p", "T1", "maalt")
    assert not own.is_about("p", "T2", "maalt")
    assert not own.is_about("andet", "T1", "maalt")
    assert shared.is_about("p", "T2", "maalt")
    assert not shared.is_about("p", "T2", "andet")


def test_breaks_come_with_the_indicator_and_notes_to_months_are_numbered_in_order() -> None:
    late, whole = note("Senere.", period=parse_period("2020-07")), note("Generelt.", period=None)

    told = remarks([late, whole, note("Tidligere.")], broken("2020-06"))

    assert [(one.mark, one.text, one.heading) for one in told] == [
        ("1", "Tidligere.", "maj 2020"),
        (BREAK, "Ny opgørelse.", "juni 2020"),
        ("2", "Senere.", "juli 2020"),
        ("", "Generelt.", "Hele forløbet"),
    ]
    assert told[0].source == "ABC, 22. august 2026"


def test_equal_notes_are_numbered_apart() -> None:
    assert [one.mark for one in remarks([note(), note()], ())] == ["1", "2"]


def test_a_follow_up_carries_the_notes_of_its_targets(store: Store, library: Library) -> None:
    plan = library.plans["hvidovre-2020"]
    target = next(one for one in plan.targets if one.indicator)
    store.add(imported(rows_of(target.indicator, "167", "2020-05", [16.1])), moment("2020-08-22"))
    kept = Notes(store.told).add(note(indicator=target.indicator))

    found = follow_up(plan, store, library, AT.date())

    assert {line.target.id for line in found.lines if kept in line.notes} == {
        one.id for one in plan.targets if one.indicator == target.indicator
    }


def test_a_break_is_told_with_its_text() -> None:
    (told,) = remarks([], (Break(MAY, "Ny lov."),))

    assert (told.text, told.source) == ("Ny lov.", "Indikatorens definition")
