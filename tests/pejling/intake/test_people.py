"""A row for each person is refused, with or without person numbers. All names are invented."""

from __future__ import annotations

import openpyxl
import pytest

from pejling.intake import Severity
from pejling.intake.people import find_person_rows
from tests.pejling.builders import first_sheet, saved, workbook
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
        (["Borger", "Tilbud"], [["Prøvesen, Anna", "Opdigtet, Bo", "von Test, Carla Ø."], ["Praktik"] * 3]),
        (["Borger", "Alder"], [["A.P.", "B.O.", "CvT", "D.E."], ["23", "41", "42", "58"]]),
        (["Borger-id", "Målgruppe"], [[f"e9e4f82{n}-1c2d-4e5f-8a9b-23c509e1d2ba" for n in range(4)], ["2.3"] * 4]),
        (["Klient nr.", "Målgruppe"], [["4711", "4712", "4713"], ["2.3"] * 3]),
        (["CPR-nr.", "Målgruppe"], [["a81f", "b92e", "c73d"], ["2.3"] * 3]),  # something that stands for the numbers
        (["Fødselsdato", "Køn"], [["01-02-1980", "2.3.1981", "1982-04-05"], ["Mand"] * 3]),
        (["Navn", "Målgruppe"], [NAMES[:2], ["6.1"] * 2]),
        (["Navn", "Adresse"], [["A", "B"], ["Prøvevej 1", "Prøvevej 2"]]),
        (["Fødselsdato", "Køn"], [["01-02-1980", "2.3.1981"], ["Mand"] * 2]),
        (["Borger-id", "Målgruppe"], [["4711", "4712"], ["2.3"] * 2]),
        (["Navn på borger", "Tilbud"], [NAMES[:1], ["Praktik"]]),
        (["Borger", "Tilbud"], [NAMES[:1], ["Praktik"]]),
        (["Borgerens navn", "Tilbud"], [["Prøvesen, Anna"], ["Praktik"]]),
        (["Fornavn", "Efternavn"], [["Anna"], ["Prøvesen"]]),
        (["Navn", "Fødselsdato"], [["Anna"], ["1.1.1990"]]),
        (["Navn", "CPR"], [NAMES[:1], [""]]),
        (["Borger", "Grad"], [["Borger A", "Borger B", "Borger C"], ["15"] * 3]),
        (["Borger", "Grad"], [["B1", "B2", "B3"], ["15"] * 3]),
        (["Deltager", "Grad"], [["A", "B", "C"], ["15"] * 3]),
        (["Borger", "Grad"], [["anna prøvesen", "bo opdigtet", "carla von test"], ["15"] * 3]),
        (["Borger", "Grad"], [["A. Prøvesen", "B. Opdigtet", "C.T. Eksempel"], ["15"] * 3]),
        (["Borger", "Grad"], [["Anna P.", "Bo O.", "Carla T."], ["15"] * 3]),
        (["Navn", "Grad"], [["Anna P.", "Bo O.", "Carla T."], ["15"] * 3]),
        (["Fødselsdag", "Grad"], [["010280", "141175", "230691"], ["15"] * 3]),
        (["Født", "Grad"], [["01021980", "14111975", "23061991"], ["15"] * 3]),
        (["Fødselsdato", "Grad"], [["19800201", "19751114", "19910623"], ["15"] * 3]),
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
        (["Borger", "Antal"], [["Jobparate", "Aktivitetsparate", "I alt"], ["1", "2", "3"]]),
        (["CPR", "Område"], [["101", "102", "103"], ["Hvidovre"] * 3]),
        (["Navn", "Antal"], [NAMES[:1], ["1"]]),
        (["Navn", "Antal"], [["Hvidovre", "Høje-Taastrup"], ["1", "2"]]),
        (["Navn", "Antal"], [["Aktive Tilbud", "Passive Tilbud"], ["1", "2"]]),
        (["Navn", "Antal"], [["Aktiverede", "Ledige"], ["1", "2"]]),
        (["Navn", "Telefon"], [["Jobcenter Nord", "Jobcenter Syd"], ["36391234", "36391235"]]),
        (["Navn", "CPR"], [["Hvidovre"], [""]]),
        (["Navn", "Antal CPR-numre"], [["Ledige"], ["1"]]),
        (["Område", "Antal"], [["Hele landet", "Faaborg-Midtfyn"], ["1", "2"]]),
        (["Borger", "Antal"], [["Jobparate", "Aktivitetsparate"], ["1", "2"]]),
        (["Borger", "Antal"], [["JP", "AP"], ["1", "2"]]),
        (["Borger", "Antal"], [["Unge Ledige"], ["1"]]),
        (["Ansvarlig", "Antal"], [NAMES[:1], ["1"]]),
        (["Fornavn", "Efternavn"], [[""], [""]]),
        (["Borger-id", "Antal"], [["4711"] * 3, ["1", "2", "3"]]),
        (["Fødselsår", "Antal"], [["1980", "1981", "1982"], ["1", "2", "3"]]),
        (["Fødselsdato", "Antal"], [["01-02-1980"] * 4, ["1", "2", "3", "4"]]),
        (["Født", "Antal"], [["45123", "99123", "41876", "123456"], ["1", "2", "3", "4"]]),
        (["Borger", "Antal"], [["A", "B"], ["1", "2"]]),
        (["Gruppe", "Antal"], [["A", "B", "C"], ["1", "2", "3"]]),
        (["Borger", "Antal"], [["jobparate unge", "jobparate øvrige", "andre"], ["1", "2", "3"]]),
        (["Navn", "Antal"], [["aktive tilbud", "nettoledige fuldtidspersoner", "brutto deltagelse"], ["1", "2", "3"]]),
        (["Navn", "Antal"], [["A. Kontanthjælp", "B. Dagpenge", "C. Sygedagpenge"], ["1", "2", "3"]]),
    ],
)
def test_names_of_places_firms_and_measures_are_let_through(header: list[str], columns: list[list[str]]) -> None:
    assert found(header, *columns) == []


