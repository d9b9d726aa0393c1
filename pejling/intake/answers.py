"""What people have answered about columns nobody knew: applied to every file of the same layout."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pejling.intake.dimensions import TOTAL, Dimensions
from pejling.intake.matches import ColumnMatch, Match
from pejling.intake.subjects import Subjects
from pejling.intake.vocabulary import Vocabulary

NOT_USED = ""  # the answer for a column that is to be left alone, without a word
LEFT_ALONE = "svaret er, at kolonnen ikke bruges"  # the reason of a column that nobody is to be asked about again
_TAKEN_BACK = "svaret på, hvad den er, er taget tilbage"


@dataclass(frozen=True)
class Learned:
    """What a job centre has taught Pejling.

    answers:           indicator id by (fingerprint of the layout, label of the column); NOT_USED leaves it alone. Those
                       about columns without figures have labels and meanings of their own: `intake.corrections`.
    indicators_folder: the job centre's own indicators, or None.
    taken_back:        indicator id by the same key: what somebody said a column is, and then took back.
    corrected:         indicator id by the same key: what the names said when the answer was given against them.
    subjects:          by indicator, which benefit the figures are about that it has already; see `intake.subjects`.
    """

    answers: Mapping[tuple[str, str], str] = field(default_factory=dict)
    indicators_folder: Path | None = None
    taken_back: Mapping[tuple[str, str], str] = field(default_factory=dict)
    corrected: Mapping[tuple[str, str], str] = field(default_factory=dict)
    subjects: Subjects = field(default_factory=dict)


NOTHING_LEARNED = Learned()


def answered(match: Match, words: Vocabulary) -> Match:
    """Return a match with the columns that somebody has answered for.

    An answer goes before the names only where whoever gave it saw what they say; else the column is asked about again.
    What somebody took back is not taken up again by its name.
    """
    answers = {key: id_ for key, id_ in words.answers.items() if id_ == NOT_USED or id_ in words.indicators}
    columns = []
    for column in match.columns:
        key = (match.fingerprint, column.label)
        if key in answers and column.named not in {"", answers[key], words.corrected.get(key, "")}:
            columns.append(_contradicted(column, answers[key], words))
        elif key in answers:
            columns.append(_understood(column, answers[key], words.dimensions))
        elif key in words.taken_back and column.indicator in {"", words.taken_back[key]}:
            columns.append(dataclasses.replace(column, indicator="", reason=_TAKEN_BACK))
        else:
            columns.append(column)
    return dataclasses.replace(match, columns=tuple(columns))


def _contradicted(column: ColumnMatch, answer: str, words: Vocabulary) -> ColumnMatch:
    said = f"'{words.indicators[answer].name}'" if answer in words.indicators else "at den ikke bruges"
    reason = f"et svar siger {said}, men navnet siger '{words.indicators[column.named].name}'; svar igen"
    return dataclasses.replace(column, indicator="", reason=reason)


def _understood(column: ColumnMatch, indicator: str, dimensions: Dimensions) -> ColumnMatch:
    if indicator == NOT_USED:
        return dataclasses.replace(column, indicator="", reason=LEFT_ALONE)
    if indicator == column.indicator:
        return column
    return dataclasses.replace(column, indicator=indicator, reason="", pairs=_groups(column.label, dimensions))


def _groups(label: str, dimensions: Dimensions) -> tuple[tuple[str, str], ...]:
    """Return the groups a label names: the parts that are known categories."""
    named = ((dimensions.of_category(part), part) for part in label.split(": "))
    pairs = ((name, dimensions.category(name, part)) for name, part in named if name)
    return tuple((name, category) for name, category in pairs if category != TOTAL)
