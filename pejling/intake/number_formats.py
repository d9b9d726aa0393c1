"""How a workbook shows its numbers, asked of openpyxl only where a value needs it."""

from __future__ import annotations

import io
import zipfile

from pejling.intake.formats import Format, format_of

_ROWS = 50
# What openpyxl raises on styles and relations that are not as the standard has them.
_CORRUPT = (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, zipfile.BadZipFile)


def percent_columns(content: bytes, sheet: str) -> frozenset[int]:
    """Return the columns (from 0) that a workbook shows in per cent, so that 0.163 means 16.3. Looks at 50 rows.

    Empty where that cannot be known: other formats than Excel's, and styles that are corrupt.
    """
    if format_of(content) is not Format.EXCEL:
        return frozenset()
    import openpyxl  # noqa: PLC0415 - 0.4 s to import, and few files need it

    try:
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        rows = workbook[sheet].iter_rows(max_row=_ROWS)
        return frozenset(
            cell.column - 1
            for row in rows
            for cell in row
            if isinstance(cell.value, int | float) and "%" in str(cell.number_format)
        )
    except _CORRUPT:
        return frozenset()
