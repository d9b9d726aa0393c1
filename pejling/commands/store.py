"""Commands on the store: load files, list what has been loaded, withdraw a file again."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from pejling import danish
from pejling.activity_changes import with_changed
from pejling.answers import Answers
from pejling.commands import REFUSED, USED, WRONG, Add
from pejling.entries import PERSON_NUMBER
from pejling.intake import read_export
from pejling.intake.privacy import holds_person_number
from pejling.library import Library
from pejling.receipt_texts import receipt_lines
from pejling.receipts import LOADED, Receipt, kept_receipt, receipt
from pejling.store import Entry, Store
from pejling.store.files import reason_of
from pejling.store.imports import subjects_of

_SHOWN_DIGEST = 12  # characters, enough to tell files apart and to type
_SHORTEST_DIGEST = 6


def add_commands(add: Add) -> None:
    """Add the commands to a parser."""
    load = add("load", _load, "indlæs udtræk, og skriv en kvittering for hver fil")
    load.add_argument("files", nargs="+", metavar="FIL")
    load.add_argument("--confirm", action="store_true", help="tag også tal med, der springer usædvanligt meget")
    load.add_argument("--by", default="", metavar="NAVN", help="hvem der siger det om aktiviteter; ellers filens navn")
    add("imports", _imports, "vis, hvad der er indlæst og trukket tilbage")
    withdraw = add("withdraw", _withdraw, "træk en indlæst fil tilbage, så dens tal ikke længere tæller med")
    withdraw.add_argument("import_", metavar="MÆRKE_ELLER_FIL", help="mærket fra 'imports' eller filens navn")
    withdraw.add_argument("--reason", required=True, metavar="TEKST", help="hvorfor filen trækkes tilbage")
    withdraw.add_argument("--by", default="", metavar="NAVN", help="hvem der gør det; ellers brugeren på maskinen")


def _load(parsed: argparse.Namespace, store: Store, library: Library) -> int:
    if holds_person_number(parsed.by):
        print(f"Navnet efter --by {PERSON_NUMBER}.", file=sys.stderr)
        return WRONG
    refused = 0
    for name in parsed.files:
        path = Path(name)
        try:
            content = path.read_bytes()
        except OSError as error:
            print(f"{path.name}: afvist. Filen kan ikke åbnes: {reason_of(error, reading=True)}")
            refused += 1
            continue
        learned = Answers(store.folder).learned(subjects_of(store.imports()))
        new = read_export(path.name, content, library.folder, learned=learned)
        shown = receipt(new, store, library)
        if shown.status == LOADED:
            kept = with_changed(new, shown.activities, parsed.by)
            store.add(kept, without=() if parsed.confirm else shown.unconfirmed)
        refused += not shown.usable
        print("\n".join(receipt_lines(shown, confirmed=parsed.confirm)))
    return REFUSED if refused else USED


def _imports(parsed: argparse.Namespace, store: Store, library: Library) -> int:  # noqa: ARG001 - as every command
    for entry in store.entries():
        print("\n".join(_entry_lines(entry, kept_receipt(entry.stored, store, library))))
    if store.is_empty:
        print("Der er ikke indlæst noget.")
    return USED


def _entry_lines(entry: Entry, shown: Receipt) -> list[str]:
    stored = entry.stored
    held = [danish.count(sum(span.figures for span in stored.spans), "tal", "tal")]
    held += [danish.count(len(stored.activities), "aktivitet", "aktiviteter")] * bool(stored.activities)
    figures = danish.listing(held)
    word = "" if entry.counts else " (trukket tilbage)"
    lines = [f"{stored.digest[:_SHOWN_DIGEST]}  {danish.day(stored.day)}  {stored.file}: {figures}{word}"]
    if stored.left_out:
        left_out = danish.count(stored.left_out, "tal er udeladt, fordi det", "tal er udeladt, fordi de")
        lines += [f"  {left_out} ikke er bekræftet:", *(f"    {text}" for text in shown.left_out_in_words)]
        lines += ["    …"] * (stored.left_out > len(shown.left_out_in_words))
    for one in entry.withdrawals:
        word = "Taget i brug igen" if one.restores else "Trukket tilbage"
        lines.append(f"  {word} {danish.day(one.day)} af {one.by}: {one.reason}")
    return lines


def _withdraw(parsed: argparse.Namespace, store: Store, library: Library) -> int:  # noqa: ARG001 - as every command
    named = parsed.import_
    found = [
        entry.stored
        for entry in store.entries()
        if entry.counts and (entry.stored.file == Path(named).name or _is_digest(named, entry.stored.digest))
    ]
    if len(found) != 1:
        problem = (
            "findes ikke blandt de filer, der tæller med" if not found else "er navnet på flere filer; brug mærket"
        )
        print(f"'{named}' {problem}. Se dem med: python -m pejling imports", file=sys.stderr)
        return WRONG
    store.withdraw(found[0].digest, parsed.by or getpass.getuser(), parsed.reason)
    what = "Det, den siger om tal og aktiviteter," if found[0].activities else "Dens tal"
    print(f"{found[0].file} er trukket tilbage. {what} tæller ikke længere med; filen er der stadig.")
    return USED


def _is_digest(text: str, digest: str) -> bool:
    return len(text) >= _SHORTEST_DIGEST and digest.startswith(text.lower())
