"""Breakdowns written as numbers, and columns of text that part nothing."""

from __future__ import annotations

import pytest

from pejling.intake.issues import Severity
from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read

RATE = "aktiveringsgrad"
MONTHS = {"Jan 2025": "2025-01", "Feb 2025": "2025-02"}
HEADER = ["Periode", "Område", "Aktiveringsgrad"]


def by_number(header: str, numbers: list[object]) -> bytes:
    """Make a table with two months of figures for each number."""
    rows = [[month, "Hvidovre", one, 20.5 + place] for month in MONTHS for place, one in enumerate(numbers)]
    return workbook(["Periode", "Område", header, "Aktiveringsgrad"], *rows)


# numbers


@pytest.mark.parametrize(("header", "name"), [("Alder", "alder"), ("Måneder på ydelsen", "maaneder-paa-ydelsen")])
@pytest.mark.parametrize("numbers", [[18, 19, 20], ["18", "19", "20"]])
def test_figures_by_age_in_numbers_are_kept_apart(read: Read, header: str, name: str, numbers: list[object]) -> None:
    told = read(by_number(header, numbers))

    groups = {f"{name}={number}": 20.5 + place for place, number in enumerate(numbers)}
    assert told.figures == {
        (RATE, "167", group, when): value for when in MONTHS.values() for group, value in groups.items()
    }
    assert f"kolonnen '{header}' deler rækkerne op; tallene er holdt adskilt" in told.problems
    assert "der er ingen tal for alle under ét" in told.problems
    assert "ukendt opdeling" not in told.problems  # once is enough


def test_a_row_of_all_among_the_numbers_is_the_figure_for_all(read: Read) -> None:
    told = read(by_number("Alder", ["I alt", 18, 19, None]))

    assert {group: value for (_, _, group, when), value in told.figures.items() if when == "2025-01"} == {
        "": 20.5,
        "alder=18": 21.5,
        "alder=19": 22.5,
        "alder=uoplyst": 23.5,
    }


def test_two_columns_of_numbers_are_two_breakdowns(read: Read) -> None:
    rows = [["Jan 2025", "Hvidovre", age, month, age + month] for age in (18, 19) for month in (1, 2)]
    told = read(workbook(["Periode", "Område", "Alder", "Måneder på ydelsen", "Aktiveringsgrad"], *rows))

    assert {group: value for (_, _, group, _), value in told.figures.items()} == {
        f"alder={age};maaneder-paa-ydelsen={month}": age + month for age in (18, 19) for month in (1, 2)
    }


def test_a_number_for_each_case_is_no_breakdown_and_nothing_is_used(read: Read) -> None:
    rows = [["Jan 2025", "Hvidovre", 4000 + case, 20.5 + case / 10] for case in range(130)]
    told = read(workbook(["Periode", "Område", "Sag", "Aktiveringsgrad"], *rows))

    assert told.figures == {}
    assert "kolonnen 'Sag' deler rækkerne op i så mange" in told.errors[0].problem


def test_an_unknown_count_beside_the_figures_parts_nothing(read: Read) -> None:
    rows = [["Jan 2025", "Hvidovre", 700, 20.5], ["Feb 2025", "Hvidovre", 710, 21.5]]
    told = read(workbook(["Periode", "Område", "Antal cykler", "Aktiveringsgrad"], *rows))

    assert told.figures == {(RATE, "167", "", "2025-01"): 20.5, (RATE, "167", "", "2025-02"): 21.5}


def test_rows_of_places_that_are_not_known_are_not_parted_by_a_count_beside_them(read: Read) -> None:
    places = ["Hvidovre", *[f"Andeby {number}" for number in range(9)]]
    rows = [["Jan 2025", place, 700 + number, 20.5 + number] for number, place in enumerate(places)]
    told = read(workbook(["Periode", "Område", "Antal cykler", "Aktiveringsgrad"], *rows))

    assert told.figures == {(RATE, "167", "", "2025-01"): 20.5}


def test_rows_that_say_the_same_twice_are_not_parted(read: Read) -> None:
    rows = [["Jan 2025", "Hvidovre", number, 20.5] for number in (3, 4)]
    told = read(workbook(["Periode", "Område", "Udtræk", "Aktiveringsgrad"], *rows))

    assert told.figures == {(RATE, "167", "", "2025-01"): 20.5}


# words


def test_an_unknown_column_with_one_text_throughout_parts_nothing(read: Read) -> None:
    rows = [["Jan 2025", "Hvidovre", 20.5, "ja tak"], ["Feb 2025", "Hvidovre", 21.5, "ja tak"]]
    told = read(workbook([*HEADER, "Godkendt af leder"], *rows))

    assert told.figures == {(RATE, "167", "", "2025-01"): 20.5, (RATE, "167", "", "2025-02"): 21.5}
    assert [issue.severity for issue in told.issues] == [Severity.NOTE]  # that it was not taken for a part


