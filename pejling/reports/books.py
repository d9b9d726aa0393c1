"""A workbook while it is written: sheets from the top down, each with warnings and stamp, ready to be printed.

Numbers and dates are real ones. A text never becomes a formula, whatever it begins with.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable, Sequence
from datetime import datetime, time

import xlsxwriter
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format

from pejling import danish
from pejling.reports.cells import LOOKS, SIZE, TEXT, Blank, Cell, Column, Day, Formula, Number, Wrapped
from pejling.reports.stamps import Stamp
from pejling.spreadsheets import harmless

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f'!]")  # what Excel refuses, and what formulas would have to escape
_LONGEST_TITLE, _LONGEST_FOOT = 31, 235  # characters; Excel allows 31, and 255 with the page numbers
_RESERVED = {"history"}  # Excel keeps this name of a sheet to itself
_A4 = 9
_LINE_HEIGHT = 1.3  # of a line, in sizes of its font
_ROOMY = 0.92  # of a column's characters are filled before a word has to go to the next line


class Book:
    """A workbook in memory. Every sheet bears the stamp."""

    def __init__(self, stamp: Stamp) -> None:
        self._stream = io.BytesIO()
        usual = {"font_name": TEXT["font_name"], "font_size": SIZE}
        self.writer = xlsxwriter.Workbook(self._stream, {"in_memory": True, "default_format_properties": usual})
        self.stamp = stamp
        self._formats: dict[tuple[str, str, bool], Format] = {}
        self._titles: set[str] = set(_RESERVED)
        made = datetime.combine(stamp.made, time())
        told = {"title": stamp.plan, "comments": " · ".join(stamp.warnings), "created": made}
        self.writer.set_properties({key: text for key, text in told.items() if text})

    def page(self, title: str, widths: Sequence[float]) -> Page:
        """Add a sheet; its name is the title made valid and unique. widths: of the columns, in characters."""
        return Page(self, sheet_title(title, self._titles), widths)

    def format(self, look: str, number: str = "", *, wrap: bool = False) -> Format:
        """Return one of LOOKS with a number format. wrap: a text takes the lines it needs."""
        key = (look, number, wrap)
        if key not in self._formats:
            more = ({"num_format": number} if number else {}) | ({"text_wrap": True} if wrap else {})
            self._formats[key] = self.writer.add_format({**TEXT, **LOOKS[look], **more})
        return self._formats[key]

    def content(self) -> bytes:
        """Return the file. Nothing can be written after that."""
        self.writer.close()
        return self._stream.getvalue()


def sheet_title(wanted: str, taken: set[str]) -> str:
    """Return a name Excel accepts, not among those taken, and take it.

    >>> taken = {"unge"}
    >>> sheet_title("Unge", taken), sheet_title("Unge: 15/17 [a]", taken), sheet_title("'*'", taken)
    ('Unge 2', 'Unge 15 17 a', 'Ark')
    """
    plain = " ".join(_FORBIDDEN.sub(" ", wanted).split()).strip() or "Ark"
    name, number = plain[:_LONGEST_TITLE].strip(), 1
    while name.lower() in taken:
        number += 1
        ending = f" {number}"
        name = plain[: _LONGEST_TITLE - len(ending)].strip() + ending
    taken.add(name.lower())
    return name


class Page:
    """One sheet, written row by row. `row` is the next one, from 0."""

    def __init__(self, book: Book, title: str, widths: Sequence[float]) -> None:
        self.book, self.title, self.row = book, title, 0
        self._widths = widths
        self.sheet = book.writer.add_worksheet(title)
        self.sheet.set_paper(_A4)
        self.sheet.set_landscape()
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.hide_gridlines(2)
        self.sheet.set_footer(f"&L&8 {_foot(book.stamp.line)}&R&8side &P af &N")
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        for warning in book.stamp.warnings:
            self.line(warning, "warning")

    def line(self, text: str, look: str = "plain") -> None:
        """Write a text that runs over the empty cells beside it; one that is wider than the sheet takes more lines."""
        size = LOOKS[look].get("font_size", SIZE)
        lines = lines_of(text, self._width * SIZE / size)
        written = self.book.format(look, wrap=lines > 1)
        if lines > 1 or "bg_color" in LOOKS[look]:
            self.sheet.merge_range(self.row, 0, self.row, len(self._widths) - 1, "", written)
        self.sheet.write_string(self.row, 0, harmless(text), written)
        self._tall(lines, size)
        self.row += 1

    @property
    def _width(self) -> float:
        return sum(self._widths)

    def _tall(self, lines: int, size: float = SIZE) -> None:
        """Make the row as high as its lines need, since no program is sure to do so when it opens the file."""
        self.sheet.set_row(self.row, max(_LINE_HEIGHT * size * lines, _LINE_HEIGHT * SIZE))

    def _lines(self, text: str, column: int) -> int:
        return lines_of(text, self._widths[column])

    def headings(self, columns: Sequence[Column]) -> None:
        """Write the headings of a table, those of numbers above the numbers' ends."""
        for number, one in enumerate(columns):
            look = "heading_right" if one.numbers else "heading"
            self.sheet.write_string(self.row, number, harmless(one.heading), self.book.format(look))
        self._tall(max((self._lines(one.heading, number) for number, one in enumerate(columns)), default=1))
        self.row += 1

    def frozen(self, columns: int = 0) -> None:
        """Keep all rows so far in sight, and the last of them on every page that is printed."""
        self.sheet.freeze_panes(self.row, columns)
        self.sheet.repeat_rows(0, self.row - 1)

    def cells(self, cells: Iterable[Cell]) -> None:
        """Write a row of cells; None leaves one empty."""
        lines = 1
        for column, cell in enumerate(cells):
            self._write(column, cell)
            lines = max(lines, self._lines(cell.text, column) if isinstance(cell, Wrapped) else 1)
        self._tall(lines)
        self.row += 1

    def _write(self, column: int, cell: Cell) -> None:
        at = self.row, column
        match cell:
            case Number():
                self.sheet.write_number(*at, cell.value, self.book.format(cell.look, cell.format))
            case Day():
                self.sheet.write_datetime(*at, cell.day, self.book.format("day", cell.format))
            case Formula():
                self.sheet.write_formula(*at, cell.text, self.book.format("number", cell.format), cell.value)
            case Wrapped():
                self.sheet.write_string(*at, harmless(cell.text), self.book.format("wrapped"))
            case Blank():
                self.sheet.write_blank(*at, None, self.book.format(cell.look, cell.format))
            case str() if cell:
                self.sheet.write_string(*at, harmless(cell), self.book.format("plain"))
            case _:
                pass  # an empty cell

    def chart(self, at: tuple[int, int], chart: Chart, alt: str, size: tuple[int, int]) -> None:
        """Lay a chart with its upper left corner on a cell (row and column from 0); size in pixels."""
        chart.set_size({"width": size[0], "height": size[1]})
        self.sheet.insert_chart(*at, chart, {"description": alt, "object_position": 2})


def lines_of(text: str, width: float) -> int:
    """Return how many lines a text takes in a column of so many characters, its own line breaks counted."""
    room = max(1.0, width * _ROOMY)
    return sum(max(1, math.ceil(len(line) / room)) for line in text.split("\n"))


def stamped(page: Page, title: str) -> None:
    """Write a sheet's title, and below it which plan and day it is about."""
    page.line(title, "title")
    page.line(f"{page.book.stamp.plan} · opgjort {danish.day(page.book.stamp.as_of)}", "quiet")


def _foot(text: str) -> str:
    """Return a text as the foot of a page: & is a command there."""
    escaped = ""
    for letter in " ".join(text.split()):
        more = "&&" if letter == "&" else letter
        if len(escaped) + len(more) > _LONGEST_FOOT - 40:
            return f"{escaped}…"
        escaped += more
    return escaped
