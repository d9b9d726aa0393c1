"""A dialogue meeting on the wall: six targets by keyboard, nothing below the edge, and what the room does to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from pejling.agendas import Agenda, Agendas, Item
from pejling.examples import LABEL as EXAMPLES
from pejling.proposals import LABEL
from tests.browser.conftest import OpenPage, settled, visit
from tests.browser.wire import Wire

PLAN = "hvidovre-2020"
TARGETS = ("U4a", "U5b", "U5a", "L1", "L2", "U4b")
FINDINGS = {
    "U4a": "14,6 pct. i august 2020: 1,4 procentpoint fra målet",
    "U5b": "70,9 pct. i marts 2020: 4,1 procentpoint fra målet",
    "U5a": "64,7 pct. i februar 2020: 7,3 procentpoint fra målet",
    "L1": "40,7 pct. i august 2020",
    "L2": "6,3 pct. i juni 2020",
    "U4b": "20,3 pct. i august 2020: 0,3 procentpoint bedre end målet",
}
OVERVIEW = "3 af dagens 6 mål er nået eller på vej"
PROJECTORS = [(1920, 1080), (1366, 768), (1024, 768)]
CONNECTION = "data-test-connection-state"
# Streamlit's own words, which no wall may show.
ENGLISH = ("Running", "Connect", "Deploy", "Skip to", "Press Enter", "Stop", "Close", "Error", "undefined", "Loading")


@pytest.fixture(scope="module", autouse=True)
def _agenda(store_folder: Path) -> None:
    items = (Item("U4a", "Hvorfor faldt den i foråret?"), *(Item(target) for target in TARGETS[1:]))
    Agendas(store_folder).save(Agenda(PLAN, items, "ABC"))


def at(url: str, target: str = "", **levels: str) -> str:
    """Return the address of a screen."""
    told = {"vis": "moede", "plan": PLAN, **({"punkt": target} if target else {}), **levels}
    return f"{url}/?" + "&".join(f"{name}={value}" for name, value in told.items())


def title(page: Page) -> Locator:
    """Return the finding on the wall."""
    return page.locator(".st-key-meeting_title p")


def counter(page: Page) -> Locator:
    """Return the place in the agenda."""
    return page.locator(".counter")


def size(found: Locator) -> float:
    """Return how large a text is, in pixels."""
    return float(found.evaluate("found => parseFloat(getComputedStyle(found).fontSize)"))


def is_whole(page: Page) -> bool:
    """True where nothing of the screen lies beyond the picture's edge, or over what comes below it."""
    settled(page)
    return bool(
        page.evaluate("""() => {
            const fits = [document.documentElement, document.querySelector('.stMainBlockContainer')]
                .every(one => one.scrollHeight <= innerHeight && one.scrollWidth <= innerWidth);
            const inside = box =>
                box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight + 1 && box.right <= innerWidth + 1;
            const parts = [...document.querySelectorAll('.st-key-meeting > *')].map(one => one.getBoundingClientRect());
            const apart = parts.every((box, i) => !i || box.top >= parts[i - 1].bottom - 1);
            const told = [...document.querySelectorAll('.st-key-meeting p, .st-key-meeting td')];
            const body = document.querySelector('.st-key-meeting_body').getBoundingClientRect();
            const held = [...document.querySelectorAll('.st-key-meeting_body p, .st-key-meeting_body td')]
                .every(one => one.getBoundingClientRect().bottom <= body.bottom + 1);
            const seen = told.every(one => inside(one.getBoundingClientRect()));
            return fits && parts.every(inside) && apart && held && seen;
        }""")
    )


def shows_english(page: Page) -> list[str]:
    """Return Streamlit's words that can be seen."""
    shown = page.locator("body").inner_text()
    return [word for word in ENGLISH if word in shown]


