"""All that names in an export can mean, and what people have answered about names nobody knew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pejling.areas import Areas
from pejling.indicators import Indicator
from pejling.intake.dimensions import Dimensions, fold
from pejling.intake.subjects import Subjects
from pejling.intake.titles import NO_TITLE_WORDS, TitleWords
from pejling.series import slug


@dataclass(frozen=True)
class Vocabulary:
    """All that names can mean in an export, and what people have answered about names nobody knew."""

    indicators: dict[str, Indicator]
    areas: Areas
    dimensions: Dimensions
    answers: Mapping[tuple[str, str], str] = field(default_factory=dict)  # see `intake.answers.Learned`
    taken_back: Mapping[tuple[str, str], str] = field(default_factory=dict)
    corrected: Mapping[tuple[str, str], str] = field(default_factory=dict)
    own: frozenset[str] = frozenset()  # indicators of the job centre's own
    titles: TitleWords = NO_TITLE_WORDS
    sheets: tuple[str, ...] = ()  # the names of the sheets of the file being read
    widest: Subjects = field(default_factory=dict)  # of that file, see `intake.subjects.widest`
    stored: Subjects = field(default_factory=dict)

    @cached_property
    def by_label(self) -> dict[str, tuple[Indicator, ...]]:
        """The indicators that list a label, by the folded label.

        One that the job centre has defined for a column lists that column's name, which can mean something else in any
        other file: it goes by what people have answered.
        """
        found: dict[str, tuple[Indicator, ...]] = {}
        for one in (one for one in self.indicators.values() if one.id not in self.own or one.source.manual):
            for label in dict.fromkeys(map(fold, one.labels)):
                found[label] = (*found.get(label, ()), one)
        return found

    @cached_property
    def by_title(self) -> dict[str, tuple[Indicator, ...]]:
        """The indicators that a title may name, by the folded label or the indicator's own name."""
        named = {fold(one.name): (one,) for one in self.indicators.values() if one.id not in self.own}
        return {**named, **self.by_label}

    def is_group(self, text: str) -> bool:
        """True for a known category that is nothing an indicator is called or about."""
        return bool(self.dimensions.of_category(text)) and fold(text) not in {*self.by_label, *self.subjects}

    @cached_property
    def subjects(self) -> frozenset[str]:
        """What tables may be about so that it tells which measure a label is, folded, and without æ, ø and å too."""
        about = (word for one in self.indicators.values() for word in one.source.about)
        return frozenset(spelt for word in about for spelt in (fold(word), slug(word)))
