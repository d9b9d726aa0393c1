"""Which indicator or breakdown an unknown column may be, with the reasons a person can judge by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

import numpy as np

from pejling.indicators import Indicator
from pejling.intake.dimensions import Dimensions, fold
from pejling.intake.headers import Heading
from pejling.intake.numbers import ParsedColumn
from pejling.intake.refusals import is_about, other_told
from pejling.intake.vocabulary import Vocabulary

_MOST = 3
_ALIKE = 0.55  # of 1; below it, names have little in common
_LIKELY = 0.8
_SAME_WORD = 0.75
_FULL = 100.0
_FIRST = 2.0  # before all that are alike by name


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a column may be, an indicator or a breakdown, and why, in Danish. `likely`: to be proposed as the answer."""

    id: str
    reason: str
    likely: bool


def suggestions(
    label: str, heading: Heading, read_as: Callable[[Indicator], ParsedColumn], words: Vocabulary
) -> tuple[Suggestion, ...]:
    """Return the likeliest indicators, best first: by the name, then by what the title says and how the figures are.

    read_as reads a sample of the column in an indicator's unit. One whose unit the figures cannot have is never
    suggested; one that shares its columns' names with other measures only where the file says what it is of, or does
    not say and the name is the same.
    """
    found = []
    for indicator in words.indicators.values():
        share, alike = max((_alike(label, name), name) for name in dict.fromkeys((*indicator.labels, indicator.name)))
        if share < _ALIKE or not _possible(indicator, read_as(indicator)):
            continue
        if is_about(indicator, heading, label, words.dimensions):
            found.append((share + 0.1 * bool(indicator.source.about), _by_name(indicator, label, alike)))
        elif share == 1 and not other_told(indicator, heading, label, words.dimensions):
            found.append((_FIRST, _if_about(indicator)))
    return tuple(suggestion for _, suggestion in sorted(found, key=lambda pair: -pair[0])[:_MOST])


def _by_name(indicator: Indicator, label: str, alike: str) -> Suggestion:
    share, about = _alike(label, alike), indicator.source.about
    reasons = [f"navnet ligner '{alike}' ({round(share * _FULL)} pct. ens)", _figures_words(indicator)]
    reasons += [f"filen nævner {' eller '.join(about)}"] if about else []
    return Suggestion(indicator.id, "; ".join(reasons), share >= _LIKELY and _same_words(label, alike))


def _if_about(indicator: Indicator) -> Suggestion:
    about = " eller ".join(indicator.source.about)
    reason = f"navnet er det samme, hvis tallene er om {about}; {_figures_words(indicator)}"
    return Suggestion(indicator.id, reason, likely=False)


def breakdowns_suggested(cells: Iterable[object], dimensions: Dimensions) -> tuple[Suggestion, ...]:
    """Return the breakdown in which all categories of a column are known, but for what says everybody or nobody."""
    texts = [str(cell) for cell in dict.fromkeys(cells) if not dimensions.is_everybody(str(cell))]
    known = {dimensions.of_category(text) for text in texts}
    if len(known) != 1 or None in known:
        return ()
    shown = ", ".join(f"'{text}'" for text in texts[:_MOST])
    return tuple(Suggestion(name, f"dens tekster hedder som der: {shown}", likely=True) for name in known if name)


def _alike(one: str, other: str) -> float:
    """Return how much two names have in common, from 0 to 1: the share of their letters that stand in both, in order.

    A short name inside a long one has little in common with it: "Antal" is in the name of every count.
    """
    return SequenceMatcher(None, fold(one), fold(other)).ratio()


def _same_words(one: str, other: str) -> bool:
    """True where the names differ by how words are written only: "ledige" too many is another measure."""
    words, others = fold(one).split(), fold(other).split()
    pairs = [(word, others) for word in words] + [(word, words) for word in others]
    return all(get_close_matches(word, near, 1, _SAME_WORD) for word, near in pairs)


def _possible(indicator: Indicator, read: ParsedColumn) -> bool:
    values = read.values[~np.isnan(read.values)]
    if not len(values):
        return True
    if indicator.unit.is_rate:
        return bool(np.all((values >= 0) & (values <= _FULL)))
    return not indicator.unit.additive or bool(np.all(values == np.round(values)))


def _figures_words(indicator: Indicator) -> str:
    return "tallene kan være andele" if indicator.unit.is_rate else f"tallene kan være {indicator.unit.suffix}"
