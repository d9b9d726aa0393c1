"""What a job centre has taught Pejling about its own files, kept in the store's folder: answers and own indicators.

An answer is one small file, never changed: a later one for the same column goes before it, and taking one back is an
answer too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pejling.content import checked
from pejling.errors import StoreError
from pejling.indicators import Indicator
from pejling.intake import Learned
from pejling.intake.layouts import holds
from pejling.intake.privacy import count_in_column
from pejling.intake.subjects import NO_SUBJECTS, Subjects
from pejling.records import Records
from pejling.series import slug
from pejling.store.files import keep, names_in, reason_of

_ANSWERS, _INDICATORS = "answers", "indicators"


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said a column is.

    fingerprint: the layout it holds for.     label: the column's name in it.
    indicator:   an id, of a column without figures a breakdown's (see `intake.corrections`); "" where the column is to
                 be left alone; None where an earlier answer was taken back.
    file:        the file it was said of, for people.
    instead_of:  the indicator that the names say, which whoever answered has seen; "" where they say none.
    """

    fingerprint: str
    label: str
    indicator: str | None
    file: str
    by: str
    at: datetime
    instead_of: str = ""


class Answers:
    """The answers kept beside a store's imports. Safe for several readers and writers at once."""

    def __init__(self, store_folder: Path) -> None:
        self._records = Records(store_folder / _ANSWERS, "svaret")
        self.indicators_folder = store_folder / _INDICATORS

    @property
    def version(self) -> str:
        """A text that is another one whenever something has been taught."""
        own = (self.indicators_folder / name for name in names_in(self.indicators_folder))
        return "|".join([self._records.version, *(f"{file.name}{file.stat().st_mtime_ns}" for file in own)])

    def add(self, new: Answer) -> None:
        """Keep an answer. Raises StoreError; nothing is changed then."""
        told = {**asdict(new), "at": new.at.astimezone(UTC).isoformat()}
        _refuse_person_numbers(json.dumps(told, ensure_ascii=False))
        self._records.add(told, new.at)

    def all(self) -> tuple[Answer, ...]:
        """Return the answers that hold, the newest for each column, oldest first. Raises StoreError."""
        newest = {(one.fingerprint, one.label): one for one in self._said()}
        return tuple(sorted((one for one in newest.values() if one.indicator is not None), key=lambda one: one.at))

    def _said(self) -> Iterator[Answer]:
        """Yield all that was ever said of layouts as they are marked today, oldest first. Raises StoreError."""
        return (one for one in self._records.all(_understood) if holds(one.fingerprint))

    def learned(self, subjects: Subjects = NO_SUBJECTS) -> Learned:
        """Return what a reader of files needs to know; `subjects` are of the figures there are. Raises StoreError."""
        told: dict[tuple[str, str], str] = {}
        taken_back: dict[tuple[str, str], str] = {}
        corrected: dict[tuple[str, str], str] = {}
        for one in self._said():
            key = (one.fingerprint, one.label)
            if one.indicator is None:
                taken_back[key] = told.pop(key, taken_back.get(key, ""))
            else:
                told[key], corrected[key] = one.indicator, one.instead_of
        own = self.indicators_folder if self.indicators_folder.is_dir() else None
        return Learned(told, own, taken_back, corrected, subjects)

    def define(self, written: dict[str, object], replaceable: Callable[[str], bool] = lambda _: False) -> Indicator:
        """Keep an indicator of the job centre's own, as a content file says it (see `indicators.Indicator`).

        Its id is made of its name. `replaceable` tells of an id whether it may be defined anew. Raises ContentError for
        what the file could not say, StoreError where it cannot be kept or there is another of that name.
        """
        id_ = slug(str(written["name"])).replace("-", "_")
        path = self.indicators_folder / f"{id_}.toml"
        if not id_ or (path.exists() and not replaceable(id_)):
            raise StoreError(
                f"der er allerede en indikator, der hedder '{written['name']}'; vælg den, eller find et andet navn. Er "
                "der ikke gemt tal til den, kan den også erstattes: sæt hak ved det"
            )
        new = checked(Indicator, {"id": id_} | written, path)
        text = _toml(written)
        _refuse_person_numbers(text)
        try:
            keep(path, lambda partial: partial.write_text(text, encoding="utf-8"))
        except OSError as error:
            reason = reason_of(error)
            raise StoreError(f"svaret kunne ikke gemmes i {path.parent}: {reason}. Intet er ændret") from error
        return new


def _refuse_person_numbers(text: str) -> None:
    if count_in_column([text]):
        raise StoreError("der står et personnummer (CPR) i svaret; det er ikke gemt. Skriv det uden")


def _understood(told: dict[str, Any]) -> Answer:
    return Answer(**{**told, "at": datetime.fromisoformat(told["at"])})


def _toml(written: dict[str, object]) -> str:
    """Write plain values and one level of tables as TOML, whose strings are written as JSON's are."""
    plain = [f"{key} = {_value(value)}" for key, value in written.items() if not isinstance(value, dict)]
    for name, table in written.items():
        if isinstance(table, dict):
            plain += ["", f"[{name}]", *(f"{key} = {_value(value)}" for key, value in table.items())]
    return "\n".join(plain) + "\n"


def _value(value: object) -> str:
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
