"""Links between pages. The reader's plan, day and proposals go along."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import streamlit as st

from pejling.plans import FocusArea

_COLUMNS_PAGE = Path(__file__).parents[1] / "pages" / "figures" / "columns.py"
_AREA_PAGE = Path(__file__).parents[1] / "pages" / "follow" / "focus_area.py"


def area_page(focus_area_id: str, title: str, *, hidden: bool = False) -> st.Page:
    """Return the page of a focus area; its id is its address."""
    seen: Literal["visible", "hidden"] = "hidden" if hidden else "visible"
    return st.Page(_AREA_PAGE, title=title, url_path=focus_area_id, icon=":material/flag:", visibility=seen)


def area_link(focus_area: FocusArea) -> None:
    """Show a link to a focus area's page."""
    st.page_link(area_page(focus_area.id, focus_area.title), label=focus_area.title)


def columns_page() -> st.Page:
    """Return the page of columns nobody knew."""
    return st.Page(_COLUMNS_PAGE, title="Ukendte kolonner", url_path="kolonner", icon=":material/help_center:")
