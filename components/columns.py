"""Columns nobody knew, or that were taken for something else: the file as it was understood, and what to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from components import state
from components.column_answers import remember
from components.state import waiting
from components.tables import safe
from pejling import danish
from pejling.answers import Answer
from pejling.errors import PejlingError
from pejling.intake import NOT_USED, Preview
from pejling.intake.corrections import answer_label
from pejling.intake.previews import PreviewColumn
from pejling.units import UNITS

_KINDS = {"period": ":blue-badge[Periode]", "area": ":blue-badge[Område]", "empty": ":gray-badge[Ikke brugt]"}
_LEAVE, _NEW = "Brug ikke kolonnen", "Ny indikator …"
_FREQUENCIES = {"month": "måned", "quarter": "kvartal", "half_year": "halvår", "year": "år"}
_BY_ITSELF = "En opdeling for sig"
_WAYS = {"higher": "højere er bedre", "lower": "lavere er bedre", "neutral": "ingen ønsket retning"}


@dataclass(frozen=True)
class _Table:
    """A table of a file that waits."""

    file: waiting.Waiting
    preview: Preview

    @property
    def title(self) -> str:
        sheet = f" · ark {safe(self.preview.sheet)}" if self.preview.sheet else ""
        return f"{safe(self.file.new.file)}{sheet}"

    def key(self, column: PreviewColumn) -> str:
        return f"{self.preview.fingerprint}_{column.kind}_{column.label}"

    def answer(self, label: str, meaning: str, name: str, instead_of: str = "") -> Answer:
        return Answer(self.preview.fingerprint, label, meaning, self.file.new.file, name, datetime.now(UTC), instead_of)


def questions(name: str) -> None:
    """Show each layout that waits, as it was understood, and ask about its columns once."""
    tables = [_Table(one, preview) for one in waiting.files() for preview in one.new.previews]
    every = bool(tables) and st.toggle("Vis også kolonner, der er genkendt, så de kan rettes")
    layouts: dict[str, list[_Table]] = {}
    for table in tables:
        if every or table.preview.unknown or table.preview.unknown_breakdowns:
            layouts.setdefault(table.preview.fingerprint, []).append(table)
    if not layouts:
        st.markdown(
            "Ingen kolonner venter på svar. Filer med ukendte kolonner vises her, når de er læst i *Indlæs data*."
        )
    for alike in layouts.values():
        with st.container(border=True):
            st.markdown(f"#### {alike[0].title}")
            _show(alike[0].preview)
            for other in alike[1:]:
                st.markdown(f"Samme opbygning: **{other.title}**")
                with st.expander("Vis tabellen"):
                    _show(other.preview)
            for column in _different(one.preview.measures if every else one.preview.unknown for one in alike):
                _question(alike[0], column, name)
            for column in _different(one.preview.axes if every else one.preview.unknown_breakdowns for one in alike):
                _axis_question(alike[0], column, name)


def _different(columns: Iterable[tuple[PreviewColumn, ...]]) -> Iterable[PreviewColumn]:
    """Return the columns of tables of one layout, each label once."""
    return {(one.kind, one.label): one for some in columns for one in some}.values()


def _show(preview: Preview) -> None:
    for line in preview.lines[:3]:
        st.caption(safe(line))
    st.table(_drawn(preview), border="horizontal")
    alike = "Kolonner, der kun skifter periode eller område, vises én gang."
    st.caption(f"De første rækker fra række {preview.first_row}. {alike}")


def _drawn(preview: Preview) -> dict[str, list[str]]:
    """Return the table's first rows, each column under what it was taken for."""
    height = max((len(column.cells) for column in preview.columns), default=0)
    return {
        _title(column): [safe(text) for text in (*column.cells, *[""] * height)[:height]] for column in preview.columns
    }


def _title(column: PreviewColumn) -> str:
    known = state.library().indicators.get(column.meaning)
    if column.kind == "stub":
        kind = f":violet-badge[Opdeling{safe(f': {column.breakdown}') if column.breakdown else ''}]"
    elif column.kind == "value":
        unused = _KINDS["empty"] if column.left_alone else ":orange-badge[Ukendt]"
        kind = f":green-badge[{safe(known.name)}]" if known else unused
    else:
        kind = _KINDS[column.kind]
    many = f" og {column.count - 1} til" if column.count > 1 else ""
    when = f" :blue-badge[Periode: {safe(column.periods)}]" if column.periods else ""
    return f"{column.letter}{many} {kind}{when} {safe(column.label)}"


