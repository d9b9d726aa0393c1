"""Links between pages. The reader's plan, day and proposals go along."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import streamlit as st

from pejling.plans import FocusArea

_COLUMNS_PAGE = Path(__file__).parents[1] / "pages" / "figures" / "columns.py"
_FOLLOW = Path(__file__).parents[1] / "pages" / "follow"
_AREA_PAGE = _FOLLOW / "focus_area.py"


def area_page(focus_area_id: str, title: str, *, hidden: bool = False) -> st.Page:
    """Return the page of a focus area; its id is its address."""
    seen: Literal["visible", "hidden"] = "hidden" if hidden else "visible"
    return st.Page(_AREA_PAGE, title=title, url_path=focus_area_id, icon=":material/flag:", visibility=seen)


def area_link(focus_area: FocusArea, label: str = "") -> None:
    """Show a link to a focus area's page, by its title unless another label is given."""
    st.page_link(area_page(focus_area.id, focus_area.title), label=label or focus_area.title)


def columns_page() -> st.Page:
    """Return the page of columns nobody knew."""
    return st.Page(_COLUMNS_PAGE, title="Ukendte kolonner", url_path="kolonner", icon=":material/help_center:")


def what_if_pages() -> list[st.Page]:
    """Return the pages of proposals, agenda and decisions, in the menu's order; adopting is reached from a proposal."""
    listed = (
        ("what_if.py", "Hvad nu hvis", "tune", "hvad-nu-hvis"),
        ("compare.py", "Sammenlign forslag", "compare_arrows", "sammenlign"),
    )
    next_year = _page("next_year.py", "Næste års plan", "event_upcoming", "naeste-aar")
    agenda = _page("agenda.py", "Dagsorden", "co_present", "dagsorden")
    return [*(_page(*one) for one in listed), agenda, decisions_page(), next_year, adopt_page()]


def _page(file: str, title: str, icon: str, path: str) -> st.Page:
    return st.Page(_FOLLOW / file, title=title, icon=f":material/{icon}:", url_path=path)


def papers_page() -> st.Page:
    """Return the page from which the follow-up is fetched as files."""
    return _page("papers.py", "Papirer", "print", "papirer")


def decisions_page() -> st.Page:
    """Return the page of the log of decisions."""
    return _page("decisions.py", "Beslutninger", "gavel", "beslutninger")


def adopt_page() -> st.Page:
    """Return the page on which a proposal is adopted."""
    icon = ":material/gavel:"
    return st.Page(_FOLLOW / "adopt.py", title="Vedtag et forslag", url_path="vedtag", icon=icon, visibility="hidden")
