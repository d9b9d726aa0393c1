"""Where each figure stands in its file, in examples; `test_made_workbooks` holds it for any layout."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from pejling.intake import Import, Place, load_vocabulary, read_export, read_own
from pejling.intake.entered import Entry, entered
from pejling.intake.places import named, numbered
from pejling.intake.sheets import Sheet
from pejling.period_spellings import parse_period
from tests.pejling.builders import HVIDOVRE, indicator, moment, saved, workbook

HEADER = ["Periode", "Område", "Aktiveringsgrad"]
LONG = workbook(["Aktiveringsgrad"], [], HEADER, ["Jun 2026", "Hvidovre", 16.0], ["Jul 2026", "Hvidovre", 17.0])
ACROSS = workbook(["Aktiveringsgrad"], ["Område", "Jun 2026", "Jul 2026"], ["Hvidovre", 16.0, 17.0])
TEXT = b"Periode;Omr\xc3\xa5de;Aktiveringsgrad\nJun 2026;Hvidovre;16,0\nJul 2026;Hvidovre;17,0\n"


def places(new: Import) -> list[Place]:
    return [new.places.of(row) for row in range(new.observations.num_rows)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (LONG, [Place("Ark1", "C4"), Place("Ark1", "C5")]),
        (ACROSS, [Place("Ark1", "B3"), Place("Ark1", "C3")]),
        (TEXT, [Place("", "C2"), Place("", "C3")]),
    ],
)
def test_a_figure_has_the_address_it_has_in_the_file(
    content: bytes, expected: list[Place], content_folder: Path
) -> None:
    assert places(read_own("fil", content, load_vocabulary(content_folder))) == expected


def test_the_sheet_is_named_also_behind_others_and_in_the_reading_process(content_folder: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Forside"
    for name, value in (("Juni", 16.0), ("Juli", 17.0)):
        sheet = book.create_sheet(name)
        for row in (HEADER, [f"{name[:3]} 2026", "Hvidovre", value]):
            sheet.append(row)

    found = read_export("to.xlsx", saved(book), content_folder)

    assert places(found) == [Place("Juni", "C2"), Place("Juli", "C2")]


def test_the_cells_of_a_files_sheets_are_numbered_through() -> None:
    sheets = numbered([Sheet("A", [["", ""]] * 3), Sheet("B", []), Sheet("C", [[""] * 30] * 2_000_000)])

    starts = sheets[2].row_starts([0, 1_999_999])

    assert named(5, sheets) == Place("A", "B3")
    assert [named(int(start) + 27, sheets) for start in starts] == [Place("C", "AB1"), Place("C", "AB2000000")]


def test_a_typed_figure_stands_nowhere() -> None:
    typed = entered([Entry(indicator(), (), parse_period("2026-07"), 3.0)], HVIDOVRE, "ABC", moment("2026-08-01"))

    assert places(typed) == [Place("", "")]
