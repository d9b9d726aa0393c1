"""Person numbers are found before anything is kept; their false friends are let through. All numbers are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from pejling.intake import Severity, read_export
from pejling.intake.privacy import find_person_numbers
from tests.pejling.builders import first_sheet, saved, workbook
from tests.pejling.intake.conftest import Read

INVENTED = ["010190-1234", "311299-0001", "290204-4321"]
BARE = [number.replace("-", "") for number in INVENTED]


def found_in(*cells: object) -> list[str]:
    """Return the columns in which person numbers are found, in a sheet of one column beside another."""
    return [issue.cell for issue in find_person_numbers("Ark1", [["A", cell] for cell in cells])]


@pytest.mark.parametrize(
    "cells",
    [
        ["CPR-nummer", INVENTED[0]],
        ["Nr.", INVENTED[0]],
        ["Bemærkning", "intet", f"Borger {INVENTED[1]} har ringet", "intet"],
        ["Nr.", INVENTED[0].replace("-", " - ")],
        ["Nr.", INVENTED[0].replace("-", "–")],
        ["Nr.", INVENTED[0].replace("-", "\u2212")],
        ["Nr.", INVENTED[0].replace("-", "_")],
        ["Nr.", "01.01.90-1234"],
        ["Nr.", "31/12-99-0001"],
        ["Bemærkning", "intet", f"Borger (CPR-nr. {BARE[0]}) har ringet", "intet"],
        ["CPR nr", BARE[0]],
        ["cpr", int(BARE[1])],
        ["Personnummer", float(BARE[1])],
        ["Nr.", *BARE],
        ["Nr.", *[int(number) for number in BARE]],
        ["Nr.", *[f"{number[:6]} {number[6:]}" for number in BARE]],
    ],
)
def test_a_person_number_is_found_however_it_is_written(cells: list[object]) -> None:
    assert found_in(*cells) == ["B"]


@pytest.mark.parametrize("header", ["CPR", "Sag"])
def test_a_number_that_lost_its_first_nought_as_a_float_is_found(header: str) -> None:
    # Excel keeps 010190-1234 without its dash as the number 101901234
    cells = [header, 101901234.0, 203851111.0, 712994321.0]

    assert found_in(*cells) == ["B"]


def test_person_numbers_under_several_lines_of_title_are_found() -> None:
    cells = ["Liste over borgere", "Udtrukket i august", "Hvidovre", "CPR-nummer", BARE[0], BARE[1]]

    assert found_in(*cells) == ["B"]


@pytest.mark.parametrize(
    "cells",
    [
        ["P-nummer", "1001234567", "1012345678", "1009876543"],
        ["Pnr.", 1001234567, 1012345678, 1009876543],
        ["CVR", "55568510", "12345678", "87654321"],
        ["CVR-nummer", 55568510, 12345678],
        ["EAN", "5798000400535", "5798000400542", "5798000400559"],
        ["Telefon", "36393639", "72223400", "+45 72 22 34 00"],
        ["Antal", 103975, 20448, 16763],
        ["Beløb", 101800001, 250_000_000, 1_234_567_890],
        ["Periode", "2026M07", "2026-07-01", "jan 2020 - dec 2020"],
        ["Dato", date(1990, 1, 1), date(1999, 12, 31)],
        ["J.nr.", "2013-0007527", "2014-0001234"],
        ["Nr.", "990190-1234", "321299-0001", "300204-4321"],  # no such dates
        ["Nr.", "1234010190-1234567"],
        ["Nr.", "01.01.20-31.12.20", "01-01-2020 - 2021", "P-nummer 1001234567"],
    ],
)
def test_what_only_looks_like_a_person_number_is_let_through(cells: list[object]) -> None:
    assert found_in(*cells) == []


def test_p_numbers_under_several_lines_of_title_are_let_through() -> None:
    numbers = [str(1_001_234_567 + number) for number in range(30)]
    cells = ["Virksomheder", "Udtrukket i august", "Hvidovre", "P-nummer", *numbers]

    assert found_in(*cells) == []


def test_a_few_large_numbers_among_others_are_not_taken_for_persons() -> None:
    assert found_in("Sag", 101901234, 5, 6, 7, 8, 9) == []


def test_the_message_says_sheet_column_and_how_many_and_never_a_number() -> None:
    (issue,) = find_person_numbers("Borgere", [["Navn", "CPR"], *[["x", number] for number in INVENTED]])

    assert (issue.sheet, issue.cell, issue.severity) == ("Borgere", "B", Severity.ERROR)
    assert "3 personnumre (CPR)" in issue.problem
    assert "afvist" in issue.problem
    for number in INVENTED:
        assert number not in issue.problem
        assert number[:6] not in issue.problem
        assert number[-4:] not in issue.problem


def test_a_file_with_a_person_number_is_refused_whole(read: Read) -> None:
    told = read(workbook(["Periode", "Område", "Aktiveringsgrad", "Note"], ["aug 2021", "Hvidovre", 12.0, INVENTED[0]]))

    assert told.figures == {}
    assert [issue.cell for issue in told.errors] == ["D"]
    assert INVENTED[0] not in told.problems
    assert told.reading.recognised == ()


def test_a_hidden_sheet_is_searched_too(read: Read) -> None:
    book = openpyxl.Workbook()
    first_sheet(book).append(["Periode", "Område", "Aktiveringsgrad"])
    first_sheet(book).append(["aug 2021", "Hvidovre", 12.0])
    hidden = book.create_sheet("Grunddata")
    hidden.sheet_state = "hidden"
    hidden.append(["CPR"])
    hidden.append([INVENTED[0]])

    told = read(saved(book))

    assert told.figures == {}
    assert told.places == [("Grunddata", "A")]


@pytest.mark.parametrize("name", [INVENTED[0], BARE[0], f"Borger {BARE[1]}"])
def test_a_person_number_as_a_sheets_name_refuses_the_file_and_hides_the_name(read: Read, name: str) -> None:
    book = openpyxl.Workbook()
    first_sheet(book).title = name
    first_sheet(book).append(["CPR"])
    first_sheet(book).append([INVENTED[2]])

    told = read(saved(book))

    assert told.problems.startswith("der er 1 personnummer (CPR) i arkenes navne")
    assert name not in str(told.issues)


def test_a_list_of_workplaces_whose_texts_stand_side_by_side_is_let_through(read: Read) -> None:
    firms: list[list[object]] = [
        ["CPR-kontor", "P-nummer", "Antal"],
        *[["x", f"100{number}234567", 1] for number in range(1, 5)],
    ]

    assert "CPR)" not in read(workbook(*firms)).problems


def test_a_sheet_named_for_a_workplace_number_is_let_through(read: Read) -> None:
    book = openpyxl.Workbook()
    first_sheet(book).title = "P-nr. 1001234567"
    first_sheet(book).append(["Periode", "Område", "Aktiveringsgrad"])
    first_sheet(book).append(["aug 2021", "Hvidovre", 12.0])

    assert len(read(saved(book)).figures) == 1


def test_a_text_file_is_searched_too(read: Read) -> None:
    told = read(f"Periode;Område;Aktiveringsgrad;Borger\n2021M08;Hvidovre;12,0;{INVENTED[0]}\n".encode())

    assert told.figures == {}
    assert [issue.cell for issue in told.errors] == ["D"]


def test_a_person_number_in_the_files_name_refuses_the_file_and_hides_the_name(content_folder: Path) -> None:
    content = workbook(["Periode", "Område", "Aktiveringsgrad"], ["aug 2021", "Hvidovre", 12.0])

    found = read_export(f"Sag {INVENTED[0]}.xlsx", content, content_folder)

    assert not found.usable
    assert "1 personnummer (CPR) i filens navn" in found.issues[0].problem
    assert INVENTED[0] not in str(found)
