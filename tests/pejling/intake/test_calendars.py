"""A period said in two places, the year in one and the month or quarter in another, as pivot tables say it."""

from __future__ import annotations

import pytest

from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read

RATE, TOUCHED = "aktiveringsgrad", "andel_aktiveringsberoerte"


def rates(years: tuple[int, ...], *values: float) -> dict[tuple[str, str, str, str], float]:
    """Return Hvidovre's rates of January and February of some years, as they are read."""
    periods = [f"{year}-{month:02d}" for year in years for month in (1, 2)]
    return {(RATE, "167", "", period): value for period, value in zip(periods, values, strict=True)}


@pytest.mark.parametrize(
    ("january", "february"), [("Januar", "Februar"), ("jan", "feb."), ("1", "2"), (1, 2), (1.0, 2.0)]
)
def test_a_column_of_years_and_one_of_months(read: Read, january: object, february: object) -> None:
    told = read(
        workbook(
            ["Område", "År", "Måned", "Aktiveringsgrad"],
            ["Hvidovre", 2019, january, 10.1],
            ["Hvidovre", 2019, february, 10.2],
            ["Hvidovre", 2020, january, 11.1],
            ["Hvidovre", 2020, february, 11.2],
        )
    )

    assert told.figures == rates((2019, 2020), 10.1, 10.2, 11.1, 11.2)


def test_a_year_written_once_holds_until_the_next(read: Read) -> None:
    told = read(
        workbook(
            ["Årstal", "Måned", "Aktiveringsgrad"],
            [2019, "Januar", 10.1],
            [None, "Februar", 10.2],
            [2020, "Januar", 11.1],
            [None, "Februar", 11.2],
            title="Hvidovre",
        )
    )

    assert told.figures == rates((2019, 2020), 10.1, 10.2, 11.1, 11.2)


def test_months_down_and_years_across(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad, Hvidovre"],
            ["Måned", 2019, 2020],
            ["Januar", 10.1, 11.1],
            ["Februar", 10.2, 11.2],
        )
    )

    assert told.figures == rates((2019, 2020), 10.1, 10.2, 11.1, 11.2)


def test_months_down_and_measures_below_years(read: Read) -> None:
    told = read(
        workbook(
            [None, 2019, None, 2020, None],
            ["Måned", *["Aktiveringsgrad", "Andel aktiveringsberørte"] * 2],
            ["Januar", 10.1, 40.1, 11.1, 41.1],
            ["Februar", 10.2, 40.2, 11.2, 41.2],
            title="Hvidovre",
        )
    )

    assert {key: value for key, value in told.figures.items() if key[0] == RATE} == rates(
        (2019, 2020), 10.1, 10.2, 11.1, 11.2
    )
    assert told.figures[(TOUCHED, "167", "", "2020-02")] == 41.2


@pytest.mark.parametrize(("line", "sheet"), [("2019", "Hvidovre"), ("År: 2019", "Hvidovre"), ("Hvidovre", "2019")])
def test_a_year_above_or_as_the_sheets_name_is_that_of_the_months(read: Read, line: str, sheet: str) -> None:
    told = read(workbook([line], ["Måned", "Aktiveringsgrad"], ["Jan", 10.1], ["Feb", 10.2], title=sheet))

    assert told.figures == rates((2019,), 10.1, 10.2)


def test_a_sum_below_the_months_is_left_out_and_named(read: Read) -> None:
    told = read(
        workbook(
            ["2019"],
            ["Måned", "Aktiveringsgrad"],
            ["Januar", 10.1],
            ["Februar", 10.2],
            ["I alt", 20.3],
            title="Hvidovre",
        )
    )

    assert told.figures == rates((2019,), 10.1, 10.2)
    assert any("'I alt 2019' er ikke en periode" in issue.problem for issue in told.issues)


def test_months_below_years_across(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad"],
            [None, 2019, None, 2020, None],
            ["Område", "Jan", "Feb", "Jan", "Feb"],
            ["Hvidovre", 10.1, 10.2, 11.1, 11.2],
        )
    )

    assert told.figures == rates((2019, 2020), 10.1, 10.2, 11.1, 11.2)


def test_a_month_beside_a_whole_period_changes_nothing(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Måned", "Aktiveringsgrad"],
            ["2019M01", "Januar", 10.1],
            ["2019M02", "Februar", 10.2],
            title="Hvidovre",
        )
    )

    assert {key[3]: value for key, value in told.figures.items()} == {"2019-01": 10.1, "2019-02": 10.2}


def test_a_column_without_a_year_beside_years_is_left_out_and_named(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad, Hvidovre"],
            ["Måned", 2019, "Gennemsnit"],
            ["Januar", 10.1, 9.1],
            ["Februar", 10.2, 9.2],
        )
    )

    assert told.figures == rates((2019,), 10.1, 10.2)
    assert any("'Gennemsnit'" in issue.problem for issue in told.issues)


def test_months_without_a_year_anywhere_are_used_for_nothing(read: Read) -> None:
    told = read(workbook(["Måned", "Aktiveringsgrad"], ["Januar", 10.1], ["Februar", 10.2], title="Hvidovre"))

    assert told.figures == {}


@pytest.mark.parametrize(("header", "first", "second"), [("Kvartal", "1. kvartal", "Q2"), ("Kvt.", 1, 2)])
def test_quarters_down_and_years_across(read: Read, header: str, first: object, second: object) -> None:
    told = read(
        workbook(
            ["Status 3 mdr. efter afsluttet forløb, pct."],
            ["Arbejdsmarkedsstatus: Beskæftigelse eller uddannelse"],
            [header, 2019, 2020],
            [first, 10.1, 11.1],
            [second, 10.2, 11.2],
            title="Hvidovre",
        )
    )

    assert {key[3]: value for key, value in told.figures.items()} == {
        "2019-Q1": 10.1,
        "2019-Q2": 10.2,
        "2020-Q1": 11.1,
        "2020-Q2": 11.2,
    }
