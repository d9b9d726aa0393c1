"""Where the table is in a sheet, found by its structure."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pejling.intake.grid_search import find_grid
from pejling.intake.grids import Grid
from pejling.intake.roles import Role
from pejling.intake.vocabulary import Vocabulary

HEADER = ["Periode", "Område", "Aktiveringsgrad"]
BODY = [["aug 2021", "Hvidovre", 10.1], ["sep 2021", "Hvidovre", 12.0]]


def grid_of(words: Vocabulary, *rows: Sequence[object]) -> Grid:
    """Find the table in rows, filled to one width as a sheet's are."""
    width = max(map(len, rows))
    filled = [[*("" if cell is None else cell for cell in row), *[""] * (width - len(row))] for row in rows]
    found = find_grid(filled, words.areas)
    assert found is not None
    return found


def roles(grid: Grid) -> list[str]:
    """Return what each column is."""
    return [column.role.value for column in grid.columns]


def test_a_plain_table_starts_at_once(words: Vocabulary) -> None:
    grid = grid_of(words, HEADER, *BODY)

    assert (grid.lines, grid.row_numbers[0], grid.height) == ((), 1, 2)
    assert roles(grid) == ["period", "area", "value"]


def test_lines_above_are_no_part_of_the_table(words: Vocabulary) -> None:
    grid = grid_of(words, ["Kontanthjælp: Aktiveringsgrad"], ["Udtrukket den 22. august 2026"], [], HEADER, *BODY)

    assert grid.lines == ("Kontanthjælp: Aktiveringsgrad", "Udtrukket den 22. august 2026")
    assert (grid.row_numbers[0], grid.height) == (4, 2)


def test_a_key_beside_its_value_is_a_line_above(words: Vocabulary) -> None:
    grid = grid_of(words, ["Område:", "Hvidovre"], HEADER, *BODY)

    assert grid.lines == ("Område: Hvidovre",)


def test_notes_below_are_no_part_of_the_table(words: Vocabulary) -> None:
    grid = grid_of(words, HEADER, *BODY, [], ["Kilde: Jobindsats.dk"], ["- : Tallet er diskretioneret"])

    assert grid.height == 2


def test_a_last_row_with_only_masked_figures_is_part_of_the_table(words: Vocabulary) -> None:
    grid = grid_of(
        words, ["Periode", "Aktiveringsgrad"], ["aug 2021", 1.5], ["sep 2021", 1.6], ["okt 2021", ""], ["Kilde: x"]
    )

    assert grid.height == 3


def test_stubs_that_are_not_repeated_are_filled_down(words: Vocabulary) -> None:
    grid = grid_of(
        words,
        ["Område", "Visitationskategori", "Aktiveringsgrad"],
        ["Hele landet", "Uddannelsesparat", 18.4],
        ["", "Aktivitetsparat", 21.0],
        ["Hvidovre", "Uddannelsesparat", 15.2],
    )

    assert list(grid.having(Role.AREA)[0].cells) == ["Hele landet", "Hele landet", "Hvidovre"]


def test_empty_value_cells_are_not_filled_down(words: Vocabulary) -> None:
    grid = grid_of(words, HEADER, *BODY, ["okt 2021", "Hvidovre", ""])

    assert list(grid.having(Role.VALUE)[0].cells) == [10.1, 12.0, ""]


def test_two_header_rows_are_joined_and_the_upper_one_filled_across(words: Vocabulary) -> None:
    grid = grid_of(
        words,
        ["", "Aug 2021", "", "Sep 2021", ""],
        ["Område", "Aktiveringsgrad", "Andel aktiveringsberørte", "Aktiveringsgrad", "Andel aktiveringsberørte"],
        ["Hvidovre", 10.1, 29.0, 12.0, 34.6],
    )

    assert [column.header for column in grid.having(Role.VALUE)] == [
        ("Aug 2021", "Aktiveringsgrad"),
        ("Aug 2021", "Andel aktiveringsberørte"),
        ("Sep 2021", "Aktiveringsgrad"),
        ("Sep 2021", "Andel aktiveringsberørte"),
    ]


def test_years_as_numbers_in_the_header_are_no_body(words: Vocabulary) -> None:
    grid = grid_of(words, ["Område", 2008.0, 2009.0], ["Hvidovre", 78.0, 75.2], ["Brøndby", 77.0, 74.0])

    assert (grid.row_numbers[0], grid.height) == (1, 2)
    assert roles(grid) == ["area", "value", "value"]


