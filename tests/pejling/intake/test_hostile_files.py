"""Files made to do harm, or that would: each ends in a named error or is read safely, and the next file is read."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import openpyxl
import pytest
import xlwt
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from pejling.intake import Import, Severity, read_export
from pejling.intake.old_excel import shared_texts
from pejling.intake.shared_texts import refuse_swollen
from tests.pejling.builders import first_sheet, saved, workbook
from tests.pejling.intake.conftest import Read
from tests.pejling.intake.tabs import Cell, Tab, ods, opened_document
from tests.pejling.intake.xlsb_files import xlsb

PERSON = "010190-1234"  # invented
TABLE = workbook(["Periode", "Område", "Aktiveringsgrad"], ["2021M08", "Hvidovre", 12.4])
DIGITS = PERSON.replace("-", "")
PLAIN = Tab("Tal", [["Periode", "Område", "Aktiveringsgrad"], ["2021M08", "Hvidovre", 12.4]])
CALC_NAMES = b' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" xmlns:text'
FIGURES = {("aktiveringsgrad", "167", "", "2021-08"): 12.4}


def with_parts(content: bytes, **parts: bytes) -> bytes:
    """Return a workbook with parts put in or replaced; a name's double underscores are its slashes."""
    named = {
        name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"): text for name, text in parts.items()
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in named:
                new.writestr(entry.filename, old.read(entry))
        for name, text in named.items():
            new.writestr(name, text)
    return stream.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    """Return a part of a workbook as it is written."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def lying_about_sizes(content: bytes) -> bytes:
    """Return an archive that says of each part that it unpacks to ten bytes."""
    changed = bytearray(content)
    place = changed.find(b"PK\x01\x02")
    while place >= 0:
        changed[place + 24 : place + 28] = (10).to_bytes(4, "little")
        place = changed.find(b"PK\x01\x02", place + 4)
    return bytes(changed)


def errors_of(found: Import) -> str:
    """Return all errors of an import."""
    return "\n".join(issue.problem for issue in found.issues if issue.severity is Severity.ERROR)


def test_an_archive_that_unpacks_to_more_than_it_says_is_refused(read: Read) -> None:
    texts = b"<sst><si><t>" + b"A" * (300 << 20) + b"</t></si></sst>"
    bomb = lying_about_sizes(with_parts(TABLE, xl__sharedStrings_xml=texts))

    told = read(bomb)

    assert len(bomb) < 1 << 20
    assert "langt mere udpakket" in told.problems


def of_shared(text: str, cells: int) -> bytes:
    """Return a workbook whose cells all have one and the same shared text."""
    rows = "".join(f'<row><c r="A{row}" s="1" t="s"><v>0</v></c></row>' for row in range(3, cells + 3))
    sheet = part_of(TABLE, "xl/worksheets/sheet1.xml").replace(b"</sheetData>", f"{rows}</sheetData>".encode())
    texts = f"<sst><si><t>{text}</t></si></sst>".encode()
    return with_parts(TABLE, xl__worksheets__sheet1_xml=sheet, xl__sharedStrings_xml=texts)


def test_a_long_text_that_half_a_million_cells_share_is_refused_before_it_is_copied(read: Read) -> None:
    bomb = of_shared("A" * 30_000, 500_000)

    assert len(bomb) < 3 << 20
    assert "cellernes tekster fylder over 500 MB" in read(bomb).problems


def of_shared_in_records(text: str, cells: int, record: bytes = b"\x07\x0c", ahead: bytes = b"") -> bytes:
    """Return a binary workbook whose cells all have one and the same shared text; `ahead` is put before the texts."""
    whole = xlsb(Tab("Tal", [[text], ["Periode"]]))
    sheet = part_of(whole, "xl/worksheets/sheet1.bin")
    cell = b"\x07\x0c" + struct.pack("<III", 0, 0, 0)
    assert cell in sheet
    sheet = sheet.replace(cell, (record + struct.pack("<III", 0, 0, 0)) * cells)
    texts = ahead + part_of(whole, "xl/sharedStrings.bin")
    return with_parts(whole, xl__worksheets__sheet1_bin=sheet, xl__sharedStrings_bin=texts)


@pytest.mark.parametrize("record", [b"\x07\x0c", b"\x87\0\x0c", b"\x07\x8c\x80\0"])
def test_a_long_text_that_the_cells_of_a_binary_workbook_share_is_refused_too(read: Read, record: bytes) -> None:
    bomb = of_shared_in_records("A" * 30_000, 100_000, record)

    assert len(bomb) < 3 << 20
    assert "cellernes tekster fylder over 500 MB" in read(bomb).problems


def test_texts_that_a_reader_passes_over_do_not_stand_in_for_the_long_one(read: Read) -> None:
    short = b"\x13\x07\0" + struct.pack("<I", 1) + b"A\0"

    told = read(of_shared_in_records("A" * 30_000, 100_000, ahead=short))

    assert "cellernes tekster fylder over 500 MB" in told.problems


def test_a_long_note_beside_many_short_texts_of_a_binary_workbook_is_no_bomb(read: Read) -> None:
    rows: list[list[Cell]] = [["2021M08", "Hvidovre", number] for number in range(20_000)]
    whole = xlsb(Tab("Tal", [["A" * 30_000], ["Periode", "Område", "Ukendt"], *rows]))

    assert "over 500 MB" not in read(whole).problems


def test_a_second_part_of_short_texts_does_not_hide_the_long_one(read: Read) -> None:
    bomb = with_parts(of_shared("A" * 30_000, 500_000), xl__sharedStrings2_xml=b"<sst><si><t>A</t></si></sst>")

    assert "over 500 MB" in read(bomb).problems


def test_a_sheet_that_lies_elsewhere_is_counted_too(read: Read) -> None:
    bomb = of_shared("A" * 30_000, 500_000)
    relations = part_of(bomb, "xl/_rels/workbook.xml.rels").replace(b"worksheets/sheet1.xml", b"s.xml")

    moved = with_parts(bomb, xl__s_xml=part_of(bomb, "xl/worksheets/sheet1.xml"), xl__worksheets__sheet1_xml=b"<x/>")
    told = read(with_parts(moved, **{"xl___rels__workbook_xml.rels": relations}))

    assert "over 500 MB" in told.problems


def of_shared_in_an_xls(texts: Sequence[str], rows: int) -> bytes:
    """Return an .xls whose rows all have the same texts."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Tal")
    for row in range(rows):
        for column, text in enumerate(texts):
            sheet.write(row, column, text)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("sign", ["A", "\u0141"])
