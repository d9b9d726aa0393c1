"""Breakdowns by their many names: which dimension a header means, which category a cell, and what is a total."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from pejling.content import STRICT_KEYS, checked, read_toml
from pejling.intake.footnotes import without_mark
from pejling.series import slug

_TOTAL = re.compile(
    r"i ?alt|(?:hoved|grand )?totalt?|alle|all|sum|samlet|(.*?)\s*\bi alt|(.*), total|total, (.*)", re.IGNORECASE
)
_LEFT_OUT = r"(?:ekskl\.?|eksklusive|ikke|uden|undtagen|bortset fra)"
_WORD, _YEAR = re.compile(r"\w+"), re.compile(r"(?:19|20)\d\d")
_AGES = re.compile(r"\d\d\s*[-–]")
SHORTEST = 4  # letters of a spelling looked for among other words: "men" and "man" are Danish for something else
_UNSAID = "uoplyst"  # for "-" and "?", which are no words
TOTAL = ""  # the category id that means everybody
WITHOUT = "uden-"  # before the id of a category that a text says is left out


@lru_cache(maxsize=1 << 12)  # a table's headers are asked about again and again
def fold(text: str) -> str:
    """Fold what differs between exports without meaning: case, spacing, a footnote star, a closing colon."""
    return (
        re.sub(r"\s+:\s", ": ", re.sub(r"\s+", " ", text.replace("\u00a0", " "))).strip().rstrip(":*").rstrip().lower()
    )


@dataclass(frozen=True, slots=True)
class Dimension:
    """One breakdown. Categories not listed keep their own spelling as slug; `forms` are patterns of how they look.

    by_definition: a measure leaves out parts of it by its own definition.
    """

    __pydantic_config__ = STRICT_KEYS

    labels: tuple[str, ...]
    totals: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    by_definition: bool = False
    forms: tuple[str, ...] = ()
    categories: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Dimensions:
    """All known breakdowns, by id, and what totals are of that are of no part ("Personer i alt", "Hvidovre i alt")."""

    by_id: dict[str, Dimension]
    of_all: frozenset[str] = frozenset()  # words and names, folded, that a total may be of and be everybody's

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

    @property
    def texts(self) -> frozenset[str]:
        """All spellings of all categories, folded."""
        return frozenset(self._categories)

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
        is_all = slug(_total_of(text)) == dimension or self.is_everybody(text) or not text.strip()
        return TOTAL if is_all else slug(text) or _UNSAID

    def categories(self, dimension: str, texts: Iterable[str]) -> dict[str, str]:
        """Return the category of each of a column's cells; beside a plain total, all working ages are a part.

        StatBank has "Alder i alt" and "16-64 år" in one table, with different figures.
        """
        found = {text: self.category(dimension, text) for text in texts}
        listed = {text for text, one in found.items() if one == TOTAL and _AGES.match(fold(text))}
        if any(one == TOTAL and text.strip() and text not in listed for text, one in found.items()):
            found |= {text: slug(text) for text in listed}
        return found

    def of_category(self, text: str) -> str | None:
        """Return the dimension in which a text is a known category, or has the form of its categories; or None."""
        known = self._known(text)
        if known:
            return known[0]
        return next((name for name, form in self._forms.items() if form.fullmatch(fold(text))), None)

    def is_everybody(self, text: str) -> bool:
        """True for a total of all, and not of some: "Jobparate i alt" and "Unge i alt" are categories."""
        if not is_total(text):
            return False
        total = _total_of(text)
        named = self.named_in(total).items()
        if not all(found <= {TOTAL, *self.by_id[name].subjects} for name, found in named):
            return False
        return total in self.of_all or all(map(self._is_of_all, _WORD.findall(self.without_named(total))))

    def _is_of_all(self, word: str) -> bool:
        return word in self.of_all or word in self._labels or bool(_YEAR.fullmatch(word))

    def _known(self, text: str) -> tuple[str, str] | None:
        return (
            self._categories.get(fold(text))
            or self._categories.get(fold(without_mark(text)))
            or self._categories.get(_total_of(text))
        )

    @cached_property
    def _forms(self) -> dict[str, re.Pattern[str]]:
        """How categories look, of dimensions that list some: forms alone may be those of several ("0-13 uger")."""
        listed = {name: one.forms for name, one in self.by_id.items() if one.forms and one.categories}
        return {name: re.compile("|".join(f"(?:{form})" for form in forms)) for name, forms in listed.items()}

    @cached_property
    def _phrases(self) -> dict[str, re.Pattern[str]]:
        """What to look for among other words, by dimension, longest spelling first; measures are no parts of all."""
        return {name: _phrase(one) for name, one in self.by_id.items() if one.totals}

    def named_in(self, text: str) -> dict[str, set[str]]:
        """Return the categories named among a text's words, by dimension. One that is left out is another one."""
        named: dict[str, set[str]] = {}
        taken = fold(text)
        for name, phrase in self._phrases.items():
            for found in phrase.finditer(taken):
                category = self.category(name, found[2])
                named.setdefault(name, set()).add(f"{WITHOUT}{category}" if found[1] else category)
        return named

    def spelt_in(self, dimension: str, text: str, wanted: str) -> set[str]:
        """Return the categories of a dimension, and `wanted` as it is spelt, that stand as words in a text.

        A half of two is none: "Netto- og bruttoledige".
        """
        known = self.by_id.get(dimension)
        spelt = [(id_, one) for id_, texts in (known.categories if known else {}).items() for one in texts]
        spelt.append((self.category(dimension, wanted), wanted))
        words = r"(?<![\w-])(?<!- og )(?<!- eller ){}(?![\w-])"
        return {id_ for id_, one in spelt if re.search(words.format(re.escape(fold(one))), fold(text))}

    def name_of(self, category: str) -> str:
        """Return what people call a category, whatever its dimension; its id where it is unknown."""
        known = (one.categories[category][0] for one in self.by_id.values() if category in one.categories)
        return next(known, category)

    def subjects_in(self, text: str) -> frozenset[str]:
        """Return the categories named in a title that publications are about, where it names no others beside them."""
        named = self.named_in(text).items()
        about = (found for name, found in named if found <= set(self.by_id[name].subjects))
        return frozenset(category for found in about for category in found)

    def without_named(self, text: str) -> str:
        """Return a text, folded, without the categories named among its words."""
        left = fold(text)
        for phrase in self._phrases.values():
            left = phrase.sub(" ", left)
        return left


def _phrase(dimension: Dimension) -> re.Pattern[str]:
    spelt = (dimension.totals, dimension.categories, *dimension.categories.values())  # an id is one without æ, ø and å
    listed = {fold(text) for texts in spelt for text in texts}
    words = sorted((re.escape(text) for text in listed if len(text) >= SHORTEST), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({_LEFT_OUT}\s+)?({'|'.join([*words, *dimension.forms])})(?![\w-])")


def _total_of(text: str) -> str:
    """Return what a text says is the total of; "" where it does not say, or is no total."""
    found = _TOTAL.fullmatch(fold(text))
    return next(filter(None, found.groups()), "") if found else ""


def is_total(text: str) -> bool:
    """True for the general ways to write everybody: I alt, Total, Alder i alt, Age, total."""
    return bool(_TOTAL.fullmatch(fold(text)))


def load_dimensions(content_folder: Path) -> Dimensions:
    """Read the vocabulary. Raises ContentError."""
    file = content_folder / "matches" / "dimensions.toml"
    written = read_toml(file)
    return Dimensions({name: checked(Dimension, table, file) for name, table in written.items()})
