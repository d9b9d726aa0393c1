"""Loading files: a receipt in Danish, a yes, and the figures stand where the examples stood."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from pejling.examples import LABEL
from pejling.store import Store
from tests.browser.conftest import BREAKDOWN, card, settled, visit
from tests.pages.exports import PERSON_NUMBERS, XLSX, activation, wrong_files
from tests.pejling.builders import workbook

GOOD = FilePayload(name="aktivering.xlsx", mimeType=XLSX, buffer=activation())


@pytest.fixture(autouse=True)
def store(store_folder: Path) -> Store:
    """Return the server's store, empty."""
    for file in store_folder.glob("*.parquet"):
        file.unlink()
    return Store(store_folder)


def drop(page: Page, url: str, *files: FilePayload) -> None:
    """Drop files into the upload field of a fresh page, and wait for their receipts."""
    visit(page, f"{url}/indlaes")
    page.locator("input[type=file]").set_input_files(list(files))
    expect(page.get_by_role("heading", name="Kvittering")).to_be_visible()


def test_a_file_is_dropped_read_saved_and_seen_in_place_of_the_examples(url: str, page: Page, store: Store) -> None:
    drop(page, url, GOOD)
    expect(page.get_by_text("50 tal til 1 indikator fra 50 rækker; alle er nye.")).to_be_visible()
    expect(page.get_by_text("kan indlæses")).to_be_visible()
    assert store.is_empty
    page.get_by_role("button", name="Gem 1 fil").click()

    expect(page.get_by_text("1 fil er gemt.")).to_be_visible()
    expect(page.get_by_text(LABEL)).to_have_count(0)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Unge", exact=True).click()
    expect(card(page, "U4b")).to_contain_text("Resultatet blev 15,0 pct.: 5,0 procentpoint fra målet")
    expect(page.get_by_text(LABEL)).to_have_count(0)


def test_a_person_number_in_a_files_name_leaves_the_screen_with_the_upload(url: str, page: Page) -> None:
    drop(page, url, FilePayload(name="cpr 010180-1234.xlsx", mimeType=XLSX, buffer=activation()))
    settled(page)

    expect(page.get_by_test_id("stFileUploaderFile")).to_have_count(0)
    expect(page.get_by_text("(navnet er skjult)")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("010180")


def test_no_text_of_a_file_becomes_an_icon_or_a_link(url: str, page: Page) -> None:
    addresses = "se https://eksempel.dk/a, www.eksempel.dk og hest@eksempel.dk"
    rows = [[f"Titel :material/home: og :smile: {addresses}"], ["Periode", "Område", "Heste :material/home:"]]
    content = workbook(*rows, ["Jul 2026", "Hvidovre", 3], ["Aug 2026", "Hvidovre", 4])
    drop(page, url, FilePayload(name="dyr.xlsx", mimeType=XLSX, buffer=content))
    page.get_by_test_id("stMain").get_by_role("link", name=re.compile("de ukendte kolonner")).click()
    settled(page)

    shown = page.get_by_test_id("stMain")
    expect(shown).to_contain_text(re.compile(":\u2060?material/home: og :\u2060?smile:"))
    expect(shown).to_contain_text(re.compile("https:/.?/eksempel.dk/a, www.?.eksempel.dk og hest.?@eksempel.dk"))
    expect(shown.locator("a", has_text="eksempel")).to_have_count(0)
    expect(shown.locator("th", has_text=re.compile("Heste :.?material.home:"))).to_be_visible()
    expect(shown.locator("p", has_text=re.compile("Kolonne C: Heste :.?material.home:"))).to_be_visible()


def test_a_discarded_file_leaves_nothing_behind(url: str, page: Page, store: Store) -> None:
    drop(page, url, GOOD)
    page.get_by_role("button", name="Kassér alle").click()

    expect(page.get_by_role("heading", name="Kvittering")).to_have_count(0)
    expect(page.get_by_test_id("stFileUploaderFile")).to_have_count(0)
    expect(page.get_by_text(LABEL)).to_be_visible()
    assert store.is_empty


def test_files_that_are_no_exports_are_refused_in_danish_and_person_numbers_never_shown(
    url: str, page: Page, store: Store
) -> None:
    wrong = [FilePayload(name=name, mimeType=kind, buffer=content) for name, content, kind in wrong_files().values()]
    drop(page, url, *wrong)

    expect(page.get_by_text("afvist", exact=True)).to_have_count(len(wrong))
    expect(page.get_by_role("button", name="Gem")).to_have_count(0)
    shown = page.locator("body").inner_text()
    assert [word for word in (*BREAKDOWN, *PERSON_NUMBERS) if word in shown] == []
    assert store.is_empty


def reading(page: Page, url: str) -> None:
    """Drop a file that takes some seconds to read, and wait until it is being read."""
    months = [f"{year}M{month:02d}" for year in range(1900, 2020) for month in range(1, 13)]
    lines = [f"{month};Hvidovre;{number};12,4" for number in range(600) for month in months]
    long = "\n".join(["Periode;Område;Visitation;Aktiveringsgrad", *lines]).encode()
    visit(page, f"{url}/indlaes")
    page.locator("input[type=file]").set_input_files([FilePayload(name="lang.csv", mimeType="text/csv", buffer=long)])
    expect(page.get_by_text(re.compile(r"lang\.csv: .+ …"))).to_be_visible()


def test_a_file_that_was_being_read_when_the_page_was_left_is_told_of(url: str, page: Page, store: Store) -> None:
    reading(page, url)
    page.get_by_role("link", name="Kilder og metode").click()
    expect(page.get_by_role("heading", name="Kilder og metode", level=1)).to_be_visible()
    page.get_by_role("link", name="Indlæs data").click()

    expect(page.get_by_text("lang.csv blev ikke læst færdig, fordi siden blev forladt. Vælg den igen.")).to_be_visible()
    assert store.is_empty
    drop(page, url, GOOD)
    expect(page.get_by_text("blev ikke læst færdig")).to_have_count(0)


def test_a_long_reading_is_told_and_can_be_cancelled(url: str, page: Page, store: Store) -> None:
    reading(page, url)

    page.get_by_role("button", name="Afbryd").click()

    expect(page.get_by_test_id("stFileUploaderFile")).to_have_count(0)
    expect(page.get_by_role("button", name="Gem")).to_have_count(0)
    expect(page.get_by_role("button", name="Afbryd")).to_have_count(0)
    expect(page.get_by_text("siden blev forladt")).to_have_count(0)
    assert store.is_empty
    drop(page, url, GOOD)  # and the next file is read
