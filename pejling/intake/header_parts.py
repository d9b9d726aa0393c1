"""What the cells of a figure column's header say: a period, an area, and what is left of labels."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pejling.areas import Area
from pejling.intake.grids import Column
from pejling.intake.period_cells import period_in
from pejling.intake.year_parts import as_written
from pejling.periods import Period
from pejling.units import Unit

AreaOf = Callable[[str], Area | None]
_COLON, _LOOSE = re.compile(r"\s*:\s+"), re.compile(r"\s+[-–]\s+|,\s+|\s*\(|\)\s*")
_UNIT = re.compile(r"\(?(?:i )?(?:(?P<share>pct\.?|procent|%)|antal)\)?", re.IGNORECASE)
# After a name, as in "Langtidsledige (pct.)": what stands there is cut off before the name is looked for.
UNIT_AT_END = re.compile(r"(?:,|\s*\()\s*(?:i\s+)?(?:(?P<share>pct\.?|procent|%)|antal|personer)\)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HeaderParts:
    """A value column's header sorted by what its cells say. labels keep the number of their header row."""

    period: Period | None
    area: Area | None
    labels: tuple[tuple[int, str], ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The labels, from the top."""
        return tuple(text for _, text in self.labels)

    @property
    def names(self) -> tuple[tuple[int, str], ...]:
        """The labels that say more than a unit ("Pct.", "Antal")."""
        return tuple((row, text) for row, text in self.labels if not _UNIT.fullmatch(text))

    def against(self, unit: Unit) -> str:
        """Return a label by which the figures are in another unit: shares and no counts, or the other way; else ""."""
        units = [*map(_UNIT.fullmatch, self.texts), *map(UNIT_AT_END.search, self.texts)]
        return next(
            (found[0].strip(", ()") for found in units if found and bool(found["share"]) is not unit.is_rate), ""
        )


def sorted_parts(column: Column, area_of: AreaOf, is_group: Callable[[str], bool], *, joined: bool) -> HeaderParts:
    """Sort a header's cells. `joined` where one cell may hold two levels ("Aug 2021: Aktiveringsgrad")."""
    period, area, labels = None, None, []
    for row, cell in enumerate(column.header):
        if cell in {"", None}:
            continue
        for part in _levels(cell, area_of, is_group) if joined and isinstance(cell, str) else (cell,):
            found = period_in(part)
            if found:
                period = found
            elif isinstance(part, str) and (named := area_of(part)):
                area = named
            else:
                labels.append((row, as_written(part)))
    return HeaderParts(period, area, tuple(labels))


def _levels(cell: str, area_of: AreaOf, is_group: Callable[[str], bool]) -> list[str]:
    """Part a header at its colons, and at dashes, commas and brackets where a period, area or group stands there."""

    def is_of_its_own(text: str) -> bool:
        return bool(period_in(text) or area_of(text) or is_group(text))

    if is_of_its_own(cell):
        return [cell]
    levels: list[str] = []
    for level in _COLON.split(cell):
        loose = [part for part in _LOOSE.split(level) if part.strip()]
        whole = is_of_its_own(level) or not any(map(is_of_its_own, loose))
        levels += [level] if whole else loose
    return levels
