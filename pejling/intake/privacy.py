"""Personal identification numbers (CPR) found before anything is kept. Decided by column, and never echoed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from pejling.intake.addresses import cell_name, column_name
from pejling.intake.birth_dates import are_births
from pejling.intake.issues import Issue, Severity
from pejling.intake.number_forms import (
    among_words,
    is_digits,
    is_like_others,
    is_whole,
    passes_check,
    stands_apart,
    without_century,
)
from pejling.intake.number_headers import AMOUNT, ONLY_PERSON, Said, all_excused, may_have_ten_digits, said_above
from pejling.intake.packed import Packed

_ALONE = re.compile(r"'?(\d{9,12})(\.0)?'?")
_LETTER = re.compile(r"[^\W\d_]")
_SCIENTIFIC = re.compile(r"\d[.,]\d{6,9}E\+?0?[89]", re.IGNORECASE)  # with all its digits, or all but noughts
_SMALLEST, _LARGEST = 101_000_000, 3_112_999_999  # 010100-0000 without its zero, and 311299-9999
_SMALLEST_LONG, _LARGEST_LONG = 10_119_400_000, 311_220_999_999  # with the century: 01011940 0000 without its zero
_DIGITS, _FEWEST_DIGITS = 10, 9  # with the zero it begins with, and without
_LONG_DIGITS = 12
_MOST_DIGITS = 100  # of what is typed: Python refuses to make a number of thousands
_ANY_NUMBER = re.compile(r"\W*(?:\d[\W_]{0,3}){9,12}")  # what can stand below CPR is a person's, also when mistyped
_FEW, _TWO = 3, 2
_MOST = 0.8
_ROUND = 1000  # amounts are written in whole thousands; persons' numbers end so one time in a thousand
_HEADER_ROWS = 30
_LEFT_COLUMNS = 2  # in which a row's own header stands
_REFUSED, _INSTEAD = "filen er afvist, og intet af den er gemt", "Lav en opgørelse pr. måned i stedet"
WAY_OUT = f"{_REFUSED}. {_INSTEAD}"


def find_person_numbers(sheet: str, rows: Sequence[Sequence[object]]) -> tuple[Issue, ...]:
    """Return one issue a column or row that holds person numbers: sheet, place and how many, never a number.

    A written number (six digits, dash, four) counts wherever it stands, and so do bare digits among words. Digits
    alone count where most of a column, or of a row near the top, are valid birth dates; and wherever the header says
    CPR. Below P-nummer and money they count where most fit together as only persons' numbers do; below account and
    case also where their dates are spread as birth dates are.
    """
    issues = []
    named_rows = False
    for column, cells in enumerate(zip(*rows, strict=False)):
        if found := count_in_column(cells):
            problem = person_numbers_problem(found, "i kolonnen")
            issues.append(Issue(sheet, column_name(column), problem, Severity.ERROR))
        elif column < _LEFT_COLUMNS:
            named_rows |= any(isinstance(cell, str) and ONLY_PERSON.fullmatch(cell) for cell in set(cells))
    return tuple(issues) or _in_rows(sheet, rows if named_rows else rows[:_HEADER_ROWS])


def _in_rows(sheet: str, rows: Sequence[Sequence[object]]) -> tuple[Issue, ...]:
    issues, excuse = [], None
    for number, row in enumerate(rows):
        texts = [cell for cell in row if isinstance(cell, str)] if number < _HEADER_ROWS else []
        excuse = excuse or next(filter(None, map(may_have_ten_digits, texts)), None)
        beside = [cell for cell in row[:_LEFT_COLUMNS] if isinstance(cell, str)]
        named = any(map(ONLY_PERSON.fullmatch, beside))
        if not named and number >= _HEADER_ROWS:
            continue
        money = Said.AMOUNT if any(map(AMOUNT.search, beside)) else None
        if found := _in_row(row, Said.PERSON if named else money or excuse):
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
    numbers = {text: count for text, count in texts.items() if is_whole(text)} | _bare_in(packed, texts)
    numbers |= _any_below_cpr(cells)
    if not numbers:
        return 0
    first = _first_of(numbers, cells)
    said = said_above(cells[:first])
    if said is Said.PERSON:
        return sum(numbers.values())
    alone = _unexcused(numbers)
    found, filled = sum(alone.values()), _filled(cells[first:])
    both = len(alone) == found == filled == _TWO and any(cells[:first])  # all that stands below a header
    enough = found >= _FEW or (both and not any(map(_LETTER.search, map(str, alone))))
    return found if enough and found >= _MOST * filled and _are_persons(alone, said) else _by_itself(alone, said)


def _in_row(row: Sequence[object], said: Said | None) -> int:
    """Count the person numbers in a row. The same amount month by month is no row of persons."""
    numbers = _bare_in(Packed(row)) | (_any_numbers(row) if said is Said.PERSON else {})
    if said is Said.PERSON or not numbers:
        return sum(numbers.values())
    alone = _unexcused(numbers)
    found, filled = sum(alone.values()), _filled(row[_first_of(numbers, row) :])
    enough = len(alone) >= _FEW and found >= _MOST * filled
    return found if enough and _are_persons(alone, said) else _by_itself(alone, said)


def _first_of(numbers: Mapping[Any, int], cells: Sequence[object]) -> int:
    return next(place for place, cell in enumerate(cells) if isinstance(cell, str | int | float) and cell in numbers)


def _filled(cells: Iterable[object]) -> int:
    return sum(1 for cell in cells if cell not in {"", None})


def count_in_names(names: Sequence[str]) -> int:
    """Return how many names of sheets or files have a person number in them, bare digits too."""
    return sum(1 for name in names if not all_excused(name) and count_in_column([f"CPR {name}"]))


def holds_person_number(cell: object) -> bool:
    """Tell whether what somebody typed may hold a person number (CPR): it must then be refused and never kept.

    It is judged as if it stood below a header of persons' numbers: any bare digits that can be one are enough.
    """
    digits = cell.replace(" ", "") if isinstance(cell, str) else ""
    read = [cell, int(digits)] if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS else [cell]
    return any(count_in_column(["Borgernr", one]) for one in read)


def names_person(text: str, under: str = "") -> bool:
    """Tell whether a label, title or category says a person number, digits alone included: it is not to be repeated.

    under: the words that it stands below, which may say P-nummer and the like.
    """
    alone = _ALONE.fullmatch(text.strip())
    said = _with_zero(alone[1]) if alone else text
    if all_excused(said, under):
        return False
    return is_whole(said) or bool(among_words(said))


def _long_texts(packed: Packed) -> Counter[str]:
    return Counter(cell for cell in packed.others if isinstance(cell, str) and len(cell) >= _FEWEST_DIGITS)


def _bare_in(packed: Packed, texts: Counter[str] | None = None) -> dict[Any, int]:
    """Return the cells that hold bare digits with a valid birth date, and how often each stands there."""
    whole = [cell for cell in packed.others if type(cell) is int and _SMALLEST <= cell <= _LARGEST_LONG]
    numbers = Counter((*whole, *packed.between(_SMALLEST, _LARGEST), *packed.between(_SMALLEST_LONG, _LARGEST_LONG)))
    texts = _long_texts(packed) if texts is None else texts
    return {cell: count for cell, count in (texts | numbers).items() if _is_bare_number(cell)}


def _any_below_cpr(cells: Sequence[object]) -> dict[Any, int]:
    """Return the cells of nine to twelve digits below the header CPR: all are persons', mistyped or not."""
    above = enumerate(cells[:_HEADER_ROWS])
    row = next((row for row, cell in above if isinstance(cell, str) and ONLY_PERSON.fullmatch(cell)), None)
    return {} if row is None else _any_numbers(cells[row + 1 :])


