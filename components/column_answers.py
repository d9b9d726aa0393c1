"""What people answer about the columns of files: kept, used at once for files that wait, and taken back."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from components import signing, state, uploads
from components.signing import NAMELESS
from components.state import waiting
from components.tables import safe
from pejling import danish
from pejling.answers import Answer
from pejling.errors import PejlingError
from pejling.intake import NOT_USED
from pejling.intake.corrections import label_of


def who() -> str:
    """Ask who answers, where there is anything to answer or to take back; "" where nobody has said it."""
    if not any(one.new.previews for one in waiting.files()) and not state.answers().all():
        return ""
    return signing.who()


def remember(new: Answer) -> None:
    """Keep an answer, and read the files that wait for it again. Says what is wrong where it cannot be kept."""
    if not new.by:
        st.error(NAMELESS, icon=":material/error:")
        return
    try:
        state.answers().add(new)
        with st.spinner("Læser igen …"):
            many = _read_again(new.fingerprint)
    except PejlingError as error:
        st.error(safe(danish.sentence(str(error))), icon=":material/error:")
        return
    read, them = ("filen", "den") if many == 1 else (f"{danish.number(many)} filer", "dem")
    kept = f"Svaret er husket, og {read} er læst igen; gem {them} på siden Indlæs data."
    state.say(f"{kept} Næste måneds fil med samme titel og kolonner læses uden at spørge.")
    st.rerun()


def _read_again(mark: str) -> int:
    """Read the files that wait and have a table of this layout again. Return how many there are."""
    alike = [one for one in waiting.files() if any(preview.fingerprint == mark for preview in one.new.previews)]
    for one in alike:
        uploads.read_again(one.new.file, one.content)
    return len(alike)


def remembered(name: str) -> None:
    """Show the answers that hold, and take them back where asked to."""
    held = state.answers().all()
    if not held:
        st.caption("Ingen svar er husket endnu.")
    for one in held:
        text, back = st.columns([5, 1], vertical_alignment="center")
        said = f"{safe(one.by)}, {danish.day(one.at.astimezone().date())}, om {safe(one.file)}"
        text.markdown(f"**{safe(label_of(one.label))}** {_meaning(one)}  \n:gray[:small[{said}]]")
        if back.button("Tag tilbage", key=f"back_{one.fingerprint}_{one.label}", icon=":material/undo:"):
            _take_back(one, name)


def _meaning(one: Answer) -> str:
    if one.indicator == NOT_USED:
        return "**bruges ikke**"
    if label_of(one.label) != one.label:
        breakdown = state.library().dimensions.by_id.get(one.indicator or "")
        return f"er opdelingen **{safe(breakdown.labels[0])}**" if breakdown else "er **en opdeling for sig**"
    known = state.library().indicators.get(one.indicator or "")
    return f"er **{safe(known.name)}**" if known else "**bruges ikke**"


def _take_back(one: Answer, name: str) -> None:
    if not name:
        st.error(NAMELESS, icon=":material/error:")
        return
    try:
        state.answers().add(Answer(one.fingerprint, one.label, None, one.file, name, datetime.now(UTC)))
        _read_again(one.fingerprint)
    except PejlingError as error:
        st.error(safe(danish.sentence(str(error))), icon=":material/error:")
        return
    state.say("Svaret gælder ikke mere. Tal, der allerede er gemt, er ikke ændret.")
    st.rerun()
