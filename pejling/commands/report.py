"""The command that writes a follow-up as files, in any of the formats of `reports.formats`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from pejling import danish
from pejling.commands import USED, Add, day, today
from pejling.commands.plan import proposal_of
from pejling.errors import RefusedError, StoreError
from pejling.examples import holds_examples
from pejling.follow_up import follow_up
from pejling.library import Library
from pejling.reports.contents import report_of
from pejling.reports.formats import FORMATS, File, files_of, stem
from pejling.store import Store

_WHERE = "en mappe eller, hvor der er én fil, dens navn; ellers mappen her. En fil, der er der, bliver overskrevet"


def add_commands(add: Add) -> None:
    """Add the command to a parser."""
    report = add("report", _report, "skriv opfølgningen på en plan som filer")
    report.add_argument("--plan", required=True, metavar="ID_ELLER_FIL")
    report.add_argument("--format", required=True, choices=tuple(FORMATS))
    report.add_argument("--as-of", type=day, default=None, metavar="DATO", help="fx 2026-08-22; ellers i dag")
    report.add_argument("--proposal", default=None, metavar="FIL", help="vis niveauerne i et forslags fil")
    templated = danish.listing([one for one, format_ in FORMATS.items() if format_.templated])
    report.add_argument("--template", default=None, metavar="FIL", help=f"jeres egen skabelon, kun til {templated}")
    report.add_argument("--out", default=None, metavar="FIL_ELLER_MAPPE", help=_WHERE)


def _report(parsed: argparse.Namespace, store: Store, library: Library) -> int:
    template = _template(parsed.template, parsed.format)
    plan = library.plan(parsed.plan)
    proposal = proposal_of(parsed.proposal, plan, library) if parsed.proposal else None
    found = follow_up(plan, store, library, parsed.as_of or today(), proposal)
    invented = holds_examples(found.imports, library.folder)
    report = report_of(found, store, library, today(), invented=invented)
    made = files_of(report, parsed.format, template)
    folder = f"{stem(found)}-{parsed.format}" if FORMATS[parsed.format].several else ""
    for one, path in _places(made, parsed.out, folder):
        _write(path, one.content)
    for warning in report.stamp.warnings:
        print(f"Filerne siger: {warning}")
    if not found.imports:
        print("Der er ingen tal bag planen. Indlæs dem først med: load", file=sys.stderr)
    return USED


def _template(file: str | None, format_: str) -> bytes | None:
    if file is None:
        return None
    if not FORMATS[format_].templated:
        raise RefusedError(f"En skabelon kan ikke bruges til {format_}. Udelad --template")
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise RefusedError(f"Skabelonen {file} kan ikke åbnes: {error.strerror or error}") from error


def _places(made: tuple[File, ...], out: str | None, folder: str) -> Iterable[tuple[File, Path]]:
    """Return where each file goes: to what is named, else here. folder: that of a format with a file for each chart."""
    asked = Path(out) if out else None
    if folder:
        inside = asked or Path(folder)
        if inside.is_file():
            raise RefusedError(f"{inside} er en fil, men der skrives en fil for hvert diagram. Nævn en mappe")
        return [(one, inside / one.name) for one in made]
    is_file = asked is not None and bool(asked.suffix) and not asked.is_dir()
    return [(one, asked if asked and is_file else (asked or Path()) / one.name) for one in made]


def _write(path: Path, content: bytes) -> None:
    """Write a file and say so, also when it takes the place of another."""
    was_there = path.exists()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise StoreError(f"{path} kan ikke skrives: {error.strerror or error}") from error
    print(f"{path} er {'overskrevet' if was_there else 'skrevet'}")
