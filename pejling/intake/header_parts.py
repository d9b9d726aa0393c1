"""The cells of a column's header told apart: its period, its area, and what is left as labels."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pejling.areas import Area, Areas
from pejling.intake.dimensions import Dimensions
from pejling.intake.grids import Column
from pejling.periods import Period, read_period

_COLON, _LOOSE = re.compile(r"\s*:\s+"), re.compile(r"\s+[-–]\s+|,\s+|\s*\(|\)\s*")


@dataclass(frozen=True, slots=True)
class Parts:
    """A value column's header sorted by what its cells say. labels keep the number of their header row."""

    period: Period | None
    area: Area | None
    labels: tuple[tuple[int, str], ...]


def sorted_parts(column: Column, areas: Areas, dimensions: Dimensions, *, joined: bool) -> Parts:
    """Sort a header's cells. `joined` where one cell may hold two levels ("Aug 2021: Aktiveringsgrad").

    What can be an area and a category is the category: "Uoplyst" stands beside "Jobparat".
    """
    period, area, labels = None, None, list[tuple[int, str]]()
    for row, cell in enumerate(column.header):
        if cell in {"", None}:
            continue
        for part in _levels(cell, areas) if joined and isinstance(cell, str) else (cell,):
            found = read_period(part)
            if found:
                period = found
            elif isinstance(part, str) and (named := _area(part, areas, dimensions)):
                area = named
            else:
                labels.append((row, str(part).strip()))
    return Parts(period, area, tuple(labels))


def _area(text: str, areas: Areas, dimensions: Dimensions) -> Area | None:
    return None if text.strip().isdigit() or dimensions.of_category(text) else areas.find(text)


def _levels(cell: str, areas: Areas) -> list[str]:
    """Part a header at its colons, and at dashes, commas and brackets where a period or an area stands beside them."""

    def says_where_or_when(text: str) -> bool:
        return bool(read_period(text) or (areas.find(text) and not text.strip().isdigit()))

    if says_where_or_when(cell):
        return [cell]
    levels: list[str] = []
    for level in _COLON.split(cell):
        loose = [part for part in _LOOSE.split(level) if part.strip()]
        whole = says_where_or_when(level) or not any(map(says_where_or_when, loose))
        levels += [level] if whole else loose
    return levels
