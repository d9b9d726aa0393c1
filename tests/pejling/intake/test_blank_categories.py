"""A category that is left empty continues the one above only where its whole row does; else it may be a total's."""

from __future__ import annotations

import pytest

from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read

RATE = "aktiveringsgrad"
WOMEN, MEN = "koen=kvinder", "koen=maend"
SAID = "Er en celle i en opdeling tom, og er tallene for alle, så skriv 'I alt' i den"
HEADER: list[object] = ["Periode", "Område", "Køn", "Aktiveringsgrad"]
PARTS = {
    (RATE, "167", WOMEN, "2026-01"): 13.0,
    (RATE, "167", MEN, "2026-01"): 15.0,
    (RATE, "167", WOMEN, "2026-02"): 23.0,
    (RATE, "167", MEN, "2026-02"): 25.0,
}


def _block(month: str, total_at: int, *figures: float) -> list[list[object]]:
    sexes: list[object] = ["Kvinder", "Mænd"]
    sexes.insert(total_at, None)
    return [[month, "Hvidovre", sex, figure] for sex, figure in zip(sexes, figures, strict=True)]


def test_an_empty_category_below_the_parts_is_none_of_them(read: Read) -> None:
    told = read(workbook(HEADER, *_block("2026M01", 2, 13, 15, 14), *_block("2026M02", 2, 23, 25, 24)))

    assert told.figures == PARTS
    assert told.places == [("Ark1", "A4 og A7")]
    assert SAID in told.problems


def test_an_empty_category_above_the_parts_is_none_of_the_block_before(read: Read) -> None:
    told = read(workbook(HEADER, *_block("2026M01", 0, 14, 13, 15), *_block("2026M02", 0, 24, 23, 25)))

    assert told.figures == PARTS
    assert told.places == [("Ark1", "A2 og A5")]


def test_an_area_with_an_empty_category_is_no_part_of_the_area_before(read: Read) -> None:
    rows: list[list[object]] = [["Jan 2026", "Hvidovre", "Mænd", 15], [None, "Rødovre", None, 14]]
    told = read(workbook(HEADER, *rows))

    assert told.figures == {(RATE, "167", MEN, "2026-01"): 15}
    assert SAID in told.problems


def test_a_sum_over_the_inner_of_two_breakdowns_is_none_of_its_parts(read: Read) -> None:
    header: list[object] = ["Periode", "Område", "Køn", "Alder", "Aktiveringsgrad"]
    rows: list[list[object]] = [
        ["Jan 2026", "Hvidovre", "Kvinder", "18-29 år", 13],
        [None, None, None, "30-59 år", 14],
        [None, None, "Mænd", None, 16],
        [None, None, None, "30-59 år", 15],
    ]
    told = read(workbook(header, *rows))

    assert set(told.figures.values()) == {13, 14, 15}
    assert told.places == [("Ark1", "A4")]


def test_a_category_outermost_that_is_repeated_leaves_no_empty_cell_to_continue(read: Read) -> None:
    header = ["Køn", "Periode", "Område", "Aktiveringsgrad"]
    months = ["2026M01", "2026M02"]
    rows = [[sex, month, "Hvidovre", 10] for sex in ("Kvinder", "Mænd") for month in months]
    told = read(workbook(header, *rows, *([None, month, "Hvidovre", 14] for month in months)))

    assert set(told.figures.values()) == {10}
    assert told.places == [("Ark1", "A6:A7")]


def test_a_category_outermost_that_is_written_once_goes_on(read: Read) -> None:
    header: list[object] = ["Køn", "Periode", "Område", "Aktiveringsgrad"]
    rows: list[list[object]] = [["Kvinder", "2026M01", "Hvidovre", 13], [None, "2026M02", "Hvidovre", 23]]
    men: list[list[object]] = [["Mænd", "2026M01", "Hvidovre", 15], [None, "2026M02", "Hvidovre", 25]]

    told = read(workbook(header, *rows, *men))

    assert told.figures == PARTS
    assert told.issues == ()


@pytest.mark.parametrize("only", [1, 2])
def test_a_table_in_which_each_row_leaves_a_breakdown_empty_is_refused(read: Read, only: int) -> None:
    header: list[object] = ["Periode", "Område", "Køn", "Alder", "Aktiveringsgrad"]
    rows: list[list[object]] = [
        ["Jan 2026", "Hvidovre", "Kvinder", None, 13],
        ["Jan 2026", "Hvidovre", None, "30-59 år", 14],
    ]
    told = read(workbook(header, *(rows * only)))

    assert told.figures == {}
    assert "'I alt'" in told.problems


def test_a_few_texts_beside_the_figures_leave_the_other_rows_as_they_are(read: Read) -> None:
    header, months = ["Periode", "Område", "Aktiveringsgrad", "Oplysning"], ["2026M01", "2026M02", "2026M03"]
    told = read(workbook(header, *([month, "Hvidovre", 14] for month in months), ["2026M04", "Hvidovre", 15, "nyt"]))

    assert len(told.figures) == 4


