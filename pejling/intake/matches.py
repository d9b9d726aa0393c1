"""Which column is which indicator, and for whom. Decided from labels, title and the indicators' own TOML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pejling.areas import Area
from pejling.indicators import Indicator
from pejling.intake.dimensions import TOTAL, Dimensions, fold
from pejling.intake.footnotes import area_in, without_mark
from pejling.intake.grids import Column, Grid
from pejling.intake.header_parts import UNIT_AT_END, sorted_parts
from pejling.intake.headers import Heading
from pejling.intake.layouts import fingerprint, lasting
from pejling.intake.refusals import another, in_another_unit, is_about, says_only, unknown, why_in_no_group, why_unfit
from pejling.intake.roles import SAYING, Role
from pejling.intake.titles import last_part, names_told
from pejling.intake.upper_labels import heads_of, says_no_more
from pejling.intake.vocabulary import Vocabulary
from pejling.periods import Period
from pejling.series import slug

_SHOWN = 80  # signs of a label


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """One value column understood. indicator is "" where none was found; `reason` then says why, in Danish.

    period, area and pairs are what the header itself says; None and () where the rows say it. named is what the names
    say, whatever somebody has answered. shown is what to call the column where its label is not what the file says.
    """

    index: int
    label: str
    indicator: str
    reason: str = ""
    period: Period | None = None
    area: Area | None = None
    pairs: tuple[tuple[str, str], ...] = ()
    named: str = ""
    shown: str = ""


@dataclass(frozen=True)
class _Around:
    """What stands around all value columns of a table. dimensions are those it breaks down by in its rows.

    heads are the names of breakdowns, folded, that stand above their categories in its header.
    """

    heading: Heading
    words: Vocabulary
    header_dimensions: tuple[str, ...]
    dimensions: frozenset[str]
    has_area: bool
    heads: frozenset[str]

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The names that a measure may go by where no header names it."""
        return names_told(self.heading, self.words.areas, self.words.subjects)

    def area_of(self, text: str) -> Area | None:
        """Return the area a header's cell names. One that also names a group is that where areas stand elsewhere."""
        found = None if text.strip().isdigit() else area_in(text, self.words.areas)
        return None if self.has_area and self.words.dimensions.of_category(text) else found


@dataclass(frozen=True, slots=True)
class Match:
    """A grid understood: what each value column is, and which dimension each stub column (by index) breaks down."""

    fingerprint: str
    columns: tuple[ColumnMatch, ...]
    stubs: dict[int, str] = field(hash=False)


def match_grid(grid: Grid, heading: Heading, words: Vocabulary) -> Match:
    """Say what each column of a grid is."""
    stubs, header_dimensions = _dimensions(grid, heading, words.dimensions)
    has_area = heading.area is not None or bool(grid.having(Role.AREA))
    heads = heads_of(grid.having(Role.VALUE), words.dimensions)
    around = _Around(heading, words, header_dimensions, frozenset(stubs.values()), has_area, heads)
    columns = tuple(_match_column(column, around) for column in grid.having(Role.VALUE))
    # What changes from month to month - periods, areas, order - is no part of the layout.
    axes = (f"{column.role.value}:{column.label}" for column in grid.columns if column.role is not Role.VALUE)
    return Match(fingerprint((*axes, *(column.label for column in columns)), heading, words.areas), columns, stubs)


def _dimensions(grid: Grid, heading: Heading, dimensions: Dimensions) -> tuple[dict[int, str], tuple[str, ...]]:
    """Name the stub columns' dimensions, and those of the header rows where StatBank's title lists them in order."""
    leading = [column for column in grid.columns if column.role in SAYING]
    header_rows = max((len(column.header) for column in grid.having(Role.VALUE)), default=0)
    listed = heading.dimensions if len(heading.dimensions) == len(leading) + header_rows else ()
    stubs = dict[int, str]()
    for place, column in enumerate(leading):
        if column.role is Role.STUB:
            name = column.label or (listed[place] if listed else "") or _by_categories(column, dimensions)
            before = {stubs[one.index]: one for one in leading[:place] if one.role is Role.STUB}
            stubs[column.index] = name_apart(dimensions.dimension(name), column, before)
    return stubs, tuple(dimensions.dimension(name) for name in listed[len(leading) :])


def name_apart(dimension: str, column: Column, before: Mapping[str, Column]) -> str:
    """Return the dimension of a column; one of its own where another is that too, and the column does not tell it.

    Two breakdowns that go by one name would else be one, and the figures of the first one's parts laid together.
    """
    other, name, number = before.get(dimension), dimension, 2
    if other is None or (other.index < column.index and column.tells(other)):
        return dimension  # of two columns of one dimension, the one to the right counts
    while name in before:
        name, number = f"{dimension}-{number}", number + 1
    return name


def _by_categories(column: Column, dimensions: Dimensions) -> str:
    known = (dimensions.of_category(cell) for cell in dict.fromkeys(column.cells) if isinstance(cell, str))
    return next((name for name in known if name), f"opdeling-{column.index + 1}")


