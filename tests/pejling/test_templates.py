"""The workbook to count in: what is typed into it comes back exactly, and what is left empty changes nothing."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from pejling.entries import counted
from pejling.intake import TEMPLATE_TITLE, Import, Severity, load_vocabulary, read_export, read_own
from pejling.intake.activity_sheets import ACTIVITIES_TITLE
from pejling.library import Library
from pejling.plans import Plan
from pejling.series import Mark, group_id
from pejling.store import Store
from pejling.templates import template
from tests.pejling.builders import first_sheet, imported, moment, plan, rows_of, saved

TODAY = date(2020, 10, 20)
FIRST_ROW, FIRST_COLUMN = 8, 3
Figures = dict[tuple[str, str, str], float]


def read(content: bytes, folder: Path) -> Import:
    """Read a filled workbook as the page does, in this process."""
    return read_own("skabelon.xlsx", content, load_vocabulary(folder))


def figures(new: Import) -> Figures:
    """Return an import's figures by indicator, group and number of period."""
    rows = new.observations.to_pylist()
    return {(row["indicator"], row["group"], f"{row['frequency']} {row['number']}"): row["value"] for row in rows}


def filled(content: bytes, values: dict[str, float]) -> tuple[bytes, int]:
    """Type values into cells of every sheet, by column title; return how many cells were filled."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    typed = 0
    for page in book.worksheets:
        for column in range(1, page.max_column + 1):
            title = str(page.cell(FIRST_ROW - 1, column).value)
            for row in range(FIRST_ROW, page.max_row + 1):
                if title in values:
                    page.cell(row, column).value = values[title] + row
                    typed += 1
    return saved(book), typed


def grouped_plan() -> Plan:
    """Make a plan that asks for own counts of women and of men."""
    asked = {"title": "Match", "activity": True, "indicator": "haandholdte_match"}
    return plan(
        asked | {"id": "A"},
        *({"id": sex, "group": {"koen": sex}} | asked for sex in ("kvinder", "maend")),
        {"id": "B", "title": "Bedre", "direction_only": True, "indicator": "cv_andel_aktivitetsparate"},
    )


@pytest.mark.parametrize("which", ["hvidovre-2020", "grouped"])
def test_what_is_typed_comes_back_exactly(which: str, library: Library, store: Store, content_folder: Path) -> None:
    chosen = grouped_plan() if which == "grouped" else library.plans[which]
    own = counted(chosen, library.indicators)
    names = {one.indicator.name: 5.0 + place for place, one in enumerate(own)}

    content, typed = filled(template(chosen, store, library, TODAY), names)
    new = read_export("skabelon.xlsx", content, content_folder)

    assert new.issues == ()
    assert len(figures(new)) == typed > 30
    assert {(name, group) for name, group, _ in figures(new)} == {
        (one.indicator.id, group_id(one.group)) for one in own
    }
    per_column: dict[str, list[float]] = {}
    for (name, group, _), value in sorted(figures(new).items()):
        per_column.setdefault(f"{name} {group}", []).append(value - names[library.indicators[name].name])
    assert all(ones == [ones[0] + step for step in range(len(ones))] for ones in per_column.values())


def test_an_empty_template_is_refused_with_a_way_out(library: Library, store: Store, content_folder: Path) -> None:
    new = read(template(library.plans["hvidovre-2020"], store, library, TODAY), content_folder)

    assert not new.usable
    assert [issue.severity for issue in new.issues] == [Severity.ERROR]
    assert "skabelonen er tom" in new.issues[0].problem


def test_what_is_known_stands_there_and_comes_back_unchanged(
    library: Library, store: Store, content_folder: Path
) -> None:
    store.add(imported(rows_of("jobordrer_besat", "167", "2020-Q1", [35, 12])), moment("2020-07-20"))

    new = read(template(library.plans["hvidovre-2020"], store, library, TODAY), content_folder)

    assert (store.changes(new).new, store.changes(new).unchanged, store.changes(new).revisions) == (0, 2, ())


def test_small_numbers_do_not_stand_there_and_stay_as_they_are(
    library: Library, store: Store, content_folder: Path
) -> None:
    store.add(imported(rows_of("haandholdte_match", "167", "2020-Q1", [24, 4])), moment("2020-07-20"))

    new = read(template(library.plans["hvidovre-2020"], store, library, TODAY), content_folder)

    assert sorted(figures(new).values()) == [24]


def test_two_dots_take_a_figure_back(library: Library, store: Store, content_folder: Path) -> None:
    store.add(imported(rows_of("jobordrer_besat", "167", "2020-Q1", [35])), moment("2020-07-20"))
    book = openpyxl.load_workbook(io.BytesIO(template(library.plans["hvidovre-2020"], store, library, TODAY)))
    (cell,) = (cell for page in book for row in page for cell in row if cell.value == 35)
    cell.value = ".."

    new = read(saved(book), content_folder)

    assert [(row["value"], row["mark"]) for row in new.observations.to_pylist()] == [(None, Mark.MISSING.value)]


def test_an_ordinary_file_keeps_its_empty_cells_as_hidden(content_folder: Path) -> None:
    book = openpyxl.Workbook()
    rows = (("1. kvt. 2020", "Hvidovre", 35), ("2. kvt. 2020", "Hvidovre"), ("3. kvt. 2020", "Hvidovre", 41))
    for row in (("Periode", "Område", "Besatte jobordrer"), *rows):
        first_sheet(book).append(row)

    new = read(saved(book), content_folder)

    wanted = [Mark.FINAL.value, Mark.SUPPRESSED.value, Mark.FINAL.value]
    assert [row["mark"] for row in new.observations.to_pylist()] == wanted


def test_a_plan_that_leaves_nothing_to_count_says_so(library: Library, store: Store) -> None:
    nothing = plan({"id": "A", "title": "Noget", "at_least": 16, "indicator": "aktiveringsgrad", "measured": "end"})
    book = openpyxl.load_workbook(io.BytesIO(template(nothing, store, library, TODAY)))

    assert "hverken aktiviteter eller tal, som jobcentret selv skal tælle" in str(book.worksheets[0]["A1"].value)


def test_the_first_line_tells_the_intake_what_it_is(library: Library, store: Store) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(library.plans["hvidovre-2020"], store, library, TODAY)))

    titles = [str(page["A1"].value).split(":")[0] for page in book.worksheets]
    assert {*titles[:-1]} == {TEMPLATE_TITLE}
    assert titles[-1] == ACTIVITIES_TITLE
