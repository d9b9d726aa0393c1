"""Content files (TOML) checked against the dataclasses, all faults at once. Knows nothing of what they mean."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, ConfigDict, PlainSerializer, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from pejling.errors import ContentError, Fault
from pejling.period_spellings import parse_period
from pejling.periods import Period

# Put into each content dataclass as `__pydantic_config__`: a misspelt key is a fault, not a silent loss.
STRICT_KEYS = ConfigDict(extra="forbid")


def _period(found: object) -> Period:
    if isinstance(found, Period):
        return found
    return parse_period(str(found))


# A period in a content file is text ("2014-12") or a whole year (2020).
WrittenPeriod = Annotated[Period, BeforeValidator(_period), PlainSerializer(lambda period: period.id)]


def read_toml(file: Path) -> dict[str, Any]:
    """Read a TOML file. Raises ContentError where it is missing, not UTF-8 or not TOML."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise ContentError(file, (Fault("filen", "findes ikke"),)) from error
    except UnicodeDecodeError as error:
        raise ContentError(file, (Fault("filen", "er ikke gemt som UTF-8; gem den igen med UTF-8"),)) from error
    except tomllib.TOMLDecodeError as error:
        raise ContentError(file, (Fault("filen", f"er ikke gyldig TOML ({error})"),)) from error


T = TypeVar("T")


def checked(kind: type[T], written: dict[str, Any], file: Path) -> T:
    """Make a `kind` of what a file says. Raises ContentError with every fault in it."""
    try:
        found: T = adapter(kind).validate_python(written)  # type: ignore[arg-type]  # a class is hashable
    except ValidationError as error:
        faults = tuple(_fault(detail, written) for detail in error.errors())
        raise ContentError(file, faults) from error
    return found


@functools.cache
def adapter(kind: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - a class, or classes joined by |
    """Return what checks and writes a `kind`. Making one takes longer than checking with it."""
    return TypeAdapter(kind)


def _fault(detail: ErrorDetails, written: dict[str, Any]) -> Fault:
    return Fault(_key(detail["loc"], written), _problem(detail))


def _key(location: tuple[int | str, ...], written: dict[str, Any]) -> str:
    """Write a location as a reader finds it: focus_areas[3].targets[4] (U4a).at_least."""
    key, here = "", written
    for part in location:
        here = _inside(here, part)
        if isinstance(part, int):
            name = here.get("id") or here.get("title") if isinstance(here, dict) else None
            key += f"[{part + 1}]" + (f" ({name})" if name else "")
        else:
            key += f".{part}" if key else str(part)
    return key or "filen"


def _inside(here: Any, part: int | str) -> Any:  # noqa: ANN401 - any TOML value
    if isinstance(here, dict):
        return here.get(part)
    if isinstance(here, list) and isinstance(part, int) and part < len(here):
        return here[part]
    return None


def _problem(detail: ErrorDetails) -> str:
    found = f"fandt {detail['input']!r}"
    context = detail.get("ctx", {})
    problems = {
        "missing": "mangler",
        "extra_forbidden": f"ukendt nøgle ({found}); ret stavningen eller slet den",
        "unexpected_keyword_argument": f"ukendt nøgle ({found}); ret stavningen eller slet den",
        "string_type": f"skal være tekst i anførselstegn, {found}",
        "float_type": f"skal være et tal, {found}",
        "float_parsing": f"skal være et tal med punktum som decimaltegn, {found}",
        "int_type": f"skal være et helt tal, {found}",
        "bool_type": f"skal være true eller false, {found}",
        "enum": f"skal være en af {context.get('expected', '')}, {found}".replace(" or ", " eller "),
        "date_type": f"skal være en dato som 2020-12-31, {found}",
        "date_from_datetime_parsing": f"skal være en dato som 2020-12-31, {found}",
        "value_error": str(context.get("error", detail["msg"])),
    }
    return problems.get(detail["type"], f"kan ikke bruges: {detail['msg']}, {found}")
