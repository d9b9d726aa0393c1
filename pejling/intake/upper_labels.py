"""Labels in the upper rows of a header that say nothing more than those below them: a breakdown's name, or a theme."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from pejling.indicators import Indicator
from pejling.intake.dimensions import Dimensions, fold
from pejling.intake.grids import Column
from pejling.intake.roles import is_filled
from pejling.intake.vocabulary import Vocabulary


def heads_of(columns: Iterable[Column], dimensions: Dimensions) -> frozenset[str]:
    """Return the names of breakdowns, folded, that stand in header cells above one of their own categories."""
    headers = {tuple(map(str, filter(is_filled, column.header))) for column in columns}
    return frozenset(
        fold(text)
        for header in headers
        for place, text in enumerate(header)
        if dimensions.knows(text) and _is_above(text, header[place + 1 :], dimensions)
    )


def says_no_more(
    text: str, below: Sequence[str], indicator: Indicator, words: Vocabulary, heads: Collection[str]
) -> bool:
    """True for a breakdown's own name above its categories, and for a theme that the measure's name repeats.

    A total below such a name is everybody where other columns have the categories: "Uddannelse" alone may be a place
    people are in.
    """
    known = words.dimensions
    if fold(text) in heads and (_is_above(text, below, known) or any(map(known.is_everybody, below))):
        return True
    themes = () if indicator.source.about else words.titles.themes
    return fold(text) in themes and fold(text) in fold(indicator.name)


def _is_above(text: str, below: Iterable[str], dimensions: Dimensions) -> bool:
    return any(dimensions.of_category(one) == dimensions.dimension(text) for one in below)
