"""Decisions on the screen: a proposal adopted, the log with what changed, and the way to take back a wrong entry."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import streamlit as st

from components import links, state
from components.keeping import is_kept
from components.state import proposing
from components.tables import safe
from pejling import danish
from pejling.decision_texts import decided
from pejling.decisions import ABOUT_DRAFT, Decision, LogEntry, NewLevel
from pejling.goals import threshold
from pejling.plan_versions import Difference, differences, with_goals
from pejling.proposals import LABEL, Proposal, distinct_titles, gone_words

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SURE = "Ja, sådan er det besluttet, og niveauerne skal gælde fra dagen ovenfor"
_Agreed = tuple[Proposal, date, tuple[NewLevel, ...]]
_EXAMPLES = (
    "Der vises opdigtede eksempeltal. Beslutningen gemmes i jeres eget lager og gælder også for planen, når I har "
    "indlæst jeres egne tal."
)
_GONE = "ikke i planen mere"
_NONE = (
    "Her er endnu ikke indtastet nogen beslutning om planens niveauer; de vedtagne niveauer er dem, planen selv har. "
    "En beslutning indtastes ved at vedtage et gemt forslag fra siden *Hvad nu hvis*."
)


def pick_proposal(shown: state.Shown) -> Proposal | None:
    """Ask which proposal was adopted; the open one is chosen beforehand. None where there is none, and for a draft."""
    if shown.plan.draft:
        st.info(danish.closed(ABOUT_DRAFT), icon=":material/info:")
        return None
    known = {one.id: one for one in state.proposals().active(shown.plan.id)}
    if not known:
        st.info("Der er ingen gemte forslag til planen. Gem et på siden *Hvad nu hvis* først.", icon=":material/info:")
        return None
    found = proposing.opened()
    ids, titles = list(known), distinct_titles(known.values())
    chosen = st.selectbox(
        "Forslag, der skal gælde",
        ids,
        index=ids.index(found.id) if found is not None and found.id in known else 0,
        format_func=titles.__getitem__,
        key=proposing.form_key("adopted_proposal"),
    )
    return known[chosen]


def adopt(one: Proposal, shown: state.Shown) -> None:
    """Show what a proposal changes, and ask for what a decision needs."""
    newest = max(state.default_day(examples=False), shown.as_of)
    adopted = st.date_input(
        "Besluttet den (gælder fra og med denne dag)",
        value=shown.as_of,
        min_value=min(shown.plan.starts - timedelta(days=366), shown.as_of),
        max_value=newest,
        format="DD.MM.YYYY",
        key=proposing.form_key("adopted"),
        width=320,
    )
    levels, changed = _changes(one, shown, adopted)
    agreed = (one, adopted, levels)
    _tell_changed(proposing.shown_before("adopting", agreed), agreed)
    st.markdown(f":violet-badge[{LABEL}] **{safe(one.title)}** ændrer planen sådan:")
    differences_table(changed)
    gone = gone_words(one, {target.id for target in shown.plan.targets})
    if gone:
        st.warning(safe(f"{gone} og kan ikke vedtages."), icon=":material/playlist_remove:")
    if not levels:
        st.info("Forslaget ændrer ingen niveauer i planen, som den gælder den dag.", icon=":material/info:")
        return
    if shown.examples:
        st.info(_EXAMPLES, icon=":material/science:")
    with st.form(proposing.form_key("adopt"), border=True):
        said = _asked(shown)
        sure = st.checkbox(_SURE, key=proposing.agreed_key("sure", agreed))
        pressed = st.form_submit_button(
            "Gem beslutningen", type="primary", icon=":material/gavel:", key=proposing.agreed_key("keep", agreed)
        )
    if pressed:
        if not sure:
            st.warning("Sæt hak ved ja, når beslutningen er truffet.", icon=":material/edit:")
            return
        decided_by, case, reason, by = said
        new = Decision(one.plan, levels, adopted, decided_by, case, reason, by, datetime.now(UTC), proposal=one.id)
        _keep(new, shown)


def _tell_changed(before: _Agreed | None, now: _Agreed) -> None:
    """Say where somebody else has changed what was to be adopted, or has put it away, so that now is another one."""
    if before is None or before == now:
        return
    chosen, kept = before[0], state.proposals().get(before[0].id)
    is_gone = kept is None or kept.archived
    if is_gone or (chosen.id == now[0].id and before[1] == now[1]):
        what = (
            f"Forslaget »{chosen.title}« er ændret eller arkiveret" if kept != chosen else "Planens niveauer er ændret"
        )
        st.warning(
            safe(f"{what}, efter at siden blev vist. Intet er gemt; se det efter nedenfor."), icon=":material/sync:"
        )


def _asked(shown: state.Shown) -> tuple[str, str, str, str]:
    left, right = st.columns(2)
    decided_by = left.text_input(
        "Hvem besluttede det?", value=shown.plan.committee, max_chars=80, key=proposing.form_key("decided_by")
    )
    case = right.text_input("Sagsnummer", max_chars=80, key=proposing.form_key("case"))
    reason = st.text_area("Begrundelse", max_chars=500, height=80, key=proposing.form_key("reason"))
    by = st.text_input("Dit navn eller dine initialer", max_chars=40, key=proposing.form_key("by"), width=320)
    return decided_by, case, reason, by


def _changes(one: Proposal, shown: state.Shown, day: date) -> tuple[tuple[NewLevel, ...], tuple[Difference, ...]]:
    """Return what a proposal changes in the plan as it stands on a day, as levels and in words."""
    lines = state.followed_up(replace(shown, as_of=day)).lines
    aims = {line.target.id: line.assessment for line in lines if line.assessment.aim is not None}
    goals = {
        id_: threshold(level, found.aim.direction)
        for id_, level in one.levels.items()
        if (found := aims.get(id_)) is not None and found.aim is not None
    }
    old = state.in_force(shown, day)
    changed = differences(old, with_goals(old, goals), shown.library.indicators)
    levels = tuple(NewLevel(each.target, aims[each.target].adopted, goals[each.target]) for each in changed)
    return levels, changed


def _keep(new: Decision, shown: state.Shown) -> None:
    def whole() -> None:
        state.decisions().add(new, shown.plan)
        proposing.clear_form()
        proposing.has_adopted()
        state.say(f"Beslutningen er gemt og gælder fra {danish.day(new.adopted)}. Planens fil er uændret.")

    if is_kept(whole):
        _to_the_log(new.plan)


def go_on(shown: state.Shown) -> None:
    """Go to the log where a decision was kept just now: a second press comes before the browser has turned the page."""
    if proposing.has_just_adopted():
        _to_the_log(shown.plan.id)


def _to_the_log(plan: str) -> None:
    st.switch_page(links.decisions_page(), query_params={"plan": plan})


def differences_table(changed: Sequence[Difference]) -> None:
    """Show goals before and after."""
    columns = {
        "Mål": [safe(f"{one.target} · {one.title or _GONE}") for one in changed],
        "Før": [safe(one.old) for one in changed],
        "Efter": [f"**{safe(one.new)}**" if one.new != one.old else "som før" for one in changed],
    }
    if changed:
        st.table(columns, hide_index=True, border="horizontal")


def log(shown: state.Shown) -> None:
    """Show every decision about the plan, the newest first, with what it changed."""
    entries = state.decisions().log(shown.plan.id)
    if not entries:
        st.info(danish.closed(ABOUT_DRAFT) if shown.plan.draft else _NONE, icon=":material/info:")
        return
    for entry in reversed(entries):
        _entry(entry, entries, shown)


def _entry(entry: LogEntry, entries: tuple[LogEntry, ...], shown: state.Shown) -> None:
    one, back = entry.decision, entry.withdrawn
    with st.container(border=True, key=f"decision_{one.id}"):
        badge = ":orange-badge[Trukket tilbage] " if back else ""
        if not back and one.adopted > shown.as_of:
            badge = f":gray-badge[Gælder ikke {danish.day(shown.as_of)}, som siden viser] "
        head = f"{badge}**{danish.day(one.adopted)}** · {safe(one.decided_by)} · sag {safe(one.case)}"
        entered = f"Indtastet af {one.by} {danish.day(one.made_at.astimezone().date())}"
        st.markdown(f"#### {head}\n{safe(one.reason)}  \n:gray[:small[{safe(entered)}]]")
        if back:
            said = f"Trukket tilbage {danish.day(back.day)} af {back.by}: {back.reason}"
            st.markdown(f":orange[{safe(danish.closed(said))}] Den har ikke ændret planen på nogen dag.")
        differences_table(decided(entry, entries, shown.plan, shown.library.indicators))


def downloads(shown: state.Shown) -> None:
    """Offer the log as a workbook and as CSV; each is made when somebody asks for it."""
    if not state.decisions().log(shown.plan.id):
        return
    with st.container(horizontal=True):
        for label, ending, mime in (("Hent som Excel", "xlsx", _XLSX), ("Hent som CSV", "csv", "text/csv")):
            st.download_button(
                label,
                functools.partial(_file, shown, ending),
                file_name=f"beslutninger-{shown.plan.id}.{ending}",
                mime=mime,
                icon=":material/download:",
                on_click="ignore",
            )


def _file(shown: state.Shown, ending: str) -> bytes:
    from pejling.decision_files import log_csv, log_workbook  # noqa: PLC0415 - takes 0.4 s to import

    make = log_workbook if ending == "xlsx" else log_csv
    return make(state.decisions().log(shown.plan.id), shown.plan, shown.library.indicators)