def test_a_long_text_that_the_cells_of_an_xls_share_is_refused_too(read: Read, sign: str) -> None:
    bomb = of_shared_in_an_xls(["kort", sign * 30_000, "kort \u0141"], 20_000)

    assert "cellernes tekster fylder over 500 MB" in read(bomb).problems


def test_the_texts_of_an_xls_are_measured_where_they_go_on_in_the_next_record() -> None:
    texts = [sign * length for length in (1, 4_000, 9_000, 7, 20_000) for sign in ("A", "\u0141")]

    lengths, cells = shared_texts(of_shared_in_an_xls(texts, 1))

    assert len(cells) == 4 * len(texts)
    for text, length in zip(texts, lengths, strict=True):
        kept = len(text) * (2 if text[0] > "\xff" else 1)
        assert kept + 3 <= length <= kept + 3 + kept // 8_000 + 1


def test_a_long_note_in_an_xls_is_no_bomb(read: Read) -> None:
    whole = of_shared_in_an_xls(["2021M08", "Hvidovre", "x" * 200], 5_000)

    assert "over 500 MB" not in read(whole).problems


@pytest.mark.parametrize(
    "cell", ['t = "s"><v>0</v>', 't="s"><v >0</v>', 't="s"><f/><v>0</v>', 't="s"><v><!-- -->0</v>']
)
def test_references_that_are_written_oddly_are_counted(read: Read, cell: str) -> None:
    bomb = of_shared("A" * 30_000, 100_000)
    sheet = part_of(bomb, "xl/worksheets/sheet1.xml").replace(b't="s"><v>0</v>', cell.encode())

    assert "over 500 MB" in read(with_parts(bomb, xl__worksheets__sheet1_xml=sheet)).problems


def test_a_text_longer_than_excel_keeps_in_a_cell_is_refused(read: Read) -> None:
    assert "en tekst på over 1 MB" in read(of_shared("A" * (2 << 20), 10)).problems
    assert "en tekst på over 1 MB" in read(of_shared_in_records("A" * (2 << 20), 10)).problems


