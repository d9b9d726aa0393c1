"""Every layout met or to be tolerated (domain.md, section 1.6 A-G and StatBank), read to exactly its figures."""

from __future__ import annotations

from datetime import datetime

import openpyxl
import pytest

from tests.pejling.builders import first_sheet, saved, workbook
from tests.pejling.intake.conftest import Read
from tests.pejling.intake.readings import Figures

RATE, TOUCHED, LONG_TERM = "aktiveringsgrad", "andel_aktiveringsberoerte", "langtidsledige"
READY, ACTIVE = "visitation=uddannelsesparat", "visitation=aktivitetsparat"
TWO_MONTHS: Figures = {(RATE, "167", "", "2021-08"): 10.1, (RATE, "167", "", "2021-09"): 12.0}
TWO_AREAS: Figures = {
    (RATE, "000", "", "2021-08"): 14.0,
    (RATE, "167", "", "2021-08"): 10.1,
    (RATE, "000", "", "2021-09"): 15.4,
    (RATE, "167", "", "2021-09"): 12.0,
}
TWO_MEASURES: Figures = {
    (RATE, "167", "", "2021-08"): 10.1,
    (TOUCHED, "167", "", "2021-08"): 29.0,
    (RATE, "167", "", "2021-09"): 12.0,
    (TOUCHED, "167", "", "2021-09"): None,
}


# A. long, flat


def test_a_flat_list_as_the_api_delivers_it(read: Read) -> None:
    lines = [
        "Periode;Område;Visitationskategori;Aktiveringsgrad;Andel aktiveringsberørte",
        "2020M01;Hvidovre;Uddannelsesparat;15,2;41,0",
        "2020M01;Hvidovre;I alt;16,3;",
    ]

    told = read("\r\n".join(lines).encode("utf-8-sig"))

    assert told.figures == {
        (RATE, "167", READY, "2020-01"): 15.2,
        (TOUCHED, "167", READY, "2020-01"): 41.0,
        (RATE, "167", "", "2020-01"): 16.3,
        (TOUCHED, "167", "", "2020-01"): None,
    }
    assert told.issues == ()


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0), (2, 0, 1)])
def test_a_flat_list_in_any_order_of_columns(read: Read, order: tuple[int, int, int]) -> None:
    rows: list[list[object]] = [
        ["Periode", "Område", "Aktiveringsgrad"],
        ["Aug 2021", "Hvidovre", 10.1],
        ["Sep 2021", "Hvidovre", 12.0],
    ]

    told = read(workbook(*([row[place] for place in order] for row in rows)))

    assert told.figures == TWO_MONTHS


def test_a_flat_list_whose_newest_period_stands_first(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Område", "Aktiveringsgrad"], ["sep 2021", "Hvidovre", 12.0], ["aug 2021", "Hvidovre", 10.1]
        )
    )

    assert told.figures == TWO_MONTHS


def test_months_as_excels_own_dates(read: Read) -> None:
    told = read(
        workbook(
            ["Måned", "Område", "Aktiveringsgrad"],
            [datetime(2021, 8, 1), "Hvidovre", 10.1],  # noqa: DTZ001 - Excel's dates know no time zone
            [datetime(2021, 9, 1), "Hvidovre", 12.0],  # noqa: DTZ001
        )
    )

    assert told.figures == TWO_MONTHS


def test_areas_by_their_codes(read: Read) -> None:
    told = read(workbook(["Periode", "Kommune", "Aktiveringsgrad"], ["2021M08", 167, 10.1], ["2021M09", "0167", 12.0]))

    assert told.figures == TWO_MONTHS


# B. periods across


def test_two_measures_under_each_month(read: Read) -> None:
    told = read(
        workbook(
            ["Kontanthjælp: Aktiveringsgrad og andel aktiveringsberørte"],
            ["Udtrukket den 22. august 2026"],
            [],
            [None, "Aug 2021", None, "Sep 2021", None],
            ["Område", "Aktiveringsgrad", "Andel aktiveringsberørte", "Aktiveringsgrad", "Andel aktiveringsberørte"],
            ["Hvidovre", 10.1, 29.0, 12.0, "-"],
            [],
            ["Kilde: Jobindsats.dk"],
            ["* Tallet er diskretioneret"],
        )
    )

    assert told.figures == TWO_MEASURES
    assert told.issues == ()
    assert told.reading.title == "Kontanthjælp: Aktiveringsgrad og andel aktiveringsberørte"


