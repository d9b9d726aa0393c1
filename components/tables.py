"""A target's numbers behind its chart, and the definition of its indicator: all as text, in Danish."""

from __future__ import annotations

import re

import pyarrow as pa
import streamlit as st

from pejling import danish
from pejling.follow_up import Line
from pejling.indicators import Indicator
from pejling.series import Observation, Series

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#$|~:])")
# Icons and emoji are put in after escapes have been taken away; a word joiner does not show, and parts the name.
_SHORTCODE = re.compile(r":(?=[\w+/-]*[^\W\d][\w+/-]*:|[+-]1:)")
# Addresses are made links of last of all, escaped or not.
_ADDRESS = re.compile(r"(https?:/(?=/)|www(?=\.)|\S(?=@\S))", re.IGNORECASE)
_LIST = re.compile(r"^(\s*\d*)([.)+-])")
_WAYS = {1: "højere er bedre", -1: "lavere er bedre", 0: "ingen ønsket retning"}


def numbers(line: Line) -> None:
    """Show the series as a table, newest first: value, the year before, counts, and what is to be known."""
    series = line.series
    if series is None or not series.observations:
        st.caption("Der er ingen tal.")
        return
    by_number = {one.period.number: one for one in series.observations}
    a_year = series.indicator.frequency.per_year
    rows = [_row(one, by_number.get(one.period.number - a_year), series) for one in reversed(series.observations)]
    # The key lets it be scrolled by keyboard: see first_page.js.
    with st.container(height=340, key=f"scrolls_{line.plan.id}_{line.target.id}"):
        st.table(pa.Table.from_pylist(rows), hide_index=True, border="horizontal")


def _row(one: Observation, before: Observation | None, series: Series) -> dict[str, str]:
    return {
        "Periode": safe(danish.short_period(one.period)),
        f"Værdi ({series.indicator.unit.suffix})": _value(one, series),
        "Året før": _value(before, series),
        "Grundlag": "" if one.denominator is None else danish.number(one.denominator),
        "Bemærkning": danish.MARKS[one.mark.value],
    }


def _value(one: Observation | None, series: Series) -> str:
    if one is None or one.value is None:
        return "–"
    return danish.number(one.value, series.indicator.unit.decimals)


def definition(indicator: Indicator) -> None:
    """Show what an indicator is, why it matters, and where it comes from."""
    source = indicator.source
    st.markdown(f"**{safe(indicator.name)}** ({indicator.unit.suffix}, {_WAYS[indicator.improvement.sign]})")
    st.markdown(safe(indicator.how_calculated))
    st.markdown(f"*Hvorfor:* {safe(indicator.why_it_matters)}")
    place = ", ".join(filter(None, (source.publisher, source.table, *source.columns[:1])))
    st.caption(f"Kilde: {safe(danish.closed(place))} {_confirmed(indicator)}")
    for one in indicator.breaks:
        st.caption(f"Databrud {danish.period(one.at)}: {safe(one.text)}")


def _confirmed(indicator: Indicator) -> str:
    if indicator.confirmed_by:
        return f"Definitionen er bekræftet af {safe(indicator.confirmed_by.rstrip('.'))}."
    return "Definitionen er ikke bekræftet."


def safe(text: str) -> str:
    """Let a text from a file stand as it is: nothing in it is Markdown, icon, emoji or link, nor a date a list."""
    parted = _ADDRESS.sub("\\1\u2060", _SHORTCODE.sub(":\u2060", text))
    escaped = _MARKDOWN.sub(r"\\\1", parted)
    return _LIST.sub(r"\1\\\2", escaped)
