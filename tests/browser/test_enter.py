"""Telling how far an activity is, in haste: two presses are one answer."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from pejling.activities import Activities
from tests.browser.conftest import ready, settled, visit
from tests.browser.wire import Wire

PLAN = "hvidovre-2020"


def test_a_double_press_is_one_answer_and_no_error(wire: Wire, page: Page, store_folder: Path) -> None:
    visit(page, f"{wire.url}/indtast?plan={PLAN}")
    name = page.get_by_label("Dit navn eller dine initialer")
    name.fill("ABC")
    name.press("Tab")
    ready(page)
    page.get_by_role("radio", name="Aktiviteter").click()
    settled(page)
    page.get_by_text("forsinket", exact=True).click()
    wire.delay = 0.1
    page.get_by_role("button", name="Gem aktivitet").dblclick()

    expect(page.get_by_text("H1 er gemt: forsinket.")).to_be_visible()
    wire.delay = 0
    settled(page)
    page.wait_for_timeout(1000)
    expect(page.get_by_text("Vælg, hvor langt I er.")).to_have_count(0)
    assert len(Activities(store_folder).history(PLAN)) == 1
