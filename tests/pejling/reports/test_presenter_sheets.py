"""The presenter's sheet: what it has of each target, what is only proposed, and that text from people stays text."""

from __future__ import annotations

from datetime import date

from pejling.agendas import Agenda, Item, points
from pejling.examples import LABEL as INVENTED
from pejling.follow_up import FollowUp
from pejling.proposals import LABEL as PROPOSED
from pejling.reports.presenter_sheets import presenter_sheet
from pejling.reports.stamps import stamp_of

AGENDA = Agenda("hvidovre-2020", (Item("U4b"), Item("U4a", "Hvad med <b>sommeren</b>?")))


def sheet(found: FollowUp, level: float | None = None) -> str:
    """Return the sheet, with another level for U4a where one is given."""
    lines = [one.at_level(level) if level and one.target.id == "U4a" else one for one in found.lines]
    stamp = stamp_of(found, date(2020, 10, 21), invented=True)
    return presenter_sheet(points(AGENDA, lines), stamp)


def test_it_has_finding_question_chance_needs_and_definition_in_the_agendas_order(
    examples_followed_up: FollowUp,
) -> None:
    text = sheet(examples_followed_up)

    expected = [
        "1. U4b ·",
        "20,3 pct. i august 2020: 0,3 procentpoint bedre end målet",
        "Hvad undrer I jer over?",
        "2. U4a ·",
        "14,6 pct. i august 2020: 1,4 procentpoint fra målet",
        "Planens mål: mindst 16,0 pct. · ▼ ikke på vej",
        "Chancen for mindst 16,0 pct. er under 1 ud af 20",
        "I august 2020 alene manglede der 1,4 procentpoint.",
        "Aktiveringsgrad (pct.).",
    ]
    for words in expected:
        _, found, text = text.partition(words)
        assert found, f"{words} is missing, or before what it should come after"


def test_a_proposed_level_is_labelled_and_an_adopted_one_is_not(examples_followed_up: FollowUp) -> None:
    assert PROPOSED not in sheet(examples_followed_up)
    assert PROPOSED in sheet(examples_followed_up, 17.0)


def test_it_says_that_figures_are_invented_and_when_they_are_of(examples_followed_up: FollowUp) -> None:
    text = sheet(examples_followed_up)

    assert text.count(INVENTED) == 2
    assert "opgjort 20. oktober 2020" in text


def test_text_from_people_is_never_markup(examples_followed_up: FollowUp) -> None:
    assert "Hvad med &lt;b&gt;sommeren&lt;/b&gt;?" in sheet(examples_followed_up)
