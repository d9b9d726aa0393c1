"""The receipt of an import: what came in, what did not and why, what changed. One for screen, commands and files."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pejling import danish
from pejling.activities import Activities
from pejling.activity_changes import NO_ACTIVITIES, ActivityChanges, activity_changes, stated_words
from pejling.doubts import doubts_of
from pejling.figure_words import cell_words, revision_size, revision_words, step_words
from pejling.gained import Gained, breaks_in, gained_before, gained_of
from pejling.intake import NO_PLACES, Import, Issue, Places
from pejling.intake.reading import NO_FIGURES
from pejling.library import Library
from pejling.series import Mark
from pejling.steps import Step, first_steps_note, gross_steps
from pejling.store import Beside, Cell, Changes, Store, StoredImport
from pejling.store.imports import marked, spans_of

LOADED, KNOWN, REFUSED, KEPT, AS_BEFORE = "kan indlæses", "indlæst før", "afvist", "gemt", "intet nyt"
UNANSWERED = "mangler svar"
_SHOWN = 5  # changes and steps, the largest; the workbook has all
_CHANGED = ("ændret", "ændrede")
_ASK = "Filen kan først bruges, når I har svaret på, hvad dens kolonner er."
_NO_CHANGES = Changes(0, 0, ())


@dataclass(frozen=True, slots=True)
class Receipt:
    """All there is to say of a file that was read.

    status:     "kan indlæses", "indlæst før", "mangler svar", "afvist" or "intet nyt"; "gemt" for one made of what the
                store remembers.
    revisions:  the largest in words; all of them are in `changes`.
    steps:      the figures that are to be confirmed before they count, the largest step first.
    taken_in:   those of series loaded for the first time that make gross steps, and are taken in all the same.
    places:     where the revised figures stand in the file; not known of a kept one.
    breaks:     the series breaks inside what was gained.
    withdrawn:  when and why the same bytes were withdrawn, where they were.
    loaded:     the day it was loaded, of a kept one.
    activities: what changes among the activities; of a kept one, what it says of them is in `stated`.
    left_out:   figures that were not kept because nobody confirmed them, of a kept one; the first one by one, and the
                first few of these in words.
    hidden:     places with a masked figure, and `empty` with none at all: they are among the changes; 0 of a kept one.
    unanswered: nothing can be used before somebody has said what the columns are.
    """

    file: str
    status: str
    title: str
    rows: int
    gained: tuple[Gained, ...]
    issues: tuple[Issue, ...]
    changes: Changes = _NO_CHANGES
    revisions: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    steps_in_words: tuple[str, ...] = ()
    taken_in: tuple[Step, ...] = ()
    places: Places = NO_PLACES
    breaks: tuple[str, ...] = ()
    withdrawn: str = ""
    loaded: date | None = None
    left_out: int = 0
    cells_left_out: tuple[Cell, ...] = ()
    left_out_in_words: tuple[str, ...] = ()
    activities: ActivityChanges = NO_ACTIVITIES
    stated: tuple[str, ...] = ()
    hidden: int = 0
    empty: int = 0
    unanswered: bool = False

    @property
    def usable(self) -> bool:
        """True where something of the file can be kept, or already is."""
        return self.status not in {REFUSED, UNANSWERED}

    @property
    def figures(self) -> int:
        """How many figures the file has that can be used."""
        return sum(one.figures for one in self.gained)

    @property
    def unconfirmed(self) -> tuple[int, ...]:
        """The rows of the import that are left out where nobody confirms them."""
        return tuple(sorted({row for step in self.steps for row in step.rows}))

    @property
    def summary(self) -> str:
        """One sentence of what the file brought."""
        if self.status == REFUSED:
            return "Intet i filen kan bruges, og intet er gemt."
        if self.status == UNANSWERED:
            return f"{_ASK} Intet er gemt."
        if self.status == KNOWN:
            return f"Filen er indlæst før; intet er ændret.{f' {_ASK}' if self.unanswered else ''}"
        if self.status == AS_BEFORE:
            return "Filen siger det samme som før; intet er ændret."
        stated = danish.closed(danish.count(len(self.stated), "aktivitet", "aktiviteter")) if self.stated else ""
        return " ".join(filter(None, (self._figures_summary, self.activities.summary, stated)))

    @property
    def _figures_summary(self) -> str:
        if not self.gained and (self.activities.changed or self.stated):
            return f"Indlæst {danish.day(self.loaded)}." if self.loaded else ""
        without = ((self.hidden, "skjult", "skjulte"), (self.empty, "uden værdi", "uden værdi"))
        told = ((self.figures, "tal", "tal"), *(one for one in without if one[0]))
        figures = danish.listing([danish.count(*one) for one in told])
        indicators = danish.count(len(self.gained), "indikator", "indikatorer")
        rows = danish.count(self.rows, "række", "rækker")
        end = f"indlæst {danish.day(self.loaded)}" if self.loaded else _changes_words(self.changes)
        return f"{figures} til {indicators} fra {rows}; {end}."


def receipt(new: Import, store: Store, library: Library, before: Sequence[Import] = ()) -> Receipt:
    """Make the receipt of an import before it is added to the store, and after those `before` will have been."""
    beside = store.beside(new, before)
    said = activity_changes(new, Activities(store.folder), library.plans)
    status = _status(new, said, store, beside.changes)
    spans = spans_of(new.observations)
    unanswered = _is_unanswered(new, said)
    found = gross_steps(new, beside, library.indicators) if status == LOADED else ()
    steps = tuple(step for step in found if step.asked)
    told = (one for one in new.issues if not unanswered or one.problem != NO_FIGURES)
    return Receipt(
        new.file,
        status,
        new.title,
        new.rows,
        gained_of(new, spans, store, library),
        (*told, *doubts_of(new, spans, beside, store, library), *said.issues, *first_steps_note(found)),
        beside.changes,
        _largest_revisions(beside, library),
        steps,
        tuple(step_words(step, library) for step in steps[:_SHOWN]),
        breaks=breaks_in(spans, library),
        withdrawn=_withdrawn(new.digest, store),
        taken_in=tuple(step for step in found if not step.asked),
        places=new.places,
        activities=said,
        hidden=marked(new.observations, Mark.SUPPRESSED),
        empty=marked(new.observations, Mark.MISSING),
        unanswered=unanswered,
    )


def kept_receipt(stored: StoredImport, store: Store, library: Library) -> Receipt:
    """Make the receipt of a stored import of what the store remembers: without what it changed, see `with_changes`."""
    return Receipt(
        stored.file,
        KEPT,
        stored.title,
        stored.rows,
        gained_before(stored, store, library),
        stored.issues,
        breaks=breaks_in(stored.spans, library),
        loaded=stored.day,
        left_out=stored.left_out,
        cells_left_out=stored.cells_left_out,
        left_out_in_words=tuple(cell_words(one, library) for one in stored.cells_left_out[:_SHOWN]),
        stated=tuple(map(stated_words, stored.activities)),
    )


def with_changes(kept: Receipt, stored: StoredImport, store: Store) -> Receipt:
    """Return the receipt of a stored import with what it changed when it was loaded: all of its figures are read."""
    return dataclasses.replace(kept, changes=store.changes_of(stored))


def _status(new: Import, said: ActivityChanges, store: Store, changes: Changes) -> str:
    """A file that is stored can be loaded again where more can be read of it, or more is confirmed, than before."""
    known = store.find(new.digest)
    if not new.observations.num_rows and not said.changed:
        return KNOWN if known else AS_BEFORE if said.unchanged else UNANSWERED if _is_unanswered(new, said) else REFUSED
    return KNOWN if known and changes.brings_nothing else LOADED


def _is_unanswered(new: Import, said: ActivityChanges) -> bool:
    """True where nothing of a file can be used before somebody has said what its columns are."""
    nothing = not new.observations.num_rows and not said.changed and not said.unchanged
    return nothing and any(preview.unknown for preview in new.previews)


def _withdrawn(digest: str, store: Store) -> str:
    entry = store.entry(digest)
    if entry is None or entry.counts:
        return ""
    return f"{danish.day(entry.withdrawals[-1].day)} af {entry.withdrawals[-1].by}: {entry.withdrawals[-1].reason}"


def _changes_words(changes: Changes) -> str:
    if not changes.unchanged and not changes.revisions:
        return "alle er nye"
    parts = [(changes.new, "ny", "nye"), (changes.unchanged, "som før", "som før"), (len(changes.revisions), *_CHANGED)]
    return danish.listing([danish.count(*part) for part in parts])


def _largest_revisions(beside: Beside, library: Library) -> tuple[str, ...]:
    largest = sorted(beside.changes.revisions, key=revision_size, reverse=True)[:_SHOWN]
    return tuple(revision_words(one, library) for one in largest)