def test_months_that_are_merged_or_repeated_over_their_measures(read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = first_sheet(book)
    sheet.append([None, "Aug 2021", None, "Sep 2021", "Sep 2021"])
    sheet.append(["Område", *["Aktiveringsgrad", "Andel aktiveringsberørte"] * 2])
    sheet.append(["Hvidovre", 10.1, 29.0, 12.0, "-"])
    sheet.merge_cells("B1:C1")

    assert read(saved(book)).figures == TWO_MEASURES


def test_measures_above_their_months(read: Read) -> None:
    told = read(
        workbook(
            [None, "Aktiveringsgrad", None, "Andel aktiveringsberørte", None],
            ["Område", "Aug 2021", "Sep 2021", "Aug 2021", "Sep 2021"],
            ["Hvidovre", 10.1, 12.0, 29.0, "-"],
        )
    )

    assert told.figures == TWO_MEASURES


def test_a_month_across_in_which_everybody_is_masked_is_read_as_masked(read: Read) -> None:
    told = read(workbook(["Aktiveringsgrad"], ["Område", "Aug 2021", "Sep 2021"], ["Hvidovre", 10.1, "-"]))

    assert told.figures == {(RATE, "167", "", "2021-08"): 10.1, (RATE, "167", "", "2021-09"): None}


@pytest.mark.parametrize("empty", [None, " "])
def test_months_at_the_end_in_which_nothing_stands_have_not_come_yet(read: Read, empty: str | None) -> None:
    across = read(
        workbook(
            ["Aktiveringsgrad"],
            ["Område", "Aug 2021", "Sep 2021", "Okt 2021", "Nov 2021"],
            ["Hele landet", 14.0, 15.4, empty, None],
            ["Hvidovre", 10.1, None, None, empty],
        )
    )
    down = read(
        workbook(
            ["Periode", "Område", "Aktiveringsgrad"],
            ["Aug 2021", "Hele landet", 14.0],
            ["Aug 2021", "Hvidovre", 10.1],
            ["Sep 2021", "Hele landet", 15.4],
            ["Sep 2021", "Hvidovre", empty],
            ["Okt 2021", "Hele landet", None],
            ["Okt 2021", "Hvidovre", empty],
        )
    )

    assert across.figures == down.figures == TWO_AREAS | {(RATE, "167", "", "2021-09"): None}


def test_one_measure_with_months_across_and_its_name_in_the_title(read: Read) -> None:
    told = read(
        workbook(
            ["Kontanthjælp: Aktiveringsgrad"],
            [],
            ["Område", "Aug 2021", "Sep 2021"],
            ["Hele landet", 14.0, 15.4],
            ["Hvidovre", 10.1, 12.0],
        )
    )

    assert told.figures == TWO_AREAS


def test_months_across_as_dates(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad"],
            ["Område", datetime(2021, 8, 1), datetime(2021, 9, 1)],  # noqa: DTZ001 - Excel's dates know no time zone
            ["Hele landet", 14.0, 15.4],
            ["Hvidovre", 10.1, 12.0],
        )
    )

    assert told.figures == TWO_AREAS


def test_stubs_of_area_and_group_that_are_not_repeated(read: Read) -> None:
    told = read(
        workbook(
            ["Uddannelseshjælp: Aktiveringsgrad"],
            [],
            ["Område", "Visitat.kat.", "Jan 2020", "Feb 2020"],
            ["Hele landet", "Uddannelsesparat", 18.4, 18.5],
            [None, "Aktivitetsparat", 21.0, 21.1],
            ["Hvidovre", "Uddannelsesparat", 15.2, "-"],
        )
    )

    assert told.figures == {
        (RATE, "000", READY, "2020-01"): 18.4,
        (RATE, "000", READY, "2020-02"): 18.5,
        (RATE, "000", ACTIVE, "2020-01"): 21.0,
        (RATE, "000", ACTIVE, "2020-02"): 21.1,
        (RATE, "167", READY, "2020-01"): 15.2,
        (RATE, "167", READY, "2020-02"): None,
    }


