"""Persons' names and addresses are found whatever stands above them. All names are invented."""

from __future__ import annotations

from datetime import date

import pytest

from pejling.intake import Severity
from pejling.intake.people import find_person_rows
from pejling.intake.person_columns import find_person_columns
from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read

KNOWN = frozenset({"Høje-Taastrup", "Lyngby-Taarbæk", "Hvidovre", "Hele landet", "mænd", "jobparate"})
NAMES = ["Anna Prøvesen", "Bo Opdigtet", "Carla von Test", "Dan Ø. Eksempel", "Eva Prøvesen"]
ADDRESSES = [f"Prøvevej {number}, 2650 Hvidovre" for number in range(1, 6)]
MONTHS = [f"2026M{month:02d}" for month in range(1, 6)]


def found(header: str, cells: list[str], beside: str = "Periode") -> list[str]:
    """Return the columns named in a sheet of months and one column beside them."""
    rows = [[beside, header], *map(list, zip(MONTHS, cells, strict=False))]
    return [issue.cell for issue in find_person_columns("Ark1", rows, KNOWN)]


@pytest.mark.parametrize(
    "header", ["Kolonne1", "", "Gruppe", "Visitationskategori", "Team", "Afdeling", "Anna Prøvesen"]
)
def test_a_column_of_persons_names_is_one_by_persons_whatever_its_header_says(read: Read, header: str) -> None:
    rows = [[month, "Hvidovre", name, 3] for month, name in zip(MONTHS, NAMES, strict=True)]

    told = read(workbook(["Måned", "Område", header, "Antal langtidsledige personer"], *rows))

    assert told.figures == {}
    assert [(issue.cell, issue.severity) for issue in told.issues] == [("C", Severity.ERROR)]
    assert "Lav en opgørelse pr. måned" in told.problems
    assert not any(name.split()[0] in str(told.reading) for name in NAMES)


def test_names_of_measures_in_capitals_are_no_persons(read: Read) -> None:
    rows = [
        [name, "2026M01", "Hvidovre", 3] for name in ("Antal Personer", "Antal Fuldtidspersoner", "Andel Aktiverede")
    ]

    assert "personer; filen" not in read(workbook(["Måling", "Periode", "Område", "Værdi"], *rows)).problems


@pytest.mark.parametrize("cells", [NAMES, ADDRESSES, ["Prøvesen, Anna", "Opdigtet, Bo", "Test, Carla Marie"]])
def test_names_and_addresses_are_found_without_any_header(cells: list[str]) -> None:
    rows = [[cell, "Praktik"] for cell in cells]

    (issue,) = find_person_columns("Ark1", rows, KNOWN)

    assert issue.cell == "A"
    assert not any(cell in issue.problem for cell in cells)


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("A-kasse", ["Dansk Metal", "Min Akasse", "Business Danmark"]),
        ("Kolonne1", ["Akademikernes A-kasse", "Lærernes A-kasse", "Min A-kasse"]),
        ("Leverandør", ["Prøve Byg", "Opdigtet Rengøring", "Test Transport"]),
        ("Branche", ["Hotel og Restauration", "Kultur og Fritid", "Bygge og Anlæg"]),
        ("Kolonne1", ["Hotel og Restauration", "Kultur og Fritid", "Bygge og Anlæg"]),
        ("Afsnit", ["Afsnit Alfa", "Afsnit Beta", "Afsnit Gamma"]),
        ("Kolonne1", ["Unge Ledige", "Ældre Ledige", "Andre Ledige"]),
        ("Ansættelse", ["Full Time", "Part Time", "Not Stated"]),
        ("Ansættelse", ["Full Time", "Part Time", "Not Stated", "Ikke Oplyst", "Ufaglært Arbejde"]),
        ("Kolonne1", ["Privat Sektor", "Offentlig Sektor", "Ordinær Ansættelse"]),
        ("Kolonne1", ["Kun Grundskole", "Lang Videregående", "Faglært Arbejde", "Uddannelse Uoplyst"]),
        ("Kolonne1", ["Hvidovre Nord", "Team Hvidovre", "Jobcenter Syd"]),
        ("Kolonne1", ["Mænd, Jobparate", "Mænd, Andre", "Kvinder, Jobparate"]),
        ("Kolonne1", ["Anna Prøvesen", "Bo Opdigtet", "Jobparate", "Ledige", "Andre"]),
        ("Bemærkning", ["Ring til Anna Prøvesen", "Se sagen", "Opdateret d. 3. maj"]),
    ],
)
def test_names_of_others_than_persons_are_let_through(header: str, cells: list[str]) -> None:
    assert found(header, cells) == []


def test_a_category_among_persons_hides_none_of_them() -> None:
    assert found("Kolonne1", [*NAMES[:3], "Ikke Oplyst", "Part Time"]) == ["B"]


@pytest.mark.parametrize("beside", ["Virksomhed", "CVR-nr.", "Jobcenter", "Skole"])
def test_addresses_of_firms_and_places_are_let_through(beside: str) -> None:
    assert found("Kolonne1", ADDRESSES, "Område") == ["B"]
    assert found("Kolonne1", ADDRESSES, beside) == []


def test_dates_of_birth_as_dates_are_a_row_for_each_person() -> None:
    rows: list[list[object]] = [
        ["Fødselsdato", "Tilbud"],
        *[[date(1980, month, 3), "Praktik"] for month in range(1, 6)],
    ]

    (issue,) = find_person_rows("Ark1", rows, KNOWN)

    assert issue.cell == "A"
    assert "Lav en opgørelse pr. måned" in issue.problem


def test_rows_of_uneven_lengths_are_looked_through_too() -> None:
    rows = [["Område"], ["Hvidovre", "x"], *(["Hvidovre", "x", name] for name in NAMES)]

    assert find_person_columns("Ark1", rows, ()) != ()
    assert find_person_columns("Ark1", rows[:2], ()) == ()
