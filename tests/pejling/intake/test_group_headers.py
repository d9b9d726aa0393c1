"""Group headers that stand over the middle of their columns: no figure may go to the group beside."""

from __future__ import annotations

import pytest

from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read

RATE = "aktiveringsgrad"
MONTHS, YEARS = ["Jan", "Feb", "Mar"], [2023, 2024, 2025]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Aktiveringsgrad"],
            [None, None, 2024, None, None, 2025, None],
            ["Område", *MONTHS, *MONTHS],
            ["Hvidovre", 10.1, 10.2, 10.3, 11.1, 11.2, 11.3],
        ],
        [
            ["Aktiveringsgrad"],
            ["Måned", None, "Hvidovre", None, None, "Ballerup", None],
            [None, *YEARS, *YEARS],
            ["Januar", 10.1, 10.2, 10.3, 11.1, 11.2, 11.3],
            ["Februar", 12.1, 12.2, 12.3, 13.1, 13.2, 13.3],
        ],
        [
            ["Kontanthjælp"],
            [None, None, "Jan 2025", None, None, "Feb 2025", None],
            ["Område", *["Antal personer", "Aktiveringsgrad", "Andel aktiveringsberørte"] * 2],
            ["Hvidovre", 900, 10.1, 40.1, 901, 10.2, 40.2],
        ],
    ],
)
def test_a_group_header_in_the_middle_of_its_columns_refuses_the_table(read: Read, rows: list[list[object]]) -> None:
    told = read(workbook(*rows))

    assert told.figures == {}
    assert "står ikke over den første af sine kolonner" in told.errors[0].problem
    assert told.errors[0].cell == "C"


def test_a_total_before_the_groups_changes_nothing(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad"],
            [None, None, 2024, None, 2025, None],
            ["Område", "I alt", "Jan", "Feb", "Jan", "Feb"],
            ["Hvidovre", 9.9, 10.1, 10.2, 11.1, 11.2],
        )
    )

    assert told.figures == {
        (RATE, "167", "", "2024-01"): 10.1,
        (RATE, "167", "", "2024-02"): 10.2,
        (RATE, "167", "", "2025-01"): 11.1,
        (RATE, "167", "", "2025-02"): 11.2,
    }


@pytest.mark.parametrize(
    ("title", "areas", "known"),
    [
        ("Område", ("Hvidovre", "Hvidovre Nord", "Friheden"), {"167"}),
        ("Kommunekode", (167, 153), {"167", "153"}),
    ],
)
def test_a_title_merged_downwards_over_two_header_rows_is_its_columns(
    read: Read, title: str, areas: tuple[object, ...], known: set[str]
) -> None:
    told = read(
        workbook(
            ["Periode", title, "Aktiveringsgrad", None],
            [None, None, "Mænd", "Kvinder"],
            *([month, area, 10.1, 11.1] for month in ("Jan 2026", "Feb 2026") for area in areas),
        )
    )

    assert told.figures == {
        (RATE, area, f"koen={sex}", month): value
        for area in known
        for month in ("2026-01", "2026-02")
        for sex, value in (("maend", 10.1), ("kvinder", 11.1))
    }


@pytest.mark.parametrize("name", ["Køn", "Sex"])
def test_a_breakdowns_name_above_its_categories_is_no_group(read: Read, name: str) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad, Hvidovre"],
            [None, name, None, None],
            ["Periode", "I alt", "Kvinder", "Mænd"],
            ["jan 2020", 15, 14, 16],
        )
    )

    expected = {"": 15, "koen=kvinder": 14, "koen=maend": 16}
    assert told.figures == {(RATE, "167", group, "2020-01"): value for group, value in expected.items()}
    assert not told.issues


@pytest.mark.parametrize("below", ["I alt", "Kvinder"])
def test_the_name_of_another_breakdown_is_not_passed_over(read: Read, below: str) -> None:
    told = read(workbook(["Aktiveringsgrad, Hvidovre"], [None, "Uddannelse"], ["Periode", below], ["jan 2020", 15]))

    assert not told.figures
    assert "kolonnens gruppe er ukendt ('Uddannelse')" in told.problems


def test_a_theme_above_the_measures_that_are_called_so_is_no_group(read: Read) -> None:
    header = [None, None, "Aktivering", None]
    told = read(
        workbook(
            header,
            ["Periode", "Område", "Aktiveringsgrad", "Antal langtidsledige personer"],
            ["jan 2020", "Hvidovre", 15, 145],
        )
    )

    assert told.figures == {(RATE, "167", "", "2020-01"): 15}
