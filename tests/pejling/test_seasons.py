"""The calendar's share of a series, held to the reference figures of the method (quant-gold.json)."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejling.gaps import Precedent, precedent
from pejling.indicators import Indicator
from pejling.period_spellings import parse_period
from pejling.seasons import LEAST_MONTHS, Season, from_scale, season_of, to_scale
from pejling.series import Series
from tests.pejling.builders import Number, indicator, observations, provisional, series

SHARED = Path(os.environ.get("PEJLING_SHARED", Path(__file__).parents[3] / "shared"))
GOLD = SHARED / "research" / "quant-gold.json"
NAMES = ["activation_degree", "affected_share", "ordinary_share", "total_rate", "kh_fulltime", "longterm"]

needs_gold = pytest.mark.skipif(not GOLD.is_file(), reason=f"the reference figures are not at {GOLD}")


@cache
def gold(name: str) -> dict[str, Any]:
    """Return the reference figures of one series."""
    found: dict[str, Any] = json.loads(GOLD.read_text(encoding="utf-8"))["series"][name]
    return found


def measure_of(name: str) -> Indicator:
    """Return the kind of measure a reference series is."""
    return indicator("percent" if gold(name)["kind"] == "rate" else "persons")


def own(name: str) -> Series:
    """Return Hvidovre's series."""
    return series(observations(gold(name)["first"], gold(name)["y"]), measure_of(name))


def country(name: str) -> Series:
    """Return the country's series; it ends in the same month."""
    values = gold(name)["national"]
    first = parse_period(gold(name)["last"]) + (1 - len(values))
    return series(observations(first.id, values), measure_of(name))


def expected_by(season: Season, months: int) -> list[float]:
    """Return the values of the coming months if the level stays."""
    return [season.expected(season.last + ahead) for ahead in range(1, months + 1)]


@needs_gold
@pytest.mark.parametrize("name", NAMES)
def test_with_the_countrys_season_the_reference_figures_come_out(name: str) -> None:
    season = season_of(own(name), country(name))

    assert season is not None
    assert season.last == parse_period(gold(name)["last"])
    assert expected_by(season, 12) == pytest.approx(gold(name)["with_national"]["point"][:12], abs=1e-6)


@needs_gold
@pytest.mark.parametrize("name", NAMES)
def test_with_the_own_season_alone_the_reference_figures_come_out(name: str) -> None:
    season = season_of(own(name), None)

    assert season is not None
    assert expected_by(season, 12) == pytest.approx(gold(name)["own_only"]["point"], abs=1e-6)


@needs_gold
def test_hvidovre_needs_0_37_points_a_month_to_20_per_cent_in_december_and_not_0_56() -> None:
    found = own("activation_degree")
    season = season_of(found, country("activation_degree"))
    newest, due = found.newest_settled, parse_period("2026-12")

    assert season is not None
    assert newest is not None
    assert newest.value == 17.2
    assert (20 - newest.value) / (due - newest.period) == pytest.approx(0.56)
    assert season.pace(20, due) == pytest.approx(0.37, abs=0.005)
    assert season.by_itself(due) == pytest.approx(1.1, abs=0.05)


@needs_gold
def test_hvidovre_has_been_at_20_per_cent_in_one_of_24_months() -> None:
    assert precedent(own("activation_degree"), 20, 1) == Precedent(1, 24, parse_period("2026-02"))


@given(st.lists(st.floats(0.1, 99.9), min_size=1, max_size=5))
def test_shares_come_back_from_their_scale(values: list[float]) -> None:
    given_ = np.array(values)

    assert from_scale(to_scale(given_, rate=True), rate=True) == pytest.approx(given_)


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=5))
def test_counts_come_back_from_their_scale(values: list[float]) -> None:
    given_ = np.array(values)

    assert from_scale(to_scale(given_, rate=False), rate=False) == pytest.approx(given_, abs=1e-6)


@pytest.mark.parametrize("share", [0.0, 100.0])
def test_the_ends_of_the_scale_are_not_infinite(share: float) -> None:
    assert np.isfinite(to_scale(np.array([share]), rate=True)).all()


def test_a_profile_sums_to_nought() -> None:
    values: list[Number] = [10 + month % 12 for month in range(36)]

    season = season_of(series(observations("2020-01", values)), None)

    assert season is not None
    assert float(season.profile.sum()) == pytest.approx(0)


def test_a_flat_series_has_no_season() -> None:
    season = season_of(series(observations("2020-01", [16.0] * 36)), None)

    assert season is not None
    assert expected_by(season, 12) == pytest.approx([16.0] * 12)


def test_a_yearly_wave_is_known_again() -> None:
    values: list[Number] = [20 + 5 * (month % 12 == 0) for month in range(36)]

    season = season_of(series(observations("2020-01", values)), None)

    assert season is not None
    # Three Januaries are few: what they show is drawn a little towards nothing.
    assert season.expected(parse_period("2023-01")) == pytest.approx(25, abs=1)
    assert season.expected(parse_period("2023-02")) == pytest.approx(20, abs=0.2)
    assert season.by_itself(parse_period("2023-01")) == pytest.approx(5, abs=1)


def test_the_pace_to_where_the_level_already_is_comes_to_nothing() -> None:
    season = season_of(series(observations("2020-01", [16.0] * 36)), None)

    assert season is not None
    assert season.pace(16, parse_period("2023-06")) == pytest.approx(0)


def test_the_newest_provisional_month_does_not_move_the_season() -> None:
    values: list[Number] = [10 + month % 12 for month in range(36)]
    without = season_of(series(observations("2020-01", values)), None)

    with_it = season_of(series(provisional(observations("2020-01", [*values, 90.0]))), None)

    assert without is not None
    assert with_it is not None
    assert with_it.last == without.last
    assert with_it.level == without.level


def test_only_the_newest_36_months_count() -> None:
    values: list[Number] = [10 + month % 7 for month in range(36)]
    short = season_of(series(observations("2021-01", values)), None)

    long = season_of(series(observations("2020-01", [*[50.0] * 12, *values])), None)

    assert short is not None
    assert long is not None
    assert expected_by(long, 12) == pytest.approx(expected_by(short, 12))


def test_fewer_than_14_months_show_no_season() -> None:
    assert season_of(series(observations("2020-01", [16.0] * (LEAST_MONTHS - 1))), None) is None
    assert season_of(series(observations("2020-01", [16.0] * LEAST_MONTHS)), None) is not None


@pytest.mark.parametrize(("holes", "known"), [(3, True), (4, False)])
def test_more_than_three_hidden_months_of_the_last_twelve_show_no_season(holes: int, known: bool) -> None:  # noqa: FBT001
    values: list[Number] = [16.0] * 24
    for hole in range(holes):
        values[13 + 2 * hole] = None

    assert (season_of(series(observations("2020-01", values)), None) is not None) is known


def test_quarters_have_no_monthly_season() -> None:
    quarterly = indicator(frequency=parse_period("2020-Q1").frequency)

    assert season_of(series(observations("2014-Q1", [16.0] * 30), quarterly), None) is None


def test_a_series_without_settled_figures_has_no_season() -> None:
    assert season_of(series(()), None) is None
