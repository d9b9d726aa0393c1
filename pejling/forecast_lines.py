"""The forecast for other programs: a JSON line in, a JSON line out, series by series."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from pejling.errors import PeriodError
from pejling.forecasts import Forecast, NoForecast, forecast, same_as_national
from pejling.period_spellings import parse_period
from pejling.periods import Frequency
from pejling.seasons import History, Values

_GRIDS = {"rate": 0.1, "count": 1.0}
_QUANTILES = {"point": 0.5, "q025": 0.025, "q10": 0.1, "q90": 0.9, "q975": 0.975}
_FURTHEST = 120  # months

_Value = Annotated[float | None, Field(allow_inf_nan=False)]
_Level = Annotated[float, Field(allow_inf_nan=False)]
_Horizon = Annotated[int, Field(ge=1, le=_FURTHEST)]


@dataclass(frozen=True)
class Request:
    """One series to forecast.

    first:    the month of the first value, as 2021-08. kind: rate for per cent, count for a number.
    y:        a value a month, null where there is none. Horizons are counted from the last one that is not null.
    national: the country's values from the same first month on, or null.
    levels:   levels whose chance is asked for; op says which side of them counts, the level itself included.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    id: str | int
    first: str
    kind: Literal["rate", "count"]
    y: list[_Value]
    horizons: Annotated[list[_Horizon], Field(min_length=1)]
    national: list[_Value] | None = None
    levels: list[_Level] = field(default_factory=list)
    op: Literal[">=", "<="] = ">="


_REQUEST = TypeAdapter(Request)


def answers(lines: Iterable[str]) -> Iterator[str]:
    """Answer each line that is not empty: the forecast, or id and error. Never raises for what a line holds."""
    return (json.dumps(_answer(line), ensure_ascii=False) for line in lines if line.strip())


def _answer(line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except ValueError:
        return {"id": None, "error": "Linjen er ikke JSON."}
    name = asked.get("id") if isinstance(asked, dict) else None
    try:
        request = _REQUEST.validate_python(asked)
        found = _forecast(request)
    except ValidationError as error:
        fault = error.errors()[0]
        return {"id": name, "error": f"{'.'.join(str(part) for part in fault['loc']) or 'linjen'}: {fault['msg']}"}
    except PeriodError as error:
        return {"id": name, "error": f"first: {error}"}
    if isinstance(found, NoForecast):
        return {"id": name, "error": found.reason}
    return {"id": name} | _told(found, request)


def _forecast(request: Request) -> Forecast | NoForecast:
    first = parse_period(request.first)
    if first.frequency is not Frequency.MONTH:
        problem = f"'{request.first}' er ikke en måned; skriv fx 2021-08"
        raise PeriodError(problem)
    rate = request.kind == "rate"
    own = History(first, _values(request.y), rate)
    country = None if request.national is None else History(first, _values(request.national), rate)
    return same_as_national(own, country) or forecast(own, country, _GRIDS[request.kind])


def _values(written: list[float | None]) -> Values:
    return np.array([np.nan if value is None else value for value in written], dtype=np.float64)


def _told(found: Forecast, request: Request) -> dict[str, Any]:
    levels, way = np.array(request.levels, dtype=np.float64), 1 if request.op == ">=" else -1
    told: dict[str, Any] = {
        key: [found.quantile(probability, ahead) for ahead in request.horizons]
        for key, probability in _QUANTILES.items()
    }
    return told | {"chance": [found.chances(levels, ahead, way).tolist() for ahead in request.horizons]}
