"""Rules of status as sentences: given these figures and this target, expect this status. The TOML files are the tests.

A case's key is the rule. target: keys as in a plan file. figures: values from a period on; "12 x 15" is twelve periods
of 15, "-" a hidden figure; `provisional` says how many of the newest are. What is left out of status, markers, level,
value (the result so far), gap and persons is not asked. `as_it_came` lets the figures come month by month.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pejling.assessments import Assessment, Evidence, assess
from pejling.indicators import Improvement, Indicator
from pejling.periods import Frequency
from pejling.series import Series
from pejling.statuses import Status
from tests.pejling.builders import broken, indicator, observations, plan, provisional, series

Case = dict[str, Any]
HERE = Path(__file__).parent
KEYS = {
    *("target", "figures", "as_of", "status", "markers", "level", "value", "gap", "persons"),
    *("plan", "unit", "frequency", "improvement", "break", "as_it_came"),
}


def cases() -> Iterator[tuple[str, Case]]:
    """Yield every rule with its case."""
    for file in sorted(HERE.glob("*.toml")):
        yield from tomllib.loads(file.read_text(encoding="utf-8")).items()


CASES = list(cases())


def measured_in(case: Case) -> Indicator:
    """Make the measure a case is about."""
    return indicator(
        case.get("unit", "percent"),
        frequency=Frequency(case.get("frequency", "month")),
        improvement=Improvement(case.get("improvement", "higher")),
        breaks=broken(case["break"]) if "break" in case else (),
    )


def listed(written: list[float | str]) -> list[float | None]:
    """Read a list of figures: "12 x 15" is 15 twelve times, "-" is hidden."""
    found: list[float | None] = []
    for one in written:
        times, _, value = str(one).rpartition(" x ")
        found += [None if value == "-" else float(value)] * int(times or 1)
    return found


def figures_of(case: Case) -> Series:
    """Make the series a case gives."""
    written = case["figures"]
    values = listed(written["values"])
    weights = listed(written["denominators"]) if "denominators" in written else None
    found = observations(written["from"], values, weights)
    return series(provisional(found, written.get("provisional", 0)), measured_in(case))


def assessed(case: Case) -> Assessment:
    """Assess a case's target on its day."""
    keys = {"id": "T1", "title": "Det skal blive bedre", "indicator": "maalt"} | case["target"]
    whole = plan(keys, **case.get("plan", {}))
    return assess(whole.targets[0], whole, evidence_of(case))


def evidence_of(case: Case) -> Evidence:
    """Return the figures as they are; `as_it_came` adds what there was a month earlier, and so on back to the start."""
    whole, day = figures_of(case), case["as_of"]
    if not case.get("as_it_came"):
        return Evidence(whole, None, day)
    cuts = [(back, dataclasses.replace(whole, observations=whole.observations[:-back])) for back in range(1, day.month)]
    earlier = (Evidence(cut, None, day.replace(month=day.month - back)) for back, cut in reversed(cuts))
    return Evidence(whole, None, day, tuple(earlier))


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[rule for rule, _ in CASES])
def test_rule(case: Case) -> None:
    """The rule is the test's id."""
    found = assessed(case)

    assert found.status.value == case["status"]
    assert found.reason.endswith(".")
    assert ".." not in found.reason
    if "markers" in case:
        assert [marker.value for marker in found.markers] == case["markers"]
    if "level" in case:
        assert found.level == pytest.approx(case["level"])
    if "gap" in case:
        assert found.gap == pytest.approx(case["gap"])
    if "persons" in case:
        assert found.persons is not None
        assert found.persons.count == case["persons"]
    if "value" in case:
        assert found.measurement is not None
        assert found.measurement.value == pytest.approx(case["value"])


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[rule for rule, _ in CASES])
def test_a_case_asks_only_what_is_understood(case: Case) -> None:
    """A misspelt expectation would otherwise be met by anything."""
    assert set(case) <= KEYS
    assert {"target", "figures", "as_of", "status"} <= set(case)


def test_every_status_has_a_rule() -> None:
    """A status nobody has written a sentence for is a status nobody can explain."""
    told = {case["status"] for _, case in CASES}

    assert told == {status.value for status in Status}


def test_every_kind_of_goal_and_every_measurement_rule_has_a_rule() -> None:
    """All kinds a plan file may hold are walked."""
    keys = {key for _, case in CASES for key in case["target"]}
    rules = {case["target"].get("measured") for _, case in CASES}

    assert {"at_least", "at_most", "change_points", "change_percent", "change_count"} <= keys
    assert {"direction_only", "activity", "not_set", "not_measurable"} <= keys
    assert {"end", "year_average", "sum", "rolling_12", "every_month", "cohort"} <= rules
