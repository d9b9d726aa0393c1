"""What people have answered about columns nobody knew: applied to every file of the same layout."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pejling.intake.dimensions import TOTAL, Dimensions
from pejling.intake.matches import ColumnMatch, Match

NOT_USED = ""  # the answer for a column that is to be left alone, without a word


@dataclass(frozen=True)
class Learned:
    """What a job centre has taught Pejling.

    answers:           indicator id by (fingerprint of the layout, label of the column); NOT_USED leaves it alone.
    indicators_folder: the job centre's own indicators, or None.
    """

    answers: Mapping[tuple[str, str], str] = field(default_factory=dict)
    indicators_folder: Path | None = None


NOTHING_LEARNED = Learned()


def answered(match: Match, answers: Mapping[tuple[str, str], str], dimensions: Dimensions) -> Match:
    """Return a match with the columns that somebody has answered for. An answer goes before what the names say."""
    columns = tuple(
        _understood(column, answers[match.fingerprint, column.label], dimensions)
        if (match.fingerprint, column.label) in answers
        else column
        for column in match.columns
    )
    return dataclasses.replace(match, columns=tuple(one for one in columns if one is not None))


def _understood(column: ColumnMatch, indicator: str, dimensions: Dimensions) -> ColumnMatch | None:
    if indicator == NOT_USED:
        return None
    if indicator == column.indicator:
        return column
    return dataclasses.replace(column, indicator=indicator, reason="", pairs=_groups(column.label, dimensions))


def _groups(label: str, dimensions: Dimensions) -> tuple[tuple[str, str], ...]:
    """Return the groups a label names: the parts that are known categories."""
    named = ((dimensions.of_category(part), part) for part in label.split(": "))
    pairs = ((name, dimensions.category(name, part)) for name, part in named if name)
    return tuple((name, category) for name, category in pairs if category != TOTAL)
