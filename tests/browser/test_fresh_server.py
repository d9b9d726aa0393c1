"""The very first visitor of a server follows a deep link: the frame is there, and nothing in English."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import StartApp, card, ready, visit


def test_a_deep_link_to_a_fresh_server_has_frame_menu_and_plan_picker(
    start_app: StartApp, store_folder: Path, page: Page
) -> None:
    url = start_app({"PEJLING_STORE": str(store_folder)})
    page.goto(f"{url}/unge", wait_until="commit")
    boxes = page.get_by_role("dialog")
    expect(page.get_by_role("heading", name="Unge", level=1)).to_be_visible()
    ready(page)

    expect(page.get_by_test_id("stSidebarNav").get_by_role("link", name="Unge", exact=True)).to_be_visible()
    expect(page.get_by_test_id("stSidebarNav").get_by_role("link", name="Overblik", exact=True)).to_be_visible()
    expect(page.get_by_test_id("stSidebar").get_by_role("combobox")).to_have_value("Beskæftigelsesplan 2020")
    expect(card(page, "U4a")).to_be_visible()
    expect(boxes).to_have_count(0)
    expect(page.get_by_text("Page not found")).to_have_count(0)


def test_a_link_to_a_focus_area_of_another_plan_is_answered_in_danish(url: str, page: Page) -> None:
    visit(page, f"{url}/foertidspension?plan=hvidovre-2020")

    expect(page.get_by_role("heading", name="Pejlemærket er ikke i planen")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_link_without_a_plan_gets_the_newest_one_and_keeps_it(url: str, page: Page) -> None:
    visit(page, f"{url}/")

    expect(page.get_by_role("heading", name="Beskæftigelsesplan 2020", level=1)).to_be_visible()
    expect(page).to_have_url(f"{url}/?plan=hvidovre-2020")


def test_an_address_that_is_no_page_is_not_answered_in_english(url: str, page: Page) -> None:
    visit(page, f"{url}/findes-ikke")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0, timeout=5000)


def test_a_page_that_fails_says_so_in_danish_and_shows_no_code(
    start_app: StartApp, product_copy: Path, store_folder: Path, page: Page
) -> None:
    (product_copy / "pages" / "figures" / "sources.py").write_text("1 / 0\n", encoding="utf-8")
    url = start_app({"PEJLING_STORE": str(store_folder)}, folder=product_copy)
    page.goto(f"{url}/kilder", wait_until="commit")

    expect(page.get_by_text("Noget gik galt på siden.")).to_be_visible()
    expect(page.get_by_test_id("stSidebarNav").get_by_role("link", name="Overblik", exact=True)).to_be_visible()
    assert [word for word in ("ZeroDivision", "Traceback") if word in page.locator("body").inner_text()] == []
