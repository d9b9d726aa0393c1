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


def test_months_as_numbers_below_an_area_and_a_year_written_once(read: Read) -> None:
    told = read(
        workbook(
            ["Område", "År", "Måned", "Aktiveringsgrad"],
            ["Hvidovre", 2019, 1, 10.1],
            [None, None, 2, 10.2],
            [None, 2020, 1, 11.1],
            [None, None, 2, 11.2],
        )
    )

    assert told.figures == rates((2019, 2020), 10.1, 10.2, 11.1, 11.2)
    assert not told.issues


def test_blocks_of_a_year_side_by_side(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad, Hvidovre"],
            [],
            [2019, None, None, 2020, None],
            ["Måned", "Aktiveringsgrad", None, "Måned", "Aktiveringsgrad"],
            ["Januar", 10.1, None, "Januar", 11.1],
            ["Februar", 10.2, None, "Februar", 11.2],
        )
    )

    assert told.figures == rates((2019, 2020), 10.1, 10.2, 11.1, 11.2)


def test_blocks_of_a_year_side_by_side_with_other_months_are_refused(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad, Hvidovre"],
            [],
            [2019, None, None, 2020, None],
            ["Måned", "Aktiveringsgrad", None, "Måned", "Aktiveringsgrad"],
            ["Januar", 10.1, None, "Marts", 11.1],
            ["Februar", 10.2, None, "April", 11.2],
        )
    )

    assert told.figures == {}
    assert "siger andre dele af året end kolonnen 'Måned'" in told.errors[0].problem


@pytest.mark.parametrize(
    ("line", "sheet"),
    [
        ("2019", "Ark1"),
        (2019, "Ark1"),
        ("År: 2019", "Ark1"),
        ("Aktiveringsgrad", "2019"),
        ("Aktiveringsgrad 2019", "Ark1"),
        ("Aktiveringsgrad, 2019", "Ark1"),
        ("Aktiveringsgrad", "Tal 2019"),
    ],
)
def test_months_across_with_the_year_above_in_a_title_or_as_the_sheets_name(
    read: Read, line: object, sheet: str
) -> None:
    told = read(workbook(["Aktiveringsgrad"], [line], ["Område", "Jan", "Feb"], ["Hvidovre", 10.1, 10.2], title=sheet))

    assert told.figures == rates((2019,), 10.1, 10.2)


@pytest.mark.parametrize(
    ("line", "sheet"),
    [
        ("Aktiveringsgrad i Hvidovre, 2019", "Ark1"),
        ("Aktiveringsgrad, Hvidovre, 2019", "Ark1"),
        ("Aktiveringsgrad i Hvidovre 2019", "Ark1"),
        ("Aktiveringsgrad", "Hvidovre 2019"),
        ("Aktiveringsgrad i Hvidovre 2019", "Pr. 22-08-2026"),
    ],
)
def test_a_title_or_a_sheet_that_says_area_and_year(read: Read, line: str, sheet: str) -> None:
    told = read(workbook([line], ["Måned", "Aktiveringsgrad"], ["Jan", 10.1], ["Feb", 10.2], title=sheet))

    assert told.figures == rates((2019,), 10.1, 10.2)


@pytest.mark.parametrize(
    "line",
    [
        "Aktiveringsgrad siden 2019",
        "Aktiveringsgrad 2018-2019",
        "Aktiveringsgrad 2018/19",
        "Aktiveringsgrad 2019 (mod 2018)",
        "Status 12. marts 2019",
        "Udtrukket 2019",
        "Mål for 2019, se også tabel for 2020",
    ],
)
@pytest.mark.parametrize("rows", [[["Måned", "Aktiveringsgrad"], ["Jan", 1.1]], [["Område", "Jan"], ["Hvidovre", 1.1]]])
def test_a_year_that_may_be_of_something_else_is_not_that_of_the_months(
    read: Read, line: str, rows: list[list[object]]
) -> None:
    told = read(workbook(["Aktiveringsgrad"], ["Område: Hvidovre"], [line], *rows, title="Tal"))

    assert told.figures == {}
    assert [(issue.sheet, issue.problem[:41]) for issue in told.errors] == [
        ("Tal", "månederne står der, men ikke året: skriv ")
    ]


