"""What people have said of periods, areas and breakdowns: used, and never so that figures are laid together."""

from __future__ import annotations

import dataclasses

import pytest

from pejling.intake.corrections import answer_label, label_of
from pejling.intake.reading import read_content
from pejling.intake.vocabulary import Vocabulary
from tests.pejling.builders import workbook
from tests.pejling.intake.readings import Told

HEADER = ["Periode", "Område", "Hold", "Køn", "Aktiveringsgrad"]


def told(words: Vocabulary, rows: list[list[object]], said: dict[str, str]) -> Told:
    """Read a table once to know its layout, and again with what was said of its columns."""
    content = workbook(HEADER, *rows)
    mark = Told(read_content(content, words, lambda _: None)).layouts[0]
    answers = {(mark, answer_label(*key.split(":"))): meaning for key, meaning in said.items()}
    return Told(read_content(content, dataclasses.replace(words, answers=answers), lambda _: None))


def groups(found: Told) -> set[str]:
    return {group for _, _, group, _ in found.figures}


TWO = [["Jul 2026", "Hvidovre", "A", "Mænd", 15.0], ["Jul 2026", "Hvidovre", "B", "Mænd", 16.0]]


def test_a_breakdown_is_what_somebody_has_said(words: Vocabulary) -> None:
    found = told(words, TWO, {"stub:Hold": "maalgruppe"})

    assert groups(found) == {"koen=maend;maalgruppe=a", "koen=maend;maalgruppe=b"}
    assert "ukendt opdeling" not in found.problems


def test_a_column_left_out_by_an_answer_is_no_group(words: Vocabulary) -> None:
    rows = [[*TWO[0]], ["Aug 2026", "Hvidovre", "B", "Mænd", 16.0]]

    assert groups(told(words, rows, {"stub:Hold": ""})) == {"koen=maend"}


@pytest.mark.parametrize("column", ["stub:Hold", "period:Periode", "area:Område"])
def test_no_column_is_left_out_where_rows_would_then_be_of_the_same(words: Vocabulary, column: str) -> None:
    other = {"stub:Hold": TWO[1], "period:Periode": ["Aug 2026", *TWO[0][1:4], 16.0]}
    rows = [TWO[0], other.get(column, ["Jul 2026", "Rødovre", *TWO[0][2:4], 16.0])]

    found = told(words, rows, {column: ""})

    assert len(found.figures) == 2
    assert f"kolonnen '{column.split(':')[1]}' ikke skal bruges, men flere rækker er ens uden den" in found.problems


def test_a_known_breakdown_that_is_read_as_another_is_told_of_each_time(words: Vocabulary) -> None:
    found = told(words, TWO, {"stub:Køn": "herkomst"})

    assert groups(found) == {"herkomst=maend;hold=a", "herkomst=maend;hold=b"}
    assert "kolonnen 'Køn' er læst som en anden opdeling end den, den hedder" in found.problems


def test_an_answer_holds_for_no_table_with_a_column_more_even_one_that_is_not_used(words: Vocabulary) -> None:
    rows = [["Jul 2026", "Hvidovre", "Mænd", 15.0]]
    plain = workbook([*HEADER[:2], "Køn", HEADER[-1]], *rows)
    more = workbook([*HEADER[:2], "Køn", HEADER[-1], "Opdateret"], *([*row, "2026-08-01"] for row in rows))

    first, second = (Told(read_content(content, words, lambda _: None)).layouts for content in (plain, more))

    assert first != second


def test_two_columns_are_never_the_same_breakdown(words: Vocabulary) -> None:
    found = told(words, TWO, {"stub:Hold": "koen"})

    assert groups(found) == {"hold=a;koen=maend", "hold=b;koen=maend"}
    assert "er en opdeling, som tabellen allerede har; den er holdt for sig" in found.problems


def test_an_area_column_that_is_left_out_gives_way_to_the_title(words: Vocabulary) -> None:
    content_rows: list[list[object]] = [TWO[0]]

    found = told(words, content_rows, {"area:Område": ""})

    assert not any(area == "167" for _, area, _, _ in found.figures)


def test_the_label_of_an_answer_holds_the_columns_own() -> None:
    assert label_of(answer_label("stub", "Hold: A")) == "Hold: A"
    assert label_of("Aktiveringsgrad") == "Aktiveringsgrad"
