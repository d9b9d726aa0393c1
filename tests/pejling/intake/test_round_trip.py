"""Any small table of figures, laid out in any of the common ways, is read back exactly."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pejling import danish
from pejling.intake.reading import load_vocabulary, read_content
from pejling.intake.vocabulary import Vocabulary
from pejling.periods import Frequency, Period
from tests.pejling.builders import workbook
from tests.pejling.intake.readings import Figures, figures_in

AREAS = {"Hele landet": "000", "Hvidovre": "167", "Brøndby": "153", "Høje-Taastrup": "169", "Aarhus": "751"}
MEASURES = {"Aktiveringsgrad": "aktiveringsgrad", "Antal langtidsledige personer": "langtidsledige"}
GROUPS = {"I alt": "", "Uddannelsesparat": "visitation=uddannelsesparat", "Jobparat": "visitation=jobparat"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Maj", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dec")
LOOKALIKES = [101, 147, 167, 217, 1995, 2010, 2020]  # counts that might be taken for municipalities' codes or years
Cell = float | str | None


@dataclass(frozen=True)
class Table:
    """One measure by area and month; None is masked."""

    measure: str
    areas: tuple[str, ...]
    months: tuple[Period, ...]
    values: dict[tuple[str, Period], float | None]

    @property
    def figures(self) -> Figures:
        """What must be read."""
        name = MEASURES[self.measure]
        return {(name, AREAS[area], "", month.id): value for (area, month), value in self.values.items()}


def label(month: Period) -> str:
    """Write a month as Jobindsats' website does."""
    return f"{MONTHS[month.position - 1]} {month.year}"


@st.composite
def tables(draw: st.DrawFn, masked: bool = True) -> Table:  # noqa: FBT001, FBT002 - Hypothesis draws by keyword
    """Draw a table with at least one figure in each month and each area."""
    measure = draw(st.sampled_from(sorted(MEASURES)))
    areas = tuple(draw(st.lists(st.sampled_from(sorted(AREAS)), min_size=2, max_size=4, unique=True)))
    first = draw(st.integers(2007 * 12, 2026 * 12))
    months = tuple(Period(Frequency.MONTH, first + i) for i in range(draw(st.integers(2, 5))))
    shares, counts = st.integers(15, 999).map(lambda n: n / 10), st.integers(3, 99_999) | st.sampled_from(LOOKALIKES)
    figure = shares if measure == "Aktiveringsgrad" else counts
    values = {(area, month): float(draw(figure)) for area in areas for month in months}
    hidden = draw(st.sets(st.sampled_from(sorted(values, key=str)), max_size=len(values) // 3)) if masked else set()
    kept: dict[tuple[str, Period], float | None] = {key: None if key in hidden else values[key] for key in values}
    for month in months:
        kept[areas[0], month] = values[areas[0], month]
    return Table(measure, areas, months, kept)


@cache
def vocabulary() -> Vocabulary:
    """Return all that names can mean; no fixture, because Hypothesis would print it with every failing example."""
    return load_vocabulary(Path(__file__).parents[3] / "data")


def read_back(content: bytes) -> Figures:
    """Read a file."""
    return figures_in(read_content(content, vocabulary(), lambda _: None).observations)


@settings(max_examples=60)
@given(tables(), st.sampled_from([None, "-", "*"]))
def test_a_long_list_is_read_back(table: Table, mask: str | None) -> None:
    rows: list[list[Cell]] = [["Periode", "Område", table.measure]]
    rows += [[label(month), area, mask if value is None else value] for (area, month), value in table.values.items()]

    assert read_back(workbook(*rows)) == table.figures


@settings(max_examples=60)
@given(tables(), st.sampled_from([None, "-"]), st.booleans())
def test_months_across_are_read_back(table: Table, mask: str | None, notes: bool) -> None:  # noqa: FBT001
    rows: list[list[Cell]] = (
        [[f"Ledighed: {table.measure}"], ["Udtrukket den 22. august 2026"], []] if notes else [[table.measure]]
    )
    rows.append(["Område", *map(label, table.months)])
    for area in table.areas:
        cells = [table.values[area, month] for month in table.months]
        rows.append([area, *(mask if value is None else value for value in cells)])
    rows += [[], ["Kilde: Jobindsats.dk"]] if notes else []

    assert read_back(workbook(*rows)) == table.figures


@settings(max_examples=60)
@given(tables(), st.sampled_from([None, "-"]))
def test_areas_across_are_read_back(table: Table, mask: str | None) -> None:
    rows: list[list[Cell]] = [[f"Ledighed: {table.measure}"], ["Periode", *table.areas]]
    for month in table.months:
        cells = [table.values[area, month] for area in table.areas]
        rows.append([label(month), *(mask if value is None else value for value in cells)])

    figures = {key: value for key, value in table.figures.items() if value is not None}
    found = {key: value for key, value in read_back(workbook(*rows)).items() if value is not None}
    assert found == figures


@settings(max_examples=60)
@given(tables())
def test_figures_as_danish_text_in_a_text_file_are_read_back(table: Table) -> None:
    decimals = 1 if table.measure == "Aktiveringsgrad" else 0
    lines = [f"Periode;Område;{table.measure}"]
    for (area, month), value in table.values.items():
        lines.append(
            f"{month.year}M{month.position:02d};{area};{'' if value is None else danish.number(value, decimals)}"
        )

    assert read_back("\r\n".join(lines).encode("utf-8-sig")) == table.figures


@settings(max_examples=60)
@given(tables(masked=False), st.permutations(sorted(GROUPS)))
def test_groups_down_or_across_are_read_back_as_the_same(table: Table, order: list[str]) -> None:
    name, area = MEASURES[table.measure], table.areas[0]
    value = {
        (group, month): float((round(table.values[area, month] or 0) + place) % 101)  # shares end at 100
        for place, group in enumerate(order)
        for month in table.months
    }
    down: list[list[Cell]] = [["Periode", "Område", "Visitationskategori", table.measure]]
    down += [[label(month), area, group, value[group, month]] for month in table.months for group in order]
    across: list[list[Cell]] = [[None, None, table.measure], ["Periode", "Område", *order]]
    across += [[label(month), area, *(value[group, month] for group in order)] for month in table.months]

    expected = {(name, AREAS[area], GROUPS[group], month.id): one for (group, month), one in value.items()}
    assert read_back(workbook(*down)) == expected
    assert read_back(workbook(*across)) == expected
