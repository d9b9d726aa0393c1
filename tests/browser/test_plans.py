"""Plan files put in the folder of a running server: own pages and figures at the next reload, and faults told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pejling.intake import read_export
from pejling.store import Store
from tests.browser.conftest import BREAKDOWN, StartApp, card, visit
from tests.pages.exports import activation

NEW_PLAN = """
title = "Plan for næste år"
municipality = "Hvidovre"
starts = 2020-01-01
ends = 2020-12-31

[[focus_areas]]
id = "naeste"
title = "Næste skridt"

[[focus_areas.targets]]
id = "N1"
title = "Mere aktivering"
indicator = "aktiveringsgrad"
group = { visitation = "uddannelsesparat" }
at_least = 18
measured = "year_average"
"""
FAULTY_PLAN = NEW_PLAN.replace("aktiveringsgrad", "findes_ikke").replace("at_least", "mindst")


@pytest.fixture(scope="module")
def url(start_app: StartApp, product_copy: Path, store_folder: Path) -> str:
    """Return the address of a server in a copy of the product, with a small store of its own."""
    store = Store(store_folder)
    store.add(read_export("aktivering.xlsx", activation(), product_copy / "data"))
    return start_app({"PEJLING_STORE": str(store_folder)}, folder=product_copy)


@pytest.fixture
def plan_folder(product_copy: Path) -> Iterator[Path]:
    """Return the running server's folder of plans; what a test puts there is taken out again."""
    folder = product_copy / "data" / "plans"
    before = set(folder.iterdir())
    yield folder
    for file in set(folder.iterdir()) - before:
        file.unlink()


def test_a_plan_put_in_the_folder_has_its_pages_after_a_reload(url: str, page: Page, plan_folder: Path) -> None:
    visit(page, f"{url}/")
    expect(page.get_by_role("heading", name="Beskæftigelsesplan 2020", level=1)).to_be_visible()
    (plan_folder / "naeste-plan.toml").write_text(NEW_PLAN, encoding="utf-8")
    visit(page, f"{url}/naeste?plan=naeste-plan")

    expect(page.get_by_role("heading", name="Næste skridt", level=1)).to_be_visible()
    expect(page.get_by_test_id("stSidebarNav").get_by_role("link", name="Næste skridt")).to_be_visible()
    expect(card(page, "N1", "naeste-plan")).to_contain_text("Resultatet blev 17,0 pct.: 1,0 procentpoint fra målet")


def test_an_unreadable_plan_has_a_screen_that_names_file_and_key(url: str, page: Page, plan_folder: Path) -> None:
    (plan_folder / "med-fejl.toml").write_text(FAULTY_PLAN, encoding="utf-8")
    visit(page, f"{url}/?plan=med-fejl")

    expect(page.get_by_role("heading", name="Planen kan ikke læses")).to_be_visible()
    shown = page.get_by_test_id("stMain").inner_text()
    assert "med-fejl.toml" in shown
    assert "(N1).mindst" in shown
    assert [word for word in BREAKDOWN if word in shown] == []


def test_the_other_plans_can_be_read_beside_an_unreadable_one(url: str, page: Page, plan_folder: Path) -> None:
    (plan_folder / "med-fejl.toml").write_text(FAULTY_PLAN, encoding="utf-8")
    visit(page, f"{url}/unge?plan=hvidovre-2020")

    expect(card(page, "U4b")).to_contain_text("Resultatet blev 15,0 pct.")
