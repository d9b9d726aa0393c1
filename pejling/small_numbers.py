"""Small numbers: what the job centre counts itself is hidden where it is about few persons, with what would reveal it.

Pure: observations in, observations out. Published figures pass as they are. docs/method.md, section 7.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Collection, Iterator, Mapping

import numpy as np

from pejling.indicators import Indicator
from pejling.series import Group, Mark, Observation, group_from_id, group_id
from pejling.settings import Settings

Key = tuple[str, str, str]  # indicator, area code, group id
Told = Mapping[Key, tuple[Observation, ...]]
_FULL = 100.0
_MOST_ROUNDS = 100  # bounds that still move after as many are those of figures that do not add up
_ZERO = 1e-9  # in equations of 0, 1 and -1
_HALF = 0.5  # bounds closer than this leave one whole number


def counted_here(indicators: dict[str, Indicator], settings: Settings) -> frozenset[str]:
    """Return the ids of what small numbers can be in: counts of persons and shares that no publisher stands behind."""
    return frozenset(
        one.id
        for one in indicators.values()
        if (one.unit.is_people or one.unit.is_rate) and not one.source.publisher.startswith(settings.publishers)
    )


def hide_small(told: Told, indicators: dict[str, Indicator], settings: Settings) -> dict[Key, tuple[Observation, ...]]:
    """Return the observations with small ones hidden, as Mark.SUPPRESSED without value.

    told: all groups of the indicators in it, and of the indicators that count what their shares divide. A count is
    hidden with enough siblings that no sum gives it away; a share with its numerator or its denominator.
    """
    own = counted_here(indicators, settings)
    areas = {area for indicator, area, _ in told if indicator in own}
    hidden: set[tuple[str, str, Group, int]] = set()
    for area in areas:
        place = _Place({key: ones for key, ones in told.items() if key[1] == area}, indicators, own)
        for name in place.families:
            for number, cells in place.counts(name).items():
                hidden |= {(name, area, group, number) for group in hidden_cells(cells, settings.small_numbers_below)}
    return {key: _shown(key, ones, indicators, hidden) if key[0] in own else ones for key, ones in told.items()}


def _shown(
    key: Key, ones: tuple[Observation, ...], indicators: dict[str, Indicator], hidden: Collection[object]
) -> tuple[Observation, ...]:
    indicator, area, group = indicators[key[0]], key[1], group_from_id(key[2])
    if not hidden:
        return ones
    names = [indicator.id, indicator.denominator, indicator.numerator]
    return tuple(
        dataclasses.replace(one, value=None, mark=Mark.SUPPRESSED, numerator=None, denominator=None)
        if any((name, area, group, one.period.number) in hidden for name in names)
        else one
        for one in ones
    )


class _Place:
    """One area's figures by indicator, group and period number: None where hidden already, absent where missing."""

    def __init__(self, told: Told, indicators: dict[str, Indicator], own: frozenset[str]) -> None:
        self._indicators, self._own = indicators, own
        self._cells: dict[str, dict[tuple[Group, int], float | None]] = {}
        for (indicator, _, group), ones in told.items():
            found = self._cells.setdefault(indicator, {})
            pairs = group_from_id(group)
            found |= {(pairs, one.period.number): one.value for one in ones if one.mark is not Mark.MISSING}

    @property
    def families(self) -> tuple[str, ...]:
        """Name what is protected together: an own count with the shares of it, or a share whose count is not kept."""
        own = [self._indicators[name] for name in self._cells if name in self._own]
        return tuple(dict.fromkeys(one.id if one.unit.is_people else self._family(one) for one in own))

    def _family(self, share: Indicator) -> str:
        return share.numerator if share.numerator in self._own else share.id

    def counts(self, family: str) -> dict[int, dict[Group, float | None]]:
        """Return persons by period number and group: as counted, else as share and denominator imply."""
        found = dict(self._cells.get(family, {})) if self._indicators[family].unit.is_people else {}
        for name, cells in self._cells.items():
            indicator = self._indicators[name]
            if indicator.unit.is_rate and name in self._own and self._family(indicator) == family:
                found = self._implied(indicator, cells) | found
        by_period: dict[int, dict[Group, float | None]] = {}
        for (group, number), value in found.items():
            by_period.setdefault(number, {})[group] = value
        return by_period

    def _implied(
        self, share: Indicator, cells: dict[tuple[Group, int], float | None]
    ) -> dict[tuple[Group, int], float | None]:
        """Return numerators in whole persons; at least one where the share is above 0."""
        published = self._cells.get(share.numerator, {}) if self._family(share) == share.id else {}
        denominators = self._cells.get(share.denominator, {})
        found: dict[tuple[Group, int], float | None] = {}
        for at, value in cells.items():
            denominator = denominators.get(at)
            if value is None:
                found[at] = None
            elif denominator is not None and published.get(at) is None:
                found[at] = max(1.0, float(round(value * denominator / _FULL))) if value else 0.0
        return found


