"""What is wrong with a file is told so that a person can read all of it."""

from __future__ import annotations

from pejling.intake.issues import MOST_ISSUES, Issue, Severity, told_together
from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read


def test_columns_with_the_same_problem_are_told_together() -> None:
    found = told_together([Issue("Data", column, "perioden mangler") for column in ("B", "D", "F", "H")])

    assert found == (Issue("Data", "B og 3 til", "perioden mangler"),)


def test_a_few_cells_or_columns_with_the_same_problem_keep_their_addresses() -> None:
    cells = tuple(Issue("Data", f"B{row}", "intet tal") for row in range(2, 6))
    columns = tuple(Issue("Data", column, "perioden mangler") for column in ("B", "C"))

    assert told_together((*columns, *cells)) == (*columns, *cells)


def test_many_cells_with_the_same_problem_are_counted_after_the_first() -> None:
    found = told_together(Issue("Data", f"B{row}", "intet tal") for row in range(1, 101))

    assert [one.cell for one in found[-2:]] == ["B19", "B20 og 80 til"]


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

    assert ("Ark1", f"B og {tables - 1} til") in told.places
    assert len(told.issues) < 5