def _match_column(column: Column, around: _Around) -> ColumnMatch:
    heading, words, header_dimensions = around.heading, around.words, around.header_dimensions
    parts = sorted_parts(column, around.area_of, words.is_group, joined=not header_dimensions)
    label = ": ".join(parts.texts)
    dimensions = around.dimensions | {name for row, _ in parts.names for name in header_dimensions[row : row + 1]}
    reasons: list[str] = []
    for found, rest, name in _readings(parts.names, around):
        candidates = [one for one in found if not parts.against(one.unit)]
        fitting = _by_table([one for one in candidates if _fits(one, around, label, dimensions)], heading)
        pairs = _pairs(rest, fitting[0], around) if len(fitting) == 1 else None
        if pairs is not None:
            id_ = fitting[0].id
            return ColumnMatch(column.index, label or name, id_, "", parts.period, parts.area, pairs, named=id_)
        if candidates:
            reasons.append(_why_not(candidates, fitting, rest, around, label))
        elif found:
            reasons.append(in_another_unit(found[0], parts.against(found[0].unit)))
    reason = reasons[0] if reasons else unknown(parts.texts)
    titled = heading.measure or last_part(next(iter(heading.lines), heading.sheet))
    named = label or lasting(titled, words.areas) or titled or column.label
    shown = _shown(column, parts.texts, heading)
    return ColumnMatch(column.index, named, "", reason, parts.period, parts.area, shown=shown)


def _shown(column: Column, labels: tuple[str, ...], heading: Heading) -> str:
    """Return what to call a column as the file says it; "" where its labels are whole cells of its header."""
    if not labels:
        title = next(iter(heading.lines), "")
        return f"tallene under titlen '{title[:_SHOWN]}'" if title else "kolonnen uden navn på det, der er talt"
    whole = {str(cell).strip() for cell in column.header}
    return "" if whole.issuperset(labels) else f"kolonnen '{column.label[:_SHOWN]}'"


def _readings(
    labels: tuple[tuple[int, str], ...], around: _Around
) -> Iterator[tuple[list[Indicator], tuple[tuple[int, str], ...], str]]:
    """Yield ways to read a header: (what its measure may be, labels left over for groups, the measure's name)."""
    words = around.words
    if labels:
        yield _candidates((": ".join(text for _, text in labels),), words.by_label), (), labels[-1][1]
    for place in range(len(labels) - 1, -1, -1):
        if len(labels) > 1:
            rest, name = (*labels[:place], *labels[place + 1 :]), labels[place][1]
            yield _candidates((name,), words.by_label), rest, name
    name = next((one for one in around.titles if fold(one) in words.by_title), "")
    yield _candidates(around.titles, words.by_title), labels, name


def _candidates(names: tuple[str, ...], known: Mapping[str, tuple[Indicator, ...]]) -> list[Indicator]:
    folded = [fold(name) for name in names]
    wanted = dict.fromkeys((*folded, *(UNIT_AT_END.sub("", name) for name in folded)))
    found = {one.id: one for name in wanted for one in known.get(name, known.get(without_mark(name), ()))}
    return [found[name] for name in sorted(found)]


def is_measure(text: str, words: Vocabulary) -> bool:
    """True for a text that is a column's name of an indicator, with or without a unit, and no category."""
    return bool(_candidates((text,), words.by_label)) and words.dimensions.of_category(text) is None


def _fits(indicator: Indicator, around: _Around, label: str, dimensions: frozenset[str]) -> bool:
    heading, known = around.heading, around.words.dimensions
    if not is_about(indicator, heading, label, known):
        return False
    where = indicator.source.where.items()
    return all(name in dimensions or says_only((name, category), heading, label, known) for name, category in where)


def _by_table(indicators: list[Indicator], heading: Heading) -> list[Indicator]:
    """Where several fit, let the table's number decide, if the sheet or title gives it."""
    named = [one for one in indicators if one.source.table and one.source.table.lower() in heading.context.lower()]
    return named if len(indicators) > 1 and named else indicators


def _pairs(
    labels: tuple[tuple[int, str], ...], indicator: Indicator, around: _Around
) -> tuple[tuple[str, str], ...] | None:
    """Read labels left over as groups. None where one of them is not a known category.

    A label that only says what the indicator is about ("Kontanthjælp") is no group, and neither is another such thing
    ("Sygedagpenge"): the figures are then not the indicator's. So are those of what it leaves out by definition.
    """
    pairs = []
    header_dimensions, dimensions = around.header_dimensions, around.words.dimensions
    for place, (row, text) in enumerate(labels):
        below = [other for _, other in labels[place + 1 :]]
        if slug(text) in map(slug, indicator.source.about) or says_no_more(
            text, below, indicator, around.words, around.heads
        ):
            continue
        name = header_dimensions[row] if row < len(header_dimensions) else dimensions.of_category(text)
        if (name is None and not dimensions.is_everybody(text)) or another(indicator, text, dimensions):
            return None
        category = dimensions.category(name or "", text)
        if wanted := indicator.source.where.get(name or ""):
            if category != dimensions.category(name or "", wanted):
                return None
        elif name and category != TOTAL:
            pairs.append((name, category))
    return tuple(pairs)


def _why_not(
    candidates: list[Indicator],
    fitting: list[Indicator],
    rest: tuple[tuple[int, str], ...],
    around: _Around,
    label: str,
) -> str:
    dimensions = around.words.dimensions
    if len(fitting) > 1:
        names = ", ".join(one.id for one in fitting)
        return f"navnet bruges af flere indikatorer ({names}), og filen siger ikke hvilken"
    if fitting:
        return why_in_no_group(fitting[0], (text for _, text in rest), dimensions)
    return why_unfit(candidates, around.heading, label, dimensions)