def hidden_cells(values: dict[Group, float | None], below: int) -> frozenset[Group]:
    """Return the groups of one indicator, area and period to hide. A value of None is hidden already.

    Hidden are values from 1 to `below` (exclusive), and then, as long as totals and siblings leave a hidden cell only
    one whole number, the smallest sibling that is shown, or the total where none is left. 0 is never hidden.
    """
    hidden = {group for group, value in values.items() if value is None or 0 < value < below}
    if not hidden:
        return frozenset()
    sums = _sums(values)
    while exposed := exposed_cells(values, hidden, sums):
        more = next((cell for one in sums if exposed & one.cells for cell in one.in_order(values, hidden)), None)
        if more is None:
            break
        hidden.add(more)
    return frozenset(hidden)


@dataclasses.dataclass(frozen=True, slots=True)
class Sum:
    """A total and the parts of one dimension that make it up."""

    total: Group
    parts: tuple[Group, ...]

    @property
    def cells(self) -> frozenset[Group]:
        """The total and its parts."""
        return frozenset((self.total, *self.parts))

    def in_order(self, values: dict[Group, float | None], hidden: Collection[Group]) -> Iterator[Group]:
        """Yield what is still shown and not 0, the smallest part first, the total last."""
        shown = [group for group in self.parts if values.get(group) and group not in hidden]
        yield from sorted(shown, key=lambda group: (values[group], group_id(group)))
        if values.get(self.total) and self.total not in hidden:
            yield self.total


def _sums(values: dict[Group, float | None]) -> tuple[Sum, ...]:
    """Return every total there may be with its parts; a cell that is not stored can be worked out on the way."""
    every = {sub for group in values for size in range(len(group) + 1) for sub in itertools.combinations(group, size)}
    parts: dict[tuple[Group, str], list[Group]] = {}
    for group in sorted(every):
        for pair in group:
            total = tuple(other for other in group if other != pair)
            parts.setdefault((total, pair[0]), []).append(group)
    # One part alone is not known to be all of a total, unless the two are equal.
    return tuple(
        Sum(total, tuple(found))
        for (total, _), found in parts.items()
        if len(found) > 1 or (values.get(total) is not None and values.get(found[0]) == values[total])
    )


def exposed_cells(
    values: dict[Group, float | None], hidden: Collection[Group], sums: tuple[Sum, ...] | None = None
) -> frozenset[Group]:
    """Return the hidden cells that can be worked out from those shown, by whoever knows that 0 is never hidden."""
    sums = _sums(values) if sums is None else sums
    low = {group: 1.0 if group in hidden else float(value or 0.0) for group, value in values.items()}
    high = {group: math.inf if group in hidden else float(value or 0.0) for group, value in values.items()}
    for group in frozenset(cell for one in sums for cell in one.cells):
        low.setdefault(group, 0.0)
        high.setdefault(group, math.inf)
    for _ in range(_MOST_ROUNDS):
        if not _narrowed(sums, low, high):
            break
    by_bounds = {group for group in hidden if high[group] - low[group] < _HALF}
    return frozenset(by_bounds | _solved(sums, hidden, [group for group in low if high[group] - low[group] >= _HALF]))


def _narrowed(sums: tuple[Sum, ...], low: dict[Group, float], high: dict[Group, float]) -> bool:
    """Draw the bounds closer, each sum once; False where none of them moved, or they leave a cell nothing."""
    moved = False
    for one in sums:
        least = sum(low[part] for part in one.parts)
        highs = [high[part] for part in one.parts]
        most = sum(highs)
        bounds = [(one.total, least, most)]
        for part, own in zip(one.parts, highs, strict=True):
            if low[part] < own:
                others = most - own if math.isfinite(most) else _sum_without(own, highs)
                bounds.append((part, low[one.total] - others, high[one.total] - least + low[part]))
        for group, below, above in bounds:
            moved |= below > low[group] or above < high[group]
            low[group], high[group] = max(low[group], below), min(high[group], above)
    return moved and all(low[group] <= high[group] for group in low)


def _sum_without(own: float, highs: list[float]) -> float:
    """Return the sum of all but one bound, of which at least one is infinite."""
    return sum(filter(math.isfinite, highs)) if math.isinf(own) and highs.count(math.inf) == 1 else math.inf


def _solved(sums: tuple[Sum, ...], hidden: Collection[Group], unknown: list[Group]) -> set[Group]:
    """Return the hidden cells that the sums taken together determine, as linear equations."""
    places = {group: place for place, group in enumerate({*unknown, *hidden})}
    equations = np.zeros((len(sums), len(places)))
    for row, one in enumerate(sums):
        for group in one.cells & places.keys():
            equations[row, places[group]] = -1.0 if group == one.total else 1.0
    if not equations.size:
        return set()
    _, sizes, directions = np.linalg.svd(equations)
    free = directions[int(np.sum(sizes > _ZERO)) :]  # ways to change what is unknown that change no sum
    return {group for group in hidden if not np.any(np.abs(free[:, places[group]]) > _ZERO)}
