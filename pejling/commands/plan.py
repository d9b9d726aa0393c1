"""Commands about a plan's levels: proposals listed and written out, and the log of decisions."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pejling import danish
from pejling.commands import USED, WRONG, Add
from pejling.decision_texts import decided, decision_sentence
from pejling.decisions import Decisions, LogEntry
from pejling.errors import RefusedError
from pejling.library import Library
from pejling.plans import Plan
from pejling.proposal_files import read_proposal, written
from pejling.proposals import LABEL, Proposal, Proposals
from pejling.store import Store
from pejling.store.files import reason_of


def add_commands(add: Add) -> None:
    """Add the commands to a parser."""
    proposals = add("proposals", _proposals, "vis en plans forslag, eller skriv et som fil")
    proposals.add_argument("--export", default=None, metavar="MÆRKE", help="skriv forslaget som JSON i stedet")
    decisions = add("decisions", _decisions, "vis, hvad der er besluttet om en plans niveauer")
    decisions.add_argument("--format", choices=("text", "csv"), default="text")
    for command in (proposals, decisions):
        command.add_argument("--plan", required=True, metavar="ID_ELLER_FIL")


def proposal_of(file: str, plan: Plan, library: Library) -> Proposal:
    """Read a proposal for a plan from a file. Raises RefusedError."""
    try:
        content = Path(file).read_bytes()
    except OSError as error:
        raise RefusedError(f"Forslaget {file} kan ikke åbnes: {reason_of(error, reading=True)}") from error
    return read_proposal(content, plan, library.indicators)


def _proposals(parsed: argparse.Namespace, store: Store, library: Library) -> int:
    plan = library.plan(parsed.plan)
    known = Proposals(store.folder).all(plan.id)
    if parsed.export is not None:
        found = next((one for one in known if one.id == parsed.export), None)
        if found is None:
            print(f"'{parsed.export}' er ikke et forslag til {plan.id}. Se dem med: proposals --plan", file=sys.stderr)
            return WRONG
        print(written(found).decode())
        return USED
    for one in known:
        archived = " (arkiveret)" if one.archived else ""
        levels = danish.listing([f"{target} {danish.number(level, 1)}" for target, level in one.levels.items()])
        day = danish.day(one.day) if one.day else ""
        print(f"{one.id}  {one.title}{archived}, {one.by} {day}: {levels}. {LABEL}")
    if not known:
        print("Der er ingen forslag til planen.")
    return USED


def _decisions(parsed: argparse.Namespace, store: Store, library: Library) -> int:
    plan = library.plan(parsed.plan)
    log = Decisions(store.folder).log(plan.id)
    if parsed.format == "csv":
        from pejling.decision_files import log_csv  # noqa: PLC0415 - what writes workbooks takes 0.4 s to import

        print(log_csv(log, plan, library.indicators).decode("utf-8-sig"), end="")
        return USED
    for entry in reversed(log):
        print("\n".join(_entry_lines(entry, log, plan, library)))
    if not log:
        print("Der er ingen beslutninger om planens niveauer.")
    return USED


def _entry_lines(entry: LogEntry, log: tuple[LogEntry, ...], plan: Plan, library: Library) -> list[str]:
    lines = [decision_sentence(entry, decided(entry, log, plan, library.indicators))]
    lines.append(f"  {danish.closed(entry.decision.reason)} Indtastet af {entry.decision.by}.")
    if entry.withdrawn:
        back = entry.withdrawn
        lines.append(f"  Trukket tilbage {danish.day(back.day)} af {back.by}: {danish.closed(back.reason)}")
    return lines
