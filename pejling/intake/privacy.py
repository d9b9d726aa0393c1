"""Personal identification numbers (CPR) found before anything is kept. Decided by column, and never echoed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pejling.intake.issues import Issue, Severity, column_name
from pejling.intake.packed import Packed

_SPACE = r"[\s\u00a0\u202f]"
_DATE = rf"(?<!\d)(\d{{2}}){_SPACE}?(\d{{2}}){_SPACE}?(\d{{2}})"
_DASH = r"[-–—_\u2010\u2011\u2212]"
_WRITTEN = re.compile(rf"{_DATE}{_SPACE}?{_DASH}{_SPACE}?\d{{4}}(?!\d)")
_DOTTED = re.compile(rf"(?<!\d)(\d\d)[./-](\d\d)[./-](\d\d){_SPACE}?{_DASH}{_SPACE}?\d{{4}}(?!\d)")
_NAMED = re.compile(
    r"(?:cpr|personnummer|person-?nr)\D{0,20}(\d\d)(\d\d)(\d\d)\d{4}(?!\d)", re.IGNORECASE
)  # said to be one
_BARE = re.compile(rf"{_DATE}[\s/.\u00a0\u202f]?\d{{4}}(?!\d)")
_DASH_IN_BYTES = rb"(?:-|\xe2\x80[\x90-\x94]|\xe2\x88\x92)"
_IN_BYTES = re.compile(rb"(?<!\d)(\d\d)(\d\d)(\d\d)\s?" + _DASH_IN_BYTES + rb"\s?\d{4}(?!\d)")
_NAMED_IN_BYTES = re.compile(
    rb"(?:cpr|personnummer|person-?nr)[^\d<>]{0,20}(\d\d)(\d\d)(\d\d)\d{4}(?!\d)", re.IGNORECASE
)
_CACHED = re.compile(
    rb"""(?:["']|&quot;|<(?:\w+:)?v>)(\d{9,10})(?:\.0)?(?=["'<&])"""
)  # values of pivots, charts, names
_TOLD = (_WRITTEN, _DOTTED, _NAMED)
_TAG = re.compile(rb"<[^>]*>")
_HEADER = re.compile(r"\b(cpr|personnummer|person-?nr|cpr-?(nr|nummer))\b|cpr", re.IGNORECASE)
_FALSE_FRIEND = re.compile(r"\b(p-?(nr|nummer)|pnr|cvr|ean|gln|se-?nr|telefon|tlf|mobil|konto|sagsnr)\b", re.IGNORECASE)
_SMALLEST, _LARGEST = 101_000_000, 3_112_999_999  # 010100-0000 without its zero, and 311299-9999
_DIGITS = 10
_FEW = 3
_MOST = 0.8
WAY_OUT = "filen er afvist, og intet af den er gemt. Lav en opgørelse pr. måned i stedet"


def find_person_numbers(sheet: str, rows: Sequence[Sequence[object]]) -> tuple[Issue, ...]:
    """Return one issue a column that holds person numbers: sheet, column and how many, never a number.

    A written number (six digits, dash, four) counts wherever it stands; bare digits count where most of a
    column is valid birth dates, unless its header says P-nummer, CVR, phone and the like.
    """
    issues = []
    for column, cells in enumerate(zip(*rows, strict=False)):
        found = count_in_column(cells)
        if found:
            issues.append(
                Issue(sheet, column_name(column), person_numbers_problem(found, "i kolonnen"), Severity.ERROR)
            )
    return tuple(issues)


def person_numbers_problem(found: int, where: str) -> str:
    """Write that a file is refused for its person numbers: how many and where, never which."""
    return f"der er {found} {'personnummer' if found == 1 else 'personnumre'} (CPR) {where}; {WAY_OUT}"


def count_in_column(cells: Sequence[object]) -> int:
    """Return how many person numbers a column holds, its header included; 0 where none, or where they are not that."""
    packed = Packed(cells)
    texts = Counter(cell for cell in packed.others if isinstance(cell, str) and len(cell) >= _DIGITS)
    written = sum(count for text, count in texts.items() if any(_is_person(text, form) for form in _TOLD))
    if written:
        return written
    whole = [cell for cell in packed.others if type(cell) is int and _SMALLEST <= cell <= _LARGEST]
    numbers = Counter((*whole, *packed.between(_SMALLEST, _LARGEST)))
    bare = {cell: count for cell, count in (texts | numbers).items() if _is_bare_number(cell)}
    return _counted(cells, bare) if bare else 0


def count_in_names(names: Sequence[str]) -> int:
    """Return how many names of sheets have a person number in them, bare digits too."""
    return sum(1 for name in names if not _FALSE_FRIEND.search(name) and count_in_column([f"CPR {name}"]))


def _counted(cells: Sequence[object], bare: Mapping[Any, int]) -> int:
    first = next(row for row, cell in enumerate(cells) if isinstance(cell, str | int | float) and cell in bare)
    header = " ".join(cell for cell in cells[:first] if isinstance(cell, str))
    if _FALSE_FRIEND.search(header):
        return 0
    found, filled = sum(bare.values()), sum(1 for cell in cells[first:] if cell not in {"", None})
    return found if _HEADER.search(header) or (found >= _FEW and found >= _MOST * filled) else 0


def _is_bare_number(cell: object) -> bool:
    if isinstance(cell, str):
        return _is_person(cell.removesuffix(".0"), _BARE)
    return isinstance(cell, int | float) and _is_person(f"{int(cell):010d}", _BARE)


def _is_person(text: str, form: re.Pattern[str]) -> bool:
    return any(_is_date(*match.groups()) for match in form.finditer(text))


def _is_date(day: str, month: str, year: str) -> bool:
    try:
        date(2000 + int(year), int(month), int(day))  # 2000 has 29 February; the century is not needed
    except ValueError:
        return False
    return True


def count_in_bytes(part: bytes) -> int:
    """Return how many person numbers stand in a part of a file that holds no cells: written, or kept as a column is."""
    plain = part.replace(b"\0", b"")  # UTF-16 read as ascii
    named = _dates(_NAMED_IN_BYTES, plain)
    written = named + max(_dates(_IN_BYTES, plain), _dates(_IN_BYTES, _TAG.sub(b"", plain)))
    return written or count_in_column([int(text) for text in _CACHED.findall(plain)])


def _dates(form: re.Pattern[bytes], text: bytes) -> int:
    return sum(_is_date(*(group.decode() for group in match.groups())) for match in form.finditer(text))
