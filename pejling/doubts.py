"""What is doubtful of an import beside what is stored and beside today: said, and never decided for a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from pejling import danish
from pejling.intake import Import, Issue, Severity
from pejling.library import Library
from pejling.store import Beside, Store
from pejling.store.imports import Span

_SHOWN = 60  # signs of a title
_AN_OLDER_ONE = "Er det et ældre udtræk, så kassér det: ellers afløser dets tal de nyere"


def doubts_of(
    new: Import, spans: tuple[Span, ...], beside: Beside, store: Store, library: Library
) -> tuple[Issue, ...]:
    """Return what is doubtful of an import; `spans` are what it holds, `beside` what it changes. Raises StoreError."""
    if store.find(new.digest) is not None:
        return tuple(_overtaken(new, store))
    told = (*_not_begun(spans, library), *_about_another(new, spans, store, library))
    return (*told, *_older_than_stored(spans, beside, store, library))


def _older_than_stored(spans: tuple[Span, ...], beside: Beside, store: Store, library: Library) -> Iterator[Issue]:
    """Say of which indicators a file changes figures though it ends before those that are stored."""
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
    """Say of which indicators the figures stored last are of another benefit, as the files' titles say."""
    subjects_in = library.dimensions.subjects_in
    mine = subjects_in(new.title)
    stored = [one for one in store.imports() if mine and subjects_in(one.title)]
    for indicator in dict.fromkeys(span.indicator for span in spans):
        last = next((one for one in reversed(stored) if indicator in one.indicators), None)
        if last and subjects_in(last.title) != mine:
            told = f"filen handler om '{new.title[:_SHOWN]}', men de gemte tal er fra '{last.title[:_SHOWN]}'"
            problem = (
                f"{library.indicators[indicator].name}: {told} ({last.file}). Er det to slags tal, så kassér filen"
            )
            yield Issue("", "", problem)


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