# C. periods down, measures across, one area


@pytest.mark.parametrize("line", [["Område: Hvidovre"], ["Område:", "Hvidovre"], ["Hvidovre"]])
def test_periods_down_with_the_area_above(read: Read, line: list[str]) -> None:
    told = read(
        workbook(
            ["Kontanthjælp: Aktiveringsgrad"],
            line,
            [],
            ["Periode", "Aktiveringsgrad", "Andel aktiveringsberørte"],
            ["aug 2021", 10.1, 29.0],
            ["sep 2021", 12.0, "-"],
        )
    )

    assert told.figures == TWO_MEASURES


def test_a_last_month_that_is_masked_throughout_is_read_as_masked(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Aktiveringsgrad"], ["aug 2021", 10.1], ["sep 2021", 12.0], ["okt 2021", "-"], title="Hvidovre"
        )
    )

    assert told.figures == TWO_MONTHS | {(RATE, "167", "", "2021-10"): None}


def test_a_counter_and_dates_as_in_a_hand_made_workbook(read: Read) -> None:
    told = read(
        workbook(
            ["Tael", "Dato", "Aktiveringsgrad"],
            [1, datetime(2021, 9, 1), 12.0],  # noqa: DTZ001 - Excel's dates know no time zone
            [2, datetime(2021, 8, 1), 10.1],  # noqa: DTZ001
            title="Hvidovre",
        )
    )

    assert told.figures == TWO_MONTHS


# D. periods down, areas across


def test_areas_across_with_the_measure_in_the_title(read: Read) -> None:
    told = read(
        workbook(
            ["Kontanthjælp: Aktiveringsgrad"],
            [],
            ["Periode", "Hele landet", "Hvidovre"],
            ["aug 2021", 14.0, 10.1],
            ["sep 2021", 15.4, 12.0],
        )
    )

    assert told.figures == TWO_AREAS


def test_areas_above_their_measures(read: Read) -> None:
    told = read(
        workbook(
            [None, "Hvidovre", None, "Hele landet"],
            ["Periode", "Aktiveringsgrad", "Andel aktiveringsberørte", "Aktiveringsgrad"],
            ["aug 2021", 10.1, 29.0, 14.0],
            ["sep 2021", 12.0, "-", 15.4],
        )
    )

    assert told.figures == TWO_AREAS | TWO_MEASURES


# E. one sheet an area, one sheet a measure


def test_one_sheet_an_area(read: Read) -> None:
    book = openpyxl.Workbook()
    for name, values in (("Hele landet", (14.0, 15.4)), ("Hvidovre", (10.1, 12.0))):
        sheet = book.create_sheet(name)
        sheet.append(["Periode", "Aktiveringsgrad"])
        sheet.append(["aug 2021", values[0]])
        sheet.append(["sep 2021", values[1]])
    book.remove(first_sheet(book))

    assert read(saved(book)).figures == TWO_AREAS


def test_one_sheet_a_measure(read: Read) -> None:
    book = openpyxl.Workbook()
    for name, values in (("Aktiveringsgrad", (10.1, 12.0)), ("Andel aktiveringsberørte", (29.0, "-"))):
        sheet = book.create_sheet(name)
        sheet.append(["Område", "aug 2021", "sep 2021"])
        sheet.append(["Hvidovre", *values])
    book.remove(first_sheet(book))

    assert read(saved(book)).figures == TWO_MEASURES


# F. a cover sheet, a pivot, and the hidden raw sheet of the query


