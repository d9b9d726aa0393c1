"""Days that stand for periods: the last of a month, those below a title of quarters, and years of two digits."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read

RATE, ORDERS = "aktiveringsgrad", "jobordrer_besat"


@pytest.mark.parametrize(
    "days",
    [
        ("31-01-2020", "29-02-2020", "31-03-2020"),
        ("01-01-2020", "29-02-2020", "01-03-2020"),
        ("31.01.2020", "29.02.2020", "31.03.2020"),
        ("2020-01-31", "2020-02-29 00:00:00", "2020-03-31"),
        (date(2020, 1, 31), date(2020, 2, 29), date(2020, 3, 31)),
        ("01.01.20", "01.02.20", "01.03.20"),
        ("31.01.20", "29.02.20", "31.03.20"),
    ],
)
@pytest.mark.parametrize("title", ["Dato", "Måned", "Periode"])
def test_the_first_or_last_day_of_a_month_is_that_month(read: Read, title: str, days: tuple[object, ...]) -> None:
    rows = [[day, "Hvidovre", 15.1 + number] for number, day in enumerate(days)]

    told = read(workbook([title, "Område", "Aktiveringsgrad"], *rows))

    expected = {"2020-01": 15.1, "2020-02": 16.1, "2020-03": 17.1}
    assert told.figures == {(RATE, "167", "", month): value for month, value in expected.items()}
    assert not told.issues


@pytest.mark.parametrize("days", [("20.01.31", "20.02.29"), ("01.01.20", "02.01.20"), ("31.01.20", "15.02.20")])
def test_short_days_that_are_not_all_first_or_last_of_a_month_are_no_periods(read: Read, days: tuple[str, ...]) -> None:
    told = read(workbook(["Dato", "Område", "Aktiveringsgrad"], *([day, "Hvidovre", 15.1] for day in days)))

    assert not told.figures
    assert told.errors


def test_a_written_day_in_all_rows_that_is_not_of_the_titles_period_is_refused(read: Read) -> None:
    told = read(
        workbook(["Aktiveringsgrad, juli 2026"], ["Dato", "Område", "Aktiveringsgrad"], ["31-08-2026", "Hvidovre", 15])
    )

    assert not told.figures
    assert "kolonnen siger 31. august 2026 i alle rækker" in told.problems


@pytest.mark.parametrize(
    "days",
    [
        [datetime(2020, 1, 1), datetime(2020, 4, 1), datetime(2020, 7, 1)],  # noqa: DTZ001 - as Excel has them
        [date(2020, 3, 31), date(2020, 6, 30), date(2020, 9, 30)],
        ["01-01-2020", "01-04-2020", "01-07-2020"],
        ["31.03.20", "30.06.20", "30.09.20"],
    ],
)
def test_days_below_a_title_of_quarters_are_quarters(read: Read, days: list[object]) -> None:
    rows = [[day, "Hvidovre", 6 + number] for number, day in enumerate(days)]

    told = read(workbook(["Kvartal", "Område", "Besatte jobordrer"], *rows))

    assert told.figures == {(ORDERS, "167", "", f"2020-Q{number}"): 5 + number for number in (1, 2, 3)}


def test_days_of_which_some_begin_no_quarter_stay_months(read: Read) -> None:
    rows = [[date(2020, month, 1), "Hvidovre", 6] for month in (1, 2, 3)]

    assert not read(workbook(["Kvartal", "Område", "Besatte jobordrer"], *rows)).figures


@pytest.mark.parametrize("mark", ["*", " 1)", " *)", "²"])
def test_a_footnote_mark_at_a_period_changes_nothing(read: Read, mark: str) -> None:
    down = workbook(
        ["Periode", "Område", "Aktiveringsgrad"], ["Jan 2020", "Hvidovre", 15], [f"Feb 2020{mark}", "Hvidovre", 16]
    )
    across = workbook(["Aktiveringsgrad"], ["Område", "Jan 2020", f"Feb 2020{mark}"], ["Hvidovre", 15, 16])

    expected = {(RATE, "167", "", "2020-01"): 15, (RATE, "167", "", "2020-02"): 16}
    assert read(down).figures == expected
    assert read(across).figures == expected


def test_a_month_with_a_star_is_of_the_year_above_and_one_with_a_number_is_not(read: Read) -> None:
    told = read(workbook(["Aktiveringsgrad 2021"], ["Område", "jan*", "feb (20)"], ["Hvidovre", 15, 16]))

    assert told.figures == {(RATE, "167", "", "2021-01"): 15}


def test_an_empty_cell_before_the_days_changes_nothing(read: Read) -> None:
    first: list[object] = [None, None, "Hvidovre", None]
    rows = [["A", f"01.0{month}.20", "Hvidovre", month] for month in (1, 2)]

    told = read(workbook(["Id", "Dato", "Område", "Aktiveringsgrad"], first, *rows))

    assert {key[3]: value for key, value in told.figures.items()} == {"2020-01": 1, "2020-02": 2}


def test_a_copy_of_a_sheet_is_not_named_as_a_period(read: Read) -> None:
    told = read(workbook(["Område", "Aktiveringsgrad"], ["Hvidovre", 15], title="jan 2020 (2)"))

    assert not told.figures