def test_a_title_alone_says_measure_area_and_year(read: Read) -> None:
    told = read(workbook(["Aktiveringsgrad i Hvidovre, 2019"], [None, "Jan", "Feb"], ["Alle", 10.1, 10.2]))

    assert told.figures == rates((2019,), 10.1, 10.2)


def test_years_below_months_across(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad"],
            [None, "Jan", None, "Feb", None],
            ["Område", 2019, 2020, 2019, 2020],
            ["Hvidovre", 10.1, 11.1, 10.2, 11.2],
        )
    )

    assert told.figures == rates((2019, 2020), 10.1, 10.2, 11.1, 11.2)


def test_years_down_and_months_across(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad, Hvidovre"], ["År", "Jan", "Feb", "I alt"], [2019, 10.1, 10.2, 9.1], [2020, 11.1, 11.2, 9]
        )
    )

    assert told.figures == rates((2019, 2020), 10.1, 10.2, 11.1, 11.2)


def test_a_stray_row_among_years_and_months_is_left_out_and_named_as_it_stands(read: Read) -> None:
    told = read(
        workbook(
            ["År", "Måned", "Område", "Aktiveringsgrad"],
            [2019, 1, "Hvidovre", 10.1],
            [2019, 2, "Hvidovre", 10.2],
            [20255, 3, "Hvidovre", 50.0],
            ["2025/26", 4, "Hvidovre", 51.0],
            ["I alt", None, "Hvidovre", 66.0],
            [2020, 1, "Hvidovre", 11.1],
            [2020, 2, "Hvidovre", 11.2],
        )
    )

    assert told.figures == rates((2019, 2020), 10.1, 10.2, 11.1, 11.2)
    for text in ("'3 20255'", "'4 2025/26'", "'I alt'"):
        assert f"{text} er ikke en periode; rækken er ikke brugt" in told.problems


def test_the_sum_of_a_year_is_not_its_last_month(read: Read) -> None:
    told = read(
        workbook(
            ["År", "Måned", "Område", "Aktiveringsgrad"],
            [2019, "Januar", "Hvidovre", 10.1],
            [2019, "Februar", "Hvidovre", 10.2],
            [2019, None, "Hvidovre", 66.0],
        )
    )

    assert told.figures == rates((2019,), 10.1, 10.2)


@pytest.mark.parametrize(("quarter", "months"), [("1. kvartal", ("Januar", "Februar")), (1, (1, 2))])
def test_of_years_quarters_and_months_the_months_count(
    read: Read, quarter: object, months: tuple[object, object]
) -> None:
    told = read(
        workbook(
            ["År", "Kvartal", "Måned", "Område", "Aktiveringsgrad"],
            [2019, quarter, months[0], "Hvidovre", 10.1],
            [2019, quarter, months[1], "Hvidovre", 10.2],
        )
    )

    assert told.figures == rates((2019,), 10.1, 10.2)


def test_a_month_counted_within_its_quarter_is_refused(read: Read) -> None:
    told = read(
        workbook(
            ["År", "Kvartal", "Måned", "Område", "Aktiveringsgrad"],
            [2019, 2, 1, "Hvidovre", 10.1],
            [2019, 2, 2, "Hvidovre", 10.2],
        )
    )

    assert told.figures == {}
    assert "siger andre dele af året" in told.errors[0].problem


