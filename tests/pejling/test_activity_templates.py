"""The template's sheet of activities: filled in and loaded it says what was chosen, left alone nothing new."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pejling import goals
from pejling.activities import Activities, Activity, ActivityState
from pejling.activity_templates import SHEET
from pejling.cli import main
from pejling.intake import load_vocabulary, read_own
from pejling.library import Library
from pejling.receipts import receipt
from pejling.store import Store
from pejling.templates import template
from tests.pejling.builders import moment, saved

PLAN = "hvidovre-2020"
TODAY = date(2020, 10, 20)
TOP = 7


@pytest.fixture
def book(library: Library, store: Store) -> openpyxl.Workbook:
    """Return the template with H1 said to be under way, with evidence that begins like a formula."""
    Activities(store.folder).add(
        Activity(PLAN, "H1", ActivityState.UNDER_WAY, date(2020, 3, 1), "- se referat", "ABC", moment("2020-03-02"))
    )
    return openpyxl.load_workbook(io.BytesIO(template(library.plans[PLAN], store, library, TODAY)))


def page(book: openpyxl.Workbook) -> Worksheet:
    found = book[SHEET]
    assert isinstance(found, Worksheet)
    return found


def test_every_activity_has_its_row_with_what_was_said_last(book: openpyxl.Workbook, library: Library) -> None:
    rows = list(page(book).iter_rows(min_row=TOP, values_only=True))

    assert [row[0] for row in rows] == [
        one.id for one in library.plans[PLAN].targets if isinstance(one.goal, goals.Activity)
    ]
    assert rows[0][2:4] == ("Handicap", "i gang")
    assert rows[1][3:] == (None, None, None)


def test_the_state_is_chosen_from_a_list(book: openpyxl.Workbook) -> None:
    states, _ = page(book).data_validations.dataValidation

    assert states.formula1 == '"ikke startet,i gang,gennemført,forsinket"'
    assert f"D{TOP}" in states.sqref
    assert f"D{page(book).max_row}" in states.sqref


def test_left_alone_it_says_nothing_new(
    book: openpyxl.Workbook, library: Library, store: Store, content_folder: Path
) -> None:
    new = read_own("skabelon.xlsx", saved(book), load_vocabulary(content_folder))

    shown = receipt(new, store, library)

    assert (shown.status, shown.issues, shown.activities.unchanged) == ("intet nyt", (), 1)


def test_filled_in_and_loaded_by_the_command_it_says_what_was_chosen(
    book: openpyxl.Workbook, store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page(book).cell(TOP, 4).value = "gennemført"
    page(book).cell(TOP + 1, 4).value = "næsten"
    file = tmp_path / "egne-tal.xlsx"
    file.write_bytes(saved(book))

    assert main(["load", "--store", str(store.folder), "--by", "ABC", str(file)]) == 0

    told = capsys.readouterr().out
    assert "1 aktivitet er ny eller ændret." in told
    assert f"  Fejl: ark Aktiviteter, celle D{TOP + 1}: vælg en af de fire" in told
    newest = Activities(store.folder).newest(PLAN)["H1"]
    assert (newest.state, newest.by, newest.evidence) == (ActivityState.DONE, "ABC", "- se referat")


def test_the_command_refuses_a_name_that_may_be_a_person_number(
    book: openpyxl.Workbook, store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "egne-tal.xlsx"
    file.write_bytes(saved(book))

    assert main(["load", "--store", str(store.folder), "--by", "010190-1234", str(file)]) == 2
    assert "0190" not in capsys.readouterr().err
    assert store.is_empty
