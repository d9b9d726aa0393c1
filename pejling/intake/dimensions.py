"""Breakdowns by their many names: which dimension a header means, which category a cell, and what is a total."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pejling.content import STRICT_KEYS, checked, read_toml
from pejling.intake.footnotes import without_mark
from pejling.series import slug

_TOTAL = re.compile(r"(i alt|total|alle|all|.*\bi alt|.*, total|total, .*)", re.IGNORECASE)
_UNSAID = "uoplyst"  # for "-" and "?", which are no words
TOTAL = ""  # the category id that means everybody


def fold(text: str) -> str:
    """Fold what differs between exports without meaning: case, spacing, a footnote star, a closing colon."""
    return (
        re.sub(r"\s+:\s", ": ", re.sub(r"\s+", " ", text.replace("\u00a0", " "))).strip().rstrip(":*").rstrip().lower()
    )


@dataclass(frozen=True, slots=True)
class Dimension:
    """One breakdown. Categories not listed keep their own spelling as slug."""

    __pydantic_config__ = STRICT_KEYS

    labels: tuple[str, ...]
    totals: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    categories: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Dimensions:
    """All known breakdowns, by id."""

    by_id: dict[str, Dimension]

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {fold(label): name for name, one in self.by_id.items() for label in (*one.labels, name)}

    @cached_property
    def _categories(self) -> dict[str, tuple[str, str]]:
        known: dict[str, tuple[str, str]] = {}
        for name, one in self.by_id.items():
            known |= {fold(text): (name, TOTAL) for text in one.totals}
            known |= {fold(text): (name, id_) for id_, texts in one.categories.items() for text in (*texts, id_)}
        return known

    def dimension(self, label: str) -> str:
        """Return the dimension a header means; an unknown header is its own dimension."""
        return self._labels.get(fold(label)) or slug(label)

    def knows(self, label: str) -> bool:
        """True for a header of a known dimension."""
        return fold(label) in self._labels

    def category(self, dimension: str, text: str) -> str:
        """Return the category a cell means in a dimension; TOTAL for everybody."""
        known = self._known(text)
        if known is not None and known[0] == dimension:
            return known[1]  # listed spellings first: "Virksomhedspraktik i alt" is a kind of offer, not everybody
        return TOTAL if is_total(text) or not text.strip() else slug(text) or _UNSAID

    def of_category(self, text: str) -> str | None:
        """Return the dimension in which a text is a known category, or None."""
        known = self._known(text)
        return known[0] if known else None

    def _known(self, text: str) -> tuple[str, str] | None:
        return self._categories.get(fold(text)) or self._categories.get(fold(without_mark(text)))


def is_total(text: str) -> bool:
    """True for the general ways to write everybody: I alt, Total, Alder i alt, Age, total."""
    return bool(_TOTAL.fullmatch(fold(text)))


def load_dimensions(file: Path) -> Dimensions:
    """Read the vocabulary. Raises ContentError."""
    written = read_toml(file)
    return Dimensions({name: checked(Dimension, table, file) for name, table in written.items()})
