"""The published figures a backtest is run on, read by Pejling itself: municipalities and the country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from pejling.areas import AreaKind
from pejling.figures import Figures
from pejling.intake import read_export
from pejling.library import CONTENT_FOLDER, Library, load_library
from pejling.periods import Frequency, Period
from pejling.seasons import History
from pejling.series import Series
from pejling.store import Store

# What is forecast where nobody names other indicators: those the method was chosen on.
INDICATORS = (
    "aktiveringsgrad",
    "andel_aktiveringsberoerte",
    "andel_med_ordinaere_timer",
    "ledighedsprocent",
    "kontanthjaelp_fuldtidspersoner",
    "langtidsledige",
)
_LATE = date(2100, 1, 1)
_LONG, _SHORT = 36, 24  # months of history before the first forecast
_BOTH_HALVES = 48  # a country's series this long gives a year of forecasts after the longer history


@dataclass(frozen=True)
class Measure:
    """One indicator: its series in each municipality by name, and the country's.

    least: months of history at the first forecast. direction: 1 where more is better, -1 where less is.
    """

    indicator: str
    grid: float
    least: int
    direction: int
    own: dict[str, History]
    national: History


def indicator_ids() -> list[str]:
    """Return every indicator there is content for."""
    return sorted(load_library().indicators)


def measures(folder: Path, wanted: Iterable[str]) -> Iterator[Measure]:
    """Read every export in a folder, and yield the wanted indicators that two municipalities and the country have."""
    library = load_library()
    chosen = [name for name in wanted if library.indicators[name].frequency is Frequency.MONTH]
    with TemporaryDirectory() as temporary:
        store = Store(Path(temporary))
        for file in sorted(folder.glob("y*")):
            store.add(read_export(file.name, file.read_bytes(), CONTENT_FOLDER), datetime.now(UTC))
        figures = Figures(store, library, chosen, library.areas.by_code.values(), _LATE)
        found = [_measure(indicator, figures, library) for indicator in chosen]
    yield from (one for one in found if len(one.own) > 1 and one.national.observed)


def _measure(indicator: str, figures: Figures, library: Library) -> Measure:
    described = library.indicators[indicator]
    areas = [area for area in library.areas.by_code.values() if area.kind is AreaKind.MUNICIPALITY]
    everywhere = {area.name: figures.series(indicator, area) for area in areas}
    own = {name: _published(series) for name, series in everywhere.items() if series.published}
    national = _published(figures.series(indicator, library.areas.country))
    least = _LONG if len(national.values) >= _BOTH_HALVES else _SHORT
    return Measure(indicator, described.unit.grid, least, described.improvement.sign or 1, own, national)


def _published(series: Series) -> History:
    """Return the published values: a backtest stands at the newest month, although it may yet be corrected."""
    rate = series.indicator.unit.is_rate
    known = {one.period: one.value for one in series.published if one.value is not None}
    if not known:
        return History(Period(Frequency.MONTH, 0), np.array([]), rate)
    first, last = min(known, key=lambda one: one.number), max(known, key=lambda one: one.number)
    return History(first, np.array([known.get(first + n, np.nan) for n in range(last - first + 1)]), rate)
