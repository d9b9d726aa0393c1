"""Headings within a table, and titles of its rows, that say of whom, of what or of which area the figures are."""

from __future__ import annotations

import pytest

from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read
from tests.pejling.intake.readings import Figures

RATE, TOUCHED, LONG_TERM = "aktiveringsgrad", "andel_aktiveringsberoerte", "langtidsledige"
LONG_TERM_TITLE = ["Antal langtidsledige personer"]
MONTHS = ["Aug 2021", "Sep 2021"]
WOMEN, MEN = "koen=kvinder", "koen=maend"


def figures(measure: str, group: str, *values: float, area: str = "167") -> Figures:
    """Make the figures of August and September 2021."""
    return {(measure, area, group, f"2021-{8 + place:02d}"): value for place, value in enumerate(values)}


# headings


def test_groups_alone_in_a_row_are_whom_the_areas_below_are_of(read: Read) -> None:
    told = read(
        workbook(
            LONG_TERM_TITLE,
            ["Kommune", *MONTHS],
            ["Kvinder"],
            ["Hvidovre", 15, 16],
            ["Mænd"],
            ["Hvidovre", 45, 46],
        )
    )

    assert told.figures == figures(LONG_TERM, WOMEN, 15, 16) | figures(LONG_TERM, MEN, 45, 46)
    assert "kun er for en del" in told.problems


def test_one_group_over_all_rows_is_whom_all_are_of(read: Read) -> None:
    told = read(workbook(LONG_TERM_TITLE, ["Måned", "Hvidovre"], ["Kvinder"], ["Aug 2021", 15], ["Sep 2021", 16]))

    assert told.figures == figures(LONG_TERM, WOMEN, 15, 16)


def test_rows_below_a_total_are_of_everybody_again(read: Read) -> None:
    told = read(
        workbook(
            LONG_TERM_TITLE,
            ["Kommune", *MONTHS],
            ["Kvinder"],
            ["Hvidovre", 15, 16],
            ["I alt"],
            ["Hvidovre", 45, 46],
        )
    )

    assert told.figures == figures(LONG_TERM, WOMEN, 15, 16) | figures(LONG_TERM, "", 45, 46)


def test_rows_above_the_first_heading_are_of_everybody(read: Read) -> None:
    told = read(workbook(LONG_TERM_TITLE, ["Kommune", *MONTHS], ["Hvidovre", 60, 62], ["Mænd"], ["Hvidovre", 45, 46]))

    assert told.figures == figures(LONG_TERM, "", 60, 62) | figures(LONG_TERM, MEN, 45, 46)


def test_headings_over_other_categories_part_them(read: Read) -> None:
    told = read(
        workbook(
            LONG_TERM_TITLE,
            ["Hvidovre"],
            ["Alder", *MONTHS],
            ["Kvinder"],
            ["16-19 år", 1, 2],
            ["Mænd"],
            ["16-19 år", 3, 4],
        )
    )

    young = "alder=16-19-aar;"
    assert told.figures == figures(LONG_TERM, young + WOMEN, 1, 2) | figures(LONG_TERM, young + MEN, 3, 4)


def test_a_heading_right_under_another_is_of_a_part_of_it(read: Read) -> None:
    told = read(
        workbook(
            LONG_TERM_TITLE,
            ["Kommune", *MONTHS],
            ["Kvinder"],
            ["16-19 år"],
            ["Hvidovre", 1, 2],
            ["20-24 år"],
            ["Hvidovre", 3, 4],
            ["Mænd"],
            ["16-19 år"],
            ["Hvidovre", 5, 6],
        )
    )

    expected = figures(LONG_TERM, f"alder=16-19-aar;{WOMEN}", 1, 2) | figures(
        LONG_TERM, f"alder=20-24-aar;{WOMEN}", 3, 4
    )
    assert told.figures == expected | figures(LONG_TERM, f"alder=16-19-aar;{MEN}", 5, 6)


@pytest.mark.parametrize("second", ["16-19 år", "Andel aktiveringsberørte"])
def test_a_heading_of_another_kind_between_rows_may_be_of_a_part_of_the_one_above(read: Read, second: str) -> None:
    told = read(
        workbook(
            LONG_TERM_TITLE,
            ["Kommune", *MONTHS],
            ["Kvinder"],
            ["Hvidovre", 15, 16],
            [second],
            ["Hvidovre", 1, 2],
        )
    )

    assert told.figures == {}
    assert [issue.cell for issue in told.errors] == ["A5"]
    assert "om 'Kvinder' også gælder tallene under den" in told.problems


