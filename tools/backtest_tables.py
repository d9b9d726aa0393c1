"""What a backtest found, as tables of text."""

from __future__ import annotations

from typing import Any

import numpy as np

from pejling.ambitions import Ambition, ambition_of
from pejling.statuses import Status
from tools.backtest_runs import Tally
from tools.backtest_statuses import Hindsight

_WORDS = (Status.ON_TRACK, Status.UNCERTAIN, Status.NOT_ON_TRACK)


def mean_scores(tallies: dict[str, dict[str, Tally]]) -> dict[str, dict[str, float]]:
    """Return each method's scores as means over the indicators, which count alike."""
    every = [{name: one.scores() for name, one in by_method.items()} for by_method in tallies.values()]
    return {
        name: {score: float(np.mean([one[name][score] for one in every])) for score in every[0][name]}
        for name in every[0]
    }


def scores_table(title: str, scores: dict[str, dict[str, float]]) -> str:
    """Write methods below each other, scores beside each other."""
    names = list(next(iter(scores.values())))
    lines = [title, f"    {'':<18}" + "".join(f"{name:>9}" for name in names)]
    lines += [f"    {method:<18}" + "".join(f"{one[name]:>9.3f}" for name in names) for method, one in scores.items()]
    return "\n".join(lines)


def ambitions(tallies: list[Tally]) -> str:
    """Write for each word of ambition what its chances said and how often they came true, in the good direction."""
    chances = np.concatenate([row for one in tallies for row in one.improving])
    happened = np.concatenate([row for one in tallies for row in one.improved])
    words = np.array([ambition_of(one).value for one in chances.tolist()])
    lines = ["Pejling by ambition, in the direction of improvement", f"    {'':<18}{'n':>9}{'said':>9}{'met':>9}"]
    for word in Ambition:
        of_word = words == word.value
        if of_word.any():
            said, met = chances[of_word].mean(), happened[of_word].mean()
            lines.append(f"    {word.value:<18}{np.count_nonzero(of_word):>9}{said:>9.3f}{met:>9.3f}")
    return "\n".join(lines)


def statuses(hindsights: dict[str, Hindsight]) -> str:
    """Write for each word of status the share of months that bore it, and the share of those met in the end."""
    lines = [
        "Statuses in hindsight, plans of twelve months: share of months with each word, and of those met",
        f"    {'':<32}{'plans':>7}" + "".join(f"{word.value:>16}" for word in _WORDS) + f"{'changes a year':>16}",
    ]
    for name, one in hindsights.items():
        words = "".join(f"{one.share(word):>9.3f}{one.met(word):>7.3f}" for word in _WORDS)
        lines.append(f"    {name:<32}{len(one.changes):>7}{words}{one.changes_a_plan():>16.2f}")
    return "\n".join(lines)


def timing(taken: dict[str, float]) -> str:
    """Write the times in milliseconds."""
    return "\n".join(["Milliseconds", *(f"    {name:<22}{one:>8.3f}" for name, one in taken.items())])


def bounds(
    accepted: dict[str, Any] | None, scores: dict[str, float], hindsight: Hindsight, taken: dict[str, float]
) -> str:
    """Write for each bound whether it is met."""
    if accepted is None:
        return "The file with the bounds is not there, so nothing is said of them."
    found = {
        **scores,
        "fit_ms": taken["fit"],
        "prob_call_ms": taken["one probability"],
        "status_green_hit": hindsight.met(Status.ON_TRACK),
        "status_red_hit": hindsight.met(Status.NOT_ON_TRACK),
        "status_flips_per_year": hindsight.changes_a_plan(),
    }
    return "\n".join(["Bounds for Pejling", *(_bound(name, wanted, found) for name, wanted in accepted.items())])


def _bound(name: str, wanted: Any, found: dict[str, float]) -> str:  # noqa: ANN401 - a number or two, as the file has it
    """Compare a bound with what was found: two ends, or one whose name ends in _min or _max."""
    what = name.removesuffix("_max").removesuffix("_min")
    if what not in found:
        return f"    {name:<26} not measured here"
    low, high = wanted if isinstance(wanted, list) else (-np.inf, wanted) if name.endswith("_max") else (wanted, np.inf)
    met = "met" if low <= found[what] <= high else "MISSED"
    return f"    {name:<26}{found[what]:>9.3f}   bound {wanted}: {met}"
