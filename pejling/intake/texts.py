"""Separated text to rows: whatever separator and encoding Excel or an API writes."""

from __future__ import annotations

import csv
import io

from pejling.intake.issues import NotReadableError

_SAMPLE = 50
_LARGEST_CELL = 1 << 20  # characters; Excel's own are at most 32 767


def text_rows(content: bytes) -> list[list[str]]:
    """Return the rows of a text file, filled to one width. Raises NotReadableError where it has no columns."""
    text = _decoded(content)
    lines = text.splitlines()[:_SAMPLE]
    separator = max(";\t,", key=lambda sign: (sum(line.count(sign) for line in lines), sign == ";"))
    if not any(separator in line for line in lines):
        raise NotReadableError("filen er tekst uden kolonner; gem tallene som .xlsx eller semikolon-separeret .csv")
    csv.field_size_limit(_LARGEST_CELL)
    try:
        rows = [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
    except csv.Error as error:
        raise NotReadableError("tekstfilen er i uorden (fx et anførselstegn uden ende); gem tallene igen") from error
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
