"""Bytes to cells: separators, encodings, and files that are no table."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from pejling.intake.archives import LARGEST_UNPACKED
from pejling.intake.issues import NotReadableError
from pejling.intake.sheets import Sheet, open_file
from tests.pejling.builders import first_sheet, saved, workbook
from tests.pejling.intake.conftest import Read

LINES = "Periode;Område;Aktiveringsgrad\n2021M08;Hvidovre;12,4\n2021M09;Høje-Taastrup;13,0\n"
ROWS = [["Periode", "Område", "Aktiveringsgrad"], ["2021M08", "Hvidovre", "12,4"], ["2021M09", "Høje-Taastrup", "13,0"]]


def sheets_of(content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a file."""
    return open_file(content).sheets


def problem_of(content: bytes) -> str:
    """Return why a file cannot be read."""
    with pytest.raises(NotReadableError) as raised:
        open_file(content)
    return raised.value.issue.problem


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "cp850", "mac_roman"]
)
def test_a_text_file_is_read_in_the_encodings_programs_save(encoding: str) -> None:
    (sheet,) = sheets_of(LINES.encode(encoding))

    assert sheet.rows == ROWS


@pytest.mark.parametrize("separator", [";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_text_file_may_be_parted_by_semicolons_tabs_or_bars(separator: str, line_end: str) -> None:
    (sheet,) = sheets_of(LINES.replace(";", separator).replace("\n", line_end).encode())

    assert sheet.rows == ROWS


@pytest.mark.parametrize("separator", [";", "|", "&"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_first_line_may_tell_the_separator_and_is_no_row(separator: str, line_end: str) -> None:
    (sheet,) = sheets_of(f"sep={separator}\n{LINES.replace(';', separator)}".replace("\n", line_end).encode())

    assert sheet.rows == ROWS


def test_commas_in_the_lines_above_do_not_part_a_text_file() -> None:
    (sheet,) = sheets_of(f"Kontanthjælp, uddannelseshjælp, m.m., i alt\nUdtrukket, 1, 2, 3, 4, 5\n{LINES}".encode())

    assert sheet.rows[2:] == ROWS


def test_commas_that_part_columns_and_decimals_are_refused_with_their_line() -> None:
    problem = problem_of(b"Periode,Hvidovre\n2021M08,12,4\n2021M09,13,0\n")

    assert "komma står både mellem kolonnerne og i tallene (linje 2)" in problem


def test_a_quotation_mark_without_an_end_is_refused_with_its_line() -> None:
    assert "anførselstegn i linje 2" in problem_of(LINES.replace("12,4", '"12,4').encode())


def test_quotation_marks_inside_a_text_are_left_as_they_are() -> None:
    (sheet,) = sheets_of(LINES.replace("Høje-Taastrup", '"Høje"-Taastrup').replace("13,0", '5" rør').encode())

    assert sheet.rows[2][2] == '5" rør'


def test_commas_part_a_text_file_whose_decimals_are_dots(read: Read) -> None:
    told = read(b"Periode,Omr\xc3\xa5de,Aktiveringsgrad\n2021M08,Hvidovre,12.4\n")

    assert told.figures == {("aktiveringsgrad", "167", "", "2021-08"): 12.4}


def test_decimal_commas_do_not_part_a_text_file() -> None:
    content = "Periode;Område;A;B\n2021M08;Hvidovre;12,4;13,5\n2021M09;Hvidovre;12,4;13,5\n".encode()

    (sheet,) = sheets_of(content)

    assert sheet.rows[1] == ["2021M08", "Hvidovre", "12,4", "13,5"]


@pytest.mark.parametrize("letters", ["cp1252", "latin-1"])
def test_danish_letters_that_another_program_has_read_wrongly_are_put_right(letters: str, read: Read) -> None:
    text = "Måned;Område;Aktiveringsgrad\n2020M01;Ærø;12,5\n2020M01;Rødovre;13,5\n".encode().decode(letters)

    for content in (text.encode(), workbook(*(line.split(";") for line in text.splitlines()))):
        assert {area for _, area, _, _ in read(content).figures} == {"492", "175"}


def test_a_letter_of_another_language_is_left_as_it_is() -> None:
    assert open_file("São Paulo;1\nÃ;2\n".encode()).sheets[0].rows == [["São Paulo", "1"], ["Ã", "2"]]


def test_a_separator_inside_quotes_is_text() -> None:
    (sheet,) = sheets_of('Periode;"Område; by"\n"2021M08";"Hvid""ovre"\n'.encode())

    assert sheet.rows == [["Periode", "Område; by"], ["2021M08", 'Hvid"ovre']]


def test_lines_of_text_are_filled_to_one_width() -> None:
    (sheet,) = sheets_of("Titel\nPeriode;Område;Aktiveringsgrad\n2021M08;Hvidovre;12,4\n".encode())

    assert [len(row) for row in sheet.rows] == [3, 3, 3]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "filen er tom"),
        (b" \r\n ", "filen er tom"),
        (b"%PDF-1.7\n%\xe2\xe3", "en PDF, ikke et regneark"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "et billede, ikke et regneark"),
        (b"noget\0andet\1", "hverken et regneark eller en tekstfil"),
        ("Kære Hvidovre\nHermed tallene.\n".encode(), "tekst uden kolonner"),
        (b"PK\x03\x04 ikke mere", "beskadiget"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "kan ikke læses"),
    ],
)
def test_a_file_that_is_no_table_says_what_it_is_and_what_to_do(content: bytes, said: str) -> None:
    assert said in problem_of(content)


def test_a_zip_file_that_is_no_workbook_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("brev.txt", "Hej")

    assert "pakket mappe" in problem_of(stream.getvalue())


def test_a_file_that_unpacks_to_more_than_a_gigabyte_is_refused_before_it_is_read() -> None:
    # The size stands in the archive's directory; nothing that large is made or unpacked here.
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "x")
    content = bytearray(stream.getvalue())
    entry = content.index(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = (LARGEST_UNPACKED + 1).to_bytes(4, "little")

    assert "over 1 GB" in problem_of(bytes(content))


def test_cells_keep_their_place_from_a1_on() -> None:
    (sheet,) = sheets_of(workbook([], [], [None, "x"]))

    assert sheet.rows[2][1] == "x"


def test_sheets_come_in_order_with_name_and_whether_they_are_hidden() -> None:
    book = openpyxl.Workbook()
    first_sheet(book).append(["x"])
    book.create_sheet("Skjult").sheet_state = "hidden"
    book.create_sheet("Meget skjult").sheet_state = "veryHidden"

    sheets = [(sheet.name, sheet.hidden) for sheet in sheets_of(saved(book))]

    assert sheets == [("Sheet", False), ("Skjult", True), ("Meget skjult", True)]


def test_a_formula_is_its_kept_value_and_never_run() -> None:
    book = openpyxl.Workbook()
    first_sheet(book)["A1"] = "=1+1"
    first_sheet(book)["B1"] = "x"

    (sheet,) = sheets_of(saved(book))

    assert sheet.rows == [["", "x"]]


def test_cells_keep_their_places_where_a_sheet_begins_below_and_right_of_a1() -> None:
    book = openpyxl.Workbook()
    first_sheet(book)["C3"], first_sheet(book)["D4"] = "Hvidovre", 16.7

    (sheet,) = sheets_of(saved(book))

    assert sheet.rows == [[""] * 4, [""] * 4, ["", "", "Hvidovre", ""], ["", "", "", 16.7]]


def test_a_text_that_stands_in_many_cells_is_held_once() -> None:
    (sheet,) = sheets_of(workbook(*[["Hvidovre", number / 2] for number in range(3)]))

    assert len({id(row[0]) for row in sheet.rows}) == 1
