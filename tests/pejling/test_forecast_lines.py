"""The forecast for other programs: what a line may ask, and what it gets."""

from __future__ import annotations

import io
import json
import math
from typing import Any

import pytest

from pejling.cli import main
from pejling.forecast_lines import answers
from tests.pejling.test_seasons import NAMES, gold, needs_gold

YEARS = [16 + 2 * math.sin(month / 12 * 2 * math.pi) + month % 5 * 0.1 for month in range(36)]
ASKED: dict[str, Any] = {
    "id": "a", "first": "2021-08", "kind": "rate", "y": YEARS, "national": None,
    "horizons": [1, 5], "levels": [14.0, 16.0, 18.0], "op": ">=",
}  # fmt: skip


def answered(*asked: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the answers to requests."""
    return [json.loads(line) for line in answers(json.dumps(one) for one in asked)]


def test_a_line_gets_point_quantiles_and_chances_a_horizon_each() -> None:
    (found,) = answered(ASKED)

    assert list(found) == ["id", "point", "q025", "q10", "q90", "q975", "chance"]
    assert found["id"] == "a"
    for low, high in (("q025", "q10"), ("q10", "point"), ("point", "q90"), ("q90", "q975")):
        assert all(a < b for a, b in zip(found[low], found[high], strict=True))
    assert [len(chances) for chances in found["chance"]] == [3, 3]
    assert found["chance"][0] == sorted(found["chance"][0], reverse=True)


def test_at_most_asks_for_the_other_side() -> None:
    up, down = answered(ASKED, ASKED | {"op": "<="})

    assert down["chance"][0] == sorted(down["chance"][0])
    assert up["point"] == down["point"]


@needs_gold
@pytest.mark.parametrize("name", NAMES)
def test_the_reference_figures_come_out(name: str) -> None:
    series, expected = gold(name), gold(name)["with_national"]
    asked = {key: series[key] for key in ("first", "kind", "y", "national")}
    (found,) = answered(asked | {"id": name, "horizons": list(range(1, 25)), "levels": expected["levels"]})

    for key in ("point", "q10", "q90"):
        assert found[key] == pytest.approx(expected[key], abs=1e-6)
    assert found["chance"][4] == pytest.approx(expected["prob_ge_h5"], abs=1e-6)


def test_horizons_are_counted_from_the_last_month_that_has_a_value() -> None:
    plain, ended = answered(ASKED, ASKED | {"y": [*YEARS, None, None]})

    assert plain["point"] == ended["point"]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"y": YEARS[:13]}, "kræver mindst 14"),
        ({"y": [*YEARS[:28], *[None] * 4, *YEARS[32:]]}, "seneste 12"),
        ({"y": [*YEARS[:-1], -3]}, "under 0"),
        ({"y": [*YEARS[:-1], 101]}, "over 100"),
        ({"national": YEARS}, "Landets tal"),
        ({"kind": "share"}, "kind"),
        ({"horizons": [0]}, "horizons"),
        ({"horizons": []}, "horizons"),
        ({"first": "2021"}, "ikke en måned"),
        ({"first": "august"}, "august"),
        ({"y": ["a"]}, "y.0"),
        ({"more": 1}, "more"),
    ],
)
def test_what_cannot_be_forecast_gets_its_id_and_why(changes: dict[str, Any], error: str) -> None:
    """The next line is answered all the same."""
    refused, fine = answered(ASKED | changes, ASKED)

    assert list(refused) == ["id", "error"]
    assert refused["id"] == "a"
    assert error in refused["error"]
    assert "point" in fine


@pytest.mark.parametrize("line", ["{", "[]", '"text"', '{"id": "a", "y": [NaN]}'])
def test_a_line_that_is_no_request_is_answered_too(line: str) -> None:
    assert "error" in json.loads(next(answers([line])))


def test_the_command_reads_lines_and_writes_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = json.dumps(ASKED)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{asked}\n\n{asked}\n"))

    assert main(["forecast"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
