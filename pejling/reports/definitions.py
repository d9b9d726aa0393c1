"""What papers say of where their figures come from: the indicators in use and the files, as rows of text."""

from __future__ import annotations

from collections.abc import Iterable

from pejling.follow_up import Line
from pejling.import_texts import when_it_came
from pejling.indicators import Indicator
from pejling.store import StoredImport


def indicators_of(lines: Iterable[Line]) -> tuple[Indicator, ...]:
    """Return the indicators of some lines, each once, in their order."""
    found = {line.indicator.id: line.indicator for line in lines if line.indicator is not None}
    return tuple(found.values())


def place_of(indicator: Indicator) -> tuple[str, str]:
    """Return where an indicator is published, and whether anybody has confirmed its definition."""
    source = indicator.source
    place = ", ".join(filter(None, (source.publisher, source.table, *source.columns[:1])))
    confirmed = f"bekræftet af {indicator.confirmed_by}" if indicator.confirmed_by else "ikke bekræftet"
    return place, confirmed


def files_of(imports: Iterable[StoredImport]) -> tuple[tuple[str, str, str], ...]:
    """Return name, how and when it was loaded, and the digest of each file, the newest first."""
    newest_first = tuple(imports)[::-1]
    return tuple((one.file, _how(one), one.digest) for one in newest_first)


def _how(one: StoredImport) -> str:
    return f"{'indtastet' if one.by else 'indlæst'} {when_it_came(one)}"