def _question(table: _Table, column: PreviewColumn, name: str) -> None:
    key = table.key(column)
    indicators = state.library().indicators
    st.markdown(f"**Kolonne {column.letter}: {safe(column.label)}** – {safe(column.reason or 'genkendt')}")
    for suggestion in column.suggestions:
        st.markdown(f"- Måske **{safe(indicators[suggestion.id].name)}**: {safe(suggestion.reason)}")
    said = [_LEAVE] if column.left_alone else [column.meaning] * bool(column.meaning)
    first = said or [suggestion.id for suggestion in column.suggestions]
    likely = bool(said) or any(suggestion.likely for suggestion in column.suggestions[:1])
    named = sorted(indicators, key=lambda id_: indicators[id_].name.casefold())
    choices = list(dict.fromkeys([*first, *named, _LEAVE, _NEW]))
    chosen = st.selectbox(
        "Hvad er kolonnen?",
        choices,
        index=0 if likely else None,
        placeholder="Vælg",
        format_func=lambda id_: indicators[id_].name if id_ in indicators else id_,
        key=f"answer_{key}",
    )
    if chosen == _NEW:
        _define(table, column, name)
    elif st.button("Husk svaret", key=f"keep_{key}", disabled=chosen is None, icon=":material/check:"):
        remember(table.answer(column.label, NOT_USED if chosen == _LEAVE else str(chosen), name, column.named))


def _axis_question(table: _Table, column: PreviewColumn, name: str) -> None:
    """Ask what a column that holds no figures says of them; of a period or an area, only whether it is to be used."""
    key, label = table.key(column), answer_label(column.kind, column.label)
    st.markdown(f"**Kolonne {column.letter}: {safe(column.label)}** – {safe(column.reason or 'genkendt')}")
    if column.kind != "stub":
        if st.button(_LEAVE, key=f"keep_{key}", icon=":material/block:"):
            remember(table.answer(label, NOT_USED, name))
        return
    words = _breakdowns_for(table, column)
    first = [one.id for one in column.suggestions if one.id in words]
    for suggestion in (one for one in column.suggestions if one.id in words):
        st.markdown(f"- Måske **{safe(words[suggestion.id])}**: {safe(suggestion.reason)}")
    chosen = st.selectbox(
        "Hvad deler kolonnen tallene op i?",
        list(dict.fromkeys([*first, *words, _LEAVE])),
        index=0 if first else None,
        placeholder="Vælg",
        format_func=lambda id_: words.get(id_, _LEAVE),
        key=f"answer_{key}",
    )
    if st.button("Husk svaret", key=f"keep_{key}", disabled=chosen is None, icon=":material/check:"):
        remember(table.answer(label, NOT_USED if chosen == _LEAVE else str(chosen), name))


def _breakdowns_for(table: _Table, column: PreviewColumn) -> dict[str, str]:
    """Return what a column may be said to part the figures by: as it is, or as what no other column is."""
    taken = {one.meaning for one in table.preview.axes if one is not column}
    known = {id_: one.labels[0] for id_, one in state.library().dimensions.by_id.items() if one.totals}
    others = {id_: known[id_] for id_ in sorted(known, key=lambda id_: known[id_].casefold()) if id_ not in taken}
    return {column.meaning: known.get(column.meaning, _BY_ITSELF)} | others


def _choice(label: str, words: Mapping[str, str]) -> str | None:
    """Ask for one of some ids, by their words; nothing is chosen beforehand, for it would be left standing."""
    return st.selectbox(label, list(words), index=None, placeholder="Vælg", format_func=words.__getitem__)


def _define(table: _Table, column: PreviewColumn, name: str) -> None:
    """Ask what a new indicator is."""
    with st.form(f"define_{table.key(column)}", border=False):
        title = st.text_input("Navn", value=column.label, max_chars=120)
        unit = _choice("Enhed", {id_: one.suffix for id_, one in UNITS.items()})
        frequency = _choice("Opgøres pr.", _FREQUENCIES)
        way = _choice("Retning", _WAYS)
        how = st.text_area("Hvordan er den opgjort?", max_chars=600)
        why = st.text_area("Hvorfor betyder den noget?", max_chars=600)
        publisher = st.text_input("Kilde", value="Egen registrering", max_chars=120)
        replaces = st.checkbox("Erstat en egen indikator med samme navn, som der ikke er gemt tal til")
        if not st.form_submit_button("Gem indikatoren, og husk svaret"):
            return
    if not (title.strip() and how.strip() and name and unit and frequency and way):
        asked = "Skriv navn på indikatoren, hvordan den er opgjort, og dit eget navn øverst på siden"
        st.error(f"{asked}, og vælg enhed, hvor tit den opgøres, og retning.", icon=":material/error:")
        return
    told: dict[str, object] = {"name": title.strip(), "unit": unit, "frequency": frequency, "improvement": way}
    told |= {"how_calculated": how.strip(), "why_it_matters": why.strip() or "–"}
    try:
        new = state.answers().define(
            told | {"source": {"publisher": publisher.strip() or "–", "columns": (column.label,)}},
            lambda id_: replaces and not any(id_ in one.stored.indicators for one in state.own_store().entries()),
        )
    except PejlingError as error:
        st.error(safe(danish.sentence(str(error))), icon=":material/error:")
        return
    remember(table.answer(column.label, new.id, name, column.named))
