"""The way to take back a decision that was entered by mistake: it stays in the log, and holds on no day."""

from __future__ import annotations

import streamlit as st

from components import state
from components.keeping import is_kept
from components.state import proposing
from pejling import danish
from pejling.decisions import Decision

_MISTAKEN = "Ja, beslutningen er indtastet ved en fejl og skal ikke gælde på nogen dag"
_OTHERS_NOW = (
    "Listen over beslutninger er ændret, efter at siden blev vist. Intet er trukket tilbage; vælg beslutningen igen."
)


def withdraw(shown: state.Shown) -> None:
    """Show the form that takes back a decision entered by mistake, where there is one to take back."""
    entries = {
        entry.decision.id: entry.decision for entry in state.decisions().log(shown.plan.id) if not entry.withdrawn
    }
    if entries:
        with st.expander("Er en beslutning indtastet ved en fejl?"):
            _withdraw_form(entries)


def _withdraw_form(entries: dict[str, Decision]) -> None:
    st.markdown("En ny beslutning gøres ved at vedtage et nyt forslag. Her fjernes kun det, der er skrevet forkert.")
    listed = tuple(entries)
    if proposing.shown_before("decisions", listed) not in {None, listed}:
        st.warning(_OTHERS_NOW, icon=":material/sync:")
    with st.form("withdraw_decision", border=False):
        chosen = st.selectbox(
            "Beslutning",
            list(entries),
            format_func=lambda id_: f"{danish.day(entries[id_].adopted)} · sag {entries[id_].case}",
            key=proposing.agreed_key("chosen", listed),
        )
        by = st.text_input("Dit navn eller dine initialer", max_chars=40, key=proposing.form_key("withdrawn_by"))
        reason = st.text_input("Hvorfor?", max_chars=500, key=proposing.form_key("withdrawn_because"))
        sure = st.checkbox(_MISTAKEN, key=proposing.agreed_key("mistaken", listed))
        if st.form_submit_button(
            "Træk beslutningen tilbage", icon=":material/undo:", key=proposing.agreed_key("withdraw", listed)
        ):
            _withdraw(chosen, (by, reason), sure=sure)


def _withdraw(id_: str, told: tuple[str, str], *, sure: bool) -> None:
    if not sure:
        st.warning("Sæt hak ved ja, hvis beslutningen er indtastet ved en fejl.", icon=":material/edit:")
        return

    def whole() -> None:
        state.decisions().withdraw(id_, *told)
        proposing.clear_form()
        state.say("Beslutningen er trukket tilbage. Den står stadig i listen.")

    if is_kept(whole):
        st.rerun()
