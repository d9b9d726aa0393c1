"""Numbers, amounts, months and dates in Danish, in and out. The only place that formats them."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from babel.dates import format_date
from babel.numbers import format_decimal

from pejling.periods import Frequency, Period
from pejling.units import Unit

_LOCALE = "da"
# What stands beside a figure in a table, by `series.Mark.value`.
MARKS = {"final": "", "provisional": "foreløbig", "suppressed": "diskretioneret", "missing": "mangler"}
_kept = functools.lru_cache(maxsize=20_000)  # a page writes the same figures at each change, and babel takes its time
_PERCENT = ("procentpoint", "procent", "pct.", "pct", "%")
_SPOKEN_NUMBER = re.compile(r"[-−]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")


def rounded(value: float, decimals: int) -> Decimal:
    """Round half away from zero, as a reader does by hand, on the shortest decimal that is the value."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


@_kept
def number(value: float, decimals: int = 0) -> str:
    """Write a number with Danish marks.

    >>> number(1234.5, 1), number(-0.04, 1), number(-3)
    ('1.234,5', '0,0', '−3')
    """
    exact = rounded(value, decimals)
    if exact == 0:
        exact = abs(exact)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(exact, format=pattern, locale=_LOCALE).replace("-", "−")


def shortest(value: float, most: int = 6) -> str:
    """Write a number with the decimals it needs, at most `most`.

    >>> shortest(0.125), shortest(12.0)
    ('0,125', '12')
    """
    written = number(value, most)
    return written.rstrip("0").rstrip(",") if most else written


def amount(value: float, unit: Unit, decimals: int | None = None) -> str:
    """Write a value with its unit: 16,4 pct.; 1 person; 664 fuldtidspersoner."""
    digits = unit.decimals if decimals is None else decimals
    suffix = unit.singular if rounded(value, digits) == 1 else unit.suffix
    return f"{number(value, digits)} {suffix}"


def difference(value: float, unit: Unit, decimals: int | None = None) -> str:
    """Write the size of a difference with its unit; for rates always percentage points, never a bare percentage."""
    digits = unit.decimals if decimals is None else decimals
    size = abs(value)
    suffix = unit.singular if rounded(size, digits) == 1 and not unit.is_rate else unit.difference
    return f"{number(size, digits)} {suffix}"


def level(value: float, unit: Unit) -> str:
    """Write a level with as many decimals as it needs, at least the unit's, at most two: 16,0 pct.; 125 personer."""
    needed = next((n for n in (unit.decimals, unit.decimals + 1) if math.isclose(value, round(value, n))), 2)
    return amount(value, unit, needed)


@_kept
def period(when: Period) -> str:
    """Write a period out: juli 2026; 3. kvartal 2026; året til juli 2026."""
    quarter = f"{when.position}. kvartal {when.year}"
    words = {
        Frequency.MONTH: lambda: format_date(when.start, "MMMM y", locale=_LOCALE),
        Frequency.QUARTER: lambda: quarter,
        Frequency.HALF_YEAR: lambda: f"{when.position}. halvår {when.year}",
        Frequency.YEAR: lambda: str(when.year),
        Frequency.ROLLING_YEAR_BY_MONTH: lambda: "året til " + format_date(when.end, "MMMM y", locale=_LOCALE),
        Frequency.ROLLING_YEAR_BY_QUARTER: lambda: f"året til {quarter}",
    }
    return words[when.frequency]()


@_kept
def short_period(when: Period) -> str:
    """Write a period for tables and axes: jul. 2026; 3. kvt. 2026."""
    if when.frequency in {Frequency.MONTH, Frequency.ROLLING_YEAR_BY_MONTH}:
        return format_date(when.end.replace(day=1), "MMM y", locale=_LOCALE)
    return period(when).replace("kvartal", "kvt.")


_FREQUENCY_NOUNS = {
    Frequency.MONTH: ("måneden", "måned", "måneder"),
    Frequency.QUARTER: ("kvartalet", "kvartal", "kvartaler"),
    Frequency.HALF_YEAR: ("halvåret", "halvår", "halvår"),
    Frequency.YEAR: ("året", "år", "år"),
    Frequency.ROLLING_YEAR_BY_MONTH: ("måneden", "måned", "måneder"),
    Frequency.ROLLING_YEAR_BY_QUARTER: ("kvartalet", "kvartal", "kvartaler"),
}


def a_period(frequency: Frequency) -> str:
    """Write the definite noun of a period: (om) måneden."""
    return _FREQUENCY_NOUNS[frequency][0]


def periods_left(n: int, frequency: Frequency) -> str:
    """Write a number of periods: 6 måneder; 1 kvartal."""
    return count(n, *_FREQUENCY_NOUNS[frequency][1:])


def day(when: date) -> str:
    """Write a date: 22. august 2026."""
    return format_date(when, "d. MMMM y", locale=_LOCALE)


def moment(when: datetime) -> str:
    """Write a moment as the clock here shows it: 22. august 2026 kl. 13.05."""
    here = when.astimezone()
    return f"{day(here.date())} kl. {here:%H.%M}"


def periods(found: Sequence[Period]) -> str:
    """Write periods as runs: jan. 2026–mar. 2026 og maj 2026. Expects one frequency; order does not matter."""
    ordered = sorted(set(found), key=lambda one: one.number)
    if not ordered:
        return "ingen"
    breaks = [0, *(i + 1 for i, (a, b) in enumerate(pairwise(ordered)) if b - a > 1), len(ordered)]
    runs = [(ordered[a], ordered[b - 1]) for a, b in pairwise(breaks)]
    return listing([short_period(a) if a == b else f"{short_period(a)}–{short_period(b)}" for a, b in runs])


def closed(text: str) -> str:
    """End a sentence, also one that ends in an abbreviation: "16,9 pct." gets no second full stop."""
    return text if text.endswith(".") else f"{text}."


def sentence(text: str) -> str:
    """Write a text as a sentence of its own: with a capital letter and a full stop."""
    return closed(f"{text[:1].upper()}{text[1:]}")


def listing(words: Sequence[str]) -> str:
    """Join words: a, b og c."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} og {words[-1]}"


def count(n: int, one: str, many: str) -> str:
    """Write a count with its noun: 1 måned; 2 måneder; 1.234 rækker."""
    return f"{number(n)} {one if n == 1 else many}"


def read_number(text: str, unit: Unit | None = None) -> float | None:
    """Read a number typed by a Dane, with or without its unit; None where it is unclear or the unit is another.

    A dot groups thousands and nothing else; "2.5" is unclear, and so is "1.234" in a unit with decimals.

    >>> read_number("1.234,5"), read_number("22 pct."), read_number("2.5")
    (1234.5, 22.0, None)
    """
    stripped = "".join(text.replace("\u00a0", " ").split()).lower()
    percent = _PERCENT if unit is None or unit.is_rate else ()
    for ending in (*percent, *([unit.suffix, unit.singular] if unit else [])):
        stripped = stripped.removesuffix(ending.replace(" ", ""))
    if not _SPOKEN_NUMBER.fullmatch(stripped):
        return None
    if "." in stripped and unit is not None and unit.decimals and "," not in stripped:
        return None
    return float(stripped.replace(".", "").replace(",", ".").replace("−", "-"))
