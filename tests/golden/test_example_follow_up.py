"""Both plans followed up on the examples: what is kept, and that together they show all there is to show.

After a change that is meant to change it: python -m tools.make_examples --golden
"""

from __future__ import annotations

from pejling.examples import load_examples
from pejling.follow_up import FollowUp
from pejling.goals import Activity, AtLeast, ChangePercent, ChangePoints, Improve, Undecided
from pejling.library import CONTENT_FOLDER
from pejling.likelihoods import BY_CHANCE
from pejling.statuses import Marker, Status
from tools.goldens import DAYS, FOLLOW_UP, GOLDEN, follow_up_text

STATUSES = {
    Status.MET, Status.NOT_MET, Status.ON_TRACK, Status.UNCERTAIN, Status.NOT_ON_TRACK,
    Status.TOO_EARLY, Status.AWAITING, Status.NO_DATA, Status.UNCLEAR,
    Status.NOT_SET, Status.ACTIVITY,
}  # fmt: skip
MARKERS = {
    Marker.AT_LEVEL, Marker.BELOW_LEVEL, Marker.ABOVE_LEVEL, Marker.PROVISIONAL, Marker.BREAK, Marker.SMALL_GROUP,
    Marker.WITHIN_NOISE, Marker.RISING, Marker.ASSUMED, Marker.RECONSTRUCTED,
}  # fmt: skip


def test_the_follow_up_of_the_examples_is_the_one_kept(followed_up: tuple[FollowUp, ...]) -> None:
    kept = (GOLDEN / FOLLOW_UP).read_text(encoding="utf-8")

    assert follow_up_text(followed_up) == kept


def test_the_examples_show_every_status_there_is(followed_up: tuple[FollowUp, ...]) -> None:
    shown = {line.assessment.status for found in followed_up for line in found.lines}

    assert shown >= STATUSES


def test_the_examples_show_the_markers_one_must_know(followed_up: tuple[FollowUp, ...]) -> None:
    shown = {marker for found in followed_up for line in found.lines for marker in line.assessment.markers}

    assert shown >= MARKERS


def test_an_open_target_is_seen_both_at_and_below_its_level(followed_up: tuple[FollowUp, ...]) -> None:
    lines = [line.assessment for found in followed_up for line in found.lines]

    open_ones = {marker for one in lines if one.status in BY_CHANCE for marker in one.markers}
    assert {Marker.AT_LEVEL, Marker.BELOW_LEVEL} <= open_ones


def test_the_plans_shown_hold_every_kind_of_goal_they_use(followed_up: tuple[FollowUp, ...]) -> None:
    kinds = {type(line.target.goal) for found in followed_up for line in found.lines}

    assert kinds == {Activity, AtLeast, ChangePercent, ChangePoints, Improve, Undecided}


def test_the_day_the_examples_open_on_is_one_of_the_days_kept() -> None:
    assert load_examples(CONTENT_FOLDER).as_of in DAYS["hvidovre-2020"]
