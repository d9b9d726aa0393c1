"""The what-if of a whole plan: every target with a level on a row, the level typed, and what it all comes to."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components import proposals, state, statuses, what_if
from components.state import choices, proposing
from components.tables import safe
from pejling import captions, danish, sentences
from pejling.follow_up import FollowUp, Line
from pejling.plan_totals import Totals, ambition_text, chance_text, condition_text, gap_text, totals
from pejling.proposals import LABEL, level_fault
from pejling.units import Unit

_WIDTHS = [3.0, 1.9, 1.1, 1.7, 2.2, 2.4]
_WAYS = {1: "flere for at nå", -1: "færre for at nå"}


@st.fragment
def whole_plan(shown: state.Shown) -> None:
    """Show sums and rows. Alone in a fragment of as few elements as can be: all of it follows a typed level."""
    follow_up = state.followed_up(shown)
    proposals.opened_line(follow_up)
    lines = follow_up.lines
    tried = tuple(what_if.proposed_line(line) for line in lines)
    _sums(totals(tried), moved=any(_is_moved(line) for line in tried))
    st.caption(condition_text())
    titles = ("Mål og seneste tal", captions.own_levels(shown.plan), "Prøv", "Status", "Chance", "Afstand")
    with st.container(border=True, gap="small", key="row_titles"):
        for column, title in zip(st.columns(_WIDTHS), titles, strict=True):
            column.caption(title)
    others = proposing.shows_without_level()
    rows = [pair for pair in zip(lines, tried, strict=True) if _has_row(pair[0], others=others)]
    if rows:
        with st.container(border=True, gap="small"):
            for line, at_tried in rows:
                _row(line, at_tried)
    st.toggle("Vis også mål uden niveau i planen", key=proposing.WITHOUT_LEVEL)
    _left_out([line for line in lines if all(line is not shown for shown, _ in rows)])


def _has_row(line: Line, *, others: bool) -> bool:
    """Tell whether a target has a row: it has a level or one is tried; with `others` also where one could be."""
    if line.assessment.adopted is not None or proposing.is_tried(line):
        return line.indicator is not None
    return others and line.assessment.latest is not None


def _is_moved(line: Line) -> bool:
    """Tell whether another level than the adopted one is tried."""
    return line.assessment.proposed and line.assessment.level != line.assessment.adopted


def _sums(found: Totals, *, moved: bool) -> None:
    label = f":violet-badge[{LABEL}]" if moved else ":gray-badge[Planens egne niveauer]"
    likely, persons, demanding = st.container(key="wraps_sums").columns([1.3, 1, 1], gap="medium")
    # Read aloud when a level has been typed: see components/first_page.js.
    likely.container(key="told_sums").markdown("\n\n".join([label, _likely(found)]))
    persons.markdown(_persons(found))
    demanding.markdown(_demanding(found))


def _likely(found: Totals) -> str:
    told = found.with_level - len(found.unknown)
    if not told:
        first = "### Chancen er ikke kendt" if found.with_level else "### Planen har ingen niveauer"
    elif not (found.likely or found.unlikely):
        first = f"### {len(found.met)} af {danish.count(found.with_level, 'mål', 'mål')} er nået"
    else:
        number = len(found.likely) + len(found.met)
        first = f"### {number} af {danish.count(found.with_level, 'mål', 'mål')} har mindst 50 pct. chance"
    counted = [
        (len(found.met), "allerede nået"),
        (len(found.missed), "ikke nået"),
        (len(found.likely), "med en chance på 50 pct. eller mere"),
        (len(found.unlikely), "med en mindre chance"),
        (len(found.unknown), "hvor chancen ikke er kendt"),
    ]
    parts = [f"{number} {words}" for number, words in counted if number]
    texts = [first, f":gray[:small[{danish.listing(parts).capitalize()}]]" if parts else "", _unknown(found)]
    return "\n\n".join(filter(None, texts))


def _unknown(found: Totals) -> str:
    """Say which targets have no chance and why, each reason once."""
    by_reason: dict[str, list[str]] = {}
    for line, reason in found.unknown:
        by_reason.setdefault(reason, []).append(line.target.id)
    reasons = "; ".join(f"{danish.listing(ids)} ({reason})" for reason, ids in by_reason.items())
    return f":gray[:small[Chancen er ikke kendt for {safe(reasons)}]]" if reasons else ""


def _persons(found: Totals) -> str:
    texts = [
        f"### {danish.amount(one.count, one.unit)}\n\n:gray[:small[{_WAYS[one.direction]} {_listed(one.targets)}]]"
        for one in found.persons
    ]
    if not texts:
        texts = ["### Ingen mangler nu" if not found.uncounted else "### Kan ikke tælles i personer"]
    notes = []
    if found.persons:
        notes.append(
            "For et gennemsnit er det i hver periode, der er tilbage. De samme borgere kan være med i flere mål. "
            "Flere og færre, og forskellige enheder, lægges ikke sammen."
        )
    if found.uncounted:
        ids = danish.listing([line.target.id for line in found.uncounted])
        notes.append(f"{ids} er heller ikke på niveau, men hvor mange personer vides ikke.")
    return "\n\n".join([*texts, f":gray[:small[{safe(' '.join(notes))}]]" if notes else ""])


def _listed(ids: Sequence[str]) -> str:
    return safe(danish.listing(ids))


def _demanding(found: Totals) -> str:
    if not (found.likely or found.unlikely):
        return "**Ambitiøse og næsten sikre mål**  \n:gray[:small[kan ikke siges, når chancen ikke er kendt]]"
    hard = [f"{line.target.id}{_in_brackets(ambition_text(line.assessment))}" for line in found.unlikely]
    sure = [line.target.id for line in found.certain]
    return (
        f"**Ambitiøse** (chance under 50 pct.)  \n{safe(danish.listing(hard)) or 'ingen'}\n\n"
        f"**Næsten sikre** (chance over 95 pct.)  \n{safe(danish.listing(sure)) or 'ingen'}"
    )


def _in_brackets(text: str) -> str:
    return f" ({text})" if text else ""


def _row(line: Line, tried: Line) -> None:
    """Show a target; `line` is at the plan's level, `tried` at the one typed."""
    indicator, adopted, found = line.indicator, line.assessment, tried.assessment
    if indicator is None:
        return
    name, level, field, *rest = st.columns(_WIDTHS, vertical_alignment="center")
    name.markdown(f"**{safe(line.target.id)}** · {safe(line.target.title)}  \n:gray[:small[{safe(_newest(line))}]]")
    has_level = adopted.adopted is not None and adopted.aim is not None
    direction = adopted.aim.direction if adopted.aim else 1
    level.markdown(sentences.goal_words(adopted.adopted or 0.0, direction, indicator.unit) if has_level else "–")
    if adopted.latest is not None:
        example = proposing.written(adopted.adopted) if adopted.adopted is not None else "niveau"
        with field:
            what_if.field(line, f"{line.target.id}: prøv et niveau i {indicator.unit.suffix}", example, labelled=False)
    problem = _problem(line, indicator.unit)
    texts = [statuses.badges(found.status), safe(chance_text(found)), safe(gap_text(tried))]
    if problem:
        texts[2] = f":orange-badge[Ikke brugt] {safe(problem)}"
        rest[2] = rest[2].container(key=f"alert_{line.plan.id}_{line.target.id}")
    elif _is_moved(tried):
        texts[0] += " :violet-badge[Forslag]"
    texts[1] += f"  \n{safe(ambition_text(found))}" if ambition_text(found) else ""
    for cell, text in zip(rest, texts, strict=True):
        cell.markdown(text)


def _newest(line: Line) -> str:
    latest, indicator = line.assessment.latest, line.indicator
    if latest is None or latest.value is None or indicator is None:
        return "ingen tal"
    return f"{danish.amount(latest.value, indicator.unit)} i {danish.period(latest.period)}"


def _problem(line: Line, unit: Unit) -> str:
    text = choices.typed_level(line)
    if not text:
        return choices.refused(line)
    level = danish.read_number(text, unit)
    return "kan ikke læses som et tal; skriv fx 22 eller 22,5" if level is None else level_fault(level, unit)


def _left_out(lines: Sequence[Line]) -> None:
    """Name the targets without a row."""
    ids = [line.target.id for line in lines]
    if ids:
        st.caption(f"Uden kendt niveau og ikke vist: {safe(danish.listing(ids))}.")


def start_over(follow_up: FollowUp) -> None:
    """Offer the way back to the plan's own levels."""
    st.button(
        "Nulstil alle niveauer",
        icon=":material/undo:",
        on_click=proposing.start_over,
        args=(follow_up.lines,),
    )
