"""What whole tables of one file are about: "Kontanthjælp", or "Uddannelseshjælp".

Jobindsats has had a publication for each benefit, and one such table alone gives the indicator's own figures. Where a
file has several that are about different ones, each is a part, or the last of them would be everybody's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Subject(NamedTuple):
    """What a table with figures of an indicator is about: categories that publications are about, or none."""

    indicator: str
    categories: frozenset[str]


def widest(told: Iterable[Subject]) -> Mapping[str, frozenset[str]]:
    """Return, for each indicator of which tables are about different things, what a table about all of them is about.

    No table is where one of them says nothing of it: that one is about everybody already.
    """
    by_indicator: dict[str, set[frozenset[str]]] = {}
    for one in told:
        by_indicator.setdefault(one.indicator, set()).add(one.categories)
    return {
        indicator: frozenset().union(*found) if all(found) else frozenset()
        for indicator, found in by_indicator.items()
        if len(found) > 1
    }
