"""The receipt of an import: what came in, what did not and why, what changed. One for screen and commands."""

from __future__ import annotations

from dataclasses import dataclass

from pejling import danish
from pejling.intake import Import, Issue, Severity
from pejling.library import Library
from pejling.series import group_from_id
from pejling.store import Changes, Revision, Store
from pejling.store.imports import Span, areas_of, spans_of

_SHOWN_REVISIONS = 5
SEVERITIES = {Severity.ERROR: "Fejl", Severity.WARNING: "Bemærk", Severity.NOTE: "Til orientering"}


@dataclass(frozen=True, slots=True)
class Gained:
    """One indicator of an import, in words: its name, periods and areas, and how many figures."""

    indicator: str
    name: str
    label: str
    periods: str
    areas: str
    figures: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """All there is to say of a file that was read. status: "indlæst", "indlæst før" or "afvist"."""

    file: str
    status: str
    title: str
    rows: int
    gained: tuple[Gained, ...]
    issues: tuple[Issue, ...]
    changes: Changes
    revisions: tuple[str, ...]

    @property
    def usable(self) -> bool:
        """True where something of the file can be kept, or already is."""
        return self.status != REFUSED

    @property
    def summary(self) -> str:
        """One sentence of what the file brought."""
        if self.status == REFUSED:
            return "Intet i filen kan bruges, og intet er gemt."
        if self.status == KNOWN:
            return "Filen er indlæst før; intet er ændret."
        figures = danish.count(sum(one.figures for one in self.gained), "tal", "tal")
        indicators = danish.count(len(self.gained), "indikator", "indikatorer")
        rows = danish.count(self.rows, "række", "rækker")
        return f"{figures} til {indicators} fra {rows}; {_changes_words(self.changes)}."


_CHANGED = ("ændret", "ændrede")
LOADED, KNOWN, REFUSED = "indlæst", "indlæst før", "afvist"


def receipt(new: Import, store: Store, library: Library) -> Receipt:
    """Make the receipt of an import, before it is added to the store."""
    changes = store.changes(new)
    status = REFUSED if not new.usable else KNOWN if store.find(new.digest) else LOADED
    labels: dict[str, list[str]] = {}
    for label, indicator in new.recognised:
        labels.setdefault(indicator, []).append(label)
    gained = tuple(_gained(span, labels.get(span.indicator, []), new, library) for span in spans_of(new.observations))
    largest = sorted(changes.revisions, key=_size, reverse=True)[:_SHOWN_REVISIONS]
    revisions = tuple(_revision_words(one, library) for one in largest)
    return Receipt(new.file, status, new.title, new.rows, gained, new.issues, changes, revisions)


def _changes_words(changes: Changes) -> str:
    if not changes.unchanged and not changes.revisions:
        return "alle er nye"
    parts = [(changes.new, "ny", "nye"), (changes.unchanged, "som før", "som før"), (len(changes.revisions), *_CHANGED)]
    return danish.listing([danish.count(*part) for part in parts])


def _gained(span: Span, labels: list[str], new: Import, library: Library) -> Gained:
    one_period = span.first == span.last
    first, last = danish.short_period(span.first), danish.short_period(span.last)
    areas = _areas_words(span, library, new)
    shown = labels[0] if len(labels) == 1 else danish.count(len(labels), "kolonne", "kolonner")
    name = library.indicators[span.indicator].name
    return Gained(span.indicator, name, shown, first if one_period else f"{first} til {last}", areas, span.figures)


def _areas_words(span: Span, library: Library, new: Import) -> str:
    if span.areas > 1:
        return danish.count(span.areas, "område", "områder")
    return library.areas.by_code[areas_of(new.observations, span.indicator)[0]].name


def _size(revision: Revision) -> float:
    return abs((revision.new or 0.0) - (revision.old or 0.0))


def _revision_words(revision: Revision, library: Library) -> str:
    indicator = library.indicators[revision.indicator]
    where = [library.areas.by_code[revision.area].name, *(category for _, category in group_from_id(revision.group))]
    old, new = (_value_words(value, indicator.id, library) for value in (revision.old, revision.new))
    return f"{indicator.name}, {', '.join(where)}, {danish.short_period(revision.period)}: {old} er nu {new}"


def _value_words(value: float | None, indicator: str, library: Library) -> str:
    return "skjult" if value is None else danish.amount(value, library.indicators[indicator].unit)


def receipt_lines(shown: Receipt) -> tuple[str, ...]:
    """Write a receipt as lines of text."""
    lines = [f"{shown.file}: {shown.status}. {shown.summary}"]
    lines += [f"  Titel: {shown.title}"] if shown.title else []
    lines += [
        f"  {one.name} ({one.indicator}): {danish.number(one.figures)} tal, {one.periods}, {one.areas}"
        for one in shown.gained
    ]
    lines += [f"  Ændret: {text}" for text in shown.revisions]
    hidden = len(shown.changes.revisions) - len(shown.revisions)
    lines += [f"  Ændret: og {danish.number(hidden)} tal til"] if hidden > 0 else []
    lines += [f"  {SEVERITIES[issue.severity]}: {issue_place(issue)}{issue.problem}" for issue in shown.issues]
    return tuple(lines)


def issue_place(issue: Issue) -> str:
    """Write where an issue is: "ark Data, celle B7: "; empty for the whole file."""
    parts = [f"ark {issue.sheet}" if issue.sheet else ""]
    if issue.cell:
        kind = "celle" if issue.cell[-1:].isdigit() else "kolonne"
        parts.append(f"{kind} {issue.cell}")
    place = ", ".join(filter(None, parts))
    return f"{place}: " if place else ""