AGES = ["23", "41", "41", "58"]


@pytest.mark.parametrize("header", ["Løbenr", "Lb.nr.", "Sagsnummer", "Sags-id", "ID"])
def test_numbered_rows_with_an_age_each_are_a_row_for_each_person(header: str) -> None:
    assert found([header, "Alder", "Køn"], ["B1", "B2", "B3", "B4"], AGES, ["Mand"] * 4) == ["A"]


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (["ID", "Alder", "Antal"], [["1", "2", "3", "4"], ["16-19 år", "20-24 år", "25-29 år", "30-34 år"], ["9"] * 4]),
        (["ID", "Alder", "Antal"], [["1", "1", "1", "2"], AGES, ["9"] * 4]),
        (["ID", "Alder", "Antal"], [["1", "2", "3", "4"], ["16", "17", "18", "19"], ["9"] * 4]),  # each year of age
        (["Periode", "Alder", "Antal"], [["jan", "feb", "mar", "apr"], AGES, ["9"] * 4]),
    ],
)
def test_numbered_rows_of_ages_that_are_groups_are_no_persons(header: list[str], columns: list[list[str]]) -> None:
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


@pytest.mark.parametrize("header", ["CPR", "Cpr-nr.", "CPR-nummer (maskeret)", "Personnummer", "Borgernr."])
@pytest.mark.parametrize(
    "cells",
    [
        ["010190XXXX", "311299xxxx", "290204XXXX"],
        ["010190-xxxx", "311299-XXXX"],
        ["010190-****"],
        ["010190****", "311299****"],
        ["01.01.90-XXXX", "31.12.99-XXXX"],
        ["010190", "311299", "290204"],
        [10190.0, 311299.0, 290204.0],
        ["XXXXXX-XXXX", "XXXXXX-1234"],
    ],
)
def test_person_numbers_that_are_hidden_in_part_are_a_row_for_each_person(header: str, cells: list[object]) -> None:
    rows: list[list[object]] = [["Liste", ""], ["Periode", header], *[["2026M01", cell] for cell in cells]]

    (issue,) = find_person_rows("Ark1", rows, PLACES)

    assert issue.cell == "B"
    assert "selv om numrene er skjult" in issue.problem
    assert "Lav en opgørelse pr. måned" in issue.problem


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("CPR", ["", ""]),
        ("Antal CPR-numre", [10190.0, 311299.0, 290204.0]),
        ("Antal CPR-numre", ["******", "******"]),
        ("CPR-numre i alt", [103975.0, 204482.0, 167631.0]),
        ("CPR-numre i alt", ["*", "*"]),
        ("P-nummer (ikke CPR)", ["010190XXXX"]),
        ("Dato", ["010190", "311299", "290204"]),
    ],
)
def test_empty_cells_counts_and_dates_are_no_hidden_person_numbers(header: str, cells: list[object]) -> None:
    assert find_person_rows("Ark1", [["Periode", header], *[["2026M01", cell] for cell in cells]], PLACES) == ()


