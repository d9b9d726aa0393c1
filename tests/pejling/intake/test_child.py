"""Reading in a process of its own: the same as in this one, and a reader that dies takes nobody with it."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from pejling.intake import Import, Severity, read_export
from pejling.intake.tables import OBSERVATIONS
from pejling.store import Store
from tests.pejling.builders import first_sheet, moment, saved, workbook
from tests.pejling.intake.conftest import Read
from tests.pejling.intake.readings import figures_in
from tests.pejling.intake.test_hostile_files import part_of, with_parts

TABLE = workbook(
    ["Kontanthjælp: Aktiveringsgrad"],
    ["Periode", "Område", "Aktiveringsgrad", "Antal cykler"],
    ["Jun 2026", "Hvidovre", 16.7, 1],
    ["Jul 2026", "Hvidovre", None, 2],
    ["Jul 2026", "Hvidover", 17.2, 2],
)


@pytest.fixture(scope="module")
def lone_cell(content_folder: Path) -> Import:
    """Return what comes of a workbook with a value in its first and its very last cell, which no reader survives.

    So much stands between them that the last one is not found by looking at how the sheet begins.
    """
    book = openpyxl.Workbook()
    first_sheet(book)["A1"] = first_sheet(book)["XFD1048576"] = 1
    plain, sheet = saved(book), "xl/worksheets/sheet1.xml"
    padded = part_of(plain, sheet).replace(b'<row r="1048576"', b"<!--" + b" " * (2 << 20) + b'--><row r="1048576"')
    return read_export("yderst.xlsx", with_parts(plain, xl__worksheets__sheet1_xml=padded), content_folder)


def test_a_file_is_read_in_the_child_as_it_is_here(read: Read, content_folder: Path) -> None:
    here = read(TABLE).reading

    there = read_export("tal.xlsx", TABLE, content_folder)

    assert figures_in(there.observations) == figures_in(here.observations)
    assert (there.issues, there.title, there.rows) == (here.issues, here.title, here.rows)
    assert there.recognised == here.recognised
    assert there.observations.schema == OBSERVATIONS


def test_the_reader_does_without_pandas_which_takes_memory_and_time(content_folder: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "pejling.intake", str(content_folder), ""]
    said = b"[[[], [], []], {}]\n" + TABLE

    told = subprocess.run(command, input=said, capture_output=True, check=True).stderr.decode()

    imported = {line.rpartition("|")[2].strip() for line in told.splitlines() if line.startswith("import time:")}
    assert "pyarrow" in imported
    assert "pandas.core" not in imported


def test_an_import_is_known_by_its_bytes_and_not_by_its_name(content_folder: Path) -> None:
    found = read_export("tal.xlsx", TABLE, content_folder)

    assert found.file == "tal.xlsx"
    assert found.digest == hashlib.sha256(TABLE).hexdigest()
    assert found.usable


def test_what_goes_on_is_told_in_danish(content_folder: Path) -> None:
    told: list[str] = []

    read_export("tal.xlsx", TABLE, content_folder, told.append)

    assert [text for text in told if "sekund" not in text] == [
        "Åbner filen",
        "Leder efter personoplysninger",
        "Læser ark 1 af 1",
        "Samler tallene",
    ]


def test_a_file_that_kills_its_reader_is_an_import_with_an_error(lone_cell: Import) -> None:
    (issue,) = lone_cell.issues

    assert not lone_cell.usable
    assert issue.severity is Severity.ERROR
    assert "filen kunne ikke læses" in issue.problem
    assert "hent færre måneder pr. fil" in issue.problem
    assert "kopiér tabellen til et nyt regneark" in issue.problem


def test_after_a_file_that_killed_its_reader_the_next_is_read(lone_cell: Import, content_folder: Path) -> None:
    assert not lone_cell.usable
    assert read_export("tal.xlsx", TABLE, content_folder).usable


def test_a_file_that_killed_its_reader_can_be_held_against_the_store(lone_cell: Import, store: Store) -> None:
    assert store.changes(lone_cell).new == 0
    assert store.add(lone_cell, moment("2026-08-22")).spans == ()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04", b"bare tekst", b"\0" * 2000])
def test_a_file_that_is_no_table_is_an_import_with_an_error(content: bytes, content_folder: Path) -> None:
    found = read_export("fil", content, content_folder)

    assert not found.usable
    assert [issue.severity for issue in found.issues] == [Severity.ERROR]
    assert found.observations.schema == OBSERVATIONS
