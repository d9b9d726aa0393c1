"""Personal identification numbers (CPR) found before anything is kept. Decided by column, and never echoed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pejling.intake.issues import Issue, Severity, column_name

_WRITTEN = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{2})\s?[-–]\s?\d{4}(?!\d)")
_BARE = re.compile(r"(?<!\d)(\d{2})(\d{2})\s?(\d{2})\s?\d{4}(?!\d)")
_HEADER = re.compile(r"\b(cpr|personnummer|person-?nr|cpr-?(nr|nummer))\b", re.IGNORECASE)
_FALSE_FRIEND = re.compile(r"\b(p-?(nr|nummer)|pnr|cvr|ean|gln|se-?nr|telefon|tlf|mobil|konto|sagsnr)\b", re.IGNORECASE)
_SMALLEST, _LARGEST = 101_000_000, 3_112_999_999  # 010100-0000 without its zero, and 311299-9999
_DIGITS = 10
_FEW = 3
_MOST = 0.8


def find_person_numbers(sheet: str, rows: Sequence[Sequence[object]]) -> tuple[Issue, ...]:
    """Return one issue a column that holds person numbers: sheet, column and how many, never a number.

    A written number (six digits, dash, four) counts wherever it stands; bare digits count where most of a
    column is valid birth dates, unless its header says P-nummer, CVR, phone and the like.
    """
    issues = []
    for column, cells in enumerate(zip(*rows, strict=False)):
        found = _in_column(cells)
        if found:
            held = f"der er {found} personnumre (CPR) i kolonnen"
            problem = f"{held}; filen er afvist, og intet af den er gemt. Lav en opgørelse pr. måned i stedet"
            issues.append(Issue(sheet, column_name(column), problem, Severity.ERROR))
    return tuple(issues)


def _in_column(cells: Sequence[object]) -> int:
    written = sum(_is_person(cell, _WRITTEN) for cell in cells if isinstance(cell, str) and len(cell) >= _DIGITS)
    if written:
        return written
    bare = [row for row, cell in enumerate(cells) if _is_bare_number(cell)]
    if not bare:
        return 0
    header = " ".join(cell for cell in cells[: bare[0]] if isinstance(cell, str))
    if _FALSE_FRIEND.search(header):
        return 0
    filled = sum(1 for cell in cells[bare[0] :] if cell not in {"", None})
    suspicious = len(bare) >= _FEW and len(bare) >= _MOST * filled
    return len(bare) if _HEADER.search(header) or suspicious else 0


def _is_bare_number(cell: object) -> bool:
    if isinstance(cell, str):
        return len(cell) >= _DIGITS and _is_person(cell, _BARE)
    in_range = isinstance(cell, int | float) and not isinstance(cell, bool) and _SMALLEST <= cell <= _LARGEST
    return in_range and _is_person(f"{int(cell):010d}", _BARE)  # type: ignore[call-overload]  # a number, as just found


def _is_person(text: str, form: re.Pattern[str]) -> bool:
    return any(_is_date(*match.groups()) for match in form.finditer(text))


def _is_date(day: str, month: str, year: str) -> bool:
    try:
        date(2000 + int(year), int(month), int(day))  # 2000 has 29 February; the century is not needed
    except ValueError:
        return False
    return True
