"""Months, quarters and half-years that are named or counted without their year, and the years that stand elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from pejling.intake.period_cells import period_in
from pejling.intake.roles import Role, is_filled
from pejling.periods import Frequency, Period

_COUNTED = {"måned": Frequency.MONTH, "md": Frequency.MONTH, "mdr": Frequency.MONTH, "month": Frequency.MONTH}
_COUNTED |= {"kvartal": Frequency.QUARTER, "kvt": Frequency.QUARTER, "quarter": Frequency.QUARTER}
_COUNTED |= {"halvår": Frequency.HALF_YEAR}
_ANY_YEAR = 2000
_MOST = 0.6  # the share of cells that are parts of a year; the others are sums, and named as no period
_MOST_TITLED = 0.5  # under a title that says which parts, as four quarters may have as many sums

Part = tuple[Frequency, int]
Reader = Callable[[object], Part | None]


def counted_by(title: object) -> Frequency | None:
    """Return what a column's title says that its numbers count: months of a year, quarters or half-years."""
    return _COUNTED.get(str(title).strip().rstrip(".").lower())


def reader_of(title: object, role: Role, cells: Sequence[object]) -> Reader | None:
    """Return what reads a column's cells as parts of a year; None where most are none."""
    counted = counted_by(title)
    if role not in {Role.PERIOD, Role.STUB} and counted is None:
        return None
    read = partial(part_of, counted)
    different = list(filter(is_filled, set(cells)))
    least = (_MOST if counted is None else _MOST_TITLED) * len(different)
    return read if different and sum(read(one) is not None for one in different) >= least else None


def part_of(counted: Frequency | None, cell: object) -> Part | None:
    """Return which part of a year a cell names, or counts where the column's title says what it counts."""
    text = shown(cell)
    named = period_in(f"{text.rstrip('* ')} {_ANY_YEAR}")  # "jan (20)" may say its year, and is no footnote's
    if named is not None and named.frequency is not Frequency.YEAR:
        return named.frequency, named.position
    number = int(text) if text.isdecimal() else 0
    return (counted, number) if counted is not None and 1 <= number <= counted.per_year else None


def shown(cell: object) -> str:
    """Return a cell's text as the file shows it: 20255, not 20255.0, and nothing for an empty one."""
    return str(cell).strip().removesuffix(".0") if is_filled(cell) else ""


def as_written(cell: object) -> str:
    """Return a header's cell as the file shows it: a number without needless decimals, a text as it stands."""
    return str(cell).strip() if isinstance(cell, str) else shown(cell)


def year_in(cell: object) -> int | None:
    """Return the year a cell is, or None where it is none."""
    return year_of(period_in(cell))


def says_years(cells: Sequence[object]) -> bool:
    """True where most cells say a year; the others are sums, or mistakes."""
    rows = Counter(cells)
    return sum(times for cell, times in rows.items() if year_in(cell) is not None) > rows.total() / 2


def year_of(period: Period | None) -> int | None:
    """Return the year where a period is a whole one."""
    return period.year if period and period.frequency is Frequency.YEAR else None
