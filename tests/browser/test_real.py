"""The main job on real exports: all files at once, and a plan nobody has seen before shows its own figures."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pejling.examples import LABEL
from pejling.store import Store
from tests.browser.conftest import OpenPage, StartApp, card, ready, visit

pytestmark = pytest.mark.real
PLAN, DAY = "proeveplan-2026", "2026-08-22"
OWN_PAGES = {
    "aktive-tilbud": ("P1", "18,0 pct. i juni 2026"),
    "smaa-job": ("P2", "10,2 pct. i maj 2026"),
    "lang-ledighed": ("P3", "178 personer i juni 2026"),
    "arbejdsmarked": ("P4", "3,1 pct. i juni 2026"),
    "forsoergelse": ("P5", "702 fuldtidspersoner i juni 2026"),
}


@pytest.fixture(scope="module")
def url(start_app: StartApp, product_copy: Path, repo: Path, store_folder: Path) -> str:
    """Return the address of a server that has the plan of real measures among its plans."""
    shutil.copy(repo / "tests" / "real" / f"{PLAN}.toml", product_copy / "data" / "plans")
    return start_app({"PEJLING_STORE": str(store_folder)}, folder=product_copy)


@pytest.fixture(scope="module")
def receipts(real_files: list[Path], url: str, open_page: OpenPage) -> str:
    """Drop all real exports at once, say that odd figures are right, save, and return what the receipts said."""
    page = open_page()
    visit(page, f"{url}/indlaes")
    page.locator("input[type=file]").set_input_files(real_files)
    save = page.get_by_role("button", name=f"Gem {len(real_files)} filer")
    expect(save).to_be_visible(timeout=60_000)
    ready(page)  # the receipts stand below the button, and come after it
    said = page.get_by_test_id("stMain").inner_text()
    odd = page.get_by_text("spring er rigtige; tag tallene med")
    for number in range(odd.count()):
        odd.nth(number).click()
        ready(page)
    save.click()
    expect(page.get_by_text(f"{len(real_files)} filer er gemt.")).to_be_visible()
    return said


def test_all_real_exports_come_in_at_once_each_with_its_receipt(
    receipts: str, real_files: list[Path], store_folder: Path
) -> None:
    assert receipts.count("kan indlæses") == len(real_files)
    assert "6.120 tal til 2 indikatorer fra 51 rækker; alle er nye." in receipts
    assert {one.file for one in Store(store_folder).imports()} == {file.name for file in real_files}


@pytest.mark.usefixtures("receipts")
def test_real_figures_replace_the_examples(url: str, page: Page) -> None:
    visit(page, f"{url}/?plan={PLAN}&dato={DAY}")

    expect(page.get_by_test_id("stMain")).to_contain_text("18,0 pct. (jun. 2026)")
    expect(page.get_by_text(LABEL)).to_have_count(0)


@pytest.mark.usefixtures("receipts")
@pytest.mark.parametrize("path", OWN_PAGES)
def test_an_unseen_plan_shows_its_own_pages_and_figures(url: str, page: Page, path: str) -> None:
    target, finding = OWN_PAGES[path]
    visit(page, f"{url}/{path}?plan={PLAN}&dato={DAY}")

    expect(card(page, target, PLAN).get_by_role("heading").first).to_contain_text(finding)
    expect(card(page, target, PLAN).locator('input[type="range"]')).to_be_visible()
    expect(page.get_by_text("Prøveplan – opdigtede niveauer")).to_be_visible()
    expect(page.get_by_text("opgjort 22. august 2026")).to_be_visible()
