"""Figures and activities that the job centre tells itself: fields to type in, what stands there, and what was said."""

from __future__ import annotations

from datetime import UTC, date, datetime

import streamlit as st

from components import state
from components.state import entering
from components.tables import safe
from pejling import danish, goals, sentences
from pejling.activities import Activities, Activity, ActivityState
from pejling.entries import PERSON_NUMBER, Counted, Told, counted, periods, read_typed, told, years
from pejling.errors import StoreError
from pejling.intake.entered import Entry, entered
from pejling.intake.privacy import holds_person_number
from pejling.periods import Period
from pejling.plans import Plan, Target
from pejling.records import LONGEST

_WIDTHS = [1.2, 1.5, 1.8, 2.4]
_TITLES = ("Periode", "Nyt tal", "Står nu", "Hvem og hvornår")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST_FIGURE = 40
_NAMELESS = "Skriv først dit navn eller dine initialer øverst på siden."


def _say() -> None:
    """Say what became of the last thing typed, below the fields, where whoever pressed the button looks."""
    saved, problem = state.said(), entering.refused()
    if saved:
        st.success(safe(saved), icon=":material/check:")
    if problem:
        st.error(safe(problem), icon=":material/error:")


def who() -> str:
    """Ask who is typing, and return it."""
    label = "Dit navn eller dine initialer"
    field = st.text_input(label, state.who(), max_chars=LONGEST["name"], key="_entry_by", width=320)
    name = " ".join(field.split())
    if holds_person_number(name):
        st.error(f"Navnet {PERSON_NUMBER}.", icon=":material/error:")
        return ""
    state.remember_who(name)
    return name


def figures(shown: state.Shown, by: str) -> None:
    """Show the fields of one figure and one year of it."""
    own = counted(shown.plan, shown.library.indicators)
    if not own:
        st.info("Alle planens tal kommer fra et register; der er ingen tal at indtaste.", icon=":material/info:")
        return
    today = state.default_day(examples=False)
    names = {one.name: one for one in own}
    with st.container(horizontal=True):
        name = st.selectbox(
            "Tal", list(names), format_func=lambda name: _title(names[name]), key=f"_entry_figure_{shown.plan.id}"
        )
        listed = years(shown.plan, today)
        usual = listed.index(max(listed[0], min(listed[-1], shown.plan.ends.year, today.year)))
        year = st.selectbox("År", listed, index=usual, key=f"_entry_year_{shown.plan.id}", width=140)
    of = names[name]
    st.markdown(safe(of.indicator.how_calculated))
    area = shown.library.areas.get(shown.plan.municipality)
    known = told(of, area, state.own_store(), shown.library, entering.mine())
    _fields(shown, of, (year, today), (by, known))
    _before(of, tuple(one for one in known if one.period.year == year))


def _title(of: Counted) -> str:
    return f"{danish.listing(of.targets)} · {of.name}"


def _fields(shown: state.Shown, of: Counted, when: tuple[int, date], said: tuple[str, tuple[Told, ...]]) -> None:
    by, known = said
    newest = {one.period: one for one in known}
    typed: dict[Period, str] = {}
    with st.form("entry_figures", border=True):
        for column, title in zip(st.columns(_WIDTHS), _TITLES, strict=True):
            column.caption(title)
        for period in periods(of.indicator, *when):
            typed[period] = _field(of, period, newest.get(period))
        st.caption(f"I {of.indicator.unit.suffix}. Et tomt felt ændrer intet. Skriv - for at fjerne et tal.")
        pressed = st.form_submit_button("Gem tal", type="primary", icon=":material/save:")
    _say()
    if pressed:
        _save_figures(shown, of, typed, by)


def _field(of: Counted, period: Period, stands: Told | None) -> str:
    name, field, now, whom = st.columns(_WIDTHS, vertical_alignment="center")
    name.markdown(safe(danish.period(period).capitalize()))
    key = entering.field_key(f"{of.indicator.id}_{of.name}_{period.id}")
    typed = field.text_input(danish.period(period), key=key, label_visibility="collapsed", max_chars=_LONGEST_FIGURE)
    now.markdown(safe(_value(of, stands)) if stands else ":gray[intet tal]")
    whom.caption(safe(_who(stands)) if stands else "")
    return typed


def _value(of: Counted, one: Told) -> str:
    if one.hidden:
        return "skjult (små tal)"
    only_here = ", skjult for andre" if one.private else ""
    return "fjernet" if one.value is None else f"{danish.amount(one.value, of.indicator.unit)}{only_here}"


def _who(one: Told) -> str:
    return f"{one.stored.by or one.stored.file}, {danish.day(one.stored.day)}"


