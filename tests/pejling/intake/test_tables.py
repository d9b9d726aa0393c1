"""From rows to observations: what is used, what is left out, and the address of every cell that is."""

from __future__ import annotations

import openpyxl
import pytest

from pejling.intake import Severity
from pejling.intake.tables import PLACED, newest_of_each
from tests.pejling.builders import first_sheet, imported, rows_of, saved, workbook
from tests.pejling.intake.conftest import Read
from tests.pejling.intake.readings import figures_in
from tests.pejling.intake.tabs import Cell, Tab
from tests.pejling.intake.xlsb_files import xlsb

HEADER = ["Periode", "Område", "Aktiveringsgrad"]
LONG_TERM = "Antal langtidsledige personer"
KEY = ("aktiveringsgrad", "167", "", "2026-07")
JUNE_AND_JULY: list[list[object]] = [["Jun 2026", "Hvidovre", 16.7], ["Jul 2026", "Hvidovre", 17.2]]
BOTH = {("aktiveringsgrad", "167", "", "2026-06"): 16.7, KEY: 17.2}


def test_an_unknown_area_is_said_with_its_cell_and_the_others_are_read(read: Read) -> None:
    told = read(workbook(["Titel"], [], HEADER, ["Jul 2026", "Hvidovre", 17.2], ["Jul 2026", "Hvidover", 16.0]))

    assert told.figures == {KEY: 17.2}
    assert told.places == [("Ark1", "B5")]
    assert "'Hvidover' er ikke et kendt område; rækken er ikke brugt" in told.problems


def test_a_column_of_texts_under_a_measures_name_is_no_breakdown(read: Read) -> None:
    header = [*HEADER, "Andel aktiveringsberørte"]
    told = read(workbook(header, [*JUNE_AND_JULY[0], "ca. 40"], [*JUNE_AND_JULY[1], None]))

    assert told.figures == {**BOTH, ("andel_aktiveringsberoerte", "167", "", "2026-07"): None}
    assert ("Ark1", "D2") in told.places


def test_noughts_alone_at_the_end_are_told_and_kept(read: Read) -> None:
    noughts = [["Aug 2026", "Hvidovre", 0], ["Sep 2026", "Hvidovre", 0], ["Sep 2026", "Hele landet", 0]]
    told = read(workbook(HEADER, *JUNE_AND_JULY, *noughts))

    assert len(told.figures) == 5
    assert "fra og med august 2026 har filen kun nuller" in told.problems
    assert "kun nuller" not in read(workbook(HEADER, [*JUNE_AND_JULY[0][:2], 0], JUNE_AND_JULY[1])).problems


def test_an_unknown_period_is_said_with_its_cell(read: Read) -> None:
    told = read(workbook(HEADER, *JUNE_AND_JULY, ["forleden", "Hvidovre", 16.0]))

    assert told.figures == BOTH
    assert told.places == [("Ark1", "A4")]


def test_many_unknown_areas_are_counted_after_the_first_five(read: Read) -> None:
    wrong = [["Jul 2026", f"Sted {number}", 1.0] for number in range(8)]

    told = read(workbook(HEADER, *[["Jul 2026", "Hvidovre", 17.2]] * 12, *wrong))

    assert len(told.issues) == 6
    assert "3 andre tekster i kolonnen er heller ikke et kendt område" in told.problems
    assert told.issues[-1].cell == "B19:B21"


def test_a_cell_that_is_no_number_is_said_with_its_cell_and_not_kept_as_anything(read: Read) -> None:
    told = read(workbook(HEADER, *JUNE_AND_JULY, ["Aug 2026", "Hvidovre", "ukendt"]))

    assert told.figures == BOTH
    assert told.places == [("Ark1", "C4")]
    assert "kan ikke læses som et tal i pct. og er ikke brugt" in told.problems


def test_numbers_stored_as_danish_text_are_numbers(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Område", "Antal langtidsledige personer", "Aktiveringsgrad"],
            ["Jun 2026", "Hele landet", "17.005", "16,4 pct."],
            ["Jul 2026", "Hele landet", "-", "3,7"],
        )
    )

    assert told.figures == {
        ("langtidsledige", "000", "", "2026-06"): 17005,
        ("langtidsledige", "000", "", "2026-07"): None,
        ("aktiveringsgrad", "000", "", "2026-06"): 16.4,
        ("aktiveringsgrad", "000", "", "2026-07"): 3.7,
    }