def test_a_meeting_of_six_targets_by_keyboard_alone(url: str, page: Page) -> None:
    visit(page, at(url))
    expect(title(page)).to_have_text(OVERVIEW)
    for number, target in enumerate(TARGETS, start=1):
        page.keyboard.press(["ArrowRight", "Space", "PageDown"][number % 3])
        expect(title(page)).to_have_text(FINDINGS[target])
        expect(counter(page)).to_have_text(f"{number} / 6")
        assert is_whole(page)
        assert size(title(page)) >= 44
        assert size(page.locator(".st-key-meeting_number strong")) >= 96
        assert {size(text) for text in page.locator(".role-axis-label text").all()} == {28}
        expect(page.locator(".st-key-meeting").get_by_text(EXAMPLES)).to_be_visible()
        assert shows_english(page) == []
    page.keyboard.press("PageDown")
    expect(counter(page)).to_have_text("6 / 6")
    for key, target in (("ArrowLeft", "L2"), ("PageUp", "L1")):
        page.keyboard.press(key)
        expect(title(page)).to_have_text(FINDINGS[target])
    page.keyboard.press("Home")
    expect(title(page)).to_have_text(OVERVIEW)
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_have_text("Beskæftigelsesplan 2020")
    assert "vis=" not in page.url


@pytest.mark.parametrize(("width", "height"), PROJECTORS)
def test_nothing_is_below_the_edge_of_any_projector(url: str, open_page: OpenPage, width: int, height: int) -> None:
    """Also where levels are tried, which makes sentences longer, and one cannot be used, which is said."""
    page = open_page(width, height)
    levels = {"U4a": "17", "U5b": "120", "L1": "42", "U5a": "80"}
    for target in ("", *TARGETS):
        visit(page, at(url, target, **levels))
        expect(title(page)).to_be_visible()
        assert is_whole(page), target
        share = height / 1080
        assert size(title(page)) >= 44 * share
        if target:
            assert size(page.locator(".st-key-meeting_number strong")) >= 96 * share
            labels = [size(text) for text in page.locator(".role-axis-label text").all()]
            assert min(labels) == pytest.approx(28 * share, abs=0.1)
    for name in ("stSidebar", "stHeader", "stToolbar", "stStatusWidget"):
        for part in page.get_by_test_id(name).all():
            expect(part).to_be_hidden()


def test_text_grows_when_the_picture_does(url: str, open_page: OpenPage) -> None:
    """As when a browser goes to full screen."""
    page = open_page(1366, 768)
    visit(page, at(url, "U4a"))
    page.set_viewport_size({"width": 1920, "height": 1080})

    expect(page.locator(".role-axis-label text").first).to_have_css("font-size", "28px")
    assert is_whole(page)


@pytest.mark.parametrize(("width", "height"), PROJECTORS)
def test_the_overview_is_whole_with_every_level_being_tried(
    open_page: OpenPage, url: str, width: int, height: int
) -> None:
    page = open_page(width, height)
    visit(page, at(url, U4a="15", U5b="74", U5a="70", L1="42", L2="7", U4b="21"))

    expect(title(page)).to_contain_text("hvis forslagene gælder")
    assert is_whole(page)


def test_a_level_said_in_the_room_changes_the_sentence(url: str, page: Page) -> None:
    visit(page, at(url, "U4a"))
    field = page.get_by_role("textbox", name="Niveau i pct.")
    field.fill("17")
    field.press("Enter")

    expect(title(page)).to_have_text("14,6 pct. i august 2020: 2,4 procentpoint fra forslaget")
    expect(page.locator(".st-key-meeting_figure")).to_contain_text(f"{LABEL}: mindst")
    expect(page.locator(".st-key-meeting_number strong")).to_have_text("17,0")
    expect(page.locator(".st-key-meeting_chance")).to_contain_text("ud af 20")
    expect(page).to_have_url(re.compile("U4a=17"))
    settled(page)
    page.keyboard.press("ArrowRight")
    expect(title(page)).to_have_text(FINDINGS["U5b"])
    expect(page).to_have_url(re.compile("U4a=17"))
    settled(page)
    page.keyboard.press("ArrowLeft")
    expect(title(page)).to_contain_text("fra forslaget")


