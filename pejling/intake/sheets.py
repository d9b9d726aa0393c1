"""Bytes to sheets of cells, by content and not by name. Values only; formulas are never run."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum, XmlError, ZipError

from pejling.intake.issues import Issue, Severity

Rows = list[list[Any]]  # cells are str, float, int, bool, date or time
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNREADABLE = (CalamineError, PasswordError, XmlError, ZipError)
LARGEST_UNPACKED = 1 << 30  # bytes; a 280 000-row export unpacks to about 60 MB


@dataclass(frozen=True)
class Sheet:
    """One sheet: rows of cells from A1, all of one width. Dates are dates, numbers float, empty ""."""

    name: str
    rows: Rows
    hidden: bool = False


class NotReadableError(Exception):
    """The bytes are no table; carries the issue that says so."""

    def __init__(self, problem: str) -> None:
        self.issue = Issue("", "", problem, Severity.ERROR)
        super().__init__(problem)


def read_sheets(content: bytes) -> Iterator[Sheet]:
    """Yield the sheets of a workbook, or the one table of a text file. Raises NotReadableError."""
    if not content.strip():
        raise NotReadableError("filen er tom")
    if content.startswith((_ZIP, _OLE)):
        yield from _workbook(content)
    elif content.startswith(b"%PDF") or (b"\0" in content[:1000] and content[:2] not in {b"\xff\xfe", b"\xfe\xff"}):
        raise NotReadableError("filen er hverken et regneark eller en tekstfil; gem tallene som .xlsx eller .csv")
    else:
        yield Sheet("", _text_rows(content))


def _workbook(content: bytes) -> Iterator[Sheet]:
    _refuse_bombs(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for entry in workbook.sheets_metadata:
            rows = workbook.get_sheet_by_name(entry.name).to_python(skip_empty_area=False)
            yield Sheet(entry.name, rows, entry.visible is not SheetVisibleEnum.Visible)
    except PasswordError as error:
        raise NotReadableError("filen er beskyttet med adgangskode; gem en kopi uden adgangskode") from error
    except _UNREADABLE as error:
        raise NotReadableError("filen kan ikke læses; åbn den i Excel, og gem den igen som .xlsx") from error


def _refuse_bombs(content: bytes) -> None:
    if not content.startswith(_ZIP):
        return
    try:
        unpacked = sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(content)).infolist())
    except zipfile.BadZipFile as error:
        raise NotReadableError("filen er beskadiget; hent den igen") from error
    if unpacked > LARGEST_UNPACKED:
        raise NotReadableError("filen fylder over 1 GB udpakket og læses ikke")


def _text_rows(content: bytes) -> Rows:
    text = _decoded(content)
    lines = text.splitlines()
    sample = lines[: min(len(lines), 50)]
    separator = max(";\t,", key=lambda sign: (sum(line.count(sign) for line in sample), sign == ";"))
    if not any(separator in line for line in sample):
        raise NotReadableError("filen er tekst uden kolonner; gem tallene som .xlsx eller semikolon-separeret .csv")
    rows: Rows = [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
    width = max(map(len, rows))
    for row in rows:
        row.extend([""] * (width - len(row)))
    return rows


def _decoded(content: bytes) -> str:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
