"""A list of targets or baselines (a metric and its level, no period): known by its header, never read as figures."""

from __future__ import annotations

import re

from pejling.intake.grids import Grid
from pejling.intake.period_cells import period_in
from pejling.intake.roles import Role

TARGET_LIST = (
    "arket ligner en liste over mål eller udgangspunkter: det har et navn og et niveau, men ingen perioder. Niveauer "
    "hører til i planens egen fil, så intet af arket er brugt; indlæs den opgørelse, tallene kommer fra"
)
_NAMED = re.compile(r"(metric|kpi|mål|måling|måltal|indikator|nøgletal|resultatmål)", re.IGNORECASE)
_LEVEL = re.compile(
    r"(baseline|target|goal|level|niveau|målniveau|måltal|mål|udgangspunkt|ambition|resultatkrav)( (20)?\d\d)?",
    re.IGNORECASE,
)


def is_target_list(grid: Grid) -> bool:
    """True for a table of named levels that never says a period."""
    labels = [column.label for column in grid.columns]
    if grid.having(Role.PERIOD) or any(map(period_in, labels)):
        return False
    named = [index for index, label in enumerate(labels) if _NAMED.fullmatch(label)]
    return any(_LEVEL.fullmatch(label) for label in labels[named[0] + 1 :]) if named else False
