"""A proposal as a file of its own, to send and to read back: JSON that says what it is and that it is not adopted.

The file holds `format` ("pejling-forslag"), `version` (1), `label`, `plan` (its id), `title`, `note`, `by`, `made_at`
and `levels` (a number for each target's id, in the indicator's unit). Reading checks all of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pejling import danish
from pejling.errors import RefusedError
from pejling.indicators import Indicator
from pejling.plans import Plan, Target
from pejling.proposals import LABEL, Proposal, level_fault
from pejling.records import typed
from pejling.series import slug

_FORMAT, _VERSION = "pejling-forslag", 1
_KEYS = {"format", "version", "label", "plan", "title", "note", "by", "made_at", "levels"}
LARGEST = 100_000  # bytes; a plan of a hundred targets takes four thousand
_HIGHEST = 10**12  # no municipality counts further
_MOST_FAULTS = 10
_AGAIN = "Hent forslaget som fil igen fra Pejling, og brug den fil uændret"


def written(one: Proposal) -> bytes:
    """Return a proposal as the bytes of its file."""
    told = {
        "format": _FORMAT,
        "version": _VERSION,
        "label": LABEL,
        "plan": one.plan,
        "title": one.title,
        "note": one.note,
        "by": one.by,
        "made_at": one.made_at.astimezone(UTC).isoformat() if one.made_at else None,
        "levels": one.levels,
    }
    return json.dumps(told, ensure_ascii=False, indent=2).encode()


def file_name(one: Proposal) -> str:
    """Return what a proposal's file is called: forslag-hvidovre-2020-flere-i-gang.json."""
    return f"forslag-{one.plan}-{slug(one.title) or 'uden-navn'}.json"


def read_proposal(content: bytes, plan: Plan, indicators: Mapping[str, Indicator]) -> Proposal:
    """Read a proposal's file for a plan. The proposal has no id: kept, it is a new one. Raises RefusedError."""
    told = _told(content)
    if told.get("plan") != plan.id:
        raise RefusedError(
            f"Forslaget gælder planen '{told.get('plan')}', og her vises '{plan.id}'. Skift plan i menuen, og prøv igen"
        )
    texts = {key: _text(told, key) for key in ("title", "note", "by")}
    title, by = typed(texts["title"], "Forslagets navn", "title"), typed(texts["by"], "Navnet i 'by'", "name")
    if not title:
        raise RefusedError(f"Forslaget har intet navn ('title' mangler). {_AGAIN}")
    levels = _levels(told.get("levels"), plan, indicators)
    return Proposal("", title, levels, typed(texts["note"], "Noten"), _moment(told.get("made_at")), plan.id, by)


def _told(content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST:
        size, most = danish.number(len(content) / 1000), danish.number(LARGEST / 1000)
        raise RefusedError(f"Filen er på {size} kB; et forslag fylder højst {most} kB. {_AGAIN}")
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RefusedError(f"Filen er ikke et forslag fra Pejling: den kan ikke læses som JSON. {_AGAIN}") from error
    if not isinstance(told, dict) or told.get("format") != _FORMAT:
        raise RefusedError(f"Filen er ikke et forslag fra Pejling: den siger ikke '{_FORMAT}'. {_AGAIN}")
    if told.get("version") != _VERSION:
        raise RefusedError(f"Filen er lavet af en anden udgave af Pejling (version {told.get('version')}). {_AGAIN}")
    unknown = sorted(set(told) - _KEYS)
    if unknown:
        raise RefusedError(f"Filen har noget, et forslag ikke har: {danish.listing(unknown[:5])}. {_AGAIN}")
    return told


def _text(told: dict[str, Any], key: str) -> str:
    found = told.get(key, "")
    if not isinstance(found, str):
        raise RefusedError(f"'{key}' skal være tekst, fandt {found!r:.40}. {_AGAIN}")
    return found


def _moment(found: object) -> datetime | None:
    if found is None:
        return None
    try:
        made = datetime.fromisoformat(str(found))
    except ValueError as error:
        raise RefusedError(f"'made_at' skal være et tidspunkt, fandt {found!r:.40}. {_AGAIN}") from error
    return made if made.tzinfo else made.replace(tzinfo=UTC)


def _levels(found: object, plan: Plan, indicators: Mapping[str, Indicator]) -> dict[str, float]:
    if not isinstance(found, dict) or not found:
        raise RefusedError(f"Forslaget har ingen niveauer ('levels' mangler). {_AGAIN}")
    targets = {target.id: target for target in plan.targets}
    faults = [fault for id_, level in found.items() if (fault := _fault(id_, level, targets.get(id_), indicators))]
    if faults:
        listed = "; ".join(faults[:_MOST_FAULTS])
        raise RefusedError(f"Forslaget kan ikke bruges: {listed}. Ret filen, eller hent den igen")
    return {id_: float(level) for id_, level in found.items()}


def _fault(id_: str, level: object, target: Target | None, indicators: Mapping[str, Indicator]) -> str:
    if target is None:
        return f"målet '{id_:.40}' er ikke i planen"
    if not target.indicator:
        return f"målet {id_} har ingen indikator og kan ikke have et niveau"
    if isinstance(level, bool) or not isinstance(level, int | float) or abs(level) > _HIGHEST:
        return f"niveauet for {id_} skal være et tal, fandt {str(level)[:40]!r}"
    problem = level_fault(level, indicators[target.indicator].unit)
    return f"niveauet {danish.number(level, 1)} for {id_}: {problem}" if problem else ""
