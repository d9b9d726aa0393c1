"""What stands above a table: title, area, unit, the day it was drawn, and StatBank's list of dimensions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pejling.areas import Area, Areas
from pejling.periods import Period, read_period

KEYED = re.compile(r"([^:]{2,30}):\s*(.+)")  # "Område: Hvidovre"
_AREA_KEYS = {"område", "kommune", "jobcenter", "area", "municipality"}
_PERIOD_KEYS = {"periode", "måned", "år", "tid", "period", "time"}
_TITLE = re.compile(r"(.+?)\s+(?:efter|by|fordelt på)\s+(.+)", re.IGNORECASE)
_NOTE = re.compile(r"(kilde|note|anm|source|udtrukket|opdateret|enhed|units?\b|[*\-\d]+\s*[:)]|\*)", re.IGNORECASE)
_YEAR_LAST = re.compile(r",?\s+(?:19|20)\d\d$")
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

    @staticmethod
    def is_note(line: str) -> bool:
        """True for a line that tells of the file and not of the figures: who made it, when, from where."""
        return bool(_NOTE.match(line))


def read_heading(sheet: str, lines: tuple[str, ...], areas: Areas, above: tuple[str, ...] = ()) -> Heading:
    """Read the lines above a table. A sheet named as an area speaks of it where no line does.

    `above` are lines that stand over several tables. They hold where the table's own lines are silent: its area,
    its period, and what it is about where no line of its own is a title.
    """
    own = _Lines(lines, areas)
    over = _Lines(above, areas)
    told = own if own.titles or not above else _Lines((*above, *lines), areas)
    title = next((found for line in told.lines if (found := _TITLE.fullmatch(line))), None)
    measure, dimensions = (title[1], tuple(_AND.split(title[2].rstrip(". ")))) if title else ("", ())
    area = own.area or over.area or _area_of(_YEAR_LAST.sub("", sheet.strip()), areas)
    return Heading(sheet, told.lines, area, own.period or over.period, measure, dimensions)


class _Lines:
    """Lines sorted by what they say; `titles` are those that say neither area nor period and are no notes."""

    def __init__(self, lines: tuple[str, ...], areas: Areas) -> None:
        self.lines, self.titles = lines, list[str]()
        self.area: Area | None = None
        self.period: Period | None = None
        for line in lines:
            key, value = _keyed(line)
            area = areas.find(value) if key in _AREA_KEYS or (not key and self.area is None) else None
            period = read_period(value) if key in _PERIOD_KEYS or (not key and self.period is None) else None
            self.area, self.period = area or self.area, period or self.period
            if not area and not period and not Heading.is_note(line):
                self.titles.append(line)
        if self.area is None:  # "Aktiveringsgrad, Hvidovre" and "Aktiveringsgrad i Hvidovre, 2024"
            plain = [_YEAR_LAST.sub("", line) for line in self.titles]
            ends = (line.rpartition(mark)[2].strip() for mark in (", ", " i ") for line in plain)
            self.area = next((area for end in ends if (area := _area_of(end, areas))), None)


def _area_of(text: str, areas: Areas) -> Area | None:
    """Return the area a text names. A number is none: "101" may be a count, or a sheet's."""
    return areas.find(text) if not text.strip().isdigit() else None


def _keyed(line: str) -> tuple[str, str]:
    keyed = KEYED.fullmatch(line)
    if keyed is None:
        return "", line
    return keyed[1].strip().lower(), keyed[2].strip()