def test_a_cover_sheet_and_a_hidden_raw_sheet_are_left_out_and_said(read: Read) -> None:
    book = openpyxl.Workbook()
    first_sheet(book).title = "Forside"
    first_sheet(book).append(["Tal til udvalget"])
    pivot = book.create_sheet("Tabel")
    raw = book.create_sheet("Rådata")
    raw.sheet_state = "hidden"
    for sheet in (pivot, raw):
        sheet.append(["Periode", "Område", "Aktiveringsgrad"])
        sheet.append(["aug 2021", "Hvidovre", 10.1])
        sheet.append(["sep 2021", "Hvidovre", 12.0])

    told = read(saved(book))

    assert told.figures == TWO_MONTHS
    assert told.places == [("Forside", ""), ("Rådata", "")]
    assert "arket er skjult og er ikke brugt" in told.problems


# G. tables in notes: municipality down, years across, a half-year last


def test_years_across_with_a_half_year_among_them(read: Read) -> None:
    told = read(
        workbook(
            ["Erhvervs- og beskæftigelsesfrekvenser"],
            ["Beskæftigelsesfrekvens"],
            ["Kommune", "2008", "2009", "1. halvår 2010"],
            ["Hele landet", 76, 72.8, 72.1],
            ["Hvidovre", 78, 75.2, 74.1],
        )
    )

    name = "beskaeftigelsesfrekvens"
    assert told.figures == {
        (name, "000", "", "2008"): 76,
        (name, "000", "", "2009"): 72.8,
        (name, "167", "", "2008"): 78,
        (name, "167", "", "2009"): 75.2,
    }
    assert told.places == [("Ark1", "D4:D5")]


# groups across


def test_categories_across_under_the_measures_name(read: Read) -> None:
    told = read(
        workbook(
            [None, None, "Aktiveringsgrad", None, None],
            ["Periode", "Område", "Uddannelsesparat", "Aktivitetsparat", "I alt"],
            ["aug 2021", "Hvidovre", 12.0, 20.0, 17.0],
        )
    )

    assert told.figures == {
        (RATE, "167", READY, "2021-08"): 12.0,
        (RATE, "167", ACTIVE, "2021-08"): 20.0,
        (RATE, "167", "", "2021-08"): 17.0,
    }


def test_interviews_held_as_a_second_header_row(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Område", "Andel personer fordelt på antal afholdte jobsamtaler", None, None, None],
            [None, None, "0", "1", "2", "3+"],
            ["Jan 2020", "Hvidovre", 5.0, 8.0, 15.0, 72.0],
            ["Feb 2020", "Hvidovre", 5.0, 9.0, 15.0, 71.0],
        )
    )

    name = "andel_med_tre_samtaler"
    assert told.figures == {(name, "167", "", "2020-01"): 72.0, (name, "167", "", "2020-02"): 71.0}


@pytest.mark.parametrize("colon", [": ", " : "])
def test_interviews_held_in_a_flattened_header(read: Read, colon: str) -> None:
    label = f"Andel personer fordelt på antal afholdte jobsamtaler{colon}3+"

    told = read(workbook(["Periode", "Område", label], ["Jan 2020", "Hvidovre", 72.0]))

    assert told.figures == {("andel_med_tre_samtaler", "167", "", "2020-01"): 72.0}


def test_parts_and_their_total_are_kept_apart_and_never_added(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Område", "Ydelsesgruppe", "Antal langtidsledige personer"],
            ["2023M08", "Hvidovre", "I alt", 150],
            [None, None, "A-dagpenge", 100],
            [None, None, "Kontanthjælp", 49],
        )
    )

    assert told.figures == {
        (LONG_TERM, "167", "", "2023-08"): 150,
        (LONG_TERM, "167", "ydelse=a-dagpenge", "2023-08"): 100,
        (LONG_TERM, "167", "ydelse=kontanthjaelp", "2023-08"): 49,
    }


def test_parts_without_a_total_make_no_figure_for_everybody(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Område", "Ydelsesgruppe", "Antal langtidsledige personer"],
            ["2023M08", "Hvidovre", "A-dagpenge", 100],
            ["2023M08", "Hvidovre", "Kontanthjælp", 49],
        )
    )

    assert (LONG_TERM, "167", "", "2023-08") not in told.figures
    assert len(told.figures) == 2


