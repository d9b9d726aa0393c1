"""The follow-up fetched as slides in a browser, in a municipality's own template, and opened."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect
from pptx import Presentation

from tests.browser.conftest import BREAKDOWN, ready, visit

EXAMPLES = "Eksempeldata – opdigtede tal"
TRIED = "Forslag – ikke vedtaget: afprøvede niveauer"


def test_slides_are_fetched_in_the_own_template_at_the_levels_that_are_tried(
    url: str, page: Page, tmp_path: Path
) -> None:
    own = tmp_path / "kommune.pptx"
    made = Presentation()
    made.slide_layouts.get_by_name("Title Only").element.cSld.set("name", "Kommunens titel")
    made.save(str(own))
    visit(page, f"{url}/hvad-nu-hvis?plan=hvidovre-2020")
    level = page.get_by_label("U4a: prøv et niveau i pct.")
    level.fill("22")
    level.press("Enter")
    expect(page.get_by_test_id("stMain")).to_contain_text("Forslag – ikke vedtaget")

    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Papirer").click()
    expect(page.get_by_role("heading", name="Papirer", level=1)).to_be_visible()
    ready(page)
    page.get_by_label("Niveauer").click()
    page.get_by_role("option", name="Det, der prøves nu").click()
    expect(page.get_by_test_id("stMain")).to_contain_text(f"{EXAMPLES} · {TRIED}")
    page.get_by_text("Brug jeres egen PowerPoint-skabelon").click()
    page.locator('input[type="file"]').set_input_files(own)
    expect(page.get_by_test_id("stMain")).to_contain_text("kommune.pptx bruges til PowerPoint")
    with page.expect_download() as fetched:
        page.locator(".st-key-get_pptx button").click()

    file = tmp_path / fetched.value.suggested_filename
    fetched.value.save_as(file)
    slides = list(Presentation(str(file)).slides)
    told = [[shape.text_frame.text for shape in slide.shapes if shape.has_text_frame] for slide in slides]
    assert file.name == "pejling-hvidovre-2020-2020-10-20-forslag-afproevede-niveauer.pptx"
    assert slides[1].slide_layout.name == "Kommunens titel"
    assert [texts for texts in told if not any(f"{EXAMPLES} · {TRIED}" in text for text in texts)] == []
    assert any("mindst 22,0 pct." in text for texts in told for text in texts)
    assert [word for word in BREAKDOWN if word in page.get_by_test_id("stMain").inner_text()] == []
