"""What a screen of the meeting says: finding, key figure, chance, and what the level takes."""

from __future__ import annotations

import pytest

from pejling.agendas import Item, Point
from pejling.follow_up import FollowUp, Line
from pejling.meeting_texts import behind, overview_title, wall_of
from pejling.proposals import LABEL


def line(found: FollowUp, target: str) -> Line:
    """Return the line of a target."""
    return next(one for one in found.lines if one.target.id == target)


def test_a_target_with_a_level_has_it_as_key_figure(examples_followed_up: FollowUp) -> None:
    wall = wall_of(line(examples_followed_up, "U4a"))

    assert wall.title == "14,6 pct. i august 2020: 1,4 procentpoint fra målet"
    assert (wall.label, wall.figure, wall.unit) == ("Planens mål: mindst", "16,0", "pct.")
    assert wall.chance == "Chancen er under 1 ud af 20, hvis udviklingen fortsætter som hidtil."
    assert wall.takes == (
        "4 måneder (sep. 2020–dec. 2020) er endnu ikke endeligt opgjort; de skal i gennemsnit være 18,4 pct.",
        (
            "Det er ca. 3 fuldtidspersoner flere end i august 2020 i hver af dem, "
            "hvis grundlaget (69 fuldtidspersoner) er uændret."
        ),
    )


def test_a_proposed_level_changes_the_sentence_and_says_that_it_is_not_adopted(examples_followed_up: FollowUp) -> None:
    wall = wall_of(line(examples_followed_up, "U4a").at_level(17.0))

    assert wall.title == "14,6 pct. i august 2020: 2,4 procentpoint fra forslaget"
    assert (wall.label, wall.figure) == (f"{LABEL}: mindst", "17,0")
    assert wall.takes[0] == (
        "4 måneder (sep. 2020–dec. 2020) er endnu ikke endeligt opgjort; de skal i gennemsnit være 21,8 pct."
    )


def test_a_target_without_a_level_has_its_newest_figure(examples_followed_up: FollowUp) -> None:
    wall = wall_of(line(examples_followed_up, "L2"))

    assert (wall.label, wall.figure, wall.unit) == ("Seneste tal, juni 2020", "6,3", "pct.")
    assert wall.chance.startswith("Chancen for at ende over året før planen (5,6 pct.) er omtrent 8 ud af 10")


def test_where_no_chance_can_be_given_the_screen_says_what_is_known(examples_followed_up: FollowUp) -> None:
    wall = wall_of(line(examples_followed_up, "I1"))

    assert wall.chance == ""
    assert wall.takes == ("Der er kun 5 kvartaler med endelige tal; en vurdering kræver mindst 6.",)


@pytest.mark.parametrize("target", ["U4a", "U5a", "U5b", "U4b", "L1", "L2", "L3", "I1"])
def test_every_chance_comes_with_its_condition(examples_followed_up: FollowUp, target: str) -> None:
    chance = wall_of(line(examples_followed_up, target)).chance

    assert not chance or chance.endswith("hvis udviklingen fortsætter som hidtil.")


def test_on_demand_come_question_chance_notes_and_definition(examples_followed_up: FollowUp) -> None:
    told = dict(behind(Point(Item("U4a", "Hvad nu?"), line(examples_followed_up, "U4a"))))

    assert told["Spørgsmål"] == ("Hvad nu?",)
    assert told["Chance"][0].startswith("Chancen for mindst 16,0 pct.")
    assert told["Definition og kilde"][0].startswith("Aktiveringsgrad (pct.).")
    assert told["Hvad det kræver"][-1] == "I august 2020 alene manglede der 1,4 procentpoint."


def test_what_is_asked_for_of_a_proposal_is_about_the_proposal_and_says_so(examples_followed_up: FollowUp) -> None:
    told = dict(behind(Point(Item("U4a"), line(examples_followed_up, "U4a").at_level(17.0))))

    assert told["Chance"][:2] == (
        LABEL,
        "Chancen for mindst 17,0 pct. er under 1 ud af 20. Niveauet er meget ambitiøst.",
    )
    assert told["Hvad det kræver"][0] == LABEL
    assert told["Hvad det kræver"][-1] == "I august 2020 alene manglede der 2,4 procentpoint."


def test_a_break_after_the_day_on_show_is_not_told(examples_followed_up: FollowUp) -> None:
    notes = dict(behind(Point(Item("U4a"), line(examples_followed_up, "U4a"))))["Noter"]

    assert [note.split(":")[0] for note in notes] == ["Oktober 2019"]


def test_the_overview_counts_what_is_met_or_on_its_way(examples_followed_up: FollowUp) -> None:
    lines = [line(examples_followed_up, target) for target in ("U4a", "U4b", "U5a")]

    assert overview_title(lines) == "1 af dagens 3 mål er nået eller på vej"
    assert overview_title([]) == "Dagsordenen er tom"


def test_an_overview_with_levels_being_tried_says_that_it_is_at_them(examples_followed_up: FollowUp) -> None:
    tried = line(examples_followed_up, "U4a").at_level(9.0)

    assert overview_title([tried, line(examples_followed_up, "U5a")]).endswith("på vej, hvis forslaget gælder")
    assert overview_title([tried, tried]).endswith("hvis forslagene gælder")
