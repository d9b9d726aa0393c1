"""Steps of a size a series does not usually take: to be confirmed before the figures count.

A step is the difference between a figure and the one of the period before. It is gross where it is more than five
times the series' median step (quant.md, 2.4 and 3.7); a few gross errors make every later range two to three times as
wide. What is told of here are figures an import brings or changes; what is stored already somebody has let in.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pejling import danish
from pejling.indicators import Indicator
from pejling.intake import Import, Issue, Severity
from pejling.periods import Frequency, Period
from pejling.store import Beside, Cell
from pejling.store.changes import Timelines
from pejling.store.imports import cells_of

TIMES = 5
# Of a publisher's series loaded for the first time: among 20 000 published figures of 51 areas the largest step is 12
# times the usual one, and 276 are more than five times, most of them January's.
TIMES_FIRST = 20
FEWEST = 12  # steps: with fewer, a median says little of what is usual, and a season has not been seen through
_DECIMALS = 6  # differences of published figures, without what binary fractions add


@dataclass(frozen=True, slots=True)
class Step:
    """A figure of an import a gross step away from the one beside it.

    row:      the figure's row in the import's observations.
    beside:   the period before; the one after where only the step from the figure is the import's.
    value:    what the series has there, in the indicator's unit.
    usual:    the series' median step, at least one published decimal.
    asked:    it must be confirmed before it counts: the series goes on from what is stored, or is the job centre's own
              count, or the step is beyond TIMES_FIRST. Else it is a publisher's history, loaded for the first time.
    followers: the rows of the import's figures that stay where the step led, one after the other, where the series goes
              on from what is stored: what nobody says is right of the first is not right of them.
    """

    row: int
    cell: Cell
    beside: Period
    value: float
    usual: float
    asked: bool = True
    followers: tuple[int, ...] = ()

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows that are left out where nobody confirms the step."""
        return (self.row, *self.followers)

    @property
    def size(self) -> float:
        """How many usual steps it is."""
        return abs((self.cell.value or 0.0) - self.value) / self.usual


def gross_steps(new: Import, beside: Beside, indicators: Mapping[str, Indicator]) -> tuple[Step, ...]:
    """Return the figures of an import that make a gross step, the largest first."""
    told = ((indicators[name], lines) for name, lines in beside.timelines())
    steps = (step for indicator, lines in told for step in _steps(new, lines, indicator))
    return tuple(sorted(steps, key=lambda step: step.size, reverse=True))


def _steps(new: Import, lines: Timelines, indicator: Indicator) -> Iterator[Step]:
    if len(lines.value) <= FEWEST:
        return
    usual = _usual(lines, indicator.unit.grid)
    gross = _sizes(lines) > np.round(TIMES * usual, _DECIMALS)
    gross &= ~_before_break(lines, indicator)
    blamed = _blamed(lines, np.flatnonzero(gross), TIMES * usual)
    cells = cells_of(new.observations, (int(lines.row[one.at]) for one in blamed), new.places)
    goes_on = {int(one) for one in np.unique(lines.series[~lines.changed])}
    for (at, by, followers), cell in zip(blamed, cells, strict=True):
        as_usual = float(usual[min(at, by)])
        is_known = int(lines.series[at]) in goes_on
        asked = is_known or indicator.source.manual
        asked |= bool(abs(lines.value[at] - lines.value[by]) > TIMES_FIRST * as_usual)
        yield Step(
            int(lines.row[at]),
            cell,
            _period(cell, int(lines.number[by])),
            float(lines.value[by]),
            as_usual,
            asked,
            tuple(int(lines.row[place]) for place in followers) if is_known else (),
        )


def first_steps_note(steps: tuple[Step, ...]) -> tuple[Issue, ...]:
    """Say how many figures of series loaded for the first time make gross steps, and are taken in all the same."""
    many = sum(not step.asked for step in steps)
    if not many:
        return ()
    counted = danish.count(many, "tal springer", "tal springer")
    problem = f"{counted} usædvanligt meget i serier, der ikke er indlæst før; de er taget med, som de er udgivet"
    return (Issue("", "", problem, Severity.NOTE),)


def _period(cell: Cell, number: int) -> Period:
    return Period(cell.period.frequency, number)


def _sizes(lines: Timelines) -> NDArray[np.float64]:
    """Return the size of the step from each figure to the next; not a number where the next is no next period."""
    neighbours = (np.diff(lines.series) == 0) & (np.diff(lines.number) == 1)
    return np.where(neighbours, np.round(np.abs(np.diff(lines.value)), _DECIMALS), np.nan)


def _usual(lines: Timelines, grid: float) -> NDArray[np.float64]:
    """Return what step is usual in the series of each figure but the last; infinite where that cannot be told.

    That is the median step, but never less than the unit's smallest published one: 0.1 point or 1 person. A series that
    mostly stands still jumps where it moves by more than five of these.
    """
    sizes = _sizes(lines)
    real = np.flatnonzero(~np.isnan(sizes))
    usual = np.full(len(sizes), np.inf)
    if not len(real):
        return usual
    first = np.flatnonzero(np.append(True, np.diff(lines.series[real]) != 0))
    counts = np.diff(first, append=len(real))
    told = np.full(len(first), np.inf)
    for many in np.unique(counts[counts >= FEWEST]):  # series of one length are the rows of one matrix
        alike = counts == many
        medians = np.median(sizes[real[first[alike, np.newaxis] + np.arange(many)]], axis=1)
        told[alike] = np.maximum(medians, grid)
    usual[real] = np.repeat(told, counts)
    return usual


def _before_break(lines: Timelines, indicator: Indicator) -> NDArray[np.bool_]:
    """Tell for each figure but the last whether a series break lies before the next: that step is expected."""
    firsts = [_number(indicator.frequency, one.at.start) for one in indicator.breaks]
    return np.isin(lines.number[1:], firsts)


def _number(frequency: Frequency, day: date) -> int:
    return Period.containing(frequency, day).number


class _Blamed(NamedTuple):
    """The places of a figure to confirm, of the one beside it, and of the import's that stay where the step led."""

    at: int
    by: int
    followers: list[int]


def _blamed(lines: Timelines, gross: NDArray[np.intp], limit: NDArray[np.float64]) -> list[_Blamed]:
    """Return what is to be confirmed of the gross steps, by the place before each, that an import has brought about.

    The figure at the step's end is asked about; its beginning where the end is none of the import's. The way back
    from odd figures, one or several of the import's, is no second one.
    """
    blamed: list[_Blamed] = []
    ways_back = set[int]()
    for step in gross.tolist():
        before, after = step, step + 1
        if step in ways_back:
            continue
        end = after
        if lines.changed[after]:
            blamed.append(_Blamed(after, before, _followers(lines, after, before, limit[step])))
            end += len(blamed[-1].followers)
        elif lines.changed[before] and (before, before - 1) not in [one[:2] for one in blamed[-1:]]:
            blamed.append(_Blamed(before, after, _followers(lines, before, after, limit[step])))
        if end + 1 < len(lines.value) and abs(lines.value[end + 1] - lines.value[before]) <= limit[end]:
            ways_back.add(end)
    return blamed


def _followers(lines: Timelines, at: int, by: int, limit: float) -> list[int]:
    """Return the places of the import's figures beyond `at` that lie as far from the one beside it as a gross step."""
    onward = range(at + 1, len(lines.value)) if at > by else range(at - 1, -1, -1)
    stays = itertools.takewhile(
        lambda place: (
            lines.series[place] == lines.series[at]
            and lines.changed[place]
            and abs(lines.value[place] - lines.value[by]) > limit
        ),
        onward,
    )
    return list(stays)
