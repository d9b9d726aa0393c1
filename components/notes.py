"""Notes beside a chart: read in full, written, corrected and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from components import state
from components.keeping import is_kept
from components.state import noting, signer
from components.tables import safe
from pejling import danish
from pejling.follow_up import Line
from pejling.notes import BREAK, Note, Remark
from pejling.periods import Period
from pejling.records import LONGEST

_SHORT = 80  # signs of a note in a list
_TARGET, _INDICATOR = "Hele målet", "Indikatoren i almindelighed (ses i alle planer)"


def remarks(line: Line) -> None:
    """Show in full what is to be read with the chart: what we take for granted, notes and breaks."""
    told = [_text(one) for one in line.remarks]
    if line.target.assumption:
        told.insert(0, f"**Vores antagelse:** {safe(line.target.assumption)}")
    if told:
        st.markdown("\n".join(f"- {text}" for text in told))


def _text(one: Remark) -> str:
    number = f":violet-badge[{one.mark}] " if one.note and one.mark else ""
    name = f"{BREAK}, {one.heading}" if one.mark == BREAK else one.heading
    return f"{number}**{safe(name)}:** {safe(one.text)} :gray[({safe(one.source)})]"


def write(line: Line) -> None:
    """Show the form for a new note, and below it the way to correct or take back those there are."""
    if said := noting.said(line):
        st.success(said, icon=":material/check:")
    with st.form(noting.field_key(line, "form"), border=False):
        about = st.selectbox("Hvad handler noten om?", _subjects(line), format_func=_name)
        text = st.text_area("Note", max_chars=LONGEST["text"], height=80, placeholder="Hvorfor er tallet, som det er?")
        by = st.text_input("Dit navn eller dine initialer", signer.name(), max_chars=LONGEST["name"], width=320)
        if st.form_submit_button("Gem noten", type="primary", icon=":material/save:"):
            signer.remember(by)
            _keep(line, "Noten er gemt.", lambda: state.notes().add(_note(line, about, text, by)))
    if line.notes:
        _change(line)


def _subjects(line: Line) -> list[str | Period]:
    """Return what a note can be about: the target, its indicator, or a period with a figure, the newest first."""
    periods = [one.period for one in reversed(line.series.observations)] if line.series else []
    return [_TARGET, _INDICATOR, *periods] if line.indicator else [_TARGET]


def _name(about: str | Period) -> str:
    return about if isinstance(about, str) else danish.period(about)


def _note(line: Line, about: str | Period, text: str, by: str) -> Note:
    """Make a note. One to a period or to the indicator is read in every plan; one to the target only here."""
    at = datetime.now(UTC)
    if about == _TARGET:
        return Note(text, by, at, line.plan.id, line.target.id, line.target.indicator)
    period = about if isinstance(about, Period) else None
    return Note(text, by, at, indicator=line.target.indicator, period=period)


def _change(line: Line) -> None:
    st.markdown("**Ret eller træk en note tilbage**")
    old = st.selectbox(
        "Note", line.notes, None, format_func=_short, key=noting.field_key(line, "old"), placeholder="Vælg en note"
    )
    if old is None:
        return
    with st.form(noting.field_key(line, f"change_{old.id}"), border=False):
        text = st.text_area("Noten, som den skal være", value=old.text, max_chars=LONGEST["text"], height=80)
        by = st.text_input("Dit navn eller dine initialer", signer.name(), max_chars=LONGEST["name"], width=320)
        with st.container(horizontal=True):
            corrected = st.form_submit_button("Gem rettelsen", icon=":material/edit:")
            withdrawn = st.form_submit_button("Træk noten tilbage", icon=":material/undo:")
    if corrected:
        _keep(line, "Rettelsen er gemt.", lambda: state.notes().correct(old, text, by))
    if withdrawn:
        _keep(line, "Noten er trukket tilbage.", lambda: state.notes().withdraw(old, by))
    earlier = state.notes().versions(old.id)[:-1]
    if earlier:
        told = [f"- {safe(f'{danish.moment(one.at)}, {one.by}: {one.text}')}" for one in earlier]
        st.caption("\n".join(["Tidligere:", *told]))


def _short(note: Note) -> str:
    """Return a note as it is chosen by: what two of them that begin alike differ in is in it, or they are the same."""
    period = f"{danish.period(note.period)}: " if note.period else ""
    text = note.text if len(note.text) <= _SHORT else f"{note.text[: _SHORT // 2]} … {note.text[-_SHORT // 2 :]}"
    return f"{period}{text} ({note.by}, {danish.moment(note.at)})"


def _keep(line: Line, said: str, act: Callable[[], Note]) -> None:
    def whole() -> None:
        act()
        noting.say(line, said)
        noting.clear()

    if is_kept(whole):
        st.rerun()
