"""Periods as cells of tables say them: with a footnote mark, or by their last day, which titles are not read by."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from pejling.intake.footnotes import without_mark
from pejling.period_spellings import read_period
from pejling.periods import Frequency, Period

_DAY_FIRST = re.compile(r"(\d\d?)[-./](\d\d?)[-./]((?:19|20)\d\d)")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[T ]00:00:00)?")


def period_in(cell: object) -> Period | None:
    """Return the period that a cell of a table says, or None where it says none.

    >>> period_in("Mar 2020*"), period_in("31-03-2020") == period_in("mar 2020")
    (Period(frequency=<Frequency.MONTH: 'month'>, number=24242), True)
    """
    return _written(cell) if isinstance(cell, str) else read_period(cell)


def written_day(text: str) -> date | None:
    """Return the day that a text is, with a whole year: 31-01-2020 or 2020-01-31."""
    day_first, year_first = _DAY_FIRST.fullmatch(text), _YEAR_FIRST.fullmatch(text)
    parts = list(map(int, year_first.groups() if year_first else reversed(day_first.groups() if day_first else ())))
    try:
        return date(*parts) if parts else None
    except ValueError:  # the 31st of June
        return None


@lru_cache(maxsize=4096)
def _written(text: str) -> Period | None:
    stripped = text.strip()
    return read_period(text) or _by_its_last_day(stripped) or read_period(without_mark(stripped))


def _by_its_last_day(text: str) -> Period | None:
    day = written_day(text)
    month = Period.containing(Frequency.MONTH, day) if day else None
    return month if month and month.end == day else None
