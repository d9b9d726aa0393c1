"""Commands about levels: proposals, decisions, and a follow-up at a proposal's levels."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pejling.cli import main
from pejling.decisions import Decisions, NewLevel
from pejling.goals import AtLeast
from pejling.proposal_files import written
from pejling.proposals import LABEL, Proposal, Proposals
from pejling.store import Store
from tests.pejling.builders import decision, imported, moment, rows_of

PLAN = "hvidovre-2020"
FIRST = Proposal("", "Flere i gang", {"U4a": 22.0}, "", moment("2026-03-01"), PLAN, "ABC")
DECIDED = decision(NewLevel("U4a", 16.0, AtLeast(18.0)), plan=PLAN)


def pejling(store: Store, *words: str) -> int:
    """Run a command about the 2020 plan on a store."""
    return main([words[0], "--store", str(store.folder), "--plan", PLAN, *words[1:]])


@pytest.fixture
def rates(store: Store) -> Store:
    """Return a store with activation rates of 17,0 pct. in every month of three years."""
    store.add(
        imported(rows_of("aktiveringsgrad", "167", "2018-01", [17.0] * 37), group="visitation=uddannelsesparat"),
        moment("2021-02-15"),
    )
    return store


def test_proposals_are_listed_and_written_out(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    saved = Proposals(store.folder).save(FIRST)

    codes = [pejling(store, "proposals"), pejling(store, "proposals", "--export", saved.id)]

    listed, _, file = capsys.readouterr().out.partition("\n")
    assert codes == [0, 0]
    assert listed == f"{saved.id}  Flere i gang, ABC 1. marts 2026: U4a 22,0. {LABEL}"
    assert json.loads(file)["levels"] == {"U4a": 22.0}


def test_a_proposal_that_is_not_there_is_said(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert pejling(store, "proposals", "--export", "x") == 2
    assert "'x' er ikke et forslag til hvidovre-2020" in capsys.readouterr().err


def test_decisions_are_told_in_sentences_and_as_csv(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    log = Decisions(store.folder)
    log.withdraw(log.add(DECIDED).id, "DEF", "Forkert plan", moment("2020-06-17"))

    codes = [pejling(store, "decisions"), pejling(store, "decisions", "--format", "csv")]

    told = capsys.readouterr().out.splitlines()
    assert codes == [0, 0]
    assert told[:3] == [
        (
            "15. juni 2020 besluttede Udvalget (sag 20/1234): U4a (Aktiveringsgrad for uddannelsesparate unge) "
            "fra mindst 16,0 pct. til mindst 18,0 pct."
        ),
        "  Fordi. Indtastet af ABC.",
        "  Trukket tilbage 17. juni 2020 af DEF: Forkert plan.",
    ]
    assert told[3].startswith("Vedtaget;Besluttet af;Sag;Mål")
    assert told[4].startswith("2020-06-15;Udvalget;20/1234;U4a;")


def test_where_nothing_is_kept_that_is_said(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert [pejling(store, name) for name in ("proposals", "decisions")] == [0, 0]
    assert capsys.readouterr().out.splitlines() == [
        "Der er ingen forslag til planen.",
        "Der er ingen beslutninger om planens niveauer.",
    ]


def test_a_follow_up_is_made_at_a_proposals_levels_and_says_so(
    rates: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "forslag.json"
    file.write_bytes(written(FIRST))

    code = pejling(rates, "follow-up", "--as-of", "2021-03-01", "--proposal", str(file))

    told = capsys.readouterr().out
    assert code == 0
    assert f"{LABEL}: Flere i gang" in told
    assert "Resultatet blev 17,0 pct.: 5,0 procentpoint fra forslaget" in told


@pytest.mark.parametrize(("day", "level"), [("2020-06-14", 16.0), ("2020-06-15", 18.0)])
def test_the_follow_up_command_takes_the_levels_in_force_on_its_day(
    rates: Store, capsys: pytest.CaptureFixture[str], day: str, level: float
) -> None:
    Decisions(rates.folder).add(DECIDED)
    pejling(rates, "follow-up", "--as-of", day, "--format", "json")

    told = json.loads(capsys.readouterr().out)
    assert next(one["level"] for one in told["targets"] if one["id"] == "U4a") == level
    assert "proposal" not in told


def test_a_proposals_file_that_cannot_be_used_is_told(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert pejling(store, "follow-up", "--proposal", "findes-ikke.json") == 2
    assert "findes-ikke.json kan ikke åbnes" in capsys.readouterr().err


def test_a_reader_who_has_had_enough_gets_no_traceback(store: Store, repo: Path) -> None:
    command = [sys.executable, "-m", "pejling", "follow-up", "--plan", PLAN, "--store", str(store.folder)]
    read, write = os.pipe()
    os.close(read)  # as `| head` does

    told = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, cwd=repo, check=False)
    os.close(write)

    assert (told.returncode, told.stderr.decode()) == (0, "")
