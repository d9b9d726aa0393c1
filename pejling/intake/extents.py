"""How far a sheet may reach, and how much it may hold. A cell far out makes a reader fill in all on the way to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pejling import danish
from pejling.intake.addresses import cell_name, place_of
from pejling.intake.issues import NotReadableError

MOST_CELLS = 12_000_000  # a million rows in twelve columns; a reader takes about a second for each million
MOST_FILLED_ROWS = 600_000  # twice the longest export we know: 98 municipalities, five years and a hundred groups
_MOST_ROWS, _MOST_COLUMNS = 1 << 20, 1 << 14  # Excel's own
_BEGINNING = 1 << 20  # bytes of a sheet's XML
_CELL = re.compile(rb' r="([A-Z]{1,3})([1-9]\d{0,6})"')


def refuse_far_reaching(sheet: str, height: int, width: int) -> None:
    """Refuse a sheet from A1 of so many rows and columns where no table is so large. Raises NotReadableError."""
    if height > _MOST_ROWS or width > _MOST_COLUMNS:
        raise NotReadableError(f"{_called(sheet)} har celler uden for det, et regneark kan rumme; hent filen igen")
    if height * width > MOST_CELLS:
        size = f"{danish.count(height, 'række', 'rækker')} og {danish.count(width, 'kolonne', 'kolonner')}"
        remedy = "slet det tomme under og til højre for tabellen, eller hent færre måneder pr. fil"
        last = cell_name(height - 1, width - 1)
        raise NotReadableError(f"{_called(sheet)} når helt ud til {last} ({size}), for meget til at læse; {remedy}")


def extent_of(sheet: bytes) -> tuple[int, int]:
    """Return the height and width that an .xlsx' sheet has from A1, as far as its XML's beginning tells.

    A reader that is killed by a stray cell cannot tell where that is; where little stands before it, this can.
    """
    cells = [place_of((letters + digits).decode()) for letters, digits in _CELL.findall(sheet[:_BEGINNING])]
    return max((row + 1 for row, _ in cells), default=0), max((column + 1 for _, column in cells), default=0)


def refuse_many_rows(sheet: str, rows: Sequence[Sequence[object]]) -> None:
    """Refuse a sheet with more rows that hold something than any export of months has. Raises NotReadableError."""
    if len(rows) <= MOST_FILLED_ROWS:
        return
    filled = sum(map(any, rows))  # a row of noughts alone has no period, and is no export's
    if filled > MOST_FILLED_ROWS:
        size, most = danish.count(filled, "udfyldt række", "udfyldte rækker"), danish.number(MOST_FILLED_ROWS)
        remedy = "hent færre måneder, områder eller opdelinger pr. fil"
        raise NotReadableError(f"{_called(sheet)} har {size}, og der læses højst {most}; {remedy}")


def _called(sheet: str) -> str:
    return f"arket '{sheet}'" if sheet else "tabellen"