def test_measures_alone_in_a_row_are_what_the_rows_below_measure(read: Read) -> None:
    told = read(
        workbook(
            ["Hvidovre Kommune"],
            [None, *MONTHS],
            ["Aktiveringsgrad"],
            ["Uddannelsesparate", 15.1, 15.2],
            ["Andel aktiveringsberørte"],
            ["Uddannelsesparate", 40, 41],
        )
    )

    group = "visitation=uddannelsesparat"
    assert told.figures == figures(RATE, group, 15.1, 15.2) | figures(TOUCHED, group, 40, 41)


def test_another_benefit_alone_in_a_row_is_not_what_the_sheet_is_about(read: Read) -> None:
    told = read(
        workbook(
            ["Kontanthjælp: Antal fuldtidspersoner"],
            ["Kommune", *MONTHS],
            ["Kontanthjælp"],
            ["Hvidovre", 917, 910],
            ["Sygedagpenge"],
            ["Hvidovre", 600, 610],
        )
    )

    assert told.figures == figures("kontanthjaelp_fuldtidspersoner", "", 917, 910)
    assert "tallene er om Sygedagpenge" in told.problems


def test_a_heading_may_stand_in_the_column_of_the_areas_beside_the_periods(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Kommune", *LONG_TERM_TITLE],
            [None, "Kvinder", None],
            ["Aug 2021", "Hvidovre", 15],
            ["Sep 2021", "Hvidovre", 16],
        )
    )

    assert told.figures == figures(LONG_TERM, WOMEN, 15, 16)


def test_a_group_right_below_a_table_is_whom_the_next_is_of(read: Read) -> None:
    told = read(
        workbook(
            LONG_TERM_TITLE,
            ["Mænd"],
            ["Kommune", *MONTHS],
            ["Hvidovre", 45, 46],
            ["Kvinder"],
            [],
            ["Kommune", *MONTHS],
            ["Hvidovre", 15, 16],
        )
    )

    assert told.figures == figures(LONG_TERM, WOMEN, 15, 16) | figures(LONG_TERM, MEN, 45, 46)


def test_a_unit_alone_below_the_header_of_a_column_is_no_heading(read: Read) -> None:
    told = read(
        workbook(["Periode", "Kommune", "Aktiveringsgrad"], [None, None, "Pct."], ["Aug 2021", "Hvidovre", 10.1])
    )

    assert "kolonnen 'Aktiveringsgrad: Pct.'" in told.problems or told.figures == figures(RATE, "", 10.1)


@pytest.mark.parametrize("some", ["Flygtninge", "Team Vest", "Unge", "Nydanskere", "Nyuddannede"])
def test_a_heading_of_some_people_that_no_breakdown_knows_is_asked_about(read: Read, some: str) -> None:
    heading = read(workbook(LONG_TERM_TITLE, ["Kommune", *MONTHS], ["Hvidovre", 45, 46], [some], ["Hvidovre", 15, 16]))
    title = read(workbook(LONG_TERM_TITLE, [], [some, *MONTHS], ["Hvidovre", 15, 16]))

    assert heading.figures == figures(LONG_TERM, "", 45, 46)
    assert title.figures == {}
    assert "det kan ikke ses, om tallene er" in heading.problems
    assert "det kan ikke ses, om tallene er" in title.problems


def test_areas_alone_in_a_row_are_where_the_months_below_are_of(read: Read) -> None:
    told = read(
        workbook(["Måned", "Aktiveringsgrad"], ["Hvidovre"], ["Aug 2021", 10.1], ["Brøndby"], ["Aug 2021", 20.1])
    )

    assert told.figures == figures(RATE, "", 10.1) | figures(RATE, "", 20.1, area="153")


def test_a_region_alone_over_its_municipalities_has_no_figure_missing(read: Read) -> None:
    told = read(
        workbook(
            LONG_TERM_TITLE,
            ["Kommune", *MONTHS],
            ["Region Hovedstaden"],
            ["Hvidovre", 145, 146],
            ["Region Sjælland"],
            ["Roskilde", 110, 111],
        )
    )

    assert told.figures == figures(LONG_TERM, "", 145, 146) | figures(LONG_TERM, "", 110, 111, area="265")
    assert told.issues == ()


def test_a_group_written_in_a_row_of_its_own_over_the_areas_of_the_next_column_masks_nothing(read: Read) -> None:
    told = read(
        workbook(
            LONG_TERM_TITLE,
            ["Køn", "Kommune", *MONTHS],
            ["Kvinder"],
            [None, "Hvidovre", 1, 2],
            ["Mænd"],
            [None, "Hvidovre", 3, 4],
        )
    )

    assert told.figures == figures(LONG_TERM, WOMEN, 1, 2) | figures(LONG_TERM, MEN, 3, 4)
    assert told.issues == ()


