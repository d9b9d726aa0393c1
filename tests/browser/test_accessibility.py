"""WCAG 2.2 A and AA as far as a program can tell: axe-core on every page, and Danish as the language of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import OpenPage, card, visit
from tests.browser.every_page import AXE_TAGS, IDS, PAGES, Shown

# What is Streamlit's own, by axe's rule and the element it is in: the same fault anywhere else still fails.
STREAMLITS_OWN = {
    ("list", "[data-testid=stSidebarNavItems]"),  # the menu's sections are <div> between <ul> and <li>
    ("listitem", "[data-testid=stSidebarNavItems]"),
}
WORST = {"serious", "critical"}


@dataclass(frozen=True)
class Finding:
    """One element that breaks one of axe's rules."""

    rule: str
    html: str
    streamlits_own: bool


def findings(page: Page) -> list[Finding]:
    """Return what axe finds that is serious or critical."""
    options = {"runOnly": {"type": "tag", "values": AXE_TAGS}}
    found: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    broken = [(rule["id"], node) for rule in found if rule["impact"] in WORST for node in rule["nodes"]]
    return [Finding(rule, node["html"][:200], _is_streamlits(page, rule, node["target"])) for rule, node in broken]


def _is_streamlits(page: Page, rule: str, target: list[Any]) -> bool:
    places = [place for known, place in STREAMLITS_OWN if known == rule]
    inside = "([found, place]) => document.querySelector(found)?.closest(place) != null"
    return any(isinstance(target[0], str) and page.evaluate(inside, [target[0], place]) for place in places)


@pytest.fixture(scope="module", params=PAGES, ids=IDS)
def shown(request: pytest.FixtureRequest, projector: BrowserContext, url: str) -> Iterator[Page]:
    """Return each page in turn, at the size of a projector; the tests below only look at it."""
    place: Shown = request.param
    page = projector.new_page()
    place.open(page, url)
    yield page
    page.close()


def test_axe_finds_nothing_serious_that_is_ours(shown: Page) -> None:
    assert [found for found in findings(shown) if not found.streamlits_own] == []


def test_axe_finds_nothing_serious_that_is_ours_on_a_laptop(url: str, open_page: OpenPage) -> None:
    page = open_page(1366, 768)
    visit(page, f"{url}/unge?plan=hvidovre-2020")

    assert [found for found in findings(page) if not found.streamlits_own] == []


def test_the_same_fault_on_an_element_of_ours_is_found(url: str, page: Page) -> None:
    visit(page, f"{url}/kilder?plan=hvidovre-2020")
    page.evaluate("document.querySelector('[data-testid=stMain]').insertAdjacentHTML('beforeend', '<ul><b>x</b></ul>')")

    assert [found.rule for found in findings(page) if not found.streamlits_own] == ["list"]


def test_every_page_is_danish_and_has_a_title_of_its_own(shown: Page) -> None:
    expect(shown.locator("html")).to_have_attribute("lang", "da")
    expect(shown).to_have_title(re.compile(r"^.+ · Pejling$"))


# Streamlit's words that a reader would meet; the list is of what has been seen, in any state of the pages.
ENGLISH = re.compile(
    r"^(Skip to|Sidebar$|Collapse|Expand|App pages|Open$|Choose|Dismiss|Close|Clear|No results|Previous|Next"
    r"|file upload|Upload$|Browse|Drag|\d+MB|Add files|Remove |Link to heading|Press "
    r"|day,|month,|year,|visualization|.* icon$|.*(January|February|March|May|June|July|October)$)"
)
# What is in the accessibility tree: names, hints and values of what is neither hidden nor the pages' own words.
_TOLD = """() => {
  const told = [];
  for (const element of document.querySelectorAll("[data-testid=stApp] *")) {
    if (element.closest("[aria-hidden=true], svg") || !element.checkVisibility()) continue;
    for (const name of ["aria-label", "title", "placeholder", "aria-valuetext", "aria-roledescription"]) {
      if (element.getAttribute(name)) told.push(element.getAttribute(name));
    }
    const written = element.closest("[data-testid=stMarkdownContainer]");
    const ours = written && !element.closest("[data-testid=stFileUploaderDropzone]");
    const alone = !element.children.length && !ours && !element.closest("button[aria-label]");
    if (alone && element.textContent) told.push(element.textContent);
  }
  return told;
}"""


