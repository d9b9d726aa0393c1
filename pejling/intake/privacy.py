"""Personal identification numbers (CPR) found before anything is kept. Decided by column, and never echoed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from pejling.intake.addresses import cell_name, column_name
from pejling.intake.issues import Issue, Severity
from pejling.intake.number_forms import SAYS_PERSON, among_words, is_digits, is_whole, stands_apart
from pejling.intake.packed import Packed

_ALONE = re.compile(r"'?(\d{9,10})(\.0)?'?")
_LETTER = re.compile(r"[^\W\d_]")
_SCIENTIFIC = re.compile(r"\d[.,]\d{6,9}E\+?0?[89]", re.IGNORECASE)  # with all its digits, or all but noughts
_HEADER = re.compile(SAYS_PERSON, re.IGNORECASE)
_ONLY_HEADER = re.compile(r"\W*(cpr|personnummer|personnumre|person-?nr)([-\s.]*(nr|nummer|numre))?\W*", re.IGNORECASE)
_COUNTED = re.compile(r"\b(antal|andel|pct|procent|sum)\b", re.IGNORECASE)
# A phone's or a firm's number has too few digits to be taken for a person's: what stands beside one excuses nothing.
FALSE_FRIEND = re.compile(
    r"(?<![^\W_])(p-?(nr|nummer|numre)|pnr|cvr|ean|gln|se-?nr|konto(nr|nummer)?|sagsnr)(?![^\W_])", re.IGNORECASE
)
_SMALLEST, _LARGEST = 101_000_000, 3_112_999_999  # 010100-0000 without its zero, and 311299-9999
_DIGITS, _FEWEST_DIGITS = 10, 9  # with the zero it begins with, and without
_FEW = 3
_MOST = 0.8
_ROUND = 1000  # amounts are written in whole thousands; persons' numbers end so one time in a thousand
_HEADER_ROWS = 30
_LEFT_COLUMNS = 2  # in which a row's own header stands
_REFUSED, _INSTEAD = "filen er afvist, og intet af den er gemt", "Lav en opgørelse pr. måned i stedet"
WAY_OUT = f"{_REFUSED}. {_INSTEAD}"


def find_person_numbers(sheet: str, rows: Sequence[Sequence[object]]) -> tuple[Issue, ...]:
    """Return one issue a column or row that holds person numbers: sheet, place and how many, never a number.

    A written number (six digits, dash, four) counts wherever it stands, and so do bare digits among words. Digits
    alone count where most of a column, or of a row near the top, are valid birth dates, unless its header says
    P-nummer, account and the like; and wherever the header says CPR.
    """
    issues = []
    named_rows = False
    for column, cells in enumerate(zip(*rows, strict=False)):
        if found := count_in_column(cells):
            problem = person_numbers_problem(found, "i kolonnen")
            issues.append(Issue(sheet, column_name(column), problem, Severity.ERROR))
        elif column < _LEFT_COLUMNS:
            named_rows |= any(isinstance(cell, str) and _ONLY_HEADER.fullmatch(cell) for cell in set(cells))
    return tuple(issues) or _in_rows(sheet, rows if named_rows else rows[:_HEADER_ROWS])


def _in_rows(sheet: str, rows: Sequence[Sequence[object]]) -> tuple[Issue, ...]:
    issues, excused = [], False
    for number, row in enumerate(rows):
        named = any(isinstance(cell, str) and _ONLY_HEADER.fullmatch(cell) for cell in row[:_LEFT_COLUMNS])
        excused |= number < _HEADER_ROWS and any(isinstance(cell, str) and FALSE_FRIEND.search(cell) for cell in row)
        if not named and (excused or number >= _HEADER_ROWS):
            continue
        if found := _counted(row, _bare_in(Packed(row)), named=named):
            problem = person_numbers_problem(found, "i rækken")
            issues.append(Issue(sheet, cell_name(number, 0), problem, Severity.ERROR))
    return tuple(issues)


def person_numbers_problem(found: int, where: str, instead: str = _INSTEAD) -> str:
    """Write that a file is refused for its person numbers: how many and where, never which; and what to do instead."""
    return f"der er {found} {'personnummer' if found == 1 else 'personnumre'} (CPR) {where}; {_REFUSED}. {instead}"


def count_in_column(cells: Sequence[object]) -> int:
    """Return how many person numbers a column holds, its header included; 0 where none, or where they are not that."""
    packed = Packed(cells)
    texts = _long_texts(packed)
    written = sum(count for text, count in texts.items() if is_whole(text))
    if written:
        return written
    bare = _bare_in(packed, texts)
    return _counted(cells, bare, named=None) if bare else 0


def count_in_names(names: Sequence[str]) -> int:
    """Return how many names of sheets or files have a person number in them, bare digits too."""
    return sum(1 for name in names if not FALSE_FRIEND.search(name) and count_in_column([f"CPR {name}"]))


def holds_person_number(cell: object) -> bool:
    """Tell whether what somebody typed may hold a person number (CPR): it must then be refused and never kept.

    It is judged as if it stood below the header CPR: any bare digits that can be a person's are enough.
    """
    digits = cell.replace(" ", "") if isinstance(cell, str) else ""
    read = [cell, int(digits)] if digits.isascii() and digits.isdigit() else [cell]
    return any(count_in_column(["CPR", one]) for one in read)


def names_person(text: str, under: str = "") -> bool:
    """Tell whether a label, title or category says a person number, digits alone included: it is not to be repeated.

    under: the words that it stands below, which may say P-nummer and the like.
    """
    if FALSE_FRIEND.search(f"{under} {text}"):
        return False
    alone = _ALONE.fullmatch(text.strip())
    said = f"{alone[1]:0>10}" if alone else text
    return is_whole(said) or bool(among_words(said))


def says_person(header: object) -> bool:
    """Tell whether a header says that a person's number stands below it, and does not say another's or a count."""
    if not isinstance(header, str) or FALSE_FRIEND.search(header) or _COUNTED.search(header):
        return False
    return bool(_HEADER.search(header))


def _long_texts(packed: Packed) -> Counter[str]:
    return Counter(cell for cell in packed.others if isinstance(cell, str) and len(cell) >= _FEWEST_DIGITS)


def _bare_in(packed: Packed, texts: Counter[str] | None = None) -> dict[Any, int]:
    """Return the cells that hold bare digits with a valid birth date, and how often each stands there."""
    whole = [cell for cell in packed.others if type(cell) is int and _SMALLEST <= cell <= _LARGEST]
    numbers = Counter((*whole, *packed.between(_SMALLEST, _LARGEST)))
    texts = _long_texts(packed) if texts is None else texts
    return {cell: count for cell, count in (texts | numbers).items() if _is_bare_number(cell)}


def _counted(cells: Sequence[object], bare: Mapping[Any, int], *, named: bool | None) -> int:
    """Count what is a person's of a column's or row's bare numbers. named: whether its header says CPR, if told."""
    if not bare:
        return 0
    first = next(row for row, cell in enumerate(cells) if isinstance(cell, str | int | float) and cell in bare)
    says = _says_person(cells[:first]) if named is None else named or None
    if says is not None:
        return sum(bare.values()) if says else 0
    alone = {cell: count for cell, count in bare.items() if not (isinstance(cell, str) and FALSE_FRIEND.search(cell))}
    found, filled = sum(alone.values()), sum(1 for cell in cells[first:] if cell not in {"", None})
    different = found if named is None else len(alone)  # the same amount month by month is no row of persons
    if different >= _FEW and found >= _MOST * filled and not _are_amounts(alone):
        return found
    return sum(count for cell, count in alone.items() if _is_among_words(cell))


