"""One loaded file at a time: its receipt once more, and the means to withdraw it or take it into use again."""

from __future__ import annotations

import streamlit as st

from components import state
from components.keeping import is_kept
from components.receipt_cards import receipt_download
from components.state import presses
from components.tables import safe
from pejling import danish
from pejling.import_texts import told_apart
from pejling.library import Library
from pejling.receipt_workbooks import workbook_name
from pejling.receipts import kept_receipt, with_changes
from pejling.store import Entry, Store

_CONFIRMED = {True: "Ja, filens tal skal ikke længere tælle med", False: "Ja, filens tal skal tælle med igen"}
_BUTTON = {True: "Træk filen tilbage", False: "Tag filen i brug igen"}
_DONE = {False: "trukket tilbage", True: "taget i brug igen"}  # by whether it restores
_EXPLAINED = {
    True: "Trækkes filen tilbage, tæller dens tal ikke længere med fra i dag. Intet slettes: filen bliver liggende, "
    "dagene før står, som de stod, og filen kan tages i brug igen.",
    False: "Filen er trukket tilbage. Tages den i brug igen, tæller dens tal med fra i dag.",
}
_ACTIVITIES = {
    True: "Det samme gælder det, filen siger om aktiviteter: i stedet gælder igen det, der ellers er sagt om dem.",
    False: "Det samme gælder det, filen siger om aktiviteter, medmindre der er sagt noget nyere.",
}


def one_import(store: Store, library: Library) -> None:
    """Show the choice of a loaded file and, below it, what can be done with that one."""
    entries = {entry.stored.path.name: entry for entry in reversed(store.entries())}
    _withdrawn_table(tuple(entries.values()))
    decisions = sum(len(entry.withdrawals) for entry in entries.values())
    chosen = st.selectbox(
        "Hent en kvittering, eller træk en fil tilbage",
        list(entries),
        index=None,
        format_func=lambda name: _name(entries[name], library),
        placeholder="Vælg en fil",
        key=f"import_chosen_{decisions}",  # a withdrawal gives the files other names, and the choice begins anew
    )
    _tell_of_others(entries)
    if chosen in entries:
        with st.container(border=True):
            _one(entries[chosen], store, library)


def _tell_of_others(entries: dict[str, Entry]) -> None:
    """Say who has just done what was asked for here: the files then go by other names, and the form is gone."""
    for name, entry in entries.items():
        if entry.withdrawals and presses.is_pressed(_form(name, counts=not entry.counts)):
            done = entry.withdrawals[-1]
            told = f"{entry.stored.file} er allerede {_DONE[done.restores]} af {done.by} {danish.day(done.day)}."
            st.warning(safe(f"{told} Intet er ændret nu."), icon=":material/warning:")


def _form(name: str, *, counts: bool) -> str:
    return f"withdraw_{name}_{counts}"


def _name(entry: Entry, library: Library) -> str:
    text = told_apart(entry.stored, library)
    return text if entry.counts else f"{text} · trukket tilbage"


def _one(entry: Entry, store: Store, library: Library) -> None:
    shown = kept_receipt(entry.stored, store, library)
    st.markdown(f"**{safe(shown.file)}**  \n{safe(shown.summary)}")
    if shown.left_out:
        left_out = danish.count(shown.left_out, "tal er udeladt, fordi det", "tal er udeladt, fordi de")
        told = [f"- {safe(text)}" for text in shown.left_out_in_words]
        told += ["- …"] * (shown.left_out > len(told))
        st.markdown("\n".join([f"{left_out} ikke er bekræftet:", *told]))
    if shown.stated:
        st.markdown("\n".join(f"- {safe(text)}" for text in shown.stated))
    receipt_download(lambda: with_changes(shown, entry.stored, store), workbook_name(shown), entry.stored.path.name)
    newest = store.entry(entry.stored.digest)
    if newest is None or newest.stored != entry.stored:
        st.caption("Den samme fil er indlæst igen siden.")
        return
    with st.form("withdraw", border=False):
        st.markdown(_EXPLAINED[entry.counts])
        if entry.stored.activities:
            st.markdown(_ACTIVITIES[entry.counts])
        by = st.text_input("Hvem er du?", key="withdrawn_by")
        reason = st.text_input("Hvorfor?", key=f"_because_{entry.stored.path.name}")
        sure = st.checkbox(_CONFIRMED[entry.counts], key=f"_sure_{entry.stored.path.name}")
        form = _form(entry.stored.path.name, counts=entry.counts)
        st.form_submit_button(_BUTTON[entry.counts], icon=":material/undo:", on_click=presses.press, args=(form,))
        if presses.is_pressed(form):
            _decide(entry, store, (by.strip(), reason.strip()), sure=sure)


def _decide(entry: Entry, store: Store, told: tuple[str, str], *, sure: bool) -> None:
    by, reason = told
    if not by or not reason or not sure:
        st.warning("Skriv, hvem du er og hvorfor, og sæt hak ved ja.", icon=":material/edit:")
        return

    def whole() -> None:
        (store.withdraw if entry.counts else store.restore)(entry.stored.digest, by, reason)
        state.say(f"{entry.stored.file} er {_DONE[not entry.counts]}.")

    if is_kept(whole):
        st.rerun()


def _withdrawn_table(entries: tuple[Entry, ...]) -> None:
    """Show what has been withdrawn or taken into use again: when, by whom and why."""
    done = [(entry.stored.file, one) for entry in entries for one in reversed(entry.withdrawals)]
    if not done:
        return
    st.markdown("**Trukket tilbage**")
    columns = {
        "Dag": [safe(danish.day(one.day)) for _, one in done],
        "Fil": [safe(file) for file, _ in done],
        "Hvad": ["Taget i brug igen" if one.restores else "Trukket tilbage" for _, one in done],
        "Hvem": [safe(one.by) for _, one in done],
        "Hvorfor": [safe(one.reason) for _, one in done],
    }
    st.table(columns, hide_index=True, border="horizontal")
