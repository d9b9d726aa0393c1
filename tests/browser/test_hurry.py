"""Somebody is quicker than the network: what was said of a level is kept, whatever is pressed before the answer."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import card, settled, visit
from tests.browser.wire import Wire

DELAY = 0.4  # seconds, in which a hurried hand presses twice
MEETING = "?vis=moede&plan=hvidovre-2020&punkt=U4a"


@pytest.fixture
def wall(wire: Wire, page: Page) -> Page:
    """Return the first screen of a meeting, whose answers are slow from now on."""
    visit(page, f"{wire.url}/{MEETING}")
    wire.delay = DELAY
    return page


def stands_at(wall: Page, target: str, level: str) -> None:
    """Check that the address names a screen and the level of U4a, also when everything has been answered."""
    for _ in range(2):
        expect(wall).to_have_url(re.compile(rf"\bpunkt={target}\b"))
        expect(wall).to_have_url(re.compile(rf"\bU4a={level}\b"))
        settled(wall)


def type_level(shown: Page | Locator, level: str) -> None:
    """Type a level and end with Enter."""
    field = shown.get_by_role("textbox", name="Niveau i pct.")
    field.fill(level)
    field.press("Enter")


def test_a_page_turned_at_once_keeps_the_level_typed(wall: Page) -> None:
    type_level(wall, "17")
    wall.keyboard.press("PageDown")

    expect(wall.locator(".counter")).to_have_text("2 / 8")
    stands_at(wall, "U5b", "17")
    wall.keyboard.press("PageUp")
    expect(wall.locator(".st-key-meeting_title p")).to_contain_text("2,4 procentpoint fra forslaget")
    stands_at(wall, "U4a", "17")


@pytest.mark.parametrize("name", ["Hvad nu hvis målet var", "Flyt niveauet"], ids=["slider", "line"])
def test_a_page_turned_at_once_keeps_the_level_moved_by_keys(wall: Page, name: str) -> None:
    wall.get_by_role("slider", name=re.compile(name)).press("ArrowRight")
    wall.keyboard.press("PageDown")

    stands_at(wall, "U5b", "16%2C5")


def test_a_page_turned_without_enter_keeps_the_level_typed(wall: Page) -> None:
    wall.get_by_role("textbox", name="Niveau i pct.").fill("17")
    wall.keyboard.press("PageDown")

    stands_at(wall, "U5b", "17")


def test_a_meeting_left_at_once_keeps_the_level_typed(wall: Page) -> None:
    type_level(wall, "17")
    wall.get_by_role("button", name="Afslut (Esc)").click()

    expect(wall.get_by_role("heading", level=1)).to_be_visible()
    expect(wall).to_have_url(re.compile(r"U4a=17"))


def test_keys_pressed_in_a_row_end_where_the_last_one_meant(wall: Page) -> None:
    type_level(wall, "17")
    for _ in range(3):
        wall.keyboard.press("PageDown")
    wall.keyboard.press("PageUp")

    stands_at(wall, "U5a", "17")
    expect(wall.locator(".counter")).to_have_text("3 / 8")


def test_a_reload_while_the_page_turns_keeps_the_level(wall: Page) -> None:
    type_level(wall, "17")
    expect(wall).to_have_url(re.compile(r"U4a=17"))
    wall.keyboard.press("PageDown")
    wall.reload(wait_until="commit")
    settled(wall)

    expect(wall).to_have_url(re.compile(r"U4a=17"))
    wall.keyboard.press("Home")
    expect(wall.get_by_role("table")).to_contain_text("Forslag – ikke vedtaget")


def test_another_press_on_the_card_keeps_the_level_typed(wire: Wire, page: Page) -> None:
    visit(page, f"{wire.url}/unge?plan=hvidovre-2020")
    wire.delay = DELAY
    shown = card(page, "U4a")
    type_level(shown, "17")
    shown.get_by_role("button", name="Hele landet").click()

    expect(shown.locator("svg.marks")).to_contain_text("landet")
    settled(page)
    expect(shown.get_by_role("textbox")).to_have_value("17")
    expect(page).to_have_url(re.compile(r"U4a=17"))


def test_going_back_takes_back_the_level_and_the_screen(wall: Page, wire: Wire) -> None:
    wire.delay = 0
    type_level(wall, "17")
    expect(wall.locator(".st-key-meeting_title p")).to_contain_text("fra forslaget")
    wall.keyboard.press("PageDown")
    stands_at(wall, "U5b", "17")
    wall.go_back()
    stands_at(wall, "U4a", "17")
    expect(wall.locator(".counter")).to_have_text("1 / 8")
    wall.go_back()

    expect(wall.locator(".st-key-meeting_title p")).to_contain_text("1,4 procentpoint fra målet")
    expect(wall.get_by_role("textbox", name="Niveau i pct.")).to_have_value("")


def test_going_back_before_the_browser_has_heard_of_a_turn_stands_in_the_address(wall: Page) -> None:
    type_level(wall, "17")
    expect(wall.locator(".st-key-meeting_title p")).to_contain_text("fra forslaget")
    settled(wall)
    wall.keyboard.press("PageDown")
    wall.wait_for_timeout(DELAY * 500)  # milliseconds: the server has answered, the answer is half way
    wall.go_back()

    expect(wall.locator(".counter")).to_have_text("1 / 8")
    expect(wall.locator(".st-key-meeting_title p")).to_contain_text("1,4 procentpoint fra målet")
    settled(wall)
    wall.wait_for_timeout(1500)
    expect(wall).to_have_url(re.compile(r"\bpunkt=U4a\b"), timeout=3000)
    expect(wall).not_to_have_url(re.compile("U4a=17"), timeout=3000)


def test_going_back_goes_to_the_plan_before_with_its_levels(url: str, page: Page) -> None:
    visit(page, f"{url}/?plan=hvidovre-2020&U4a=17")
    page.get_by_role("combobox", name="Plan").click()
    page.get_by_role("option", name=re.compile("2014")).click()
    expect(page).to_have_url(re.compile("plan=hvidovre-2014"))
    expect(page).not_to_have_url(re.compile("U4a"))
    settled(page)
    page.go_back()

    expect(page.get_by_role("heading", name="Beskæftigelsesplan 2020", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile(r"plan=hvidovre-2020"))


def test_paging_to_and_fro_ends_where_it_began_and_tries_no_level(wall: Page, wire: Wire) -> None:
    wire.delay = 0.1
    for key in ("PageDown", "PageDown", "PageUp", "PageUp", "PageDown", "PageDown", "PageUp", "PageUp"):
        wall.keyboard.press(key)
        wall.wait_for_timeout(120)
    settled(wall)
    wall.wait_for_timeout(1500)

    expect(wall.locator(".counter")).to_have_text("1 / 8")
    expect(wall).to_have_url(re.compile(r"\bpunkt=U4a\b"))
    assert re.search(r"[?&][A-Z]\d", wall.url) is None


def test_a_page_turned_back_before_the_browser_has_heard_of_the_first_turn_stands_in_the_address(wall: Page) -> None:
    wall.keyboard.press("PageDown")
    wall.wait_for_timeout(DELAY * 500)  # milliseconds: the server has answered, the answer is half way
    wall.keyboard.press("PageUp")
    settled(wall)
    wall.wait_for_timeout(1500)

    expect(wall.locator(".counter")).to_have_text("1 / 8")
    expect(wall).to_have_url(re.compile(r"\bpunkt=U4a\b"), timeout=3000)


def test_a_page_turned_with_the_line_in_the_hand_breaks_nothing(wall: Page, wire: Wire) -> None:
    wire.delay = 0
    handle = wall.get_by_role("slider", name=re.compile("^Flyt niveauet"))
    handle.hover()
    box = handle.bounding_box()
    assert box is not None
    wall.mouse.down()
    wall.mouse.move(box["x"] + 40, box["y"] + 70, steps=4)
    wall.keyboard.press("PageDown")
    wall.wait_for_timeout(40)
    wall.mouse.up()
    settled(wall)

    expect(wall.locator(".counter")).to_have_text("2 / 8")
    expect(wall.locator("body")).not_to_contain_text("Noget gik galt")
