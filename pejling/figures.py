"""Series made of what the store holds, as they stood on a day: marks, denominators and what was not yet known.

Small numbers of the job centre's own are hidden here, before anything can be drawn, written or worked out of them.
"""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from pejling.areas import Area
from pejling.earlier_days import Hidden, as_shown_since, hidden_ever
from pejling.indicators import Indicator
from pejling.library import Library
from pejling.periods import Period
from pejling.series import Group, Mark, Observation, Series, group_from_id, group_id
from pejling.small_numbers import counted_here, hide_small
from pejling.store import Key, Store, StoredImport

Observations = dict[Key, tuple[Observation, ...]]

_FULL = 100.0


class Figures:
    """All series of some indicators in some areas, read at once. Immutable after it is made.

    Figures that were first loaded after `as_of` are cut to what had been published by then, and the series is
    marked `reconstructed`: the best there is where nobody had loaded anything yet.
    """

    def __init__(
        self, store: Store, library: Library, wanted: Iterable[str], areas: Iterable[Area], as_of: date
    ) -> None:
        held = _Held(store, with_relatives(wanted, library), [area.code for area in areas])
        self._look(held, library, as_of)

    def on(self, day: date) -> Figures:
        """Return the same figures as they stood on another day, without reading anew what did not change."""
        found = object.__new__(Figures)
        found._look(self._held, self._library, day)
        return found

    def _look(self, held: _Held, library: Library, as_of: date) -> None:
        self.as_of = as_of
        self._held, self._library, self._indicators = held, library, library.indicators
        imports = held.store.imports(as_of)
        self._imports = imports
        known = {name for stored in imports for name in stored.indicators}
        self._reconstructed = frozenset(held.indicators - known)
        observations = {key: self._begun(ones) for key, ones in held.select(held.indicators & known, imports).items()}
        if self._reconstructed:
            later = held.first(self._reconstructed)
            self._imports = held.now
            observations = observations | {key: self._published(key, ones) for key, ones in later.items()}
        self._observations = self._shown(observations, imports)
        self._newest = self._newest_numbers(imports, known)

    def _shown(self, observations: Observations, imports: tuple[StoredImport, ...]) -> Observations:
        """Hide small numbers, and on an earlier day what would give them away beside what is shown now."""
        library = self._library
        shown = hide_small(observations, library.indicators, library.settings)
        own = counted_here(library.indicators, library.settings) & self._held.indicators
        if _speaking(imports, own) == _speaking(self._held.now, own):
            return shown
        return as_shown_since(shown, *self._held.since(own, library))

    def _begun(self, observations: tuple[Observation, ...]) -> tuple[Observation, ...]:
        """Return those of periods that had begun on the day: what a file says of later ones is a budget or a guess."""
        if not observations or self._is_begun(observations[-1].period):
            return observations  # nearly all there are
        return tuple(one for one in observations if self._is_begun(one.period))

    def _is_begun(self, period: Period) -> bool:
        return period.number <= Period.containing(period.frequency, self.as_of).number

    def _published(self, key: Key, observations: tuple[Observation, ...]) -> tuple[Observation, ...]:
        """Return those of the indicator's own frequency that had been published on the day; they are in order."""
        indicator = self._indicators[key[0]]
        own = [one for one in observations if one.period.frequency is indicator.frequency]
        last = self.as_of - timedelta(days=indicator.published_after_days)
        return tuple(own[: bisect.bisect_right(own, last, key=lambda one: one.period.end)])

    def _newest_numbers(self, imports: Iterable[StoredImport], known: set[str]) -> dict[str, int]:
        """Return the newest period with a figure, by indicator, in any area there are figures for."""
        newest: dict[str, int] = {}
        for stored in imports:
            for span in stored.spans:
                last = min(span.last.number, Period.containing(span.last.frequency, self.as_of).number)
                newest[span.indicator] = max(newest.get(span.indicator, last), last)
        for (indicator, _, _), observations in self._observations.items():
            if indicator not in known:
                numbers = [one.period.number for one in observations if one.value is not None]
                newest[indicator] = max([newest.get(indicator, 0), *numbers])
        return newest

    def series(self, indicator: str, area: Area, group: Group = ()) -> Series:
        """Return one series; without observations where the store has none."""
        described = self._indicators[indicator]
        observations = self._observations.get((indicator, area.code, group_id(group)), ())
        counts = [self._values(name, area, group) for name in (described.numerator, described.denominator)]
        return Series(
            described,
            area,
            group,
            tuple(
                self._marked(described, one, counts[0].get(one.period.number), counts[1].get(one.period.number))
                for one in observations
                if one.period.frequency is described.frequency
            ),
            reconstructed=indicator in self._reconstructed and bool(observations),
        )

    @property
    def imports(self) -> tuple[StoredImport, ...]:
        """The imports these figures are made of, oldest first."""
        return tuple(one for one in self._imports if not one.indicators.isdisjoint(self._held.indicators))

    def same_as(self, other: Figures) -> bool:
        """True where the figures, and which of them are provisional, are the same."""
        return (self._observations, self._newest) == (other._observations, other._newest)

    def groups(self, indicator: str, area: Area) -> tuple[Group, ...]:
        """Return the groups there are figures for."""
        return tuple(group_from_id(key[2]) for key in self._observations if key[:2] == (indicator, area.code))

    def _values(self, indicator: str, area: Area, group: Group) -> dict[int, float]:
        ones = self._observations.get((indicator, area.code, group_id(group)), ()) if indicator else ()
        return {one.period.number: one.value for one in ones if one.value is not None}

    def _marked(
        self, indicator: Indicator, one: Observation, numerator: float | None, denominator: float | None
    ) -> Observation:
        newest = self._newest.get(indicator.id, one.period.number)
        provisional = one.mark is Mark.FINAL and newest - one.period.number < indicator.provisional_periods
        if denominator is None and numerator is not None and one.value:
            denominator = numerator * _FULL / one.value  # the share's own denominator, as well as one decimal tells
        mark = Mark.PROVISIONAL if provisional else one.mark
        return dataclasses.replace(one, mark=mark, numerator=numerator, denominator=denominator)