def test_a_long_note_beside_many_short_texts_is_no_bomb() -> None:
    references = b"".join(b'<c t="s"><v>%d</v></c>' % (number > 0) for number in range(100_000))

    pieces = [references[:999_990], references[999_990:]]
    refuse_swollen(np.array([30_000, 10]), len(references), lambda: pieces)


def test_a_binary_workbook_whose_sheet_breaks_off_is_refused_by_name(read: Read) -> None:
    told = read(with_parts(xlsb(Tab("Tal", [["Periode", "Antal"]])), xl__worksheets__sheet1_bin=b"\x81\x01\x7fx"))

    assert "åbn den i Excel, og gem den igen" in told.problems


def test_a_binary_workbook_of_short_cells_that_our_reader_passes_over_says_so_by_name(read: Read) -> None:
    whole = xlsb(Tab("Tal", [["Periode", 12.4]]))
    sheet = part_of(whole, "xl/worksheets/sheet1.bin")
    number = struct.pack("<BBIId", 5, 16, 1, 0, 12.4)
    short = struct.pack("<BBId", 16, 12, 0, 12.4)  # without its column
    assert number in sheet

    told = read(with_parts(whole, xl__worksheets__sheet1_bin=sheet.replace(number, short)))

    assert "kort form" in told.problems
    assert "åbn den i Excel, og gem den igen" in told.problems


def test_a_binary_workbook_that_makes_its_reader_panic_is_refused_by_name(content_folder: Path) -> None:
    whole = xlsb(Tab("Tal", [["Periode"]]))
    book = part_of(whole, "xl/workbook.bin").replace("rId1".encode("utf-16-le"), "rId7".encode("utf-16-le"))

    found = read_export("tal.xlsb", with_parts(whole, xl__workbook_bin=book), content_folder)

    assert "filen kunne ikke læses" in errors_of(found)


def test_a_sheet_that_reaches_beyond_what_excel_holds_is_damaged(read: Read) -> None:
    whole = xlsb(Tab("Tal", [["Periode"]]))
    cell = struct.pack("<BBII", 7, 12, 0, 0)  # a text in column A
    sheet = part_of(whole, "xl/worksheets/sheet1.bin").replace(cell, struct.pack("<BBII", 7, 12, 200_000_000, 0))

    told = read(with_parts(whole, xl__worksheets__sheet1_bin=sheet))

    assert "arket 'Tal' har celler uden for det, et regneark kan rumme" in told.problems


@pytest.mark.parametrize("cell", ["N1000000", "ABC20000", "XFD1048576"])
def test_a_stray_cell_that_makes_a_sheet_enormous_is_told_with_its_place(read: Read, cell: str) -> None:
    book = openpyxl.Workbook()
    first_sheet(book)["A1"], first_sheet(book)[cell] = "Periode", 1

    assert f"når helt ud til {cell}" in read(saved(book)).problems


def test_a_million_filled_rows_are_refused_with_their_number(read: Read) -> None:
    told = read(b"Periode;Aktiveringsgrad\n" + b"2021M08;1,5\n" * 999_999)

    assert "har 1.000.000 udfyldte rækker, og der læses højst 600.000; hent færre måneder" in told.problems
    assert told.figures == {}


def test_empty_rows_down_to_a_stray_cell_are_no_rows_too_many(read: Read) -> None:
    told = read(b"Periode;Kommune;Aktiveringsgrad\n2021M08;Hvidovre;12,4\n" + b";;\n" * 700_000 + b"x;;\n")

    assert told.figures == FIGURES


def test_a_text_file_with_one_very_wide_line_is_not_filled_up_to_it(read: Read) -> None:
    told = read(b"a;b\n" * 20_000 + b";" * 10_000)

    assert "tabellen når helt ud til NTQ20001" in told.problems


def test_a_page_whose_cells_span_millions_is_not_filled_up(read: Read) -> None:
    row = b"<tr>" + b"<td colspan=1000 rowspan=1000>x</td>" * 20 + b"</tr>"

    assert "flere millioner celler" in read(b"<html><table>" + row + b"</table>").problems


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_workbook_with_entities_is_refused_unread(read: Read, encoding: str) -> None:
    text = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>'

    told = read(with_parts(TABLE, xl__sharedStrings_xml=text.encode(encoding)))

    assert "DOCTYPE" in told.problems
    assert told.figures == {}


