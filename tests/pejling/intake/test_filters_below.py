"""Filters that a program writes below a table say of whom its figures are, as lines above it do."""

from __future__ import annotations

import pytest

from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read

HEADER: list[object] = ["Periode", "Område", "Aktiveringsgrad"]
ROWS: list[list[object]] = [["Jan 2026", "Hvidovre", 14.0], ["Feb 2026", "Hvidovre", 14.5]]
FIGURES = {("aktiveringsgrad", "167", "", "2026-01"): 14.0, ("aktiveringsgrad", "167", "", "2026-02"): 14.5}


@pytest.mark.parametrize(
    "lines",
    [
        ["Anvendte filtre:", "Alder er 18-29 år", "Køn er Kvinder"],
        ["Anvendte filtre:\nKommune er Hvidovre\nKøn er Kvinder"],
        ["Anvendte filtre: Kommune er Hvidovre, Køn er Kvinder"],
        ["Anvendte filtre", "År er 2026", "Alder er 18-29 år eller 30-39 år"],
        ["Filter: Alder = 18-29 år"],
        ["Filtre: Område = Hvidovre; Team = Ung"],
        ["Valg: Køn = Kvinder"],
        ["Valgt: Køn: Kvinder"],
        ["Kilde: Jobindsats", "Alder: 18-29 år"],
        ["Køn: Kvinder"],
        ["Køn = Kvinder"],
        ["Målgruppe: unge under 30 år"],
        ["Målgruppe: Personer under 30 år"],
        ["Visitationskategori: Jobparat, Aktivitetsparat"],
        ["Filter: Alder = (Flere elementer)"],
        ["Anvendte filtre:\nVisitationskategori er ikke Jobparat\nKommune er Hvidovre"],
        ["Filters applied:\nKøn is not Mænd"],
        ["Anvendte filtre:", "Flygtning er Ja"],
        ["Anvendte filtre:\nKommune er ikke (tom)\nÅr er 2026\nFlygtning er Ja"],
        ["Filtre: Langtidsledig = Ja"],
        ["Filtre: Langtidsledig = ikke Ja"],
    ],
)
def test_a_filter_on_some_people_refuses_the_table_above(read: Read, lines: list[str]) -> None:
    told = read(workbook(HEADER, *ROWS, [], *([line] for line in lines)))

    assert told.figures == {}
    assert "under tabellen siger, at tallene kun er for en del" in told.problems


@pytest.mark.parametrize(
    "lines",
    [
        ["Anvendte filtre:", "Kommune er Hvidovre", "År er 2026", "Køn er (Alle)"],
        ["Anvendte filtre: Køn er Kvinder eller Mænd"],
        ["Filter: Område = Hvidovre"],
        ["Filter: Periode = 2026M01-2026M02"],
        ["Filtre: Ingen"],
        ["Anvendte filtre:\nKommune er ikke (tom)\nÅr er 2026\nKøn er ikke tom"],
        ["Filters applied:\nKommune is not (Blank)"],
        ["Anvendte filtre: Måned er januar 2026 eller februar 2026"],
        ["Anvendte filtre: Kommune er ikke Hele landet"],
        ["Køn: ikke opgjort"],
        ["Køn: Alle"],
        ["Alder: I alt"],
        ["Køn: Kvinder og mænd"],
        ["Køn: opgjort efter CPR-registeret"],
        ["Alder: Alder ultimo måneden"],
        ["Målgruppe: alle"],
        ["Målgruppe: Alle borgere på kontanthjælp"],
        ["Alder er opgjort ultimo måneden, så nogle på 18-29 år er talt som 30-39 år"],
        ["Kilde: Jobindsats", "Udtrukket: 1. marts 2026"],
        ["Tallene er foreløbige", "Se også: Unge under 30 år"],
    ],
)
def test_filters_that_leave_nobody_out_change_nothing(read: Read, lines: list[str]) -> None:
    assert read(workbook(HEADER, *ROWS, [], *([line] for line in lines))).figures == FIGURES


def test_a_filter_that_the_lines_above_say_too_is_no_news(read: Read) -> None:
    told = read(workbook(["Køn: Kvinder"], [], HEADER, *ROWS, [], ["Anvendte filtre:"], ["Køn er Kvinder"]))

    assert {group for _, _, group, _ in told.figures} == {"koen=kvinder"}


def test_a_filter_on_what_the_table_breaks_down_by_is_no_news(read: Read) -> None:
    header: list[object] = ["Periode", "Område", "Køn", "Aktiveringsgrad"]
    rows: list[list[object]] = [["Jan 2026", "Hvidovre", "Kvinder", 14.0], ["Jan 2026", "Hvidovre", "Mænd", 15.0]]
    told = read(workbook(header, *rows, [], ["Filter: Køn = Kvinder"]))

    assert len(told.figures) == 2


@pytest.mark.parametrize(
    "rows",
    [
        [["Filter:", "Køn = Kvinder"]],
        [["Anvendte filtre:"], ["Køn", "Kvinder"]],
        [["Kilde:", "x"], ["Køn:", "Kvinder"]],
    ],
)
def test_a_filter_in_two_cells_beside_each_other_is_one_too(read: Read, rows: list[list[object]]) -> None:
    told = read(workbook(HEADER, *ROWS, [], *rows))

    assert told.figures == {}
    assert "under tabellen siger, at tallene kun er for en del" in told.problems


@pytest.mark.parametrize(
    "line",
    [
        ["Ung", "Ja"],
        ["Forsikret", "Nej"],
        ["Kategori", "Unge"],
        ["Delmængde", "U30"],
        ["Udsnit: Unge under 30"],
        ["Filter: Alder = 18-29"],
    ],
)
def test_a_filter_above_a_table_counts_as_one_below_it(read: Read, line: list[object]) -> None:
    above = read(workbook(["Aktiveringsgrad"], line, [], HEADER, *ROWS))
    below = read(workbook(["Aktiveringsgrad"], HEADER, *ROWS, [], line))

    assert above.figures == {}
    assert "over tabellen siger, at tallene kun er for en del" in above.problems
    assert below.figures == {}


@pytest.mark.parametrize(
    "line",
    [
        ["Foreløbige tal", "Ja"],
        ["Pejlemærke", "Unge"],
        ["Filter: Alle"],
        ["Udsnit", "Hvidovre"],
        ["Kategori", "Alle"],
        ["Filter: ingen"],
    ],
)
def test_other_choices_above_a_table_refuse_nothing(read: Read, line: list[object]) -> None:
    told = read(workbook(["Aktiveringsgrad"], line, [], HEADER, *ROWS))

    assert "kun er for en del; tabellen" not in told.problems
