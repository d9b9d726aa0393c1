"""Reading: from the overview to a target, its definition and its numbers, on any screen and in any browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from pejling.plans import Plan
from tests.browser.conftest import OpenPage, card, visit

OTHERS = 'path[stroke="#8C8C8C"]'  # the thin grey lines of a comparison


@pytest.mark.parametrize("plan", ["hvidovre-2020", "hvidovre-2014"])
def test_every_target_stands_on_the_overview(url: str, page: Page, plans: dict[str, Plan], plan: str) -> None:
    visit(page, f"{url}/?plan={plan}")

    shown = page.get_by_test_id("stMain").inner_text()
    assert [one.title for one in plans[plan].targets if one.title not in shown] == []


def test_the_overview_leads_to_a_focus_area(url: str, page: Page) -> None:
    visit(page, f"{url}/?plan=hvidovre-2020")
    page.get_by_test_id("stMain").get_by_role("link", name="Unge").first.click()

    expect(page.get_by_role("heading", name="Unge", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/unge\?.*plan=hvidovre-2020"))


def test_a_definition_and_its_source_are_one_click_away(url: str, page: Page) -> None:
    visit(page, f"{url}/unge")
    card(page, "U4a").get_by_role("radio", name="Definition og kilde").click()

    expect(page.get_by_text("Timer i aktivering i måneden i pct. af de timer")).to_be_visible()
    expect(card(page, "U4a").get_by_text("Definitionen er")).to_be_visible()
    expect(card(page, "U4a").get_by_text("y60c07").first).to_be_visible()


def test_the_numbers_behind_a_chart_are_one_click_away(url: str, page: Page) -> None:
    visit(page, f"{url}/unge")
    finding = card(page, "U4a").get_by_role("heading").first.inner_text()
    card(page, "U4a").get_by_role("radio", name="Tallene som tabel").click()

    table = card(page, "U4a").get_by_role("table")
    newest_settled = finding.split(" pct.")[0]
    expect(table.get_by_role("cell", name="foreløbig").first).to_be_visible()
    expect(table.get_by_role("cell", name=newest_settled, exact=True).first).to_be_visible()


def test_what_the_plan_leaves_open_is_one_click_away(url: str, page: Page) -> None:
    visit(page, f"{url}/unge")
    card(page, "U4a").get_by_role("radio", name="Hvad skal afklares?").click()

    expect(page.get_by_text("Skal afklares:")).to_be_visible()


def test_neighbours_come_into_the_chart_when_asked_for_and_go_again(url: str, page: Page) -> None:
    visit(page, f"{url}/unge")
    neighbours = card(page, "U4a").get_by_text("Nabokommuner", exact=True)
    lines = card(page, "U4a").locator(OTHERS)

    expect(lines).to_have_count(0)
    neighbours.click()
    expect(lines).not_to_have_count(0)
    neighbours.click()
    expect(lines).to_have_count(0)


def test_the_plan_picker_changes_the_pages_and_the_address(url: str, page: Page) -> None:
    visit(page, f"{url}/?plan=hvidovre-2020")
    page.get_by_test_id("stSidebar").get_by_role("combobox").click()
    page.get_by_role("option", name="Beskæftigelsesplan 2014").click()

    expect(page.get_by_role("heading", name="Beskæftigelsesplan 2014")).to_be_visible()
    expect(page.get_by_test_id("stSidebarNav").get_by_role("link", name="Førtidspension")).to_be_visible()
    expect(page.get_by_test_id("stSidebarNav").get_by_role("link", name="Handicap")).to_have_count(0)
    expect(page).to_have_url(re.compile("plan=hvidovre-2014"))


def test_the_day_in_the_address_is_the_day_looked_on(url: str, page: Page) -> None:
    visit(page, f"{url}/unge?eksempeldato=2021-03-01")

    expect(page.get_by_text("opgjort 1. marts 2021")).to_be_visible()
    expect(card(page, "U4a").get_by_text("Resultatet blev").first).to_be_visible()


def test_a_browser_in_english_shows_danish_numbers_and_months(url: str, open_page: OpenPage) -> None:
    page = open_page(locale="en-US")
    visit(page, f"{url}/unge")

    shown = card(page, "U4a").inner_text()
    assert "Mål 16,0 pct." in shown
    assert "okt. 20" in shown
    assert not re.search(r"\d\.\d pct|\bOct\b", shown)
    expect(card(page, "U4a").locator('input[type="range"]')).to_have_attribute("aria-valuetext", "16,0 pct.")
