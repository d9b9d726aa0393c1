"""The invented figures of the 2014 plan: January 2011 to January 2015, as they could lie in an archive."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from pejling.periods import Frequency, Period
from tools.invented import (
    COUNTRY,
    HVIDOVRE,
    LABEL,
    NOTES,
    PLACES,
    Course,
    danish_text,
    shown,
    site_month,
    span,
)
from tools.workbooks import Row, Sheet

_FIRST, _LAST = "2011-01", "2015-01"
_NOTES: tuple[Row, ...] = ((), *((note,) for note in NOTES))
# From 22,3 in December 2012 to 26 and more in December 2014, highest when courses have begun.
_IN_EDUCATION = Course(
    (("2011-01", 19.4), ("2012-12", 21.9), ("2014-12", 25.9), ("2015-02", 26.0)),
    (0.1, -0.1, -0.2, -0.4, -0.6, -0.9, -1.1, 0.3, 0.9, 0.9, 0.7, 0.4),
    0.2,
)
# A fall from about 145 in the twelve months to December 2012 to 128 two years later.
_NEW_PENSIONS = Course((("2011-12", 152), ("2012-12", 145), ("2013-12", 134), ("2015-02", 127)), noise=2)
# A fall, but by less than the plan's 19 per cent from December 2012.
_LONG_TERM = Course(
    (("2011-01", 196), ("2012-12", 212), ("2013-12", 203), ("2015-02", 184)),
    (5, 6, 6, 3, 0, -3, -6, -6, -4, -2, 0, 1),
    3,
)
_CO_OPERATION = Course(
    (("2013-01", 30.5), ("2015-02", 34.5)), (0, 0, 0, 0, 0, -0.6, -2.4, -0.8, 1.2, 1.2, 1.0, 0.4), 0.4
)


def in_education() -> Sheet:
    """Periods down, one area in a line above."""
    above: tuple[Row, ...] = ((f"{LABEL}: Beskæftigelsesplan 2014, unge uden uddannelse",), ("Område: Hvidovre",), ())
    shares = ((month, _IN_EDUCATION.value("uddannelsesgrad", month)) for month in span(_FIRST, _LAST))
    rows: Iterator[Row] = ((site_month(month).lower(), round(share, 1)) for month, share in shares)
    labels = ("Periode", "Uddannelsesgrad for unge uden uddannelse")
    return Sheet("Uddannelsesgrad", (*above, labels, *rows, *_NOTES))


def new_pensions() -> Sheet:
    """Rolling years down, each named by its first and last month."""
    above: tuple[Row, ...] = ((f"{LABEL}: Tilgang over 12 måneder",), ("Område: Hvidovre",), ())
    counts = ((year, _NEW_PENSIONS.value("førtidspension", year)) for year in span("2011-MAT12", "2015-MAT01"))
    rows: Iterator[Row] = ((_twelve_months(year), round(count)) for year, count in counts)
    return Sheet("Førtidspension", (*above, ("Periode", "Tilgang til førtidspension"), *rows, *_NOTES))


def _twelve_months(year: Period) -> str:
    last = Period(Frequency.MONTH, year.number)
    return f"{site_month(last + -11)} - {site_month(last)}"


def long_term() -> Sheet:
    """One long list of numbers stored as Danish text."""
    rows: list[Row] = [(f"{LABEL}: Langtidsledige",), (), ("Periode", "Område", "Antal langtidsledige personer")]
    for place, month in product(PLACES[:5], span(_FIRST, _LAST)):
        persons = _LONG_TERM.value(f"langtidsledige {place.name}", month) * place.size
        number = shown(persons)
        rows.append((site_month(month), place.name, number if isinstance(number, str) else danish_text(number)))
    return Sheet("Langtidsledige", tuple(rows))


def co_operation() -> Sheet:
    """Periods down, areas across, the measure only in the title."""
    places = (COUNTRY, HVIDOVRE)
    rows: list[Row] = [(f"{LABEL}: Samarbejdsgrad med virksomheder",), ()]
    rows.append(("Periode", *(place.name for place in places)))
    for month in span("2013-01", _LAST):
        shares = (_CO_OPERATION.value(f"samarbejde {place.name}", month, place.roughness) for place in places)
        rows.append((site_month(month), *(round(share, 1) for share in shares)))
    return Sheet("Samarbejdsgrad", (*rows, *_NOTES))