def _says_person(above: Sequence[object]) -> bool | None:
    """Tell what the nearest text above that says either says: a person's number, something else, or nothing.

    A line over the table excuses nothing: only the text nearest to the numbers does, and what begins as a header.
    """
    texts = [cell for cell in above if isinstance(cell, str) and cell][::-1]
    if any(map(_ONLY_HEADER.fullmatch, texts)):
        return True
    for place, text in enumerate(texts):
        if _HEADER.search(text):
            return True
        excuse = FALSE_FRIEND.search(text) if not place else FALSE_FRIEND.match(text)
        if excuse and not (place and any(map(str.isdigit, text))):
            return False
    return None


def _are_amounts(numbers: Collection[Any]) -> bool:
    """True for whole thousands, and for numbers of nine digits that all begin alike: 105 millions month by month."""
    if all(isinstance(one, int | float) and not one % _ROUND for one in numbers):
        return True
    digits = [str(one).strip().removesuffix(".0") for one in numbers]
    return {len(one) for one in digits} == {_FEWEST_DIGITS} and len({one[0] for one in digits}) == 1


def _is_among_words(cell: object) -> bool:
    if not isinstance(cell, str):
        return False
    return stands_apart(cell.strip()) or bool(_LETTER.search(cell.strip()) and among_words(cell))


def _is_bare_number(cell: object) -> bool:
    if isinstance(cell, str):
        text = cell.strip().removesuffix(".0")
        text = f"{float(text.replace(',', '.')):.0f}" if _SCIENTIFIC.fullmatch(text) else text
        return is_digits(f"0{text}" if len(text) == _FEWEST_DIGITS and text.isdecimal() else text)
    return isinstance(cell, int | float) and is_digits(f"{int(cell):0{_DIGITS}d}")
