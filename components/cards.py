"""A target as a card: finding, chart, status, what-if, and one click to definition, source and numbers."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components import state, statuses, what_if
from components.notes import remarks, write
from components.state import choices
from components.tables import definition, numbers, safe
from components.target_line import target_line
from pejling import captions, danish, sentences
from pejling.charts import grammar
from pejling.charts.marks import in_utc
from pejling.charts.rows import Drawing, drawing, fact_figures
from pejling.follow_up import Line
from pejling.indicators import Indicator
from pejling.plans import Fact
from pejling.proposals import LABEL
from pejling.references import Reference
from pejling.series import Mark, Series

_CHART_HEIGHT = 310
_MOST_TEXT_FACTS = 2
_COUNTRY = "landet"


def target_card(line: Line, shown: state.Shown) -> None:
    """Show one target. What a moved level changes is a fragment of as few elements as can be: each costs time."""
    with st.container(border=True, key=_card_key(line)):
        if line.series is None or not line.series.published:
            _without_figures(line)
            remarks(line)
            _behind(line, shown)
            return
        st.caption(safe(captions.measured(line, line.series)))
        _moving(line, shown)
        remarks(line)
        st.caption(safe(f"{captions.source_line(line)}{_hollow(line)}"))
        _behind(line, shown)


def _without_figures(line: Line) -> None:
    st.caption(safe(" · ".join(filter(None, (line.target.id, line.target.reference)))))
    found = statuses.badges(line.assessment.status, line.assessment.markers, line.activity)
    texts = (f"#### {safe(line.target.title)}\n{found}", safe(line.assessment.reason), _said(line))
    st.markdown("\n\n".join(filter(None, texts)))
    if line.assessment.level is not None and line.assessment.aim is not None and line.indicator is not None:
        wanted = sentences.goal_words(line.assessment.level, line.assessment.aim.direction, line.indicator.unit)
        st.markdown(f"Planens mål: **{wanted}**")


def _hollow(line: Line) -> str:
    """Say what hollow points are, where there are some."""
    newest = line.assessment.newest
    told = newest is not None and newest.mark is Mark.PROVISIONAL
    return " · hule prikker er foreløbige tal, der endnu ændrer sig og ikke vurderes" if told else ""


def _said(line: Line) -> str:
    return safe(sentences.activity_words(line.activity)) if line.activity else ""


@st.fragment
def _moving(line: Line, shown: state.Shown) -> None:
    """The part of a card that a moved level changes; alone in its fragment."""
    tried = what_if.proposed_line(line)
    drawn = drawing(tried, _others(line, shown))
    chart, beside = st.columns([2.1, 1], gap="medium")
    with chart:  # first, as it takes longest to draw
        _chart(tried, drawn, line.assessment.sentence)
    with beside:
        what_if.controls(line)
        target_line(tried, line, drawn.frame, _card_key(line))
        others = state.reference(line, shown)
        _figures(tried, others)
    with chart:
        _beneath(tried, others)
        _choose_others(line, shown)


def _figures(line: Line, others: Reference | None) -> None:
    found, reason = line.assessment, line.reason_besides
    proposed = f":violet-badge[{LABEL}]" if found.proposed else ""
    likely = [safe(text) for text in line.what_is_likely(others)]
    first = [f"**{likely[0]}**" if found.level is not None else likely[0], *likely[1:2]] if likely else []
    told = (*first, safe(" ".join(line.what_it_takes)), *likely[2:])
    quiet = f":gray[:small[{safe(reason)}]]" if reason else ""
    st.markdown("\n\n".join(filter(None, (proposed, _said(line), *told, quiet))))


def _beneath(line: Line, others: Reference | None) -> None:
    """What is known beside the chance: how far the figures go, what has been before, here and elsewhere, and noise."""
    found, indicator = line.assessment, line.indicator
    if indicator is None:
        return
    so_far = ""
    if found.measurement is not None and found.aim is not None and found.ahead is not None and found.level is not None:
        so_far = sentences.so_far_words(found.measurement, indicator, found.aim)
    noise = sentences.noise_words(found.noise, indicator.unit) if found.noise is not None else ""
    texts = filter(None, (so_far, *line.what_has_been(others), noise))
    st.markdown(f":small[{safe(' '.join(texts))}]")


def _card_key(line: Line) -> str:
    return f"card_{line.plan.id}_{line.target.id}"


def _chart(line: Line, drawn: Drawing, adopted: str) -> None:
    series, found = line.series, line.assessment
    if series is None:
        return
    unit = series.indicator.unit
    st.markdown(f"#### {safe(found.sentence)}\n{statuses.badges(found.status, found.markers, line.activity)}")
    st.vega_lite_chart(
        in_utc(drawn.table),
        grammar.series_spec(unit.decimals, unit.suffix, drawn.frame, drawn.extras, series.indicator.frequency),
        key=f"chart_{line.plan.id}_{line.target.id}",
        height=_CHART_HEIGHT,
        theme=None,
        alt=f"{line.target.title}: {adopted}",  # another text would build the chart anew at each moved level
    )


def _others(line: Line, shown: state.Shown) -> tuple[Series, ...]:
    """Return the series to compare with that are chosen below the chart."""
    found = {series.area.code: series for name in choices.compared(line) for series in _series_of(name, line, shown)}
    return tuple(found.values())


def _series_of(name: str, line: Line, shown: state.Shown) -> tuple[Series, ...]:
    """Return the series of one choice; a municipality may be in two."""
    if name in shown.library.groups:
        return state.peers(line, shown, name)
    return (line.national,) if line.national and line.national.published else ()


def _choose_others(line: Line, shown: state.Shown) -> None:
    """Show the choice of comparison, for rates."""
    if line.indicator is None or not line.indicator.unit.is_rate:
        return
    groups = {name: shown.library.groups[name].title for name in line.plan.compare_with}
    st.segmented_control(
        "Sammenlign med",
        [_COUNTRY, *groups],
        format_func=lambda name: groups.get(name, "Hele landet"),
        selection_mode="multi",
        key=choices.compared_key(line),
    )
    chosen = choices.compared(line)
    told = captions.others_told(line, _others(line, shown))
    missing = [groups.get(name, "Hele landet") for name in chosen if not _series_of(name, line, shown)]
    if chosen:
        texts = [told, f"Der er ikke indlæst tal for {danish.listing(missing)}." if missing else ""]
        st.caption(safe(" ".join(filter(None, texts))))


@st.fragment
def _behind(line: Line, shown: state.Shown) -> None:
    """What is one click away: it does not change with the level, and is fetched when it is asked for."""
    parts = _parts(line, shown)
    if not parts:
        return
    asked = st.pills("Mere om målet", list(parts), label_visibility="collapsed", key=choices.behind_key(line))
    if asked:
        parts[asked]()


def _parts(line: Line, shown: state.Shown) -> dict[str, Callable[[], None]]:
    """Return what can be asked for, by its name on screen."""
    indicator, series = line.indicator, line.series
    parts: dict[str, Callable[[], None]] = {}
    if line.target.question:
        parts[":material/help: Hvad skal afklares?"] = lambda: _question(line)
    if indicator is not None:
        parts[":material/menu_book: Definition og kilde"] = lambda: _defined(line, indicator, shown)
    if series is not None and series.observations:
        parts[":material/table: Tallene som tabel"] = lambda: numbers(line)
    parts[":material/edit_note: Skriv en note"] = lambda: write(line)
    return parts


def _question(line: Line) -> None:
    st.markdown(f"**Skal afklares:** {safe(line.target.question)}")


def _defined(line: Line, indicator: Indicator, shown: state.Shown) -> None:
    definition(indicator)
    holding = (one for one in reversed(shown.store.imports()) if line.target.indicator in one.indicators)
    newest = next(holding, None)
    if newest:
        day = danish.day(newest.day)
        how = f"indtastet {day} af {newest.by}" if newest.by else f"indlæst {day} fra {newest.file}"
        st.caption(safe(f"Senest {how}."))


def fact_card(fact: Fact) -> None:
    """Show figures that give context: bars where there are several, else text."""
    with st.container(border=True):
        st.markdown(f"**{safe(fact.title)}**")
        table = fact_figures(fact)
        if len(fact.items) > _MOST_TEXT_FACTS:
            alt = "; ".join(f"{row['label']}: {row['shown']}" for row in table.to_pylist())
            st.vega_lite_chart(table, grammar.facts_spec(), height=28 * len(table) + 12, theme=None, alt=alt)
        else:
            for row in table.to_pylist():
                st.markdown(f"**{safe(row['shown'])}** · {safe(row['label'])}")
        st.caption(safe(f"Kilde: {fact.source}"))
