"""Columns nobody knew: the file as it was understood, a person's answer, and the answers remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
from pejling.records import LONGEST
from pejling.units import UNITS

_KINDS = {"period": ":blue-badge[Periode]", "area": ":blue-badge[Område]", "empty": ":gray-badge[Ikke brugt]"}
_LEAVE, _NEW = "Brug ikke kolonnen", "Ny indikator …"
_FREQUENCIES = {"month": "måned", "quarter": "kvartal", "half_year": "halvår", "year": "år"}
_NOBODY = "Skriv først øverst, hvem der svarer."
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
        return f"{self.preview.fingerprint}_{column.label}"


def who() -> str:
    """Ask who answers, where there is anything to answer or to take back; "" where nobody has said it."""
    if not any(one.new.previews for one in waiting.files()) and not state.answers().all():
        return ""
    return st.text_input("Hvem svarer (navn eller initialer)", key=state.ANSWERED_BY, max_chars=LONGEST["name"]).strip()


def questions(name: str) -> None:
    """Show each layout that waits, as it was understood, and ask about its columns once."""
    tables = [_Table(one, preview) for one in waiting.files() for preview in one.new.previews]
    every = bool(tables) and st.toggle("Vis også kolonner, der er genkendt, så de kan rettes")
    layouts: dict[str, list[_Table]] = {}
    for table in tables:
        if every or table.preview.unknown:
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
            columns: dict[str, PreviewColumn] = {}
            for table in alike:
                for column in table.preview.measures if every else table.preview.unknown:
                    columns.setdefault(column.label, column)
            for column in columns.values():
                _question(alike[0], column, name)


def _show(preview: Preview) -> None:
    for line in preview.lines[:3]:
        st.caption(safe(line))
    st.table(_drawn(preview), border="horizontal")
    st.caption(f"De første rækker fra række {preview.first_row}. Kolonner, der kun skifter periode, vises én gang.")


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
        st.markdown(f"- Måske **{safe(indicators[suggestion.indicator].name)}**: {safe(suggestion.reason)}")
    said = [_LEAVE] if column.left_alone else [column.meaning] * bool(column.meaning)
    first = said or [suggestion.indicator for suggestion in column.suggestions]
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
        _remember(table, column, (NOT_USED if chosen == _LEAVE else str(chosen), name))


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
        asked = "Skriv navn på indikatoren, hvordan den er opgjort, og hvem der svarer"
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
    _remember(table, column, (new.id, name))


def _remember(table: _Table, column: PreviewColumn, said: tuple[str, str]) -> None:
    indicator, name = said
    if not name:
        st.error(_NOBODY, icon=":material/error:")
        return
    mark, file = table.preview.fingerprint, table.file.new.file
    try:
        state.answers().add(Answer(mark, column.label, indicator, file, name, datetime.now(UTC), column.named))
        with st.spinner("Læser igen …"):
            many = _read_again(mark)
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
        known = state.library().indicators.get(one.indicator or "")
        meaning = f"er **{safe(known.name)}**" if known else "**bruges ikke**"
        said = f"{safe(one.by)}, {danish.day(one.at.astimezone().date())}, om {safe(one.file)}"
        text.markdown(f"**{safe(one.label)}** {meaning}  \n:gray[:small[{said}]]")
        if back.button("Tag tilbage", key=f"back_{one.fingerprint}_{one.label}", icon=":material/undo:"):
            _take_back(one, name)


def _take_back(one: Answer, name: str) -> None:
    if not name:
        st.error(_NOBODY, icon=":material/error:")
        return
    try:
        state.answers().add(Answer(one.fingerprint, one.label, None, one.file, name, datetime.now(UTC)))
        _read_again(one.fingerprint)
    except PejlingError as error:
        st.error(safe(danish.sentence(str(error))), icon=":material/error:")
        return
    state.say("Svaret gælder ikke mere. Tal, der allerede er gemt, er ikke ændret.")
    st.rerun()
