"""Whether ten digits that all begin with a valid date are persons' numbers, or count something else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

_DIGITS, _FEW = 10, 3
_ENOUGH = 20  # of more numbers, birth dates differ little more
_UNKNOWN_DAY = "0101"  # registered where a person's day of birth is not known; so may most of a list be
_CLOSE = 100  # numbers given one after another


def are_births(numbers: Collection[str]) -> bool:
    """Tell whether three or more different numbers have dates that are spread as birth dates are.

    Of ten digits by chance one in 27 is a valid date. Where nearly all are, they are persons' - or written by a
    pattern: the year first (2012012345) and the accounts of one group all have the same day, and a case's number of a
    day and a counter has few years, with counters that lie close or rise with the days.
    """
    different = sorted({number for number in numbers if len(number) == _DIGITS})
    days = [number[:2] for number in different if not number.startswith(_UNKNOWN_DAY)]
    if len(different) < _FEW or (len(days) >= _FEW and not _are_spread(days)):
        return False
    return _are_spread([number[4:6] for number in different]) or not _are_counted(different)


def _are_spread(parts: Sequence[str]) -> bool:
    return 2 * len(set(parts)) > min(len(parts), _ENOUGH)


def _are_counted(numbers: Iterable[str]) -> bool:
    """Tell whether the last four digits lie close to each other, or never fall from one day to the next."""
    by_day = sorted((number[4:6], number[2:4], number[:2], int(number[6:])) for number in numbers)
    counters = [counter for *_, counter in by_day]
    return max(counters) - min(counters) < _CLOSE or counters == sorted(counters)
