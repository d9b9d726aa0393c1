"""What is doubtful of an import beside what is stored and beside today: said, and never decided for a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from pejling import danish
from pejling.intake import TEMPLATE_TITLE, Import, Issue, Severity
from pejling.library import Library
from pejling.store import Beside, Store
from pejling.store.imports import Span, subjects_of

_AN_OLDER_ONE = "Er det et ældre udtræk, så kassér det: ellers afløser dets tal de nyere"


def doubts_of(
    new: Import, spans: tuple[Span, ...], beside: Beside, store: Store, library: Library
) -> tuple[Issue, ...]:
    """Return what is doubtful of an import; `spans` are what it holds, `beside` what it changes. Raises StoreError."""
    if store.find(new.digest) is not None:
        return tuple(_overtaken(new, store))
    told = (*_not_begun(spans, library), *_about_another(new, spans, store, library))
    return (*told, *_older_than_stored(new, spans, beside, store, library))


def _older_than_stored(
    new: Import, spans: tuple[Span, ...], beside: Beside, store: Store, library: Library
) -> Iterator[Issue]:
    """Say of which indicators a file changes figures though it ends before those that are stored.

    A template's newest figures may be hidden, and its first line says what it is.
    """
    if new.title.startswith(TEMPLATE_TITLE):
        return
    changed = {one.indicator for one in beside.changes.revisions}
    stored = [span for one in store.imports() for span in one.spans]
    for span in (span for span in spans if span.indicator in changed):
        lasts = [one.last for one in stored if one.indicator == span.indicator]
        newest = max(lasts, key=lambda last: last.number, default=span.last)
        if newest.number > span.last.number:
            ends, goes_on = danish.short_period(span.last), danish.short_period(newest)
            told = f"filen ændrer tal og slutter {ends}, men der er gemt tal til {goes_on}"
            yield Issue("", "", f"{library.indicators[span.indicator].name}: {told}. {_AN_OLDER_ONE}")


def _about_another(new: Import, spans: tuple[Span, ...], store: Store, library: Library) -> Iterator[Issue]:
    """Say of which indicators the figures stored are of another benefit, and that the file's are then apart."""
    stored, in_title = subjects_of(store.imports()), library.dimensions.subjects_in(new.title)
    for indicator in dict.fromkeys(span.indicator for span in spans if span.indicator in stored):
        before, now = stored[indicator], new.about.get(indicator)
        name, others = library.indicators[indicator].name, _named(before, library)
        if now and now != before:
            told = f"filen handler om {_named(now, library)}, men de gemte tal om {others}"
            yield Issue("", "", f"{name}: {told}. Er det to slags tal, så kassér filen")
        elif not now and in_title - before:
            told = f"de gemte tal er om {others}, og filens om {_named(in_title, library)} er derfor holdt adskilt"
            problem = f"{name}: {told}. Skal filens være tallene for alle, så træk først de andre filer tilbage"
            yield Issue("", "", problem)


def _named(categories: frozenset[str], library: Library) -> str:
    return danish.listing(sorted(library.dimensions.name_of(one).lower() for one in categories))


def _not_begun(spans: tuple[Span, ...], library: Library) -> Iterator[Issue]:
    """Say which indicators have figures for periods that have not begun."""
    today = datetime.now(UTC).astimezone().date()
    for span in (span for span in spans if span.last.start > today):
        name, last = library.indicators[span.indicator].name, danish.short_period(span.last)
        yield Issue("", "", f"{name} har tal til {last}, som ikke er begyndt: er årstallet rigtigt?")


def _overtaken(new: Import, store: Store) -> Iterator[Issue]:
    """Say of a file that is stored how many of its figures other files have changed since."""
    many = store.overtaken(new)
    if many:
        changed = f"andre filer har siden ændret {danish.count(many, 'af dens tal', 'af dens tal')}"
        problem = f"{changed}. Skal de gælde igen, så træk de andre filer tilbage"
        yield Issue("", "", problem, Severity.NOTE)