def test_a_page_with_control_characters_around_its_table_ends_in_a_named_error(read: Read) -> None:
    told = read(b"<html><body>a<table><tr><td>Periode</td><td>Tal</td></tr></table>&#1;b</body></html>")

    assert "webside, som ikke kan læses" in told.problems or told.errors


def test_a_page_that_fetches_files_fetches_nothing(read: Read, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hemmelig", encoding="utf-8")
    page = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><table><tr><td>&x;</td><td>1</td></tr></table>'
    )

    assert "hemmelig" not in str(read(page.encode()))


def test_macros_and_links_are_told_and_never_followed(read: Read) -> None:
    told = read(with_parts(TABLE, xl__vbaProject_bin=b"macro", xl__externalLinks__externalLink1_xml=b"<x/>"))

    assert told.figures == FIGURES
    assert [issue.severity for issue in told.issues] == [Severity.NOTE, Severity.NOTE]
    assert "makroer" in told.problems
    assert "links" in told.problems


def test_a_formula_without_a_kept_value_is_named_by_its_cell(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Område", "Aktiveringsgrad"],
            ["2021M08", "Hvidovre", 12.4],
            ["2021M09", "Hvidovre", "=C2+1"],
        )
    )

    assert told.places == [("Ark1", "C3")]
    assert "har en formel uden gemt værdi" in told.problems
    assert told.figures == FIGURES


def test_a_cell_with_an_error_is_no_hidden_figure_and_names_no_row(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Område", "Køn", "Aktiveringsgrad"],
            ["2021M08", "Hvidovre", "I alt", 12.4],
            ["2021M08", "Hvidovre", "Mænd", "#N/A"],
            ["2021M09", "Hvidovre", "#REF!", 99.9],
            ["2021M09", "#REF!", "I alt", 98.9],
            ["2021M09", "Hvidovre", "Mænd", 13.4],
        )
    )

    assert told.figures == FIGURES | {("aktiveringsgrad", "167", "koen=maend", "2021-09"): 13.4}
    assert told.places == [("Ark1", "B5, C4 og D3")]
    assert "har en fejl (fx #DIVISION/0!) og er ikke brugt" in told.problems


def test_cells_with_errors_are_named_and_not_taken_for_hidden_figures_in_silence(read: Read) -> None:
    book = openpyxl.load_workbook(io.BytesIO(TABLE))
    for row, text in enumerate(["#DIV/0!", "#N/A"], start=3):
        first_sheet(book).append([f"2021M{row:02}", "Hvidovre", text])
    content = saved(book)

    told = read(content)

    assert "har en fejl (fx #DIVISION/0!)" in told.problems
    assert told.places == [("Ark1", "C3:C4")]


def test_cells_with_errors_are_named_in_an_ods(read: Read) -> None:
    content = part_of(ods(PLAIN), "content.xml")
    wrong = (
        b'<table:table-row table:number-rows-repeated="2"/><table:table-row><table:table-cell/>'
        b'<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p>'
        b"</table:table-cell></table:table-row>"
    )
    rest = b"<table:table-row table:number-rows-repeated="

    told = read(opened_document(content.replace(rest, wrong + rest, 1).replace(b" xmlns:text", CALC_NAMES, 1)))

    assert told.places[0] == ("Tal", "B5")
    assert "har en fejl" in told.problems


def test_cells_with_errors_are_named_in_an_xls(read: Read) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Tal")
    for row, cells in enumerate([*PLAIN.rows, ["2021M09", "Hvidovre"]]):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    sheet.row(2).set_cell_error(2, "#DIV/0!")
    stream = io.BytesIO()
    book.save(stream)

    told = read(stream.getvalue())

    assert told.places[0] == ("Tal", "C3")
    assert "har en fejl" in told.problems
    assert told.figures == FIGURES


def test_corrupt_styles_are_an_error_that_says_what_to_do(read: Read) -> None:
    told = read(with_parts(TABLE, xl__styles_xml=b"<styleSheet><cellXfs count='x'><xf numFmtId='q'/></cellXfs>"))

    assert "åbn den i Excel, og gem den igen" in told.problems


