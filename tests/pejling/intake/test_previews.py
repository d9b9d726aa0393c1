"""A table as it is shown to a person: figures as Danes write them, and nothing that may be a person's number."""

from __future__ import annotations

import pytest

from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read
from tests.pejling.intake.readings import Told

MADE_UP, BORN_WITHOUT_ZERO = 2512489996, 101901234


def cells_shown(read: Read, label: str, cell: object) -> list[str]:
    """Return what the one column of figures of a file shows of its cells."""
    told = read(workbook(["Periode", "Område", label], ["Jul 2026", "Hvidovre", cell]))
    return [text for one in told.reading.previews for column in one.columns[2:] for text in column.cells]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1_234_567, "1.234.567"),
        (1_234_567.5, "1.234.568"),
        (1234.5, "1.234,5"),
        (0.029, "0,029"),
        (-3, "−3"),
        (17.25, "17,25"),
        (987_654_321_012, "987.654.321.012"),
        (1e300, "1e+300"),
    ],
)
def test_figures_are_shown_whole_as_danes_write_them(read: Read, cell: float, text: str) -> None:
    assert cells_shown(read, "Udgifter", cell) == [text]


def test_a_year_is_shown_as_a_year(read: Read) -> None:
    told = read(workbook(["År", "Område", "Udgifter"], [2025, "Hvidovre", 2025]))

    ((year, _, figures),) = (one.columns for one in told.reading.previews)
    assert (year.cells, figures.cells) == (("2025",), ("2.025",))


@pytest.mark.parametrize("label", ["Udgifter", "P-nummer"])
@pytest.mark.parametrize("cell", [MADE_UP, BORN_WITHOUT_ZERO, MADE_UP + 0.5, "2.512.489.996"])
def test_a_figure_that_could_be_a_persons_number_is_not_shown(read: Read, label: str, cell: object) -> None:
    assert cells_shown(read, label, cell) == ["(tallet vises ikke)"]


def with_workplaces(read: Read, first: str) -> Told:
    """Read a table whose rows are parted by numbers of workplaces, written as text."""
    rows = ["Jul 2026", "Hvidovre", first, 17.2], ["Jul 2026", "Hvidovre", "1002456781", 17.3]
    return read(workbook(["Periode", "Område", "P-nummer", "Aktiveringsgrad"], *rows))


def test_a_workplaces_number_that_could_be_a_persons_is_not_shown(read: Read) -> None:
    ((_, _, number, _),) = (one.columns for one in with_workplaces(read, "1003456789").reading.previews)

    assert number.cells == ("(tallet vises ikke)",) * 2


def test_a_persons_number_as_text_refuses_the_file_all_the_same(read: Read) -> None:
    told = with_workplaces(read, str(MADE_UP))

    assert "personnummer (CPR)" in told.problems
    assert told.reading.previews == ()
