"""The target line in the hand: it follows without the server, and letting go is the same as slider and typing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import box_of, handle, settled

PROPOSAL = "Forslag – ikke vedtaget"
IN_CHART = "svg.marks"


def grip(shown: Locator) -> tuple[float, float]:
    """Return the middle of the line's right end."""
    box = box_of(handle(shown))
    return box["x"] + box["width"], box["y"] + box["height"] / 2


def test_the_handle_lies_on_the_adopted_level(unge: Locator) -> None:
    """Between the chart's lines of 15 and 17 per cent, halfway."""
    heights = [box_of(unge.locator(f'{IN_CHART} .role-axis-label text:text-is("{text}")')) for text in ("15,0", "17,0")]
    middles = [box["y"] + box["height"] / 2 for box in heights]

    assert grip(unge)[1] == pytest.approx(sum(middles) / 2, abs=4)
    expect(handle(unge)).to_have_attribute("aria-valuetext", re.compile(r"^16,0 pct\. · "))


def test_while_it_is_dragged_the_line_follows_the_hand_and_tells_the_chance_without_the_server(unge: Locator) -> None:
    """Nothing of the card has been asked of the server before it is let go."""
    page = unge.page
    asked: list[str] = []
    page.on("websocket", lambda _: asked.append("new"))
    before = unge.locator("input[type=text]").input_value()
    x, y = grip(unge)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 30, steps=5)

    expect(handle(unge)).to_contain_text(f"{PROPOSAL}: ")
    expect(handle(unge)).to_contain_text("ud af")
    assert grip(unge)[1] == pytest.approx(y + 30, abs=2)
    assert unge.locator("input[type=text]").input_value() == before
    page.mouse.up()


def test_letting_go_moves_slider_text_chart_and_address(unge: Locator) -> None:
    """Three ways, one result."""
    page = unge.page
    x, y = grip(unge)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 40, steps=5)
    told = handle(unge).get_attribute("aria-valuetext") or ""
    page.mouse.up()
    settled(page)

    level = told.split(" ")[0]
    assert level != "16,0"
    expect(unge.locator(IN_CHART)).to_contain_text(f"{PROPOSAL}: {level} pct.")
    expect(unge.locator('input[type="range"]')).to_have_attribute("aria-valuetext", f"{level} pct.")
    expect(unge.locator("input[type=text]")).to_have_value(level)
    expect(page).to_have_url(re.compile(r"U4a=" + level.split(",")[0]))
    expect(unge).to_contain_text(f"Chancen for mindst {level} pct. er")


def test_arrow_keys_move_the_line_too(unge: Locator) -> None:
    """One step up from the adopted level."""
    handle(unge).press("ArrowUp")

    expect(unge.locator(IN_CHART)).to_contain_text(f"{PROPOSAL}: 16,5 pct.")
    expect(handle(unge)).to_have_attribute("aria-valuetext", re.compile(r"^16,5 pct\. · "))


def test_a_level_that_is_typed_moves_the_handle(unge: Locator) -> None:
    y = grip(unge)[1]
    unge.get_by_role("textbox").fill("15")
    unge.get_by_role("textbox").press("Enter")

    expect(handle(unge)).to_have_attribute("aria-valuetext", re.compile(r"^15,0 pct\. · "))
    settled(unge.page)
    assert grip(unge)[1] > y + 10


def test_the_curve_says_in_words_what_it_shows(unge: Locator) -> None:
    expect(
        unge.get_by_role("img", name=re.compile(r"^Chancen for hvert niveau: .*80 pct.*50 pct.*20 pct"))
    ).to_be_visible()
