"""A header among rows of figures: the next table, with no empty row before it."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read
from tests.pejling.intake.readings import Figures

RATE, TOUCHED, LONG_TERM = "aktiveringsgrad", "andel_aktiveringsberoerte", "langtidsledige"
WOMEN, MEN = "koen=kvinder", "koen=maend"
MONTHS = ["Aug 2021", "Sep 2021"]
NEXT_YEAR = ["Aug 2022", "Sep 2022"]


def figures(measure: str, year: int, *values: float, group: str = "") -> Figures:
    """Make Hvidovre's figures of August and September of a year."""
    return {(measure, "167", group, f"{year}-{8 + place:02d}"): value for place, value in enumerate(values)}


def test_a_title_and_the_header_once_more_begin_the_table_of_another_measure(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad"],
            ["Kommune", *MONTHS],
            ["Hvidovre", 10.1, 12.0],
            ["Andel aktiveringsberørte"],
            ["Kommune", *MONTHS],
            ["Hvidovre", 29.0, 31.0],
        )
    )

    assert told.figures == figures(RATE, 2021, 10.1, 12.0) | figures(TOUCHED, 2021, 29.0, 31.0)
    assert told.issues == ()


def test_so_it_is_of_months_downwards(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad"],
            ["Måned", "Hvidovre", "Brøndby"],
            ["Aug 2021", 10.1, 20.1],
            ["Andel aktiveringsberørte"],
            ["Måned", "Hvidovre", "Brøndby"],
            ["Aug 2021", 29.0, 39.0],
        )
    )

    assert figures(RATE, 2021, 10.1).items() <= told.figures.items()
    assert figures(TOUCHED, 2021, 29.0).items() <= told.figures.items()
    assert told.issues == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (MONTHS, NEXT_YEAR),
        ([datetime(2021, 8, 1), datetime(2021, 9, 1)], [datetime(2022, 8, 1), datetime(2022, 9, 1)]),  # noqa: DTZ001
    ],
)
def test_a_header_of_other_months_begins_a_table_of_what_the_one_above_is_about(
    read: Read, first: list[object], second: list[object]
) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad"],
            ["Kommune", *first],
            ["Hvidovre", 10.1, 12.0],
            ["Kommune", *second],
            ["Hvidovre", 14.0, 15.0],
        )
    )

    assert told.figures == figures(RATE, 2021, 10.1, 12.0) | figures(RATE, 2022, 14.0, 15.0)
    assert told.issues == ()


@pytest.mark.parametrize("year", [2022, "2022"])
def test_the_year_over_a_header_of_months_is_the_next_tables(read: Read, year: object) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad"],
            [2021],
            ["Kommune", "Aug", "Sep"],
            ["Hvidovre", 10.1, 12.0],
            [year],
            ["Kommune", "Aug", "Sep"],
            ["Hvidovre", 14.0, 15.0],
        )
    )

    assert told.figures == figures(RATE, 2021, 10.1, 12.0) | figures(RATE, 2022, 14.0, 15.0)


def test_years_as_numbers_are_a_header_below_the_title_of_areas(read: Read) -> None:
    told = read(
        workbook(
            ["Beskæftigelsesfrekvens"],
            ["Kommune", 2017, 2018],
            ["Hvidovre", 74.1, 74.2],
            ["Kommune", 2019, 2020],
            ["Hvidovre", 75.1, 75.2],
        )
    )

    assert {period: value for (_, _, _, period), value in told.figures.items()} == {
        "2017": 74.1,
        "2018": 74.2,
        "2019": 75.1,
        "2020": 75.2,
    }


def test_a_group_over_the_next_header_is_not_stored_as_the_one_above(read: Read) -> None:
    told = read(
        workbook(
            ["Antal langtidsledige personer"],
            ["Kvinder"],
            ["Kommune", *MONTHS],
            ["Hvidovre", 15, 16],
            ["Mænd"],
            ["Kommune", *MONTHS],
            ["Hvidovre", 45, 46],
        )
    )

    women, men = (figures(LONG_TERM, 2021, *two, group=group) for group, two in ((WOMEN, (15, 16)), (MEN, (45, 46))))
    assert told.figures == women | men


def test_a_group_of_another_kind_over_the_next_header_may_be_of_a_part_of_the_one_above(read: Read) -> None:
    told = read(
        workbook(
            ["Antal langtidsledige personer"],
            ["Kvinder"],
            ["Kommune", *MONTHS],
            ["Hvidovre", 15, 16],
            ["16-19 år"],
            ["Kommune", *MONTHS],
            ["Hvidovre", 1, 2],
        )
    )

    assert told.figures == figures(LONG_TERM, 2021, 15, 16, group=WOMEN)
    assert "tallene under titlen '16-19 år' er ikke brugt" in told.problems


