"""Columns nobody knew: the file as it was understood, a person's answer, and the answers remembered."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from components import state, uploads
from components.state import waiting
from components.tables import safe
from pejling import danish
from pejling.answers import Answer
from pejling.errors import PejlingError
from pejling.intake import NOT_USED, Preview
from pejling.intake.previews import PreviewColumn
from pejling.units import UNITS

_KINDS = {"period": ":blue-badge[Periode]", "area": ":blue-badge[Område]", "empty": ":gray-badge[Ikke brugt]"}
_LEAVE, _NEW = "Brug ikke kolonnen", "Ny indikator …"
_FREQUENCIES = {"month": "måned", "quarter": "kvartal", "half_year": "halvår", "year": "år"}
_WAYS = {"higher": "højere er bedre", "lower": "lavere er bedre", "neutral": "ingen ønsket retning"}


def questions() -> None:
    """Show each table that waits, as it was understood, and ask about its columns."""
    files = [one for one in waiting.files() if one.new.previews]
    every = bool(files) and st.toggle("Vis også kolonner, der er genkendt, så de kan rettes")
    asked = [(one, preview) for one in files for preview in one.new.previews if every or preview.unknown]
    if not asked:
        st.markdown(
            "Ingen kolonner venter på svar. Filer med ukendte kolonner vises her, når de er læst i *Indlæs data*."
        )
        return
    name = st.text_input("Hvem svarer (navn eller initialer)", key=state.ANSWERED_BY, max_chars=60)
    for one, preview in asked:
        with st.container(border=True):
            st.markdown(f"#### {safe(one.new.file)}{' · ark ' + safe(preview.sheet) if preview.sheet else ''}")
            for line in preview.lines[:3]:
                st.caption(safe(line))
            st.table(_drawn(preview), border="horizontal")
            st.caption(
                f"De første rækker fra række {preview.first_row}. Kolonner, der kun skifter periode, vises én gang."
            )
            for column in preview.measures if every else preview.unknown:
                _question(one, preview, column, name.strip())


def _drawn(preview: Preview) -> dict[str, list[str]]:
    """Return the table's first rows, each column under what it was taken for."""
    height = max((len(column.cells) for column in preview.columns), default=0)
    return {
        _title(column): [safe(text) for text in (*column.cells, *[""] * height)[:height]] for column in preview.columns
    }


def _title(column: PreviewColumn) -> str:
    known = state.library().indicators.get(column.meaning)
    if column.kind == "stub":
        kind = f":violet-badge[Opdeling: {safe(column.meaning)}]"
    elif column.kind == "value":
        kind = f":green-badge[{safe(known.name)}]" if known else ":orange-badge[Ukendt]"
    else:
        kind = _KINDS[column.kind]
    many = f" og {column.count - 1} til" if column.count > 1 else ""
    return f"{column.letter}{many} {kind} {safe(column.label)}"


def _question(one: waiting.Waiting, preview: Preview, column: PreviewColumn, name: str) -> None:
    key = f"{preview.fingerprint}_{column.letter}"
    indicators = state.library().indicators
    st.markdown(f"**Kolonne {column.letter}: {safe(column.label)}** – {safe(column.reason or 'genkendt')}")
    for suggestion in column.suggestions:
        st.markdown(f"- Måske **{safe(indicators[suggestion.indicator].name)}**: {safe(suggestion.reason)}")
    first = [suggestion.indicator for suggestion in column.suggestions] or [column.meaning] * bool(column.meaning)
    likely = bool(column.meaning) or any(suggestion.likely for suggestion in column.suggestions[:1])
    choices = [*first, *(id_ for id_ in indicators if id_ not in first), _LEAVE, _NEW]
    chosen = st.selectbox(
        "Hvad er kolonnen?",
        choices,
        index=0 if likely else None,
        placeholder="Vælg",
        format_func=lambda id_: indicators[id_].name if id_ in indicators else id_,
        key=f"answer_{key}",
    )
    if chosen == _NEW:
        _define(one, preview, column, name)
    elif st.button("Husk svaret", key=f"keep_{key}", disabled=chosen is None, icon=":material/check:"):
        _remember(one, preview, column, (NOT_USED if chosen == _LEAVE else str(chosen), name))


def _define(one: waiting.Waiting, preview: Preview, column: PreviewColumn, name: str) -> None:
    """Ask what a new indicator is."""
    with st.form(f"define_{preview.fingerprint}_{column.letter}", border=False):
        title = st.text_input("Navn", value=column.label, max_chars=120)
        unit = st.selectbox("Enhed", list(UNITS), format_func=lambda id_: UNITS[id_].suffix)
        frequency = st.selectbox("Opgøres pr.", list(_FREQUENCIES), format_func=_FREQUENCIES.__getitem__)
        way = st.selectbox("Retning", list(_WAYS), format_func=_WAYS.__getitem__)
        how = st.text_area("Hvordan er den opgjort?", max_chars=600)
        why = st.text_area("Hvorfor betyder den noget?", max_chars=600)
        publisher = st.text_input("Kilde", value="Egen registrering", max_chars=120)
        if not st.form_submit_button("Gem indikatoren, og husk svaret"):
            return
    if not (title.strip() and how.strip() and name):
        st.error("Skriv navn på indikatoren, hvordan den er opgjort, og hvem der svarer.", icon=":material/error:")
        return
    told: dict[str, object] = {"name": title.strip(), "unit": unit, "frequency": frequency, "improvement": way}
    told |= {"how_calculated": how.strip(), "why_it_matters": why.strip() or "–"}
    try:
        new = state.answers().define(
            told | {"source": {"publisher": publisher.strip() or "–", "columns": (column.label,)}}
        )
    except PejlingError as error:
        st.error(safe(str(error)), icon=":material/error:")
        return
    _remember(one, preview, column, (new.id, name))


def _remember(one: waiting.Waiting, preview: Preview, column: PreviewColumn, said: tuple[str, str]) -> None:
    indicator, name = said
    if not name:
        st.error("Skriv først øverst, hvem der svarer.", icon=":material/error:")
        return
    answer = Answer(preview.fingerprint, column.label, indicator, one.new.file, name, datetime.now(UTC), column.named)
    try:
        state.answers().add(answer)
        with st.spinner("Læser filen igen …"):
            uploads.read_again(one.new.file, one.content)
    except PejlingError as error:
        st.error(safe(str(error)), icon=":material/error:")
        return
    kept = "Svaret er husket, og filen er læst igen; gem den på siden Indlæs data."
    state.say(f"{kept} Næste måneds fil med samme opbygning læses uden at spørge.")
    st.rerun()


def remembered() -> None:
    """Show the answers that hold, and take them back where asked to."""
    held = state.answers().all()
    if not held:
        st.caption("Ingen svar er husket endnu.")
    for number, one in enumerate(held):
        text, back = st.columns([5, 1], vertical_alignment="center")
        known = state.library().indicators.get(one.indicator or "")
        meaning = known.name if known else "bruges ikke"
        said = f"{safe(one.by)}, {danish.day(one.at.astimezone().date())}, om {safe(one.file)}"
        text.markdown(f"**{safe(one.label)}** er **{safe(meaning)}**  \n:gray[:small[{said}]]")
        if back.button("Tag tilbage", key=f"back_{number}_{one.fingerprint}", icon=":material/undo:"):
            now = datetime.now(UTC)
            state.answers().add(Answer(one.fingerprint, one.label, None, one.file, one.by, now))
            state.say("Svaret gælder ikke mere. Tal, der allerede er gemt, er ikke ændret.")
            st.rerun()