def test_what_a_screen_reader_meets_of_streamlits_own_words_is_danish(shown: Page) -> None:
    shown.wait_for_timeout(100)  # the words are changed when they come

    assert sorted({told for told in shown.evaluate(_TOLD) if ENGLISH.search(told)}) == []


def test_lists_and_calendars_that_open_are_danish_too(url: str, page: Page) -> None:
    visit(page, f"{url}/kilder?plan=hvidovre-2020")
    page.get_by_role("combobox", name="Vælg en indikator").click()
    page.keyboard.type("qqqq")
    expect(page.get_by_text("Intet fundet")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("^Vælg dato")).click()

    expect(page.get_by_role("button", name="Forrige måned")).to_be_visible()
    expect(page.get_by_role("button", name="Næste måned")).to_be_visible()


def test_a_chart_is_one_picture_whose_text_states_the_takeaway(url: str, page: Page) -> None:
    visit(page, f"{url}/unge?plan=hvidovre-2020&U4a=18")
    takeaway = re.compile(r"^Aktiveringsgrad for uddannelsesparate unge: .*procentpoint fra målet$")
    chart = card(page, "U4a").get_by_role("img", name=takeaway)

    expect(chart).to_be_visible()
    expect(chart.locator(":scope > svg")).to_have_attribute("aria-hidden", "true")


def test_a_spark_is_told_by_its_ends(url: str, page: Page) -> None:
    visit(page, f"{url}/?plan=hvidovre-2020")

    expect(page.get_by_role("img", name=re.compile(r"^Udviklingen fra .+ i .+ til .+ i .+"))).not_to_have_count(0)


def test_icons_are_not_read_aloud(url: str, page: Page) -> None:
    visit(page, f"{url}/unge?plan=hvidovre-2020")

    expect(page.locator('[role=img][aria-label$=" icon"]')).not_to_have_count(0)
    expect(page.locator('[role=img][aria-label$=" icon"]:not([aria-hidden=true])')).to_have_count(0)


def test_a_moved_level_is_said_aloud_once_it_is_tried_and_not_before(url: str, page: Page) -> None:
    visit(page, f"{url}/unge?plan=hvidovre-2020")
    said = card(page, "U4a").get_by_role("status")
    expect(said).to_have_text("")
    card(page, "U4a").get_by_role("textbox").fill("18")
    card(page, "U4a").get_by_role("textbox").press("Enter")

    expect(said).to_have_text(re.compile(r"procentpoint fra forslaget\. .+"))


def test_the_whole_plans_sum_is_said_aloud_when_a_level_is_typed(url: str, page: Page) -> None:
    visit(page, f"{url}/hvad-nu-hvis?plan=hvidovre-2020")
    told = page.locator(".st-key-told_sums")
    expect(told).to_have_attribute("aria-live", "polite")
    told.evaluate("element => { element.mine = true; }")
    page.get_by_label("U4a: prøv et niveau i pct.").fill("10")
    page.get_by_label("U4a: prøv et niveau i pct.").press("Enter")

    expect(told).to_contain_text("Forslag – ikke vedtaget")
    assert told.evaluate("element => element.mine === true"), "a live region speaks only while it is the same element"


@pytest.mark.parametrize(("path", "field"), [("unge", "Niveau i pct."), ("hvad-nu-hvis", "U4a: prøv et niveau i pct.")])
def test_a_level_that_cannot_be_used_is_said_aloud(url: str, page: Page, path: str, field: str) -> None:
    visit(page, f"{url}/{path}?plan=hvidovre-2020")
    page.get_by_label(field).first.fill("mange")
    page.get_by_label(field).first.press("Enter")

    expect(page.get_by_role("alert").filter(has_text="Ikke brugt")).to_be_visible()


def test_nothing_moves_for_those_who_have_asked_for_less_motion(url: str, open_page: OpenPage) -> None:
    page = open_page()
    page.emulate_media(reduced_motion="reduce")
    visit(page, f"{url}/unge?plan=hvidovre-2020")
    longest = """() => {
      let most = 0;
      const look = (root) => {
        for (const one of root.querySelectorAll("*")) {
          const style = getComputedStyle(one);
          const told = `${style.transitionDuration},${style.animationDuration}`.split(",").map(parseFloat);
          most = Math.max(most, ...told);
          if (one.shadowRoot) look(one.shadowRoot);
        }
      };
      look(document);
      return most;
    }"""

    assert page.evaluate(longest) < 0.001
