"""A row for each person is refused, with or without person numbers. All names are invented."""

from __future__ import annotations

import pytest

from pejling.intake import Severity
from pejling.intake.people import find_person_rows
from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read

PLACES = frozenset(
    {"Høje-Taastrup", "Lyngby-Taarbæk", "Hvidovre", "Hele landet", "Region Hovedstaden", "Faaborg-Midtfyn"}
)
NAMES = ["Anna Prøvesen", "Bo Opdigtet", "Carla von Test", "Dan Ø. Eksempel"]


def found(header: list[str], *columns: list[str]) -> list[str]:
    """Return the columns named in a sheet of these columns."""
    rows = [["Liste", *header[1:]], header, *map(list, zip(*columns, strict=True))]
    return [issue.cell for issue in find_person_rows("Ark1", rows, PLACES)]


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (["Navn", "Målgruppe"], [NAMES, ["6.1"] * 4]),
        (["Person", "Sagsbehandler"], [NAMES, ["HH"] * 4]),
        (["Borger", "Sagsbehandler"], [NAMES, ["HH"] * 4]),
        (["Fornavn", "Efternavn"], [["Anna", "Bo", "Carla"], ["Prøvesen", "Opdigtet", "Test"]]),
        (["Navn", "Adresse"], [["A", "B", "C"], ["Prøvevej 1", "Prøvevej 2", "Prøvevej 3"]]),
        (["Navn", "Fødselsdato"], [["A", "B", "C"], ["1.1.1990", "2.1.1990", "3.1.1990"]]),
        (["Navn", "Virksomhed"], [NAMES, ["Prøve Byg", "Test ApS", "Opdigtet", "Test ApS"]]),
        (["Navn", "Fødselsdato", "Virksomhed"], [["A", "B", "C"], ["1.1.1990", "2.1.1990", "3.1.1990"], ["x"] * 3]),
        (["Navn", "Adresse", "Virksomhedspraktik fra"], [["A", "B", "C"], ["Vej 1", "Vej 2", "Vej 3"], ["maj"] * 3]),
    ],
)
def test_a_row_for_each_person_is_found(header: list[str], columns: list[list[str]]) -> None:
    assert found(header, *columns) == ["A"]


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (["Navn", "Antal"], [["Hvidovre", "Høje-Taastrup", "Lyngby-Taarbæk"], ["1", "2", "3"]]),
        (["Navn", "Antal"], [["Prøve Byg A/S", "Test Rengøring ApS", "Opdigtet Fond"], ["1", "2", "3"]]),
        (["Navn", "Adresse", "CVR"], [["A", "B", "C"], ["Vej 1", "Vej 2", "Vej 3"], ["1", "2", "3"]]),
        (["Virksomhed", "Adresse", "Telefon"], [["A", "B", "C"], ["Vej 1", "Vej 2", "Vej 3"], ["1", "2", "3"]]),
        (["Kommune", "Adresse", "Telefon"], [["Hvidovre", "Høje-Taastrup", "Lyngby-Taarbæk"], ["x"] * 3, ["1"] * 3]),
        (["Telefon", "Antal"], [["36391234", "36391235", "36391236"], ["1", "2", "3"]]),
        (["Navn", "Måned"], [["Aktiverede", "Ledige", "I alt"], ["jan", "feb", "mar"]]),
        (["Navn", "Værdi"], [["Anna Prøvesen"] * 4, ["1", "2", "3", "4"]]),
        (["Område", "Antal"], [["Hele landet", "Region Hovedstaden", "Faaborg-Midtfyn"], ["1", "2", "3"]]),
    ],
)
def test_names_of_places_firms_and_measures_are_let_through(header: list[str], columns: list[list[str]]) -> None:
    assert found(header, *columns) == []


def test_a_file_with_a_row_for_each_person_is_refused_whole_with_the_way_out(read: Read) -> None:
    told = read(
        workbook(["Navn", "Periode", "Område", "Aktiveringsgrad"], *[[n, "2021M08", "Hvidovre", 1] for n in NAMES])
    )

    assert told.figures == {}
    assert "Lav en opgørelse pr. måned" in told.problems
    assert not any(name.split()[0] in told.problems for name in NAMES)


@pytest.mark.parametrize("header", [["Adresse", "Fødselsdato", "Telefon"], ["Vej", "Mobil", "Ydelse"]])
def test_two_columns_of_what_persons_have_are_enough_without_a_name(header: list[str]) -> None:
    rows = [[f"Vej {number}", f"0{number}.01.1990", f"3639123{number}"] for number in range(1, 4)]

    (issue,) = find_person_rows("Ark1", [header, *rows], PLACES)

    assert issue.cell == "A"


LONG = "{};Periode;Område;Aktiveringsgrad\n{}"


@pytest.mark.parametrize(
    ("header", "categories"),
    [
        ("Navn", ["Anna Prøvesen", "Bo Opdigtet"]),
        ("Borger", ["Anna Prøvesen", "Bo Opdigtet"]),
        ("Navn", ["Anna Prøvesen", "Bo Opdigtet", "I alt"]),
        ("Telefon", ["ring 36391234", "ring 36391235"]),
        ("E-mail", ["anna@example.org", "bo@example.org"]),
    ],
)
def test_a_breakdown_by_persons_refuses_the_file_however_often_each_stands_there(
    read: Read, header: str, categories: list[str]
) -> None:
    rows = [f"{category};2026M{month:02d};Hvidovre;15,{month}" for category in categories for month in range(1, 10)]

    told = read(LONG.format(header, "\n".join(rows)).encode())

    assert told.figures == {}
    assert [(issue.cell, issue.severity) for issue in told.issues] == [("A", Severity.ERROR)]
    assert "Lav en opgørelse pr. måned" in told.problems
    assert not any(category in str(told.reading) for category in categories)


@pytest.mark.parametrize("categories", [["Jobparate", "Aktivitetsparate"], ["Hvidovre", "Lyngby-Taarbæk"]])
def test_a_breakdown_by_other_names_is_kept(read: Read, categories: list[str]) -> None:
    rows = [f"{category};2026M{month:02d};Hvidovre;15,{month}" for category in categories for month in range(1, 10)]

    assert read(LONG.format("Navn", "\n".join(rows)).encode()).figures