@pytest.mark.parametrize("title", ["Andel aktiveringsberørte", "Aktiveringsgrad, pct.", "Okt 2021"])
def test_texts_in_place_of_figures_leave_no_row_out(read: Read, title: str) -> None:
    header, texts = ["Periode", "Område", title, "Aktiveringsgrad"], ["ca. 40", "ca. 41", None]
    rows = [[f"2026M0{month}", "Hvidovre", text, 14.0 + month] for month, text in enumerate(texts, 1)]

    assert {15.0, 16.0, 17.0} <= set(read(workbook(header, *rows)).figures.values())


def test_a_single_text_among_the_columns_of_figures_leaves_no_row_out(read: Read) -> None:
    header = ["Periode", "Område", "Aktiveringsgrad", "Unge på 15-17 år med kontakt"]

    told = read(workbook(header, *([f"{month} 2026", "Hvidovre", 15, text] for month, text in MONTHS_AND_TEXTS)))

    assert len(told.figures) == 3


@pytest.mark.parametrize("area", ["Hvidovre", "Region Hovedstaden"])
def test_a_last_row_that_leaves_its_period_empty_is_none_of_the_period_above(read: Read, area: str) -> None:
    header: list[object] = ["Område", "Periode", "Aktiveringsgrad"]
    rows: list[list[object]] = [["Hvidovre", "Jan 2026", 13], ["Hvidovre", "Feb 2026", 15], [area, None, 28]]
    told = read(workbook(header, *rows))

    assert told.figures == {(RATE, "167", "", "2026-01"): 13, (RATE, "167", "", "2026-02"): 15}
    assert told.places == [("Ark1", "A4")]
    assert "de er ikke brugt" in told.problems


def test_a_last_row_that_leaves_its_area_empty_is_none_of_the_area_above(read: Read) -> None:
    header: list[object] = ["Periode", "Område", "Aktiveringsgrad"]
    rows: list[list[object]] = [["Jan 2026", "Hvidovre", 13], ["Jan 2026", "Brøndby", 15], ["Jan 2026", None, 28]]
    told = read(workbook(header, *rows))

    assert told.figures == {(RATE, "167", "", "2026-01"): 13, (RATE, "153", "", "2026-01"): 15}
    assert told.places == [("Ark1", "A4")]


def test_rows_of_an_empty_period_below_each_area_are_totals_of_it(read: Read) -> None:
    header: list[object] = ["Område", "Periode", "Aktiveringsgrad"]
    areas = ("Hvidovre", "Brøndby")
    rows = [[area, month, 13 if month else 39] for area in areas for month in ("Jan 2026", "Feb 2026", None)]
    told = read(workbook(header, *rows))

    assert set(told.figures.values()) == {13}
    assert told.places == [("Ark1", "A4 og A7")]


@pytest.mark.parametrize("turned", [False, True])
def test_periods_and_areas_that_are_written_once_go_on(read: Read, turned: bool) -> None:  # noqa: FBT001
    header: list[object] = ["Periode", "Område", "Aktiveringsgrad"]
    rows: list[list[object]] = [
        ["Jan 2026", "Hvidovre", 13],
        [None, "Brøndby", 15],
        ["Feb 2026", "Hvidovre", 14],
        [None, "Brøndby", 16],
    ]
    order = [1, 0, 2] if turned else [0, 1, 2]
    told = read(workbook(*([row[place] for place in order] for row in [header, *rows])))

    assert len(told.figures) == 4
    assert told.issues == ()


@pytest.mark.parametrize(
    "sums", [("Jobparat Total", "Aktivitetsparat Total", "Hovedtotal"), ("I alt", "I alt", "Hovedtotal")]
)
@pytest.mark.parametrize(
    ("title", "parts"), [("Periode", ("Jan 2026", "Feb 2026")), ("Område", ("Hvidovre", "Brøndby"))]
)
def test_a_pivot_tables_sums_are_none_of_its_last_periods_or_areas(
    read: Read, title: str, parts: tuple[str, str], sums: tuple[str, ...]
) -> None:
    header: list[object] = ["Visitationskategori", title, "Aktiveringsgrad"]
    line = ["Område: Hvidovre" if title == "Periode" else "Periode: Jan 2026"]
    jobready: list[list[object]] = [["Jobparat", parts[0], 10], [None, parts[1], 11], [sums[0], None, 21]]
    active: list[list[object]] = [["Aktivitetsparat", parts[0], 12], [None, parts[1], 13], [sums[1], None, 25]]
    told = read(workbook(line, header, *jobready, *active, [sums[2], None, 46]))

    assert set(told.figures.values()) == {10, 11, 12, 13}
    assert told.places == [("Ark1", "A5 og A8:A9")]


def test_a_total_whose_period_is_written_once_for_several_is_of_that_period(read: Read) -> None:
    header: list[object] = ["Køn", "Periode", "Område", "Aktiveringsgrad"]
    months: list[object] = ["Jan 2026", "Feb 2026"]
    rows = [
        [sex, None if place else month, "Hvidovre", 10 + place] for month in months for place, sex in enumerate(SEXES)
    ]
    told = read(workbook(header, *rows))

    assert {group: value for (_, _, group, _), value in told.figures.items()} == {WOMEN: 10, MEN: 11, "": 12}
    assert len(told.figures) == 6


SEXES = ("Kvinder", "Mænd", "I alt")
MONTHS_AND_TEXTS = (("Jan", None), ("Feb", "mange"), ("Mar", None))
