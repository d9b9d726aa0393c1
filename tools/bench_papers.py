"""Benchmark g: a whole plan to PowerPoint, PDF and Excel, each by its command in a process of its own, start included.

The baseline is what drawing alone would cost: one of the plan's charts by vl-convert, drawn warm, times their number.
All is made of the invented examples of the plan for 2020, loaded beforehand.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from pejling.examples import example_store, load_examples
from pejling.follow_up import follow_up
from pejling.library import load_library
from pejling.reports.chart_images import chart_svg
from tools.bench_processes import cost_of
from tools.bench_results import Aim, Measured, Result

PLAN, FORMATS = "hvidovre-2020", {"pptx": "PowerPoint", "pdf": "PDF", "xlsx": "Excel"}
_MOST_SECONDS = 10.0
_WARM_UP = 1


def run(repeats: int, folder: Path) -> Result:
    """Measure each format and the baseline in turn."""
    library = load_library()
    store = example_store(library.folder, folder / "examples")
    day = load_examples(library.folder).as_of
    lines = [line for line in follow_up(library.plans[PLAN], store, library, day).lines if chart_svg(line)]
    taken: dict[str, list[float]] = {format_: [] for format_ in FORMATS}
    charts: list[float] = []
    for number in range(_WARM_UP + repeats):
        start = time.perf_counter()
        chart_svg(lines[number % len(lines)])
        drawn = (time.perf_counter() - start) * len(lines)
        for format_, seconds in taken.items():
            told = ("--plan", PLAN, "--format", format_, "--as-of", day.isoformat(), "--store", str(store.folder))
            seconds.append(cost_of("pejling", "report", *told, "--out", str(folder / f"{number}.{format_}")).seconds)
        charts.append(drawn)
    measured = tuple(
        Measured(name, "s", taken[format_][_WARM_UP:], charts[_WARM_UP:], 1) for format_, name in FORMATS.items()
    )
    together = sum(statistics.median(one.ours) for one in measured)
    return Result(
        f"{PLAN} on paper, {len(lines)} charts; {together:.1f} s together",
        "the command, from start to file",
        "one chart by vl-convert, times their number",
        measured,
        (Aim(f"at most {_MOST_SECONDS:.0f} s together", together <= _MOST_SECONDS),),
    )
