"""Bytes to sheets of cells. Values only; formulas and macros are never run, links never followed."""

from __future__ import annotations

import contextlib
import dataclasses
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count, repeat
from operator import is_
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
    XmlError,
    ZipError,
)

from pejling.intake.appearance import (
    cells_with_errors,
    formulas,
    hidden_parts,
    needs_password,
    shared_texts,
    sheets_by_part,
    words_beside,
)
from pejling.intake.archives import EMBEDDED, Contents, look_through
from pejling.intake.extents import refuse_far_reaching, refuse_many_rows
from pejling.intake.formats import LOCKED, Format, format_of, with_byte_order
from pejling.intake.hidden import NOTHING_HIDDEN, Hidden
from pejling.intake.hiding_places import Found, Place, told_of
from pejling.intake.issues import Issue, NotReadableError, Severity, at_places
from pejling.intake.number_bytes import count_in_bytes
from pejling.intake.number_formulas import numbers_in_old_tokens
from pejling.intake.privacy import person_numbers_problem
from pejling.intake.shared_texts import refuse_swollen_cells
from pejling.intake.texts import text_rows

Rows = list[list[Any]]  # cells are str, float, int, bool, date or time
_EMBEDDED_IN_OLD = re.compile(rb"M\0B\0D\0(?:[0-9A-F]\0){8}")  # the folder of a file inside an .xls
_GAP = re.compile(r"\s{20,}")
_UNREADABLE = (CalamineError, PasswordError, XmlError, ZipError, ValueError, OverflowError, OSError)

_WITH_FORMULA = ("formel", "uden gemt værdi og er tom for Pejling; gem filen igen fra Excel")
_WITH_ERROR = ("fejl", "(fx #DIVISION/0!) og er ikke brugt; ret den, hvis tallet skal med")
_COPIED = "Åbn filen i Excel, kopiér kun tallene til et nyt regneark, og gem det som .xlsx"
_ON_PAGE = "i websidens kommentarer, egenskaber eller tekst uden for tabellerne"


@dataclass(frozen=True)
class Sheet:
    """One sheet: rows of cells from A1, all of one width. Dates are dates, numbers float, empty "".

    `faults` are the addresses of cells with errors, and with formulas that no program has worked out: they are empty
    here, which says nothing of the figure. `hidden_parts` are the rows and columns that are not shown.
    `separator` is the sign between the columns of a text file; "" in all others.
    """

    name: str
    rows: Rows
    hidden: bool = False
    faults: tuple[str, ...] = ()
    hidden_parts: Hidden = NOTHING_HIDDEN
    separator: str = ""


@dataclass(frozen=True)
class Opened:
    """A file opened: its sheets, and what is to be said of it as a whole. An error among the issues refuses it."""

    sheets: tuple[Sheet, ...]
    issues: tuple[Issue, ...] = ()


def open_file(content: bytes) -> Opened:
    """Return the sheets of a workbook, or the tables of a text file or web page. Raises NotReadableError."""
    opened = _open(with_byte_order(content))
    for sheet in opened.sheets:
        refuse_many_rows(sheet.name, sheet.rows)
    return opened


def _open(content: bytes) -> Opened:
    kind = format_of(content)
    if kind is Format.TEXT:
        rows, separator = text_rows(content)
        return Opened((Sheet("", _clean(rows), separator=separator),))
    if kind is Format.WEB_PAGE:
        return _web_page(content)
    found = None if kind is Format.OLD_EXCEL else look_through(content)
    issues, faults = _zipped(content, found) if found else (_old_excel(content), {})
    sheets, told = [], list(issues)
    for sheet in _workbook(content):
        errors = cells_with_errors(content, sheet.name)
        told += _cells_with(sheet.name, errors, *_WITH_ERROR)
        hidden = hidden_parts(content, sheet.name) if found is None or found.hides else NOTHING_HIDDEN
        sheet_faults = (*faults.get(sheet.name, ()), *errors)
        sheets.append(dataclasses.replace(sheet, faults=sheet_faults, hidden_parts=hidden))
    return Opened(tuple(sheets), tuple(told))


def _web_page(content: bytes) -> Opened:
    from pejling.intake.web_pages import read_page  # noqa: PLC0415 - an HTML reader costs what few files need

    page = read_page(content)
    names = [f"Tabel {number}" if len(page.tables) > 1 else "" for number in range(1, len(page.tables) + 1)]
    sheets = tuple(Sheet(name, _clean(rows)) for name, rows in zip(names, page.tables, strict=True))
    found = count_in_bytes(page.beside.encode("utf-8", "replace"), of_words=True)
    problem = person_numbers_problem(found, _ON_PAGE, _COPIED)
    return Opened(sheets, (Issue("", "", problem, Severity.ERROR),) if found else ())


