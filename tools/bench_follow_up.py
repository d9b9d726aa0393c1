"""Benchmark d: a plan followed up on a store of two million observations, against one of twenty thousand.

Both stores hold the same figures of what the plan asks for (one municipality, the whole country, its indicators), in
as many imports. The large one holds all other areas and other indicators besides.
"""

from __future__ import annotations

import hashlib
import itertools
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa

from pejling.areas import Area
from pejling.follow_up import follow_up
from pejling.intake import Import
from pejling.intake.tables import OBSERVATIONS
from pejling.library import Library, load_library
from pejling.periods import Frequency, Period
from pejling.series import Mark
from pejling.store import Store
from tools.bench_results import Aim, Measured, Result

PLAN = "hvidovre-2020"
ASKED_FOR = (
    "aktiveringsgrad",
    "andel_med_tre_samtaler",
    "andel_med_ordinaere_timer",
    "andel_virksomhedsrettet_aktivering",
)
BESIDES = ("langtidsledige", "ledighedsprocent", "ledige_fuldtidspersoner", "andel_aktiveringsberoerte")
_GROUPS = ("", "visitation=uddannelsesparat", "visitation=aktivitetsparat")
_MONTHS, _IMPORTS = 84, 10
_FIRST = Period.of(Frequency.MONTH, 2014, 1).number
_LOADED, _AS_OF = datetime(2021, 2, 1, 12, tzinfo=UTC), date(2021, 3, 1)
_MOST_TIME = 2.0


def run(repeats: int, folder: Path) -> Result:
    """Measure both stores in turn, in one process; the first of each is not counted."""
    library = load_library()
    asked = (library.areas.get(library.plans[PLAN].municipality), library.areas.country)
    large, many = _filled(folder / "large", library.areas.areas, (*ASKED_FOR, *BESIDES))
    small, few = _filled(folder / "small", asked, ASKED_FOR)
    times: dict[Path, list[float]] = {large.folder: [], small.folder: []}
    for store in (large, small) * (repeats + 1):
        times[store.folder].append(_milliseconds(store, library))
    taken = Measured("time", "ms", times[large.folder][1:], times[small.folder][1:], 1)
    return Result(
        f"A follow-up of {PLAN} on {_IMPORTS} imports",
        f"{many:,} stored observations",
        f"{few:,} stored observations",
        (taken,),
        (Aim("at most twice the baseline's time", taken.ratio <= _MOST_TIME),),
    )


def _milliseconds(store: Store, library: Library) -> float:
    start = time.perf_counter()
    found = follow_up(library.plans[PLAN], store, library, _AS_OF)
    taken = (time.perf_counter() - start) * 1000
    if not any(line.series and line.series.published for line in found.lines):
        raise SystemExit("the follow-up found no figures")
    return taken


def _filled(folder: Path, areas: Sequence[Area], indicators: Sequence[str]) -> tuple[Store, int]:
    """Make a store in which each import is a whole new edition of all figures; return it and how many it holds."""
    store, count = Store(folder), 0
    for number in range(_IMPORTS):
        new = _edition(areas, indicators, number)
        store.add(new, _LOADED + timedelta(hours=number))
        count += new.observations.num_rows
    return store, count


def _edition(areas: Sequence[Area], indicators: Sequence[str], number: int) -> Import:
    keys = list(itertools.product(indicators, (area.code for area in areas), _GROUPS))
    height = len(keys) * _MONTHS
    names = [pa.array(np.repeat([key[place] for key in keys], _MONTHS)).dictionary_encode() for place in range(3)]
    months = np.tile(np.arange(_FIRST, _FIRST + _MONTHS, dtype=np.int32), len(keys))
    values = np.random.default_rng(number).integers(10, 900, height) / 10
    frequency, final = ([text] * height for text in (Frequency.MONTH.value, Mark.FINAL.value))
    columns = [*names, pa.array(frequency).dictionary_encode(), months, values, pa.array(final).dictionary_encode()]
    observations = pa.table(dict(zip(OBSERVATIONS.names, columns, strict=True))).cast(OBSERVATIONS)
    digest = hashlib.sha256(f"{len(keys)} {number}".encode()).hexdigest()
    return Import(f"udgave-{number}.xlsx", digest, observations, (), "", height)