def test_signs_that_do_not_show_or_turn_the_text_are_taken_away(read: Read) -> None:
    header = "Aktiverings\u202egrad\u200f"
    content = f"Periode;Område;{header}\n2021M08;Hvid\u200bovre;12,4\n".encode()

    assert read(content).figures == FIGURES


@pytest.mark.parametrize("name", [r"C:\Brugere\hh\tal.xlsx", "../../tal.xlsx", "/etc/tal.xlsx", "\u202etal.xlsx"])
def test_a_files_name_is_kept_without_its_folders(name: str, content_folder: Path) -> None:
    assert read_export(name, b"", content_folder).file == "tal.xlsx"


def test_sixteen_thousand_columns_are_read_or_refused_in_few_words(content_folder: Path) -> None:
    wide = [f"Kolonne {number}" for number in range(16_000)]
    found = read_export("bred.xlsx", workbook(["Periode", *wide], ["2021M08", *([1] * 16_000)]), content_folder)

    assert not found.usable
    assert 0 < len(found.issues) <= 60


def test_columns_of_ever_different_texts_cost_no_more_than_their_rows(read: Read) -> None:
    named = [f"Tekst {number}" for number in range(6)]
    rows = [["2021M08", "Hvidovre", 12.0, *[f"{name} nr. {row}" for name in named]] for row in range(300)]

    told = read(workbook(["Periode", "Område", "Aktiveringsgrad", *named], *rows))

    assert len(told.figures) == 300


def test_thousands_of_spaces_in_a_text_cost_no_more_than_one(read: Read) -> None:
    gap = f"Antal{' ' * 20_000}ledige"
    header, row = ["Periode", "Område", "Aktiveringsgrad", gap], ["Jan 2025", "Hvidovre", 20.1, 5]
    started = time.monotonic()
    told = read(workbook([gap], [], header, row, [], [gap]))

    assert told.figures == {("aktiveringsgrad", "167", "", "2025-01"): 20.1}
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("cut", [10, 400, 2000])
def test_a_file_cut_short_is_refused(cut: int, content_folder: Path) -> None:
    found = read_export("tal.xlsx", TABLE[:-cut], content_folder)

    assert not found.usable
    assert errors_of(found)


def test_a_reading_that_is_cancelled_ends_its_child(content_folder: Path) -> None:
    class CancelledError(Exception):
        pass

    def cancel(_: str) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        read_export("tal.xlsx", TABLE, content_folder, cancel)


# --- person numbers outside the cells ---


def commented() -> bytes:
    """Return the table with a person number in a comment."""
    book = openpyxl.load_workbook(io.BytesIO(TABLE))
    first_sheet(book)["A2"].comment = Comment(f"Ring til {PERSON}", "hh")
    return saved(book)


def described() -> bytes:
    """Return the table with a person number in the document's properties."""
    book = openpyxl.load_workbook(io.BytesIO(TABLE))
    book.properties.description = PERSON
    return saved(book)


def footed() -> bytes:
    """Return the table with a person number in the sheet's footer."""
    footer = f"<headerFooter><oddFooter>&amp;C{PERSON}</oddFooter></headerFooter></worksheet>".encode()
    return with_parts(
        TABLE, xl__worksheets__sheet1_xml=part_of(TABLE, "xl/worksheets/sheet1.xml").replace(b"</worksheet>", footer)
    )


def cached() -> bytes:
    """Return the table with the numbers of a pivot table's source."""
    items = "".join(f'<n v="{number}"/>' for number in (101901234, 203851111, 712994321, 1112801234))
    return with_parts(TABLE, xl__pivotCache__pivotCacheRecords1_xml=f"<x>{items}</x>".encode())


def charted() -> bytes:
    """Return the table with the numbers a chart was drawn of, which a chart keeps."""
    points = "".join(f'<c:pt idx="0"><c:v>{number}</c:v></c:pt>' for number in ("0101901234", 3112990001, 2902044321))
    return with_parts(TABLE, xl__charts__chart1_xml=f"<c:numCache>{points}</c:numCache>".encode())


def named() -> bytes:
    """Return the table with numbers in a name that stands for a list."""
    book = openpyxl.load_workbook(io.BytesIO(TABLE))
    book.defined_names["Sager"] = DefinedName("Sager", attr_text='{"0101901234";"3112990001";"2902044321"}')
    return saved(book)


