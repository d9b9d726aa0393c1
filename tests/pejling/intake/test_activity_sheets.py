"""A filled sheet of activities: what it says, and which rows cannot be used, with sheet and cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from pejling.activity_states import ActivityState
from pejling.intake import ActivityRow, Import, Place, Severity, read_export, read_own
from pejling.intake.activity_sheets import HEADINGS
from pejling.intake.vocabulary import Vocabulary
from tests.pejling.builders import first_sheet, saved, workbook

ABOVE: tuple[list[str], ...] = (["Pejlings skabelon til aktiviteter: Plan 2020"], ["Plan: hvidovre-2020"], [])
DAY = date(2020, 3, 1)
Row = Sequence[object]


def sheet(*rows: Row, above: Sequence[Row] = ABOVE) -> bytes:
    return workbook(*above, HEADINGS, *rows, title="Aktiviteter")


def row(word: object = "i gang", on: object = DAY, evidence: object = "Referat 3", target: str = "H1") -> Row:
    return (target, "Udbred kendskabet", "Handicap", word, on, evidence)


def found(content: bytes, words: Vocabulary) -> Import:
    return read_own("aktiviteter.xlsx", content, words)


def problems(new: Import) -> list[tuple[str, str, str]]:
    return [(issue.sheet, issue.cell, issue.problem.split(";")[0]) for issue in new.issues]


def test_a_row_says_how_far_an_activity_is_from_when_and_what_shows_it(words: Vocabulary) -> None:
    new = found(sheet(row()), words)

    place = Place("Aktiviteter", "A5")
    assert new.activities == (ActivityRow("hvidovre-2020", "H1", ActivityState.UNDER_WAY, DAY, "Referat 3", place),)
    assert (new.issues, new.usable, new.observations.num_rows) == ((), True, 0)


@pytest.mark.parametrize("on", [DAY, datetime(2020, 3, 1), "1.3.2020", "01-03-2020", "1/3 2020", "2020-03-01"])  # noqa: DTZ001 - a workbook's days have no zone
def test_a_day_is_read_as_danes_write_it_and_as_excel_keeps_it(on: object, words: Vocabulary) -> None:
    assert found(sheet(row(on=on)), words).activities[0].on == DAY


def test_the_state_is_read_in_any_case_and_spacing(words: Vocabulary) -> None:
    assert found(sheet(row(word=" Ikke  startet ")), words).activities[0].state is ActivityState.NOT_STARTED


def test_a_row_without_state_day_and_evidence_says_nothing(words: Vocabulary) -> None:
    new = found(sheet(row(), row(None, None, None, "H2")), words)

    assert ([one.target for one in new.activities], new.issues) == (["H1"], ())


@pytest.mark.parametrize(
    ("wrong", "cell", "problem"),
    [
        (row(word="næsten"), "D6", "vælg en af de fire: ikke startet, i gang, gennemført, forsinket"),
        (row(word=None), "D6", "vælg en af de fire: ikke startet, i gang, gennemført, forsinket"),
        (row(on="31-02-2020"), "E6", "skriv en dato, fx 22-08-2026"),
        (row(on=None), "E6", "skriv en dato, fx 22-08-2026"),
        (row(on=43_891.0), "E6", "skriv en dato, fx 22-08-2026"),
        (row(evidence="x" * 501), "F6", "teksten er længere end 500 tegn"),
        (row(target=""), "A6", "her mangler målets id"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_with_its_cell_and_the_others_are_used(
    wrong: Row, cell: str, problem: str, words: Vocabulary
) -> None:
    new = found(sheet(row(target="H2"), wrong), words)

    assert problems(new) == [("Aktiviteter", cell, problem)]
    assert new.issues[0].severity is Severity.ERROR
    assert [one.target for one in new.activities] == ["H2"]


def test_what_stands_in_a_wrong_cell_is_never_repeated(words: Vocabulary) -> None:
    new = found(sheet(row(word="Anna Andersen", on="Anna Andersen")), words)

    assert "Anna" not in str(new.issues)


def test_an_activity_that_stands_twice_is_the_last_and_said(words: Vocabulary) -> None:
    new = found(sheet(row(), row(word="gennemført")), words)

    assert [one.state for one in new.activities] == [ActivityState.DONE]
    assert problems(new) == [("Aktiviteter", "A5", "aktiviteten står også i A6")]


def test_a_sheet_that_does_not_say_its_plan_is_not_used(words: Vocabulary) -> None:
    new = found(sheet(row(), above=()), words)

    assert (new.activities, new.usable) == ((), False)
    assert "hvilken plan" in new.issues[0].problem


def test_an_empty_sheet_is_an_empty_template(words: Vocabulary) -> None:
    new = found(sheet(row(None, None, None)), words)

    assert [issue.problem.split(":")[0] for issue in new.issues] == ["skabelonen er tom"]


def test_a_hidden_row_is_left_out_and_said(words: Vocabulary) -> None:
    book = openpyxl.Workbook()
    page = first_sheet(book)
    page.title = "Aktiviteter"
    for cells in (*ABOVE, HEADINGS, row(), row(target="H2")):
        page.append(list(cells))
    page.row_dimensions[6].hidden = True

    new = found(saved(book), words)

    assert [one.target for one in new.activities] == ["H1"]
    assert [issue.cell for issue in new.issues] == ["A6"]


@pytest.mark.parametrize("evidence", ["Samtale med 010190-1234", "0101901234", 101901234.0])
def test_one_person_number_refuses_the_whole_file(evidence: object, words: Vocabulary) -> None:
    new = found(sheet(row(target="H2"), row(evidence=evidence)), words)

    assert not new.usable
    assert [(issue.sheet, issue.cell) for issue in new.issues] == [("Aktiviteter", "F")]
    assert "1 personnummer (CPR)" in new.issues[0].problem
    assert "0190" not in str(new)


def test_it_comes_the_same_way_from_the_reading_process(words: Vocabulary, content_folder: Path) -> None:
    content = sheet(row(), row(word="nej", target="H2"))

    there = read_export("aktiviteter.xlsx", content, content_folder)

    assert (there.activities, there.issues) == (found(content, words).activities, found(content, words).issues)


def test_a_sheet_saved_as_text_is_read_too(words: Vocabulary) -> None:
    lines = ["Plan: hvidovre-2020;;;;;", ";".join(HEADINGS), "H1;Udbred;Handicap;forsinket;01-03-2020;"]

    (one,) = found("\n".join(lines).encode(), words).activities

    assert (one.target, one.state, one.on, one.place) == ("H1", ActivityState.DELAYED, DAY, Place("", "A3"))
