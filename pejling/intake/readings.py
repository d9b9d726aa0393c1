"""What a table, a sheet or a file was read as, and several of them laid together."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa

from pejling.intake.activity_sheets import ACTIVITIES_TITLE, ActivityRow
from pejling.intake.issues import Issue
from pejling.intake.places import Numbered
from pejling.intake.previews import Preview
from pejling.intake.subjects import Subject, Subjects
from pejling.intake.tables import PLACED, READ


@dataclass(frozen=True)
class Reading:
    """A file read. `observations` (PLACED) is empty where nothing could be used; `issues` then says why."""

    observations: pa.Table
    issues: tuple[Issue, ...]
    title: str = ""
    rows: int = 0
    recognised: tuple[tuple[str, str], ...] = ()  # (label in the file, indicator), in the file's order
    previews: tuple[Preview, ...] = ()
    sheets: tuple[Numbered, ...] = ()  # all of the file's, in its order
    activities: tuple[ActivityRow, ...] = ()
    lengths: tuple[int, ...] = ()  # how many observations each column of figures gave, in order; while a file is read
    subjects: frozenset[Subject] = frozenset()  # while a file is read
    about: Subjects = field(default_factory=dict)


def nothing(issues: tuple[Issue, ...]) -> Reading:
    """Return what holds no figures, and why."""
    return Reading(PLACED.empty_table(), issues)


def laid_together(readings: list[Reading]) -> Reading:
    """Lay readings of tables or sheets together as they are. A table of figures gives the title before others do."""
    titles = [one.title for one in readings if one.recognised]
    titles += [one.title for one in readings if one.title.startswith(ACTIVITIES_TITLE)]
    return Reading(
        concatenated([one.observations for one in readings if one.observations.num_rows]),
        tuple(issue for one in readings for issue in one.issues),
        next(iter(titles), ""),
        sum(one.rows for one in readings),
        tuple(dict.fromkeys(pair for one in readings for pair in one.recognised)),
        tuple(preview for one in readings for preview in one.previews),
        activities=tuple(row for one in readings for row in one.activities),
        lengths=tuple(length for one in readings for length in one.lengths),
        subjects=frozenset(told for one in readings for told in one.subjects),
    )


def concatenated(tables: list[pa.Table]) -> pa.Table:
    """Lay tables of observations together, with one list of the different texts for each column."""
    return pa.concat_tables([READ.empty_table(), *tables]).unify_dictionaries()
