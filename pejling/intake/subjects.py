"""What whole tables of one file are about: "Kontanthjælp", or "Uddannelseshjælp".

Jobindsats has had a publication for each benefit, and one such table alone gives the indicator's own figures. Where a
file has several that are about different ones, each is a part, or the last of them would be everybody's. So is a table
that is about another one than the figures that are stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

Subjects = Mapping[str, frozenset[str]]  # by indicator, what figures are about that are everybody's all the same
NO_SUBJECTS: Subjects = MappingProxyType({})


class Subject(NamedTuple):
    """What a table with figures of an indicator is about: categories that publications are about, or none."""

    indicator: str
    categories: frozenset[str]


def widest(told: Iterable[Subject], stored: Subjects) -> Subjects:
    """Return, for each indicator of which tables are about different things, what a table about all of them is about.

    No table is where one of them says nothing of it: that one is about everybody already. `stored` counts as a table.
    """
    by_indicator: dict[str, set[frozenset[str]]] = {}
    mine = list(told)
    for one in (*mine, *(Subject(name, stored[name]) for name in {one.indicator for one in mine} & stored.keys())):
        by_indicator.setdefault(one.indicator, set()).add(one.categories)
    return {
        indicator: frozenset().union(*found) if all(found) else frozenset()
        for indicator, found in by_indicator.items()
        if len(found) > 1
    }


def of_everybody(told: Iterable[Subject], apart: Subjects) -> Subjects:
    """Return what the tables are about whose figures are everybody's, where `apart` is what `widest` gave."""
    wide = (one for one in told if one.categories == apart.get(one.indicator, one.categories))
    return {one.indicator: one.categories for one in wide if one.categories}


def written_subjects(subjects: Subjects) -> dict[str, list[str]]:
    """Return subjects as plain values, for files and the way between processes."""
    return {indicator: sorted(categories) for indicator, categories in subjects.items()}


def read_subjects(told: Mapping[str, Iterable[str]]) -> Subjects:
    """Read what `written_subjects` gave, after JSON."""
    return {indicator: frozenset(categories) for indicator, categories in told.items()}
