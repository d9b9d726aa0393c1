"""What is said of a target on its slide and in the speaker's notes."""

from __future__ import annotations

from collections.abc import Iterator

from pejling import captions, danish, sentences
from pejling.follow_up import Line
from pejling.method_texts import METHOD
from pejling.proposals import LABEL
from pejling.reports.contents import Report
from pejling.reports.remark_texts import ended, remark_text
from pejling.reports.stamps import Stamp
from pejling.status_words import HOW_OFTEN, status_text

_FIRST = 2  # of what is likely: the chance, and what it rests on


def heading(line: Line) -> str:
    """Return what stands below a slide's title: the status, the target, and what is measured."""
    found = line.assessment
    markers = [marker.value for marker in found.markers[:1]]
    status = ", ".join((status_text(found.status), *markers))
    if line.series is None or not line.series.published:
        return " · ".join((status, f"{line.target.id} {line.target.title}"))
    return " · ".join((status, f"{line.target.id} {line.target.title}", line.series.indicator.name))


def body(line: Line, report: Report) -> tuple[str, ...]:
    """Return the sentences on a target, those that matter most first; as many go on the slide as there is room for."""
    likely = line.what_is_likely(report.others.get(line.target.id))
    told = report.findings(line)
    first = (*likely[:_FIRST], *line.what_it_takes) if likely else told
    return tuple(dict.fromkeys(filter(None, (*_levels(line), *_said(line), *first, *told, *_unclear(line)))))


def body_without_figures(line: Line) -> tuple[str, ...]:
    """Return what there is to say of a target without figures."""
    reference = [f"Står i planen: {line.target.reference}"] if line.target.reference else []
    told = (*_levels(line), *_said(line), line.assessment.reason, *_unclear(line), *reference)
    return tuple(ended(text) for text in told if text)


def _levels(line: Line) -> Iterator[str]:
    found, indicator = line.assessment, line.indicator
    if indicator is None or found.aim is None:
        return
    way = found.aim.direction
    adopted = "" if found.adopted is None else sentences.goal_words(found.adopted, way, indicator.unit)
    if found.proposed and found.level is not None:
        proposed = sentences.goal_words(found.level, way, indicator.unit)
        instead = f"; planens mål er {adopted}" if adopted else "; planen har intet niveau"
        yield danish.closed(f"{LABEL}: {proposed}{instead}")
    elif adopted:
        yield danish.closed(f"Planens mål: {adopted}")


def _said(line: Line) -> Iterator[str]:
    if line.activity:
        yield sentences.activity_words(line.activity)


def _unclear(line: Line) -> Iterator[str]:
    if line.target.question:
        yield f"Skal afklares: {line.target.question}"
    if line.target.assumption:
        yield f"Vores antagelse: {line.target.assumption}"


def speaker_notes(line: Line, report: Report) -> tuple[str, ...]:
    """Return what the speaker has to know: the findings, definition, source, notes, what is not told, the question."""
    parts = (
        ("Mål", (f"{line.target.id} {line.target.title}", line.target.reference)),
        ("Hvad tallene siger", (line.assessment.sentence, *body(line, report))),
        ("Sådan gøres tallet op", _definition(line)),
        ("Kilde", (captions.source_line(line),)),
        ("Noter og databrud", tuple(remark_text(one) for one in line.remarks)),
        ("Hvad tallene ikke siger", tuple(_not_told(line))),
        ("Skal afklares", (line.target.question,)),
        ("Grundlag", (report.stamp.line, *report.stamp.files)),
    )
    return tuple(line for title, texts in parts for line in _part(title, texts))


def _part(title: str, texts: tuple[str, ...]) -> Iterator[str]:
    told = [text for text in texts if text]
    if told:
        yield title
        yield from (f"– {text}" for text in told)


def _definition(line: Line) -> tuple[str, ...]:
    indicator = line.indicator
    if indicator is None:
        return ()
    confirmed = indicator.confirmed_by and f"Definitionen er bekræftet af {danish.closed(indicator.confirmed_by)}"
    why = f"Hvorfor: {indicator.why_it_matters}"
    return indicator.name, indicator.how_calculated, why, confirmed or "Definitionen er ikke bekræftet."


def _not_told(line: Line) -> Iterator[str]:
    found, indicator = line.assessment, line.indicator
    if line.target.assumption:
        yield f"Vores antagelse: {line.target.assumption}"
    if indicator is not None and found.noise is not None:
        yield sentences.noise_words(found.noise, indicator.unit)
    if found.markers:
        yield f"At vide om tallene: {danish.listing([marker.value for marker in found.markers])}."
    if indicator is not None:
        yield METHOD["Afstanden"]
    if found.chance is not None:
        yield HOW_OFTEN


def file_texts(stamp: Stamp) -> tuple[str, ...]:
    """Return the files behind the figures, as they stand on the last slide."""
    return stamp.files or ("Der er ingen tal bag planen.",)
