"""What a backtest is run on: published exports, read by Pejling's own intake."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from tools.backtest_series import INDICATORS, indicator_ids, measures

FOLDER = Path(os.environ.get("PEJLING_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "real"


@pytest.mark.real
def test_every_published_month_is_there_the_newest_too() -> None:
    if not FOLDER.is_dir():
        pytest.skip(f"{FOLDER} is not there (PEJLING_SHARED may say where the shared folder is)")

    found = {one.indicator: one for one in measures(FOLDER, INDICATORS)}

    months = {name: {len(own.values) for own in one.own.values()} for name, one in found.items()}
    assert months.pop("langtidsledige") == {36}
    assert set(months) == set(INDICATORS) - {"langtidsledige", "kontanthjaelp_fuldtidspersoner"}
    assert all(lengths == {60} for lengths in months.values())
    assert {len(one.own) for one in found.values()} == {50}
    hvidovre = found["aktiveringsgrad"].own["Hvidovre"]
    assert hvidovre.values[-1] == 17.2
    assert hvidovre.last == found["aktiveringsgrad"].national.last
    assert {name: one.direction for name, one in found.items() if one.direction < 0} == {
        "ledighedsprocent": -1,
        "langtidsledige": -1,
    }
    assert [one.least for one in found.values()] == [36, 36, 36, 36, 24]
    assert not any(np.isnan(one.national.values).any() for one in found.values())


def test_every_indicator_of_the_backtest_has_content() -> None:
    assert set(INDICATORS) <= set(indicator_ids())


def test_a_folder_without_exports_gives_nothing(tmp_path: Path) -> None:
    assert list(measures(tmp_path, INDICATORS)) == []
