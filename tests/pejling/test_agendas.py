"""The agenda of a dialogue meeting: made from the plan, edited, kept in versions, and what is no longer there."""

from __future__ import annotations

from pathlib import Path

import pytest

from pejling.agendas import MOST, QUESTION, Agenda, Agendas, Item, default_agenda, points
from pejling.errors import RefusedError
from pejling.follow_up import FollowUp
from pejling.statuses import Status
from tests.pejling.builders import moment

THREE = Agenda("plan", (Item("A"), Item("B"), Item("C", "Hvorfor falder den?")), "ABC", moment("2020-03-01"))


@pytest.fixture
def agendas(tmp_path: Path) -> Agendas:
    """Return the agendas of an empty store."""
    return Agendas(tmp_path)


def test_an_agenda_from_the_plan_has_the_targets_with_figures_that_need_talk_first(
    examples_followed_up: FollowUp,
) -> None:
    found = default_agenda(examples_followed_up)

    lines = {line.target.id: line for line in examples_followed_up.lines}
    chosen = [lines[target] for target in found.targets]
    assert found.targets[:2] == ("U4a", "U5b")
    assert 0 < len(chosen) <= MOST
    assert [line for line in chosen if line.assessment.status is Status.ACTIVITY] == []
    assert [line for line in chosen if line.series is None or not line.series.published] == []
    assert {item.question for item in found.items} == {QUESTION}


def test_what_is_saved_is_read_back_and_the_newest_version_holds(agendas: Agendas) -> None:
    agendas.save(THREE)
    changed = Agenda("plan", (Item("B"),), "DEF", moment("2020-03-02"))
    agendas.save(changed)

    assert agendas.newest("plan") == changed
    assert agendas.versions("plan") == (THREE, changed)
    assert agendas.newest("another") is None


def test_an_agenda_without_a_name_or_without_targets_is_refused(agendas: Agendas) -> None:
    with pytest.raises(RefusedError, match="dit eget navn"):
        agendas.save(Agenda("plan", (Item("A"),)))
    with pytest.raises(RefusedError, match="tom"):
        agendas.save(Agenda("plan", (), "ABC"))

    assert agendas.versions("plan") == ()


def test_more_targets_than_the_overview_can_show_are_refused(agendas: Agendas) -> None:
    many = tuple(Item(f"T{number}") for number in range(MOST + 1))

    with pytest.raises(RefusedError, match=f"plads til {MOST}"):
        agendas.save(Agenda("plan", many, "ABC"))


def test_a_question_with_a_person_number_is_never_kept(agendas: Agendas) -> None:
    with pytest.raises(RefusedError, match="personnummer"):
        agendas.save(Agenda("plan", (Item("A", "Hvad med 010190-1234?"),), "ABC"))

    assert agendas.versions("plan") == ()


def test_a_target_is_moved_by_places_and_never_past_an_end() -> None:
    assert THREE.moved("A", 1).targets == ("B", "A", "C")
    assert THREE.moved("C", -1).targets == ("A", "C", "B")
    assert THREE.moved("A", -1).targets == ("A", "B", "C")
    assert THREE.moved("C", 1).targets == ("A", "B", "C")


def test_a_target_is_added_at_the_end_once_and_removed_with_its_question() -> None:
    assert THREE.with_("D").targets == ("A", "B", "C", "D")
    assert THREE.with_("A") == THREE
    assert THREE.without("C").with_("C").items[-1] == Item("C", QUESTION)


def test_a_question_is_the_usual_one_where_none_is_written() -> None:
    assert THREE.asking("A", " Hvad nu? ").items[0] == Item("A", "Hvad nu?")
    assert THREE.asking("C", "  ").items[2] == Item("C", QUESTION)


def test_what_has_left_the_plan_or_has_no_figures_has_no_screen(examples_followed_up: FollowUp) -> None:
    agenda = Agenda("hvidovre-2020", (Item("U4b"), Item("gone"), Item("U1"), Item("U4a")))

    found = points(agenda, examples_followed_up.lines)

    assert [point.line.target.id for point in found] == ["U4b", "U4a"]
