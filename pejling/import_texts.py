"""What has been loaded or entered by hand, in words: how many of each, and which is which."""

from __future__ import annotations

from collections.abc import Sequence

from pejling import danish
from pejling.library import Library
from pejling.store import StoredImport
from pejling.store.imports import Span


def how_many(loaded: Sequence[StoredImport]) -> str:
    """Count files and what was entered by hand apart: "31 indlæste filer og 2 indtastninger"."""
    by_hand = sum(bool(one.by) for one in loaded)
    files = danish.count(len(loaded) - by_hand, "indlæst fil", "indlæste filer")
    entered = danish.count(by_hand, "indtastning", "indtastninger")
    return danish.listing([files] * (by_hand < len(loaded) or not by_hand) + [entered] * bool(by_hand))


def when_it_came(one: StoredImport) -> str:
    """Write the day a file was loaded, and also the time of day of what was entered, of which a day can have many."""
    return danish.moment(one.at) if one.by else danish.day(one.day)


def file_and_day(one: StoredImport) -> str:
    """Write a file and when it was loaded; what was entered by hand has a name that says it was."""
    return f"{one.file} {when_it_came(one)}" if one.by else f"{one.file}, indlæst {when_it_came(one)}"


def told_apart(one: StoredImport, library: Library) -> str:
    """Write an import so that it can be chosen among others: what was entered by hand also says what it holds."""
    if not one.by:
        return f"{one.file} · indlæst {when_it_came(one)}"
    names = danish.listing([library.indicators[name].name for name in sorted(one.indicators)])
    holds = "; ".join(_held(span, library) for span in one.spans) or f"{names}, fjernet"
    return f"{file_and_day(one)} · {holds}"


def _held(span: Span, library: Library) -> str:
    first, last = danish.short_period(span.first), danish.short_period(span.last)
    periods = first if span.first == span.last else f"{first}–{last}"
    return f"{library.indicators[span.indicator].name}, {periods}, {danish.count(span.figures, 'tal', 'tal')}"
