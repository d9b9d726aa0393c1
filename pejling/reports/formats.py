"""The formats a report can be had in. A new one is a line in FORMATS and the function that makes it.

What makes a format is imported when it is asked for: each brings a library that takes its time to start.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from pejling.errors import RefusedError
from pejling.follow_up import FollowUp
from pejling.reports.contents import Report
from pejling.series import slug


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is handed over."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what a reader knows it by, its type on the web, what makes its files, and what it is good for.

    made:      takes the report and a template, None for Pejling's own; gives the files without their common beginning.
    templated: True where it takes a municipality's own template.
    several:   True where there is a file for each chart.
    ending:    of its files' names; part: what its one file is called besides.
    """

    title: str
    mime: str
    made: Callable[[Report, bytes | None], tuple[File, ...]]
    about: str
    templated: bool = False
    several: bool = False
    ending: str = ""
    part: str = ""


def _pptx(report: Report, template: bytes | None) -> tuple[File, ...]:
    from pejling.reports.slides import presentation  # noqa: PLC0415 - as the module says; so below

    return (File("", presentation(report, template)),)


def _xlsx(report: Report, _template: bytes | None) -> tuple[File, ...]:
    from pejling.reports.workbooks import workbook  # noqa: PLC0415

    return (File("", workbook(report)),)


def _pdf(report: Report, _template: bytes | None) -> tuple[File, ...]:
    from pejling.reports.appendix import appendix  # noqa: PLC0415

    return (File("", appendix(report)),)


def _review(report: Report, _template: bytes | None) -> tuple[File, ...]:
    from pejling.reports.results_review import results_review  # noqa: PLC0415

    return (File(FORMATS["resultatrevision"].part, results_review(report, report.comments)),)


def _png(report: Report, _template: bytes | None) -> tuple[File, ...]:
    from pejling.reports.pictures import drawn_lines, picture_name, png  # noqa: PLC0415

    return tuple(File(picture_name(line), png(line, report)) for line in drawn_lines(report))


def _svg(report: Report, _template: bytes | None) -> tuple[File, ...]:
    from pejling.reports.pictures import drawn_lines, picture_name, svg  # noqa: PLC0415

    return tuple(File(picture_name(line), svg(line, report)) for line in drawn_lines(report))


def _csv(report: Report, _template: bytes | None) -> tuple[File, ...]:
    from pejling.reports.series_files import series_csv  # noqa: PLC0415

    return (File("", series_csv(report)),)


def _parquet(report: Report, _template: bytes | None) -> tuple[File, ...]:
    from pejling.reports.series_files import series_parquet  # noqa: PLC0415

    return (File("", series_parquet(report)),)


_OPEN_XML = "application/vnd.openxmlformats-officedocument."
ZIP = "application/zip"
_PACKED = "Pakket i én .zip-fil."
_SLIDES = (
    "Et overblik og en slide for hvert mål. Titler, tekst og diagrammer kan rettes og farves om; definition, kilde, "
    "noter og spørgsmål står i talernoterne."
)
FORMATS = {
    "pptx": Format("PowerPoint", f"{_OPEN_XML}presentationml.presentation", _pptx, _SLIDES, templated=True),
    "pdf": Format(
        "Bilag til dagsordenen (PDF)",
        "application/pdf",
        _pdf,
        "Overblik, en side for hvert pejlemærke, og til sidst metode og kilder.",
    ),
    "xlsx": Format(
        "Regneark (Excel)",
        f"{_OPEN_XML}spreadsheetml.sheet",
        _xlsx,
        "Tal og datoer at regne videre på, diagrammer og et ark, hvor niveauerne kan flyttes.",
    ),
    "resultatrevision": Format(
        "Resultatrevision (PDF)",
        "application/pdf",
        _review,
        "Årets resultater mål for mål. Jobcentrets kommentarer er de noter, der er skrevet til hele målet.",
        ending="pdf",
        part="resultatrevision",
    ),
    "png": Format(
        "Billeder (PNG)", "image/png", _png, f"Hvert måls diagram til breve og dagsordener. {_PACKED}", several=True
    ),
    "svg": Format(
        "Tegninger (SVG)",
        "image/svg+xml",
        _svg,
        f"Hvert måls diagram, skarpt i enhver størrelse. {_PACKED}",
        several=True,
    ),
    "csv": Format(
        "Tidsserier (CSV)", "text/csv", _csv, "Tallene bag målene, én række for hver periode. Åbnes i Excel."
    ),
    "parquet": Format(
        "Tidsserier (Parquet)", "application/vnd.apache.parquet", _parquet, "De samme tal til dataværktøjer."
    ),
}


def stem(found: FollowUp) -> str:
    """Return what a follow-up's files are called: pejling-hvidovre-2020-2020-09-22, then -forslag-... for one."""
    proposal = f"-forslag-{slug(found.proposal.title)[:40].strip('-') or 'uden-navn'}" if found.proposal else ""
    return f"pejling-{slug(found.plan.id)}-{found.as_of.isoformat()}{proposal}"


def files_of(report: Report, format_: str, template: bytes | None = None) -> tuple[File, ...]:
    """Make a report in a format. Raises RefusedError where a template cannot be used or there is nothing to draw."""
    made = FORMATS[format_].made(report, template)
    if not made:
        raise RefusedError("Planen har ingen mål med tal, så der er ingen diagrammer at tegne")
    start, ending = stem(report.follow_up), FORMATS[format_].ending or format_
    return tuple(File(f"{'-'.join(filter(None, (start, one.name)))}.{ending}", one.content) for one in made)


def name_of(found: FollowUp, format_: str) -> str:
    """Return what the one file of a format is called: where it is several, they are packed in a .zip."""
    if FORMATS[format_].several:
        return f"{stem(found)}-{format_}.zip"
    part = "-".join(filter(None, (stem(found), FORMATS[format_].part)))
    return f"{part}.{FORMATS[format_].ending or format_}"


def one_file(report: Report, format_: str, template: bytes | None = None) -> bytes:
    """Make a report in a format as one file; several are packed in a .zip. Raises RefusedError as `files_of`."""
    made = files_of(report, format_, template)
    if not FORMATS[format_].several:
        return made[0].content
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for one in made:
            packed.writestr(one.name, one.content)
    return stream.getvalue()