def test_arrows_on_the_handle_and_in_the_field_do_not_turn_the_page(url: str, page: Page) -> None:
    visit(page, at(url, "U4a"))
    handle = page.get_by_role("slider", name=re.compile("^Flyt niveauet"))
    handle.press("ArrowRight")
    expect(title(page)).to_contain_text("1,9 procentpoint fra forslaget")
    expect(counter(page)).to_have_text("1 / 6")
    field = page.get_by_role("textbox", name="Niveau i pct.")
    field.press("ArrowLeft")
    field.press("Home")
    field.press(" ")
    expect(counter(page)).to_have_text("1 / 6")
    page.keyboard.press("Escape")  # lets go of the field only
    settled(page)
    expect(title(page)).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(counter(page)).to_have_text("2 / 6")


def test_the_line_is_dragged_on_the_wall_too(url: str, page: Page) -> None:
    visit(page, at(url, "U4a"))
    handle = page.get_by_role("slider", name=re.compile("^Flyt niveauet"))
    handle.hover()  # waits until it lies still
    box = handle.bounding_box()
    assert box is not None
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + 90, steps=5)
    expect(handle).to_contain_text(f"{LABEL}: ")
    page.mouse.up()

    expect(title(page)).to_contain_text("forslaget")
    expect(page.locator(".st-key-meeting_number strong")).not_to_have_text("16,0")
    expect(counter(page)).to_have_text("1 / 6")


def test_a_clicker_turns_the_page_wherever_the_focus_is(url: str, page: Page) -> None:
    visit(page, at(url, "U4a"))
    page.get_by_role("slider", name=re.compile("^Flyt niveauet")).focus()
    page.keyboard.press("PageDown")

    expect(title(page)).to_have_text(FINDINGS["U5b"])
    page.get_by_role("textbox", name="Niveau i pct.").focus()
    page.keyboard.press("PageDown")
    expect(title(page)).to_have_text(FINDINGS["U5a"])


def test_pressed_in_a_hurry_it_ends_where_the_last_press_meant(url: str, page: Page) -> None:
    visit(page, at(url, "U4a"))
    for _ in range(4):
        page.keyboard.press("ArrowRight")

    expect(title(page)).to_have_text(FINDINGS["L2"])
    expect(counter(page)).to_have_text("5 / 6")


def test_the_handle_lies_on_its_line(url: str, page: Page) -> None:
    """The chart is drawn a moment after the handle is placed."""
    visit(page, at(url, "U4a"))
    handle = page.get_by_role("slider", name=re.compile("^Flyt niveauet"))
    expect(handle).to_be_visible()
    page.wait_for_function(
        """handle => {
            const labels = [...document.querySelectorAll('.role-axis-label text')];
            const label = labels.find(one => one.textContent === '16,0');
            const [line, own] = [label, handle].map(one => one.getBoundingClientRect());
            return Math.abs(line.top + line.height / 2 - own.top - own.height / 2) < 6;
        }""",
        arg=handle.element_handle(),
    )


def test_question_notes_and_definition_come_when_asked_for_a_part_at_a_time(url: str, page: Page) -> None:
    visit(page, at(url, "U4a"))
    page.keyboard.press("n")
    shown = page.get_by_role("dialog")

    expect(shown).to_contain_text("Hvorfor faldt den i foråret?")
    page.keyboard.press("ArrowRight")
    expect(shown).to_contain_text("Chancen for mindst 16,0 pct.")
    shown.get_by_role("button", name="Definition og kilde").click()
    expect(shown).to_contain_text("Timer i aktivering i måneden")
    assert shown.evaluate("one => one.scrollHeight <= one.clientHeight")
    page.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    expect(counter(page)).to_have_text("1 / 6")


