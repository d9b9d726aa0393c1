"""A target as a card: finding, chart, status, what-if, and one click to definition, source and numbers."""

from __future__ import annotations

import streamlit as st

from components import charts, state, statuses, what_if
from components.chart_rows import fact_figures, figures
from components.tables import definition, numbers, safe
from pejling import danish, sentences
from pejling.follow_up import Line
from pejling.plans import Fact
from pejling.series import Series

_CHART_HEIGHT = 290
_MOST_TEXT_FACTS = 2


def target_card(line: Line, shown: state.Shown) -> None:
    """Show one target."""
    with st.container(border=True, key=f"card_{line.plan.id}_{line.target.id}"):
        if line.series is None or not line.series.published:
            _without_figures(line)
        else:
            _moving(line, shown)
        _behind(line, shown)


def _without_figures(line: Line) -> None:
    st.markdown(f"#### {safe(line.target.title)}")
    statuses.badges(line.assessment.status, line.assessment.markers)
    st.markdown(safe(line.assessment.reason))
    if line.assessment.level is not None and line.assessment.aim is not None and line.indicator is not None:
        wanted = sentences.goal_words(line.assessment.level, line.assessment.aim.direction, line.indicator.unit)
        st.markdown(f"Planens mål: **{wanted}**")


@st.fragment
def _moving(line: Line, shown: state.Shown) -> None:
    """The part of a card that a moved level changes; alone in its fragment."""
    tried = what_if.proposed_line(line)
    chart, beside = st.columns([2.1, 1], gap="medium")
    with beside:
        statuses.badges(tried.assessment.status, tried.assessment.markers)
        what_if.controls(line)
        _figures(tried)
    with chart:
        picture = st.container()
        others = _others(line, shown)
        with picture:
            _chart(tried, others, line.assessment.sentence)


def _figures(line: Line) -> None:
    found = line.assessment
    if found.proposed:
        st.badge(what_if.LABEL, color="violet")
    texts = [*line.what_it_takes, sentences.precedent_words(found.precedent) if found.precedent else ""]
    for text in filter(None, texts):
        st.markdown(safe(text))
    st.caption(safe(found.reason))
    if found.noise is not None and line.indicator is not None:
        st.caption(safe(sentences.noise_words(found.noise, line.indicator.unit)))


def _chart(line: Line, others: tuple[Series, ...], adopted: str) -> None:
    series, found = line.series, line.assessment
    if series is None:
        return
    unit = series.indicator.unit
    st.markdown(f"#### {safe(found.sentence)}")
    groups = "".join(f", {category}" for _, category in series.group)
    st.caption(safe(f"{line.target.id} · {line.target.title} · {series.indicator.name}{groups}, {series.area.name}"))
    table = figures(line, others)
    st.vega_lite_chart(
        table,
        charts.series_spec(unit.decimals, unit.suffix, charts.EXTRAS & set(table["kind"])),
        key=f"chart_{line.plan.id}_{line.target.id}",
        height=_CHART_HEIGHT,
        theme=None,
        alt=f"{line.target.title}: {adopted}",  # another text would build the chart anew at each moved level
    )
    st.caption(safe(_source_line(line)))


def _source_line(line: Line) -> str:
    indicator, newest = line.indicator, line.assessment.newest
    if indicator is None or newest is None:
        return ""
    source = ", ".join(filter(None, (indicator.source.publisher, indicator.source.table)))
    state_of_newest = danish.MARKS[newest.mark.value]
    mark = f" ({state_of_newest})" if state_of_newest else ""
    return f"Kilde: {source} · nyeste tal {danish.period(newest.period)}{mark} · grå linje: samme periode året før"


def _others(line: Line, shown: state.Shown) -> tuple[Series, ...]:
    """Show the choice of comparison, for rates, and return the series chosen."""
    if line.indicator is None or not line.indicator.unit.is_rate:
        return ()
    groups = {name: shown.library.groups[name].title for name in line.plan.compare_with}
    chosen = st.segmented_control(
        "Sammenlign med",
        ["landet", *groups],
        format_func=lambda name: groups.get(name, "Hele landet"),
        selection_mode="multi",
        key=f"compare_{line.plan.id}_{line.target.id}",
    )
    country = (line.national,) if "landet" in chosen and line.national and line.national.published else ()
    return (*country, *(series for name in chosen if name in groups for series in state.peers(line, shown, name)))


def _behind(line: Line, shown: state.Shown) -> None:
    """What is one click away: it does not change with the level."""
    with st.container(horizontal=True):
        if line.target.question or line.target.assumption:
            with st.popover("Spørgsmål og antagelser", icon=":material/help:"):
                _questions(line)
        if line.indicator is not None:
            with st.popover("Definition og kilde", icon=":material/menu_book:"):
                definition(line.indicator)
                _freshness(line, shown)
        if line.series is not None and line.series.observations:
            with st.popover("Tallene som tabel", icon=":material/table:"):
                numbers(line)
        if line.target.reference:
            st.caption(safe(line.target.reference))


def _questions(line: Line) -> None:
    if line.target.assumption:
        st.markdown(f"**Vores antagelse:** {safe(line.target.assumption)}")
    if line.target.question:
        st.markdown(f"**Skal afklares:** {safe(line.target.question)}")


def _freshness(line: Line, shown: state.Shown) -> None:
    holding = (one for one in reversed(shown.store.imports()) if line.target.indicator in one.indicators)
    newest = next(holding, None)
    if newest:
        st.caption(safe(f"Senest indlæst {danish.day(newest.day)} fra {newest.file}."))


def fact_card(fact: Fact) -> None:
    """Show figures that give context: bars where there are several, else text."""
    with st.container(border=True):
        st.markdown(f"**{safe(fact.title)}**")
        table = fact_figures(fact)
        if len(fact.items) > _MOST_TEXT_FACTS:
            alt = "; ".join(f"{row.label}: {row.shown}" for row in table.itertuples())
            st.vega_lite_chart(table, charts.facts_spec(), height=28 * len(table) + 12, theme=None, alt=alt)
        else:
            for row in table.itertuples():
                st.markdown(f"**{safe(str(row.shown))}** · {safe(str(row.label))}")
        st.caption(safe(f"Kilde: {fact.source}"))