def test_a_pivot_table_with_sums_below_each_year(read: Read) -> None:
    told = read(
        workbook(
            ["Område", "Hvidovre"],
            [],
            ["År", "Måned", "Aktiveringsgrad"],
            [2019, "jan", 10.1],
            [None, "feb", 10.2],
            ["2019 Total", None, 55],
            [2020, "jan", 11.1],
            [None, "feb", 11.2],
            ["2020 Total", None, 55],
            ["Hovedtotal", None, 56],
        )
    )

    assert told.figures == rates((2019, 2020), 10.1, 10.2, 11.1, 11.2)
    assert "'2019 Total' er ikke en periode" in told.problems


def test_a_pivot_table_with_years_across(read: Read) -> None:
    told = read(
        workbook(
            ["Område", "Hvidovre"],
            [],
            ["Aktiveringsgrad", "Kolonnenavne"],
            ["Rækkenavne", 2019, 2020, "Hovedtotal"],
            ["jan", 10.1, 11.1, 55],
            ["feb", 10.2, 11.2, 55],
            ["Hovedtotal", 55, 56, 57],
        )
    )

    assert told.figures == rates((2019, 2020), 10.1, 10.2, 11.1, 11.2)


def test_a_pivot_table_with_months_below_their_years_in_one_column(read: Read) -> None:
    months = ["jan", "feb", "mar", "apr", "maj", "jun"]
    told = read(
        workbook(
            ["Rækkenavne", "Aktiveringsgrad"],
            [2019, 55],
            *([month, 10 + place] for place, month in enumerate(months)),
            [2020, 55],
            *([month, 20 + place] for place, month in enumerate(months)),
            ["Hovedtotal", 56],
            title="Hvidovre",
        )
    )

    assert {key[3]: value for key, value in told.figures.items()} == {
        f"{year}-{place + 1:02d}": first + place for year, first in ((2019, 10), (2020, 20)) for place in range(6)
    }


def test_months_above_their_years_in_one_column_are_refused(read: Read) -> None:
    told = read(
        workbook(
            ["Rækkenavne", "Aktiveringsgrad"],
            ["jan", 10.1],
            ["feb", 10.2],
            ["mar", 10.3],
            [2019, 55],
            title="Hvidovre",
        )
    )

    assert told.figures == {}
    assert "månederne står der, men ikke året" in told.errors[0].problem


def test_a_title_and_a_sheet_of_different_years_say_none(read: Read) -> None:
    told = read(
        workbook(["Aktiveringsgrad, Hvidovre, 2019"], ["Måned", "Aktiveringsgrad"], ["Jan", 10.1], title="2020")
    )

    assert told.figures == {}
    assert "månederne står der, men ikke året" in told.errors[0].problem


def test_a_month_beside_the_date_of_something_else_is_refused(read: Read) -> None:
    told = read(
        workbook(
            ["Registreret", "Måned", "Aktiveringsgrad"],
            ["2019M05", "Januar", 10.1],
            ["2019M05", "Februar", 10.2],
            title="Hvidovre",
        )
    )

    assert told.figures == {}
    assert "siger andre dele af året end kolonnen 'Registreret'" in told.errors[0].problem


def test_a_month_beside_a_whole_period_keeps_nothing_apart(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Måned", "Aktiveringsgrad"],
            ["2019M01", "Januar", 10.1],
            ["2019M02", "Februar", 10.2],
            title="Hvidovre",
        )
    )

    assert told.figures == rates((2019,), 10.1, 10.2)


@pytest.mark.parametrize("title", [None, "Aktiveringsgrad i Hvidovre 2019"])
def test_months_of_something_else_below_whole_periods_are_a_breakdown(read: Read, title: str | None) -> None:
    told = read(
        workbook(
            ["Område: Hvidovre"],
            [title or "Aktiveringsgrad"],
            ["Startmåned", "Jan 2019", "Feb 2019"],
            ["Januar", 10.1, 10.2],
            ["Februar", 11.1, 11.2],
        )
    )

    assert sorted((key[2], key[3], value) for key, value in told.figures.items()) == [
        ("startmaaned=februar", "2019-01", 11.1),
        ("startmaaned=februar", "2019-02", 11.2),
        ("startmaaned=januar", "2019-01", 10.1),
        ("startmaaned=januar", "2019-02", 10.2),
    ]


