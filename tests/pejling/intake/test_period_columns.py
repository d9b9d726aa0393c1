"""Several columns of dates: the one headed as the period is that of the figures, and a first and last day span it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read
from tests.pejling.intake.readings import Told

RATE = "aktiveringsgrad"
DRAWN = date(2026, 8, 22)


def periods(told: Told) -> dict[str, float | None]:
    """Return the figures of a reading by period; all are Hvidovre's, and of no group."""
    assert {key[:3] for key in told.figures} <= {(RATE, "167", "")}
    return {key[3]: value for key, value in told.figures.items()}


@pytest.mark.parametrize(
    ("title", "drawn"),
    [
        ("Opdateret", DRAWN),
        ("Udtræksdato", DRAWN),
        ("Hentet den", DRAWN),
        ("Senest opdateret", "22-08-2026"),
        ("Dato for udtræk", DRAWN),
        ("Oprettet", DRAWN),
    ],
)
def test_the_day_a_file_was_drawn_is_not_the_period(read: Read, title: str, drawn: object) -> None:
    told = read(
        workbook(
            [title, "Område", "Periode", "Aktiveringsgrad"],
            [drawn, "Hvidovre", "Jan 2025", 10.1],
            [drawn, "Hvidovre", "Feb 2025", 10.2],
        )
    )

    assert periods(told) == {"2025-01": 10.1, "2025-02": 10.2}
    assert not told.issues


def test_a_day_before_a_year_and_a_month_changes_nothing(read: Read) -> None:
    told = read(
        workbook(
            ["Opdateret", "Område", "År", "Måned", "Aktiveringsgrad"],
            [DRAWN, "Hvidovre", 2025, "Januar", 10.1],
            [DRAWN, "Hvidovre", 2025, "Februar", 10.2],
        )
    )

    assert periods(told) == {"2025-01": 10.1, "2025-02": 10.2}


def test_a_table_that_says_only_when_it_was_drawn_has_no_period(read: Read) -> None:
    told = read(workbook(["Opdateret", "Område", "Aktiveringsgrad"], [DRAWN, "Hvidovre", 10.1]))

    assert told.figures == {}
    assert any("perioden mangler" in issue.problem for issue in told.errors)


@pytest.mark.parametrize("before", ["Forrige periode", "Foregående", "Periode året før"])
def test_the_period_before_is_not_the_period(read: Read, before: str) -> None:
    told = read(
        workbook(
            ["Område", before, "Periode", "Aktiveringsgrad"],
            ["Hvidovre", "2024M12", "2025M01", 10.1],
            ["Hvidovre", "2025M01", "2025M02", 10.2],
        )
    )

    assert periods(told) == {"2025-01": 10.1, "2025-02": 10.2}


def test_the_column_headed_exactly_as_period_goes_before_others(read: Read) -> None:
    told = read(
        workbook(
            ["Periode A", "Periode", "Område", "Aktiveringsgrad"],
            ["2024M12", "2025M01", "Hvidovre", 10.1],
            ["2025M01", "2025M02", "Hvidovre", 10.2],
        )
    )

    assert periods(told) == {"2025-01": 10.1, "2025-02": 10.2}


def test_columns_headed_alike_with_different_periods_are_refused_by_name(read: Read) -> None:
    told = read(
        workbook(
            ["Måned A", "Måned B", "Område", "Aktiveringsgrad"],
            ["Jan 2024", "Jan 2025", "Hvidovre", 10.1],
            ["Feb 2024", "Feb 2025", "Hvidovre", 10.2],
        )
    )

    assert told.figures == {}
    assert "'Måned A' (A) og 'Måned B' (B) siger ikke den samme periode" in told.errors[0].problem


def test_a_year_beside_whole_months_changes_nothing(read: Read) -> None:
    told = read(
        workbook(
            ["År", "Måned", "Område", "Aktiveringsgrad"],
            [2025, "Jan 2025", "Hvidovre", 10.1],
            [2025, "Feb 2025", "Hvidovre", 10.2],
        )
    )

    assert periods(told) == {"2025-01": 10.1, "2025-02": 10.2}


def test_a_date_beside_a_quarter_is_its_first_day_and_no_month(read: Read) -> None:
    told = read(
        workbook(
            ["Dato", "Kvartal", "Område", "Aktiveringsgrad"],
            [date(2025, 1, 1), "2025K1", "Hvidovre", 10.1],
            [date(2025, 4, 1), "2025K2", "Hvidovre", 10.2],
        )
    )

    assert told.figures == {}


@pytest.mark.parametrize(
    ("first", "last"),
    [("Fra", "Til"), ("Startdato", "Slutdato"), ("Dato fra", "Dato til"), ("Gyldig fra", "Gyldig til")],
)
def test_first_and_last_days_of_a_month_are_that_month(read: Read, first: str, last: str) -> None:
    told = read(
        workbook(
            ["Område", first, last, "Aktiveringsgrad"],
            ["Hvidovre", date(2025, 1, 1), date(2025, 1, 31), 10.1],
            ["Hvidovre", "01-02-2025", "28-02-2025", 10.2],
        )
    )

    assert periods(told) == {"2025-01": 10.1, "2025-02": 10.2}


@pytest.mark.parametrize(
    ("end", "shown"), [(date(2025, 3, 31), "1. kvt. 2025"), (date(2025, 6, 30), "2025"), (date(2025, 12, 31), "2025")]
)
def test_days_that_span_more_than_a_month_are_no_month(read: Read, end: date, shown: str) -> None:
    told = read(workbook(["Område", "Fra", "Til", "Aktiveringsgrad"], ["Hvidovre", date(2025, 1, 1), end, 10.1]))

    assert told.figures == {}
    assert any("opgøres ikke for den slags perioder" in one and shown in one for one in told.problems.splitlines())


def test_days_that_span_no_whole_period_are_named(read: Read) -> None:
    told = read(
        workbook(
            ["Område", "Fra", "Til", "Aktiveringsgrad"],
            ["Hvidovre", date(2025, 1, 1), date(2025, 2, 28), 10.1],
            ["Hvidovre", date(2025, 3, 1), date(2025, 3, 31), 10.3],
        )
    )

    assert periods(told) == {"2025-03": 10.3}
    assert "'01-01-2025 til 28-02-2025' er ikke en periode; rækken er ikke brugt" in told.problems


@pytest.mark.parametrize("end", [date(2025, 2, 1), date(2025, 3, 1)])
def test_the_first_day_of_another_month_is_no_end(read: Read, end: date) -> None:
    told = read(workbook(["Område", "Fra", "Til", "Aktiveringsgrad"], ["Hvidovre", date(2025, 1, 1), end, 10.1]))

    assert told.figures == {}
    assert "er ikke en periode; rækken er ikke brugt" in told.problems
