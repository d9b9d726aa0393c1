"""Several tables on one sheet, and what is hidden on it."""

from __future__ import annotations

from datetime import datetime

import openpyxl
import pytest

from tests.pejling.builders import first_sheet, saved, workbook
from tests.pejling.intake.conftest import Read
from tests.pejling.intake.readings import Figures
from tests.pejling.intake.tabs import Tab, xlsx

RATE, TOUCHED, LONG_TERM = "aktiveringsgrad", "andel_aktiveringsberoerte", "langtidsledige"
MONTHS = ["Aug 2021", "Sep 2021"]
AUGUST, SEPTEMBER = datetime(2021, 8, 1), datetime(2021, 9, 1)  # noqa: DTZ001 - Excel's dates know no time zone


def two_months(measure: str, area: str, *values: float) -> Figures:
    """Make the figures of August and September 2021."""
    return {(measure, area, "", f"2021-{8 + place:02d}"): value for place, value in enumerate(values)}


TWO_AREAS = two_months(RATE, "000", 14.0, 15.4) | two_months(RATE, "167", 10.1, 12.0)
TWO_MEASURES = two_months(RATE, "167", 10.1, 12.0) | two_months(TOUCHED, "167", 29.0, 31.0)


# one above the other


def test_two_measures_one_above_the_other(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad"],
            ["Område", *MONTHS],
            ["Hvidovre", 10.1, 12.0],
            [],
            ["Andel aktiveringsberørte"],
            ["Område", *MONTHS],
            ["Hvidovre", 29.0, 31.0],
        )
    )

    assert told.figures == TWO_MEASURES
    assert told.issues == ()


def test_two_areas_one_above_the_other_under_one_title(read: Read) -> None:
    told = read(
        workbook(
            ["Kontanthjælp: Aktivering"],
            [],
            ["Hele landet"],
            ["Periode", "Aktiveringsgrad"],
            ["aug 2021", 14.0],
            ["sep 2021", 15.4],
            [],
            ["Hvidovre"],
            ["Periode", "Aktiveringsgrad"],
            ["aug 2021", 10.1],
            ["sep 2021", 12.0],
            [],
            ["Kilde: Jobindsats.dk"],
        )
    )

    assert told.figures == TWO_AREAS
    assert told.issues == ()


def test_a_second_table_takes_area_and_measure_from_the_lines_at_the_top(read: Read) -> None:
    told = read(
        workbook(
            ["Kontanthjælp: Aktiveringsgrad"],
            ["Område: Hvidovre"],
            [],
            ["Visitationskategori", *MONTHS],
            ["Uddannelsesparat", 10.1, 12.0],
            [],
            ["Køn", *MONTHS],
            ["Kvinder", 9.0, 9.5],
        )
    )

    assert told.figures == {
        (RATE, "167", "visitation=uddannelsesparat", "2021-08"): 10.1,
        (RATE, "167", "visitation=uddannelsesparat", "2021-09"): 12.0,
        (RATE, "167", "koen=kvinder", "2021-08"): 9.0,
        (RATE, "167", "koen=kvinder", "2021-09"): 9.5,
    }


def test_a_second_tables_own_title_is_never_read_as_the_firsts_benefit(read: Read) -> None:
    told = read(
        workbook(
            ["Kontanthjælp: Antal personer"],
            ["Område", *MONTHS],
            ["Hvidovre", 680, 690],
            [],
            ["Sygedagpenge: Antal personer"],
            ["Område", *MONTHS],
            ["Hvidovre", 900, 910],
        )
    )

    assert told.figures == two_months("kontanthjaelp_personer", "167", 680, 690)
    assert "skal nævne Kontanthjælp" in told.problems


def test_an_empty_row_inside_a_table_parts_nothing_and_masks_nothing(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Område", "Aktiveringsgrad"],
            ["aug 2021", "Hele landet", 14.0],
            ["sep 2021", "Hele landet", 15.4],
            [],
            ["aug 2021", "Hvidovre", 10.1],
            ["sep 2021", "Hvidovre", 12.0],
        )
    )

    assert told.figures == TWO_AREAS
    assert told.issues == ()


def test_the_cell_of_a_problem_in_a_lower_table_is_its_place_on_the_sheet(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad"],
            ["Område", *MONTHS],
            ["Hvidovre", 10.1, 12.0],
            [],
            ["Andel aktiveringsberørte"],
            ["Område", *MONTHS],
            [],
            ["Hele landet", 29.0, 31.0],
            ["Brøndby", 29.0, 31.0],
            ["Hvidovre", 29.0, "se note"],
        )
    )

    assert told.places == [("Ark1", "C10")]


