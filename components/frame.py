"""The frame around every page: menu, plan, day, and which figures are on show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import streamlit as st

from components import meeting, state
from components.links import area_page, papers_page, what_if_pages
from components.state import addresses, choices, presses, query
from components.state import meeting as meeting_state
from components.tables import safe
from pejling import danish
from pejling.errors import ContentError, StoreError
from pejling.examples import LABEL
from pejling.import_texts import how_many
from pejling.plans import Plan

_PAGES = Path(__file__).parents[1] / "pages"
_EARLIEST = date(2000, 1, 1)  # without one, Streamlit goes back ten years only
_ICON = str(Path(__file__).parent / "pejling.svg")
_STYLE = """<style>
[data-testid="stElementToolbar"] { display: none; } /* its words are English, its table the chart's own */
[data-testid="InputInstructions"] { display: none; } /* in English, and over what is being typed */
[data-testid="stTextInputRootElement"], [data-testid="stTextInputRootElement"] input { background: #FFFFFF; }
.stMain [data-testid="stPageLink"] p { white-space: normal; } /* a long title is not cut off */
.st-key-comparison table { font-size: 1rem; } /* read from afar */
.st-key-row_titles { border: none; padding-top: 0; padding-bottom: 0; }
/* the day is to be seen below the menu on a screen 768 high */
[data-testid="stSidebarHeader"] { height: 2rem; margin-bottom: 0; padding-top: .5rem; padding-bottom: 0; }
[data-testid="stSidebarNavItems"] { padding-top: 0; }
[data-testid="stSidebarNavLink"] { padding-block: 0; margin: 0; min-height: 1.75rem; line-height: 1.6; }
[data-testid="stSidebarUserContent"] { padding-top: .5rem; }
.stMainBlockContainer { padding: 1.6rem 2.2rem 2rem; }
/* While the network is away Streamlit says so in English. What is on the screen stays there. */
body:has(.stApp[data-test-connection-state="PINGING_SERVER"]) .stDialog { display: none; }
.stApp[data-test-connection-state="PINGING_SERVER"]::after {
  content: "Forbindelsen er afbrudt. Siden bliver stående og forbinder selv igen.";
  position: fixed; z-index: 999990; left: 50%; bottom: 0.3rem; transform: translateX(-50%); padding: 0.3rem 1rem;
  border-radius: 0.3rem; white-space: nowrap; background: #1F2A37; color: #FFFFFF; font-size: 0.9rem; }
</style>"""


def show() -> None:
    """Show the frame and run the page in it."""
    st.set_page_config(layout="wide", page_icon=_ICON, initial_sidebar_state=300)
    st.html(_STYLE)
    query.begin()
    try:
        library = state.library()
    except ContentError as error:
        _content_fault(error)
        return
    plan = _pick_plan(list(library.plans.values()))
    page = st.navigation(_menu(plan, list(library.plans.values())), expanded=True)
    st.set_page_config(page_title=f"{page.title} · Pejling")
    state.set_address(page.url_path)
    try:
        _tell_figures()
        if meeting_state.is_on():
            meeting.show()
        else:
            message = st.container()
            page.run()
            if left := state.unsaid():
                message.success(safe(left), icon=":material/check:")
            if lost := state.left():
                message.warning(lost, icon=":material/warning:")
    except StoreError as error:
        st.error(safe(f"Lageret kan ikke bruges: {error}."), icon=":material/error:")
    presses.forget()


def _content_fault(error: ContentError) -> None:
    st.title("Pejling kan ikke vise planen")
    st.markdown(safe(f"Filen {error.file} har fejl, som skal rettes først:"))
    for fault in error.faults:
        st.markdown(f"- **{safe(fault.key)}**: {safe(fault.problem)}")


def _pick_plan(plans: list[Plan]) -> Plan | None:
    faulty = {error.file.stem: f"Kan ikke læses: {error.file.name}" for error in state.library().unreadable}
    newest_first = sorted(plans, key=lambda one: (not one.draft, one.starts), reverse=True)
    titles = {plan.id: f"Udkast: {plan.title}" if plan.draft else plan.title for plan in newest_first} | faulty
    if not titles:
        return None
    state.pick_plan(list(titles), next(iter(titles)))
    st.sidebar.selectbox(
        "Plan", list(titles), format_func=titles.__getitem__, key=state.plan_key(), on_change=choices.change_plan
    )
    return state.library().plans.get(state.chosen_plan())


def _menu(plan: Plan | None, plans: list[Plan]) -> dict[str, list[st.Page]]:
    own = {area.id: area.title for area in plan.focus_areas} if plan else {}
    others = {area.id: area.title for one in plans for area in one.focus_areas if area.id not in own}
    follow = [st.Page(_PAGES / "follow" / "overview.py", title="Overblik", icon=":material/monitoring:", default=True)]
    follow += [area_page(id_, title) for id_, title in own.items()]
    follow += [*what_if_pages(), papers_page()]
    # A link to a focus area of another plan finds a page that says so, in Danish.
    follow += [area_page(id_, title, hidden=True) for id_, title in others.items()]
    figures = [
        st.Page(_PAGES / "figures" / file, title=title, icon=f":material/{icon}:", url_path=path)
        for file, title, icon, path in (
            ("load.py", "Indlæs data", "upload_file", "indlaes"),
            ("enter.py", "Indtast tal", "edit_note", "indtast"),
            ("columns.py", "Ukendte kolonner", "help_center", "kolonner"),
            ("sources.py", "Kilder og metode", "menu_book", "kilder"),
        )
    ]
    known = {page.url_path for page in (*follow, *figures)}
    asked = addresses.asked()
    if asked not in known:  # an old link: the page says so in Danish, where Streamlit would in English
        follow.append(area_page(asked, "Ukendt side", hidden=True))
    return {"Opfølgning": follow, "Data": figures}


def _tell_figures() -> None:
    """Say in the sidebar which figures are on show and how fresh they are."""
    store, examples = state.store()
    default = state.default_day(examples=examples)
    with st.sidebar:
        st.date_input(
            "Opgjort pr.",
            value=default,
            min_value=_EARLIEST,
            max_value=max(default, state.default_day(examples=False)),
            format="DD.MM.YYYY",
            key=state.EXAMPLE_AS_OF if examples else state.AS_OF,
            bind="query-params",
        )
        if examples:
            st.markdown(f"**:orange[{LABEL}]**")
            st.caption("Der er ikke indlæst tal endnu. Det, der vises, er opdigtet og skal kun vise, hvad Pejling kan.")
            return
        loaded = store.imports()
        many = how_many(loaded)
        withdrawn = "; alle er trukket tilbage" if store.entries() else ""
        st.caption(f"{many}, senest {danish.day(loaded[-1].day)}." if loaded else f"{many}{withdrawn}.")
