"""The time axis where Pejling is used: a Danish browser in summer time, with the first few figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from pejling.store import Store
from tests.browser.conftest import OpenPage, card, visit
from tests.pejling.builders import imported, moment, rows_of


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_the_newest_figure_has_its_period_below_it(
    url: str, store_folder: Path, open_page: OpenPage, width: int, height: int
) -> None:
    rows = rows_of("kampagner_praktikpladser", "167", "2020-Q1", [2.0, 5.0])
    Store(store_folder).add(imported(rows), moment("2020-07-20"))
    page = open_page(width, height)
    page.context.new_cdp_session(page).send("Emulation.setTimezoneOverride", {"timezoneId": "Europe/Copenhagen"})

    visit(page, f"{url}/unge?plan=hvidovre-2020")

    texts = card(page, "U3").locator("svg.marks text").all_text_contents()
    assert [text for text in texts if "2020" in text] == ["1. kvt. 2020", "2. kvt. 2020"]