@pytest.mark.parametrize("digits", [["0", "1", "2"], [0.0, 1.0, 2.0]])
def test_a_second_header_row_of_digits_is_a_header_and_no_body(words: Vocabulary, digits: list[object]) -> None:
    # Jobindsats: the number of interviews held, under the measure's name
    grid = grid_of(
        words,
        ["Periode", "Område", "Andel personer fordelt på antal afholdte jobsamtaler", "", "", ""],
        ["", "", *digits, "3+"],
        ["Jan 2020", "Hvidovre", 5.0, 8.0, 15.0, 72.0],
        ["Feb 2020", "Hvidovre", 5.0, 9.0, 15.0, 71.0],
    )

    assert (grid.row_numbers[0], grid.height) == (2, 2)
    assert grid.columns[5].label == "Andel personer fordelt på antal afholdte jobsamtaler: 3+"
    assert grid.columns[2].label == "Andel personer fordelt på antal afholdte jobsamtaler: 0"


def test_counts_that_happen_to_be_municipalities_codes_are_no_areas(words: Vocabulary) -> None:
    grid = grid_of(
        words,
        ["Område", "Jan 2020", "Feb 2020"],
        ["Hele landet", 3.0, 217.0],
        ["Aarhus", 3.0, 147.0],
        ["Hvidovre", 3.0, 101.0],
        ["Brøndby", 3.0, "-"],
    )

    assert roles(grid) == ["area", "value", "value"]


def test_counts_that_happen_to_be_years_are_no_header(words: Vocabulary) -> None:
    grid = grid_of(words, ["Periode", "Aarhus"], ["Jan 2020", 2010.0], ["Feb 2020", 2105.0], ["Mar 2020", 2110.0])

    assert (grid.row_numbers[0], grid.height) == (1, 3)


def test_a_running_counter_is_no_figure(words: Vocabulary) -> None:
    grid = grid_of(words, ["Tael", "Periode", "Aktiveringsgrad"], [1.0, "aug 2021", 10.1], [2.0, "jul 2021", 12.0])

    assert roles(grid) == ["empty", "period", "value"]


def test_a_code_beside_a_name_adds_no_second_area(words: Vocabulary) -> None:
    grid = grid_of(words, ["Kommune", "Område", "Periode", "Aktiveringsgrad"], [167.0, "Hvidovre", "aug 2021", 10.1])

    assert roles(grid) == ["area", "empty", "period", "value"]


def test_municipalities_beside_their_region_are_the_figures_areas(words: Vocabulary) -> None:
    header = ["Region", "Kommune", "Periode", "Aktiveringsgrad"]
    rows = [["Region Hovedstaden", name, "aug 2021", 10.1] for name in ("Hvidovre", "Rødovre")]

    assert roles(grid_of(words, header, *rows)) == ["empty", "area", "period", "value"]


def test_an_area_that_another_does_not_tell_parts_the_figures(words: Vocabulary) -> None:
    header = ["Område", "Bopæl", "Periode", "Aktiveringsgrad"]
    rows = [["Hvidovre", name, "aug 2021", 10.1] for name in ("Hvidovre", "Rødovre")]

    assert roles(grid_of(words, header, *rows)) == ["area", "stub", "period", "value"]


def test_a_column_of_masked_figures_is_a_figure(words: Vocabulary) -> None:
    grid = grid_of(
        words, ["Periode", "Område", "A", "B"], ["aug 2021", "Hvidovre", "-", 1.0], ["sep 2021", "Hvidovre", "-", 2.0]
    )

    assert roles(grid) == ["period", "area", "value", "value"]


def test_a_sheet_of_text_has_no_figures(words: Vocabulary) -> None:
    assert find_grid([["Velkommen"], ["til tallene"]], words.areas) is None
    assert find_grid([["", ""]], words.areas) is None


def test_a_header_alone_is_no_table(words: Vocabulary) -> None:
    assert find_grid([["Periode", "Område", "Aktiveringsgrad"]], words.areas) is None


def test_figures_as_labels_beside_the_titles_of_periods_and_areas_are_a_header(words: Vocabulary) -> None:
    grid = grid_of(
        words,
        ["", "", "Andel personer fordelt på antal afholdte jobsamtaler"],
        ["Måned", "Område", "0", "1", "2", "3+"],
        ["Jan 2020", "Hvidovre", 5.1, 8.2, 15.5, 71.2],
        ["Feb 2020", "Hvidovre", 5.0, 8.0, 14.7, 72.3],
    )

    assert roles(grid) == ["period", "area", "value", "value", "value", "value"]
    assert grid.columns[5].label == "Andel personer fordelt på antal afholdte jobsamtaler: 3+"
