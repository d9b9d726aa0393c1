"""The invented figures of the 2020 plan, and the sheets they come in. What they are to show: tools/make_examples.py."""

from __future__ import annotations

from itertools import product

from pejling.period_spellings import parse_period
from pejling.periods import Period
from tools.invented import (
    HVIDOVRE,
    LABEL,
    LEAST_SHOWN,
    NOTES,
    PLACES,
    Course,
    Place,
    as_registered,
    danish_text,
    shown,
    site_month,
    span,
    spread,
)
from tools.workbooks import Cell, Row, Sheet

FIRST = "2018-01"
ALL, READY, ACTIVITY_READY, EDUCATION_READY, CLEARLY_READY = (
    "I alt", "Jobparat", "Aktivitetsparat", "Uddannelsesparat", "Åbenlys uddannelsesparat",
)  # fmt: skip
_NOTES: tuple[Row, ...] = ((), *((note,) for note in NOTES))
# How much is missing of the newest figures when they are first loaded, newest period first.
LATE_RATES, LATE_PERSONS, LATE_INTERVIEWS = (0.07, 0.015, 0.004), (0.02, 0.004), (0.22, 0.11, 0.06, 0.03, 0.01)

_SUMMER_DIP = (-0.1, 0.1, 0.2, 0.0, 0.1, -0.1, -1.2, -0.4, 0.1, 0.3, 0.4, 0.6)
# Too little was registered until September 2019; in spring 2020 the job centres were closed.
ACTIVATION = {
    ALL: Course((
        ("2018-01", 14.9), ("2019-09", 15.4), ("2019-10", 17.0), ("2020-03", 17.5), ("2020-04", 15.9),
        ("2020-07", 17.1), ("2021-01", 18.0),
    ), _SUMMER_DIP, 0.6),
    READY: Course((("2018-01", 9.1), ("2019-09", 9.3), ("2019-10", 10.5), ("2021-01", 11.4)), _SUMMER_DIP, 1.2),
    ACTIVITY_READY: Course((
        ("2018-01", 18.0), ("2019-09", 18.6), ("2019-10", 20.4), ("2020-03", 21.0), ("2020-04", 19.1),
        ("2020-07", 20.9), ("2021-01", 21.6),
    ), _SUMMER_DIP, 0.7),
    EDUCATION_READY: Course((
        ("2018-01", 13.2), ("2019-09", 13.9), ("2019-10", 15.2), ("2020-03", 15.6), ("2020-04", 14.0),
        ("2020-07", 15.4), ("2021-01", 16.3),
    ), _SUMMER_DIP, 1.5),
    CLEARLY_READY: Course((("2018-01", 21.0), ("2021-01", 23.0)), _SUMMER_DIP, 3.0),
}  # fmt: skip
# In the autumn of 2020 more places in education were opened, and so few uddannelsesparate were left that each of
# them moves the rate by several points.
FULL_TIME = {
    ALL: Course((
        ("2018-01", 915), ("2019-06", 800), ("2020-02", 762), ("2020-05", 828), ("2020-12", 704), ("2021-01", 716),
    ), FLAT := (6, 6, 4, 2, 0, -4, -8, -6, -2, 0, 0, 2), 5),
    READY: Course((("2018-01", 214), ("2020-02", 148), ("2020-05", 208), ("2020-12", 160), ("2021-01", 172)), FLAT, 4),
    ACTIVITY_READY: Course((("2018-01", 446), ("2019-06", 428), ("2021-01", 434)), noise=5),
    EDUCATION_READY: Course((
        ("2018-01", 109), ("2019-06", 92), ("2020-02", 84), ("2020-05", 88), ("2020-08", 70), ("2020-10", 46),
        ("2020-12", 28), ("2021-01", 27),
    ), noise=1.5),
    CLEARLY_READY: Course((("2018-01", 3.4), ("2021-01", 1.9)), noise=1.5),
}  # fmt: skip
ORDINARY_HOURS = {
    ALL: Course((("2018-01", 6.3), ("2019-12", 6.9), ("2020-04", 6.3), ("2021-01", 7.3)), noise=0.4),
    READY: Course((("2018-01", 11.0), ("2021-01", 11.6)), noise=0.9),
    ACTIVITY_READY: Course((("2018-01", 5.2), ("2019-12", 5.9), ("2020-04", 5.5), ("2021-01", 6.8)), noise=0.8),
}
INTERVIEWS = {
    EDUCATION_READY: Course((("2018-01", 64.0), ("2019-12", 70.0), ("2020-05", 67.0), ("2021-01", 74.0)), noise=6.0),
    ACTIVITY_READY: Course((("2018-01", 66.0), ("2019-12", 73.5), ("2020-05", 71.0), ("2021-01", 76.5)), noise=3.0),
}
AT_COMPANIES = {
    ALL: Course((("2018-01", 37.5), ("2019-12", 40.5), ("2021-01", 46.0)), _SUMMER_DIP, 1.0),
    READY: Course((("2018-01", 52.0), ("2021-01", 57.0)), _SUMMER_DIP, 2.0),
    ACTIVITY_READY: Course((("2018-01", 33.5), ("2019-12", 36.5), ("2021-01", 43.5)), _SUMMER_DIP, 1.2),
    EDUCATION_READY: Course((("2018-01", 29.0), ("2021-01", 31.0)), _SUMMER_DIP, 2.0),
}


def rate(course: Course, name: str, place: Place, when: Period) -> float:
    """Return a share in an area, never below nothing."""
    return max(0.0, course.value(f"{name} {place.name}", when, place.roughness) + place.offset)


def persons(group: str, place: Place, when: Period) -> float:
    """Return full-time persons on kontanthjælp in an area."""
    return max(0.0, FULL_TIME[group].value(f"kontanthjælp {group} {place.name}", when) * place.size)


