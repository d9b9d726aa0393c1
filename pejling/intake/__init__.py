"""From an export file to an `Import`. A file that cannot be used is an Import with issues, never a crash."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

import pyarrow as pa

from pejling.intake.activity_sheets import ACTIVITIES_TITLE, ActivityRow
from pejling.intake.answers import NOT_USED, NOTHING_LEARNED, Learned
from pejling.intake.child import read_in_child
from pejling.intake.issues import Issue, Severity
from pejling.intake.places import NO_PLACES, NOWHERE, PLACE, Place, Places
from pejling.intake.previews import Preview
from pejling.intake.privacy import count_in_names, person_numbers_problem
from pejling.intake.reading import TEMPLATE_TITLE, load_vocabulary, read_content
from pejling.intake.readings import Reading
from pejling.intake.sheets import visible
from pejling.intake.subjects import Subjects
from pejling.intake.tables import OBSERVATIONS, PLACED
from pejling.intake.vocabulary import Vocabulary
from pejling.series import Mark

# The first line of a workbook made by `pejling.templates`. Its empty cells are not yet counted, and nothing is hidden.
_EMPTY_TEMPLATE = "skabelonen er tom: skriv i felterne, gem filen, og træk den ind igen"

INVENTED = "Eksempeldata – opdigtede tal"  # so begins the line above every table of the example files
_NOT_OWN = (
    "filen er et af Pejlings eksempler: tallene er opdigtede, og intet er brugt. Eksemplerne vises af sig selv, til I "
    "indlæser jeres egne tal"
)

__all__ = [
    "INVENTED",
    "NAME_HIDDEN",
    "NOT_USED",
    "NOWHERE",
    "NO_PLACES",
    "TEMPLATE_TITLE",
    "ActivityRow",
    "Import",
    "Issue",
    "Learned",
    "Place",
    "Places",
    "Preview",
    "Severity",
    "load_vocabulary",
    "name_shown",
    "read_export",
    "read_own",
]

NAME_HIDDEN = "(navnet er skjult)"


@dataclass(frozen=True)
class Import:
    """A file read.

    file:          its name, for people; nothing is decided by it.
    digest:        SHA-256 of its bytes, in hex; the same bytes are the same import.
    observations:  table of schema `intake.tables.OBSERVATIONS`, one row a key; empty where nothing can be used.
    issues:        what was left out and why.
    title:         the first line of the file that says what it is.
    rows:          rows of the tables found.
    recognised:    (label in the file, indicator id), in the file's order.
    previews:      the tables as they were understood, to show a person.
    by:            who entered the figures by hand; "" for a file.
    places:        where in the file each observation stands.
    activities:    what it says of activities, in its order.
    about:         by indicator, what a title says its figures are about that are everybody's all the same.
    """

    file: str
    digest: str
    observations: pa.Table
    issues: tuple[Issue, ...]
    title: str = ""
    rows: int = 0
    recognised: tuple[tuple[str, str], ...] = ()
    previews: tuple[Preview, ...] = ()
    by: str = ""
    places: Places = NO_PLACES
    activities: tuple[ActivityRow, ...] = ()
    about: Subjects = field(default_factory=dict)

    @property
    def usable(self) -> bool:
        """True where there is at least one observation or activity to keep."""
        return bool(self.observations.num_rows or self.activities)


def read_export(
    file: str,
    content: bytes,
    content_folder: Path,
    progress: Callable[[str], None] = lambda _: None,
    learned: Learned = NOTHING_LEARNED,
) -> Import:
    """Read a file's bytes, in a child process. `progress` is told, in Danish, what is going on."""
    if found := count_in_names([_bare_name(file)]):
        problem = person_numbers_problem(found, "i filens navn", "Omdøb filen, og indlæs den igen")
        reading = Reading(PLACED.empty_table(), (Issue("", "", problem, Severity.ERROR),))
        return _import(NAME_HIDDEN, content, reading)
    return _import(file, content, _but_for_invented(read_in_child(content, content_folder, progress, learned)))


def _but_for_invented(reading: Reading) -> Reading:
    """Refuse a file with an example's table, whatever it is called: its figures would be shown as the register's."""
    if not any(line.startswith(INVENTED) for table in reading.previews for line in table.lines):
        return reading
    return Reading(PLACED.empty_table(), (Issue("", "", _NOT_OWN, Severity.ERROR),))


def name_shown(file: str) -> str:
    """Return a file's name as it may be shown: NAME_HIDDEN where a person number stands in it."""
    return NAME_HIDDEN if count_in_names([_bare_name(file)]) else _bare_name(file)


def read_own(file: str, content: bytes, words: Vocabulary) -> Import:
    """Read a file that comes with the program, in this process: quicker, but without the child's protection."""
    return _import(file, content, read_content(content, words, lambda _: None))


def _import(file: str, content: bytes, reading: Reading) -> Import:
    observations = reading.observations if reading.observations.num_rows else PLACED.empty_table()
    digest = hashlib.sha256(content).hexdigest()
    issues = reading.issues
    if reading.title.startswith(TEMPLATE_TITLE):
        known = [mark != Mark.SUPPRESSED.value for mark in observations["mark"].to_pylist()]
        observations = observations.filter(pa.array(known, pa.bool_()))
    if reading.title.startswith((TEMPLATE_TITLE, ACTIVITIES_TITLE)):
        wrong = any(issue.severity is Severity.ERROR for issue in issues)
        if not observations.num_rows and not reading.activities and not wrong:
            issues = (*issues, Issue("", "", _EMPTY_TEMPLATE, Severity.ERROR))
    return Import(
        file=_bare_name(file),
        digest=digest,
        observations=observations.select(OBSERVATIONS.names),
        issues=issues,
        title=reading.title,
        rows=reading.rows,
        recognised=reading.recognised,
        previews=reading.previews,
        places=Places(reading.sheets, observations[PLACE.name]),
        activities=reading.activities,
        about=reading.about,
    )


def _bare_name(file: str) -> str:
    """Return a file's name without folders of any system, and without signs that do not show."""
    return visible(PureWindowsPath(file).name) or "uden navn"
