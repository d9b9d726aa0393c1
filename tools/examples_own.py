"""The invented figures that a job centre counts itself in 2020: its own workbook, as somebody once made it."""

from __future__ import annotations

from collections.abc import Iterator

from pejling.period_spellings import parse_period
from pejling.periods import Period
from tools.invented import LABEL, Course, as_registered, span
from tools.workbooks import Cell, Row, Sheet

_WITH_CV = Course((("2019-01", 41.0), ("2019-12", 44.0), ("2020-12", 58.0)), noise=1.0)
_LEFT = {
    "Kvinder": Course((("2018-01", 26.0), ("2020-12", 31.0)), noise=3.0),
    "Mænd": Course((("2018-01", 33.0), ("2020-12", 36.0)), noise=3.0),
}
# Too few women ended a course in these quarters.
_HIDDEN = {("Kvinder", "2018-Q2"), ("Kvinder", "2019-Q1")}
_LATE_STATUS = (0.06,)
# What is counted by hand, each quarter from the first of 2019 on. None: nobody counted. U1 and I2 are not counted yet.
_COUNTED: dict[str, tuple[Cell, ...]] = {
    "Medarbejdere oplyst om handicap og job": (None, None, 6, 9, 14, 0, 22, None),
    "Virksomheder kontaktet om handicap og job": (None, None, None, 11, 18, 4, 27, None),
    "Unge med fælles plan": (12, 15, 17, 19, 21, 20, 26, None),
    "Kampagner for praktikpladser": (1, 0, 1, 1, 1, 0, 2, None),
    "Besatte jobordrer": (31, 34, 28, 37, 35, 12, 41, None),
    "Oprettede småjob": (8, 11, 9, 13, 15, "<5", 17, None),
    "Borgere matchet individuelt": (None, None, None, None, 24, 9, 33, None),
    # No indicator has this name: the receipt says that the column was left out.
    "Udsendte nyhedsbreve": (2, 2, 1, 2, 3, 3, 2, None),
}
_NOT_COUNTED = ".."


def counts() -> Sheet:
    """One sheet of everything counted by the quarter: the newest first, and a running number in front."""
    rows: list[Row] = [(f"{LABEL}: Nøgletal, vi selv tæller",), ("Område: Hvidovre",), ()]
    rows.append(("Tael", "Kvartal", *_COUNTED))
    for number, quarter in enumerate(reversed(tuple(span("2019-Q1", "2020-Q3"))), start=1):
        column = quarter - parse_period("2019-Q1")
        cells = (_NOT_COUNTED if kept[column] is None else kept[column] for kept in _COUNTED.values())
        rows.append((number, f"{quarter.position}. kvt. {quarter.year}", *cells))
    return Sheet("KPI", tuple(rows))


def with_cv() -> Sheet:
    """Months as real dates, shares as fractions that the sheet shows in per cent."""
    above: tuple[Row, ...] = ((f"{LABEL}: CV på Jobnet, optalt sidst i måneden",), ("Område: Hvidovre",), ())
    shares = ((month.start, _WITH_CV.value("cv", month)) for month in span("2019-01", "2020-09"))
    rows: Iterator[Row] = ((first, round(share / 100, 3)) for first, share in shares)
    return Sheet("CV", (*above, ("Måned", "Aktivitetsparate med CV på Jobnet"), *rows), percent=(1,))


def after_course(newest: str) -> Sheet:
    """Quarters, sex and ancestry down, each written once: job and education added up by the job centre itself."""
    rows: list[Row] = [(f"{LABEL}: I job eller uddannelse tre måneder senere, egen sum",), ()]
    columns = ("Køn", "Herkomst", "Arbejdsmarkedsstatus", "Status 3 mdr. efter afsluttet forløb, pct.")
    rows.append(("Periode", "Område", *columns))
    for quarter in span("2018-Q1", newest):
        for sex in _LEFT:
            first = (f"{quarter.position}. kvt. {quarter.year}", "Hvidovre") if sex == "Kvinder" else (None, None)
            group = (sex, "Ikke-vestlig", "Beskæftigelse eller uddannelse")
            rows.append((*first, *group, _left(sex, quarter, parse_period(newest))))
    return Sheet("Afgang", tuple(rows))


def _left(sex: str, quarter: Period, newest: Period) -> Cell:
    if (sex, quarter.id) in _HIDDEN:
        return "-"
    return round(as_registered(_LEFT[sex].value(f"afgang {sex}", quarter), quarter, newest, _LATE_STATUS), 1)
