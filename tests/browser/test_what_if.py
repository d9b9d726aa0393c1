"""Moving a target: chart, gap, persons and pace follow, the adopted level stays, and the address carries it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage, card, settled, visit

PROPOSAL = "Forslag – ikke vedtaget"
ADOPTED = "Mål 16,0 pct. · 2020"
IN_CHART = "svg.marks"
MISSING = "alene manglede der"


def field(shown: Locator) -> Locator:
    """Return the field of a card where a level is typed."""
    return shown.get_by_role("textbox")


def type_level(shown: Locator, text: str) -> None:
    """Type a level into a card."""
    field(shown).fill(text)
    field(shown).press("Enter")


def number_after(shown: Locator, words: str) -> float:
    """Return the first number after some words on a card, such as the gap."""
    found = re.search(re.escape(words) + r"\D*?([\d.]+(?:,\d+)?)", shown.inner_text())
    assert found, f"{words!r} is not on the card"
    return float(found[1].replace(".", "").replace(",", "."))


@pytest.fixture
def unge(url: str, page: Page) -> Locator:
    """Return the card of U4a, at the plan's level."""
    visit(page, f"{url}/unge?plan=hvidovre-2020")
    shown = card(page, "U4a")
    expect(shown.locator(IN_CHART)).to_contain_text(ADOPTED)
    expect(shown).not_to_contain_text(PROPOSAL)
    return shown


def test_a_typed_level_moves_chart_gap_persons_and_pace_and_keeps_the_adopted_level(unge: Locator) -> None:
    texts = (MISSING, "Det er ca.", "de skal i gennemsnit være")
    gap, persons, pace = (number_after(unge, text) for text in texts)
    type_level(unge, "22")

    expect(unge.locator(IN_CHART)).to_contain_text(f"{PROPOSAL}: 22,0 pct.")
    expect(unge.locator(IN_CHART)).to_contain_text(ADOPTED)
    expect(unge.get_by_role("heading").first).to_contain_text("fra forslaget")
    expect(unge.locator('input[type="range"]')).to_have_attribute("aria-valuetext", "22,0 pct.")
    expect(card(unge.page, "U4b")).not_to_contain_text(PROPOSAL)
    assert number_after(unge, texts[0]) == pytest.approx(gap + 6)
    assert number_after(unge, texts[1]) > persons
    assert number_after(unge, texts[2]) > pace


def test_the_sliders_arrow_keys_move_the_level_and_the_address_carries_it(unge: Locator) -> None:
    unge.locator('input[type="range"]').press("ArrowRight")

    expect(unge.locator(IN_CHART)).to_contain_text(f"{PROPOSAL}: 16,5 pct.")
    expect(field(unge)).to_have_value("16,5")
    expect(unge.page).to_have_url(re.compile(r"U4a=16(,|%2C)5"))


def test_a_reload_and_the_link_in_another_browser_show_the_same_proposal(unge: Locator, open_page: OpenPage) -> None:
    type_level(unge, "22")
    expect(unge.page).to_have_url(re.compile("U4a=22"))
    expect(unge.locator(IN_CHART)).to_contain_text(f"{PROPOSAL}: 22,0 pct.")
    before = number_after(unge, MISSING)
    unge.page.reload()
    settled(unge.page)
    elsewhere = open_page(1366, 768)
    visit(elsewhere, unge.page.url)

    for shown in (unge, card(elsewhere, "U4a")):
        expect(shown.locator(IN_CHART)).to_contain_text(f"{PROPOSAL}: 22,0 pct.")
        expect(field(shown)).to_have_value("22")
        expect(shown.locator('input[type="range"]')).to_have_attribute("aria-valuetext", "22,0 pct.")
        assert number_after(shown, MISSING) == before


def test_one_click_goes_back_to_the_plans_level(unge: Locator) -> None:
    before = number_after(unge, MISSING)
    type_level(unge, "22")
    expect(unge).to_contain_text(PROPOSAL)
    unge.get_by_role("button", name="Nulstil").click()

    expect(unge).not_to_contain_text(PROPOSAL)
    expect(unge.locator('input[type="range"]')).to_have_attribute("aria-valuetext", "16,0 pct.")
    expect(unge.page).not_to_have_url(re.compile("U4a=2"))
    assert number_after(unge, MISSING) == before


def test_what_cannot_be_a_level_is_told_in_danish_and_changes_nothing(unge: Locator) -> None:
    before = number_after(unge, MISSING)
    for nonsense, reason in (("mange", "kan ikke læses som et tal"), ("-3", "under 0"), ("120", "fra 0 til 100 pct.")):
        type_level(unge, nonsense)

        expect(unge).to_contain_text("Niveauet er ikke ændret")
        expect(unge).to_contain_text(reason)
        expect(unge).not_to_contain_text(PROPOSAL)
        expect(unge.locator('input[type="range"]')).to_have_attribute("aria-valuetext", "16,0 pct.")
        assert number_after(unge, MISSING) == before


def test_a_level_is_typed_as_a_dane_writes_it(unge: Locator) -> None:
    for typed, level in (("22,5 pct.", "22,5 pct."), (" 23,5 ", "23,5 pct."), ("24%", "24,0 pct.")):
        type_level(unge, typed)

        expect(unge.locator(IN_CHART)).to_contain_text(f"{PROPOSAL}: {level}")


def test_a_proposal_is_kept_on_the_way_to_another_page_and_back(unge: Locator) -> None:
    menu = unge.page.get_by_test_id("stSidebarNav")
    type_level(unge, "22")
    expect(unge).to_contain_text(PROPOSAL)
    menu.get_by_role("link", name="Handicap", exact=True).click()
    expect(unge.page.get_by_role("heading", name="Handicap", level=1)).to_be_visible()
    menu.get_by_role("link", name="Unge", exact=True).click()

    expect(unge.locator(IN_CHART)).to_contain_text(f"{PROPOSAL}: 22,0 pct.")


@pytest.mark.parametrize(
    ("path", "target", "shown"), [("virksomhedsindsats", "V1", "50"), ("langtidsforsoergede", "L1", "45")]
)
def test_a_target_without_a_level_takes_a_proposed_one(
    url: str, page: Page, path: str, target: str, shown: str
) -> None:
    visit(page, f"{url}/{path}?plan=hvidovre-2020")
    taking = card(page, target)
    expect(taking).not_to_contain_text(re.compile("mangle(r|de)"))
    type_level(taking, shown)

    expect(taking.locator(IN_CHART)).to_contain_text(f"{PROPOSAL}: {shown}")
    expect(taking).to_contain_text(re.compile("mangle(r|de)"))
    expect(page).to_have_url(re.compile(f"{target}={shown}"))