def test_what_has_been_chosen_beside_its_names_is_no_table(read: Read) -> None:
    told = read(
        workbook(
            ["Måling", "Aktiveringsgrad"],
            ["Område", "Hvidovre"],
            [],
            ["Periode", "Aktiveringsgrad"],
            ["aug 2021", 10.1],
            ["sep 2021", 12.0],
        )
    )

    assert told.figures == two_months(RATE, "167", 10.1, 12.0)


# side by side


def test_two_areas_side_by_side_under_their_names(read: Read) -> None:
    told = read(
        workbook(
            ["Kontanthjælp: Aktivering"],
            [],
            ["Hvidovre", None, None, "Hele landet"],
            ["Periode", "Aktiveringsgrad", None, "Periode", "Aktiveringsgrad"],
            ["aug 2021", 10.1, None, "aug 2021", 14.0],
            ["sep 2021", 12.0, None, "sep 2021", 15.4],
        )
    )

    assert told.figures == TWO_AREAS
    assert told.issues == ()


def test_two_areas_side_by_side_without_an_empty_column_and_not_in_step(read: Read) -> None:
    told = read(
        workbook(
            [None, "Hvidovre", None, "Hele landet"],
            ["Dato", "Aktiveringsgrad", "Dato", "Aktiveringsgrad"],
            [SEPTEMBER, 12.0, AUGUST, 14.0],
            [AUGUST, 10.1, SEPTEMBER, 15.4],
        )
    )

    assert told.figures == TWO_AREAS


def test_two_measures_side_by_side_each_with_its_own_months_across(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad", None, None, None, "Andel aktiveringsberørte"],
            ["Område", *MONTHS, None, "Område", *MONTHS],
            ["Hvidovre", 10.1, 12.0, None, "Hvidovre", 29.0, 31.0],
        )
    )

    assert told.figures == TWO_MEASURES


def test_tables_side_by_side_of_different_heights(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad", None, None, None, "Andel aktiveringsberørte"],
            ["Område", *MONTHS, None, "Område", *MONTHS],
            ["Hele landet", 14.0, 15.4, None, "Hvidovre", 29.0, 31.0],
            ["Hvidovre", 10.1, 12.0],
        )
    )

    assert told.figures == TWO_AREAS | two_months(TOUCHED, "167", 29.0, 31.0)


def test_an_empty_column_inside_a_table_parts_nothing(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Område", "Aktiveringsgrad", None, "Andel aktiveringsberørte"],
            ["aug 2021", "Hvidovre", 10.1, None, 29.0],
            ["sep 2021", "Hvidovre", 12.0, None, 31.0],
        )
    )

    assert told.figures == TWO_MEASURES


def test_the_day_a_figure_was_updated_is_not_its_period(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Område", "Aktiveringsgrad", "Opdateret", "Andel aktiveringsberørte"],
            [AUGUST, "Hvidovre", 10.1, datetime(2021, 10, 5), 29.0],  # noqa: DTZ001
            [SEPTEMBER, "Hvidovre", 12.0, datetime(2021, 11, 5), 31.0],  # noqa: DTZ001
        )
    )

    assert told.figures == TWO_MEASURES


def test_four_tables_two_by_two(read: Read) -> None:
    block = [["Periode", "Aktiveringsgrad", None, "Periode", "Andel aktiveringsberørte"]]
    told = read(
        workbook(
            ["Hvidovre", None, None, "Hvidovre"],
            *block,
            ["aug 2021", 10.1, None, "aug 2021", 29.0],
            ["sep 2021", 12.0, None, "sep 2021", 31.0],
            [],
            ["Hele landet", None, None, "Hele landet"],
            *block,
            ["aug 2021", 14.0, None, "aug 2021", 45.0],
            ["sep 2021", 15.4, None, "sep 2021", 46.0],
        )
    )

    assert told.figures == TWO_AREAS | TWO_MEASURES | two_months(TOUCHED, "000", 45.0, 46.0)


# hidden


