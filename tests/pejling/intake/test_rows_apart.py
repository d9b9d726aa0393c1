"""Rows of a breakdown that are no categories of it: parts of the row above, and targets beside the figures."""

from __future__ import annotations

import pytest

from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read

RATE = "aktiveringsgrad"


@pytest.mark.parametrize("part", ["   heraf kvinder", "Heraf: kvinder", "- heraf kvinder"])
def test_a_part_of_the_row_above_is_no_category_and_named(read: Read, part: str) -> None:
    told = read(
        workbook(
            ["Hvidovre, januar 2020"],
            ["Visitationskategori", "Aktiveringsgrad"],
            ["Uddannelsesparate", 15.2],
            [part, 14.1],
            ["Aktivitetsparate", 20.2],
            [part, 19.1],
        )
    )

    expected = {"uddannelsesparat": 15.2, "aktivitetsparat": 20.2}
    assert told.figures == {(RATE, "167", f"visitation={name}", "2020-01"): value for name, value in expected.items()}
    assert told.places == [("Ark1", "A4 og A6")]
    assert f"'{part.strip()}' er en del af tallet ovenover" in told.problems


@pytest.mark.parametrize(
    ("target", "actual"), [("Mål", "Resultat"), ("Måltal", "Realiseret"), ("Budget", "Faktisk"), ("Mål 2020", "Status")]
)
@pytest.mark.parametrize("title", ["Type", "Kategori", ""])
def test_of_targets_and_results_the_results_are_the_figures(read: Read, title: str, target: str, actual: str) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad", ""],
            ["Område", title, "jan 2020", "feb 2020"],
            ["Hvidovre", target, 16, 16],
            ["Hvidovre", actual, 15.2, 15.9],
            ["Hvidovre", "Afvigelse", -0.8, -0.1],
        )
    )

    assert told.figures == {(RATE, "167", "", "2020-01"): 15.2, (RATE, "167", "", "2020-02"): 15.9}
    assert f"'{target}' er ikke periodens egne tal" in told.problems
    assert "'Afvigelse' er ikke periodens egne tal" in told.problems


def test_a_target_among_categories_is_left_out_and_the_categories_stay(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad, Hvidovre, januar 2020"],
            ["Køn", "Aktiveringsgrad"],
            ["Kvinder", 15.2],
            ["Mænd", 14.1],
            ["Mål", 16],
        )
    )

    assert {key[2] for key in told.figures} == {"koen=kvinder", "koen=maend"}


def test_a_table_of_targets_alone_has_no_figures(read: Read) -> None:
    told = read(workbook(["Aktiveringsgrad", ""], ["Område", "Type", "jan 2020"], ["Hvidovre", "Mål", 16]))

    assert not told.figures
    assert "'Mål' er ikke periodens egne tal" in told.problems


@pytest.mark.parametrize("several", ["(Flere elementer)", "(Multiple Items)"])
@pytest.mark.parametrize("key", ["Visitationskategori", "Alder", "Område", "Sagsbehandlerteam"])
def test_a_pivot_tables_filter_on_several_refuses_the_table(read: Read, key: str, several: str) -> None:
    told = read(workbook([key, several], [], ["Område", "Periode", "Aktiveringsgrad"], ["Hvidovre", "jan 2020", 15.2]))

    assert not told.figures
    assert f"linjen '{key}: {several}' er en pivottabels filter" in told.errors[0].problem


@pytest.mark.parametrize("other", ["Hele landet", "Resultat 2019", "Forsøgsgruppen"])
def test_what_stands_beside_a_target_without_being_a_result_is_not_everybodys(read: Read, other: str) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad", ""],
            ["Område", "Type", "jan 2020"],
            ["Hvidovre", "Mål", 16],
            ["Hvidovre", other, 15.2],
        )
    )

    assert not told.figures
    assert f"det kan ikke ses, om tallene for '{other}' er alles" in told.errors[0].problem


@pytest.mark.parametrize("text", ["Gennemsnit", "Subtotal", "Jobparat Total", "Resultat af Jobparat"])
def test_a_sum_of_other_rows_is_no_category_and_named(read: Read, text: str) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad, Hvidovre, januar 2020"],
            ["Visitationskategori", "Aktiveringsgrad"],
            ["Jobparat", 15.2],
            [text, 14.1],
            ["Hovedtotal", 16],
        )
    )

    assert told.figures == {(RATE, "167", "visitation=jobparat", "2020-01"): 15.2, (RATE, "167", "", "2020-01"): 16}
    assert told.places == [("Ark1", "A4")]
    assert f"'{text}' er en sum eller et gennemsnit af andre rækker" in told.problems


def test_a_category_called_a_total_without_the_parts_it_is_of_stays(read: Read) -> None:
    told = read(workbook(["Hvidovre, januar 2020"], ["Hold", "Aktiveringsgrad"], ["Øst Total", 15], ["Vest Total", 14]))

    assert set(told.figures.values()) == {14, 15}


def test_rows_that_say_nothing_beside_one_that_is_an_estimate_are_the_figures(read: Read) -> None:
    header, months = ["Periode", "Område", "Aktiveringsgrad"], ["Jan 2025", "Feb 2025", "Mar 2025"]
    rows = [[month, "Hvidovre", value] for value, month in enumerate(months, start=14)]
    told = read(workbook(header, *rows, ["Apr 2025", "Hvidovre", 17, "skøn"]))

    assert told.figures == {("aktiveringsgrad", "167", "", f"2025-0{number}"): 13 + number for number in (1, 2, 3)}
    assert "'skøn' er ikke periodens egne tal" in told.problems
