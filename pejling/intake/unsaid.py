"""What the lines above a table leave open of period and area, or settle against each other, in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from pejling import danish
from pejling.intake.grids import Column, Grid
from pejling.intake.headers import Heading
from pejling.intake.period_cells import written_day
from pejling.intake.refusals import NO_WEEKS
from pejling.intake.roles import Role
from pejling.intake.year_parts import part_of
from pejling.periods import Frequency, Period

_PERIOD = "skriv fx 'Periode: juli 2026' på en linje over tabellen"
_WEEK_TITLE = re.compile(
    r"((år|year)\W*(og )?)?(kalender|iso\W?)?(uge|week)\W*(nr|nummer|no|number)?\.?(\W*(og )?(år|year))?", re.IGNORECASE
)
_OF_PERSONS = re.compile(  # when what is counted began or ended, and not the period in which it is counted
    r"(start|opstarts?|begyndelses|tilgangs|indplacerings|henvisnings|visitations|afgangs|afslutnings|ophørs|slut)"
    r"\W?(måned|kvartal|år)",
    re.IGNORECASE,
)
_BEGUN = (
    "kolonnen '{}' siger, hvornår noget begyndte eller sluttede, og ikke hvilken periode tallene er for; de er ikke "
    "brugt. Er det tallenes periode, så kald kolonnen 'Periode'"
)
_AREA = "skriv fx 'Område: Hvidovre' på en linje over tabellen"


def unsaid(heading: Heading, grid: Grid, *, period: bool, area: bool) -> str:
    """Say of a column that its period or area, or both, are said nowhere, and what to do."""
    told = []
    if period and (weeks := weeks_in(grid.columns)):
        told.append(weeks)
    elif period and len(heading.dated) > 1:
        said = " og ".join(f"{where} ({danish.period(one)})" for where, one in heading.dated)
        told.append(f"{said} siger ikke den samme periode: {_PERIOD}")
    elif period:
        told.append(
            f"perioden mangler: der er ingen at læse i en række, i en overskrift eller over tabellen; {_PERIOD}"
        )
    if area and heading.contested:
        told.append(f"en titel siger {heading.contested.name}, men arket hedder '{heading.sheet}': {_AREA}")
    elif area:
        told.append(f"området mangler: der er intet at læse i en række, i en overskrift eller over tabellen; {_AREA}")
    return f"{'. '.join(told)}. Tallene er ikke brugt"


def weeks_in(columns: Iterable[Column]) -> str:
    """Say that a column is titled as weeks, which are no months however they are written (2020-01); "" for none."""
    label = next((one.label for one in columns if _WEEK_TITLE.fullmatch(one.label.strip())), "")
    return f"kolonnen '{label[:40]}' siger uger; {NO_WEEKS}" if label else ""


def weeks_across(grid: Grid) -> str:
    """Say that a table with periods in its headers has a title of weeks before them: "Uge" over areas; else ""."""
    return weeks_in(one for one in grid.columns if one.role in {Role.AREA, Role.STUB})


def overruled(heading: Heading, *, period: bool, area: bool) -> Iterator[str]:
    """Yield what a line says against the sheet's name or a title; the line, which stands nearer, is followed.

    period, area: whether the figures have theirs from the lines.
    """
    if area and heading.area and heading.sheet_area not in {None, heading.area}:
        named = heading.area.name
        yield f"en linje over tabellen siger {named}, men arket hedder '{heading.sheet}'; tallene er læst som {named}"
    if period and heading.period:
        for where, one in heading.dated:
            if one.end < heading.period.start or heading.period.end < one.start:
                named = danish.period(heading.period)
                yield f"en linje over tabellen siger {named}, men {where} noget andet; tallene er læst som {named}"


def no_periods(heading: Heading, column: Column) -> str:
    """Say why a column of periods cannot be that of the figures: weeks, another period's day, when people began."""
    if weeks := weeks_in([column]):
        return f"{weeks}. Tallene er ikke brugt"
    if _OF_PERSONS.fullmatch(column.label.strip()):
        return _BEGUN.format(column.label.strip()[:40])
    return _another_day(heading, column.cells)


def against_sheet(heading: Heading) -> str:
    """Say that a sheet is named as another month or quarter than its lines say, one of them a copy's; else ""."""
    told, part = heading.whole_period, part_of(None, heading.sheet)
    if told is None or part is None or told.frequency.rolling or told.frequency is Frequency.YEAR:
        return ""
    named = Period.of(part[0], told.year, part[1])
    if named.start <= told.end and told.start <= named.end:
        return ""
    return (
        f"arkets navn '{heading.sheet}' og linjerne over tabellen ({danish.period(told)}) siger hver sit; tabellen er "
        "ikke brugt. Ret det ene, og indlæs igen"
    )


def _another_day(heading: Heading, cells: Sequence[object]) -> str:
    """Say of a column that has one day in all rows that it lies outside the period told above; "" where it does not.

    It is then likely the day the figures were drawn.
    """
    day = _day(cells[0]) if len(set(cells)) == 1 else None
    told = heading.whole_period
    if day is None or told is None:
        return ""
    if day.day == 1 or told.start <= day <= told.end:
        return ""
    return (
        f"kolonnen siger {danish.day(day)} i alle rækker, men tabellens titel eller ark siger {danish.period(told)}; "
        f"tabellen er ikke brugt. Slet kolonnen, hvis dagen ikke er tallenes, og ellers {_PERIOD}"
    )


def days_within_months(cells: Sequence[object], of_whom: Callable[[], Iterable[tuple[int, ...]]]) -> str:
    """Say of a column of dates that one series has several of a month, which are then weeks or days; else "".

    of_whom gives what else each row says it is of. Both ends of a month may stand for it.
    """
    days = {day for cell in set(cells) if (day := _day(cell))}
    counted = Counter((day.year, day.month) for day in days if not _ends_month(day))
    if not counted or len(days) == len({(day.year, day.month) for day in days}):
        return ""
    found: dict[tuple[object, ...], date] = {}
    for cell, whom in zip(cells, of_whom(), strict=True):
        day = _day(cell)
        if day and (day.year, day.month) in counted:
            other = found.setdefault((day.year, day.month, *whom), day)
            if other != day:
                both = f"både {danish.day(other)} og {danish.day(day)}"
                return f"kolonnen har flere dage i samme måned ({both}), så tallene er for uger eller dage; {NO_WEEKS}"
    return ""


def _day(cell: object) -> date | None:
    if isinstance(cell, date):
        return date(cell.year, cell.month, cell.day)
    return written_day(cell.strip()) if isinstance(cell, str) else None


def _ends_month(day: date) -> bool:
    return day.day == 1 or (day + timedelta(days=1)).day == 1
