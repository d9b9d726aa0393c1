"""Benchmark f: how smoothly the target line follows the hand, on the page with the most targets.

For a second the mouse goes up and down over the first card's chart with the line in hand; counted are the animation
frames at which the line stands elsewhere than at the frame before. The baseline is how many frames the same page draws
in a second when nothing happens: no browser can do better.
"""

from __future__ import annotations

import math
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Page

from tools.bench_browser import browsing, copy_of_program, serving, settled, visiting
from tools.bench_results import Aim, Measured, Result

_PAGE = "unge"
_LEAST = 30
_MOVES, _REACH = 240, 40  # pixels to either side
_HANDLE = '[role="slider"][aria-orientation="vertical"]'
_COUNT = """() => {
  const find = root => root.querySelector('.handle') || [...root.querySelectorAll('*')]
    .map(one => one.shadowRoot && one.shadowRoot.querySelector('.handle')).find(Boolean);
  const line = find(document.querySelector('[class*="st-key-line_"]'));
  window.frames_ = 0; window.moved_ = 0; window.from_ = performance.now(); window.going_ = true;
  let last = line.style.top;
  const look = () => {
    window.frames_ += 1;
    if (line.style.top !== last) { window.moved_ += 1; last = line.style.top; }
    if (window.going_) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
_STOP = """() => { window.going_ = false; const s = (performance.now() - window.from_) / 1000;
  return [window.frames_ / s, window.moved_ / s]; }"""


def run(repeats: int, folder: Path) -> Result:
    """Measure dragging and rest in turn."""
    program = copy_of_program(folder)
    moved: list[float] = []
    idle: list[float] = []
    with ExitStack() as stack:
        browser = stack.enter_context(browsing())
        server = stack.enter_context(serving(program / "app.py", program))
        page = stack.enter_context(visiting(browser))
        page.goto(f"{server.url}/{_PAGE}")
        page.wait_for_selector(_HANDLE)
        settled(page, calm=2)
        for _ in range(repeats):
            idle.append(_rest(page))
            moved.append(_drag(page))
    found = Measured("frames a second", "/s", moved, idle)
    return Result(
        f"The target line dragged in its chart on /{_PAGE}",
        "frames at which the line has moved",
        "all frames of the same page at rest",
        (found,),
        (Aim(f"at least {_LEAST} frames a second", found.median >= _LEAST),),
    )


def _rest(page: Page) -> float:
    page.evaluate(_COUNT)
    page.wait_for_timeout(1000)
    frames, _ = page.evaluate(_STOP)
    return float(frames)


def _drag(page: Page) -> float:
    """Drag up and down, end where it began, and return at how many frames a second the line had moved."""
    box = page.locator(_HANDLE).first.bounding_box()
    if box is None:
        raise RuntimeError("the line is not on the page")
    x, y = box["x"] + box["width"], box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(_COUNT)
    for move in range(_MOVES):
        page.mouse.move(x, y + _REACH * math.sin(move / _MOVES * 4 * math.pi))
    _, moved = page.evaluate(_STOP)
    page.mouse.move(x, y)
    page.mouse.up()
    settled(page)
    return float(moved)
