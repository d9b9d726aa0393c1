"""The sentences about figures: what they say, and what they may never look like."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pejling import danish, sentences
from pejling.gaps import Persons, Precedent
from pejling.indicators import Indicator
from pejling.measurements import Aim, Measurement, meets, span_of
from pejling.paces import Pace
from pejling.period_spellings import parse_period
from pejling.periods import Frequency
from pejling.plans import Measured
from tests.pejling.builders import FULL_TIME, PERCENT, PERSONS, indicator, observed

JULY = parse_period("2026-07")


def aim(level: float | None, direction: int = 1, measured: Measured = Measured.END) -> Aim:
    """Make an aim at 2026."""
    return Aim(level, direction, measured, span_of(measured, Frequency.MONTH, date(2026, 1, 1), date(2026, 12, 31)))


def paced(pace: Pace, wanted: Aim, kind: Indicator | None = None) -> str:
    """Write a pace from July 2026 on."""
    return sentences.pace_words(pace, observed("2026-07", 17.2), kind or indicator(), wanted)


@pytest.mark.parametrize(
    ("level", "direction", "unit", "words"),
    [
        (16, 1, PERCENT, "mindst 16,0 pct."),
        (3, -1, PERCENT, "højst 3,0 pct."),
        (650, -1, FULL_TIME, "højst 650 fuldtidspersoner"),
        (72.25, 1, PERCENT, "mindst 72,25 pct."),
    ],
)
def test_a_goal_is_at_least_or_at_most(level: float, direction: int, unit: object, words: str) -> None:
    assert sentences.goal_words(level, direction, unit) == words  # type: ignore[arg-type]  # a unit


@pytest.mark.parametrize(
    ("value", "level", "direction", "words"),
    [
        (17.2, 20, 1, "17,2 pct. i juli 2026: 2,8 procentpoint fra målet"),
        (17.2, 16, 1, "17,2 pct. i juli 2026: 1,2 procentpoint bedre end målet"),
        (3.1, 3, -1, "3,1 pct. i juli 2026: 0,1 procentpoint fra målet"),
        (2.5, 3, -1, "2,5 pct. i juli 2026: 0,5 procentpoint bedre end målet"),
        (16, 16, 1, "16,0 pct. i juli 2026: netop på målet"),
        (17.2, None, 1, "17,2 pct. i juli 2026"),
        (15.96, 16, 1, "15,96 pct. i juli 2026: 0,04 procentpoint fra målet"),
    ],
)
def test_the_finding_says_the_value_when_it_was_and_how_far_it_is(
    value: float, level: float | None, direction: int, words: str
) -> None:
    assert sentences.finding(value, JULY, aim(level, direction), PERCENT) == words


def test_a_level_tried_is_called_the_proposal_and_not_the_target() -> None:
    words = sentences.finding(17.2, JULY, aim(18), PERCENT, "forslaget")

    assert words == "17,2 pct. i juli 2026: 0,8 procentpoint fra forslaget"


@given(st.integers(0, 100_000), st.integers(0, 1000), st.sampled_from([1, -1]))
def test_a_finding_has_at_most_ten_words(thousandths: int, tenths: int, direction: int) -> None:
    words = sentences.finding(thousandths / 1000, JULY, aim(tenths / 10, direction), PERCENT).split()

    assert len(words) <= 10


@pytest.mark.parametrize("value", [15.96, 15.95, 15.996, 15.9996])
def test_a_value_that_misses_16_is_never_shown_as_16(value: float) -> None:
    shown = danish.amount(value, PERCENT, sentences.shown_decimals(value, 16, PERCENT))

    assert shown.startswith("15,9")


@given(st.integers(1, 999), st.integers(-60, 60), st.sampled_from([1, -1]))
def test_what_is_shown_is_on_the_same_side_of_the_level_as_the_value(
    tenths: int, thousandths: int, direction: int
) -> None:
    level, value = tenths / 10, tenths / 10 + thousandths / 1000

    shown = float(danish.rounded(value, sentences.shown_decimals(value, level, PERCENT)))

    assert meets(shown, level, direction) is meets(value, level, direction)


def test_a_value_that_is_far_from_its_level_is_shown_as_published() -> None:
    assert sentences.shown_decimals(17.2, 20, PERCENT) == 1
    assert sentences.shown_decimals(16, 16, PERCENT) == 1
    assert sentences.shown_decimals(16, None, PERCENT) == 1


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        (2.8, "Der mangler 2,8 procentpoint."),
        (-1.2, "Niveauet er nået lige nu med 1,2 procentpoint til overs."),
        (0, "Niveauet er netop nået lige nu."),
        (1e-12, "Niveauet er netop nået lige nu."),
    ],
)
def test_a_gap_says_what_is_missing_or_that_nothing_is(missing: float, words: str) -> None:
    assert sentences.gap_words(missing, PERCENT) == words


@pytest.mark.parametrize("missing", [0.04, -0.04, 0.004])
def test_a_small_gap_is_never_said_to_be_nought(missing: float) -> None:
    assert "0,0 procentpoint" not in sentences.gap_words(missing, PERCENT)


@pytest.mark.parametrize("missing", [0.3, -0.3])
def test_a_part_of_a_person_is_never_said_to_be_nobody(missing: float) -> None:
    # 147 persons against a level of 146.7, as a change in per cent makes it
    assert "0 personer" not in sentences.gap_words(missing, PERSONS)


def test_persons_are_said_with_their_denominator() -> None:
    counted = indicator("full_time_persons")

    words = sentences.persons_words(Persons(19, approximate=True, denominator=664), 1, counted)

    expected = "Det svarer til ca. 19 fuldtidspersoner flere, hvis grundlaget (664 fuldtidspersoner) er uændret."
    assert words == expected


def test_one_person_fewer_is_singular_and_exact_persons_are_not_about() -> None:
    words = sentences.persons_words(Persons(1, denominator=664), -1, indicator("persons"))

    assert words == "Det svarer til 1 person færre, hvis grundlaget (664 personer) er uændret."


def test_no_persons_are_said_where_none_are_missing_or_the_gap_is_persons_already() -> None:
    counted = indicator("persons")

    assert sentences.persons_words(Persons(0, denominator=664), 1, counted) == ""
    assert sentences.persons_words(Persons(52), -1, counted) == ""
    assert sentences.persons_words(Persons(19, denominator=664), 1, None) == ""


def test_a_pace_says_what_comes_by_itself_and_what_is_needed_beside_it() -> None:
    words = paced(Pace(5, per_period=0.56, unseasonal=0.37, by_itself=1.1), aim(20))

    assert words == (
        "Fra juli 2026 til december 2026 stiger tallet normalt ca. 1,1 procentpoint af sig selv. "
        "Derudover kræves en stigning på 0,4 procentpoint om måneden."
    )


def test_a_pace_without_a_known_season_is_said_as_it_is() -> None:
    words = paced(Pace(5, per_period=0.56), aim(20))

    assert words == "Det kræver en stigning på 0,6 procentpoint om måneden i 5 måneder."


def test_a_pace_down_is_a_fall() -> None:
    words = paced(Pace(6, per_period=-52 / 6), aim(650, -1), indicator("persons"))

    assert words == "Det kræver et fald på 8,7 personer om måneden i 6 måneder."


def test_room_to_lose_is_no_demand() -> None:
    words = paced(Pace(5, per_period=-0.24), aim(16))

    assert words == "Der er plads til et fald på 0,2 procentpoint om måneden i 5 måneder."


def test_a_pace_of_nothing_is_no_change() -> None:
    assert paced(Pace(5, per_period=0.01), aim(16)) == "Det kræver ingen yderligere ændring."
    assert paced(Pace(5, 0.01, 0.02, -0.3), aim(16)) == (
        "Fra juli 2026 til december 2026 falder tallet normalt ca. 0,3 procentpoint af sig selv. "
        "Derudover kræves ingen ændring."
    )


@pytest.mark.parametrize(
    ("measured", "required", "kind", "words"),
    [
        (
            Measured.YEAR_AVERAGE,
            17.1,
            "percent",
            "6 måneder (jul. 2026–dec. 2026) er endnu ikke endeligt opgjort; de skal i gennemsnit være 17,1 pct.",
        ),
        (
            Measured.SUM,
            40 / 6,
            "persons",
            "6 måneder (jul. 2026–dec. 2026) er endnu ikke endeligt opgjort; det kræver 6,7 personer i hver.",
        ),
        (
            Measured.EVERY_MONTH,
            18,
            "percent",
            "6 måneder (jul. 2026–dec. 2026) er endnu ikke endeligt opgjort, og hver skal holde niveauet.",
        ),
        (
            Measured.YEAR_AVERAGE,
            104,
            "percent",
            (
                "6 måneder (jul. 2026–dec. 2026) er endnu ikke endeligt opgjort; "
                "intet muligt gennemsnit for dem kan ændre resultatet."
            ),
        ),
    ],
)
def test_the_rest_of_the_time_is_said_by_the_rule(measured: Measured, required: float, kind: str, words: str) -> None:
    assert paced(Pace(6, required=required), aim(18, 1, measured), indicator(kind)) == words


@pytest.mark.parametrize(
    ("missing", "direction", "words"),
    [
        (3.4, 1, "I august 2020 alene manglede der 3,4 procentpoint."),
        (3.4, -1, "I august 2020 alene var tallet 3,4 procentpoint for højt."),
        (0.0, 1, "I august 2020 alene var niveauet netop nået."),
        (-0.3, 1, "I august 2020 alene var niveauet nået med 0,3 procentpoint til overs."),
    ],
)
def test_the_newest_month_of_an_average_is_said_as_that_alone(missing: float, direction: int, words: str) -> None:
    assert sentences.newest_words(missing, direction, PERCENT, parse_period("2020-08")) == words


def test_what_each_month_left_needs_is_held_against_the_newest_and_its_base() -> None:
    counted, newest = indicator("full_time_persons"), parse_period("2020-08")
    more = sentences.each_words(Persons(8, approximate=True, denominator=69), 1, counted, newest)
    fewer = sentences.each_words(Persons(1, denominator=69), -1, indicator("persons"), newest)

    assert more == (
        "Det er ca. 8 fuldtidspersoner flere end i august 2020 i hver af dem, "
        "hvis grundlaget (69 fuldtidspersoner) er uændret."
    )
    assert fewer.startswith("Det er 1 person færre end i august 2020")
    assert sentences.each_words(Persons(0, denominator=69), 1, counted, newest) == ""


def test_a_result_so_far_says_how_many_months_it_rests_on_and_how_they_weigh() -> None:
    wanted = aim(18, 1, Measured.YEAR_AVERAGE)

    weighted = sentences.so_far_words(Measurement(18.94, 6, 12, weighted=True), indicator(), wanted)
    plain = sentences.so_far_words(Measurement(18.94, 6, 12), indicator(), wanted)

    assert weighted == "Gennemsnittet er 18,9 pct. efter 6 af 12 måneder (vægtet efter antal)."
    assert plain == "Gennemsnittet er 18,9 pct. efter 6 af 12 måneder (uvægtet gennemsnit af månederne)."


def test_a_sum_so_far_has_no_weights() -> None:
    words = sentences.so_far_words(Measurement(60, 3, 12), indicator("persons"), aim(100, 1, Measured.SUM))

    assert words == "Summen er 60 personer efter 3 af 12 måneder."


def test_a_single_period_has_no_result_so_far() -> None:
    assert sentences.so_far_words(Measurement(16, 1, 1), indicator(), aim(18)) == ""
    assert sentences.so_far_words(Measurement(None, 0, 12), indicator(), aim(18)) == ""


def test_the_past_is_said_in_months_met() -> None:
    once = sentences.precedent_words(Precedent(1, 24, parse_period("2026-02")))
    never = sentences.precedent_words(Precedent(0, 14, None))

    assert once == "Niveauet har været nået i 1 af de seneste 24 måneder, senest i februar 2026."
    assert never == "Niveauet har været nået i 0 af de seneste 14 måneder."


def test_the_past_says_from_when_it_counts_where_months_are_without_figures() -> None:
    words = sentences.precedent_words(Precedent(9, 24, parse_period("2026-07"), since=parse_period("2013-11")))

    assert words == (
        "Niveauet har været nået i 9 af de seneste 24 måneder med tal (fra november 2013), senest i juli 2026."
    )


def test_a_rise_within_chance_is_not_called_a_change() -> None:
    words = sentences.moved_words(61, 69, PERSONS, 22)

    assert words == (
        "Gennemsnittet er steget fra 61 personer til 69 personer. "
        "Udsving af den størrelse er almindelige; det kan endnu ikke kaldes en ændring."
    )


def test_a_fall_beyond_chance_is_said_plainly() -> None:
    assert sentences.moved_words(8.0, 6.2, PERCENT, 1.0) == "Gennemsnittet er faldet fra 8,0 pct. til 6,2 pct."


def test_what_has_not_moved_has_neither_risen_nor_fallen() -> None:
    words = sentences.moved_words(16.0, 16.0, PERCENT, None)

    assert "faldet" not in words
    assert "steget" not in words


@given(st.integers(-1000, 1000), st.sampled_from([1, -1]), st.integers(1, 11), st.integers(-50, 50))
def test_a_change_of_a_rate_is_never_said_in_percent(hundredths: int, direction: int, left: int, itself: int) -> None:
    missing = hundredths / 100
    assume(abs(missing) > 0.05)
    pace = Pace(left, missing / left, missing / left, itself / 10)

    said = " ".join(
        [
            sentences.gap_words(missing, PERCENT),
            sentences.noise_words(abs(missing), PERCENT),
            paced(pace, aim(20, direction)),
            paced(Pace(left, missing / left), aim(20, direction)),
        ]
    )

    assert "procentpoint" in said
    assert "%" not in said
    assert "pct" not in said
    assert "procent " not in said


def test_a_result_is_known_at_the_earliest_in_a_month() -> None:
    assert sentences.known_at(date(2027, 2, 20)) == "Resultatet kan tidligst kendes i februar 2027."


def test_what_is_to_stay_below_its_level_is_too_high_and_does_not_lack_anything() -> None:
    assert sentences.gap_words(12.4, PERSONS, -1) == "Tallet er 13 personer for højt."
    assert sentences.gap_words(1.4, PERCENT, -1, final=True) == "Tallet var 1,4 procentpoint for højt."
    assert sentences.gap_words(-1.4, PERCENT, -1) == "Niveauet er nået lige nu med 1,4 procentpoint til overs."