def test_company_practice_in_all_is_not_everybody(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Område", "Tilbud", "Aktiveringsgrad"],
            ["2026M07", "Hvidovre", "Virksomhedspraktik i alt", 5.0],
            ["2026M07", "Hvidovre", "Tilbud i alt", 17.2],
        )
    )

    assert told.figures == {
        (RATE, "167", "tilbud=virksomhedspraktik", "2026-07"): 5.0,
        (RATE, "167", "", "2026-07"): 17.2,
    }


def test_two_breakdowns_make_one_group(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Område", "Køn", "Alder", "Aktiveringsgrad"],
            ["2026M07", "Hvidovre", "Kvinder", "25-29 år", 5.0],
            ["2026M07", "Hvidovre", "Kvinder", "Alder i alt", 6.0],
            ["2026M07", "Hvidovre", "Køn i alt", "Alder i alt", 7.0],
        )
    )

    assert told.figures == {
        (RATE, "167", "alder=25-29-aar;koen=kvinder", "2026-07"): 5.0,
        (RATE, "167", "koen=kvinder", "2026-07"): 6.0,
        (RATE, "167", "", "2026-07"): 7.0,
    }


# Statistics Denmark


def test_statbank_with_time_in_the_stub_and_blank_stub_headers(read: Read) -> None:
    told = read(
        workbook(
            ["Fuldtidsledige efter ydelsestype, område, tid, alder og køn"],
            ["Enhed: antal"],
            [None, None, None, None, "I alt", "Kvinder"],
            ["Bruttoledige", "Hele landet", "2019", "Alder i alt", 103975, 50000],
            [None, None, None, "25-29 år", 20448, ".."],
            [None, None, "2020", "Alder i alt", 130000, 60000],
            [],
            ["De endelige årsopgørelser følger kalenderårene."],
            title="AUL01",
        )
    )

    name = "bruttoledige"
    assert told.figures == {
        (name, "000", "", "2019"): 103975,
        (name, "000", "koen=kvinder", "2019"): 50000,
        (name, "000", "alder=25-29-aar", "2019"): 20448,
        (name, "000", "alder=25-29-aar;koen=kvinder", "2019"): None,
        (name, "000", "", "2020"): 130000,
        (name, "000", "koen=kvinder", "2020"): 60000,
    }
    assert told.marks.count("missing") == 1


def test_statbank_in_english_with_time_across_keeps_only_the_rate_that_is_the_indicators(read: Read) -> None:
    told = read(
        workbook(
            ["Activity and employment rates (end November) by frequency, sex, age, region and time"],
            ["Units: per cent"],
            [None, None, None, None, "2008", "2009"],
            ["Employment rate", "Total", "Age, total", "All Denmark", 76, 72.8],
            [None, None, None, "Copenhagen", 72.5, 70],
            ["Activity rate", "Total", "Age, total", "All Denmark", 79, 78],
            title="RAS200",
        )
    )

    name = "beskaeftigelsesfrekvens"
    assert told.figures == {
        (name, "000", "", "2008"): 76,
        (name, "000", "", "2009"): 72.8,
        (name, "101", "", "2008"): 72.5,
        (name, "101", "", "2009"): 70,
    }
    assert "1 række er for andet end »Beskæftigelsesfrekvens« og er ikke brugt" in told.problems


def test_statbank_with_the_last_dimension_across(read: Read) -> None:
    measure = "Befolkningens højest fuldførte uddannelse (15-69 år)"

    told = read(
        workbook(
            [f"{measure} efter bopælsområde, tid, alder og højest fuldførte uddannelse"],
            ["Enhed: antal"],
            [None, None, None, "I alt", "H10 Grundskole"],
            ["Hele landet", "2019", "25-29 år", 399766, 61703],
            [None, None, "30-34 år", 356645, 53678],
            title="HFUDD11",
        )
    )

    name = "hoejst_fuldfoert_uddannelse"
    assert told.figures == {
        (name, "000", "alder=25-29-aar", "2019"): 399766,
        (name, "000", "alder=25-29-aar;uddannelse=grundskole", "2019"): 61703,
        (name, "000", "alder=30-34-aar", "2019"): 356645,
        (name, "000", "alder=30-34-aar;uddannelse=grundskole", "2019"): 53678,
    }
