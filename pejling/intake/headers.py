"""What stands above a table: title, area, unit, the day it was drawn, and StatBank's list of dimensions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pejling.areas import Area, Areas
from pejling.periods import Period, read_period

_KEYED = re.compile(r"([^:]{2,30}):\s*(.+)")
_AREA_KEYS = {"område", "kommune", "jobcenter", "area", "municipality"}
_PERIOD_KEYS = {"periode", "måned", "år", "tid", "period", "time"}
_TITLE = re.compile(r"(.+?)\s+(?:efter|by|fordelt på)\s+(.+)", re.IGNORECASE)
_AND = re.compile(r",\s*|\s+(?:og|and)\s+")


@dataclass(frozen=True, slots=True)
class Heading:
    """What the lines above a table say. `measure` and `dimensions` are StatBank's "<measure> efter <dimensions>"."""

    sheet: str
    lines: tuple[str, ...]
    area: Area | None = None
    period: Period | None = None
    measure: str = ""
    dimensions: tuple[str, ...] = ()

    @property
    def context(self) -> str:
        """All words that say what the table is about."""
        return " ".join((self.sheet, *self.lines))


def read_heading(sheet: str, lines: tuple[str, ...], areas: Areas) -> Heading:
    """Read the lines above a table. A sheet named as an area speaks of it where no line does."""
    area, period, measure = None, None, ""
    dimensions: tuple[str, ...] = ()
    for line in lines:
        key, value = _keyed(line)
        if key in _AREA_KEYS or (not key and area is None):
            area = areas.find(value) or area
        if key in _PERIOD_KEYS or (not key and period is None):
            period = read_period(value) or period
        title = _TITLE.fullmatch(line)
        if title and not measure:
            measure, dimensions = title[1], tuple(_AND.split(title[2].rstrip(". ")))
    area = area or (areas.find(sheet) if not sheet.strip().isdigit() else None)
    return Heading(sheet, lines, area, period or None, measure, dimensions)


def _keyed(line: str) -> tuple[str, str]:
    keyed = _KEYED.fullmatch(line)
    if keyed is None:
        return "", line
    return keyed[1].strip().lower(), keyed[2].strip()
