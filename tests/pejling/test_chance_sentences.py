"""What the coming time may bring, in words: never a bare word, never 0 or 100 per cent, never without its condition."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejling import sentences
from pejling.ambitions import Ambition, ambition_of
from pejling.gaps import Precedent
from pejling.measurements import Aim, Span
from pejling.outlooks import MeanOutlook
from pejling.period_spellings import parse_period
from pejling.plans import Measured
from pejling.references import AtLevel, Seen
from tests.pejling.builders import PERCENT, PERSONS

DECEMBER = parse_period("2026-12")
END = Aim(18, 1, Measured.END, Span(DECEMBER, DECEMBER))
YEAR = Aim(18, 1, Measured.YEAR_AVERAGE, Span(parse_period("2026-01"), DECEMBER))
AT_MOST = Aim(650, -1, Measured.END, Span(DECEMBER, DECEMBER))


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.0, "under 1 ud af 20"),
        (0.0499, "under 1 ud af 20"),
        (0.06, "omtrent 1 ud af 20 (6 pct.)"),
        (0.12, "omtrent 1 ud af 10 (12 pct.)"),
        (0.16, "omtrent 2 ud af 10 (16 pct.)"),
        (0.25, "omtrent 1 ud af 4 (25 pct.)"),
        (0.55, "omtrent 6 ud af 10 (55 pct.)"),
        (0.75, "omtrent 3 ud af 4 (75 pct.)"),
        (0.94, "omtrent 19 ud af 20 (94 pct.)"),
        (0.9501, "over 19 ud af 20"),
        (1.0, "over 19 ud af 20"),
    ],
)
def test_a_chance_is_told_in_cases_and_per_cent(chance: float, words: str) -> None:
    assert sentences.chance_words(chance) == words


@given(st.floats(0, 1))
def test_no_chance_is_ever_nought_or_all_or_has_decimals(chance: float) -> None:
    told = sentences.chance_words(chance)

    assert not re.search(r"\b(0|100) pct|0 ud af|,", told)


@pytest.mark.parametrize(
    ("chance", "expected"),
    [
        (0.96, Ambition.ALMOST_CERTAIN), (0.95, Ambition.CAUTIOUS), (0.80, Ambition.REALISTIC),
        (0.50, Ambition.AMBITIOUS), (0.20, Ambition.VERY_AMBITIOUS), (0.05, Ambition.UNPRECEDENTED),
    ],
)  # fmt: skip
def test_the_word_for_a_level_goes_by_its_chance(chance: float, expected: Ambition) -> None:
    assert ambition_of(chance) is expected


def test_what_has_been_seen_is_not_called_without_precedent() -> None:
    july = parse_period("2026-07")
    words = [sentences.ambition_words(Ambition.UNPRECEDENTED, AtLevel(met, 97, july)) for met in (0, 3)]

    assert ambition_of(0.01, Precedent(2, 24, july)) is Ambition.VERY_AMBITIOUS
    assert ambition_of(0.01, Precedent(0, 24, None)) is Ambition.UNPRECEDENTED
    assert sentences.ambition_words(Ambition.UNPRECEDENTED) == "Niveauet er meget ambitiøst."
    assert words == [
        "Niveauet er uden fortilfælde her, og ingen anden kommune lå på det i juli 2026.",
        "Niveauet er meget ambitiøst.",
    ]


def test_a_level_all_but_out_of_reach_is_told_with_the_one_that_is_as_likely_as_not() -> None:
    assert sentences.even_words(15.2, END, PERCENT) == "Lige stor chance for og imod er der ved mindst 15,2 pct."


def test_the_range_names_what_is_measured_and_when_with_the_condition() -> None:
    end = sentences.range_words(MeanOutlook(18, 1), END, "Aktiveringsgrad", PERCENT)
    year = sentences.range_words(MeanOutlook(18, 1), YEAR, "Aktiveringsgrad", PERCENT)

    assert end.startswith("Hvis udviklingen fortsætter som hidtil, og der ikke kommer reformer")
    assert end.endswith("ender »Aktiveringsgrad« i december 2026 mellem 16,8 og 19,2 pct. i 8 ud af 10 tilfælde.")
    assert year.endswith("bliver gennemsnittet for planens tid mellem 16,8 og 19,2 pct. i 8 ud af 10 tilfælde.")


def test_no_share_ends_below_nought_or_above_a_hundred() -> None:
    assert "mellem 0,0 og 1,3 pct." in sentences.range_words(MeanOutlook(0.1, 1), END, "Andel", PERCENT)
    assert "og 100,0 pct." in sentences.range_words(MeanOutlook(99.9, 1), END, "Andel", PERCENT)


def test_every_sentence_with_a_chance_ends_once() -> None:
    told = [
        sentences.chance_sentence(0.55, 18, END, PERCENT),
        sentences.class_reason(0.55, 18, END, PERCENT),
        sentences.direction_reason(0.55, 16, YEAR, PERCENT),
        sentences.step_words(0.55, 0.32, 1, END, PERCENT),
    ]

    assert told[0] == "Chancen for mindst 18,0 pct. er omtrent 6 ud af 10 (55 pct.)."
    assert all(text.endswith(".") and not text.endswith("..") for text in told)
    assert sum(text.startswith("Hvis udviklingen") for text in told) == 2


def test_one_step_more_goes_the_way_that_asks_for_more() -> None:
    up = sentences.step_words(0.55, 0.32, 1, END, PERCENT)
    down = sentences.step_words(0.55, 0.32, 7, AT_MOST, PERSONS)

    assert up == "Et mål, der er 1 procentpoint højere, sænker chancen fra 55 til 32 pct."
    assert down == "Et mål, der er 7 personer lavere, sænker chancen fra 55 til 32 pct."
    assert "ikke chancen mærkbart" in sentences.step_words(0.551, 0.552, 1, END, PERCENT)


def test_the_others_are_counted_and_the_change_is_told_with_the_number_of_cases() -> None:
    july = parse_period("2026-07")

    assert sentences.peers_words(AtLevel(24, 98, july), 20, END, PERCENT) == (
        "24 af 98 kommuner lå på 20,0 pct. eller mere i juli 2026."
    )
    assert sentences.seen_words(Seen(121, 392, 5)) == (
        "En mindst lige så god udvikling fra samme måned og 5 måneder frem er set i 121 af 392 forløb i kommunerne."
    )
    assert "i ingen af 392" in sentences.seen_words(Seen(0, 392, 5))


def test_more_than_25_points_apart_is_said() -> None:
    assert sentences.apart_words(0.55, Seen(31, 100, 5)) == ""
    assert "peger forskelligt" in sentences.apart_words(0.57, Seen(31, 100, 5))
