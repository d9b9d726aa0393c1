"""The agenda of a dialogue meeting on a page: which targets, in which order, what is asked, and the way to the wall."""

from __future__ import annotations

import dataclasses

import streamlit as st

from components import signing, state, what_if
from components.keeping import is_kept
from components.state import meeting, proposing
from components.tables import safe
from pejling import danish
from pejling.agendas import MOST, Agenda, Item, default_agenda, has_screen, points
from pejling.entries import PERSON_NUMBER
from pejling.follow_up import FollowUp, Line
from pejling.intake.privacy import holds_person_number
from pejling.reports.presenter_sheets import presenter_sheet
from pejling.reports.stamps import stamp_of

_WIDTHS = [2.5, 2.1, 2.3]
_OTHERS = "Den nye dagsorden står på siden."
_OWN = "Den ses med »Fortryd ændringer«. Tryk »Gem dagsordenen« igen, hvis den, der står her, skal gælde i stedet."


def begun(follow_up: FollowUp) -> Agenda:
    """Return the agenda that holds, saved or made from the plan, without what has left the plan."""
    return _shown(meeting.agendas().newest(follow_up.plan.id) or default_agenda(follow_up), follow_up)


def _shown(agenda: Agenda, follow_up: FollowUp) -> Agenda:
    return dataclasses.replace(agenda, items=tuple(point.item for point in points(agenda, follow_up.lines)))


def edit(follow_up: FollowUp) -> Agenda:
    """Show the agenda with its fields and buttons, and return it as it stands."""
    first = begun(follow_up)
    found = _shown(meeting.draft(first), follow_up)
    lines = {line.target.id: line for line in follow_up.lines}
    if not found.items:
        can_add = any(map(has_screen, follow_up.lines))
        told = "Tilføj et mål nedenfor." if can_add else "Ingen af planens mål har tal."
        st.info(f"Dagsordenen er tom. {told}", icon=":material/info:")
    for number, item in enumerate(found.items, start=1):
        with st.container(border=True, gap="small", key=f"agenda_{item.target}"):
            _row(number, found, lines[item.target], first)
    _add(found, follow_up, first)
    return found


def _row(number: int, agenda: Agenda, line: Line, first: Agenda) -> None:
    target, name = line.target.id, f"{line.target.id} · {line.target.title}"
    told, question, buttons = st.columns(_WIDTHS, vertical_alignment="center")
    told.markdown(f"**{number}.** {safe(name)}  \n:gray[:small[{safe(line.assessment.sentence)}]]")
    with question:
        _question(agenda.items[number - 1], first)
    moves = [
        ("Op", "arrow_upward", number == 1, lambda one: one.moved(target, -1)),
        ("Ned", "arrow_downward", number == len(agenda.items), lambda one: one.moved(target, 1)),
        ("Fjern", "close", False, lambda one: one.without(target)),
    ]
    with buttons.container(horizontal=True, horizontal_alignment="right", gap="small"):
        for label, icon, disabled, change in moves:
            st.button(
                label,
                icon=f":material/{icon}:",
                key=f"agenda_{icon}_{target}",
                disabled=disabled,
                on_click=meeting.change,
                args=(first, change),
            )


def _question(item: Item, first: Agenda) -> None:
    key = meeting.field_key(item.target)
    st.text_input(
        f"Spørgsmål til {item.target}",
        value=item.question,
        key=key,
        label_visibility="collapsed",
        on_change=_ask,
        args=(item.target, key, first),
    )
    if problem := state.refused(key):
        st.error(safe(problem), icon=":material/error:")


def _ask(target: str, key: str, first: Agenda) -> None:
    """Take over a question as it is typed, but none with a person number: the presenter's sheet has it unsaved too."""
    text = meeting.typed(key)
    if holds_person_number(text):
        meeting.empty(key)
        state.refuse(key, f"Spørgsmålet til {target} {PERSON_NUMBER}.")
        text = ""
    meeting.change(first, lambda one: one.asking(target, text))


def _add(agenda: Agenda, follow_up: FollowUp, first: Agenda) -> None:
    """Offer the targets with figures that are not on the agenda."""
    rest = {line.target.id: line for line in follow_up.lines if has_screen(line)}
    free = [target for target in rest if target not in agenda.targets]
    if len(agenda.items) >= MOST:
        st.caption(f"Der er plads til {MOST} mål. Fjern et for at tilføje et andet.")
        return
    if not rest:
        return
    if not free:
        st.caption("Alle mål med tal er på dagsordenen.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        wanted = st.selectbox(
            "Tilføj et mål",
            free,
            format_func=lambda target: f"{target} · {rest[target].target.title}",
            key=meeting.field_key("add"),
            width=640,
        )
        st.button(
            "Tilføj",
            icon=":material/add:",
            key="agenda_add",
            on_click=meeting.change,
            args=(first, lambda one: one.with_(wanted)),
        )


