"""An export is read, and refused, in the same way in whatever format of workbook it is saved."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest

from pejling.intake import Severity
from pejling.intake.formats import LOCKED
from tests.pejling.intake.conftest import Read
from tests.pejling.intake.tabs import Cell, Tab, ods, opened_document, xls, xlsx
from tests.pejling.intake.xlsb_files import xlsb

Write = Callable[..., bytes]
every_format = pytest.mark.parametrize("write", [xlsx, xlsb, xls, ods])
PERSONS = ["010190-1234", "311299-0001", "290204-4321"]  # invented
HEADER: list[Cell] = ["Periode", "Område", "Aktiveringsgrad"]
AREAS = {"Hvidovre": "167", "Brøndby": "153", "Hele landet": "000"}
PERIODS = [f"20{year}M{month:02}" for year in (24, 25) for month in range(1, 13)]
LONG: list[list[Cell]] = [[period, area, float(10 + at) + 0.5] for at, period in enumerate(PERIODS) for area in AREAS]


@every_format
def test_a_long_export_is_read_figure_by_figure(read: Read, write: Write) -> None:
    told = read(write(Tab("Tal", [["Kontanthjælp: Aktiveringsgrad"], HEADER, *LONG])))

    assert told.figures == {
        ("aktiveringsgrad", AREAS[str(area)], "", str(period).replace("M", "-")): value for period, area, value in LONG
    }
    assert told.issues == ()


@every_format
def test_person_numbers_refuse_the_file_by_sheet_and_column_and_how_many(read: Read, write: Write) -> None:
    rows: list[list[Cell]] = [
        [*HEADER, "Bemærkning"],
        *[[*row, person] for row, person in zip(LONG, PERSONS, strict=False)],
    ]

    told = read(write(Tab("Forside", [["Tal"]]), Tab("Borgere", rows)))

    assert told.figures == {}
    assert told.places == [("Borgere", "D")]
    assert "3 personnumre (CPR) i kolonnen" in told.problems
    assert not any(person[:6] in told.problems or person[-4:] in told.problems for person in PERSONS)


@every_format
def test_person_numbers_on_a_hidden_sheet_refuse_the_file(read: Read, write: Write) -> None:
    numbers: list[list[Cell]] = [[101901234.0], [203851111.0], [712994321.0]]  # their first nought lost

    told = read(write(Tab("Tal", [HEADER, *LONG]), Tab("Grunddata", [["Sag"], *numbers], hidden=True)))

    assert told.figures == {}
    assert told.places == [("Grunddata", "A")]
    assert "3 personnumre" in told.problems


@every_format
def test_hidden_sheets_rows_and_columns_are_left_out_and_said(read: Read, write: Write) -> None:
    rows: list[list[Cell]] = [
        ["Periode", "Område", "Andel aktiveringsberørte", "Aktiveringsgrad"],
        ["2021M08", "Hvidovre", 30.0, 12.4],
        ["2021M09", "Hvidovre", 31.0, 99.0],
        ["2021M10", "Hvidovre", 32.0, 12.6],
    ]

    told = read(write(Tab("Tal", rows, hidden_rows=[2], hidden_columns=[2]), Tab("Gammel", rows, hidden=True)))

    assert told.figures == {
        ("aktiveringsgrad", "167", "", "2021-08"): 12.4,
        ("aktiveringsgrad", "167", "", "2021-10"): 12.6,
    }
    assert told.places == [("Tal", "A3"), ("Tal", "C"), ("Gammel", "")]
    assert "en skjult række er ikke brugt" in told.problems
    assert "en skjult kolonne er ikke brugt" in told.problems
    assert [issue.severity for issue in told.issues][-1] is Severity.NOTE


def test_a_locked_ods_is_told_for_what_it_is(read: Read) -> None:
    manifest = b'<m:manifest><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>'

    told = read(opened_document(b"\x8f\x02\xe1 not to be read", manifest))

    assert told.problems == LOCKED


def test_a_locked_xls_is_told_for_what_it_is(read: Read) -> None:
    content = xls(Tab("Tal", [HEADER, *LONG]))
    first_records = struct.pack("<HH", 0x809, 16)  # the stream's beginning; the records after it are not read
    after = content.index(first_records) + 20
    lock = struct.pack("<HHHHHH", 0x2F, 54, 1, 1, 1, 1) + bytes(range(46))  # RC4, as Excel 97 to 2003 locks

    told = read(content[:after] + lock + content[after + len(lock) :])

    assert told.problems == LOCKED


@every_format
def test_shares_kept_as_fractions_and_shown_in_per_cent_are_read_as_they_are_shown(read: Read, write: Write) -> None:
    rows: list[list[Cell]] = [HEADER, ["2021M08", "Hvidovre", 0.163], ["2021M09", "Hvidovre", 0.171]]

    told = read(write(Tab("Tal", rows, percent=[2])))

    assert list(told.figures.values()) == [16.3, 17.1]
    assert told.issues == ()