def _any_numbers(cells: Iterable[object]) -> dict[Any, int]:
    written = ((cell, f"{cell:.0f}" if isinstance(cell, float) else str(cell)) for cell in cells if cell)
    return Counter(cell for cell, text in written if _ANY_NUMBER.fullmatch(text.removesuffix(".0")))


def _unexcused(numbers: Mapping[Any, int]) -> dict[Any, int]:
    """Leave out the numbers in texts that say that they are something else."""
    return {
        cell: count
        for cell, count in numbers.items()
        if not isinstance(cell, str) or is_whole(cell) or not all_excused(cell)
    }


def _are_persons(numbers: Collection[Any], said: Said | None) -> bool:
    """Tell whether valid birth dates are persons' numbers. Of others' one in eleven fits together as theirs do."""
    digits = [without_century("".join(filter(str.isdecimal, _written_out(cell)))) for cell in numbers]
    if said is None:
        like_others = any(isinstance(cell, str) and is_like_others(cell.strip()) for cell in numbers)
        return not _are_amounts(numbers) and (not like_others or are_births(digits))
    if said is Said.WORKPLACE:
        others = sum(1 for one in digits if not one.startswith("1"))
        if not others or others > len(digits) / 2:
            return bool(others) and not _are_amounts(numbers)
    if said is Said.OTHER and are_births(digits):
        return not _are_amounts(numbers)
    return len(digits) >= _TWO and sum(map(passes_check, digits)) >= _MOST * len(digits)


def _by_itself(numbers: Mapping[Any, int], said: Said | None) -> int:
    """Count what is a person's number wherever it stands: written as one, or among words."""
    texts = ((cell, count) for cell, count in numbers.items() if isinstance(cell, str))
    return sum(count for cell, count in texts if is_whole(cell) or (_may_speak(cell, said) and _is_among_words(cell)))


def _may_speak(cell: str, said: Said | None) -> bool:
    """Tell whether a number among words may be a person's below a header."""
    return said in {None, Said.AMOUNT} or (said is Said.WORKPLACE and not all_excused(cell, "P-nummer"))


def _are_amounts(numbers: Collection[Any]) -> bool:
    """True for whole thousands, and for numbers of nine digits that all begin alike: 105 millions month by month."""
    if all(isinstance(one, int | float) and not one % _ROUND for one in numbers):
        return True
    digits = [str(one).strip().removesuffix(".0") for one in numbers]
    return {len(one) for one in digits} == {_FEWEST_DIGITS} and len({one[0] for one in digits}) == 1


def _is_among_words(cell: str) -> bool:
    text = cell.strip()
    return stands_apart(text) or bool(_LETTER.search(text) and not is_like_others(text) and among_words(text))


def _is_bare_number(cell: object) -> bool:
    return is_digits(_written_out(cell))


def _written_out(cell: object) -> str:
    """Return a number in ten digits, whatever a program made of it: 1,01901234E+08 is 0101901234."""
    if isinstance(cell, str):
        text = cell.strip().removesuffix(".0")
        text = f"{float(text.replace(',', '.')):.0f}" if _SCIENTIFIC.fullmatch(text) else text
        return _with_zero(text) if text.isdecimal() else text
    return _with_zero(f"{int(cell):0{_FEWEST_DIGITS}d}") if isinstance(cell, int | float) else ""


def _with_zero(digits: str) -> str:
    return f"0{digits}" if len(digits) in {_FEWEST_DIGITS, _LONG_DIGITS - 1} else digits
