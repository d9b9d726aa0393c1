"""A walk of every page of every plan, at the size of a projector and of a laptop: what must hold everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from pejling.examples import LABEL
from pejling.plans import Plan
from tests.browser.conftest import BREAKDOWN, OpenPage, settled, visit

PROJECTOR, LAPTOP = (1920, 1080), (1366, 768)


@dataclass(frozen=True)
class Seen:
    """What a page showed: its text, and which parts of the first card with figures end below the screen.

    `below` is None where no card has figures.
    """

    page: str
    text: str
    below: tuple[str, ...] | None


@dataclass(frozen=True)
class Walk:
    """All pages in the menu's order, and the hosts that were asked for anything on the way."""

    pages: tuple[Seen, ...]
    hosts: frozenset[str]


@pytest.fixture(scope="module", params=[PROJECTOR, LAPTOP], ids=["projector", "laptop"])
def walk(request: pytest.FixtureRequest, url: str, open_page: OpenPage, plans: dict[str, Plan]) -> Walk:
    """Walk through all pages by the menu."""
    page = open_page(*request.param)
    asked: set[str] = set()
    page.on("request", lambda one: asked.add(urlsplit(one.url).hostname or ""))
    page.on("websocket", lambda one: asked.add(urlsplit(one.url).hostname or ""))
    seen = tuple(one for plan in plans.values() for one in _pages(page, url, plan))
    return Walk(seen, frozenset(asked - {""}))  # data: and blob: have no host


def _pages(page: Page, url: str, plan: Plan) -> Iterator[Seen]:
    visit(page, f"{url}/?plan={plan.id}")
    levels = ["Hvad nu hvis", "Sammenlign forslag", "Dagsorden", "Beslutninger", "Næste års plan"]
    titles = [area.title for area in plan.focus_areas] + [*levels, "Indlæs data", "Kilder og metode"]
    for link, title in [("Overblik", plan.title), *((title, title) for title in titles)]:
        page.get_by_test_id("stSidebarNav").get_by_role("link", name=link, exact=True).click()
        expect(page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()
        settled(page)
        yield Seen(f"{plan.id}: {title}", page.locator("body").inner_text(), _below_the_screen(page))


def _below_the_screen(page: Page) -> tuple[str, ...] | None:
    first = page.locator('[class*="st-key-card_"]').first
    chart = first.get_by_test_id("stVegaLiteChart")
    if not chart.count():
        return None
    parts = {
        "status": first.locator(".stMarkdownBadge").first,
        "chart": chart,
        "slider": first.locator('input[type="range"]'),
    }
    screen = page.viewport_size
    assert screen is not None
    return tuple(name for name, part in parts.items() if _bottom(part) > screen["height"])


def _bottom(part: Locator) -> float:
    box = part.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def test_no_page_breaks_down(walk: Walk) -> None:
    faults = [f"{seen.page}: {word}" for seen in walk.pages for word in BREAKDOWN if word in seen.text]

    assert len(walk.pages) > 10
    assert faults == []


def test_every_page_says_that_its_figures_are_examples(walk: Walk) -> None:
    assert [seen.page for seen in walk.pages if LABEL not in seen.text] == []


def test_status_chart_and_slider_of_the_first_card_are_seen_without_scrolling(walk: Walk) -> None:
    with_figures = [seen for seen in walk.pages if seen.below is not None]

    assert len(with_figures) > 4
    assert [(seen.page, *seen.below) for seen in with_figures if seen.below] == []


def test_no_request_leaves_the_machine(walk: Walk) -> None:
    assert walk.hosts == {"127.0.0.1"}
