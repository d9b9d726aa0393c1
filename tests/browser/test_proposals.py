"""A level typed for the whole plan, saved, sent as a link, compared and adopted: the focus area then asks for it."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from pejling.proposals import Proposal, Proposals
from tests.browser.conftest import BREAKDOWN, OpenPage, StartApp, card, ready, settled, visit

PROPOSAL = "Forslag – ikke vedtaget"
EXAMPLES = "Eksempeldata – opdigtede tal"


def test_a_proposal_goes_from_a_typed_level_to_a_decision_in_force(
    start_app: StartApp, tmp_path: Path, page: Page, open_page: OpenPage
) -> None:
    url = start_app({"PEJLING_STORE": str(tmp_path / "store")})
    link = save_proposal(page, url)
    open_by_link(open_page(1366, 768), link)
    compare_with_the_plan(page)
    adopt(page)

    for day, level in (("2020-10-20", "22,0"), ("2020-10-19", "16,0")):
        visit(page, f"{url}/unge?plan=hvidovre-2020&eksempeldato={day}")
        expect(card(page, "U4a").locator("svg.marks")).to_contain_text(f"Mål {level} pct. · 2020")
    visit(page, f"{url}/unge?plan=hvidovre-2020")
    shown = page.get_by_test_id("stMain")
    expect(shown).to_contain_text("Senest besluttet 20. oktober 2020 af Social- og Arbejdsmarkedsudvalget")
    expect(shown).to_contain_text("fra mindst 16,0 pct. til mindst 22,0 pct.")
    expect(shown).to_contain_text(EXAMPLES)


def test_below_a_path_of_its_own_a_proposals_link_leads_there_and_an_old_link_is_answered_in_danish(
    start_app: StartApp, tmp_path: Path, page: Page, open_page: OpenPage
) -> None:
    below = {"PEJLING_STORE": str(tmp_path / "store"), "STREAMLIT_SERVER_BASE_URL_PATH": "pejling"}
    url = start_app(below)
    save_proposal(page, url)
    link = page.get_by_test_id("stBaseLinkButton-secondary").get_attribute("href") or ""

    assert link.startswith(f"{url}/hvad-nu-hvis?")
    open_by_link(open_page(1366, 768), link)
    visit(page, f"{url}/findes-ikke")
    expect(page.get_by_role("heading", name="Pejlemærket er ikke i planen")).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)


def test_going_back_takes_back_what_was_chosen_to_compare_and_leads_on_to_the_page_before(
    start_app: StartApp, tmp_path: Path, page: Page
) -> None:
    kept = Proposals(tmp_path / "store")
    for title, level in (("Forsigtigt", 18.0), ("Modigt", 22.0)):
        kept.save(Proposal("", title, {"U4a": level}, "", None, "hvidovre-2020", "ABC"))
    url = start_app({"PEJLING_STORE": str(tmp_path / "store")})
    visit(page, f"{url}/unge?plan=hvidovre-2020")
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Sammenlign forslag").click()
    expect(page.get_by_role("heading", name="Sammenlign forslag", level=1)).to_be_visible()
    settled(page)
    titles = page.get_by_test_id("stMain").locator("table").first.locator("th")
    expect(titles).to_have_text(["Mål", "Vedtaget", "Modigt"])
    page.get_by_role("button", name="Forsigtigt").click()
    expect(titles).to_have_text(["Mål", "Vedtaget", "Modigt", "Forsigtigt"])
    settled(page)

    page.go_back()
    expect(titles).to_have_text(["Mål", "Vedtaget", "Modigt"])
    settled(page)
    for _ in range(2):  # the page's address without a plan is a step of its own
        if "sammenlign" in page.url:
            page.go_back()
            page.wait_for_timeout(1000)
            settled(page)
    expect(page).to_have_url(re.compile("/unge"))


def save_proposal(page: Page, url: str) -> str:
    """Type a level on the page of the whole plan, save it, and return the address then."""
    visit(page, f"{url}/hvad-nu-hvis?plan=hvidovre-2020")
    main = page.get_by_test_id("stMain")
    expect(main).not_to_contain_text(PROPOSAL)
    level = page.get_by_label("U4a: prøv et niveau i pct.")
    level.fill("22")
    level.press("Enter")
    expect(main).to_contain_text(PROPOSAL)
    expect(main).to_contain_text("resten af tiden skal i gennemsnit være mindst 38,8 pct.")
    expect(page).to_have_url(re.compile("U4a=22"))
    page.get_by_label("Dit navn eller dine initialer").fill("ABC")
    page.get_by_label("Forslagets navn").fill("Flere i *gang*")
    page.get_by_role("button", name="Gem som nyt forslag").click()
    expect(main).to_contain_text("Flere i *gang* er gemt.")
    expect(main).to_contain_text(EXAMPLES)
    expect(page).to_have_url(re.compile("forslag="))
    return page.url


def open_by_link(elsewhere: Page, link: str) -> None:
    """Open the link as somebody else would."""
    visit(elsewhere, link)
    main = elsewhere.get_by_test_id("stMain")

    expect(elsewhere.get_by_label("U4a: prøv et niveau i pct.")).to_have_value("22")
    expect(main).to_contain_text("Åbent forslag: Flere i *gang*")
    expect(main).to_contain_text("resten af tiden skal i gennemsnit være mindst 38,8 pct.")


def compare_with_the_plan(page: Page) -> None:
    """Compare the open proposal with the plan."""
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Sammenlign forslag").click()
    expect(page.get_by_role("heading", name="Sammenlign forslag", level=1)).to_be_visible()
    settled(page)
    main = page.get_by_test_id("stMain")

    expect(main.locator("table").first).to_contain_text("Flere i *gang*")
    expect(main.locator("table").first).to_contain_text("mindst 22,0 pct.")
    chart = main.locator("svg.marks").first
    expect(chart).to_contain_text("Vedtaget: 16,0 pct.")
    expect(chart).to_contain_text("Flere i *gang*: 22,0 pct.")
    expect(main).to_contain_text(PROPOSAL)


def adopt(page: Page) -> None:
    """Adopt the proposal as of the day on show, and see it in the log."""
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Hvad nu hvis").click()
    page.get_by_role("button", name="Vedtag …").click()
    expect(page.get_by_role("heading", name="Vedtag et forslag", level=1)).to_be_visible()
    ready(page)
    page.get_by_label("Sagsnummer").fill("20/1234")
    page.get_by_label("Begrundelse").fill("Tallene er bedre end ventet")
    page.get_by_label("Dit navn eller dine initialer").fill("ABC")
    page.get_by_text("Ja, sådan er det besluttet").click()
    page.get_by_role("button", name="Gem beslutningen").click()
    expect(page.get_by_role("heading", name="Beslutninger", level=1)).to_be_visible()
    main = page.get_by_test_id("stMain")

    expect(main).to_contain_text("Beslutningen er gemt og gælder fra 20. oktober 2020")
    expect(main.locator("table")).to_contain_text("mindst 22,0 pct.")
    assert [word for word in BREAKDOWN if word in main.inner_text()] == []