def keep(agenda: Agenda, follow_up: FollowUp) -> None:
    """Say whether the agenda on the page is the one that is kept, and keep it with who did."""
    kept = meeting.agendas().newest(follow_up.plan.id)
    unsaved = agenda.items != begun(follow_up).items
    if unsaved:
        st.markdown(":orange-badge[Ændringerne er ikke gemt]")
    elif kept is None:
        st.caption("Foreslået af Pejling: de mål med tal, der skal drøftes først. Ingen har gemt en dagsorden endnu.")
    elif kept.at is not None:
        st.caption(safe(f"Gemt {danish.moment(kept.at)} af {kept.by}."))
    by = signing.who()
    other = _by_another(agenda, kept)
    with st.container(horizontal=True):
        # Always of one type: leaving a field makes changes, and a button of another type would miss the press.
        pressed = st.button("Gem dagsordenen", icon=":material/save:", type="primary", key="agenda_save")
        st.button(
            "Fortryd ændringer",
            icon=":material/undo:",
            key="agenda_undo",
            on_click=meeting.start_over,
            disabled=not unsaved,
        )
    if pressed and other:
        st.warning(safe(f"{other} Intet er gemt nu. {_OWN if unsaved else _OTHERS}"), icon=":material/sync:")
        if unsaved:
            meeting.change(begun(follow_up), lambda one: dataclasses.replace(one, at=kept.at if kept else None))
    elif pressed:
        _save(dataclasses.replace(agenda, by=by, at=None))


def _by_another(agenda: Agenda, kept: Agenda | None) -> str:
    """Say who has kept an agenda since this page showed one, or since this one was begun; "" where nobody has."""
    before = proposing.shown_before("agenda", (kept,))
    is_another = (kept and agenda.at != kept.at) or before not in {None, (kept,)}
    return f"{kept.by} har gemt en dagsorden, efter at siden blev vist." if kept and is_another else ""


def _save(new: Agenda) -> None:
    def whole() -> None:
        proposing.shown_before("agenda", (meeting.agendas().save(new),))
        meeting.start_over()
        state.say("Dagsordenen er gemt.")

    if is_kept(whole):
        st.rerun()


def begin(agenda: Agenda, shown: state.Shown, follow_up: FollowUp) -> None:
    """Offer the meeting itself and the presenter's sheet, both of the agenda that is kept."""
    unsaved = agenda.items != begun(follow_up).items
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Start mødet",
            icon=":material/co_present:",
            type="secondary" if unsaved else "primary",
            disabled=unsaved or not agenda.items,
            on_click=meeting.enter,
        )
        st.download_button(
            "Oplæg til mødelederen",
            lambda: _sheet(agenda, shown, follow_up),
            file_name=f"oplaeg-til-moedelederen-{shown.plan.id}.html",
            mime="text/html",
            icon=":material/print:",
            on_click="ignore",
            disabled=not agenda.items,
        )
    st.caption(
        "Oplægget hentes som en fil: åbn den i browseren, og skriv den ud. På mødets skærm bladres med pil til højre "
        "og venstre, mellemrum, Page Up, Page Down eller en fjernbetjening. Home er overblikket, N noter, Esc slutter."
    )

    _tell_what_is_tried(follow_up)


def _tell_what_is_tried(follow_up: FollowUp) -> None:
    """Say which levels somebody tries just now: the room would see them before it has been asked."""
    tried = [line.target.id for line in follow_up.lines if what_if.proposed_line(line) is not line]
    if tried:
        st.info(f"Mødet viser de niveauer, der prøves nu: {danish.listing(tried)}.", icon=":material/info:")
        st.button("Nulstil niveauerne", icon=":material/undo:", on_click=proposing.start_over, args=(follow_up.lines,))


def _sheet(agenda: Agenda, shown: state.Shown, follow_up: FollowUp) -> str:
    """Return the presenter's sheet, at the levels being tried."""
    tried = [what_if.proposed_line(line) for line in follow_up.lines]
    stamp = stamp_of(follow_up, state.default_day(examples=False), invented=shown.examples)
    return presenter_sheet(points(agenda, tried), stamp)
