"""A proposal's file: read back it is the same proposal; any other is refused in Danish, with a way out."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pejling.errors import RefusedError
from pejling.library import Library
from pejling.proposal_files import LARGEST, file_name, read_proposal, written
from pejling.proposals import LABEL, Proposal
from tests.pejling.builders import moment

PLAN = "hvidovre-2020"
FIRST = Proposal("abc", "Flere i gang", {"U4a": 22.0, "U4b": 24.5}, "Fra mødet", moment("2026-03-01"), PLAN, "ABC")


def read(content: bytes, library: Library) -> Proposal:
    """Read a proposal's file for the 2020 plan."""
    return read_proposal(content, library.plans[PLAN], library.indicators)


def changed(**keys: object) -> bytes:
    """Return the file with other values; None leaves a key out."""
    told = json.loads(written(FIRST)) | keys
    return json.dumps({key: value for key, value in told.items() if value is not None}).encode()


def test_what_is_written_is_read_back_as_a_new_proposal(library: Library) -> None:
    assert read(written(FIRST), library) == replace(FIRST, id="")


def test_the_file_says_that_it_is_not_adopted_and_which_plan_it_is_for() -> None:
    told = json.loads(written(FIRST))

    assert (told["label"], told["plan"], told["levels"]) == (LABEL, PLAN, {"U4a": 22.0, "U4b": 24.5})
    assert file_name(FIRST) == "forslag-hvidovre-2020-flere-i-gang.json"


def test_a_file_saved_by_another_editor_with_a_mark_at_its_beginning_is_read(library: Library) -> None:
    assert read(b"\xef\xbb\xbf" + written(FIRST), library).levels == FIRST.levels


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "kan ikke læses som JSON"),
        (b"PK\x03\x04", "kan ikke læses som JSON"),
        (b"[" * 60_000, "kan ikke læses som JSON"),
        (b"[]", "ikke et forslag fra Pejling"),
        (b'{"levels": {"U4a": 22}}', "ikke et forslag fra Pejling"),
        (b" " * (LARGEST + 1), "fylder højst 100 kB"),
        (changed(version=2), r"version 2"),
        (changed(plan="hvidovre-2014"), "gælder planen 'hvidovre-2014', og her vises 'hvidovre-2020'"),
        (changed(title=None), "intet navn"),
        (changed(title=7), "'title' skal være tekst"),
        (changed(note="Ring til 010190-1234"), "Noten .*personnummer"),
        (changed(title="010190-1234"), "navn .*personnummer"),
        (changed(made_at="i går"), "'made_at' skal være et tidspunkt"),
        (changed(levels=None), "ingen niveauer"),
        (changed(levels={}), "ingen niveauer"),
        (changed(levels={"X9": 22}), "'X9' er ikke i planen"),
        (changed(levels={"U4a": "22"}), "U4a skal være et tal, fandt '22'"),
        (changed(levels={"U4a": True}), "U4a skal være et tal"),
        (changed(levels={"U4a": 10**400}), "U4a skal være et tal"),
        (changed(levels={"U4a": float("nan")}), "almindeligt tal"),
        (changed(levels={"U4a": -1}), "under 0"),
        (changed(levels={"U4a": 101}), "101,0 for U4a: en andel går fra 0 til 100 pct"),
        (changed(extra="x"), "noget, et forslag ikke har: extra"),
    ],
)
def test_any_other_file_is_refused_saying_what_was_found(library: Library, content: bytes, problem: str) -> None:
    with pytest.raises(RefusedError, match=problem):
        read(content, library)


def test_all_faults_of_the_levels_are_told_at_once(library: Library) -> None:
    with pytest.raises(RefusedError, match=r"U4a.*X9"):
        read(changed(levels={"U4a": 101, "X9": 1}), library)
