"""A workbook to count in: the plan's own figures as empty cells, laid out as the intake reads best.

One sheet for each frequency and breakdown: periods down, figures across. What is known and not hidden stands there.
One more sheet for the activities (`activity_templates`).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pejling import danish
from pejling.activity_templates import add_activities
from pejling.areas import Area
from pejling.entries import Counted, counted, periods, years
from pejling.figures import Figures
from pejling.intake import TEMPLATE_TITLE
from pejling.library import Library
from pejling.periods import Frequency, Period
from pejling.plans import Plan
from pejling.series import Group
from pejling.spreadsheets import harmless
from pejling.store import Store

_SHEETS = {
    Frequency.MONTH: "Måneder",
    Frequency.QUARTER: "Kvartaler",
    Frequency.HALF_YEAR: "Halvår",
    Frequency.YEAR: "År",
    Frequency.ROLLING_YEAR_BY_MONTH: "Løbende år, måned",
    Frequency.ROLLING_YEAR_BY_QUARTER: "Løbende år, kvartal",
}
_HELP = (
    "Skriv tallene i de tomme felter, gem filen, og træk den ind på siden Indlæs data.",
    "Tomme felter ændrer intet. Skriv det rigtige tal, også når det er lille: Pejling skjuler selv små tal.",
    "Skriv .. for at fjerne et tal. Skriv aldrig navne eller personnumre.",
)
_LONGEST_NAME = 31  # of a sheet, in Excel
_WIDTHS = (16, 16, 26)  # period, area, everything else
_FIRST_ROW = 7

Dimensions = tuple[str, ...]


def template(plan: Plan, store: Store, library: Library, today: date) -> bytes:
    """Return the workbook for a plan's municipality; where there is nothing to count, it says so."""
    book = Workbook()
    book.remove(book.worksheets[0])
    area = library.areas.get(plan.municipality)
    own = counted(plan, library.indicators)
    figures = Figures(store, library, [one.indicator.id for one in own], (area,), today)
    for (frequency, dimensions), columns in _by_sheet(own).items():
        page = book.create_sheet(", ".join((_SHEETS[frequency], *dimensions))[:_LONGEST_NAME])
        _head(page, plan, area, ("Periode", "Område", *dimensions, *_names(columns)))
        when = [one for year in years(plan, today) for one in periods(columns[0].indicator, year, today)]
        for row in _rows(columns, figures, area, when):
            page.append([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    add_activities(book, plan, store)
    if not book.worksheets:
        told = f"{plan.title} har hverken aktiviteter eller tal, som jobcentret selv skal tælle."
        book.create_sheet("Ingen tal").append([harmless(told)])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _by_sheet(own: tuple[Counted, ...]) -> dict[tuple[Frequency, Dimensions], list[Counted]]:
    sheets: dict[tuple[Frequency, Dimensions], list[Counted]] = {}
    for one in own:
        dimensions = tuple(dimension for dimension, _ in one.group)
        sheets.setdefault((one.indicator.frequency, dimensions), []).append(one)
    return sheets


def _names(columns: list[Counted]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.indicator.name for one in columns))


def _head(page: Worksheet, plan: Plan, area: Area, titles: tuple[str, ...]) -> None:
    for line in (f"{TEMPLATE_TITLE}: {plan.title}", f"Område: {area.name}", *_HELP):
        page.append([harmless(line)])
    page.append([])
    page.append([harmless(title) for title in titles])
    page["A1"].font = Font(bold=True, size=14)
    for place, cell in enumerate(page[_FIRST_ROW]):
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        page.column_dimensions[get_column_letter(place + 1)].width = _WIDTHS[min(place, len(_WIDTHS) - 1)]
    page.freeze_panes = f"C{_FIRST_ROW + 1}"


def _rows(
    columns: list[Counted], figures: Figures, area: Area, when: list[Period]
) -> Iterator[list[str | float | None]]:
    """Yield a row for each group and period: what is known and not hidden, else an empty cell."""
    by_cell = {(one.indicator.name, one.group): one for one in columns}
    groups: tuple[Group, ...] = tuple(dict.fromkeys(one.group for one in columns))
    for group in groups:
        series = {
            name: figures.series(by_cell[name, group].indicator.id, area, group)
            for name in _names(columns)
            if (name, group) in by_cell
        }
        for period in when:
            known = {name: found.at(period) for name, found in series.items()}
            cells = [one.value if (one := known.get(name)) else None for name in _names(columns)]
            yield [danish.short_period(period), area.name, *(category for _, category in group), *cells]
