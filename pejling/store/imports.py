"""What is remembered of an import beside its observations: when, from which file, what it held, what was wrong."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pejling.activity_states import Activity, activity_told, activity_understood
from pejling.errors import StoreError
from pejling.intake import NO_PLACES, NOWHERE, Import, Issue, Place, Places
from pejling.intake.issues import issue_told, issue_understood
from pejling.intake.subjects import Subjects, read_subjects, written_subjects
from pejling.periods import Frequency, Period
from pejling.series import Mark

METADATA = b"pejling"  # the key in the Parquet file's own metadata
_MOST_CELLS = 1000  # so many figures left out are remembered one by one; the others are counted


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of an import, by what it is about, and where in the file it stands. None is a suppressed one."""

    indicator: str
    area: str
    group: str
    period: Period
    value: float | None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Span:
    """What an import holds of one indicator: first and last period with a figure (inclusive), and how many figures."""

    indicator: str
    first: Period
    last: Period
    figures: int
    areas: int


@dataclass(frozen=True, slots=True)
class StoredImport:
    """An import as the store remembers it; `at` is when it was loaded, in UTC."""

    path: Path
    at: datetime
    file: str
    digest: str
    title: str
    rows: int
    issues: tuple[Issue, ...]
    spans: tuple[Span, ...]
    indicators: frozenset[str]  # all it speaks of, also those of which every figure is masked
    left_out: int = 0  # figures nobody confirmed, which were not kept
    cells_left_out: tuple[Cell, ...] = ()  # the first of them
    by: str = ""  # who entered the figures by hand; "" for a file
    activities: tuple[Activity, ...] = ()  # what it says of activities, and said for the first time
    recognised: tuple[tuple[str, str], ...] = ()  # (label in the file, indicator), in the file's order
    rereads: bool = False  # it takes the place of an earlier reading of the same bytes
    about: Subjects = field(default_factory=dict)  # see `intake.Import`

    @property
    def day(self) -> date:
        """The day it was loaded, where the store is."""
        return self.at.astimezone().date()


def subjects_of(imports: Iterable[StoredImport]) -> Subjects:
    """Return, by indicator, what its figures are about: as the last import says whose figures are everybody's."""
    return {indicator: named for one in imports for indicator, named in one.about.items()}


def told_of(
    new: Import, at: datetime, left_out: tuple[Cell, ...] = (), activities: tuple[Activity, ...] = ()
) -> dict[str, object]:
    """Return what a stored file says of its import, ready for JSON. `new` is without what was left out."""
    return {
        "file": new.file,
        "digest": new.digest,
        "title": new.title,
        "rows": new.rows,
        "by": new.by,
        "recognised": new.recognised,
        "at": at.isoformat(),
        "issues": [issue_told(one) for one in new.issues],
        "indicators": [str(name) for name in pc.unique(new.observations["indicator"]).to_pylist()],
        "spans": [
            [span.indicator, span.first.frequency.value, span.first.number, span.last.number, span.figures, span.areas]
            for span in spans_of(new.observations)
        ],
        "activities": [activity_told(one) for one in activities],
        "about": written_subjects(new.about),
        "left_out": len(left_out),
        "cells_left_out": [
            [one.indicator, one.area, one.group, one.period.frequency.value, one.period.number, one.value, *one.place]
            for one in left_out[:_MOST_CELLS]
        ],
    }


@functools.lru_cache(maxsize=4096)
def read_stored(path: Path) -> StoredImport:
    """Read what an import told of itself. Files never change, so it is read once. Raises StoreError."""
    try:
        return _understood(path, json.loads((pq.read_schema(path).metadata or {})[METADATA]))
    except (OSError, KeyError, TypeError, ValueError, AttributeError, pa.ArrowInvalid) as error:
        raise unreadable(path) from error


def unreadable(path: Path) -> StoreError:
    """Return the error of a stored file that is damaged or cannot be opened, with the way out."""
    problem = f"filen {path.name} i lageret {path.parent} kan ikke læses; flyt den væk, og indlæs dens fil igen"
    return StoreError(problem)


def _understood(path: Path, told: dict[str, Any]) -> StoredImport:
    return StoredImport(
        path=path,
        at=datetime.fromisoformat(told["at"]),
        file=told["file"],
        digest=told["digest"],
        title=told["title"],
        rows=told["rows"],
        issues=tuple(map(issue_understood, told["issues"])),
        spans=tuple(
            Span(name, Period(Frequency(kind), first), Period(Frequency(kind), last), figures, areas)
            for name, kind, first, last, figures, areas in told["spans"]
        ),
        indicators=frozenset(told["indicators"]),
        left_out=told.get("left_out", 0),
        cells_left_out=tuple(
            Cell(name, area, group, Period(Frequency(kind), number), value, Place(*place) if place else NOWHERE)
            for name, area, group, kind, number, value, *place in told.get("cells_left_out", ())
        ),
        by=told.get("by", ""),  # stores made before figures could be entered do not have it
        activities=tuple(map(activity_understood, told.get("activities", ()))),
        recognised=tuple((label, indicator) for label, indicator in told.get("recognised", ())),
        rereads=told.get("rereads", False),
        about=read_subjects(told.get("about", {})),
    )


def cells_of(observations: pa.Table, rows: Iterable[int], places: Places = NO_PLACES) -> tuple[Cell, ...]:
    """Return some rows of a table of observations, by their numbers, as cells."""
    numbers = list(rows)
    taken = observations.take(pa.array(numbers, pa.int64())).to_pylist()
    return tuple(
        Cell(
            row["indicator"],
            row["area"],
            row["group"],
            Period(Frequency(row["frequency"]), row["number"]),
            row["value"],
            places.of(number),
        )
        for number, row in zip(numbers, taken, strict=True)
    )


def spans_of(observations: pa.Table) -> tuple[Span, ...]:
    """Return what a table of observations holds, an indicator at a time; figures are values that are not null."""
    told = observations.select(["indicator", "area", "frequency", "number", "value"]).unify_dictionaries()
    held, areas = pc.is_valid(told["value"]), [chunk.indices for chunk in told["area"].chunks]
    for place, name, column in ((1, "area", pa.chunked_array(areas, pa.int16())), (3, "number", told["number"])):
        # What is null is not counted below, which is cheaper than leaving rows out.
        told = told.set_column(place, name, pc.if_else(held, column, pa.scalar(None, column.type)))
    grouped = told.group_by(["indicator", "frequency"]).aggregate(
        [("number", "min"), ("number", "max"), ("value", "count"), ("area", "count_distinct")]
    )
    return tuple(
        Span(
            row["indicator"],
            Period(Frequency(row["frequency"]), row["number_min"]),
            Period(Frequency(row["frequency"]), row["number_max"]),
            row["value_count"],
            row["area_count_distinct"],
        )
        for row in sorted(grouped.to_pylist(), key=lambda row: str(row["indicator"]))
        if row["value_count"]
    )


def marked(observations: pa.Table, mark: Mark) -> int:
    """Return how many observations have a mark."""
    return int(pc.sum(pc.equal(observations["mark"], mark.value)).as_py() or 0)


def areas_of(observations: pa.Table, indicator: str) -> list[str]:
    """Return the codes of the areas an indicator has figures for."""
    mine = pc.and_(pc.equal(observations["indicator"], indicator), pc.is_valid(observations["value"]))
    return [str(code) for code in pc.unique(observations["area"].filter(mine)).to_pylist()]