def named_once() -> bytes:
    """Return the table with one number in a name that stands for it."""
    book = openpyxl.load_workbook(io.BytesIO(TABLE))
    book.defined_names["Borger"] = DefinedName("Borger", attr_text=f'"{DIGITS}"')
    return saved(book)


def named_after() -> bytes:
    """Return the table with a number in a name's own name."""
    book = openpyxl.load_workbook(io.BytesIO(TABLE))
    book.defined_names[f"sag_{DIGITS}"] = DefinedName(f"sag_{DIGITS}", attr_text="Tal!$A$1")
    return saved(book)


def field_of_a_pivot(header: str, items: str) -> bytes:
    """Return the table with a field of a pivot table's source."""
    field = f'<cacheFields><cacheField name="{header}"><sharedItems {items}</sharedItems></cacheField></cacheFields>'
    return with_parts(TABLE, xl__pivotCache__pivotCacheDefinition1_xml=field.encode())


def cached_once() -> bytes:
    """Return the table with one number in a pivot table's source, as a text."""
    return field_of_a_pivot("cpr", f'><s v="{DIGITS}"/>')


def cached_at_most() -> bytes:
    """Return the table with the smallest and the largest number of a pivot table's source."""
    return field_of_a_pivot("Borgernr.", 'containsNumber="1" minValue="101901234" maxValue="3112990001">')


def to_choose_from() -> bytes:
    """Return the table with a list to choose from, and much else after it."""
    book = openpyxl.load_workbook(io.BytesIO(TABLE))
    first_sheet(book).add_data_validation(DataValidation("list", formula1=f'"{PERSON}"', sqref="A9"))
    sheet = part_of(saved(book), "xl/worksheets/sheet1.xml")
    return with_parts(TABLE, xl__worksheets__sheet1_xml=sheet.replace(b"</worksheet>", b" " * 9000 + b"</worksheet>"))


def discussed() -> bytes:
    """Return the table with a number without its dash in a discussion beside a cell."""
    said = f"<text>Borger med CPR {PERSON.replace('-', '')} har ringet</text>"
    return with_parts(TABLE, xl__threadedComments__threadedComment1_xml=said.encode())


def drawn() -> bytes:
    """Return the table with a number in a text box, in pieces and with a dash that is longer."""
    return with_parts(TABLE, xl__drawings__drawing1_xml="<a:t>010190</a:t><a:t>–1234</a:t>".encode())


def commented_in_digits() -> bytes:
    """Return the table with a number without its dash among the words of a comment."""
    book = openpyxl.load_workbook(io.BytesIO(TABLE))
    first_sheet(book)["A2"].comment = Comment(f"Borger {DIGITS} ringede", "hh")
    return saved(book)


def commented_in_full_width() -> bytes:
    """Return the table with a number in a comment in the wide digits of East Asian keyboards."""
    book = openpyxl.load_workbook(io.BytesIO(TABLE))
    wide = DIGITS.translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
    first_sheet(book)["A2"].comment = Comment(f"Borger {wide} ringede", "hh")
    return saved(book)


def in_a_formula(said: str = PERSON) -> bytes:
    """Return the table with a text in a formula whose value says nothing of it."""
    cell = f'<c r="F2"><f>IF(A1="x","","")+COUNTIF(A1:A9,"{said}")</f><v>0</v></c></row></sheetData>'
    sheet = part_of(TABLE, "xl/worksheets/sheet1.xml").replace(b"</row></sheetData>", cell.encode())
    return with_parts(TABLE, xl__worksheets__sheet1_xml=sheet)


def in_a_formula_in_digits() -> bytes:
    """Return the table with a number without its dash in a formula."""
    return in_a_formula(DIGITS)


def in_a_formula_of_an_ods() -> bytes:
    """Return an .ods with a number in a formula."""
    told = f'<table:table-cell table:formula="of:=COUNTIF([.A1:.A9];&quot;{DIGITS}&quot;)" '.encode()
    return opened_document(part_of(ods(PLAIN), "content.xml").replace(b"<table:table-cell ", told, 1))


