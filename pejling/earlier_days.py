"""What may be shown of an earlier day's own figures: never what a day beside it would give away.

Each day is protected by itself (`small_numbers`). But a part that was shown before its total came, and a total that is
shown since, give away the part that is hidden on both days. So in a period that has ever had something hidden, an
earlier day shows no other figures than those that are shown today.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from pejling.library import Library
from pejling.series import Mark, Observation
from pejling.small_numbers import hide_small
from pejling.store import Key, Store, StoredImport

Observations = Mapping[Key, tuple[Observation, ...]]
Hidden = frozenset[tuple[str, str, int]]  # indicator, area code and period number
_Said = dict[tuple[str, int], dict[Key, Observation]]  # what one import says, by area code and period number


def hidden_ever(
    store: Store, own: Collection[str], beside: Collection[str], areas: Collection[str], library: Library
) -> Hidden:
    """Return where the job centre's `own` indicators had something hidden on any day that one of them was told on.

    beside: the same indicators, and those whose counts their shares divide.
    """
    speaking = [one for one in store.entries() if not one.stored.indicators.isdisjoint(own)]
    days = {day for one in speaking for day in (one.stored.day, *(made.day for made in one.withdrawals))}
    said: dict[Path, _Said] = {}
    found: set[tuple[str, str, int]] = set()
    before: set[Path] = set()
    for day in sorted(days):
        imports = [one for one in store.imports(day) if not one.indicators.isdisjoint(beside)]
        said |= {one.path: _said(store, one, beside, areas) for one in imports if one.path not in said}
        here = {one.path for one in imports if not one.indicators.isdisjoint(own)}
        touched = {at for path in before ^ here for at in said[path]}
        found |= _hidden(_standing([said[one.path] for one in imports], touched), own, library)
        before = here
    return frozenset(found)


def _said(store: Store, one: StoredImport, indicators: Collection[str], areas: Collection[str]) -> _Said:
    return _by_period(store.select_from((one,), indicators, areas))


def _by_period(told: Observations) -> _Said:
    found: _Said = {}
    for key, ones in told.items():
        for one in ones:
            found.setdefault((key[1], one.period.number), {})[key] = one
    return found


def _standing(said: Iterable[_Said], touched: Collection[tuple[str, int]]) -> dict[Key, tuple[Observation, ...]]:
    """Lay what imports say over each other, the last on top, in some periods alone."""
    stands: dict[Key, dict[int, Observation]] = {}
    for one in said:
        for at in touched & one.keys():
            for key, observation in one[at].items():
                stands.setdefault(key, {})[at[1]] = observation
    return {key: tuple(ones.values()) for key, ones in stands.items()}


def _hidden(told: Observations, indicators: Collection[str], library: Library) -> Hidden:
    shown = hide_small(told, library.indicators, library.settings)
    hidden = (one for one in shown.items() if one[0][0] in indicators)
    return frozenset(
        (key[0], key[1], one.period.number) for key, ones in hidden for one in ones if one.mark is Mark.SUPPRESSED
    )


def as_shown_since(then: Observations, now: Observations, closed: Hidden) -> dict[Key, tuple[Observation, ...]]:
    """Return an earlier day's figures, in `closed` periods without those that are not shown, or not the same, now."""
    return {key: _open(key, ones, now.get(key, ()), closed) for key, ones in then.items()}


def _open(
    key: Key, ones: tuple[Observation, ...], now: tuple[Observation, ...], closed: Hidden
) -> tuple[Observation, ...]:
    if not any((*key[:2], one.period.number) in closed for one in ones):
        return ones
    shown = {one.period: one.value for one in now}
    return tuple(
        dataclasses.replace(one, value=None, mark=Mark.SUPPRESSED, numerator=None, denominator=None)
        if one.value is not None and (*key[:2], one.period.number) in closed and shown.get(one.period) != one.value
        else one
        for one in ones
    )
