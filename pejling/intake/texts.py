"""Separated text to rows: whatever separator and encoding Excel or an API writes."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pejling.intake.extents import refuse_far_reaching
from pejling.intake.issues import NotReadableError

_SAMPLE = 50
_LARGEST_CELL = 1 << 20  # characters; Excel's own are at most 32 767
_SEPARATORS = ";\t|,"  # the likeliest first
_TOLD = re.compile(r"sep=(.)(?:\r\n?|\n)", re.IGNORECASE)  # a line that Excel understands and does not show
_OLD_ENCODINGS = ("cp1252", "cp850", "mac_roman")  # of Windows, DOS and the Macintosh, the likeliest first
_TELLING = "åøÅØ"
_WHOLE, _DECIMALS = re.compile(r"\s*[-−]?\d{1,3}\s*"), re.compile(r"\s*\d{1,2}\s*")


class TextRows(NamedTuple):
    """The rows of a text file, and the sign between its columns."""

    rows: list[list[str]]
    separator: str


def text_rows(content: bytes) -> TextRows:
    """Return the rows of a text file, filled to one width. Raises NotReadableError where it has no clear columns."""
    text = _decoded(content)
    told = _TOLD.match(text)
    separator = told[1] if told else _separator(text.splitlines()[:_SAMPLE])
    rows = _rows(text[told.end() :] if told else text, separator)
    if separator == ",":
        _refuse_decimal_commas(rows)
    width = max(map(len, rows))
    refuse_far_reaching("", len(rows), width)
    for row in rows:
        row.extend([""] * (width - len(row)))
    return TextRows(rows, separator)


def _separator(lines: Sequence[str]) -> str:
    """Return the sign that parts most lines into the same number of columns."""
    alike = {}
    for sign in _SEPARATORS:
        counts = Counter(line.count(sign) for line in lines if sign in line)
        alike[sign] = max(counts.values(), default=0)
    best = max(_SEPARATORS, key=alike.__getitem__)
    if not alike[best]:
        raise NotReadableError("filen er tekst uden kolonner; gem tallene som .xlsx eller semikolon-separeret .csv")
    return best


def _rows(text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(_LARGEST_CELL)
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for row in reader:
            rows.append(row)
            line = reader.line_num + 1
    except csv.Error as error:
        if "unexpected end" in str(error):
            problem = f"et anførselstegn i linje {line} har ingen ende, så resten af filen kan ikke læses; ret linjen"
            raise NotReadableError(f"{problem}, og gem filen igen") from error
        return _lenient_rows(text, separator)
    return rows


def _lenient_rows(text: str, separator: str) -> list[list[str]]:
    """Read text whose quotation marks are not all in their places."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise NotReadableError("tekstfilen er i uorden (fx et anførselstegn uden ende); gem tallene igen") from error


def _refuse_decimal_commas(rows: Sequence[Sequence[str]]) -> None:
    """Refuse "2021M08,Hvidovre,12,4" under three titles: nobody can tell where its columns are."""
    for number, (before, row) in enumerate(pairwise(rows), start=2):
        if len(row) > len(before) > 1 and _WHOLE.fullmatch(row[-2]) and _DECIMALS.fullmatch(row[-1]):
            both = f"komma står både mellem kolonnerne og i tallene (linje {number}), så tallene kan ikke læses sikkert"
            raise NotReadableError(f"{both}; gem filen semikolon-separeret eller som .xlsx")


def _decoded(content: bytes) -> str:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        tried = (content.decode(encoding, errors="replace") for encoding in _OLD_ENCODINGS)
        return max(tried, key=lambda text: sum(text.count(letter) for letter in _TELLING))