def _save_figures(shown: state.Shown, of: Counted, typed: dict[Period, str], by: str) -> None:
    read = {period: read_typed(text, of, period) for period, text in typed.items() if text.strip()}
    problems = {period: problem for period, problem in read.items() if isinstance(problem, str)}
    entries = [entry for entry in read.values() if isinstance(entry, Entry)]
    if PERSON_NUMBER in problems.values():
        period = next(period for period, problem in problems.items() if problem == PERSON_NUMBER)
        entering.refuse(f"Teksten ud for {danish.period(period)} {PERSON_NUMBER}. Ingen af felterne er gemt.")
        st.rerun()
    for period, problem in problems.items():
        st.error(safe(f"Tallet for {danish.period(period)} {problem}."), icon=":material/error:")
    if problems or not entries or not by:
        if not problems:
            st.error("Der er ikke skrevet noget nyt tal." if by else _NAMELESS, icon=":material/error:")
        return
    at = datetime.now(UTC)
    new = entered(entries, shown.library.areas.get(shown.plan.municipality), by, at)
    try:
        state.own_store().add(new, at)
    except StoreError as error:
        st.error(safe(str(error)), icon=":material/error:")
        return
    entering.remember(new.digest)
    entering.clear()
    state.say(f"{danish.count(len(entries), 'tal', 'tal')} er gemt: {of.name}.")
    st.rerun()


def _before(of: Counted, known: tuple[Told, ...]) -> None:
    """Show what stood there before it was corrected, newest first."""
    newest = {one.period: one for one in known}
    older = [one for one in reversed(known) if one is not newest[one.period]]
    if not older:
        return
    st.markdown("**Tidligere tal**")
    columns = {
        "Periode": [safe(danish.short_period(one.period)) for one in older],
        "Tal": [safe(_value(of, one)) for one in older],
        "Hvem og hvornår": [safe(_who(one)) for one in older],
    }
    st.table(columns, hide_index=True, border="horizontal")


def activities(shown: state.Shown, by: str) -> None:
    """Show the fields of one activity, and what has been said of it."""
    asked = {one.id: one for one in shown.plan.targets if isinstance(one.goal, goals.Activity)}
    if not asked:
        st.info("Planen har ingen aktiviteter.", icon=":material/info:")
        return
    kept = Activities(state.own_store().folder)
    chosen = st.selectbox(
        "Aktivitet",
        list(asked),
        format_func=lambda id_: f"{id_} · {asked[id_].title}",
        key=f"_entry_activity_{shown.plan.id}",
    )
    history = [one for one in reversed(kept.history(shown.plan.id)) if one.target == chosen]
    if history:
        st.markdown(f"**Nu:** {safe(sentences.activity_words(history[0]))}")
    with st.form("entry_activity", border=True):
        said = _answer(asked[chosen])
        pressed = st.form_submit_button("Gem aktivitet", type="primary", icon=":material/save:")
    _say()
    if pressed:
        _save_activity(kept, shown.plan, chosen, (by, *said))
    if history[1:]:
        st.markdown("**Tidligere**")
        st.markdown("\n".join(f"- {safe(sentences.activity_words(one))}" for one in history[1:]))


def _answer(target: Target) -> tuple[str | None, date, str]:
    left, right = st.columns([2, 1])
    words = [one.value for one in ActivityState]
    word = left.radio(
        "Hvor langt er I?", words, index=None, horizontal=True, key=entering.field_key(f"{target.id}_state")
    )
    today = state.default_day(examples=False)
    on = right.date_input("Gælder fra", value=today, format="DD.MM.YYYY", key=entering.field_key(f"{target.id}_on"))
    evidence = st.text_area(
        "Hvad viser det? Fx et referat, en dagsorden eller et link. Skriv ikke om enkelte borgere.",
        max_chars=LONGEST["text"],
        key=entering.field_key(f"{target.id}_evidence"),
    )
    return word, on, " ".join(evidence.split())


def _save_activity(kept: Activities, plan: Plan, target: str, said: tuple[str, str | None, date, str]) -> None:
    by, word, on, evidence = said
    if holds_person_number(evidence):
        entering.refuse(f"Teksten {PERSON_NUMBER}.")
        st.rerun()
    if not by or word is None:
        st.error("Vælg, hvor langt I er." if by else _NAMELESS, icon=":material/error:")
        return
    try:
        kept.add(Activity(plan.id, target, ActivityState(word), on, evidence, by, datetime.now(UTC)))
    except StoreError as error:
        st.error(safe(str(error)), icon=":material/error:")
        return
    entering.clear()
    state.say(f"{target} er gemt: {word}.")
    st.rerun()


def template_button(shown: state.Shown) -> None:
    """Offer the workbook to count in; it is made when somebody asks for it."""
    st.download_button(
        "Hent skabelon til Excel",
        lambda: _template(shown),
        file_name=f"egne-tal-{shown.plan.id}.xlsx",
        mime=_XLSX,
        icon=":material/download:",
        on_click="ignore",
    )


def _template(shown: state.Shown) -> bytes:
    from pejling.templates import template  # noqa: PLC0415 - what writes workbooks takes 0.4 s to import

    return template(shown.plan, state.own_store(), shown.library, state.default_day(examples=False))
