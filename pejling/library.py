"""All content under data/, read once: indicators, areas, groups and plans; and the plans that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pejling.areas import Areas, Group, load_areas, load_groups
from pejling.errors import ContentError
from pejling.indicators import Indicator, load_indicators
from pejling.intake.dimensions import Dimensions, load_dimensions
from pejling.plan_files import Surroundings, load_plan, load_plans
from pejling.plans import Plan
from pejling.settings import Settings, load_settings

CONTENT_FOLDER = Path(__file__).parents[1] / "data"


@dataclass(frozen=True)
class Library:
    """The content of a data folder. `unreadable` holds a plan file's faults in the place of the plan.

    dimensions: the breakdowns that exports are known to have.
    """

    folder: Path
    indicators: dict[str, Indicator]
    areas: Areas
    groups: dict[str, Group]
    plans: dict[str, Plan]
    unreadable: tuple[ContentError, ...]
    settings: Settings
    dimensions: Dimensions

    @property
    def surroundings(self) -> Surroundings:
        """What a plan may refer to."""
        return Surroundings(self.indicators, self.areas, self.groups)

    def plan(self, id_or_path: str) -> Plan:
        """Return a plan by id, or read it from a file. Raises ContentError."""
        if id_or_path in self.plans:
            return self.plans[id_or_path]
        for error in self.unreadable:
            if error.file.stem == id_or_path:
                raise error
        return load_plan(Path(id_or_path), self.surroundings)


def load_library(
    folder: Path = CONTENT_FOLDER, own_indicators: Path | None = None, own_plans: Path | None = None
) -> Library:
    """Read a data folder, and beside it the job centre's own indicators and plans (a shipped plan's id goes first).

    Raises ContentError for settings, indicators, areas and groups; faulty plans are set aside.
    """
    own = load_indicators(own_indicators) if own_indicators else {}
    indicators = own | load_indicators(folder / "indicators")
    areas = load_areas(folder / "areas.csv")
    groups = load_groups(folder / "groups", areas)
    known = Surroundings(indicators, areas, groups)
    plans, unreadable = load_plans(folder / "plans", known)
    own_made, own_unreadable = load_plans(own_plans, known) if own_plans else ({}, ())
    all_unreadable = (*unreadable, *own_unreadable)
    settings, dimensions = load_settings(folder), load_dimensions(folder)
    return Library(folder, indicators, areas, groups, own_made | plans, all_unreadable, settings, dimensions)
