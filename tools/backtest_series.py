"""The published figures a backtest is run on, read by Pejling itself: municipalities and the country."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from pejling.areas import AreaKind
from pejling.figures import Figures
from pejling.intake import read_export
from pejling.library import CONTENT_FOLDER, Library, load_library
from pejling.seasons import History, history_of
from pejling.series import Series
from pejling.store import Store

# What is forecast: indicator and group, and how many months of history come before the first forecast.
MEASURES = {
    "aktiveringsgrad": ("", 36),
    "andel_aktiveringsberoerte": ("", 36),
    "andel_med_ordinaere_timer": ("", 36),
    "ledighedsprocent": ("", 36),
    "langtidsledige": ("", 24),
}


@dataclass(frozen=True)
class Measure:
    """One indicator: its series in each municipality by name, the country's, and the first origin's history."""

    indicator: str
    grid: float
    least: int
    higher_is_better: bool
    own: dict[str, History]
    national: History


def measures(folder: Path) -> Iterator[Measure]:
    """Read every export in a folder and yield the measures found in it."""
    library = load_library()
    with TemporaryDirectory() as temporary:
        store = Store(Path(temporary))
        for file in sorted(folder.glob("y*")):
            store.add(read_export(file.name, file.read_bytes(), CONTENT_FOLDER), datetime.now(UTC))
        figures = Figures(store, library, MEASURES, library.areas.by_code.values(), date(2100, 1, 1))
        for indicator, (_, least) in MEASURES.items():
            found = _measure(indicator, least, figures, library)
            if found.own:
                yield found


def _measure(indicator: str, least: int, figures: Figures, library: Library) -> Measure:
    described = library.indicators[indicator]
    areas = [area for area in library.areas.by_code.values() if area.kind is AreaKind.MUNICIPALITY]
    everywhere = {area.name: figures.series(indicator, area) for area in areas}
    own = {name: _whole(series) for name, series in everywhere.items() if series.published}
    country = _whole(figures.series(indicator, library.areas.country))
    return Measure(indicator, described.unit.grid, least, described.improvement.sign >= 0, own, country)


def _whole(series: Series) -> History:
    """Return all published values: a backtest stands at the newest month whatever its mark."""
    return history_of(series)
