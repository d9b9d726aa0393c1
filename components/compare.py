"""Proposals side by side with the adopted plan: one table, and a chart for each target whose levels differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from components import state
from components.state import proposing
from components.tables import safe
from pejling import captions, danish, sentences
from pejling.charts import comparison
from pejling.charts.marks import in_utc
from pejling.follow_up import Line
from pejling.plan_totals import chance_text, condition_text, gap_text, off_words, totals
from pejling.proposals import LABEL, Proposal, distinct_titles, gone_words

_NOW = "nu"
_HEIGHT = 290


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the comparison: the adopted plan or a proposal, with the plan's lines at its levels.

    gone: names the targets that a proposal has and the plan has no more; "" without any.
    """

    title: str
    lines: tuple[Line, ...]
    gone: str = ""


def pick(shown: state.Shown) -> tuple[Column, ...]:
    """Ask which proposals to compare; return the adopted plan and them. () where there is none to compare."""
    lines = state.followed_up(shown).lines
    known = [*_tried_now(lines), *state.proposals().active(shown.plan.id)]
    if not known:
        st.info("Der er ingen gemte forslag til planen. Gem et på siden *Hvad nu hvis* først.", icon=":material/info:")
        return ()
    titles = distinct_titles(known)
    chosen = st.pills(
        f"Vælg op til {proposing.MOST_COMPARED} forslag",
        list(titles),
        format_func=lambda id_: safe(titles[id_]),
        selection_mode="multi",
        key=proposing.compared_key(known),
        on_change=proposing.compare,
    )
    if len(chosen) > proposing.MOST_COMPARED:
        st.caption(f"Kun de første {proposing.MOST_COMPARED} vises.")
    ids = chosen[: proposing.MOST_COMPARED]
    if not ids:
        st.caption("Vælg mindst ét forslag.")
        return ()
    by_id = {one.id: one for one in known}
    return (Column(captions.own_levels(shown.plan), lines), *(_column(titles[id_], by_id[id_], lines) for id_ in ids))


def _tried_now(lines: tuple[Line, ...]) -> tuple[Proposal, ...]:
    """Return the levels being tried as a proposal, where no saved one is open with just these."""
    levels, found = proposing.levels(lines), proposing.opened()
    if not levels or (found is not None and proposing.levels_of(found, lines) == levels):
        return ()
    return (Proposal(_NOW, "Prøves nu (ikke gemt)", levels),)


def _column(title: str, one: Proposal, lines: tuple[Line, ...]) -> Column:
    at_levels = tuple(_at_level(line, one.levels.get(line.target.id)) for line in lines)
    return Column(title, at_levels, gone_words(one, {line.target.id for line in lines}))


def _at_level(line: Line, level: float | None) -> Line:
    return line if level is None else line.at_level(level)


def table(columns: tuple[Column, ...], shown: state.Shown) -> None:
    """Show every target with a level in any column: what is asked, the chance, and what is missing."""
    draft = shown.plan.draft
    st.markdown(_what_is_decided(columns, draft=draft))
    rows = [row for row in zip(*(column.lines for column in columns), strict=True) if _has_level(row)]
    cells: dict[str, list[str]] = {"Mål": [_name(row[0]) for row in rows]}
    cells["Mål"].append("**I alt**")
    for at, column in enumerate(columns):
        heading = safe(column.title)
        taken = f"{heading} ({at})" if heading in cells else heading
        cells[taken] = [*(_cell(row[at], row[0]) for row in rows), _sum(column.lines)]
    with st.container(key="comparison"):  # the stylesheet makes its text as large as the page's
        st.table(cells, border="horizontal", hide_index=True)
    for column in columns:
        if column.gone:
            st.warning(safe(f"{column.title}: {column.gone}."), icon=":material/playlist_remove:")
    st.caption(
        f"Opgjort {danish.day(shown.as_of)}. Fed skrift er et andet niveau end "
        f"{'udkastets' if draft else 'det vedtagne'}. De samme borgere kan være med i flere mål, og ikke alle mål kan "
        f"tælles i personer. {condition_text()}"
    )


def _what_is_decided(columns: tuple[Column, ...], *, draft: bool) -> str:
    """Say which columns are decided; a proposal that has been adopted asks for no more than the plan does."""
    own, *others = columns
    same = [one.title for one in others if not draft and _levels(one) == _levels(own)]
    if draft:
        said = "Ingen af kolonnerne er besluttet."
    elif same:
        said = f"{danish.listing([f'*{safe(title)}*' for title in same])} har de niveauer, der er vedtaget."
    else:
        said = f"Kun kolonnen *{own.title}* er besluttet."
    return said if len(same) == len(others) else f":violet-badge[{LABEL}] {said}"


def _levels(column: Column) -> list[float | None]:
    return [line.assessment.level for line in column.lines]


def _has_level(row: Sequence[Line]) -> bool:
    return any(line.assessment.level is not None for line in row)


def _name(line: Line) -> str:
    return safe(f"{line.target.id} · {line.target.title}")


def _cell(line: Line, adopted: Line) -> str:
    found, indicator = line.assessment, line.indicator
    if found.level is None or found.aim is None or indicator is None:
        return "–"
    level = sentences.goal_words(found.level, found.aim.direction, indicator.unit)
    differs = found.level != adopted.assessment.level
    chance = f"chance: {chance_text(line.assessment)}"
    return "  \n".join([f"**{level}**" if differs else level, safe(chance), safe(gap_text(line))])


def _sum(lines: tuple[Line, ...]) -> str:
    found = totals(lines)
    off = [off_words(danish.amount(one.count, one.unit), one.unit, one.direction) for one in found.persons]
    told = found.with_level - len(found.unknown)
    likely = (
        f"{len(found.likely) + len(found.met)} af {found.with_level} har mindst 50 pct. chance"
        if told
        else "chancen er ikke kendt"
    )
    return f"{likely}  \n{danish.listing(off) or 'ingen mangler'}"


def charts(columns: tuple[Column, ...], shown: state.Shown) -> None:
    """Show a chart for each target whose levels differ, as wide as the page: its labels stand beside the levels."""
    for row in zip(*(column.lines for column in columns), strict=True):
        if _differs(row):
            with st.container(border=True):
                _chart([(column.title, line) for column, line in zip(columns, row, strict=True)], shown)


def _differs(row: Sequence[Line]) -> bool:
    line = row[0]
    return line.series is not None and bool(line.series.published) and len({one.assessment.level for one in row}) > 1


def _chart(levels: list[tuple[str, Line]], shown: state.Shown) -> None:
    line = levels[0][1]
    if line.indicator is None or line.series is None:
        return
    st.markdown(f"**{_name(line)}**")
    groups = "".join(f", {category}" for _, category in line.series.group)
    source = line.indicator.source
    st.caption(safe(f"{line.indicator.name}{groups}, {line.area.name}"))
    told = [f"{title}: {gap_text(one)}" for title, one in levels if one.assessment.level is not None]
    st.vega_lite_chart(
        in_utc(comparison.rows(levels)),
        comparison.spec(line.indicator.unit.decimals, line.indicator.unit.suffix, line.indicator.frequency),
        height=_HEIGHT,
        theme=None,
        key=f"compared_{shown.plan.id}_{line.target.id}",
        alt=f"{line.target.title}. {'; '.join(told)}",
    )
    st.caption(safe(f"Kilde: {', '.join(filter(None, (source.publisher, source.table)))}"))
