"""A reading as a plain dict of figures, so that a test can write down all that is expected."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa

from pejling.intake import Issue, Severity
from pejling.intake.readings import Reading
from pejling.periods import Frequency, Period

Figures = dict[tuple[str, str, str, str], float | None]  # value by indicator, area code, group and period


def figures_in(observations: pa.Table) -> Figures:
    """Return a table of observations as a dict; a key that stands twice is an error of the reader."""
    found: Figures = {}
    for row in observations.to_pylist():
        period = Period(Frequency(row["frequency"]), row["number"])
        key = (row["indicator"], row["area"], row["group"], period.id)
        assert key not in found
        found[key] = row["value"]
    return found


@dataclass(frozen=True)
class Told:
    """A reading, and what tests ask of it."""

    reading: Reading

    @cached_property
    def figures(self) -> Figures:
        """All figures."""
        return figures_in(self.reading.observations)

    @property
    def marks(self) -> list[str]:
        """The marks, in the table's order."""
        return [str(mark) for mark in self.reading.observations["mark"].to_pylist()]

    @property
    def issues(self) -> tuple[Issue, ...]:
        """All issues."""
        return self.reading.issues

    @property
    def errors(self) -> list[Issue]:
        """The issues of severity error."""
        return [issue for issue in self.issues if issue.severity is Severity.ERROR]

    @property
    def places(self) -> list[tuple[str, str]]:
        """Sheet and cell of each issue."""
        return [(issue.sheet, issue.cell) for issue in self.issues]

    @property
    def problems(self) -> str:
        """All that is said of problems."""
        return "\n".join(issue.problem for issue in self.issues)

    @property
    def layouts(self) -> list[str]:
        """The fingerprint of each table's layout."""
        return [one.fingerprint for one in self.reading.previews]
