"""Series and groups: how a breakdown is named, and what a series can be asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejling.period_spellings import parse_period
from pejling.series import Mark, group_from_id, group_id, group_of, slug
from tests.pejling.builders import observations, observed, provisional, series

SLUGS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "ascii_text"),
    [
        ("A-dagpenge", "a-dagpenge"),
        ("Kontanthjælp", "kontanthjaelp"),
        ("Køn", "koen"),
        ("Åbenlys uddannelsesparat", "aabenlys-uddannelsesparat"),
        ("25-29 år", "25-29-aar"),
        ("  Uoplyst mv. ", "uoplyst-mv"),
        ("Indvandrere, i alt", "indvandrere-i-alt"),
    ],
)
def test_a_category_is_written_in_short_ascii(text: str, ascii_text: str) -> None:
    assert slug(text) == ascii_text


def test_the_order_of_a_breakdown_makes_no_other_group() -> None:
    one = group_of({"Køn": "Kvinder", "Alder": "25-29 år"})
    other = group_of({"alder": "25-29 år", "køn": "kvinder"})

    assert one == other == (("alder", "25-29-aar"), ("koen", "kvinder"))


def test_everybody_is_the_empty_group() -> None:
    assert group_of({}) == ()
    assert group_id(()) == ""
    assert group_from_id("") == ()


@given(st.dictionaries(SLUGS, SLUGS, max_size=4))
def test_a_groups_id_is_read_back_as_the_same_group(pairs: dict[str, str]) -> None:
    group = group_of(pairs)

    assert group_from_id(group_id(group)) == group


def test_the_newest_settled_value_is_not_the_provisional_one() -> None:
    found = series(provisional(observations("2026-04", [16.1, 16.7, 17.2])))

    assert found.newest == observed("2026-06", 17.2, Mark.PROVISIONAL)
    assert found.newest_settled == observed("2026-05", 16.7)


def test_a_suppressed_value_is_neither_settled_nor_published_nor_zero() -> None:
    found = series(observations("2026-04", [16.1, None]))

    assert [one.value for one in found.settled] == [16.1]
    assert [one.value for one in found.published] == [16.1]
    assert found.observations[1].value is None


def test_a_series_without_figures_has_no_newest() -> None:
    assert series(()).newest is None
    assert series(()).newest_settled is None


def test_between_takes_both_ends_and_only_settled_figures() -> None:
    found = series(provisional(observations("2026-01", [1, 2, None, 4, 5])))

    between = found.between(parse_period("2026-02"), parse_period("2026-05"))

    assert [one.value for one in between] == [2, 4]


def test_a_period_without_a_figure_gives_none() -> None:
    found = series(observations("2026-01", [1]))

    assert found.at(parse_period("2026-01")) == observed("2026-01", 1)
    assert found.at(parse_period("2026-02")) is None
