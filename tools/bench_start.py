"""Benchmark c: from `streamlit run` until the first visitor sees a chart.

The time runs from the start of the server's process until a chart of the page has a drawn mark in a browser that has
not been there before. The browser is open already, and asks for the page as soon as the server says that it is up.
Pejling shows a focus area of the 2020 plan on examples that have been read before, each area in its turn: the median is
over them all, and the one with most charts is told beside. The empty app shows one line of two points with
st.vega_lite_chart, so that it too has a chart to wait for. Both have Pejling's settings, and their modules compiled.
"""

from __future__ import annotations

import time
from pathlib import Path

from playwright.sync_api import Browser

from tools.bench_browser import browsing, copy_of_program, serving, visiting
from tools.bench_results import Aim, Measured, Result

_MOST_SECONDS_MORE = 1.0
_AREAS = ("handicap", "langtidsforsoergede", "unge", "virksomhedsindsats", "integration")
_MOST_CHARTS = "unge"
_DRAWN = '[data-testid="stVegaLiteChart"] svg .role-mark path[d]'

_EMPTY = '''"""An empty Streamlit app: one chart of two points."""

import streamlit as st

st.vega_lite_chart(
    {
        "data": {"values": [{"x": 1, "y": 1}, {"x": 2, "y": 3}]},
        "mark": "line",
        "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}},
    }
)
'''


def run(repeats: int, folder: Path) -> Result:
    """Measure all in turn, after one start of each kind that is not counted."""
    program = copy_of_program(folder)
    empty = folder / "empty.py"
    empty.write_text(_EMPTY, encoding="utf-8")
    ours: dict[str, list[float]] = {area: [] for area in _AREAS}
    baseline = []
    with browsing() as browser:
        _start(browser, program, program / "app.py", _MOST_CHARTS)
        _start(browser, program, empty, "")
        for _ in range(repeats):
            for area, measured in ours.items():
                measured.append(_start(browser, program, program / "app.py", area))
                baseline.append(_start(browser, program, empty, ""))
    any_area = Measured("any focus area", "s", [time for area in ours.values() for time in area], baseline, 2)
    return Result(
        "From `streamlit run` to the first visitor's first chart",
        "`streamlit run app.py`, a focus area on the examples",
        "an empty Streamlit app with one st.vega_lite_chart of two points",
        (any_area, Measured(f"/{_MOST_CHARTS}, six charts", "s", ours[_MOST_CHARTS], baseline, 2)),
        (Aim("at most 1 s more than the empty app", any_area.difference <= _MOST_SECONDS_MORE),),
    )


def _start(browser: Browser, program: Path, app: Path, address: str) -> float:
    """Start a server, visit it, and return the seconds until a chart was drawn."""
    with serving(app, program) as server, visiting(browser) as page:
        page.goto(f"{server.url}/{address}", wait_until="commit")
        page.wait_for_selector(_DRAWN, state="attached")
        return time.perf_counter() - server.started
