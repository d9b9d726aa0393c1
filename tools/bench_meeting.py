"""Benchmark h: the next screen of a meeting, as the room sees it.

In meeting mode the key Page Down is pressed on the screen of a target. The time runs, in the browser's own clock, from
the key's event to the first animation frame in which the title is another one and the chart has another description
and its marks: key, server, and drawing. After each screen the page comes to rest; at the last one Page Up goes back.

The baseline is the ordinary application: another focus area is chosen in the menu, and the time runs from the click to
the first frame in which its title and a chart of its own stand there. Both pages are open in one browser, in turn.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Page

from tools.bench_browser import browsing, copy_of_program, serving, settled, visiting
from tools.bench_results import Aim, Measured, Result

_MEETING, _PAGES = "?vis=moede&punkt=U4a", ("langtidsforsoergede", "unge")
_SCREENS = 4  # of the agenda that are walked through, to and fro
_MOST_MILLISECONDS = 300
_WARM_UP = 6  # each screen and page once, and more
_TITLE, _CARD_TITLE = ".st-key-meeting_title", "h1"

_WATCH = """([title, event]) => {
  const told = () => (document.querySelector(title) || {}).textContent;
  const chart = () => {
    const found = document.querySelector('[data-testid="stVegaLiteChart"] svg.marks');
    return found && found.querySelector('.mark-line') ? found : null;
  };
  const before = told(), drawn = chart();
  window.shown = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('no other screen than: ' + before)), 30000);
    document.addEventListener(event, start => {
      const look = () => {
        if (told() && told() !== before && chart() && chart() !== drawn) resolve(performance.now() - start.timeStamp);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, {once: true, capture: true});
  });
}"""


def run(repeats: int, folder: Path) -> Result:
    """Measure both in turn."""
    program = copy_of_program(folder)
    times: tuple[list[float], list[float]] = ([], [])
    with ExitStack() as stack:
        browser = stack.enter_context(browsing())
        server = stack.enter_context(serving(program / "app.py", program))
        meeting, pages = (stack.enter_context(visiting(browser)) for _ in range(2))
        meeting.goto(f"{server.url}/{_MEETING}")
        pages.goto(f"{server.url}/{_PAGES[-1]}")
        for page in (meeting, pages):
            page.wait_for_selector("svg.marks")
            settled(page, calm=2)
        for number in range(_WARM_UP + repeats):
            taken = (_next_screen(meeting, number), _next_page(pages, _PAGES[number % 2]))
            if number >= _WARM_UP:
                for measured, milliseconds in zip(times, taken, strict=True):
                    measured.append(milliseconds)
    found = Measured("key press to next screen", "ms", *times)
    return Result(
        "The next screen in meeting mode until title and chart stand there",
        "the meeting's next target",
        "another focus area, from the menu of the ordinary application",
        (found,),
        (Aim(f"at most {_MOST_MILLISECONDS} ms", found.median <= _MOST_MILLISECONDS),),
    )


def _next_screen(page: Page, number: int) -> float:
    page.evaluate(_WATCH, [_TITLE, "keydown"])
    page.keyboard.press("PageDown" if number // (_SCREENS - 1) % 2 == 0 else "PageUp")
    return _shown(page)


def _next_page(page: Page, path: str) -> float:
    page.evaluate(_WATCH, [_CARD_TITLE, "click"])
    page.locator(f'[data-testid="stSidebarNav"] a[href*="/{path}"]').click()
    return _shown(page)


def _shown(page: Page) -> float:
    milliseconds = float(page.evaluate("() => window.shown"))
    settled(page)
    return milliseconds
