"""Benchmark a: a what-if change until the chart shows it, as a reader sees it.

On the page "unge", an arrow key is pressed on the first card's slider. The time runs, in the browser's own clock, from
the key's event to the first animation frame before which the card's chart (an SVG) has got the label "Forslag – ikke
vedtaget: X", with X the level that the slider now says: key, server, and drawing. After each change the page comes to
rest. Both pages are open in one browser and take turns.

The baseline is the same page from the same components, with two differences: no part of it runs alone (no fragments),
and it reads its workbook with pandas.read_excel at each run, every sheet, since the page shows measures from several.
It is spared the working out from what it read: that is Pejling's own, kept from the first run.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Page

from tools.bench_browser import browsing, copy_of_program, serving, settled, visiting
from tools.bench_results import Aim, Measured, Result, percentile_95

WORKBOOK = Path("data", "examples", "eksempel-hele-2020.xlsx")
_PAGE = "unge"
_MOST_RATIO, _MOST_MILLISECONDS, _MOST_AT_WORST = 1 / 3, 150, 300
_WARM_UP = 3
_AWAY = 6  # presses away from the adopted level; then to and fro, so that the slider's end is never met
_SLIDER = 'input[type="range"]'

_BASELINE = '''"""The page as it would be without Pejling's reading once and redrawing one card."""

import sys

import streamlit as st

sys.path.insert(0, {program!r})
st.fragment = lambda part: part

import pandas

from components import frame, server

if __name__ == "__main__":
    pandas.read_excel({workbook!r}, sheet_name=None, engine="openpyxl")
    frame.show()
else:
    app = st.App("app.py", lifespan=server.lifespan)
'''

_WATCH = """() => {
  const card = () => document.querySelector('input[type="range"]').closest('[class*="st-key-card_"]');
  const shown = () => [...card().querySelectorAll('[data-testid="stVegaLiteChart"] svg text')]
    .map(text => text.textContent).find(text => text.startsWith('Forslag – ikke vedtaget: '));
  const wanted = () => 'Forslag – ikke vedtaget: ' + card().querySelector('input[type="range"]').ariaValueText;
  const before = shown();
  window.redrawn = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('the chart was not redrawn: ' + before + ', ' + wanted())), 30000);
    document.addEventListener('keydown', press => {
      const look = () => {
        const now = shown();
        if (now !== undefined && now !== before && now === wanted()) resolve(performance.now() - press.timeStamp);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, {once: true, capture: true});
  });
}"""


def run(repeats: int, folder: Path) -> Result:
    """Measure both pages in turn."""
    program = copy_of_program(folder)
    baseline_app = folder / "app.py"
    text = _BASELINE.format(program=str(program), workbook=str(program / WORKBOOK))
    baseline_app.write_text(text, encoding="utf-8")
    times: tuple[list[float], list[float]] = ([], [])
    with ExitStack() as stack:
        browser = stack.enter_context(browsing())
        pages = []
        for app in (program / "app.py", baseline_app):
            server = stack.enter_context(serving(app, program))
            page = stack.enter_context(visiting(browser))
            page.goto(f"{server.url}/{_PAGE}")
            page.wait_for_selector(_SLIDER)
            settled(page, calm=2)
            pages.append(page)
        for number in range(_WARM_UP + repeats):
            for page, measured in zip(pages, times, strict=True):
                milliseconds = _change(page, "ArrowRight" if number < _AWAY or number % 2 else "ArrowLeft")
                if number >= _WARM_UP:
                    measured.append(milliseconds)
    found = Measured("key press to chart", "ms", *times)
    return Result(
        f"A what-if change on /{_PAGE} until the chart in a browser shows it",
        "the page as it is",
        f"the same page, whole, with pandas.read_excel of {WORKBOOK.name} at each change",
        (found,),
        (
            Aim("at most a third of the baseline", found.ratio <= _MOST_RATIO),
            Aim(f"under {_MOST_MILLISECONDS} ms", found.median < _MOST_MILLISECONDS),
            Aim(f"p95 at most {_MOST_AT_WORST} ms", percentile_95(times[0]) <= _MOST_AT_WORST),
        ),
    )


def _change(page: Page, key: str) -> float:
    """Press a key once, and return how many milliseconds passed before the chart showed the new level."""
    page.evaluate(_WATCH)
    page.locator(_SLIDER).first.press(key)
    milliseconds = float(page.evaluate("() => window.redrawn"))
    settled(page)
    return milliseconds