@pytest.mark.parametrize(
    ("header", "text", "group"),
    [
        ("Ydelsesvarighed", "Over 1 år", "ydelsesvarighed=over-1-aar"),
        ("Hvem", "Kvinder", "hvem=kvinder"),
        ("Køn", "Kvinder", "koen=kvinder"),
    ],
)
def test_a_column_with_one_text_that_names_a_part_keeps_its_figures_apart(
    read: Read, header: str, text: str, group: str
) -> None:
    told = read(workbook([*HEADER, header], ["Jan 2025", "Hvidovre", 20.5, text]))

    assert told.figures == {(RATE, "167", group, "2025-01"): 20.5}


def test_that_there_is_no_figure_for_all_is_said(read: Read) -> None:
    rows = [["Jan 2025", "Hvidovre", "Øst", 20.5], ["Jan 2025", "Hvidovre", "Vest", 21.5]]
    total = ["Jan 2025", "Hvidovre", "I alt", 21.0]
    header = ["Periode", "Område", "Hold", "Aktiveringsgrad"]

    assert "der er ingen tal for alle under ét" in read(workbook(header, *rows)).problems
    assert "der er ingen tal for alle under ét" not in read(workbook(header, *rows, total)).problems


@pytest.mark.parametrize("sign", ["-", "?"])
def test_a_sign_for_unknown_is_not_taken_for_everybody(read: Read, sign: str) -> None:
    rows = [["Jan 2025", "Hvidovre", "I alt", 21.0], ["Jan 2025", "Hvidovre", sign, 3.0]]
    told = read(workbook(["Periode", "Område", "Køn", "Aktiveringsgrad"], *rows))

    assert {group: value for (_, _, group, _), value in told.figures.items()} == {"": 21.0, "koen=uoplyst": 3.0}


@pytest.mark.parametrize(
    ("titles", "categories"),
    [
        (("Type", "Type"), [("x", "p"), ("x", "q"), ("y", "p"), ("y", "q")]),
        (("Ydelse", "Ydelsesgruppe"), [("Kontanthjælp", "a"), ("Kontanthjælp", "b"), ("SHO", "a"), ("SHO", "b")]),
        (("Alder", "Aldersgruppe"), [(18, "Unge"), (19, "Unge"), (50, "Voksne"), (51, "Voksne")]),
        (("Alder", "Alder"), [(18, 1), (18, 2), (19, 1), (19, 2)]),
    ],
)
def test_two_breakdowns_that_go_by_one_name_are_not_laid_together(
    read: Read, titles: tuple[str, str], categories: list[tuple[object, object]]
) -> None:
    rows = [["Jan 2025", "Hvidovre", *both, 1.5 + row] for row, both in enumerate(categories)]
    told = read(workbook(["Periode", "Område", *titles, "Aktiveringsgrad"], *rows))

    assert sorted(told.figures.values(), key=str) == [1.5, 2.5, 3.5, 4.5]
    assert "står også i" not in told.problems


def test_a_breakdown_that_stands_in_two_languages_is_one(read: Read) -> None:
    header = ["Periode", "Område", "Køn", "Sex", "Aktiveringsgrad"]
    told = read(workbook(header, ["Jan 2025", "Hvidovre", "Mænd", "Men", 1.5]))

    assert told.figures == {("aktiveringsgrad", "167", "koen=maend", "2025-01"): 1.5}


@pytest.mark.parametrize(
    ("title", "cell", "group"),
    [
        ("Køn", 1, "koen=1"),
        ("Målgruppe", 2.2, "maalgruppe=2-2"),
        ("Alder", "<30", "alder=under-30"),
        ("Alder", 25, "alder=25"),
    ],
)
def test_one_number_below_a_known_breakdown_is_whose_the_figures_are(
    read: Read, title: str, cell: object, group: str
) -> None:
    header = ["Periode", "Område", title, "Aktiveringsgrad"]
    told = read(workbook(header, *([month, "Hvidovre", cell, 15] for month in ("Jan 2025", "Feb 2025"))))

    assert {found for _, _, found, _ in told.figures} == {group}
    assert f"kolonnen '{title}' deler rækkerne op" in told.problems


@pytest.mark.parametrize(("title", "cells"), [("Alder", (34.5, 34.7)), ("Alder", ("-", "-")), ("Vægt", (1, 1))])
def test_other_numbers_beside_the_figures_part_nothing(read: Read, title: str, cells: tuple[object, object]) -> None:
    header = ["Periode", "Område", title, "Aktiveringsgrad"]
    months = zip(("Jan 2025", "Feb 2025"), cells, strict=True)
    told = read(workbook(header, *([month, "Hvidovre", cell, 15] for month, cell in months)))

    assert {group for _, _, group, _ in told.figures} == {""}