@pytest.mark.parametrize(
    "form", ["Borger {}", "borger nr. {}", "Person {}", "Deltager {}", "Kandidat-{}", "Klient #{}"]
)
def test_persons_who_are_counted_instead_of_named_are_a_row_or_a_column_for_each(form: str) -> None:
    names: list[object] = [form.format(number) for number in range(1, 9)]

    (down,) = find_person_rows("Ark1", [["Nr.", "Grad"], *[[name, 20] for name in names], ["I alt", 20]], PLACES)
    (across,) = find_person_rows("Ark1", [["Periode", *names], ["2026M01", *range(8)]], PLACES)

    assert (down.cell, across.cell) == ("A", "B")
    assert "en række for hver person" in down.problem
    assert "en kolonne for hver person" in across.problem


@pytest.mark.parametrize(
    "cells",
    [
        ["Borger 1", "Jobparate", "Aktivitetsparate", "I alt"],
        ["Personer 1", "Personer 2", "Personer 3"],
        ["Borgere 18-29", "Borgere 30-49", "Borgere 50+"],
        ["Person 1", "Person 2"],
        ["Gruppe 1", "Gruppe 2", "Gruppe 3"],
    ],
)
def test_numbered_groups_are_no_persons(cells: list[str]) -> None:
    assert find_person_rows("Ark1", [["Gruppe", "Antal"], *[[cell, "1"] for cell in cells]], PLACES) == ()


def test_a_breakdown_by_numbered_persons_refuses_the_file(read: Read) -> None:
    rows = [f"Borger {number};2026M{month:02d};Hvidovre;15" for number in range(1, 5) for month in range(1, 10)]

    told = read(LONG.format("Borger", "\n".join(rows)).encode())

    assert told.figures == {}
    assert "Lav en opgørelse pr. måned" in told.problems


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


def test_birth_days_that_are_numbers_are_a_row_for_each_person() -> None:
    rows: list[list[object]] = [["Fødselsdag", "Grad"], [10280.0, 15.0], [141175.0, 15.0], [230691, 15.0]]

    (issue,) = find_person_rows("Ark1", rows, PLACES)

    assert issue.cell == "A"


@pytest.mark.parametrize("header", ["Ref", "Kontakt"])
def test_a_breakdown_by_e_mail_addresses_refuses_the_file(read: Read, header: str) -> None:
    mails = ["anna@example.org", "bo.opdigtet@example.org", "carla-t@mail.example.org"]

    told = read(LONG.format(header, "\n".join(f"{mail};2026M01;Hvidovre;15" for mail in mails)).encode())

    assert told.figures == {}
    assert "adresser på personer" in told.problems
    assert "example" not in told.problems


AREAS = "Område;Periode;Aktiveringsgrad\nHvidovre;2026M01;15,2\n"


def of_areas(names: list[str]) -> bytes:
    """Return a table with a known area and a row for each of some names."""
    return (AREAS + "".join(f"{name};2026M01;15,3\n" for name in names)).encode()


def test_persons_names_for_areas_refuse_the_file_and_are_not_repeated(read: Read) -> None:
    told = read(of_areas([*NAMES, "Jobparate"]))

    assert told.figures == {}
    assert [(issue.cell, issue.severity) for issue in told.issues] == [("A", Severity.ERROR)]
    assert "Lav en opgørelse pr. måned" in told.problems
    assert "slet deres rækker" in told.problems
    assert not any(name in str(told.reading) for name in NAMES)


@pytest.mark.parametrize(
    "names",
    [
        ["Hvidovre Nord", "Hvidovre Syd", "Hvidovre Vest", "Team Ung", "Team Voksen"],
        ["Jobcenter Alfa", "Jobcenter Beta", "Jobcenter Gamma"],
        ["Avedøre", "Friheden", "Hvidover", "Risbjerg"],
        ["Anna Prøvesen", "Bo Opdigtet"],
        ["Brøndby", "Ishøj", "Vallensbæk", "Anna Prøvesen", "Bo Opdigtet", "Carla von Test"],
    ],
)
def test_a_few_names_and_other_places_refuse_nothing(read: Read, names: list[str]) -> None:
    assert read(of_areas(names)).figures


@pytest.mark.parametrize("categories", [["Jobparate", "Aktivitetsparate"], ["Hvidovre", "Lyngby-Taarbæk"]])
def test_a_breakdown_by_other_names_is_kept(read: Read, categories: list[str]) -> None:
    rows = [f"{category};2026M{month:02d};Hvidovre;15,{month}" for category in categories for month in range(1, 10)]

    assert read(LONG.format("Navn", "\n".join(rows)).encode()).figures


