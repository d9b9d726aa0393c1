"""Saved in haste or over a slow network: no press is lost, and whoever pressed is told what became of it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState

from pejling.agendas import Agendas
from pejling.decisions import Decisions
from pejling.proposals import Proposal, Proposals
from tests.browser.conftest import box_of, settled, visit
from tests.browser.wire import Wire

PLAN = "hvidovre-2020"
DELAY = 0.5  # seconds, in which a hurried hand presses twice
HOLD = 90  # milliseconds that a hand keeps a mouse button down
NAME = "Dit navn eller dine initialer"


def click(page: Page, button: Locator, hold: int = HOLD) -> None:
    """Click as a hand does: it goes there first, and the button goes down and comes up again."""
    button.scroll_into_view_if_needed()
    page.wait_for_timeout(200)
    box = box_of(button)
    page.mouse.move(box["x"] + 25, box["y"] + 12)
    page.mouse.down()
    page.wait_for_timeout(hold)
    page.mouse.up()


def sign(page: Page, name: str = "AB") -> None:
    """Write a name, and let the page hear of it."""
    field = page.get_by_label(NAME).first
    field.fill(name)
    field.press("Tab")
    page.wait_for_timeout(500)
    settled(page)


def test_an_agenda_is_saved_by_the_first_press_after_a_question_is_typed(
    url: str, page: Page, store_folder: Path
) -> None:
    visit(page, f"{url}/dagsorden?plan={PLAN}")
    sign(page)
    page.get_by_label("Spørgsmål til U5b").fill("Hvad virker?")
    click(page, page.get_by_role("button", name="Gem dagsordenen"))

    expect(page.get_by_text("Dagsordenen er gemt.")).to_be_visible(timeout=5000)
    kept = Agendas(store_folder).newest(PLAN)
    assert kept is not None
    assert "Hvad virker?" in [item.question for item in kept.items]


def press_twice(page: Page, wire: Wire, name: str) -> None:
    """Press a button, and once more before the answer is there."""
    button = page.get_by_role("button", name=name).first
    wire.delay = DELAY
    button.click()
    page.wait_for_timeout(250)
    button.click()
    page.wait_for_timeout(DELAY * 5000)
    settled(page)


def test_a_proposal_saved_by_two_presses_is_saved_once_and_told_as_saved(
    wire: Wire, page: Page, store_folder: Path
) -> None:
    visit(page, f"{wire.url}/hvad-nu-hvis?plan={PLAN}&U4a=22")
    sign(page)
    page.get_by_label("Forslagets navn").fill("I hast")
    press_twice(page, wire, "Gem som nyt forslag")

    expect(page.get_by_text("I hast er gemt.")).to_be_visible()
    expect(page.get_by_text("Skriv først")).to_have_count(0)
    assert [one.title for one in Proposals(store_folder).all(PLAN)] == ["I hast"]


def test_a_proposal_saved_just_before_its_page_is_left_is_told_as_saved(wire: Wire, page: Page) -> None:
    visit(page, f"{wire.url}/hvad-nu-hvis?plan={PLAN}&U4a=22")
    sign(page)
    page.get_by_label("Forslagets navn").fill("På vej ud")
    wire.delay = DELAY
    page.get_by_role("button", name="Gem som nyt forslag").click()
    page.wait_for_timeout(250)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Papirer").click()

    expect(page.get_by_role("heading", name="Papirer", level=1)).to_be_visible()
    expect(page.get_by_text("På vej ud er gemt.")).to_be_visible()


def test_a_decision_saved_by_two_presses_is_saved_once_and_shown_in_the_log(
    wire: Wire, page: Page, store_folder: Path
) -> None:
    kept = Proposals(store_folder).save(Proposal("", "Vedtages", {"U4a": 23.0}, "", None, PLAN, "ABC"))
    visit(page, f"{wire.url}/vedtag?plan={PLAN}&forslag={kept.id}")
    page.get_by_label("Sagsnummer").fill("20/1")
    page.get_by_label("Begrundelse").fill("Derfor")
    page.get_by_label(NAME).fill("AB")
    page.get_by_text("Ja, sådan er det besluttet").click()
    press_twice(page, wire, "Gem beslutningen")

    expect(page.get_by_role("heading", name="Beslutninger", level=1)).to_be_visible()
    expect(page.get_by_text("Beslutningen er gemt og gælder fra")).to_be_visible()
    assert len(Decisions(store_folder).log(PLAN)) == 1


def test_figures_saved_by_two_presses_are_told_as_saved(wire: Wire, page: Page) -> None:
    visit(page, f"{wire.url}/indtast?plan={PLAN}")
    sign(page)
    page.get_by_test_id("stForm").get_by_role("textbox").first.fill("40")
    press_twice(page, wire, "Gem tal")

    expect(page.get_by_text("1 tal er gemt")).to_be_visible()
    expect(page.get_by_text("Der er ikke skrevet noget nyt tal.")).to_have_count(0)


def test_a_note_saved_by_two_presses_is_told_as_saved(wire: Wire, page: Page, store_folder: Path) -> None:
    visit(page, f"{wire.url}/unge?plan={PLAN}")
    page.get_by_text("Skriv en note").first.click()
    settled(page)
    page.get_by_role("textbox", name="Note", exact=True).fill("Lukket i marts")
    page.get_by_label(NAME).first.fill("AB")
    press_twice(page, wire, "Gem noten")

    expect(page.get_by_text("Noten er gemt.")).to_be_visible()
    assert len(list((store_folder / "notes").iterdir())) == 1


def test_a_proposal_is_saved_by_a_press_straight_after_the_name_is_typed(url: str, page: Page) -> None:
    for title in ("Straks 1", "Straks 2", "Straks 3", "Straks 4"):
        visit(page, f"{url}/hvad-nu-hvis?plan={PLAN}&U4a=22")
        page.get_by_label("Forslagets navn").fill(title)
        page.get_by_label(NAME).fill("AB")
        click(page, page.get_by_role("button", name="Gem som nyt forslag"), hold=0)

        expect(page.get_by_text(f"{title} er gemt.")).to_be_visible(timeout=5000)


def test_figures_are_saved_by_a_press_straight_after_the_name_is_typed(url: str, page: Page) -> None:
    for typed in ("51", "52", "53", "54"):
        visit(page, f"{url}/indtast?plan={PLAN}")
        page.get_by_test_id("stForm").get_by_role("textbox").nth(1).fill(typed)
        page.get_by_label(NAME).fill("AB")
        click(page, page.get_by_role("button", name="Gem tal"), hold=0)

        expect(page.get_by_text("1 tal er gemt")).to_be_visible(timeout=5000)


def _reruns(page: Page) -> list[ClientState]:
    """Return what the page asks the server to draw anew from here on, as it is asked."""
    asked: list[ClientState] = []

    def hear(sent: str | bytes) -> None:
        told = BackMsg()
        if isinstance(sent, bytes):
            told.ParseFromString(sent)
        if told.HasField("rerun_script"):
            asked.append(told.rerun_script)

    page.on("websocket", lambda socket: socket.on("framesent", hear))
    return asked


def test_a_name_that_is_left_breaks_off_nothing_that_was_pressed_for(url: str, page: Page) -> None:
    for path in ("hvad-nu-hvis", "indtast", "dagsorden"):
        asked = _reruns(page)
        visit(page, f"{url}/{path}?plan={PLAN}")
        page.get_by_label(NAME).fill("AB")
        asked.clear()
        page.get_by_label(NAME).press("Tab")
        page.wait_for_timeout(500)
        settled(page)

        assert asked, path
        assert all(one.fragment_id for one in asked), path
