"""Proposals on the screen: saved, listed, opened, copied, archived, sent as a link or a file, and read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from components import links, state
from components.keeping import is_kept
from components.state import presses, proposing
from components.state.unbroken import unbroken
from components.tables import safe
from pejling import danish
from pejling.decisions import Decision, adopting
from pejling.entries import PERSON_NUMBER
from pejling.errors import RefusedError
from pejling.follow_up import FollowUp, Line
from pejling.goals import threshold
from pejling.intake import NAME_HIDDEN, name_shown
from pejling.intake.privacy import holds_person_number
from pejling.plan_versions import goal_text, with_goals
from pejling.proposal_files import file_name, read_proposal, written
from pejling.proposals import LABEL, Proposal, gone_words

_FIRST = 8  # proposals shown at once: each is a row of buttons, which costs time
_PAGE = "hvad-nu-hvis"
_ARCHIVED = "Vis arkiverede forslag"
_FIELDS = {"title": "forslagets navn", "note": "noten"}


def opened_line(follow_up: FollowUp) -> None:
    """Say which proposal is open, and whether the levels have been changed since it was saved."""
    found = proposing.opened()
    if found is None:
        return
    lines = follow_up.lines
    changed = proposing.levels(lines) != proposing.levels_of(found, lines)
    said = ("niveauerne er ændret, siden det blev gemt" if changed else "", gone(found, lines))
    badge = f"{_badge(found)} " if _adopted(found) else ""
    st.markdown(" · ".join([f"{badge}Åbent forslag: **{safe(found.title)}**", *(safe(text) for text in said if text)]))


def save_form(shown: state.Shown, by: str) -> None:
    """Ask for name and note, and keep the levels being tried."""
    found = proposing.opened()
    form = proposing.form_key("save")
    with st.form(form, border=True):
        left, right = st.columns([1, 1.6])
        title = left.text_input("Forslagets navn", max_chars=80, key=proposing.form_key("title"))
        note = right.text_input("Note (frivillig)", max_chars=500, key=proposing.form_key("note"))
        with st.container(horizontal=True):
            st.form_submit_button(
                "Gem som nyt forslag", type="primary", icon=":material/save:", on_click=presses.press, args=(form,)
            )
            if found is not None:
                label = f"Gem ændringer i »{safe(found.title)}«"
                st.form_submit_button(label, on_click=presses.press, args=(f"{form}_{found.id}",))
    as_new = presses.is_pressed(form)
    again = found is not None and presses.is_pressed(f"{form}_{found.id}")
    if problem := state.refused("proposal"):
        st.error(safe(danish.closed(problem)), icon=":material/error:")
    if as_new or again:
        _refuse_person_numbers(title=title, note=note)
        lines = state.followed_up(shown).lines
        new = Proposal("", title, proposing.levels(lines), note, None, shown.plan.id, by)
        if again and found is not None:
            new = replace(new, id=found.id, title=title.strip() or found.title, note=note.strip() or found.note)
        word = "gemt igen; den forrige udgave er bevaret" if again else "gemt"
        _keep(lambda: state.proposals().save(new), word)


def _refuse_person_numbers(**typed: str) -> None:
    """Empty the fields that hold a person number, and say so; what else was typed stays."""
    names = [name for name, text in typed.items() if holds_person_number(text)]
    if names:
        emptied = f"{'Feltet' if len(names) == 1 else 'Felterne'} er tømt, og forslaget er ikke gemt"
        fields = danish.listing([_FIELDS[name] for name in names])

        def whole() -> None:
            proposing.empty(names)
            state.refuse("proposal", f"{fields[:1].upper()}{fields[1:]} {PERSON_NUMBER}. {emptied}")

        unbroken(whole)
        st.rerun()


def _keep(keep: Callable[[], Proposal], word: str) -> None:
    """Keep a proposal, open it and say so; or say why it cannot be kept."""

    def whole() -> None:
        new = keep()
        proposing.clear_form()
        (proposing.close if new.archived else proposing.name_in_address)(new)
        state.say(f"{new.title} er {word}.")

    if is_kept(whole):
        st.rerun()


def listed(shown: state.Shown, by: str) -> None:
    """Show the plan's proposals, each with what can be done with it."""
    follow_up = state.followed_up(shown)
    known = state.proposals().all(shown.plan.id)
    active = [one for one in known if not one.archived]
    put_away = [one for one in known if one.archived]
    if not active:
        st.caption("Alle forslag er arkiveret." if put_away else "Der er endnu ingen gemte forslag til planen.")
    older = len(active) - _FIRST
    everything = older > 0 and st.toggle(
        f"Vis også {danish.count(older, 'ældre forslag', 'ældre forslag')}", key="_all"
    )
    for one in active if everything else active[:_FIRST]:
        _one(one, follow_up, by)
    if put_away and st.toggle(f"{_ARCHIVED} ({len(put_away)})", key="_archived_too"):
        for one in put_away:
            _one(one, follow_up, by)


