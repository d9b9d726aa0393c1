"""Next year's plan on the screen: what goes on, last year's result beside each level, and the draft kept."""

from __future__ import annotations

import streamlit as st

from components import state
from components.tables import safe
from pejling import danish
from pejling.errors import ContentError, PejlingError
from pejling.follow_up import Line
from pejling.goals import Threshold, threshold
from pejling.next_year import LABEL, Draft, begin, draft_toml, months_of, save
from pejling.plan_versions import goal_text
from pejling.plans import FocusArea
from pejling.proposals import level_fault

_WIDTHS = [3.2, 2.6, 1.8, 1.4]
_TITLES = ("Mål", "Resultat indtil nu", "Niveau i år", "Niveau næste år")


def begun(shown: state.Shown) -> Draft:
    """Return the draft: this plan a year on, with the levels in force at its end, and the areas that are to go on."""
    old = state.in_force(shown, shown.plan.ends)
    usual = begin(old)
    ends = {area.id: area.title for area in usual.ends}
    if not ends:
        return usual
    also = st.pills(
        "Tag alligevel med, selv om det er deres sidste år",
        list(ends),
        format_func=lambda id_: safe(ends[id_]),
        selection_mode="multi",
        key=f"_next_areas_{shown.plan.id}",
    )
    return begin(old, also)


def what_goes_on(draft: Draft) -> None:
    """Say what is taken over and what is not."""
    st.markdown(f":violet-badge[{LABEL}] **{safe(draft.plan.title)}** lavet af {safe(draft.old.title)}")
    goes_on = [_years(area) for area in draft.plan.focus_areas]
    ends = [_years(area) for area in draft.ends]
    moved = _moved(months_of(draft.old))
    st.markdown(
        f"**Fortsætter:** {safe(danish.listing(goes_on)) or 'intet pejlemærke'}  \n"
        f"**Udgår, fordi det er deres sidste år:** {safe(danish.listing(ends)) or 'ingen'}  \n"
        f":gray[:small[Måldatoer flyttes {moved}, men et mål, hvis tid ikke er gået endnu, fortsætter, som det er. "
        f"Ændringer regnes fra {moved} senere. Antagelser og spørgsmål følger med ordret og skal læses igennem; "
        "baggrundstal er den gamle plans og tages ikke med.]]"
    )


def _moved(months: int) -> str:
    years, rest = divmod(months, 12)
    return danish.count(months, "måned", "måneder") if rest else danish.count(years, "år", "år")


def _years(area: FocusArea) -> str:
    return f"{area.title} (til {area.to_year})" if area.to_year else area.title


def levels(draft: Draft, shown: state.Shown) -> dict[str, Threshold]:
    """Show every target that goes on with last year's result, and return the levels typed for next year."""
    lines = {line.target.id: line for line in state.followed_up(shown).lines}
    typed: dict[str, Threshold] = {}
    for area in draft.plan.focus_areas:
        st.subheader(safe(area.title))
        with st.container(border=True, gap="small"):
            for column, title in zip(st.columns(_WIDTHS), _TITLES, strict=True):
                column.caption(title)
            for target in area.targets:
                goal = _row(lines[target.id], goal_text(target, lines[target.id].indicator))
                if goal is not None:
                    typed[target.id] = goal
    return typed


def _row(line: Line, asked: str) -> Threshold | None:
    name, latest, level, field = st.columns(_WIDTHS, vertical_alignment="center")
    name.markdown(f"**{safe(line.target.id)}** · {safe(line.target.title)}")
    has_figures = line.assessment.latest is not None
    latest.markdown(safe(line.assessment.sentence) if has_figures else ":gray[ingen tal]")
    level.markdown(safe(asked))
    indicator, aim = line.indicator, line.assessment.aim
    if indicator is None or aim is None:
        return None
    text = field.text_input(
        f"{line.target.id}: niveau næste år i {indicator.unit.suffix}",
        key=f"_next_{line.plan.id}_{line.target.id}",
        placeholder="som i år",
        label_visibility="collapsed",
    )
    if not text:
        return None
    found = danish.read_number(text, indicator.unit)
    problem = "det kan ikke læses som et tal" if found is None else level_fault(found, indicator.unit)
    if found is None or problem:
        field.markdown(f":orange-badge[Ikke brugt] {problem}")
        return None
    return threshold(found, aim.direction)


def keep(draft: Draft, shown: state.Shown, typed: dict[str, Threshold]) -> None:
    """Offer to keep the draft among the plans, and to fetch it as a file."""
    if not draft.plan.focus_areas:
        st.info(
            "Ingen af planens pejlemærker fortsætter, så der er intet at lave et udkast af.", icon=":material/info:"
        )
        return
    with st.container(horizontal=True):
        pressed = st.button("Gem udkastet", type="primary", icon=":material/save:")
        st.download_button(
            "Hent som TOML",
            lambda: draft_toml(draft, typed).encode(),
            file_name=f"{draft.plan.id}-udkast.toml",
            mime="application/toml",
            icon=":material/download:",
            on_click="ignore",
        )
    message = state.said()
    if message:
        st.success(safe(message), icon=":material/check:")
    if pressed:
        _save(draft, shown, typed)


def _save(draft: Draft, shown: state.Shown, typed: dict[str, Threshold]) -> None:
    try:
        kept = save(draft, typed, state.own_store().folder, shown.library.surroundings)
    except ContentError as error:
        for fault in error.faults:
            st.error(safe(f"Udkastet kan ikke bruges: {fault.key}: {fault.problem}."), icon=":material/error:")
        return
    except PejlingError as error:
        st.error(safe(danish.closed(str(error))), icon=":material/error:")
        return
    state.say(f"Udkastet er gemt. Vælg »Udkast: {kept.title}« under Plan i menuen for at se det.")
    st.rerun()
