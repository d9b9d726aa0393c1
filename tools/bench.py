"""Measure how fast Pejling is, each figure beside its baseline in the same run.

python -m tools.bench [a] [b] [c] [d] [e] [f] [g] [h] [--repeats N]      all where none is named

a   a what-if change until the chart shows it, in a browser, against a page that reads its workbook at every change
b   a large workbook from file to store, child process included, against pandas.read_excel of the same file
c   the start of a server until its first visitor sees a chart, against an empty Streamlit app
d   a follow-up on two million stored observations, against one on twenty thousand
e   the rows of b with their months across, from file to store, against pandas.read_excel of the same file
f   frames a second while the target line is dragged in its chart, against the same page at rest
g   a whole plan to PowerPoint, PDF and Excel, against its charts alone drawn by vl-convert
h   the next screen of a meeting, against another focus area from the menu of the ordinary application

Figures are medians. Other work on the machine makes the times jump; the ratios keep still. A missed aim is printed,
and never makes the command fail.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools import (
    bench_across,
    bench_drag,
    bench_follow_up,
    bench_load,
    bench_meeting,
    bench_papers,
    bench_start,
    bench_what_if,
)
from tools.bench_results import Result, as_text


@dataclass(frozen=True)
class Bench:
    """One benchmark: how often it is repeated where nobody says, and what runs it (repeats, a folder of its own)."""

    repeats: int
    run: Callable[[int, Path], Result]


BENCHES = {
    "a": Bench(30, bench_what_if.run),
    "b": Bench(3, bench_load.run),
    "c": Bench(3, bench_start.run),
    "d": Bench(20, bench_follow_up.run),
    "e": Bench(3, bench_across.run),
    "f": Bench(10, bench_drag.run),
    "g": Bench(3, bench_papers.run),
    "h": Bench(20, bench_meeting.run),
}


def main() -> None:
    """Run the benchmarks named on the command line, and print each as soon as it is done."""
    parser = argparse.ArgumentParser(
        prog="bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("benches", nargs="*", metavar="a b c d e f g h", help="which to run; all where none is named")
    parser.add_argument("--repeats", type=int, help="how often to measure each side (a 30, d and h 20, f 10, others 3)")
    chosen = parser.parse_args()
    unknown = sorted(set(chosen.benches) - set(BENCHES))
    if unknown or (chosen.repeats is not None and chosen.repeats < 1):
        parser.error(f"there is no benchmark {', '.join(unknown)}" if unknown else "--repeats must be at least 1")
    print(f"{platform.platform()}, {os.cpu_count()} processors, Python {platform.python_version()}", flush=True)
    for name in sorted(set(chosen.benches)) or BENCHES:
        bench = BENCHES[name]
        with tempfile.TemporaryDirectory(prefix="pejling-bench-", ignore_cleanup_errors=True) as folder:
            found = bench.run(chosen.repeats or bench.repeats, Path(folder))
        print(f"\n({name}) {as_text(found)}", flush=True)


if __name__ == "__main__":
    main()
