"""What the follow-up pages begin with: what is chosen, the goals, and every target on a row."""

from __future__ import annotations

import math

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import state, statuses
from components.links import area_link
from components.sparks import NEWEST, spark
from components.tables import safe
from components.way_in import way_in
from pejling import captions, danish, sentences
from pejling.decision_texts import decided, newest_sentence
from pejling.examples import LABEL
from pejling.follow_up import FollowUp, Line
from pejling.next_year import LABEL as DRAFT
from pejling.plans import FocusArea
from pejling.status_words import WHERE_NOW
from pejling.statuses import Status

_FIRST = 4
_WIDTHS = [1.7, 3.6, 1.7, 1.9, 1.6, 1.3]
_TITLES = ("Status", "Mål", "Seneste", "Niveau", "Afstand", "Tre år")
_NO_TALK = {Status.ACTIVITY, Status.MET}


def chosen() -> state.Shown | None:
    """Return what the reader looks at; None where the plan cannot be read, after its faults have been shown."""
    shown = state.shown()
    if shown is None:
        _no_plan()
    return shown


def _no_plan() -> None:
    error = state.unreadable(state.chosen_plan())
    if error is None:
        st.title("Der er ingen plan")
        st.markdown("Læg en plan som TOML-fil i mappen `data/plans`, og genindlæs siden.")
        return
    st.title("Planen kan ikke læses")
    many = danish.count(len(error.faults), "fejl", "fejl")
    st.markdown(safe(f"Filen {error.file.name} har {many}. Ret dem, og genindlæs siden."))
    for fault in error.faults:
        st.markdown(f"- **{safe(fault.key)}**: {safe(fault.problem)}")


def focus_area_on_show(shown: state.Shown | None) -> FocusArea | None:
    """Return the focus area in the address; None where the plan has none such, after that has been said."""
    if shown is None:
        return None
    found = next((area for area in shown.plan.focus_areas if area.id == state.address()), None)
    if found is None:
        st.title("Pejlemærket er ikke i planen")
        st.markdown(safe(f"{shown.plan.title} har ikke det pejlemærke. Vælg et i menuen, eller skift plan."))
    return found


def heading(shown: state.Shown, *, to_meeting: bool = False) -> None:
    """Say whose plan it is, for when, and on which figures; with the way to the meeting where asked for."""
    years = f"{danish.day(shown.plan.starts)} til {danish.day(shown.plan.ends)}"
    with _line_under_title(shown, shown.plan.committee, years):
        if to_meeting:
            way_in(state.followed_up(shown))


def newest_decision(shown: state.Shown, focus_area: FocusArea | None = None) -> None:
    """Say what was decided last about the plan, or about a focus area's targets; nothing where nothing was.

    What was decided after the day that is shown is said too: it is the last word, although it does not hold yet.
    """
    entries = state.decisions().log(shown.plan.id)
    wanted = None if focus_area is None else {target.id for target in focus_area.targets}
    later = ""
    for entry in reversed(entries):
        if entry.withdrawn is not None:
            continue
        changed = decided(entry, entries, shown.plan, shown.library.indicators)
        about = [one for one in changed if wanted is None or one.target in wanted]
        if not about:
            continue
        said = safe(newest_sentence(entry, about))
        if entry.decision.adopted <= shown.as_of:
            label = "Besluttet" if later else "Senest besluttet"
            st.markdown(f":material/gavel: :small[**{label}** {said}]{later}")
            return
        later = later or f"  \n:material/update: :small[**Besluttet siden** {said} {_not_yet(shown)}]"
    if later:
        st.markdown(later.strip())


def _not_yet(shown: state.Shown) -> str:
    return f"Det gælder endnu ikke {danish.day(shown.as_of)}, som siden viser."


