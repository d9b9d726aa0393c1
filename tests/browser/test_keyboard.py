"""Everything by keyboard: what can be used is reached, in an order that makes sense, and where one is can be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.conftest import box_of, handle
from tests.browser.every_page import IDS, PAGES, Shown

_MOST_STEPS = 250  # more stops than any page has

# Where the keyboard is: through shadow roots, with the outline that is drawn around it, a part or what holds it.
_HERE = """() => {
  let here = document.activeElement;
  while (here?.shadowRoot?.activeElement) here = here.shadowRoot.activeElement;
  if (!here || here === document.body) return null;
  const around = [];
  for (let one = here; one && around.length < 5; one = one.parentElement) around.push(one);
  const outlined = [...around, ...here.querySelectorAll("*")].some((one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  const box = here.getBoundingClientRect();
  window.stops ??= new Map();
  if (!window.stops.has(here)) window.stops.set(here, window.stops.size);
  return {
    number: window.stops.get(here), outlined, name: here.getAttribute("aria-label") || here.textContent.trim(),
    tag: here.tagName, bottom: box.bottom, right: box.right, top: box.top, height: innerHeight,
    group: here.closest("[role=radiogroup]")?.getAttribute("aria-label") ?? "",
    place: here.closest("[data-testid=stSidebar]") ? "sidebar" : "main",
  };
}"""
# Tab goes on from where the last thing was done; from here it begins at the page's first.
_TO_THE_TOP = """() => {
  const top = document.createElement("a");
  top.tabIndex = 0;
  document.body.prepend(top);
  top.focus();
  top.remove();
}"""
# What can be used and is seen: each element in the order of the page, through shadow roots. Of buttons of which one is
# chosen the arrow keys reach the others, and lists are opened from their field.
_USABLE = """() => {
  const GROUP = "[data-testid=stButtonGroup], [role=radiogroup]";
  const found = [];
  const look = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) look(one.shadowRoot);
      const usable = one.matches("a[href], button, input, textarea, select, [tabindex], summary, [role=button]");
      const skipped = one.disabled || one.getAttribute("tabindex") === "-1" || one.closest("[hidden], [inert]");
      if (usable && !skipped && one.checkVisibility({ visibilityProperty: true })) found.push(one);
    }
  };
  look(document);
  return found.filter((one) => !window.stops.has(one))
    .filter((one) => ![...window.stops.keys()].some((stop) => stop.closest(GROUP)?.contains(one)))
    .map((one) => one.outerHTML.slice(0, 160));
}"""


@dataclass(frozen=True)
class Tour:
    """The stops of the Tab key on one page, and what can be used but was no stop.

    on_the_wall: True for a meeting's screens, which have no menu and few things to use.
    """

    stops: tuple[dict[str, Any], ...]
    missed: tuple[str, ...]
    on_the_wall: bool


@pytest.fixture(scope="module", params=PAGES, ids=IDS)
def tour(request: pytest.FixtureRequest, projector: BrowserContext, url: str) -> Iterator[Tour]:
    """Go through each page with Tab, until the page's end."""
    place: Shown = request.param
    page = projector.new_page()
    place.open(page, url)
    page.evaluate(_TO_THE_TOP)
    stops: list[dict[str, Any]] = []
    for _ in range(_MOST_STEPS):
        page.keyboard.press("Tab")
        here = page.evaluate(_HERE)
        if here is None or (stops and here["number"] == 0):
            break
        stops.append(here)
    yield Tour(tuple(stops), tuple(page.evaluate(_USABLE)), "vis=moede" in place.path)
    page.close()


def test_everything_that_can_be_used_is_reached_by_tab(tour: Tour) -> None:
    assert len(tour.stops) > (1 if tour.on_the_wall else 10)
    assert tour.missed == ()


def test_the_keyboard_is_never_caught(tour: Tour) -> None:
    assert len({stop["number"] for stop in tour.stops}) == len(tour.stops) < _MOST_STEPS


def test_where_the_keyboard_is_is_outlined(tour: Tour) -> None:
    assert [stop["name"][:60] for stop in tour.stops if not stop["outlined"]] == []


