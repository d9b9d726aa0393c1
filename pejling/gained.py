"""What an import brings of each indicator, in words."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pejling import danish
from pejling.intake import Import
from pejling.library import Library
from pejling.periods import Period
from pejling.store import Store, StoredImport
from pejling.store.imports import Span, areas_of

_MOST_LABELS = 3  # columns of one indicator, told by name


@dataclass(frozen=True, slots=True)
class Gained:
    """One indicator of an import, in words: its name, periods and areas, and how many figures.

    provisional: the periods of it that late registration may still move; "" where there is none.
    """

    indicator: str
    name: str
    label: str
    periods: str
    areas: str
    figures: int
    provisional: str
    span: Span


def gained_of(new: Import, spans: tuple[Span, ...], store: Store, library: Library) -> tuple[Gained, ...]:
    """Return what a file brings that is to be kept; `spans` are what its observations hold."""
    gained = _all(spans, store, library, lambda span: _areas_words(span, library, new))
    return _labelled(gained, new.recognised)


def gained_before(stored: StoredImport, store: Store, library: Library) -> tuple[Gained, ...]:
    """Return what a stored import brought."""
    gained = _all(stored.spans, store, library, lambda span: danish.count(span.areas, "område", "områder"))
    return _labelled(gained, stored.recognised)


def _all(spans: tuple[Span, ...], store: Store, library: Library, areas: Callable[[Span], str]) -> tuple[Gained, ...]:
    newest: dict[str, int] = {}
    for span in [*spans, *(span for stored in store.imports() for span in stored.spans)]:
        newest[span.indicator] = max(newest.get(span.indicator, span.last.number), span.last.number)
    return tuple(
        Gained(
            span.indicator,
            library.indicators[span.indicator].name,
            "",
            _from_to(span.first, span.last),
            areas(span),
            span.figures,
            _provisional(span, newest[span.indicator], library),
            span,
        )
        for span in spans
    )


def _labelled(gained: tuple[Gained, ...], recognised: Iterable[tuple[str, str]]) -> tuple[Gained, ...]:
    """Say of each indicator which columns of the file (label, indicator) it is from."""
    labels: dict[str, list[str]] = {}
    for label, indicator in recognised:
        labels.setdefault(indicator, []).append(label)
    return tuple(dataclasses.replace(one, label=_listed(labels.get(one.indicator, []))) for one in gained)


def _listed(labels: list[str]) -> str:
    more = len(labels) - _MOST_LABELS
    return danish.listing([*labels[:_MOST_LABELS], *([f"{more} til"] if more > 0 else [])])


def _from_to(first: Period, last: Period) -> str:
    start, end = danish.short_period(first), danish.short_period(last)
    return start if first == last else f"{start} til {end}"


def _provisional(span: Span, newest: int, library: Library) -> str:
    """Write which of an import's periods are among the newest there are, which late registration may still move."""
    first = max(span.first.number, newest - library.indicators[span.indicator].provisional_periods + 1)
    return "" if first > span.last.number else _from_to(Period(span.last.frequency, first), span.last)


def breaks_in(spans: tuple[Span, ...], library: Library) -> tuple[str, ...]:
    """Return the series breaks inside what was gained, in words."""
    described = ((library.indicators[span.indicator], span) for span in spans)
    return tuple(
        f"{indicator.name}, {danish.period(one.at)}: {' '.join(one.text.split())}"
        for indicator, span in described
        for one in indicator.breaks
        if span.first.start < one.at.start <= span.last.end
    )


def _areas_words(span: Span, library: Library, new: Import) -> str:
    if span.areas > 1:
        return danish.count(span.areas, "område", "områder")
    return library.areas.by_code[areas_of(new.observations, span.indicator)[0]].name