def _one(one: Proposal, follow_up: FollowUp, by: str) -> None:
    lines, draft = follow_up.lines, follow_up.plan.draft  # nothing is decided about a draft
    with st.container(border=True, key=f"proposal_{one.id}", gap="small"):
        st.markdown(_described(one, lines))
        with st.container(horizontal=True, vertical_alignment="center"):
            if one.archived:
                if st.button("Tag frem igen", icon=":material/unarchive:", key=f"reopen_{one.id}"):
                    _keep(lambda: state.proposals().reopen(one, by), "taget frem igen")
                return
            st.button(
                "Åbn", icon=":material/folder_open:", key=f"open_{one.id}", on_click=proposing.open_, args=(one, lines)
            )
            if st.button("Kopiér", icon=":material/content_copy:", key=f"copy_{one.id}"):
                _keep(lambda: state.proposals().copy(one, by), "gemt")
            st.download_button(
                "Hent fil",
                lambda: written(one),
                file_name=file_name(one),
                mime="application/json",
                icon=":material/download:",
                key=f"download_{one.id}",
                on_click="ignore",
            )
            st.link_button("Link", proposing.link(one, lines, _PAGE), icon=":material/link:")
            if st.button("Arkivér", icon=":material/archive:", key=f"archive_{one.id}"):
                _keep(lambda: state.proposals().archive(one, by), "arkiveret")
            if (
                not draft
                and not _adopted(one)
                and st.button("Vedtag …", icon=":material/gavel:", key=f"adopt_{one.id}")
            ):
                proposing.name_in_address(one)
                st.switch_page(links.adopt_page(), query_params={"plan": one.plan, "forslag": one.id})
        _earlier(one, lines)


def _earlier(one: Proposal, lines: tuple[Line, ...]) -> None:
    """Show what a proposal was before, newest first: two who save at once have each their version here."""
    versions = state.proposals().versions(one.id)[:-1]
    if not versions or not st.toggle(f"Vis tidligere udgaver ({len(versions)})", key=f"_versions_{one.id}"):
        return
    for number, version in reversed(list(enumerate(versions))):
        text, button = st.columns([4, 1], vertical_alignment="center")
        text.markdown(_described(version, lines))
        button.button("Åbn udgaven", key=f"version_{one.id}_{number}", on_click=proposing.open_, args=(version, lines))


def _described(one: Proposal, lines: tuple[Line, ...]) -> str:
    asked = danish.listing(level_texts(one, lines))
    who = " · ".join(filter(None, (one.by, danish.moment(one.made_at) if one.made_at else "")))
    badge = f"{':gray-badge[Arkiveret] ' if one.archived else ''}{_badge(one)} "
    note = f"  \n{safe(one.note)}" if one.note else ""
    return f"{badge}**{safe(one.title)}** :gray[:small[{safe(who)}]]  \n{safe(asked)}{note}"


def _badge(one: Proposal) -> str:
    """Say whether a proposal has been adopted."""
    made = _adopted(one)
    return f":blue-badge[Vedtaget {danish.day(made.adopted)}]" if made else f":violet-badge[{LABEL}]"


def _adopted(one: Proposal) -> Decision | None:
    decisions = state.decisions().of(one.plan)
    return adopting(one, state.proposals().versions(one.id), decisions) if decisions else None


def gone(one: Proposal, lines: tuple[Line, ...]) -> str:
    """Name the targets of a proposal that the plan has no more; "" without any."""
    return gone_words(one, {line.target.id for line in lines})


def level_texts(one: Proposal, lines: tuple[Line, ...]) -> list[str]:
    """Return a proposal's levels in words, in the plan's order (U4a mindst 22,0 pct.), then what is no more in it."""
    texts = []
    for line in lines:
        level, aim = one.levels.get(line.target.id), line.assessment.aim
        if level is not None and aim is not None:
            goal = threshold(level, aim.direction)
            target = next(t for t in with_goals(line.plan, {line.target.id: goal}).targets if t.id == line.target.id)
            texts.append(f"{target.id} {goal_text(target, line.indicator)}")
    return [*texts, *filter(None, [gone(one, lines)])]


def read_file(shown: state.Shown, by: str) -> None:
    """Show the field for a proposal's file, and keep what is read as a new proposal."""
    key = proposing.form_key("file")
    sent = st.file_uploader("Forslag hentet fra Pejling (.json)", key=key, on_change=_hide, args=(key,))
    if problem := state.refused("file"):
        st.error(problem, icon=":material/error:")
    if sent is None:
        return
    try:
        found = read_proposal(sent.getvalue(), shown.plan, shown.library.indicators)
    except RefusedError as error:
        st.error(safe(danish.closed(str(error))), icon=":material/error:")
        return
    st.markdown(_described(found, state.followed_up(shown).lines))
    if st.button("Gem som nyt forslag", icon=":material/save:", key="save_read"):
        _keep(lambda: state.proposals().save(replace(found, by=by or found.by, made_at=None)), "gemt")


def _hide(key: str) -> None:
    """Empty the field where the file's name has a person number: it would go on showing it."""
    if name_shown(proposing.sent_name(key)) == NAME_HIDDEN:
        proposing.clear_form()
        state.refuse("file", "Filens navn ligner et personnummer (CPR). Omdøb filen, og vælg den igen.")