def _line_under_title(shown: state.Shown, *parts: str) -> DeltaGenerator:
    line = st.container(horizontal=True, vertical_alignment="center")
    with line:
        texts = [*filter(None, parts), f"opgjort {danish.day(shown.as_of)}"]
        st.caption(safe(" · ".join(texts)), width="content")
        if shown.examples:
            st.badge(LABEL, color="orange", icon=":material/science:")
        if shown.plan.draft:
            st.badge(DRAFT, color="violet", icon=":material/edit_document:")
        if shown.plan.invented:
            st.badge("Prøveplan – opdigtede niveauer", color="orange", icon=":material/science:")
    return line


def area_heading(shown: state.Shown, focus_area: FocusArea) -> None:
    """Show a focus area's years and the goals above its targets."""
    years = "–".join(str(year) for year in sorted({focus_area.from_year, focus_area.to_year} - {None}, key=str))
    name, beside = st.columns([1.45, 2.2])
    with name:
        st.title(safe(focus_area.title))
        with _line_under_title(shown, shown.plan.title, years):
            way_in(state.followed_up(shown), focus_area)
    layers = [
        ("Ministerens målsætning", focus_area.minister_goals),
        ("Udvalgets målsætninger", focus_area.committee_goals),
    ]
    filled = [(title, goals) for title, goals in layers if goals]
    widths = [math.sqrt(len(goals)) for _, goals in filled] or 1  # the longer list has the wider column
    for column, (title, goals) in zip(beside.columns(widths), filled, strict=False):
        column.markdown(f"**{title}**\n" + "\n".join(f"- :small[{safe(goal)}]" for goal in goals))


def headline_first(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return targets with a level and figures first, then others with figures, then the rest, in the plan's order."""
    return tuple(sorted(lines, key=_place_on_page))


def _place_on_page(line: Line) -> int:
    if line.series is None or not line.series.published:
        return 3
    if line.assessment.status is Status.ACTIVITY:
        return 2
    return 0 if line.assessment.adopted is not None else 1


def talk_first(follow_up: FollowUp) -> None:
    """Show the few targets that need talk first, each with the way to its page."""
    lines = [line for line in follow_up.talk_first if line.assessment.status not in _NO_TALK][:_FIRST]
    columns = st.container(key="wraps_first").columns(_FIRST)
    for column, line in zip(columns, lines, strict=False):
        with column.container(border=True, height="stretch"):
            statuses.badge(line.assessment.status)
            area_link(line.focus_area, f"**{safe(line.target.title)}**")
            st.markdown(safe(line.assessment.sentence if line.assessment.latest else line.assessment.reason))
            st.caption(safe(_why(line)))


def _why(line: Line) -> str:
    """Say why a target is among the first to talk about: its chance, and the page it is on."""
    chance, level = line.assessment.chance, line.assessment.level
    known = chance is not None and level is not None
    likely = f"Chancen for niveauet er {sentences.chance_words(chance or 0.0)}. " if known else ""
    return f"{likely}Pejlemærke: {line.focus_area.title}."


def row_titles() -> None:
    """Name the columns of all rows that follow."""
    with st.container(border=True, gap="small", key="row_titles"):
        for column, title in zip(st.columns(_WIDTHS), _TITLES, strict=True):
            column.caption(title)


def focus_area_rows(focus_area: FocusArea, lines: tuple[Line, ...]) -> None:
    """Show every target of a focus area on a row."""
    area_link(focus_area)
    with st.container(border=True, gap="small"):
        for line in lines:
            _row(line)


def _row(line: Line) -> None:
    found = line.assessment
    cells = st.columns(_WIDTHS, vertical_alignment="center")
    with cells[0]:
        st.markdown(statuses.badges(found.status, said=line.activity))
    where_now = [marker.value for marker in found.markers if marker in WHERE_NOW]
    under = f"  \n:gray[{', '.join(where_now)}]" if where_now else ""
    cells[1].markdown(safe(f"{line.target.id} · {line.target.title}") + under)
    for cell, text in zip(cells[2:5], captions.key_figures(line), strict=True):
        cell.markdown(safe(text))
    picture = spark(line.series) if line.series else ""
    if line.series and picture:
        cells[5].image(picture, width=150, alt=captions.development(line.series, NEWEST))
