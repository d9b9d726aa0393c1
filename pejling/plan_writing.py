"""A plan as the TOML of a plan file: read back, it is the same plan."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

import tomli_w

from pejling.goals import WITH_NUMBER, WITHOUT_NUMBER, Goal
from pejling.periods import Period
from pejling.plans import Plan, Target

_HEADING = "# {line}\n"
_KINDS: dict[object, str] = {kind: key for key, kind in (*WITH_NUMBER.items(), *WITHOUT_NUMBER.items())}


def plan_toml(plan: Plan, remark: str = "") -> str:
    """Return the text of a plan's file; its id is the file's name and stands not in it. remark: lines at the top."""
    written = _table(plan)
    del written["id"]
    top = "".join(_HEADING.format(line=line).replace("# \n", "#\n") for line in remark.splitlines())
    return top + ("\n" if top else "") + tomli_w.dumps(written, multiline_strings=False)


def _table(one: Any) -> dict[str, Any]:  # noqa: ANN401 - any of the dataclasses of a plan
    """Write a dataclass as a table, without what is as it would be anyway."""
    table: dict[str, Any] = {}
    for field in fields(one):
        value = getattr(one, field.name)
        if isinstance(one, Target) and field.name == "goal":
            table |= _goal(value)
        elif isinstance(one, Target) and field.name == "group":
            table |= {"group": dict(value)} if value else {}
        elif value != field.default and value is not None:
            table[field.name] = _value(value)
    return table


def _goal(goal: Goal) -> dict[str, Any]:
    numbers = [getattr(goal, field.name) for field in fields(goal)]
    return {_KINDS[type(goal)]: numbers[0] if numbers else True}


def _value(value: Any) -> Any:  # noqa: ANN401 - any value of a plan
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Period):
        return value.id
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    if isinstance(value, str | int | float | date):
        return value
    return _table(value)
