"""What a workbook says beside its values: what is hidden, and what is shown in per cent, in every format."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
import xlwt

from pejling.intake.appearance import hidden_parts, percent_columns
from pejling.intake.archives import look_through
from pejling.intake.hidden import Hidden
from tests.pejling.builders import workbook
from tests.pejling.intake.tabs import Tab, ods, opened_document, xls, xlsx
from tests.pejling.intake.test_hostile_files import part_of, with_parts
from tests.pejling.intake.xlsb_files import xlsb

Write = Callable[..., bytes]
every_format = pytest.mark.parametrize("write", [xlsx, xlsb, xls, ods])
SHEET = "xl/worksheets/sheet1.xml"
ROWS = [[float(row * column) for column in range(5)] for row in range(6)]


@every_format
def test_columns_shown_in_per_cent_are_known_by_their_format(write: Write) -> None:
    rows: list[list[str | float]] = [["Område", "Andel", "Antal"], ["Hvidovre", 0.163, 12.0], ["Brøndby", 0.2, 3.0]]

    content = write(Tab("Antal", rows), Tab("Andele", rows, percent=[1]))

    assert percent_columns(content, "Andele") == {1}
    assert percent_columns(content, "Antal") == frozenset()


@every_format
def test_hidden_rows_and_columns_are_known_by_number(write: Write) -> None:
    content = write(Tab("Ark & 2 øæå", ROWS, hidden_rows=[2, 4], hidden_columns=[1, 3]), Tab("Alt ses", ROWS))

    assert hidden_parts(content, "Ark & 2 øæå") == Hidden(frozenset({2, 4}), frozenset({1, 3}))
    assert not hidden_parts(content, "Alt ses")
    assert not hidden_parts(content, "Findes ikke")


def test_rows_and_columns_without_size_are_hidden_and_low_and_narrow_ones_are_not() -> None:
    sizes = {b'<row r="3"': b'<row r="3" ht="0"', b'<row r="4"': b"<row r='4' ht='0.75'"}
    columns = b'<cols><col min="2" max="2" width="0.0"/><col min="3" max="3" width="0.5"/></cols>'
    sizes |= {b"<sheetData>": columns + b"<sheetData>"}
    plain = xlsx(Tab("Ark1", ROWS))
    sheet = part_of(plain, SHEET)
    for written, sized in sizes.items():
        sheet = sheet.replace(written, sized)
    newer = with_parts(plain, xl__worksheets__sheet1_xml=sheet)
    book = xlwt.Workbook()
    page = book.add_sheet("Ark1")
    for number, row in enumerate(ROWS):
        for column, cell in enumerate(row):
            page.write(number, column, cell)
    for number, twips in ((2, 0), (3, 15)):
        page.row(number).height_mismatch, page.row(number).height = True, twips
    page.col(1).width, page.col(2).width = 0, 128
    older = io.BytesIO()
    book.save(older)

    assert look_through(newer).hides
    assert hidden_parts(newer, "Ark1") == Hidden(frozenset({2}), frozenset({1}))
    assert hidden_parts(older.getvalue(), "Ark1") == Hidden(frozenset({2}), frozenset({1}))


@pytest.mark.parametrize(
    ("said", "hides"),
    [
        (b'<pageMargins left="0.75" right="0.5"/>', False),
        (b'<row r="2" ht="0.75"/>', True),
        (b"<row r='2'\nht='0'/>", True),
        (b"<cols><col min='2' width='0'/></cols>", True),
    ],
)
def test_the_margins_of_a_page_hide_nothing(said: bytes, *, hides: bool) -> None:
    plain = xlsx(Tab("Ark1", ROWS))

    assert look_through(with_parts(plain, xl__worksheets__sheet1_xml=part_of(plain, SHEET) + said)).hides == hides


def test_one_tag_of_an_ods_may_hide_many_rows_and_columns() -> None:
    table = (
        '<t:table t:name="A"><t:table-column t:number-columns-repeated="2"/><t:table-column t:visibility="collapse" '
        't:number-columns-repeated="3"/><t:table-row t:number-rows-repeated="4"/><t:table-row-group>'
        "<t:table-row t:number-rows-repeated='2' t:visibility='filter'/></t:table-row-group>"
        '<t:table-row/><t:table-row t:visibility="collapse" t:number-rows-repeated="99999999999"/></t:table>'
    )

    found = hidden_parts(opened_document(table.encode()), "A")

    assert found.columns == {2, 3, 4}
    assert sorted(found.rows)[:3] == [4, 5, 7]
    assert max(found.rows) == 1_048_575


@every_format
@pytest.mark.parametrize("cut", [30, 400, 0.5])
def test_nothing_is_hidden_in_a_file_that_is_cut_short(write: Write, cut: float) -> None:
    content = write(Tab("Ark1", ROWS, hidden_rows=[2], percent=[1]))
    left = content[: int(len(content) * cut) if cut < 1 else -int(cut)]

    assert hidden_parts(left, "Ark1") in {Hidden(), Hidden(frozenset({2}))}
    assert percent_columns(left, "Ark1") in {frozenset(), frozenset({1})}


@pytest.mark.parametrize("content", [b"Periode;Antal", b"PK\x03\x04 and no more", workbook(["x"])[:-30]])
def test_nothing_is_hidden_where_the_markup_cannot_be_read(content: bytes) -> None:
    assert not hidden_parts(content, "Ark1")
    assert percent_columns(content, "Ark1") == frozenset()
