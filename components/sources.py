"""Where figures come from: imports, indicators with definitions, and what the words mean."""

from __future__ import annotations

import streamlit as st

from components.tables import definition, safe
from pejling import danish
from pejling.examples import LABEL
from pejling.import_texts import when_it_came
from pejling.indicators import Indicator
from pejling.library import Library
from pejling.method_texts import METHOD, WORDS
from pejling.status_words import HOW_OFTEN, MEANINGS, status_text
from pejling.store import Store, StoredImport


def imports(store: Store, library: Library, *, examples: bool) -> None:
    """Show what has been loaded and counts, newest first."""
    st.subheader("Indlæste filer")
    if examples:
        st.badge(LABEL, color="orange", icon=":material/science:")
    loaded = store.imports()[::-1]
    if not loaded:
        st.markdown("Ingen filer tæller med; alle er trukket tilbage.")
        return
    names = [danish.listing([library.indicators[span.indicator].name for span in one.spans]) for one in loaded]
    columns = {
        "Indlæst": [safe(when_it_came(one)) for one in loaded],
        "Fil": [safe(one.file) for one in loaded],
        "Indikatorer": [safe(text) or "–" for text in names],
        "Nyeste periode": [_newest(one) for one in loaded],
        "Tal": [danish.number(sum(span.figures for span in one.spans)) for one in loaded],
    }
    if any(one.left_out for one in loaded):
        columns["Udeladt"] = [danish.number(one.left_out) if one.left_out else "–" for one in loaded]
    if any(one.activities for one in loaded):
        columns["Aktiviteter"] = [danish.number(len(one.activities)) if one.activities else "–" for one in loaded]
    st.table(columns, hide_index=True, border="horizontal")


def _newest(stored: StoredImport) -> str:
    """Write the newest period with a figure; an import may have nothing but hidden ones."""
    newest = max((span.last for span in stored.spans), key=lambda last: last.end, default=None)
    return "–" if newest is None else safe(danish.short_period(newest))


def indicators(library: Library) -> None:
    """Show every indicator; the ones nobody has confirmed are counted first."""
    unconfirmed = [one for one in library.indicators.values() if not one.confirmed_by]
    many = danish.count(len(unconfirmed), "definition", "definitioner")
    st.markdown(
        f"{many} af {len(library.indicators)} er ikke bekræftet af en fagperson. "
        "Spørg, før tallene bruges i en beslutning."
    )
    chosen = st.selectbox(
        "Vælg en indikator", list(library.indicators.values()), format_func=_name, key="indicator_on_show"
    )
    if chosen is not None:
        with st.container(border=True):
            definition(chosen)


def _name(indicator: Indicator) -> str:
    return indicator.name if indicator.confirmed_by else f"{indicator.name} (ikke bekræftet)"


def statuses_table() -> None:
    """Show what each status means."""
    columns = {"Status": [safe(status_text(status)) for status in MEANINGS], "Betyder": list(MEANINGS.values())}
    st.table(columns, hide_index=True, border="horizontal")
    st.caption(HOW_OFTEN)


def method() -> None:
    """Show how figures are made, the first words of each line in bold."""
    st.markdown("\n".join(f"- {text.replace(term, f'**{term}**', 1)}" for term, text in METHOD.items()))


def glossary() -> None:
    """Show the words of the field."""
    st.table({"Ord": list(WORDS), "Betyder": list(WORDS.values())}, hide_index=True, border="horizontal")