def test_a_header_without_lines_goes_on_with_what_the_table_above_is_of(read: Read) -> None:
    told = read(
        workbook(
            ["Hvidovre: Aktiveringsgrad"],
            ["Måned", "Aktiveringsgrad"],
            ["Aug 2021", 10.1],
            ["Uddannelsesparate"],
            ["Måned", "Aktiveringsgrad"],
            ["Aug 2021", 7.1],
            ["Måned", "Andel aktiveringsberørte"],
            ["Aug 2021", 29.0],
        )
    )

    assert (TOUCHED, "167", "", "2021-08") not in told.figures


def test_files_laid_end_to_end_are_a_table_each(read: Read) -> None:
    told = read(
        b"Periode;Omr\xc3\xa5de;Aktiveringsgrad;Andel aktiveringsber\xc3\xb8rte\n2021M08;Hvidovre;10,1;29,0\n"
        b"Periode;Omr\xc3\xa5de;Andel aktiveringsber\xc3\xb8rte;Aktiveringsgrad\n2021M09;Hvidovre;31,0;12,0\n"
    )

    assert told.figures == figures(RATE, 2021, 10.1, 12.0) | figures(TOUCHED, 2021, 29.0, 31.0)
    assert told.issues == ()


def test_the_same_header_at_the_top_of_each_page_goes_on_with_the_table(read: Read) -> None:
    header = ["Periode", "Område", "Aktiveringsgrad"]
    told = read(
        workbook(
            header,
            ["Aug 2021", "Hvidovre", 10.1],
            header,
            ["Sep 2021", "Hvidovre", 12.0],
        )
    )

    assert told.figures == figures(RATE, 2021, 10.1, 12.0)
    assert told.issues == ()
    assert len(told.reading.previews) == 1


def test_so_it_does_where_the_header_has_two_rows(read: Read) -> None:
    over, header = [None, "Kvinder", None], ["Kommune", *MONTHS]
    told = read(
        workbook(
            ["Antal langtidsledige personer"],
            over,
            header,
            ["Hvidovre", 15, 16],
            over,
            header,
            ["Brøndby", 25, 26],
        )
    )

    assert {group for _, _, group, _ in told.figures} == {"koen=kvinder"}
    assert {area for _, area, _, _ in told.figures} == {"153", "167"}


def test_groups_over_the_next_header_are_its_own(read: Read) -> None:
    told = read(
        workbook(
            ["Antal langtidsledige personer"],
            [None, "Kvinder", None],
            ["Kommune", *MONTHS],
            ["Hvidovre", 15, 16],
            [None, "Mænd", None],
            ["Kommune", *MONTHS],
            ["Hvidovre", 45, 46],
        )
    )

    women, men = (
        figures(LONG_TERM, 2021, *own, group=group)
        for own, group in (((15, 16), "koen=kvinder"), ((45, 46), "koen=maend"))
    )
    assert told.figures == women | men


def test_counts_that_look_like_years_are_no_header(read: Read) -> None:
    told = read(
        workbook(
            ["Antal langtidsledige personer"],
            ["Kommune", *MONTHS],
            ["Hvidovre", 15, 16],
            ["Brøndby", 2019, 2020],
            ["Rødovre", 25, 26],
        )
    )

    assert told.figures["langtidsledige", "153", "", "2021-09"] == 2020
    assert len(told.figures) == 6


def test_first_and_last_day_of_each_row_are_no_header(read: Read) -> None:
    told = read(
        workbook(
            ["Kommune", "Fra", "Til", "Aktiveringsgrad"],
            ["Hvidovre", "01-08-2021", "31-08-2021", 10.1],
            ["Hvidovre", "01-09-2021", "30-09-2021", None],
        )
    )

    assert told.problems.count("kendt område") == 0
    assert len(told.reading.previews) <= 1


@pytest.mark.parametrize("pair", [["Køn", "Kvinder"], ["Køn:", "Kvinder"], ["Køn: Kvinder"]])
def test_what_a_header_is_chosen_by_stands_over_it_and_not_in_the_table_above(read: Read, pair: list[object]) -> None:
    header = ["Kommune", *MONTHS]
    told = read(
        workbook(["Antal langtidsledige personer"], header, ["Hvidovre", 45, 46], pair, header, ["Hvidovre", 15, 16])
    )

    assert told.figures == figures(LONG_TERM, 2021, 45, 46)
    assert "tallene under titlen 'Køn: Kvinder' er ikke brugt" in told.problems


def test_a_pages_number_is_no_title(read: Read) -> None:
    header = ["Kommune", *MONTHS]
    told = read(
        workbook(
            ["Antal langtidsledige personer"],
            header,
            ["Hvidovre", 15, 16],
            ["Side 2 af 2"],
            header,
            ["Brøndby", 25, 26],
        )
    )

    assert {area: value for (_, area, _, period), value in told.figures.items() if period == "2021-09"} == {
        "167": 16,
        "153": 26,
    }
