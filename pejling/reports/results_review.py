"""The yearly results review (Resultatrevision): what came of each target, with the job centre's comments."""

from __future__ import annotations

from collections.abc import Mapping

from pejling import sentences
from pejling.follow_up import Line
from pejling.reports import papers
from pejling.reports.chart_images import chart_svg
from pejling.reports.contents import Report
from pejling.statuses import Status

_TITLE = "Resultatrevision"
_RUNNING = "Planen løber endnu"
_REACHED = {Status.MET: "ja", Status.NOT_MET: "nej", Status.ACTIVITY: "aktivitet"}
_NOT_KNOWN = "kan ikke siges"


def results_review(report: Report, comments: Mapping[str, str]) -> bytes:
    """Return the review as the bytes of a PDF.

    comments: the job centre's own words by target id, and on the whole plan under ""; one to a target the plan does
    not have is shown at the end. Where the plan's time is not over on the day, every page says so.
    """
    found = report.follow_up
    running = found.as_of <= found.plan.ends
    known = {"", *(line.target.id for line in found.lines)}
    areas = [
        {"title": one.title, "targets": [_target(line, report, comments) for line in found.of(one)]}
        for one in found.plan.focus_areas
    ]
    front = papers.front(report)
    warned = {"warnings": [*front["warnings"], _RUNNING], "foot": [_foot(front), front["foot"][1]]} if running else {}
    told = {
        "title": _TITLE,
        "areas": areas,
        "summary": _summary(found.lines),
        "comment": comments.get("", ""),
        "others": [[target, text] for target, text in comments.items() if target not in known and text],
    }
    return papers.pdf("results_review.typ", told | papers.sources(found.lines) | warned, report)


def _foot(front: papers.Content) -> str:
    return ", ".join((*front["warnings"], _RUNNING))


def reached(line: Line) -> str:
    """Say whether a target was reached: ja, nej, or that it cannot be said."""
    return _REACHED.get(line.assessment.status, _NOT_KNOWN)


def _target(line: Line, report: Report, comments: Mapping[str, str]) -> papers.Content:
    """A target with its result and level. Why it cannot be told, or how far an activity is, stands beside."""
    told = papers.block(line, report, chart_svg(line))
    why = line.assessment.reason if reached(line) == _NOT_KNOWN else ""
    if line.activity:
        why = sentences.activity_words(line.activity)
    return told | {"reached": reached(line), "why": why, "comment": comments.get(line.target.id, "")}


def _summary(lines: tuple[Line, ...]) -> list[list[str | int]]:
    """How many targets of each outcome, in the order of the outcomes."""
    outcomes = [reached(line) for line in lines]
    named = (("Nået", "ja"), ("Ikke nået", "nej"), ("Kan ikke siges", _NOT_KNOWN), ("Aktiviteter", "aktivitet"))
    return [[name, outcomes.count(outcome)] for name, outcome in named]