def test_months_below_years_across_that_pass_new_year_are_refused(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad, Hvidovre"],
            ["Måned", 2019, 2020],
            ["November", 10.1, 11.1],
            ["December", 10.2, 11.2],
            ["Januar", 10.3, 11.3],
        )
    )

    assert told.figures == {}
    assert "er året ikke sikkert; tabellen er ikke brugt" in told.errors[0].problem


@pytest.mark.parametrize(("sheet", "period"), [("jan", "2021-01"), ("Februar", "2021-02"), ("Dec.", "2021-12")])
def test_a_sheet_named_as_a_month_is_of_the_year_that_its_title_says(read: Read, sheet: str, period: str) -> None:
    told = read(workbook(["Aktiveringsgrad 2021"], ["Kommune", "Aktiveringsgrad"], ["Hvidovre", 15], title=sheet))

    assert told.figures == {("aktiveringsgrad", "167", "", period): 15}


@pytest.mark.parametrize(
    "title", ["Aktiveringsgrad", "Aktiveringsgrad siden 2019", "Aktiveringsgrad 2021, hentet 2022"]
)
def test_a_sheet_named_as_a_month_without_a_certain_year_says_no_period(read: Read, title: str) -> None:
    told = read(workbook([title], ["Kommune", "Aktiveringsgrad"], ["Hvidovre", 15], title="jan"))

    assert not told.figures


def test_a_title_with_a_month_stands_nearer_than_the_sheets_name(read: Read) -> None:
    told = read(
        workbook(["Aktiveringsgrad, marts 2021"], ["Kommune", "Aktiveringsgrad"], ["Hvidovre", 15], title="jan")
    )

    assert set(told.figures) <= {("aktiveringsgrad", "167", "", "2021-03")}


@pytest.mark.parametrize("quarters", [("1. kvartal", "2. kvartal"), ("1. kvt.", "2. kvt."), ("K1 2020", "K2 2020")])
def test_a_quarter_above_its_months_says_nothing_more(read: Read, quarters: tuple[str, str]) -> None:
    first, second = quarters
    told = read(
        workbook(
            ["Aktiveringsgrad 2020"],
            [None, first, None, None, None, second, None],
            ["Kommune", "Jan", "Feb", "Mar", "Gns.", "Apr", "Maj"],
            ["Hvidovre", 10.1, 10.2, 10.3, 10.2, 10.4, 10.5],
        )
    )

    assert told.figures == {(RATE, "167", "", f"2020-0{month}"): 10 + month / 10 for month in range(1, 6)}
    assert told.places == [("Ark1", "E")]


def test_a_year_a_quarter_and_a_month_one_above_the_other(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad"],
            [None, 2019, None, 2020, None],
            [None, "4. kvt.", None, "1. kvt.", None],
            ["Kommune", "Nov", "Dec", "Jan", "Feb"],
            ["Hvidovre", 9.1, 9.2, 10.1, 10.2],
        )
    )

    months = {"2019-11": 9.1, "2019-12": 9.2, "2020-01": 10.1, "2020-02": 10.2}
    assert told.figures == {("aktiveringsgrad", "167", "", month): value for month, value in months.items()}


def test_a_month_below_a_quarter_that_it_does_not_lie_in_is_not_used(read: Read) -> None:
    told = read(
        workbook(["Aktiveringsgrad 2020"], [None, "1. kvartal"], ["Kommune", "Apr", "Maj"], ["Hvidovre", 10.1, 10.2])
    )

    assert not told.figures


def test_a_quarter_of_another_year_than_the_titles_says_the_months_year(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad 2020"],
            [None, "1. kvt. 2021", None],
            ["Kommune", "Jan", "Feb"],
            ["Hvidovre", 10.1, 10.2],
        )
    )

    assert told.figures == rates((2021,), 10.1, 10.2)
