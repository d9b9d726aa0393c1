"""Every page of the application. What must hold on all of them is tried on each: a new page is a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import card, visit
from tests.pages.exports import XLSX, activation

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def _nothing(_: Page) -> None:
    """Leave the page as it is when it comes."""


def _drop_a_file(page: Page) -> None:
    """Drop an export and wait for its receipt."""
    page.locator("input[type=file]").set_input_files(
        FilePayload(name="aktivering.xlsx", mimeType=XLSX, buffer=activation())
    )
    expect(page.get_by_role("heading", name="Kvittering")).to_be_visible()


def _open_what_is_behind(page: Page) -> None:
    """Ask for the numbers of the first card as a table."""
    shown = card(page, "U4a")
    shown.get_by_role("radio", name="Tallene som tabel").click()
    expect(shown.get_by_role("table")).to_be_visible()


def _say_nonsense(page: Page) -> None:
    """Type a level that is none."""
    page.get_by_label("U4a: prøv et niveau i pct.").fill("mange")
    page.get_by_label("U4a: prøv et niveau i pct.").press("Enter")
    expect(page.get_by_text("Ikke brugt")).to_be_visible()


@dataclass(frozen=True)
class Shown:
    """A page: its name here, its path with query, and what is done before it is looked at."""

    name: str
    path: str
    done: Callable[[Page], None] = _nothing

    def open(self, page: Page, url: str) -> None:
        """Go to the page and do what is to be done."""
        joined = "&" if "?" in self.path else "?"
        visit(page, f"{url}/{self.path}{joined}plan=hvidovre-2020")
        self.done(page)


PAGES = [
    Shown("overblik", ""),
    Shown("handicap", "handicap"),
    Shown("langtidsforsoergede", "langtidsforsoergede"),
    Shown("unge", "unge"),
    Shown("virksomhedsindsats", "virksomhedsindsats"),
    Shown("integration", "integration"),
    Shown("unge-proevet", "unge?U4a=18"),
    Shown("unge-tabel", "unge", _open_what_is_behind),
    Shown("hvad-nu-hvis", "hvad-nu-hvis"),
    Shown("hvad-nu-hvis-proevet", "hvad-nu-hvis?U4a=18"),
    Shown("hvad-nu-hvis-fejl", "hvad-nu-hvis", _say_nonsense),
    Shown("sammenlign", "sammenlign"),
    Shown("sammenlign-proevet", "sammenlign?U4a=18"),
    Shown("papirer", "papirer"),
    Shown("dagsorden", "dagsorden"),
    Shown("moede", "?vis=moede"),
    Shown("moede-punkt", "?vis=moede&punkt=U4a"),
    Shown("beslutninger", "beslutninger"),
    Shown("vedtag", "vedtag"),
    Shown("naeste-aar", "naeste-aar"),
    Shown("indlaes", "indlaes"),
    Shown("indlaes-kvittering", "indlaes", _drop_a_file),
    Shown("indtast", "indtast"),
    Shown("kolonner", "kolonner"),
    Shown("kilder", "kilder"),
    Shown("ukendt", "findes-ikke"),
]
IDS = [shown.name for shown in PAGES]