@pytest.mark.parametrize("said", ["2026M01", "1001234568", "sag 24/1234-0101", "=010190", "https://x.dk/0101901234"])
def test_other_texts_in_a_formula_are_let_through(read: Read, said: str) -> None:
    assert read(in_a_formula(said)).figures == FIGURES


def footed_in_digits() -> bytes:
    """Return the table with a number without its dash in the sheet's header."""
    book = openpyxl.load_workbook(io.BytesIO(TABLE))
    header = first_sheet(book).oddHeader
    assert header is not None
    header.center.text = DIGITS
    return saved(book)


def annotated() -> bytes:
    """Return an .ods with a number without its dash in a comment, which stands inside its cell."""
    said = f"<office:annotation><text:p>Borger {DIGITS} ringede</text:p></office:annotation></table:table-cell>"
    return opened_document(part_of(ods(PLAIN), "content.xml").replace(b"</table:table-cell>", said.encode(), 1))


def drawn_on_a_sheet() -> bytes:
    """Return an .ods with a number in a text box that lies on the sheet."""
    said = f"<draw:frame><draw:text-box><text:p>{DIGITS}</text:p></draw:text-box></draw:frame><table:table-column"
    return opened_document(part_of(ods(PLAIN), "content.xml").replace(b"<table:table-column", said.encode(), 1))


