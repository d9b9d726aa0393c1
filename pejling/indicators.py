"""Indicators: what a figure is called, counts, means and comes from. One TOML file each."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer

from pejling.content import STRICT_KEYS, WrittenPeriod, checked, read_toml
from pejling.errors import ContentError, Fault
from pejling.periods import Frequency, Period
from pejling.units import UNITS, Unit


class Improvement(Enum):
    """Which way is better; neutral for context figures."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"

    @property
    def sign(self) -> int:
        """1 where higher is better, -1 where lower is, 0 where neither."""
        return {Improvement.HIGHER: 1, Improvement.LOWER: -1, Improvement.NEUTRAL: 0}[self]


@dataclass(frozen=True, slots=True)
class Break:
    """A series break (databrud): figures from `at` (inclusive) are not made up as the ones before."""

    __pydantic_config__ = STRICT_KEYS

    at: WrittenPeriod
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where an indicator's figures stand.

    columns: the labels that hold it in an export; the first is the publisher's present one.
    about:   words of which one must stand in the export's title, sheet name or column group, for labels that
             several measures share ("Antal personer").
    where:   rows that are this indicator, as (dimension, category); taken out of the group.
    """

    __pydantic_config__ = STRICT_KEYS

    publisher: str
    table: str = ""
    columns: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    where: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def manual(self) -> bool:
        """True where no register has the figure and the job centre counts itself."""
        return not self.columns


def _unit(found: object) -> Unit:
    if isinstance(found, Unit):
        return found
    if found not in UNITS:
        problem = f"ukendt enhed {found!r}; kendte er {', '.join(UNITS)}"
        raise ValueError(problem)
    return UNITS[str(found)]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measure.

    provisional_periods: how many of the newest periods late registration may still move.
    published_after_days: days from a period's end until it is normally published.
    numerator, denominator: ids of the indicators that count what a rate divides, where there are such.
    confirmed_by: who has confirmed the definition; empty where nobody has.
    """

    __pydantic_config__ = STRICT_KEYS

    id: str
    name: str
    unit: Annotated[Unit, BeforeValidator(_unit), PlainSerializer(lambda unit: unit.id)]
    frequency: Frequency
    improvement: Improvement
    why_it_matters: str
    how_calculated: str
    source: Source
    provisional_periods: int = 1
    published_after_days: int = 20
    breaks: tuple[Break, ...] = ()
    numerator: str = ""
    denominator: str = ""
    confirmed_by: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        """The column labels that hold it; its own name where the job centre makes the workbook itself."""
        return (*self.source.columns, self.name) if self.source.manual else self.source.columns

    @property
    def is_whole(self) -> bool:
        """True for what the job centre counts one by one itself; a publisher's counts may be averages of months."""
        return self.source.manual and not self.unit.decimals

    def break_between(self, first: Period, last: Period) -> Break | None:
        """Return a break after `first` and up to `last` (inclusive), across which nothing may be compared."""
        crossed = (one for one in self.breaks if first.start < one.at.start <= last.end)
        return next(crossed, None)


def load_indicators(folder: Path) -> dict[str, Indicator]:
    """Read every indicator in a folder, by id (the file's name). Raises ContentError for the first faulty file."""
    indicators = {}
    for file in sorted(folder.glob("*.toml")):
        indicators[file.stem] = checked(Indicator, {"id": file.stem} | read_toml(file), file)
    for indicator in indicators.values():
        for key in ("numerator", "denominator"):
            name = getattr(indicator, key)
            if name and name not in indicators:
                faults = (Fault(key, f"indikatoren '{name}' findes ikke i {folder.name}/"),)
                raise ContentError(folder / f"{indicator.id}.toml", faults)
    return indicators