def test_a_dot_that_may_be_a_decimal_is_asked_about_in_a_share(read: Read) -> None:
    told = read(workbook(HEADER, *JUNE_AND_JULY, ["Aug 2026", "Hvidovre", "2.184"]))

    assert told.figures == BOTH
    assert told.places == [("Ark1", "C4")]


@pytest.mark.parametrize("cell", [None, "-", "*", "<5"])
def test_a_masked_cell_is_suppressed(read: Read, cell: object) -> None:
    header = ["Periode", "Område", "Antal langtidsledige personer"]

    told = read(workbook(header, ["Jul 2026", "Hvidovre", 172], ["Jun 2026", "Hvidovre", cell]))

    assert told.figures[("langtidsledige", "167", "", "2026-06")] is None
    assert sorted(told.marks) == ["final", "suppressed"]
    assert told.issues == ()


def test_a_masked_cell_in_the_first_row_is_suppressed_and_the_row_is_no_header(read: Read) -> None:
    told = read(workbook(HEADER, ["Jun 2026", "Hvidovre", None], ["Jul 2026", "Hvidovre", 17.2]))

    assert told.figures == {("aktiveringsgrad", "167", "", "2026-06"): None, KEY: 17.2}


def test_a_share_stored_as_a_fraction_and_shown_in_per_cent_is_its_per_cent(read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = first_sheet(book)
    for row in (HEADER, ["Jun 2026", "Hvidovre", 0.163], ["Jul 2026", "Hvidovre", 0.172]):
        sheet.append(row)
    sheet["C2"].number_format = sheet["C3"].number_format = "0.0%"

    assert read(saved(book)).figures == {("aktiveringsgrad", "167", "", "2026-06"): 16.3, KEY: 17.2}


def test_a_share_stored_as_a_fraction_that_is_not_shown_in_per_cent_is_refused(read: Read) -> None:
    told = read(workbook(HEADER, ["Jun 2026", "Hvidovre", 0.163], ["Jul 2026", "Hvidovre", 0.172]))

    assert told.figures == {}
    assert [(issue.cell, issue.severity) for issue in told.errors] == [("C", Severity.ERROR)]


def in_percent(*values: object) -> bytes:
    """Return a table of shares, a month each, whose numbers of less than 1 are shown in per cent."""
    book = openpyxl.Workbook()
    sheet = first_sheet(book)
    sheet.append(HEADER)
    for month, value in enumerate(values, start=1):
        sheet.append([f"2026M{month:02d}", "Hvidovre", value])
        if isinstance(value, float) and value < 1:
            sheet.cell(month + 1, 3).number_format = "0.0%"
    return saved(book)


def test_a_share_written_in_per_cent_beside_fractions_is_its_per_cent(read: Read) -> None:
    assert [*read(in_percent(0.163, 0.171, "17,2 %")).figures.values()] == [16.3, 17.1, 17.2]


def test_fractions_and_per_cents_in_one_column_are_asked_about(read: Read) -> None:
    told = read(in_percent(0.163, 0.171, 18.0))

    assert told.figures == {}
    assert told.places[0] == ("Sheet", "C")
    assert "både brøkdele (0,163) og tal over 1" in told.problems


def test_what_is_unclear_among_fractions_is_still_asked_about(read: Read) -> None:
    told = read(in_percent(0.163, 0.171, "17.200"))

    assert [*told.figures.values()][:2] == [16.3, 17.1]
    assert "kan betyde" in told.problems


def test_a_count_whose_thousand_dot_became_decimals_is_asked_about(read: Read) -> None:
    rows = [
        [f"2026M{month:02d}", "Hvidovre", value] for month, value in enumerate([2.184, 2.191, 2.19, 2.203, 998.0], 1)
    ]

    told = read(workbook(["Periode", "Område", LONG_TERM], *rows))

    assert [*told.figures.values()] == [998]
    assert told.places == [("Ark1", f"C{row}") for row in range(2, 6)]
    assert "kan betyde 2.184 eller 2,184" in told.problems
    assert "kan betyde 2.190 eller 2,19" in told.problems


@pytest.mark.parametrize("values", [[917.3, 918.25, 900.0], [1234.567, 998.125], [0.3333333, 12.125]])
def test_counts_with_other_decimals_are_kept(read: Read, values: list[float]) -> None:
    rows = [[f"2026M{month:02d}", "Hvidovre", value] for month, value in enumerate(values, 1)]

    assert [*read(workbook(["Periode", "Område", LONG_TERM], *rows)).figures.values()] == values


def test_a_low_share_is_not_taken_for_a_fraction(read: Read) -> None:
    told = read(workbook(HEADER, ["Jun 2026", "Hvidovre", 0.4], ["Jul 2026", "Hvidovre", 0.9]))

    assert told.figures == {("aktiveringsgrad", "167", "", "2026-06"): 0.4, KEY: 0.9}


@pytest.mark.parametrize(
    ("impossible", "said"), [(1630.0, "1630"), (-2.5, "-2,5"), ("163", "163"), (1e12, "et så stort tal")]
)
def test_a_share_outside_nought_to_a_hundred_is_left_out_with_its_cell(
    read: Read, impossible: object, said: str
) -> None:
    told = read(workbook(HEADER, ["Jun 2026", "Hvidovre", impossible], ["Jul 2026", "Hvidovre", 17.2]))

    assert told.figures == {KEY: 17.2}
    assert told.places == [("Ark1", "C2")]
    assert f"{said} er ikke muligt og er ikke brugt: andele ligger mellem 0 og 100 pct." in told.problems


def test_a_count_below_nought_or_without_end_is_left_out_with_its_cell(read: Read) -> None:
    header: list[Cell] = ["Periode", "Område", "Antal personer"]
    rows: list[list[Cell]] = [
        ["Jun 2026", "Hvidovre", -3.0],
        ["Jul 2026", "Hvidovre", float("1e999")],
        ["Aug 2026", "Hvidovre", 120.0],
    ]

    told = read(xlsb(Tab("Kontanthjælp", [header, *rows])))

    assert list(told.figures.values()) == [120.0]
    assert told.places == [("Kontanthjælp", "C2"), ("Kontanthjælp", "C3")]


@pytest.mark.parametrize("half", [2.5, "2,5"])
def test_what_the_job_centre_counts_itself_is_whole_and_half_a_campaign_is_left_out_with_its_cell(
    read: Read, half: object
) -> None:
    rows = [["1. kvt. 2026", "Hvidovre", half], ["2. kvt. 2026", "Hvidovre", 3.0000000000000004]]

    told = read(workbook(["Periode", "Område", "Kampagner om handicap og job"], *rows))

    assert [key[-1] for key in told.figures] == ["2026-Q2"]
    assert told.places == [("Ark1", "C2")]
    assert "2,5 er ikke muligt og er ikke brugt: I tæller selv kampagner, og antal er hele tal" in told.problems
    assert "Ret det (skriv et helt tal), og indlæs igen" in told.problems


def test_an_own_count_without_end_is_left_out_as_others_are(read: Read) -> None:
    rows: list[list[Cell]] = [["1. kvt. 2026", "Hvidovre", float("1e999")], ["2. kvt. 2026", "Hvidovre", 3.0]]

    told = read(xlsb(Tab("Egne", [["Periode", "Område", "Kampagner om handicap og job"], *rows])))

    assert told.places == [("Egne", "C2")]


@pytest.mark.parametrize(("cell", "said"), [(44409, "giv kolonnen datoformat"), ("august-21-u", "er ikke en periode")])
def test_periods_that_cannot_be_read_are_named_by_their_cells(read: Read, cell: object, said: str) -> None:
    told = read(workbook(HEADER, [cell, "Hvidovre", 17.0], [cell, "Brøndby", 17.2]))

    assert told.figures == {}
    assert told.places == [("Ark1", "A2:A3"), ("", "")]
    assert said in told.issues[0].problem


def test_figures_of_the_wrong_frequency_are_left_out_and_said_with_an_example(read: Read) -> None:
    told = read(workbook(HEADER, ["2. kvt. 2026", "Hvidovre", 17.0], ["Jul 2026", "Hvidovre", 17.2]))

    assert told.figures == {KEY: 17.2}
    assert told.places == [("Ark1", "C2")]
    assert "Aktiveringsgrad opgøres ikke for den slags perioder (fx 2. kvt. 2026)" in told.problems


def test_rolling_quarters_are_not_read_as_months(read: Read) -> None:
    told = read(workbook(HEADER, ["2023QMAT04", "Hvidovre", 17.0], ["2023QMAT03", "Hvidovre", 17.2]))

    assert told.figures == {}


def test_a_table_that_never_says_its_area_is_refused(read: Read) -> None:
    told = read(workbook(["Aktiveringsgrad"], ["Periode", "Aktiveringsgrad"], ["Jun 2026", 16.7], ["Jul 2026", 17.2]))

    assert told.figures == {}
    assert "området mangler" in told.problems


def test_a_table_that_never_says_its_period_is_refused(read: Read) -> None:
    told = read(workbook(["Område", "Aktiveringsgrad"], ["Hvidovre", 16.7], ["Hele landet", 17.2]))

    assert told.figures == {}
    assert "perioden mangler" in told.problems


def test_a_period_above_the_table_holds_for_all_of_it(read: Read) -> None:
    told = read(
        workbook(["Periode: Jul 2026"], ["Område", "Aktiveringsgrad"], ["Hvidovre", 17.2], ["Hele landet", 16.0])
    )

    assert told.figures == {KEY: 17.2, ("aktiveringsgrad", "000", "", "2026-07"): 16.0}


def test_a_figure_that_stands_twice_is_the_last_and_said_where_the_two_differ(read: Read) -> None:
    same = read(workbook(HEADER, ["Jul 2026", "Hvidovre", 17.2], ["2026M07", "167", 17.2]))
    other = read(workbook(HEADER, ["Jul 2026", "Hvidovre", 17.0], ["2026M07", "167", 17.2]))

    assert same.figures == other.figures == {KEY: 17.2}
    assert same.issues == ()
    assert other.places == [("Ark1", "C2")]
    assert "tallet står også i C3 med en anden værdi; det sidste i filen er brugt" in other.problems


def test_a_figure_that_stands_both_hidden_and_shown_is_said(read: Read) -> None:
    told = read(workbook(HEADER, ["Jul 2026", "Hvidovre", "-"], ["2026M07", "167", 17.2]))

    assert told.places == [("Ark1", "C2")]
    assert "med en anden værdi" in told.problems


def test_many_figures_that_stand_twice_are_told_five_by_name_and_then_counted(read: Read) -> None:
    once = [[f"2026M{month:02}", "Hvidovre", 17.0] for month in range(1, 8)]
    again = [[f"2026M{month:02}", "Hvidovre", 18.0] for month in range(1, 8)]

    told = read(workbook(HEADER, *once, *again))

    assert told.places == [*(("Ark1", f"C{row}") for row in range(2, 7)), ("Ark1", "C7:C8")]
    assert "i alt 7 tal står flere gange" in told.problems


def test_the_table_has_the_schema_all_share_with_places_and_one_row_a_key(read: Read) -> None:
    observations = read(workbook(HEADER, ["Jul 2026", "Hvidovre", 17.2])).reading.observations

    assert observations.schema == PLACED
    assert observations.num_rows == 1


def test_the_last_row_of_each_key_is_kept() -> None:
    twice = imported([*rows_of("maalt", "167", "2026-06", [1.0, 2.0]), *rows_of("maalt", "167", "2026-06", [3.0])])

    kept = figures_in(newest_of_each(twice.observations))

    assert kept == {("maalt", "167", "", "2026-06"): 3.0, ("maalt", "167", "", "2026-07"): 2.0}


NUMBERED: list[object] = [*HEADER, "Nr."]
JUNE, JULY = [*JUNE_AND_JULY[0], 1], [*JUNE_AND_JULY[1], 2]
TOTALS: list[list[list[object]]] = [
    [NUMBERED, JUNE, JULY, ["", "", 33.9, 3]],
    [NUMBERED, JUNE, [None, None, 33.9, 3], JULY],
    [
        ["Hvidovre"],
        [],
        ["Periode", "Aktiveringsgrad", "Nr."],
        ["Jun 2026", 16.7, 1],
        ["Jul 2026", 17.2, 2],
        ["", 33.9, 3],
    ],
    [NUMBERED, JUNE, JULY, ["", "", 33.9, 3], ["", "", "", 4]],
]


@pytest.mark.parametrize("rows", TOTALS)
def test_a_row_that_says_neither_period_nor_area_is_no_figure_of_the_row_above(
    read: Read, rows: list[list[object]]
) -> None:
    told = read(workbook(*rows))

    row = next(number for number, row in enumerate(rows, 1) if 33.9 in row)
    assert told.figures == BOTH
    assert "hvilken periode, hvilket område eller hvad ellers tallene her er for; de er ikke brugt" in told.problems
    assert told.places == [("Ark1", f"A{row}")]


def test_a_row_that_says_no_more_than_its_category_is_filled_down(read: Read) -> None:
    header: list[object] = ["Periode", "Område", "Køn", "Aktiveringsgrad"]
    rows: list[list[object]] = [["Jul 2026", "Hvidovre", "Mænd", 17.2], ["", "", "Kvinder", 16.0]]
    told = read(workbook(header, *rows))

    assert len(told.figures) == 2
    assert told.issues == ()


def test_a_share_with_more_decimals_beside_one_just_above_one_is_asked_about_too(read: Read) -> None:
    rows = [
        [f"{month} 2025", "Hvidovre", value]
        for month, value in zip(("Jan", "Feb", "Mar"), (1.2, 0.463, 1.1), strict=True)
    ]

    told = read(workbook(["Periode", "Område", "Aktiveringsgrad"], *rows))

    assert sorted(filter(None, told.figures.values())) == [1.1, 1.2]


def test_a_share_with_more_decimals_than_all_others_may_be_a_fraction_and_is_asked_about(read: Read) -> None:
    values = [45.7, 0.463, 47.1, 0.5]

    told = read(workbook(HEADER, *([f"2026M0{month}", "Hvidovre", value] for month, value in enumerate(values, 1))))

    assert sorted(value or 0 for value in told.figures.values()) == [0.5, 45.7, 47.1]
    assert told.places == [("Ark1", "C3")]
    assert "kan betyde 0,463 pct. eller 46,3 pct." in told.problems


def test_shares_below_one_per_cent_among_others_with_as_many_decimals_are_as_they_stand(read: Read) -> None:
    values = [45.71, 0.463, 47.12, 0.5]

    told = read(workbook(HEADER, *([f"2026M0{month}", "Hvidovre", value] for month, value in enumerate(values, 1))))

    assert sorted(value or 0 for value in told.figures.values()) == [0.463, 0.5, 45.71, 47.12]


def test_counts_that_mostly_have_decimals_are_told_of(read: Read) -> None:
    rows = [[f"2026M0{month}", "Hvidovre", 16.9 + month / 4] for month in range(1, 5)]

    told = read(workbook(["Periode", "Område", "Antal langtidsledige personer"], *rows))

    assert "tallene har decimaler, men Langtidsledige tælles i hele personer" in told.problems


@pytest.mark.parametrize("rows", [1, 3])
def test_two_columns_of_one_name_that_disagree_are_neither_used(read: Read, rows: int) -> None:
    label = "Antal ledige fuldtidspersoner"
    figures = ([f"2026M{month:02d}", "Hvidovre", *pair] for month, pair in enumerate([(800, 2.8), (0, 0), (0, 0)], 1))
    told = read(workbook(["Periode", "Område", label, label], *list(figures)[:rows]))

    assert told.figures == {}
    assert told.places[:1] == [("Ark1", "C2 og D2" if rows == 1 else "C2:C4 og D2:D4")]
    assert "tallene fra og med C2 og tallene fra og med D2 er forskellige" in told.problems
    assert "Giv kolonnerne hver sit navn" in told.problems


def test_two_columns_of_one_name_that_agree_are_used_once(read: Read) -> None:
    label = "Antal ledige fuldtidspersoner"
    told = read(workbook(["Periode", "Område", label, label], ["Jul 2026", "Hvidovre", 800, 800]))

    assert told.figures == {("ledige_fuldtidspersoner", "167", "", "2026-07"): 800}


def test_an_area_whose_number_is_another_ones_is_not_used_and_both_are_said(read: Read) -> None:
    told = read(
        workbook(
            ["Kommune", "Periode", "Aktiveringsgrad"],
            ["Hvidovre (167)", "jan 2020", 15],
            ["153 - Brøndby", "jan 2020", 16],
            ["153 Rødovre", "jan 2020", 17],
        )
    )

    assert {key[1]: value for key, value in told.figures.items()} == {"167": 15, "153": 16}
    assert "'153 Rødovre' er ikke et kendt område (nummeret hører til Brøndby); rækken er ikke brugt" in told.problems
