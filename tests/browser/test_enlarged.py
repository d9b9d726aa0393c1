"""Enlarged text: at 200 per cent nothing is lost, and at 400 per cent (320 pixels) nobody scrolls sideways to read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, card, visit
from tests.browser.every_page import IDS, PAGES, Shown

# A projector's picture at 200 per cent, and the narrowest window of WCAG 1.4.10.
TWICE, NARROWEST = (960, 540), (320, 640)

# What sticks out of the window sideways, but for what lies in a box that scrolls by itself.
_STICKS_OUT = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const scrolls = (one) => {
    for (let box = one.parentElement; box && box !== main; box = box.parentElement) {
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(box).overflowX)) return true;
    }
    return false;
  };
  const out = [...main.querySelectorAll("*")].filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !scrolls(one));
  return [...out.map((one) => one.outerHTML.slice(0, 120)),
    ...(main.scrollWidth > main.clientWidth + 1 ? [`the page is ${main.scrollWidth} wide`] : [])];
}"""
# Texts of which a part is cut off for good: wider or higher than a box that neither scrolls nor shows what is over.
_CUT_OFF = """() => [...document.querySelectorAll("[data-testid=stMain] *")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.textContent.trim())
  .filter((one) => ["hidden", "clip"].includes(getComputedStyle(one).overflowX) && one.clientWidth > 1)
  .filter((one) => one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.textContent.slice(0, 80))"""


# A meeting's screens are made for a wall; what they say is on the other pages too.
PORTABLE = [place for place in PAGES if "vis=moede" not in place.path]


@pytest.mark.parametrize("place", PAGES, ids=IDS)
def test_at_200_per_cent_no_page_scrolls_sideways_and_no_text_is_cut_off(
    enlarged: Page, url: str, place: Shown
) -> None:
    place.open(enlarged, url)

    assert enlarged.evaluate(_STICKS_OUT) == []
    assert enlarged.evaluate(_CUT_OFF) == []


@pytest.mark.parametrize("place", PORTABLE, ids=[place.name for place in PORTABLE])
def test_320_pixels_wide_no_page_scrolls_sideways_and_no_text_is_cut_off(narrow: Page, url: str, place: Shown) -> None:
    place.open(narrow, url)

    assert narrow.evaluate(_STICKS_OUT) == []
    assert narrow.evaluate(_CUT_OFF) == []


def test_the_title_is_not_covered_320_pixels_wide(narrow: Page, url: str) -> None:
    visit(narrow, f"{url}/unge?plan=hvidovre-2020")
    title = narrow.get_by_role("heading", level=1)
    box = title.bounding_box()
    assert box is not None
    on_top = "([x, y]) => document.elementFromPoint(x, y)?.closest('h1') !== null"

    assert narrow.evaluate(on_top, [box["x"] + 5, box["y"] + 5])


@pytest.mark.parametrize("size", [TWICE, NARROWEST], ids=["200 per cent", "320 pixels"])
def test_a_level_can_still_be_tried_when_enlarged(open_page: OpenPage, url: str, size: tuple[int, int]) -> None:
    page = open_page(*size)
    visit(page, f"{url}/unge?plan=hvidovre-2020")
    field = card(page, "U4a").get_by_role("textbox")
    field.fill("18")
    field.press("Enter")

    expect(card(page, "U4a").get_by_role("heading")).to_contain_text("fra forslaget")


@pytest.fixture(scope="module")
def enlarged(open_page: OpenPage) -> Page:
    """Return a page at 200 per cent."""
    return open_page(*TWICE)


@pytest.fixture(scope="module")
def narrow(open_page: OpenPage) -> Page:
    """Return a page in the narrowest window."""
    return open_page(*NARROWEST)