def old_excel(records: bytes) -> bytes:
    """Return an .xls with records of ours in the room of a long page header."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Tal")
    for row, cells in enumerate(PLAIN.rows):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    sheet.header_str = b"x" * 100
    stream = io.BytesIO()
    book.save(stream)
    content = stream.getvalue()
    start = content.index(b"x" * 100) - 7  # its number, length and how long the text is
    rest = 107 - len(records) - 4
    return content[:start] + records + struct.pack("<HH", 0x14, rest) + b"\0" * rest + content[start + 107 :]


def commented_in_an_xls() -> bytes:
    """Return an .xls with a number without its dash in a comment, whose text goes on in a record of its own."""
    text = b"\0Borger " + DIGITS.encode()
    drawn = struct.pack("<HH", 0x1B6, 18) + b"\0" * 18
    return old_excel(drawn + struct.pack("<HH", 0x3C, len(text)) + text)


def headed_in_an_xls() -> bytes:
    """Return an .xls with a number without its dash in its page header."""
    text = f"&L{DIGITS}".encode()
    return old_excel(struct.pack("<HHHB", 0x14, len(text) + 3, len(text), 0) + text)


def test_an_xls_whose_comments_name_nobody_is_read(read: Read) -> None:
    text = b"\0Se P-nummer 1001234567"
    drawn = struct.pack("<HH", 0x1B6, 18) + b"\0" * 18

    assert read(old_excel(drawn + struct.pack("<HH", 0x3C, len(text)) + text)).figures == FIGURES


HIDING_PLACES: list[Callable[[], bytes]] = [
    *(commented_in_an_xls, headed_in_an_xls),
    *(commented_in_digits, commented_in_full_width, footed_in_digits, annotated, drawn_on_a_sheet),
    *(in_a_formula, in_a_formula_in_digits, in_a_formula_of_an_ods),
    *(named_once, named_after, cached_once, cached_at_most),
    *(commented, described, footed, cached, charted, named, to_choose_from, discussed, drawn),
]


@pytest.mark.parametrize("header", ["P-nummer", "Produktionsenhed (P-nr.)"])
def test_p_numbers_in_an_ods_are_let_through(read: Read, header: str) -> None:
    texts: list[list[Cell]] = [[f"100{number}234567", 3] for number in range(1, 7)]
    numbers: list[list[Cell]] = [[1_001_234_567 + number * 1111, 3] for number in range(6)]

    for rows in (texts, numbers):
        assert "CPR)" not in read(ods(Tab("Tal", [[header, "Antal"], *rows]))).problems


def noted(said: str) -> bytes:
    """Return the table with a comment."""
    book = openpyxl.load_workbook(io.BytesIO(TABLE))
    first_sheet(book)["A2"].comment = Comment(said, "hh")
    return saved(book)


@pytest.mark.parametrize(
    "number",
    ["Pnr 0709771795", "P-nr. 0709771795", "010190/1234", "01 01 90 1234", "01-01-1990-1234", "01.01.1990-1234"],
)
def test_a_person_number_in_a_comment_is_found_however_it_is_written(read: Read, number: str) -> None:
    told = read(noted(f"Se sag {number}"))

    assert told.figures == {}
    assert "1 personnummer (CPR)" in told.problems
    assert number not in told.problems


@pytest.mark.parametrize("said", ["sag 010124/2024", "konto 010190/1234", "ring 12 11 45 67", "01-07-2026 10:04"])
def test_other_numbers_in_a_comment_are_let_through(read: Read, said: str) -> None:
    assert read(noted(said)).figures == FIGURES


def test_a_p_number_in_a_comment_is_let_through(read: Read) -> None:
    book = openpyxl.load_workbook(io.BytesIO(TABLE))
    first_sheet(book)["A2"].comment = Comment("Se P-nummer 1001234567, tlf. 36391234", "hh")

    assert read(saved(book)).figures


@pytest.mark.parametrize(("header", "number"), [("Budget", "1012345678"), ("P-nummer", "1001234567"), ("cpr", "17")])
def test_a_large_figure_in_a_pivot_table_is_let_through(read: Read, header: str, number: str) -> None:
    assert read(field_of_a_pivot(header, f'><n v="{number}"/>')).figures == FIGURES


@pytest.mark.parametrize("name", ["xl__embeddings__Microsoft_Excel_Sheet1_xlsx", "xl__embeddings__oleObject1_bin"])
def test_a_file_inside_the_file_refuses_it(read: Read, name: str) -> None:
    told = read(with_parts(TABLE, **{name: TABLE}))

    assert told.figures == {}
    assert "indlejret fil" in told.problems
    assert "slet den" in told.problems


def test_a_file_inside_an_xls_refuses_it_too(read: Read) -> None:
    assert "indlejret fil" in read(old_excel(b"") + "MBD0A12B34C".encode("utf-16-le")).problems


def test_a_file_inside_the_file_is_known_by_its_bytes(read: Read) -> None:
    assert "indlejret fil" in read(with_parts(TABLE, xl__media__image1_png=TABLE)).problems


PAGE = (
    "<html><head>{head}</head><body>{before}<table><tr><td>Periode</td><td>Område</td><td>Aktiveringsgrad</td></tr>"
    "<tr><td {attribute}>2021M08</td><td>Hvidovre</td><td>12,4</td></tr></table></body></html>"
)


def page(**parts: str) -> bytes:
    """Return a web page with a table and something beside it."""
    return PAGE.format(**{"head": "", "before": "", "attribute": ""} | parts).encode()


@pytest.mark.parametrize(
    "content",
    [
        page(before=f"<!-- borger {PERSON} -->"),
        page(before=f"<!-- borger {DIGITS} -->"),
        page(before=f"<p>Borger {DIGITS}</p>"),
        page(head=f"<title>{PERSON}</title>"),
        page(attribute=f'title="{PERSON}"'),
        page(attribute=f'title="Borger {DIGITS}"'),
        page(attribute=f'x:str="{PERSON}"'),
        f"<!-- {PERSON} -->".encode() + page(),
    ],
)
def test_a_person_number_beside_the_tables_of_a_web_page_refuses_it(read: Read, content: bytes) -> None:
    told = read(content)

    assert told.figures == {}
    assert "websidens kommentarer" in told.problems
    assert PERSON not in told.problems


def test_other_numbers_beside_the_tables_of_a_web_page_are_let_through(read: Read) -> None:
    content = page(before="<p>Tlf. 36391234, P-nr. 1001234567</p>", attribute='x:num="1012345678" id="c1001234567"')

    assert read(content).figures


@pytest.mark.parametrize("make", HIDING_PLACES)
def test_a_person_number_outside_the_cells_refuses_the_file(read: Read, make: Callable[[], bytes]) -> None:
    told = read(make())

    assert told.figures == {}
    assert "skjulte dele" in told.problems
    assert "Filer > Oplysninger > Undersøg dokument" in told.problems
    assert PERSON not in told.problems


@pytest.mark.parametrize(
    "begun", [b"<table:table-cell>", b"<table:table-cell a='", b"<draw:a>", b"<office:annotation>"]
)
def test_an_ods_of_beginnings_without_ends_is_looked_through_in_one_go(read: Read, begun: bytes) -> None:
    assert read(opened_document(begun * 300_000)).errors
