"""Layouts that are met less often: headers of two levels in one cell, all kinds of periods, measures down, targets."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pejling.intake import Severity
from pejling.intake.reading import read_content
from pejling.intake.vocabulary import Vocabulary
from pejling.periods import Frequency
from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read
from tests.pejling.intake.readings import Told

RATE, TOUCHED, PERSONS = "aktiveringsgrad", "andel_aktiveringsberoerte", "kontanthjaelp_personer"
READY = "visitation=uddannelsesparat"


# two levels in one header cell


@pytest.mark.parametrize("colon", [": ", " : "])
def test_periods_groups_and_areas_joined_to_their_measure(read: Read, colon: str) -> None:
    told = read(
        workbook(
            [
                "Køn",
                f"Hvidovre{colon}Aktiveringsgrad",
                f"Uddannelsesparat{colon}Aktiveringsgrad{colon}Hvidovre",
                f"Hele landet{colon}Andel aktiveringsberørte{colon}Aug 2021",
            ],
            ["Kvinder", 10.1, 12.0, 45.0],
            ["Mænd", 10.2, 12.5, 46.0],
        )
    )

    assert (TOUCHED, "000", "koen=maend", "2021-08") in told.figures
    assert told.places == [("Ark1", "B og C")]


@pytest.mark.parametrize("colon", [": ", " : "])
def test_a_flattened_two_level_header_is_read_as_two_header_rows(read: Read, colon: str) -> None:
    told = read(
        workbook(
            ["Område", f"Aug 2021{colon}Aktiveringsgrad", f"Aug 2021{colon}Uddannelsesparat{colon}Aktiveringsgrad"],
            ["Hvidovre", 10.1, 12.0],
            ["Hele landet", 14.0, 15.4],
        )
    )

    assert told.figures == {
        (RATE, "167", "", "2021-08"): 10.1,
        (RATE, "167", READY, "2021-08"): 12.0,
        (RATE, "000", "", "2021-08"): 14.0,
        (RATE, "000", READY, "2021-08"): 15.4,
    }
    assert told.issues == ()


@pytest.mark.parametrize("label", ["Aktiveringsgrad (pct.)", "Aktiveringsgrad, pct.", "Aktiveringsgrad i alt (pct.)"])
def test_a_unit_behind_the_measures_name(read: Read, label: str) -> None:
    told = read(workbook(["Periode", "Område", label], ["aug 2021", "Hvidovre", 10.1], ["sep 2021", "Hvidovre", 12.0]))

    assert len(told.figures) == (0 if "i alt" in label else 2)


# units in headers


@pytest.mark.parametrize(
    ("share", "count"), [("Pct.", "Antal"), ("(pct.)", "(antal)"), ("Procent", "Antal"), ("%", "antal")]
)
def test_a_unit_on_a_header_row_of_its_own_is_no_group(read: Read, share: str, count: str) -> None:
    told = read(
        workbook(
            ["Periode", "Område", "Aktiveringsgrad", "Antal langtidsledige personer"],
            ["", "", share, count],
            ["jan 2020", "Hvidovre", 15.2, 145],
        )
    )

    assert told.figures == {(RATE, "167", "", "2020-01"): 15.2, ("langtidsledige", "167", "", "2020-01"): 145}
    assert not told.issues


def test_a_unit_below_periods_or_areas_is_no_group(read: Read) -> None:
    by_month = workbook(["Aktiveringsgrad"], ["Område", "jan 2020"], ["", "Pct."], ["Hvidovre", 15.2])
    by_area = workbook(["Aktiveringsgrad"], ["Måned", "Hvidovre"], ["", "Pct."], ["jan 2020", 15.2])

    assert read(by_month).figures == read(by_area).figures == {(RATE, "167", "", "2020-01"): 15.2}


def test_below_a_title_that_names_a_rate_the_per_cents_are_it_and_the_counts_are_not(read: Read) -> None:
    told = read(workbook(["Aktiveringsgrad, Hvidovre Kommune"], ["Periode", "Antal", "Pct."], ["jan 2020", 14, 15.2]))

    assert told.figures == {(RATE, "167", "", "2020-01"): 15.2}
    assert told.places == [("Ark1", "B")]
    assert "overskriften siger 'Antal', og Aktiveringsgrad måles i pct." in told.problems


def test_per_cents_below_a_count_are_not_the_count(read: Read) -> None:
    told = read(
        workbook(
            ["", "", "Antal langtidsledige personer", ""],
            ["Periode", "Område", "Antal", "Pct."],
            ["jan 2020", "Hvidovre", 145, 2.1],
        )
    )

    assert told.figures == {("langtidsledige", "167", "", "2020-01"): 145}


# kinds of periods

SPELLINGS = {
    Frequency.QUARTER: (["2020Q04", "2021Q01"], ["4. kvt. 2020", "1. kvt. 2021"], ["2020K4", "2021K1"]),
    Frequency.HALF_YEAR: (["2. halvår 2020", "1. halvår 2021"], ["2020-H2", "2021-H1"]),
    Frequency.YEAR: (["2020", "2021"], [2020, 2021], ["2020Y01", "2021Y01"]),
    Frequency.ROLLING_YEAR_BY_QUARTER: (
        ["2020QMAT04", "2021QMAT01"],
        ["1. kvt. 2020 - 4. kvt. 2020", "2. kvt. 2020 - 1. kvt. 2021"],
    ),
    Frequency.ROLLING_YEAR_BY_MONTH: (["sep 2019 - aug 2020", "okt 2019 - sep 2020"], ["2020MAT08", "2020MAT09"]),
    Frequency.MONTH: (["feb-15", "mar-15"], [date(2015, 2, 28), date(2015, 3, 31)], ["2015M02", "2015M03"]),
}
ENDS = {
    Frequency.QUARTER: ("2020-Q4", "2021-Q1"),
    Frequency.HALF_YEAR: ("2020-H2", "2021-H1"),
    Frequency.YEAR: ("2020", "2021"),
    Frequency.ROLLING_YEAR_BY_QUARTER: ("2020-QMAT4", "2021-QMAT1"),
    Frequency.ROLLING_YEAR_BY_MONTH: ("2020-MAT08", "2020-MAT09"),
    Frequency.MONTH: ("2015-02", "2015-03"),
}


def read_as(words: Vocabulary, frequency: Frequency, content: bytes) -> Told:
    """Read a file as if the activation rate were made up for such periods."""
    changed = dataclasses.replace(words.indicators[RATE], frequency=frequency)
    other = dataclasses.replace(words, indicators={**words.indicators, RATE: changed})
    return Told(read_content(content, other, lambda _: None))


@pytest.mark.parametrize(("frequency", "spelt"), [(kind, one) for kind, ways in SPELLINGS.items() for one in ways])
def test_every_kind_of_period_is_read_down_and_across(
    words: Vocabulary, frequency: Frequency, spelt: list[object]
) -> None:
    down = workbook(
        ["Periode", "Område", "Aktiveringsgrad"], *([one, "Hvidovre", 10.0 + i] for i, one in enumerate(spelt))
    )
    across = workbook(["Aktiveringsgrad"], ["Område", *spelt], ["Hvidovre", 10.0, 11.0], ["Hele landet", 20.0, 21.0])

    expected = {(RATE, "167", "", end): 10.0 + place for place, end in enumerate(ENDS[frequency])}
    country = {(RATE, "000", "", end): 20.0 + place for place, end in enumerate(ENDS[frequency])}
    assert read_as(words, frequency, down).figures == expected
    assert read_as(words, frequency, across).figures == expected | country


@pytest.mark.parametrize("frequency", [Frequency.ROLLING_YEAR_BY_QUARTER, Frequency.HALF_YEAR])
def test_a_rolling_or_half_year_is_never_taken_for_a_quarter(words: Vocabulary, frequency: Frequency) -> None:
    rows = [[SPELLINGS[frequency][0][0], "Hvidovre", 10.0]]

    assert read_as(words, Frequency.QUARTER, workbook(["Periode", "Område", "Aktiveringsgrad"], *rows)).figures == {}


# totals beside parts, rates beside counts


@pytest.mark.parametrize(
    ("title", "part", "total"),
    [
        ("Køn", "Kvinder", "Køn i alt"),
        ("Alder", "25-29 år", "I alt"),
        ("Herkomst", "Personer med dansk oprindelse", "Herkomst i alt"),
        ("Visitationskategori", "Jobparat", "Total"),
        ("Branche", "Handel", "Brancher, total"),
    ],
)
def test_a_total_row_in_any_breakdown_is_everybody(read: Read, title: str, part: str, total: str) -> None:
    told = read(
        workbook(
            ["Periode", "Område", title, "Aktiveringsgrad"],
            ["aug 2021", "Hvidovre", part, 10.1],
            [None, None, total, 12.0],
        )
    )

    groups = {group: value for (_, _, group, _), value in told.figures.items()}
    assert len(groups) == 2
    assert groups[""] == 12.0
    assert told.issues == ()


def test_a_total_of_the_areas_or_months_listed_is_no_area_or_month_and_said(read: Read) -> None:
    told = read(
        workbook(
            ["Antal langtidsledige personer"],
            ["Område", "Aug 2021", "Sep 2021", "I alt"],
            ["Hvidovre", 100, 110, 210],
            ["Brøndby", 90, 80, 170],
            ["I alt", 190, 190, 380],
        )
    )

    assert sorted(value for value in told.figures.values() if value) == [80, 90, 100, 110]
    assert ("Ark1", "A5") in told.places
    assert ("Ark1", "D") in told.places


def test_shares_beside_counts_are_each_read_in_their_own_unit(read: Read) -> None:
    told = read(
        workbook(
            ["Kontanthjælp"],
            ["Periode", "Område", "Antal personer", "Aktiveringsgrad"],
            ["aug 2021", "Hvidovre", "2.184", "2.5"],
            ["sep 2021", "Hvidovre", "1.005", "12.25"],
        )
    )

    assert told.figures == {
        (PERSONS, "167", "", "2021-08"): 2184,
        (RATE, "167", "", "2021-08"): 2.5,
        (PERSONS, "167", "", "2021-09"): 1005,
        (RATE, "167", "", "2021-09"): 12.25,
    }
    assert told.issues == ()


def test_measures_one_below_the_other_in_a_column_of_their_own(read: Read) -> None:
    told = read(
        workbook(
            ["Kontanthjælp"],
            ["Område", "Måling", "Aug 2021", "Sep 2021"],
            ["Hvidovre", "Aktiveringsgrad", 10.1, 12.0],
            [None, "Antal personer", 680, 690],
            [None, "Antal cykler", 7, 8],
        )
    )

    assert told.figures == {
        (RATE, "167", "", "2021-08"): 10.1,
        (RATE, "167", "", "2021-09"): 12.0,
        (PERSONS, "167", "", "2021-08"): 680,
        (PERSONS, "167", "", "2021-09"): 690,
    }
    assert "Antal cykler" in told.problems


def test_measures_down_a_column_without_a_title(read: Read) -> None:
    told = read(
        workbook(
            [None, None, "Jan 2020", "Feb 2020"],
            ["Hvidovre", "Aktiveringsgrad (pct.)", 15.1, 15.2],
            [None, "Antal langtidsledige personer", 140, 141],
            ["Brøndby", "Aktiveringsgrad (pct.)", 16.1, 16.2],
            [None, "Antal langtidsledige personer", 100, 101],
        )
    )

    assert len(told.figures) == 8
    assert told.figures[RATE, "153", "", "2020-02"] == 16.2
    assert told.figures["langtidsledige", "167", "", "2020-02"] == 141
    assert not told.issues


def test_one_measure_below_a_blank_corner(read: Read) -> None:
    told = read(workbook(["Område: Hvidovre"], [], [None, "Jan 2020", "Feb 2020"], ["Aktiveringsgrad", 15.2, 15.9]))

    assert told.figures == {(RATE, "167", "", "2020-01"): 15.2, (RATE, "167", "", "2020-02"): 15.9}


@pytest.mark.parametrize("other", ["Kvinder", "Antal cykler"])
def test_a_column_without_a_title_in_which_not_all_are_measures_names_none(read: Read, other: str) -> None:
    told = read(workbook(["Område: Hvidovre"], [], [None, "Jan 2020"], ["Aktiveringsgrad", 15.2], [other, 14]))

    assert not told.figures


def test_measures_and_periods_both_down_as_the_website_delivers_them(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Område", "Branche", "Værdi", "Måling"],
            ["Aug 2021", "Hvidovre", "Handel", "12,5", "Aktiveringsgrad"],
            ["Aug 2021", "Hvidovre", "Handel", "31,0", "Andel aktiveringsberørte"],
        )
    )

    assert told.figures == {
        (RATE, "167", "branche=handel", "2021-08"): 12.5,
        (TOUCHED, "167", "branche=handel", "2021-08"): 31.0,
    }


# numbers


@pytest.mark.parametrize(
    ("label", "cells", "asked"),
    [
        ("Antal langtidsledige personer", ["2.184", "1.005"], []),
        ("Antal langtidsledige personer", ["2.184", "2.5"], ["C2", "C3"]),
        ("Antal langtidsledige personer", ["1,005", "12"], ["C2"]),
        ("Antal langtidsledige personer", ["0.163", "12"], ["C2"]),
        ("Aktiveringsgrad", ["2.184", "16.25"], []),
        ("Aktiveringsgrad", ["2.184", "16,2"], ["C2"]),
        ("Aktiveringsgrad", ["2.184", "16"], ["C2"]),
        ("Aktiveringsgrad", ["16,25", "16,2 %"], []),
    ],
)
def test_a_dot_is_decided_by_column_and_unit_and_asked_about_where_it_cannot_be(
    read: Read, label: str, cells: list[str], asked: list[str]
) -> None:
    rows = [[f"2021M{8 + place:02d}", "Hvidovre", cell] for place, cell in enumerate(cells)]

    told = read(workbook(["Periode", "Område", label], *rows))

    assert [cell for _, cell in told.places if cell] == asked
    assert sum(value is not None for value in told.figures.values()) == len(cells) - len(asked)
    assert told.problems.count("kan betyde") == len(asked)


def test_a_question_says_both_readings(read: Read) -> None:
    told = read(workbook(["Periode", "Område", "Aktiveringsgrad"], ["2021M08", "Hvidovre", "2.184"]))

    assert "'2.184' kan betyde 2.184 eller 2,184 og er ikke brugt" in told.problems


COUNTS = "Antal langtidsledige personer"


@pytest.mark.parametrize(
    "text",
    [
        f"Periode;Område;Aktiveringsgrad;{COUNTS}\n2021M08;Hvidovre;15.2;834.025",
        f"Periode;Område;{COUNTS};Aktiveringsgrad\n2021M08;Hvidovre;834.025;15.2",
        f"Periode,Område,{COUNTS}\n2021M08,Hvidovre,834.025",
        f"Periode,Område,Aktiveringsgrad,{COUNTS}\n2021M08,Hvidovre,15.2,834.025",
    ],
)
def test_a_dot_in_a_count_is_asked_about_where_the_rest_of_a_text_file_has_dots_for_decimals(
    read: Read, text: str
) -> None:
    told = read(text.encode())

    assert 834025 not in told.figures.values()
    assert "'834.025' kan betyde 834.025 eller 834,025 og er ikke brugt" in told.problems


@pytest.mark.parametrize(
    "text",
    [
        f"Periode;Område;Aktiveringsgrad;{COUNTS}\n2021M08;Hvidovre;15,2;834.025",
        f'Periode,Område,Aktiveringsgrad,{COUNTS}\n2021M08,Hvidovre,"15,2",834.025',
        f"Periode;Område;Målgruppe;{COUNTS}\n2021M08;Hvidovre;2.3;834.025",
        f"Periode;Område;Aktiveringsgrad;{COUNTS}\n2021M08;Hvidovre;15;834.025",
    ],
)
def test_a_dot_in_a_count_parts_thousands_where_nothing_says_decimals(read: Read, text: str) -> None:
    assert 834025 in read(text.encode()).figures.values()


# targets


@pytest.mark.parametrize(
    "content",
    [
        b"metric;baseline\nLedighed;2.5\nAktivering;16.3\nSygedagpenge;0.4\nUnge;7.25",
        workbook(["metric", "baseline"], ["Ledighed", "2.5"], ["Aktivering", "16.3"]),
        workbook(["Indikator", "Mål 2020"], ["Ledighed", 2.5], ["Aktiveringsgrad", 16.3]),
        workbook(["Mål for 2020"], [], ["Nøgletal", "Udgangspunkt", "Målniveau"], ["Ledighed", 2.5, 2.0]),
    ],
)
def test_a_workbook_of_targets_is_told_for_what_it_is(read: Read, content: bytes) -> None:
    told = read(content)

    assert told.figures == {}
    assert [issue.severity for issue in told.issues] == [Severity.ERROR]
    assert "ligner en liste over mål eller udgangspunkter" in told.problems