def _old_excel(content: bytes) -> tuple[Issue, ...]:
    if _EMBEDDED_IN_OLD.search(content):
        raise NotReadableError(EMBEDDED)
    refuse_swollen_cells(*shared_texts(content))
    found = Counter({place: count_in_bytes(said, of_words=True) for place, said in words_beside(content).items()})
    found[Place.FORMULAS] = len(numbers_in_old_tokens(formulas(content)))
    found[Place.OTHERS] = max(0, count_in_bytes(content) - found.total())
    return told_of((Found("", place, count) for place, count in found.items() if count), {})


def _zipped(content: bytes, found: Contents) -> tuple[tuple[Issue, ...], dict[str, list[str]]]:
    """Return what is to be said of a zipped workbook, and the addresses of faults by their sheet's name."""
    notes = {
        "filen har makroer; de er ikke kørt": found.macros,
        "filen har links til andre regneark; de er ikke fulgt, og de gemte værdier er brugt": found.links,
    }
    wrong = {_WITH_FORMULA: found.formulas_without_value, _WITH_ERROR: found.errors}
    names = sheets_by_part(content) if found.hidden_numbers or any(wrong.values()) else {}
    issues = [*told_of(found.hidden_numbers, names)]
    issues += [Issue("", "", text, Severity.NOTE) for text, met in notes.items() if met]
    faults = dict[str, list[str]]()
    for said, cells in wrong.items():
        for part in dict.fromkeys(part for part, _ in cells):
            here = [cell for one, cell in cells if one == part]
            issues += _cells_with(names.get(part, ""), here, *said)
            faults.setdefault(names.get(part, ""), []).extend(here)
    return tuple(issues), faults


def _cells_with(sheet: str, cells: Sequence[str], what: str, problem: str) -> list[Issue]:
    return [at_places(sheet, cells, f"har en {what} {problem}")] if cells else []


def _workbook(content: bytes) -> tuple[Sheet, ...]:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return tuple(
            Sheet(
                entry.name,
                _clean(_from_a1(workbook.get_sheet_by_name(entry.name))),
                entry.visible is not SheetVisibleEnum.Visible,
            )
            for entry in workbook.sheets_metadata
        )
    except _UNREADABLE as error:
        if isinstance(error, PasswordError) or needs_password(content):
            raise NotReadableError(LOCKED) from error
        raise NotReadableError("filen kan ikke læses; åbn den i Excel, og gem den igen som .xlsx") from error


def _from_a1(sheet: CalamineSheet) -> Iterator[list[Any]]:
    """Return a sheet's rows with the empty columns before its first cell; the reader gives the empty rows itself."""
    row, column = sheet.end or (-1, -1)
    refuse_far_reaching(sheet.name, row + 1, column + 1)
    left = [""] * (sheet.start[1] if sheet.start else 0)
    return ([*left, *row] for row in sheet.iter_rows()) if left else sheet.iter_rows()


def _clean(rows: Iterable[list[Any]]) -> Rows:
    """Take away what a reader does not see: control characters, and those that turn the direction of writing.

    Long gaps become one space: what looks for words between spaces takes minutes over thousands of them.
    Each different text is kept once. A reader makes a new one for each cell, and they are what a long list weighs.
    """
    texts: dict[str, str] = {}
    kept = []
    for row in rows:
        if any(row):  # of a sheet with a stray cell, most are empty
            _clean_row(row, texts)
        kept.append(row)
    return kept


def _clean_row(row: list[Any], texts: dict[str, str]) -> None:
    for index in compress(count(), map(is_, map(type, row), repeat(str))):  # the others without a loop of ours
        cell = row[index]
        if cell not in texts:
            seen = visible(_as_meant(cell) if "Ã" in cell else cell)
            texts[cell] = _GAP.sub(" ", seen) if "     " in seen else seen
        row[index] = texts[cell]


def _as_meant(text: str) -> str:
    """Return a text as it was meant that was written as UTF-8 and read as Windows' letters: "OmrÃ¥de" is "Område"."""
    for letters in ("cp1252", "latin-1"):
        with contextlib.suppress(UnicodeError):
            return text.encode(letters).decode("utf-8")
    return text


def visible(text: str) -> str:
    """Return a text without control and formatting characters; line ends and tabs become spaces."""
    if text.isprintable():
        return text
    spaced = (" " if sign in "\t\r\n" else sign for sign in text)
    return "".join(sign for sign in spaced if unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co"})