def test_what_is_asked_for_is_about_the_level_that_is_tried(url: str, page: Page) -> None:
    visit(page, at(url, "U4a", U4a="17"))
    page.keyboard.press("n")
    page.keyboard.press("ArrowRight")

    expect(page.get_by_role("dialog")).to_contain_text(LABEL)
    expect(page.get_by_role("dialog")).to_contain_text("Chancen for mindst 17,0 pct.")


def test_mouse_and_finger_have_buttons_for_all_of_it(url: str, page: Page) -> None:
    visit(page, at(url))
    page.get_by_role("button", name="Næste →").click()
    expect(title(page)).to_have_text(FINDINGS["U4a"])
    page.keyboard.press("Space")  # the button has not kept the keyboard
    expect(title(page)).to_have_text(FINDINGS["U5b"])
    page.get_by_role("button", name="← Forrige").click()
    expect(title(page)).to_have_text(FINDINGS["U4a"])
    page.get_by_role("button", name="Overblik").click()
    expect(title(page)).to_have_text(OVERVIEW)
    page.get_by_role("button", name="Afslut (Esc)").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_reloading_shows_the_same_screen_and_the_same_proposals(url: str, page: Page) -> None:
    visit(page, at(url, "U5b", U4a="17"))
    page.reload()
    settled(page)

    expect(title(page)).to_have_text(FINDINGS["U5b"])
    expect(counter(page)).to_have_text("2 / 6")
    expect(page).to_have_url(re.compile("U4a=17"))
    page.keyboard.press("ArrowLeft")
    expect(title(page)).to_contain_text("2,4 procentpoint fra forslaget")
    page.reload()
    settled(page)

    expect(title(page)).to_contain_text("2,4 procentpoint fra forslaget")


def test_with_the_network_gone_for_a_while_the_screen_stays_and_goes_on(url: str, page: Page) -> None:
    visit(page, at(url, "U4a", U4a="17"))
    page.context.set_offline(True)
    page.wait_for_timeout(3000)
    expect(title(page)).to_contain_text("2,4 procentpoint fra forslaget")
    page.context.set_offline(False)

    page.keyboard.press("ArrowRight")
    expect(title(page)).to_have_text(FINDINGS["U5b"])
    expect(page).to_have_url(re.compile("U4a=17"))


def test_with_the_connection_broken_the_wall_stays_danish_and_finds_its_way_back(wire: Wire, page: Page) -> None:
    visit(page, at(wire.url, "U4a", U4a="17"))
    app = page.get_by_test_id("stApp")
    wire.cut()
    expect(app).to_have_attribute(CONNECTION, "PINGING_SERVER")
    page.locator("[data-testid=stDialog]").wait_for(state="attached")  # Streamlit's own, in English

    assert shows_english(page) == []
    told = app.evaluate("app => getComputedStyle(app, '::after').content")
    assert told == '"Forbindelsen er afbrudt. Siden bliver stående og forbinder selv igen."'
    page.keyboard.press("ArrowRight")
    expect(counter(page)).to_have_text("1 / 6")
    wire.mend()
    expect(app).to_have_attribute(CONNECTION, "CONNECTED")
    expect(title(page)).to_contain_text("2,4 procentpoint fra forslaget")
    page.keyboard.press("ArrowRight")
    expect(title(page)).to_have_text(FINDINGS["U5b"])
    expect(page).to_have_url(re.compile("U4a=17"))


def test_a_focus_area_leads_to_its_own_first_target_and_back(url: str, page: Page) -> None:
    visit(page, f"{url}/langtidsforsoergede?plan={PLAN}&L2=7")
    page.get_by_role("button", name="Mødevisning").click()
    expect(title(page)).to_have_text(FINDINGS["L1"])
    expect(counter(page)).to_have_text("4 / 6")
    page.keyboard.press("ArrowRight")
    expect(title(page)).to_contain_text("fra forslaget")
    page.keyboard.press("Escape")

    expect(page.get_by_role("heading", level=1)).to_have_text("Langtidsforsørgede")
    expect(page).to_have_url(re.compile("L2=7"))
