"""What people have answered about columns nobody knew: applied to every file of the same layout."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pejling.intake.dimensions import TOTAL, Dimensions
from pejling.intake.matches import ColumnMatch, Match, Vocabulary

NOT_USED = ""  # the answer for a column that is to be left alone, without a word

_TAKEN_BACK = "svaret på, hvad den er, er taget tilbage"


@dataclass(frozen=True)
class Learned:
    """What a job centre has taught Pejling.

    answers:           indicator id by (fingerprint of the layout, label of the column); NOT_USED leaves it alone.
    indicators_folder: the job centre's own indicators, or None.
    taken_back:        indicator id by the same key: what somebody said a column is, and then took back.
    """

    answers: Mapping[tuple[str, str], str] = field(default_factory=dict)
    indicators_folder: Path | None = None
    taken_back: Mapping[tuple[str, str], str] = field(default_factory=dict)


NOTHING_LEARNED = Learned()


def answered(match: Match, words: Vocabulary) -> Match:
    """Return a match with the columns that somebody has answered for. An answer goes before what the names say.

    What somebody took back goes before the names too: an indicator defined for a column has that column's name, and
    would take it again.
    """
    columns = []
    for column in match.columns:
        key = (match.fingerprint, column.label)
        if key in words.answers:
            understood = _understood(column, words.answers[key], words.dimensions)
            columns += [understood] if understood else []
        elif column.indicator and column.indicator == words.taken_back.get(key):
            columns.append(dataclasses.replace(column, indicator="", reason=_TAKEN_BACK))
        else:
            columns.append(column)
    return dataclasses.replace(match, columns=tuple(columns))


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
