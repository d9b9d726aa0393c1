"""How far the plan's activities are, as somebody says: fields to type in, what holds, and what was said."""

from __future__ import annotations

from datetime import UTC, date, datetime

import streamlit as st

from components import state
from components.entries import say, unsaved
from components.keeping import is_kept
from components.signing import NAMELESS
from components.state import entering, presses
from components.state.unbroken import unbroken
from components.tables import safe
from pejling import goals, sentences
from pejling.activities import Activities, Activity, ActivityState
from pejling.activity_changes import not_yet
from pejling.entries import PERSON_NUMBER
from pejling.intake.privacy import holds_person_number
from pejling.plans import Plan, Target
from pejling.records import LONGEST


def activities(shown: state.Shown, by: str) -> None:
    """Show the fields of one activity, and what has been said of it."""
    asked = {one.id: one for one in shown.plan.targets if isinstance(one.goal, goals.Activity)}
    if not asked:
        st.info("Planen har ingen aktiviteter.", icon=":material/info:")
        return
    own = Activities(state.own_store().folder)
    chosen = st.selectbox(
        "Aktivitet",
        list(asked),
        format_func=lambda id_: f"{id_} · {asked[id_].title}",
        key=f"_entry_activity_{shown.plan.id}",
    )
    st.caption(unsaved("aktivitet eller side"))
    now = own.newest(shown.plan.id, state.default_day(examples=False)).get(chosen)
    if now:
        st.markdown(f"**Nu:** {safe(sentences.activity_words(now))}")
    anew = entering.unseen(chosen, {chosen: now.at.isoformat()} if now else {})
    form = entering.field_key(f"activity_{chosen}")  # another after each answer: a second press is of none
    with st.form(form, border=True):
        said = _answer(asked[chosen])
        st.form_submit_button(
            "Gem aktivitet", type="primary", icon=":material/save:", on_click=presses.press, args=(form,)
        )
    say()
    if presses.is_pressed(form):
        _save_activity(own, shown.plan, chosen, (by, *said), now.by if now and anew else "")
    others = [one for one in reversed(own.history(shown.plan.id)) if one.target == chosen and one != now]
    if others:
        st.markdown("**Tidligere**")
        st.markdown("\n".join(f"- {safe(sentences.activity_words(one))}" for one in others))


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
        key=entering.text_key(f"{target.id}_evidence"),
    )
    return word, on, " ".join(evidence.split())


def _save_activity(
    own: Activities, plan: Plan, target: str, said: tuple[str, str | None, date, str], meanwhile: str
) -> None:
    """Keep an answer, but not over one that somebody (`meanwhile`) has given since the fields were shown."""
    by, word, on, evidence = said
    if holds_person_number(evidence):
        unbroken(lambda: entering.refuse(f"Teksten {PERSON_NUMBER}."))
        st.rerun()
    if not by or word is None:
        st.error("Vælg, hvor langt I er." if by else NAMELESS, icon=":material/error:")
        return
    if on > state.default_day(examples=False):
        st.error(f"{not_yet(on)}.", icon=":material/error:")
        return
    if meanwhile:
        entering.has_seen()
        told = f"{meanwhile} har sagt, hvor langt {target} er, efter at du åbnede siden. Intet er gemt endnu."
        st.warning(
            f"{safe(told)} Se ud for *Nu*, og tryk *Gem aktivitet* igen, hvis dit svar skal gælde i stedet.",
            icon=":material/warning:",
        )
        return
    new = Activity(plan.id, target, ActivityState(word), on, evidence, by, datetime.now(UTC))

    def whole() -> None:
        own.add(new)
        entering.clear()
        state.say(f"{target} er gemt: {new.state.value}.")

    if is_kept(whole):
        st.rerun()
