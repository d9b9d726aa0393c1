"""Figures that the job centre tells itself: fields to type in, what stands there, and what was said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import streamlit as st

from components import state
from components.keeping import is_kept
from components.signing import NAMELESS
from components.state import entering, presses
from components.state.unbroken import unbroken
from components.tables import safe
from pejling import danish
from pejling.entries import (
    PERSON_NUMBER,
    Counted,
    Told,
    counted,
    doubts,
    fractions,
    news,
    periods,
    read_typed,
    told,
    years,
)
from pejling.intake.entered import Entry, entered
from pejling.periods import Period

_WIDTHS = [1.2, 1.5, 1.8, 2.4]
_TITLES = ("Periode", "Nyt tal", "Står nu", "Hvem og hvornår")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST_FIGURE = 40


def say() -> None:
    """Say what became of the last thing typed, below the fields, where whoever pressed the button looks."""
    saved, problem = state.said(), entering.refused()
    if saved:
        st.success(safe(saved), icon=":material/check:")
    if problem:
        st.error(safe(problem), icon=":material/error:")


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
    st.caption(unsaved("tal, år eller side"))
    st.markdown(safe(of.indicator.how_calculated))
    area = shown.library.areas.get(shown.plan.municipality)
    known = told(of, area, state.own_store(), shown.library, entering.mine())
    _fields(shown, of, (year, today), (by, known))
    _before(of, tuple(one for one in known if one.period.year == year))


def unsaved(chosen: str) -> str:
    """Say what becomes of what is typed and not saved: a form keeps it in the browser, which lets go of it."""
    return f":material/info: Gem, før du vælger andet: det, der ikke er gemt, forsvinder, når du skifter {chosen}."


def _title(of: Counted) -> str:
    return f"{danish.listing(of.targets)} · {of.name}"


def _fields(shown: state.Shown, of: Counted, when: tuple[int, date], said: tuple[str, tuple[Told, ...]]) -> None:
    by, known = said
    newest = {one.period: one for one in known}
    anew = entering.unseen(f"{of.name}_{when[0]}", {period: one.stored.digest for period, one in newest.items()})
    typed: dict[Period, str] = {}
    doubt = entering.doubt(of.name)
    form = entering.field_key(f"figures_{of.name}_{when[0]}")  # another after each saving: a second press is of none
    with st.form(form, border=True):
        for column, title in zip(st.columns(_WIDTHS), _TITLES, strict=True):
            column.caption(title)
        for period in periods(of.indicator, *when):
            typed[period] = _field(of, period, newest.get(period))
        unit = danish.closed(f"I {of.indicator.unit.suffix}")
        st.caption(safe(f"{unit} Et tomt felt ændrer intet. Skriv .. for at fjerne et tal."))
        if doubt:
            _ask(doubt)
        st.form_submit_button("Gem tal", type="primary", icon=":material/save:", on_click=presses.press, args=(form,))
    say()
    if presses.is_pressed(form):
        _save_figures(shown, of, typed, (by, known), [newest[period] for period in anew])


def _ask(doubt: entering.Doubt) -> None:
    """Show what is to be confirmed before it is saved, and the tick that says it is right."""
    many = danish.count(len(doubt.words), "tal", "tal")
    st.markdown(f":material/warning: **{many} ser usædvanligt ud.** Intet er gemt endnu.")
    st.markdown("\n".join(f"- {safe(text)}" for text in doubt.words))
    words = "Tallet er rigtigt; gem det" if len(doubt.words) == 1 else "Tallene er rigtige; gem dem"
    st.checkbox(words, key=entering.sure_key(doubt))


def _field(of: Counted, period: Period, stands: Told | None) -> str:
    name, field, now, whom = st.columns(_WIDTHS, vertical_alignment="center")
    name.markdown(safe(danish.period(period).capitalize()))
    key = entering.text_key(f"{of.indicator.id}_{of.name}_{period.id}")
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


def _save_figures(
    shown: state.Shown,
    of: Counted,
    typed: dict[Period, str],
    said: tuple[str, tuple[Told, ...]],
    anew: Sequence[Told],
) -> None:
    by, known = said
    read = {period: read_typed(text, of, period) for period, text in typed.items() if text.strip()}
    problems = {period: problem for period, problem in read.items() if isinstance(problem, str)}
    entries = news([entry for entry in read.values() if isinstance(entry, Entry)], known)
    if PERSON_NUMBER in problems.values():
        period = next(period for period, problem in problems.items() if problem == PERSON_NUMBER)
        why = f"Teksten ud for {danish.period(period)} {PERSON_NUMBER}. Ingen af felterne er gemt."
        unbroken(lambda: entering.refuse(why))
        st.rerun()
    for period, problem in problems.items():
        st.error(safe(danish.closed(f"Tallet for {danish.period(period)} {problem}")), icon=":material/error:")
    if problems or not entries or not by:
        if not problems:
            st.error("Der er ikke skrevet noget nyt tal." if by else NAMELESS, icon=":material/error:")
        return
    if meanwhile := [one for one in anew if one.period in {entry.period for entry in entries}]:
        _tell_of(meanwhile)
        return
    _keep(shown, of, entries, said)


def _tell_of(meanwhile: Sequence[Told]) -> None:
    """Say who has told a figure since the fields were shown; it stands beside them now, hidden where it is small."""
    entering.has_seen()
    for one in meanwhile:
        whom, when = one.stored.by or one.stored.file, danish.period(one.period)
        st.warning(safe(f"{whom} har gemt et tal for {when}, efter at du åbnede siden."), icon=":material/warning:")
    st.markdown("Intet er gemt endnu. Se under *Står nu*, og tryk *Gem tal* igen, hvis dit tal skal gælde i stedet.")


def _keep(shown: state.Shown, of: Counted, entries: tuple[Entry, ...], said: tuple[str, tuple[Told, ...]]) -> None:
    """Keep figures; those that look wrong only when somebody has said that they are right."""
    by, known = said
    at = datetime.now(UTC)
    new = entered(entries, shown.library.areas.get(shown.plan.municipality), by, at)
    own = state.own_store()

    def whole() -> None:
        words = (*fractions(entries, known), *doubts(new, own, shown.library))
        found = entering.Doubt(of.name, words, repr([(one.period, one.value) for one in entries]))
        if found.words and not entering.is_sure(found):
            entering.ask(found)
            return
        own.add(new, at)
        entering.remember(new.digest)
        entering.clear()
        state.say(f"{danish.count(len(entries), 'tal', 'tal')} er gemt: {of.name}.")

    if is_kept(whole):
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
