"""Benchmark b: a large workbook from file to store, against pandas.read_excel of the same file alone.

Each side is a fresh process, timed from its start to its end, imports included. Pejling's reads the file's bytes,
has its child process read them, makes the receipt against an empty store and keeps the figures there. The memory is the
largest that process and child held at the same time.
"""

from __future__ import annotations

import itertools
import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from openpyxl import Workbook

from pejling.areas import AreaKind, load_areas
from pejling.indicators import load_indicators
from pejling.library import CONTENT_FOLDER
from pejling.periods import Frequency, Period
from tools.bench_processes import cost_of
from tools.bench_results import Aim, Measured, Result

ROWS = 280_000
MEASURES = ("aktiveringsgrad", "andel_aktiveringsberoerte", "personer_med_ordinaere_timer", "andel_med_ordinaere_timer")
_MOST_TIME, _MOST_MEMORY = 1 / 3, 1.5
_CATEGORIES = ("I alt", "Jobparat", "Uddannelsesparat", "Åbenlys uddannelsesparat", "Aktivitetsparat", "Uoplyst")
_AGES = ("I alt", "16-19 år", "20-24 år", "25-29 år", "30-34 år", "35-39 år", "40-44 år", "45-49 år")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Maj", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dec")
_HIDDEN = 0.02  # the share of rows whose figures are too small to show

Row = tuple[str | int | float | None, ...]


def run(repeats: int, folder: Path) -> Result:
    """Measure both sides in turn."""
    file = kept_workbook(f"{ROWS}-rows-1.xlsx", _write)
    return measured(file, f"A workbook of {ROWS:,} rows and {len(MEASURES)} measures", repeats, folder)


def measured(file: Path, what: str, repeats: int, folder: Path) -> Result:
    """Measure a workbook from file to store against pandas.read_excel of it, in turn."""
    ours, baseline = [], []
    for number in range(repeats):
        ours.append(cost_of("pejling", "load", str(file), "--store", str(folder / f"store-{number}")))
        baseline.append(cost_of("tools.bench_read_excel", str(file)))
    seconds = Measured("time", "s", [one.seconds for one in ours], [one.seconds for one in baseline], 1)
    memory = Measured("peak memory", "MB", [one.shared_once for one in ours], [one.shared_once for one in baseline])
    resident = Measured(
        "peak, shared pages twice", "MB", [one.resident for one in ours], [one.resident for one in baseline]
    )
    return Result(
        f"{what}, {file.stat().st_size / 1e6:.0f} MB",
        "from file to store, the reading child process included",
        'pandas.read_excel(engine="openpyxl") of the same file alone',
        (seconds, memory, resident),
        (
            Aim("at most a third of the baseline's time", seconds.ratio <= _MOST_TIME),
            Aim("at most 1.5 times the baseline's peak memory", memory.ratio <= _MOST_MEMORY),
        ),
    )


def kept_workbook(name: str, write: Callable[[Path], None]) -> Path:
    """Return a workbook; it takes half a minute to write, so it is kept in the system's folder for such files."""
    file = Path(tempfile.gettempdir()) / "pejling-bench" / name
    if not file.exists():
        print(f"Writing {file} ...", flush=True)
        file.parent.mkdir(exist_ok=True)
        partial = file.with_suffix(".partial")
        write(partial)
        partial.replace(file)
    return file


def labels() -> list[str]:
    """Return what the measures are called in a file."""
    indicators = load_indicators(CONTENT_FOLDER / "indicators")
    return [indicators[name].source.columns[0] for name in MEASURES]


def _write(file: Path) -> None:
    """Write it as Jobindsats would: a title, an empty line, a header, and a row for each breakdown, area and month."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    sheet.append(["Kontanthjælp: aktivering og ordinære timer"])
    sheet.append([])
    sheet.append(["Periode", "Område", "Visitationskategori", "Alder", *labels()])
    for row in itertools.islice(rows(), ROWS):
        sheet.append(row)
    book.save(file)


def rows() -> Iterator[Row]:
    """Yield rows without end, month by month: month, area, category, age and the measures' figures."""
    chance = random.Random(280)  # noqa: S311 - the same figures every time
    kinds = {AreaKind.COUNTRY, AreaKind.MUNICIPALITY}
    areas = [area.name for area in load_areas(CONTENT_FOLDER / "areas.csv").areas if area.kind in kinds]
    first = Period.of(Frequency.MONTH, 2021, 8)
    periods = ((first + number) for number in itertools.count())
    months = (f"{_MONTHS[period.position - 1]} {period.year}" for period in periods)
    for month in months:
        for breakdown in itertools.product(areas, _CATEGORIES, _AGES):
            yield (month, *breakdown, *_figures(chance))


def _figures(chance: random.Random) -> Row:
    if chance.random() < _HIDDEN:
        return ("-",) * len(MEASURES)
    shares = [round(chance.uniform(low, high), 1) for low, high in ((5, 40), (20, 70), (2, 20))]
    return shares[0], shares[1], chance.randrange(3, 4000), shares[2]