def test_a_municipality_and_a_category_without_figures_are_no_headings(read: Read) -> None:
    areas = read(workbook(LONG_TERM_TITLE, ["Kommune", *MONTHS], ["Brøndby"], ["Hvidovre", 3, 4]))
    sexes = read(workbook([*LONG_TERM_TITLE, "Hvidovre"], ["Køn", *MONTHS], ["Kvinder"], ["Mænd", 3, 4]))

    assert areas.figures == figures(LONG_TERM, "", 3, 4) | dict.fromkeys(figures(LONG_TERM, "", 0, 0, area="153"))
    assert WOMEN not in {group for _, _, group, _ in sexes.figures if f"{MEN};" in group}
    assert {group for _, _, group, _ in sexes.figures} <= {WOMEN, MEN}


def test_a_note_in_a_row_of_its_own_is_left_out_and_told(read: Read) -> None:
    told = read(
        workbook(
            LONG_TERM_TITLE, ["Kommune", *MONTHS], ["Hvidovre", 1, 2], ["Tallene er foreløbige"], ["Brøndby", 3, 4]
        )
    )

    assert told.figures == figures(LONG_TERM, "", 1, 2) | figures(LONG_TERM, "", 3, 4, area="153")
    assert told.places == [("Ark1", "A4")]


# titles of the rows


@pytest.mark.parametrize("title", ["Kvinder", "Kommune (kvinder)"])
def test_a_group_as_title_of_the_areas_is_whom_the_figures_are_of(read: Read, title: str) -> None:
    told = read(workbook(LONG_TERM_TITLE, [], [title, *MONTHS], ["Hvidovre", 70, 71], ["Brøndby", 50, 51]))

    assert told.figures == figures(LONG_TERM, WOMEN, 70, 71) | figures(LONG_TERM, WOMEN, 50, 51, area="153")


def test_a_group_as_title_of_other_categories_is_whom_they_are_of(read: Read) -> None:
    told = read(workbook(LONG_TERM_TITLE, ["Hvidovre"], ["Kvinder", *MONTHS], ["16-19 år", 1, 2], ["20-24 år", 3, 4]))

    young, older = (f"alder={age}-aar;{WOMEN}" for age in ("16-19", "20-24"))
    assert told.figures == figures(LONG_TERM, young, 1, 2) | figures(LONG_TERM, older, 3, 4)


def test_two_tables_with_groups_as_titles_of_their_areas_are_of_each(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad"],
            [],
            ["Uddannelsesparate", *MONTHS],
            ["Hvidovre", 15, 16],
            [],
            ["Aktivitetsparate", *MONTHS],
            ["Hvidovre", 20, 21],
        )
    )

    ready, active = "visitation=uddannelsesparat", "visitation=aktivitetsparat"
    assert told.figures == figures(RATE, ready, 15, 16) | figures(RATE, active, 20, 21)


def test_a_measure_as_title_of_the_areas_is_what_the_figures_are(read: Read) -> None:
    told = read(
        workbook(
            ["Nøgletal 2021"],
            [],
            ["Aktiveringsgrad", *MONTHS],
            ["Hvidovre", 15, 16],
            ["Andel aktiveringsberørte", *MONTHS],
            ["Hvidovre", 45, 46],
        )
    )

    assert told.figures == figures(RATE, "", 15, 16) | figures(TOUCHED, "", 45, 46)
    assert told.issues == ()


@pytest.mark.parametrize("corner", ["Nydanskere", "Sygemeldte borgere"])
def test_a_corner_that_names_people_whom_no_breakdown_knows_is_asked_about(read: Read, corner: str) -> None:
    told = read(workbook(["Aktiveringsgrad"], [], [corner, "Aug 2021", "Sep 2021"], ["Hvidovre", 10.1, 10.2]))

    assert told.figures == {}
    assert f"linjen '{corner}' siger også" in told.problems


@pytest.mark.parametrize("corner", ["Kommune", "Område", "", "Borgere", "Jobcentre"])
def test_a_corner_in_ordinary_words_says_nothing_of_whom_the_figures_are(read: Read, corner: str) -> None:
    told = read(workbook(["Aktiveringsgrad"], [], [corner, "Aug 2021", "Sep 2021"], ["Hvidovre", 10.1, 10.2]))

    assert set(told.figures.values()) == {10.1, 10.2}