def test_hidden_rows_and_columns_are_left_out_and_said(read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = first_sheet(book)
    sheet.append(["Periode", "Område", "Langtidsledige", "Antal langtidsledige personer", "Aktiveringsgrad"])
    for month, value in (("jul 2021", 99.0), ("aug 2021", 10.1), ("sep 2021", 12.0)):
        sheet.append([month, "Hvidovre", 7, 170, value])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = sheet.column_dimensions["D"].hidden = True

    told = read(saved(book))

    assert told.figures == two_months(RATE, "167", 10.1, 12.0)
    assert told.places == [("Sheet", "A2"), ("Sheet", "C og D")]
    assert "en skjult række er ikke brugt" in told.problems
    assert "2 skjulte kolonner er ikke brugt" in told.problems


def test_the_cell_of_a_problem_is_right_where_rows_and_columns_are_hidden(read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = first_sheet(book)
    sheet.append(["Periode", "Kode", "Område", "Aktiveringsgrad"])
    for month, value in (("jun 2021", 9.0), ("jul 2021", 9.9), ("aug 2021", "se note"), ("sep 2021", 12.0)):
        sheet.append([month, 167, "Hvidovre", value])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True

    assert read(saved(book)).places == [("Sheet", "A2"), ("Sheet", "B"), ("Sheet", "D4")]


def test_hidden_rows_and_columns_that_hold_nothing_are_not_mentioned(read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = first_sheet(book)
    for row in (["Periode", "Område", "Aktiveringsgrad"], ["aug 2021", "Hvidovre", 10.1], ["sep 2021", "Hvidovre", 12]):
        sheet.append(row)
    sheet.row_dimensions[40].hidden = sheet.column_dimensions["H"].hidden = True

    told = read(saved(book))

    assert told.figures == two_months(RATE, "167", 10.1, 12.0)
    assert told.issues == ()


def hiding(rows: list[list[object]], row: int = 0, column: str = "") -> bytes:
    """Make a workbook with a hidden row (as Excel counts), or a hidden column."""
    book = openpyxl.Workbook()
    sheet = first_sheet(book)
    for one in rows:
        sheet.append(one)
    if row:
        sheet.row_dimensions[row].hidden = True
    if column:
        sheet.column_dimensions[column].hidden = True
    return saved(book)


@pytest.mark.parametrize(
    ("title", "cells"),
    [("Køn", ("Kvinder", "Kvinder")), ("Køn", (1, 1)), ("Gruppe", ("Mænd", "Kvinder")), ("Type", ("Mål", "Resultat"))],
)
def test_a_hidden_column_that_says_of_whom_the_rows_are_refuses_the_sheet(
    read: Read, title: str, cells: tuple[object, object]
) -> None:
    months = zip(("aug 2021", "sep 2021"), cells, strict=True)
    rows = [[month, "Hvidovre", cell, 10.1] for month, cell in months]
    told = read(hiding([["Periode", "Område", title, "Aktiveringsgrad"], *rows], column="C"))

    assert told.figures == {}
    assert told.errors[0].cell == "C"
    assert "siger, hvem eller hvad arkets tal er for; arket er ikke brugt. Vis kolonnen" in told.problems


@pytest.mark.parametrize(
    ("title", "cell"),
    [("Køn", "I alt"), ("Alder", "Alle aldre"), ("Kode", 167), ("Mål", 12.5), ("Kilde", "Jobindsats")],
)
def test_a_hidden_column_of_everybody_or_of_something_else_does_not(read: Read, title: str, cell: object) -> None:
    rows = [[month, "Hvidovre", cell, 10.1] for month in ("aug 2021", "sep 2021")]
    told = read(hiding([["Periode", "Område", title, "Aktiveringsgrad"], *rows], column="C"))

    assert told.figures == two_months(RATE, "167", 10.1, 10.1)


@pytest.mark.parametrize("title", ["Kun kvinder", "Måltal", "Unge under 30 år"])
def test_a_hidden_title_that_says_of_whom_or_what_the_figures_are_refuses_the_sheet(read: Read, title: str) -> None:
    told = read(hiding([[title], ["Periode", "Område", "Aktiveringsgrad"], ["aug 2021", "Hvidovre", 10.1]], row=1))

    assert told.figures == {}
    assert told.errors[0].cell == "A1"
    assert f"det skjulte '{title}' siger" in told.problems


@pytest.mark.parametrize("title", ["Hvidovre", "Aktiveringsgrad", "Kilde: mænd og tal", "Kontanthjælp"])
def test_another_hidden_title_does_not(read: Read, title: str) -> None:
    told = read(hiding([[title], ["Periode", "Område", "Aktiveringsgrad"], ["aug 2021", "Hvidovre", 10.1]], row=1))

    assert list(told.figures.values()) == [10.1]


# a hand-made workbook


@pytest.mark.parametrize("own_row", [True, False])
def test_a_hand_made_workbook_of_one_tab_a_theme(read: Read, own_row: bool) -> None:  # noqa: FBT001 - two layouts
    book = openpyxl.Workbook()
    themes: dict[str, list[tuple[str, float, float]]] = {
        "Aktivering": [("Aktiveringsgrad", 12.0, 15.4), ("Andel aktiveringsberørte", 31.0, 46.0)],
        "Unge UDV": [("Antal langtidsledige personer", 170, 9000)],
    }
    for theme, measures in themes.items():
        sheet = book.create_sheet(theme)
        labels = [(area, name) for name, *_ in measures for area in ("Hvidovre", "Hele landet")]
        if own_row:
            sheet.append([None, None, *(area for area, _ in labels)])
            sheet.append(["Tael", "Dato", *(name for _, name in labels)])
        else:
            sheet.append(["Tael", "Dato", *(f"{name}, {area}" for area, name in labels)])
        for place, when in enumerate((SEPTEMBER, AUGUST)):
            sheet.append([place + 1, when, *(value - place for _, *values in measures for value in values)])
    book.remove(first_sheet(book))

    told = read(saved(book))

    assert told.figures == (
        two_months(RATE, "167", 11.0, 12.0)
        | two_months(RATE, "000", 14.4, 15.4)
        | two_months(TOUCHED, "167", 30.0, 31.0)
        | two_months(TOUCHED, "000", 45.0, 46.0)
        | two_months(LONG_TERM, "167", 169, 170)
        | two_months(LONG_TERM, "000", 8999, 9000)
    )
    assert told.issues == ()


# found by made workbooks


def test_tables_side_by_side_that_each_begin_with_a_counter(read: Read) -> None:
    header, rows = ["Tael", "Periode", "Hele landet", "Hvidovre"], [("aug 2021", 14.0, 10.1), ("sep 2021", 15.4, 12.0)]
    told = read(
        workbook(
            ["Aktiveringsgrad", None, None, None, None, "Andel aktiveringsberørte"],
            [*header, None, *header],
            *([place, *row, None, place, row[0], row[1] + 30, row[2] + 30] for place, row in enumerate(rows)),
        )
    )

    touched = two_months(TOUCHED, "000", 44.0, 45.4) | two_months(TOUCHED, "167", 40.1, 42.0)
    assert told.figures == TWO_AREAS | touched


def test_empty_columns_beside_a_group_that_spans_are_no_measures(read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = first_sheet(book)
    for row in (["Aktiveringsgrad"], [None, "Hvidovre"], ["Periode", "I alt"], ["aug 2021", 10.1], ["sep 2021", 12.0]):
        sheet.append(row)
    sheet["F9"] = " "

    assert read(saved(book)).figures == two_months(RATE, "167", 10.1, 12.0)


def test_measures_down_with_areas_across(read: Read) -> None:
    told = read(
        workbook(
            ["Måling", "Periode", "Hele landet", "Hvidovre"],
            ["Aktiveringsgrad", "aug 2021", 14.0, 10.1],
            [None, "sep 2021", 15.4, 12.0],
        )
    )

    assert told.figures == TWO_AREAS


def test_a_table_that_ends_in_a_figure_like_a_municipalitys_code_does_not_swallow_the_next(read: Read) -> None:
    told = read(
        workbook(
            ["Kontanthjælp: Antal langtidsledige personer"],
            [None, "Hvidovre", None],
            ["Periode", "I alt", "Uddannelsesparat"],
            ["Aug 2021", "167", "56"],
            ["Sep 2021", "101", "48"],
            [],
            ["Kontanthjælp: Aktiveringsgrad"],
            [None, "Hvidovre", None],
            ["Periode", "I alt", "Uddannelsesparat"],
            ["Aug 2021", "10,1", "60,9"],
            ["Sep 2021", "12,0", "76,2"],
        )
    )

    assert two_months(RATE, "167", 10.1, 12.0).items() <= told.figures.items()
    assert two_months(LONG_TERM, "167", 167.0, 101.0).items() <= told.figures.items()


def test_a_count_that_looks_like_a_year_does_not_hide_the_next_tables_header(read: Read) -> None:
    header, groups = [None, "Jan 2025", "Jan 2025"], ["Område", "I alt", "Jobparat"]
    told = read(
        workbook(
            ["Kontanthjælp: Antal langtidsledige personer"],
            header,
            groups,
            ["Hvidovre", 2020, 100],
            [],
            ["Kontanthjælp: Aktiveringsgrad"],
            header,
            groups,
            ["Hvidovre", 18.3, 7.1],
        )
    )

    assert told.figures == {
        ("langtidsledige", "167", "", "2025-01"): 2020,
        ("langtidsledige", "167", "visitation=jobparat", "2025-01"): 100,
        ("aktiveringsgrad", "167", "", "2025-01"): 18.3,
        ("aktiveringsgrad", "167", "visitation=jobparat", "2025-01"): 7.1,
    }


@pytest.mark.parametrize("hidden", [{"hidden_rows": [0, 1]}, {"hidden_columns": [0, 1, 2]}])
def test_a_sheet_of_which_nothing_is_shown_has_no_table(read: Read, hidden: dict[str, list[int]]) -> None:
    rows = [["Periode", "Område", "Aktiveringsgrad"], ["Jan 2025", "Hvidovre", 14.0]]
    told = read(xlsx(Tab("Ark1", rows, **hidden)))  # type: ignore[arg-type]

    assert told.figures == {}
    assert "skjult" in told.problems