def activation(newest: str) -> Sheet:
    """Periods across under two header rows, the area only in the first of its rows; as loaded when `newest` was new."""
    months, groups = tuple(span(FIRST, newest)), (ALL, ACTIVITY_READY, EDUCATION_READY, CLEARLY_READY)
    title = f"{LABEL}: Kontanthjælp, aktiveringsgrad og andel aktiveringsberørte"
    above = (None, None, *(cell for month in months for cell in (site_month(month), None)))
    labels = ("Område", "Visitationskategori", *("Aktiveringsgrad", "Andel aktiveringsberørte") * len(months))
    rows: list[Row] = [(title,), (), above, labels]
    for place, group in product(PLACES, groups):
        cells = (cell for month in months for cell in _activated(place, group, month, parse_period(newest)))
        rows.append((place.name if group == ALL else None, group, *cells))
    merged = tuple(f"{_letters(column)}3:{_letters(column + 1)}3" for column in range(2, 2 + 2 * len(months), 2))
    return Sheet("Aktivering", (*rows, *_NOTES), merged)


def _activated(place: Place, group: str, month: Period, newest: Period) -> tuple[Cell, Cell]:
    if persons(group, place, month) < LEAST_SHOWN:
        return "-", "-"
    final = rate(ACTIVATION[group], f"aktivering {group}", place, month)
    part = as_registered(final, month, newest, LATE_RATES)
    return round(part, 1), round(min(97.0, part * 2.55 + 1.5 * spread(f"berørte {group} {place.name} {month.id}")), 1)


def _letters(column: int) -> str:
    first, last = divmod(column, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)


def recipients(newest: str) -> Sheet:
    """Periods down, Hvidovre named in a line above, two measures across with the groups below them."""
    groups = (ALL, READY, ACTIVITY_READY, EDUCATION_READY, CLEARLY_READY)
    title = f"{LABEL}: Kontanthjælp, antal personer og fuldtidspersoner"
    above = (None, "Antal personer", *[None] * 4, "Antal fuldtidspersoner", *[None] * 4)
    rows: list[Row] = [(title,), ("Område: Hvidovre",), (), above, ("Periode", *groups, *groups)]
    for month in span(FIRST, newest):
        full_time = [
            as_registered(persons(group, HVIDOVRE, month), month, parse_period(newest), LATE_PERSONS)
            for group in groups
        ]
        heads = [shown(number * 1.03) for number in full_time]
        rows.append((site_month(month).lower(), *heads, *map(shown, full_time)))
    return Sheet("Kontanthjælp", (*rows, *_NOTES), ("B4:F4", "G4:K4"))


def ordinary_hours(newest: str) -> Sheet:
    """One long list; hidden counts are empty, and the share stays as it does on Jobindsats."""
    labels = ("Antal personer med ordinære timer", "Andel personer med ordinære timer")
    rows: list[Row] = [(f"{LABEL}: Kontanthjælp, personer med ordinære timer",), ()]
    rows.append(("Periode", "Område", "Visitationskategori", *labels))
    for place, group, month in product(PLACES, ORDINARY_HOURS, span(FIRST, newest)):
        all_of_them = persons(group, place, month) * 1.03
        with_hours = round(all_of_them * rate(ORDINARY_HOURS[group], f"timer {group}", place, month) / 100)
        count = with_hours if with_hours >= LEAST_SHOWN else None
        rows.append((site_month(month), place.name, group, count, round(100 * with_hours / all_of_them, 1)))
    return Sheet("Ordinære timer", tuple(rows))


def interviews(newest: str) -> list[tuple[str, str, str, str]]:
    """A long list of period, area, group and the share with three or more interviews, as Danish text.

    Hardly any uddannelsesparate came on the benefit in Hvidovre in March 2020: the figure is hidden.
    """
    rows = []
    for month, place, group in product(span(FIRST, newest), PLACES, INTERVIEWS):
        # Areas differ less here than in how much they activate, and the small ones cannot jump out of the scale.
        final = INTERVIEWS[group].value(f"samtaler {group} {place.name}", month, min(1.5, place.roughness))
        share = as_registered(final + 0.8 * place.offset, month, parse_period(newest), LATE_INTERVIEWS)
        few = persons(group, place, month) < 10  # noqa: PLR2004 - new recipients are about a tenth of all
        few = few or (place is HVIDOVRE and group == EDUCATION_READY and month.id == "2020-03")
        rows.append((month.id.replace("-", "M"), place.name, group, "" if few else danish_text(share, 1)))
    return rows


def interviews_sheet(newest: str) -> Sheet:
    """The same list as a sheet of numbers stored as text."""
    title = f"{LABEL}: Nye på ydelsen, afholdte jobsamtaler"
    labels = ("Periode", "Område", "Visitationskategori", "Andel personer fordelt på antal afholdte jobsamtaler : 3+")
    return Sheet("Samtaler", ((title,), (), labels, *(tuple(one or "-" for one in row) for row in interviews(newest))))


def at_companies(newest: str) -> Sheet:
    """Periods down, groups across, the measure only in the title: the job centre's own sum of offers."""
    rows: list[Row] = [(f"{LABEL}: Andel virksomhedsrettet aktivering",), ("Område: Hvidovre",), ()]
    rows.append(("Måned", *AT_COMPANIES))
    for month in span(FIRST, newest):
        finals = (rate(AT_COMPANIES[group], f"praktik {group}", HVIDOVRE, month) for group in AT_COMPANIES)
        shares = (as_registered(final, month, parse_period(newest), LATE_RATES) for final in finals)
        rows.append((month.start, *(round(share, 1) for share in shares)))
    return Sheet("Virksomhedsrettet", tuple(rows))
