"""The other municipalities' figures on a target's indicator: as a reference for its level, and beside its own."""

from __future__ import annotations

from pejling.areas import AreaKind
from pejling.figures import Figures
from pejling.follow_up import Line
from pejling.library import Library
from pejling.references import Reference, reference_of
from pejling.series import Series
from pejling.store import Store


def reference(line: Line, store: Store, library: Library) -> Reference | None:
    """Return what all municipalities with figures have done with a target's indicator; None where nothing is ahead."""
    found = line.assessment
    newest = line.series.newest_settled if line.series else None
    if line.indicator is None or line.series is None or newest is None or found.aim is None or found.ahead is None:
        return None
    areas = [area for area in library.areas.by_code.values() if area.kind is AreaKind.MUNICIPALITY]
    figures = Figures(store, library, [line.indicator.id], areas, line.as_of)
    months = range(max(1, found.aim.span.first - newest.period), found.aim.span.due - newest.period + 1)
    months = months[-1:] if found.aim.span.length == 1 else months
    everybody = (figures.series(line.indicator.id, area, line.target.group) for area in areas)
    return reference_of(everybody, newest.period, months)


def comparison(line: Line, store: Store, library: Library, group: str) -> tuple[Series, ...]:
    """Return the same series in each municipality of a comparison group, for rates only; () for counts."""
    if line.indicator is None or not line.indicator.unit.is_rate:
        return ()
    areas = [library.areas.get(member) for member in library.groups[group].members]
    figures = Figures(store, library, [line.indicator.id], areas, line.as_of)
    found = (figures.series(line.indicator.id, area, line.target.group) for area in areas if area != line.area)
    return tuple(series for series in found if series.published)
