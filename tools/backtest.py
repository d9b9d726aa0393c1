"""Forecast what has already happened, and say how well Pejling would have done beside simpler methods.

python -m tools.backtest [FOLDER] [--without-ets] [--indicator ID ...]

FOLDER holds exports (default: `real` in the shared folder beside the repository; PEJLING_SHARED says where else). From
every month with 36 months of history (24 for a series too short for that) each method forecasts the next twelve, from
what was published until then. Scores are means over the forecasts of an indicator, then over the indicators. The
bounds are read from `research/quant-figures-to-beat.json` in the shared folder, where it is there. A missed bound is
printed, and never makes the command fail.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path
from typing import Any

from tools import backtest_methods as methods_of
from tools.backtest_methods import Method
from tools.backtest_runs import Tally, run
from tools.backtest_series import INDICATORS, Measure, indicator_ids, measures
from tools.backtest_speed import speeds
from tools.backtest_statuses import Hindsight, look_back
from tools.backtest_tables import ambitions, bounds, mean_scores, scores_table, statuses, timing

OURS = "Pejling"
SHARED = Path(os.environ.get("PEJLING_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def main() -> None:
    """Run the backtest and print each table as soon as it is there."""
    parser = argparse.ArgumentParser(
        prog="backtest", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED / "real", help="the folder of exports")
    parser.add_argument("--without-ets", action="store_true", help="leave statsforecast's ETS(A,N,A) out")
    parser.add_argument(
        "--indicator", action="append", metavar="ID", choices=indicator_ids(), help="what to forecast; may be repeated"
    )
    chosen = parser.parse_args()
    if not chosen.folder.is_dir():
        parser.error(f"there is no folder {chosen.folder} (name one, or set PEJLING_SHARED)")
    started = time.perf_counter()
    wanted = chosen.indicator or INDICATORS
    found = list(measures(chosen.folder, wanted))
    for name in sorted(set(wanted) - {one.indicator for one in found}):
        print(f"{name} is left out: the exports do not have it monthly for two municipalities and the country.")
    _backtest(found, methods(with_ets=not chosen.without_ets))
    print(f"\nThis took {time.perf_counter() - started:.0f} s.", flush=True)


def methods(*, with_ets: bool) -> dict[str, Method]:
    """Return the forecasters by the name they are printed with, Pejling's own first."""
    found: dict[str, Method] = {
        OURS: methods_of.pejling,
        "Pejling, own": methods_of.pejling_alone,
        "naive": methods_of.naive,
        "seasonal naive": methods_of.seasonal_naive,
    }
    if with_ets and methods_of.has_exponential_smoothing():
        return found | {"ETS(A,N,A)": methods_of.exponential_smoothing}
    print("ETS(A,N,A) is left out." if not with_ets else "ETS(A,N,A) is left out: statsforecast is not installed.")
    return found


def _backtest(found: list[Measure], forecasters: dict[str, Method]) -> None:
    if not found:
        print("Nothing to forecast.")
        return
    tallies: dict[str, dict[str, Tally]] = {}
    hindsights: dict[str, Hindsight] = {}
    for measure in found:
        tallies[measure.indicator] = run(measure, forecasters)
        hindsights[measure.indicator] = look_back(measure)
        count = sum(map(len, tallies[measure.indicator][OURS].errors))
        first = f"{measure.indicator}: {len(measure.own)} municipalities, {count} forecasts"
        print(
            f"\n{scores_table(first, {name: one.scores() for name, one in tallies[measure.indicator].items()})}",
            flush=True,
        )
    means = mean_scores(tallies)
    taken, together = speeds(found[0]), sum(hindsights.values(), Hindsight())
    print(f"\n{scores_table(f'Mean of the indicators: {len(found)}', means)}")
    print(f"\n{ambitions([one[OURS] for one in tallies.values()])}")
    print(f"\n{statuses(hindsights | {'together': together})}\n\n{timing(taken)}")
    print(f"\n{bounds(_accepted(), means[OURS], together, taken)}")
    here = len(set(INDICATORS) & set(tallies))
    print(f"    They were set for the mean of {len(INDICATORS)} indicators, of which {here} are here.", flush=True)


def _accepted() -> dict[str, Any] | None:
    file = SHARED / "research" / "quant-figures-to-beat.json"
    if not file.is_file():
        return None
    accepted: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["accept"]
    return accepted


if __name__ == "__main__":
    main()
