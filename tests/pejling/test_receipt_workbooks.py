"""The receipt as a workbook: what screen and commands tell, in full."""

from __future__ import annotations

import io
import random
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from pejling.intake import Issue, Severity, read_export
from pejling.library import Library
from pejling.periods import Period
from pejling.receipt_workbooks import receipt_workbook, workbook_name
from pejling.receipts import Receipt, kept_receipt, receipt, with_changes
from pejling.small_numbers import counted_here
from pejling.store import Store
from tests.pejling.builders import imported, moment, rows_of, workbook

RATE = "aktiveringsgrad"
CALM = [16.0 + month % 2 for month in range(20)]
ISSUE = Issue("Data", "B7", "=cellen kan ikke læses", Severity.WARNING)


@pytest.fixture
def new_receipt(store: Store, library: Library) -> Receipt:
    """Return the receipt of a file that changes ten figures and brings an odd one."""
    store.add(imported(rows_of(RATE, "167", "2020-01", CALM)), moment("2022-01-01"))
    changed = [value + 0.1 * month for month, value in enumerate(CALM[10:], start=1)]
    rows = rows_of(RATE, "167", "2020-11", [*changed, 99.0])
    return receipt(imported(rows, "juli.xlsx", (ISSUE,)), store, library)


def sheets(shown: Receipt, library: Library) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of each sheet, without the headings."""
    book = openpyxl.load_workbook(io.BytesIO(receipt_workbook(shown, library)))
    return {sheet.title: list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book.worksheets}


def test_the_workbook_has_a_sheet_for_each_part_of_the_receipt(new_receipt: Receipt, library: Library) -> None:
    found = sheets(new_receipt, library)

    assert list(found) == ["Kvittering", "Tal pr. indikator", "Ændrede tal", "Skal bekræftes", "Udeladt"]
    assert ("Fil", "juli.xlsx") in found["Kvittering"]
    assert ("Ændrede tal", 10) in found["Kvittering"]


def test_what_is_hidden_is_counted_beside_the_figures_so_that_the_counts_agree(store: Store, library: Library) -> None:
    shown = receipt(imported(rows_of("langtidsledige", "167", "2026-05", [3.0, None, 5.0])), store, library)

    front = {row[0]: row[1] for row in sheets(shown, library)["Kvittering"]}
    assert [front[name] for name in ("Tal", "Skjulte tal", "Uden værdi")] == [2, 1, 0]
    assert [front[name] for name in ("Nye tal", "Tal som før", "Ændrede tal")] == [3, 0, 0]


def test_every_change_is_there_the_largest_first_with_real_numbers_and_dates(
    new_receipt: Receipt, library: Library
) -> None:
    changes = sheets(new_receipt, library)["Ændrede tal"]

    assert len(changes) == 10
    _, _, name, area, group, period, first_day, before, now, change, unit = changes[0]
    assert (name, area, group, period, unit) == ("Aktiveringsgrad", "Hvidovre", None, "aug. 2021", "pct.")
    assert first_day == datetime(2021, 8, 1)  # noqa: DTZ001 - a day in a workbook has no zone
    assert (before, now) == (17.0, 18.0)
    assert change == pytest.approx(1.0)


def test_what_is_to_be_confirmed_is_there_with_what_is_usual(new_receipt: Receipt, library: Library) -> None:
    (step,) = sheets(new_receipt, library)["Skal bekræftes"]

    assert step[2:6] == ("Aktiveringsgrad", "Hvidovre", None, "sep. 2021")
    assert step[7:10] == (99.0, 18.0, "aug. 2021")


def test_of_the_job_centres_own_counts_no_number_tells_what_is_hidden(store: Store, library: Library) -> None:
    own = next(
        one for one in counted_here(library.indicators, library.settings) if library.indicators[one].source.manual
    )
    first = Period.of(library.indicators[own].frequency, 2000).id
    store.add(imported(rows_of(own, "167", first, CALM)), moment("2022-01-01"))
    shown = receipt(imported(rows_of(own, "167", first, [*CALM, 99.0])), store, library)

    (row,) = sheets(shown, library)["Skal bekræftes"]

    assert [cell for cell in row[:-1] if isinstance(cell, int | float)] == []
    assert row.count("skjult") == 4


def test_what_is_to_be_confirmed_and_what_was_left_out_say_sheet_and_cell(
    store: Store, library: Library, content_folder: Path
) -> None:
    values = [*(16.0 + month % 2 for month in range(18)), 99.0]
    rows = [[f"{2020 + month // 12}M{month % 12 + 1:02}", "Hvidovre", value] for month, value in enumerate(values)]
    content = workbook(["Periode", "Område", "Aktiveringsgrad"], *rows, title="Data")
    new = read_export("juli.xlsx", content, content_folder)
    shown = receipt(new, store, library)
    kept = kept_receipt(store.add(new, without=shown.unconfirmed), store, library)

    assert sheets(shown, library)["Skal bekræftes"][0][:2] == ("Data", "C20")
    assert sheets(kept, library)["Udeladt"][0][:3] == ("Ikke bekræftet", "Data", "C20")
    assert "Aktiveringsgrad, Hvidovre, jul. 2021 (ark Data, celle C20): 99,0 pct." in shown.steps_in_words[0]


def test_a_change_says_in_which_cell_the_new_figure_stands(
    store: Store, library: Library, content_folder: Path
) -> None:
    store.add(imported(rows_of(RATE, "167", "2020-01", CALM)), moment("2022-01-01"))
    rows = [["2020M01", "Hvidovre", 16.0], ["2020M02", "Hvidovre", 17.5]]
    content = workbook(["Periode", "Område", "Aktiveringsgrad"], *rows, title="Data")

    shown = receipt(read_export("ret.xlsx", content, content_folder), store, library)

    assert [row[:2] for row in sheets(shown, library)["Ændrede tal"]] == [("Data", "C3")]


def test_what_was_left_out_says_where_and_a_text_of_a_file_is_no_formula(
    new_receipt: Receipt, library: Library
) -> None:
    assert sheets(new_receipt, library)["Udeladt"] == [("Bemærk", "Data", "B7", "'=cellen kan ikke læses")]


def test_every_cell_that_could_not_be_read_has_its_address_there_also_when_the_file_is_kept(
    store: Store, library: Library, content_folder: Path
) -> None:
    chance = random.Random(29)  # noqa: S311 - the same cells every time
    months = [f"{2016 + month // 12}M{month % 12 + 1:02}" for month in range(96)]
    names = ["Aktiveringsgrad", "Andel aktiveringsberørte"]
    rows = [[month, "Hvidovre", *(chance.choice([17.5, "ca. 12", 104.0]) for _ in names)] for month in months]
    content = workbook(["Periode", "Område", *names], *rows, title="Data")
    new = read_export("juli.xlsx", content, content_folder)

    shown = receipt(new, store, library)
    kept = kept_receipt(store.add(new), store, library)

    wrong = {
        f"{letter}{number}"
        for number, (_, _, *figures) in enumerate(rows, start=2)
        for letter, figure in zip("CD", figures, strict=True)
        if figure != 17.5
    }
    for one in (shown, kept):
        told = [place for _, sheet, place, _ in sheets(one, library)["Udeladt"] if sheet == "Data"]
        assert len(told) > 20
        assert {cell for place in told for cell in cells_of(str(place))} == wrong
    assert len(shown.issues) < 5


def cells_of(place: str) -> list[str]:
    """Return the cells of a range, one by one."""
    first, _, last = place.partition(":")
    return [f"{first[0]}{row}" for row in range(int(first[1:]), int((last or first)[1:]) + 1)]


def test_a_kept_receipt_tells_what_the_store_remembers(store: Store, library: Library) -> None:
    new = imported(rows_of(RATE, "167", "2020-01", [*CALM, 99.0]), "juli.xlsx", (ISSUE,))
    stored = store.add(new, moment("2022-01-01"), without=[20])

    shown = kept_receipt(stored, store, library)

    assert shown.summary == "20 tal til 1 indikator fra 21 rækker; indlæst 1. januar 2022."
    left_out = sheets(shown, library)["Udeladt"]
    told = "Aktiveringsgrad, Hvidovre, sep. 2021: 99,0 pct. springer usædvanligt meget og er ikke bekræftet"
    assert left_out[1] == ("Ikke bekræftet", None, None, told)


def test_a_receipt_fetched_later_has_the_old_values_of_what_counted_when_the_file_was_loaded(
    store: Store, library: Library
) -> None:
    store.add(imported(rows_of(RATE, "167", "2020-01", CALM), "maj.xlsx"), moment("2022-05-01"))
    withdrawn = imported(rows_of(RATE, "167", "2021-08", [99.0]), "fejl.xlsx")
    store.add(withdrawn, moment("2022-05-02"))
    store.withdraw(withdrawn.digest, "Ida", "forkert", moment("2022-05-03"))
    stored = store.add(imported(rows_of(RATE, "167", "2021-08", [18.0, 19.0]), "juni.xlsx"), moment("2022-06-01"))
    store.add(imported(rows_of(RATE, "167", "2021-08", [20.0]), "juli.xlsx"), moment("2022-07-01"))

    found = sheets(with_changes(kept_receipt(stored, store, library), stored, store), library)

    assert [row[7:10] for row in found["Ændrede tal"]] == [(17, 18, 1)]
    assert {("Nye tal", 1), ("Tal som før", 0), ("Ændrede tal", 1)} <= set(found["Kvittering"])


def test_the_workbook_is_named_after_the_file(new_receipt: Receipt) -> None:
    assert workbook_name(new_receipt) == "kvittering juli.xlsx"