class _Held:
    """What a store holds of some indicators and areas. Each file, and each state of the store, is read once."""

    def __init__(self, store: Store, indicators: set[str], areas: list[str]) -> None:
        self.store, self.indicators = store.narrowed(indicators, areas), indicators
        self._areas = areas
        self._since: tuple[Observations, Hidden] | None = None
        self._states: dict[tuple[frozenset[str], tuple[Path, ...]], Observations] = {}

    def select(self, indicators: set[str], imports: tuple[StoredImport, ...]) -> Observations:
        """Return what these imports say of some of the indicators, the newest value of a key."""
        state = frozenset(indicators), tuple(one.path for one in imports)
        if state not in self._states:
            self._states[state] = self.store.select_from(imports, indicators, self._areas)
        return self._states[state]

    @cached_property
    def now(self) -> tuple[StoredImport, ...]:
        """The imports that count now."""
        return self.store.imports()

    def since(self, own: frozenset[str], library: Library) -> tuple[Observations, Hidden]:
        """Return how the own indicators are shown now, and the periods in which they ever had something hidden.

        What is hidden of a count or a share is so for the shares and counts it is seen beside.
        """
        if self._since is None:
            relatives = {name: with_relatives([name], library) & self.indicators for name in own}
            beside = set[str]().union(*relatives.values())
            shown = hide_small(self.select(beside, self.now), library.indicators, library.settings)
            hidden = hidden_ever(self.store, own, beside, self._areas, library)
            closed = {(name, area, at) for name in own for other, area, at in hidden if other in relatives[name]}
            self._since = shown, frozenset(closed)
        return self._since

    def first(self, indicators: frozenset[str]) -> Observations:
        """Return what the store knew first of some of the indicators."""
        return self.select(set(indicators), self.now[::-1])


def _speaking(imports: Iterable[StoredImport], indicators: Collection[str]) -> list[Path]:
    return [one.path for one in imports if not one.indicators.isdisjoint(indicators)]


def with_relatives(wanted: Iterable[str], library: Library) -> set[str]:
    """Return the indicators with the counts their shares divide, and the own shares of those counts."""
    indicators, own = library.indicators, counted_here(library.indicators, library.settings)
    counts = {id_ for name in wanted for id_ in _with_counts(indicators[name])}
    shares = (name for name in own if indicators[name].numerator in counts)
    return {id_ for name in (*counts, *shares) for id_ in _with_counts(indicators[name])}


def _with_counts(indicator: Indicator) -> tuple[str, ...]:
    return tuple(name for name in (indicator.id, indicator.numerator, indicator.denominator) if name)