def test_what_the_keyboard_is_on_is_within_the_window(tour: Tour) -> None:
    outside = [stop["name"][:60] for stop in tour.stops if stop["bottom"] <= 0 or stop["top"] >= stop["height"]]

    assert outside == []


def test_the_way_past_the_menu_comes_first_and_the_menu_before_the_page(tour: Tour) -> None:
    places = [stop["place"] for stop in tour.stops[1:]]

    assert (tour.stops[0]["name"] == "Gå til indholdet") is not tour.on_the_wall
    assert places == sorted(places, key=["sidebar", "main"].index)


def test_every_stop_has_a_name(tour: Tour) -> None:
    assert [stop["tag"] for stop in tour.stops if not stop["name"] and stop["tag"] != "INPUT"] == []


def test_the_handle_tells_its_name_its_ends_and_its_level_in_danish(unge: Locator) -> None:
    found = handle(unge)
    low, now, high = (float(found.get_attribute(f"aria-value{end}") or "") for end in ("min", "now", "max"))

    assert low < now < high
    expect(found).to_have_attribute("aria-valuetext", re.compile(r"^16,0 pct\. · \d+ ud af 10|^16,0 pct\. · "))
    expect(found).to_have_attribute("aria-orientation", "vertical")


@pytest.mark.parametrize(
    ("pressed", "level"),
    [
        ("ArrowUp", 16.5),
        ("ArrowRight", 16.5),
        ("ArrowDown", 15.5),
        ("ArrowLeft", 15.5),
        ("PageUp", 18.5),
        ("PageDown", 13.5),
    ],
)
def test_keys_move_the_line_by_a_step_or_by_five(unge: Locator, pressed: str, level: float) -> None:
    handle(unge).focus()
    unge.page.keyboard.press(pressed)

    expect(handle(unge)).to_have_attribute("aria-valuenow", f"{level:g}")
    expect(unge.get_by_role("textbox")).to_have_value(f"{level:g}".replace(".", ","))


@pytest.mark.parametrize(("pressed", "end"), [("Home", "aria-valuemin"), ("End", "aria-valuemax")])
def test_home_and_end_move_the_line_to_its_ends(unge: Locator, pressed: str, end: str) -> None:
    handle(unge).focus()
    unge.page.keyboard.press(pressed)

    expect(handle(unge)).to_have_attribute("aria-valuenow", handle(unge).get_attribute(end) or "")


def test_the_handle_keeps_the_keyboard_while_the_card_follows(unge: Locator) -> None:
    handle(unge).focus()
    unge.page.keyboard.press("ArrowUp")
    expect(unge.get_by_role("textbox")).to_have_value("16,5")
    unge.page.keyboard.press("ArrowUp")

    expect(unge.get_by_role("textbox")).to_have_value("17,0")


def test_the_handle_is_large_enough_for_a_finger(unge: Locator) -> None:
    """24 by 24 pixels: WCAG 2.5.8."""
    grip = box_of(handle(unge).locator(".grip"))

    assert min(grip["width"], grip["height"]) >= 24
    assert box_of(handle(unge))["height"] >= 24


def test_what_is_dragged_can_be_typed_or_pressed_instead(unge: Locator) -> None:
    """WCAG 2.5.7: the same level without dragging."""
    expect(unge.get_by_role("textbox")).to_be_enabled()
    expect(unge.locator('input[type="range"]')).to_be_enabled()


def test_buttons_of_a_choice_are_moved_among_by_arrows(unge: Locator) -> None:
    unge.get_by_role("radio").first.focus()
    unge.page.keyboard.press("ArrowRight")

    expect(unge.get_by_role("radio").nth(1)).to_be_focused()


def test_a_table_in_a_box_of_its_own_is_scrolled_by_keyboard(unge: Locator) -> None:
    unge.get_by_role("radio", name="Tallene som tabel").click()
    table = unge.get_by_role("table")
    expect(table).to_be_visible()
    unge.get_by_role("radio", name="Tallene som tabel").focus()
    unge.page.keyboard.press("Tab")
    before = box_of(table)["y"]
    unge.page.keyboard.press("PageDown")
    unge.page.wait_for_timeout(400)

    assert box_of(table)["y"] < before
