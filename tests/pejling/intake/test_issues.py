"""What is wrong with a file is told so that a person can read all of it."""

from __future__ import annotations

import json

from pejling import danish
from pejling.intake.issues import (
    MOST_ISSUES,
    MOST_PLACES,
    Issue,
    Severity,
    at_cells,
    at_places,
    issue_told,
    issue_understood,
    told_together,
)
from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read


def test_columns_with_the_same_problem_are_told_together_and_none_is_lost() -> None:
    (found,) = told_together([Issue("Data", column, "perioden mangler") for column in ("B", "D", "F", "H")])

    assert found.cell == "B, D, F og 1 til"
    assert (found.places, found.more) == (("B", "D", "F", "H"), 0)


def test_a_few_cells_or_columns_with_the_same_problem_keep_their_addresses() -> None:
    cells = [Issue("Data", cell, "intet tal") for cell in ("B7", "C2", "B2", "B3")]
    columns = [Issue("Data", column, "perioden mangler") for column in ("B", "C")]

    assert [one.cell for one in told_together((*columns, *cells))] == ["B og C", "B2:B3, B7 og C2"]


def test_a_problem_of_one_cell_is_as_it_was() -> None:
    assert told_together([Issue("Data", "B7", "intet tal")] * 2) == (Issue("Data", "B7", "intet tal"),)


def test_cells_below_each_other_are_written_as_excel_writes_them() -> None:
    found = at_cells("Data", 1, [1, 2, 3, 6, 8, 9, 11, 12], "intet tal")

    assert found.places == ("B2:B4", "B7", "B9:B10", "B12:B13")
    assert found.cell == "B2:B4, B7, B9:B10 og 2 til"
    assert at_cells("Data", 1, range(100), "intet tal") == Issue("Data", "B1:B100", "intet tal")


def test_problems_of_several_columns_are_joined_with_all_their_places() -> None:
    columns = (at_cells("Data", column, range(1, 200, 2), "intet tal") for column in (2, 3))

    (found,) = told_together(columns)

    assert found.cell == "C2, C4, C6 og 197 til"
    assert len(found.places) == 200


def test_places_beyond_what_is_kept_of_a_file_are_counted() -> None:
    most = 2 * MOST_PLACES
    several = [at_cells("Data", 1, range(0, 2 * most, 2), problem) for problem in ("et", "to")]

    first, second = told_together(several)

    assert (len(first.places), first.more) == (MOST_PLACES, most - MOST_PLACES)
    assert (len(second.places), second.more) == (1, most - 1)
    assert second.cell == f"B1 og {danish.number(most - 1)} til"


def test_what_is_kept_of_an_issue_is_read_back_as_it_was() -> None:
    one = at_places("Data", ("B2", "D", "B9"), "intet tal", Severity.NOTE)

    assert issue_understood(json.loads(json.dumps(issue_told(one)))) == one
    assert issue_understood({"sheet": "A", "cell": "B2", "problem": "x", "severity": "note"}).places == ()


def test_another_sheet_problem_or_severity_is_told_by_itself() -> None:
    issues = (
        Issue("Data", "B", "perioden mangler"),
        Issue("Mere", "B", "perioden mangler"),
        Issue("Data", "C", "området mangler"),
        Issue("Data", "D", "perioden mangler", Severity.ERROR),
        Issue("Data", "", "arket er skjult"),
    )

    assert told_together(issues) == issues


def test_a_file_with_a_thousand_different_problems_says_how_many_are_not_shown() -> None:
    found = told_together(Issue("Data", "B", f"problem {number}") for number in range(1000))

    assert len(found) == MOST_ISSUES + 1
    assert found[-1].problem == f"{1000 - MOST_ISSUES} bemærkninger mere er ikke vist"


def test_hundreds_of_tables_side_by_side_give_one_line_a_problem(read: Read) -> None:
    tables = 150
    rows = ([f"2026M0{month}", 1.0] * tables for month in (1, 2, 3))
    told = read(workbook(["Periode", "Aktiveringsgrad"] * tables, *rows))

    assert ("Ark1", f"B, D, F og {tables - 3} til") in told.places
    assert len(told.issues) < 5
