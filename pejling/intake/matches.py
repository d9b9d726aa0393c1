"""Which column is which indicator, and for whom. Decided from labels, title and the indicators' own TOML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pejling.areas import Area, Areas
from pejling.indicators import Indicator
from pejling.intake.dimensions import TOTAL, Dimensions, fold
from pejling.intake.grids import Column, Grid
from pejling.intake.header_parts import sorted_parts
from pejling.intake.headers import Heading
from pejling.intake.layouts import fingerprint, lasting
from pejling.intake.roles import Role
from pejling.periods import Period

_OPEN = re.compile(r"\s+(i|for|på)$")  # what led to an area that is gone: "Aktiveringsgrad i Hvidovre"
_UNIT_IN_LABEL = re.compile(r"(,|\s*\()\s*(i\s+)?(pct\.?|procent|%|antal|personer)\)?$")


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
    sheets: tuple[str, ...] = ()  # the names of the sheets of the file being read

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
    def measures(self) -> frozenset[str]:
        """The folded labels that name a measure and no breakdown."""
        return frozenset(label for label in self.by_label if not self.dimensions.knows(label))


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """One value column understood. indicator is "" where none was found; `reason` then says why, in Danish.

    period, area and pairs are what the header itself says; None and () where the rows say it. named is what the names
    say, whatever somebody has answered.
    """

    index: int
    label: str
    indicator: str
    reason: str = ""
    period: Period | None = None
    area: Area | None = None
    pairs: tuple[tuple[str, str], ...] = ()
    named: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A grid understood: what each value column is, and which dimension each stub column (by index) breaks down."""

    fingerprint: str
    columns: tuple[ColumnMatch, ...]
    stubs: dict[int, str] = field(hash=False)


def match_grid(grid: Grid, heading: Heading, words: Vocabulary) -> Match:
    """Say what each column of a grid is."""
    stubs, header_dimensions = _dimensions(grid, heading, words.dimensions)
    columns = tuple(
        _match_column(column, heading, words, header_dimensions, frozenset(stubs.values()))
        for column in grid.having(Role.VALUE)
    )
    # What changes from month to month - periods, areas, order - is no part of the layout.
    axes = (f"{column.role.value}:{column.label}" for column in grid.columns if column.role is not Role.VALUE)
    return Match(fingerprint((*axes, *(column.label for column in columns)), heading, words.areas), columns, stubs)


def _dimensions(grid: Grid, heading: Heading, dimensions: Dimensions) -> tuple[dict[int, str], tuple[str, ...]]:
    """Name the stub columns' dimensions, and those of the header rows where StatBank's title lists them in order."""
    leading = [column for column in grid.columns if column.role in {Role.PERIOD, Role.AREA, Role.STUB}]
    header_rows = max((len(column.header) for column in grid.having(Role.VALUE)), default=0)
    listed = heading.dimensions if len(heading.dimensions) == len(leading) + header_rows else ()
    stubs = {}
    for place, column in enumerate(leading):
        if column.role is Role.STUB:
            name = column.label or (listed[place] if listed else "") or _by_categories(column, dimensions)
            stubs[column.index] = dimensions.dimension(name)
    return stubs, tuple(dimensions.dimension(name) for name in listed[len(leading) :])


def _by_categories(column: Column, dimensions: Dimensions) -> str:
    known = (dimensions.of_category(cell) for cell in dict.fromkeys(column.cells) if isinstance(cell, str))
    return next((name for name in known if name), f"opdeling-{column.index + 1}")