def test_persons_names_over_the_columns_refuse_the_file_and_are_not_repeated(read: Read) -> None:
    rows = [[f"2026M0{month}", 12.0, 3.0, 8.0] for month in range(1, 6)]

    told = read(workbook(["Periode", "Anne Hansen", "Bo Jensen", "Carla Friis Holm"], *rows))

    (error,) = told.errors
    assert (error.sheet, error.cell) == ("Ark1", "B")
    assert "ligner navne på personer" in error.problem
    assert "Lav en opgørelse pr. måned" in error.problem
    assert "Hansen" not in str(told.reading)


@pytest.mark.parametrize(
    "names",
    [
        ("Aktive tilbud", "Nettoledige personer", "Timer i alt"),
        ("Hvidovre Nord", "Jobcenter Syd", "Team Vest"),
        ("Anne Hansen", "Bo Jensen", "Aktiveringsgrad"),  # a column that is known tells what the table is of
    ],
)
def test_other_names_over_the_columns_refuse_nothing(read: Read, names: tuple[str, ...]) -> None:
    rows = [[f"2026M0{month}", "Hvidovre", 12.0, 3.0, 8.0] for month in range(1, 6)]

    told = read(workbook(["Periode", "Område", *names], *rows))

    assert "personer; filen er afvist" not in told.problems


def test_a_list_of_firms_beside_the_figures_is_no_list_of_persons(read: Read) -> None:
    book = openpyxl.Workbook()
    first_sheet(book).append(["Periode", "Område", "Aktiveringsgrad"])
    first_sheet(book).append(["2026M01", "Hvidovre", 15.2])
    firms = book.create_sheet("Firmaer")
    firms.append(["Virksomhed", "CVR-nr.", "Adresse", "Postnr. og by", "Telefon"])
    for number in range(5):
        firms.append([f"Firma {number}", f"1015000{number}", f"Prøvevej {number}", "2650 Hvidovre", "36 39 00 20"])

    told = read(saved(book))

    assert len(told.figures) == 1
    assert "person" not in told.problems


COUNTED = "Periode;Område;{};Antal langtidsledige personer\n{}"


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Alder", ["18", "19", "23", "44"]),
        ("Varighed (uger)", ["4", "51", "12", "12"]),
        ("Ref", ["", "", "", ""]),
        ("Ref", ["x", "x", "x", "x"]),
        ("Ref", ["a7", "b1", "c3", "d2", "e9"]),
    ],
)
@pytest.mark.parametrize("months", [1, 3])
def test_rows_of_one_person_each_refuse_the_file_where_nothing_known_tells_them_apart(
    read: Read, header: str, cells: list[str], months: int
) -> None:
    rows = [f"2020M0{month};Hvidovre;{cell};1" for month in range(1, months + 1) for cell in cells]

    told = read(COUNTED.format(header, "\n".join(rows)).encode())

    assert told.figures == {}
    assert [(issue.cell, issue.severity) for issue in told.issues] == [("D", Severity.ERROR)]
    assert "en række for hver person" in told.problems
    assert "Lav en opgørelse pr. måned" in told.problems


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("Køn", ["2020M01;Hvidovre;Mænd;1", "2020M01;Hvidovre;Kvinder;1", "2020M01;Hvidovre;I alt;2"]),
        ("Køn", ["2020M01;Hvidovre;Mænd;1", "2020M01;Hvidovre;Kvinder;1"]),
        ("Alder", [f"2020M01;Hvidovre;{age};1" for age in ("16-19 år", "20-24 år", "25-29 år", "30-34 år", "60+ år")]),
        ("Ref", [f"2020M{month:02d};Hvidovre;;1" for month in range(1, 13)]),
        ("Ref", [*(f"2020M{month:02d};Hvidovre;;1" for month in range(1, 13)), *["2020M12;Hvidovre;;1"] * 3]),
        ("Ref", ["2020M01;Hvidovre;a7;1", "2020M01;Hvidovre;b1;1", "2020M01;Hvidovre;c3;1"]),
        ("Ref", [f"2020M01;Hvidovre;{one};{1 + (one == 'e')}" for one in "abcdef"]),
    ],
)
def test_small_counts_that_periods_and_breakdowns_tell_apart_are_kept(read: Read, header: str, rows: list[str]) -> None:
    assert read(COUNTED.format(header, "\n".join(rows)).encode()).figures
