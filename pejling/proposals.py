"""A what-if: levels to try in place of the plan's own. It never changes the plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

LABEL = "Forslag – ikke vedtaget"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Levels by target id, in each indicator's unit. An empty proposal is the adopted plan."""

    id: str = ""
    title: str = ""
    levels: dict[str, float] = field(default_factory=dict, hash=False)
    note: str = ""
    made_at: datetime | None = None