def _match_column(
    column: Column, heading: Heading, words: Vocabulary, header_dimensions: tuple[str, ...], stubs: frozenset[str]
) -> ColumnMatch:
    parts = sorted_parts(column, words.areas, words.dimensions, joined=not header_dimensions)
    label = ": ".join(text for _, text in parts.labels)
    dimensions = stubs | {name for row, _ in parts.labels for name in header_dimensions[row : row + 1]}
    reasons: list[str] = []
    for names, rest in _readings(parts.labels, heading, words.areas):
        candidates = _candidates(names, words)
        fitting = _by_table([one for one in candidates if _fits(one, heading, label, dimensions)], heading)
        pairs = _pairs(rest, fitting[0], header_dimensions, words.dimensions) if len(fitting) == 1 else None
        if pairs is not None:
            shown = label or _naming(names, fitting[0])
            id_ = fitting[0].id
            return ColumnMatch(column.index, shown, id_, "", parts.period, parts.area, pairs, named=id_)
        if candidates:
            reasons.append(_why_not(candidates, fitting))
    reason = reasons[0] if reasons else "ingen indikator har en kolonne med det navn"
    titled = heading.measure or _last_part(next(iter(heading.lines), heading.sheet))
    named = label or lasting(titled, words.areas) or titled or column.label
    return ColumnMatch(column.index, named, "", reason, parts.period, parts.area)


def _naming(names: tuple[str, ...], indicator: Indicator) -> str:
    labels = set(map(fold, indicator.labels))
    return next(name for name in names if fold(name) in labels)


def _readings(
    labels: tuple[tuple[int, str], ...], heading: Heading, areas: Areas
) -> Iterator[tuple[tuple[str, ...], tuple[tuple[int, str], ...]]]:
    """Yield ways to read a header: (names the measure may go by, labels left over for groups)."""
    if labels:
        yield (": ".join(text for _, text in labels),), ()
    for place in range(len(labels) - 1, -1, -1):
        if len(labels) > 1:
            yield (labels[place][1],), (*labels[:place], *labels[place + 1 :])
    told = (heading.measure, heading.sheet, *map(_last_part, heading.lines))
    title = dict.fromkeys(filter(None, (*told, *(_OPEN.sub("", lasting(line, areas)) for line in heading.lines))))
    yield tuple(title) or ("",), labels


def _last_part(line: str) -> str:
    return line.rsplit(": ", 1)[-1]


def _candidates(names: tuple[str, ...], words: Vocabulary) -> list[Indicator]:
    folded = [fold(name) for name in names]
    wanted = dict.fromkeys((*folded, *(_UNIT_IN_LABEL.sub("", name) for name in folded)))
    found = {one.id for name in wanted for one in words.by_label.get(name, ())}
    return [words.indicators[name] for name in sorted(found)]


def _fits(indicator: Indicator, heading: Heading, label: str, dimensions: frozenset[str]) -> bool:
    context = f"{heading.context} {label}".lower()
    about = indicator.source.about
    if about and not any(word.lower() in context for word in about):
        return False
    return all(name in dimensions or category.lower() in context for name, category in indicator.source.where.items())


def _by_table(indicators: list[Indicator], heading: Heading) -> list[Indicator]:
    """Where several fit, let the table's number decide, if the sheet or title gives it."""
    named = [one for one in indicators if one.source.table and one.source.table.lower() in heading.context.lower()]
    return named if len(indicators) > 1 and named else indicators


def _pairs(
    labels: tuple[tuple[int, str], ...],
    indicator: Indicator,
    header_dimensions: tuple[str, ...],
    dimensions: Dimensions,
) -> tuple[tuple[str, str], ...] | None:
    """Read labels left over as groups. None where one of them is not a known category.

    A label that only says what the indicator is about ("Kontanthjælp") is no group.
    """
    pairs = []
    for row, text in labels:
        if fold(text) in map(fold, indicator.source.about):
            continue
        name = header_dimensions[row] if row < len(header_dimensions) else dimensions.of_category(text)
        if name is None and not dimensions.is_everybody(text):
            return None
        category = dimensions.category(name or "", text)
        if name and category != TOTAL:
            pairs.append((name, category))
    return tuple(pairs)


def _why_not(candidates: list[Indicator], fitting: list[Indicator]) -> str:
    if len(fitting) > 1:
        names = ", ".join(one.id for one in fitting)
        return f"navnet bruges af flere indikatorer ({names}), og filen siger ikke hvilken"
    about = sorted({word for one in candidates for word in one.source.about})
    if about:
        return f"navnet bruges af flere målinger; filens titel eller ark skal nævne {' eller '.join(about)}"
    if fitting:
        return "kolonnens gruppe er ukendt"
    return "filen mangler den opdeling, som indikatoren kræver"
