"""Files that have been read and wait for a person to keep or discard them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import streamlit as st

from pejling.intake import Import
from pejling.receipts import Receipt
from pejling.receipts_together import says_otherwise

_WAITING, _RECEIPTS = "_waiting", "_receipts"
_UPLOADS, _PUT, _DEALT_WITH, _IN_FIELD = "_uploads", "_put", "_dealt_with", "_in_field"
_BEGUN = "_begun"


@dataclass(frozen=True)
class Waiting:
    """A file that has been read and waits for a person to keep or discard it."""

    new: Import
    content: bytes = b""  # the file itself, to be read again when somebody has answered; none where it was refused

    @property
    def receipt(self) -> Receipt:
        """The receipt as it was made last (`refresh`)."""
        return _held().by_digest[self.new.digest]


@dataclass(frozen=True)
class _Receipts:
    """The receipts of the files that wait, and what they were made of: the store's version, files and ticks."""

    of: tuple[object, ...] = ()
    by_digest: Mapping[str, Receipt] = field(default_factory=dict)


def _held() -> _Receipts:
    held: _Receipts = st.session_state.setdefault(_RECEIPTS, _Receipts())
    return held


def files() -> tuple[Waiting, ...]:
    """Return the files that wait, in the order they were read."""
    return tuple(st.session_state.setdefault(_WAITING, {}).values())


def put(one: Waiting) -> None:
    """Put a read file among those that wait; the same bytes are one file."""
    st.session_state.setdefault(_WAITING, {})[one.new.digest] = one
    st.session_state[_PUT] = st.session_state.get(_PUT, 0) + 1


def refresh(version: str, make: Callable[[], tuple[Receipt, ...]]) -> frozenset[str]:
    """Make all receipts again where the store (its version), the files or what is confirmed is another than it was.

    Return the digests of files whose receipt then says otherwise than the one that was shown.
    """
    before = _held()
    if before.of == (version, *_made_of(before)):
        return frozenset()
    made = dict(zip((one.new.digest for one in files()), make(), strict=True))
    now = _Receipts((), made)
    st.session_state[_RECEIPTS] = _Receipts((version, *_made_of(now)), made)
    shown = ((digest, before.by_digest[digest]) for digest in made if digest in before.by_digest)
    return frozenset(digest for digest, one in shown if says_otherwise(made[digest], one))


def _made_of(receipts: _Receipts) -> tuple[object, ...]:
    left_out = (unconfirmed(digest, one) for digest, one in receipts.by_digest.items())
    return (st.session_state.get(_PUT, 0), *left_out)


def discard(digest: str) -> None:
    """Let a file wait no longer."""
    st.session_state.setdefault(_WAITING, {}).pop(digest, None)
    st.session_state[_PUT] = st.session_state.get(_PUT, 0) + 1


def shown_in_field() -> Mapping[str, str]:
    """Return the uploads the field showed last: the digests of their bytes by their ids."""
    shown: Mapping[str, str] = st.session_state.get(_IN_FIELD, {})
    return shown


def show_in_field(uploads: Mapping[str, str]) -> None:
    """Remember which uploads the field shows."""
    st.session_state[_IN_FIELD] = uploads


def taken_out() -> None:
    """Discard the files that somebody has taken out of the field. To be called when the field has changed."""
    before = shown_in_field()
    left = {file.file_id for file in st.session_state.get(upload_key()) or ()}
    begin({upload: name for upload, name in st.session_state.get(_BEGUN, {}).items() if upload in left})
    kept = {digest for upload, digest in before.items() if upload in left}
    for digest in {digest for upload, digest in before.items() if upload not in left} - kept:
        discard(digest)


def begin(uploads: Mapping[str, str]) -> None:
    """Remember which uploads are going to be read: the names they are shown by, by their ids."""
    st.session_state[_BEGUN] = uploads


def left_behind() -> tuple[str, ...]:
    """Return the names of uploads that were not read to the end and are no longer in the field, once.

    The page was left meanwhile: the field forgets its files with it.
    """
    begun: Mapping[str, str] = st.session_state.get(_BEGUN, {})
    left = tuple(name for upload, name in begun.items() if not (knows(upload) or upload in shown_in_field()))
    if left:
        st.session_state[_BEGUN] = {}
    return left


def find(digest: str) -> Waiting | None:
    """Return the file of these bytes that waits already, or None."""
    found: Waiting | None = st.session_state.setdefault(_WAITING, {}).get(digest)
    return found


def dealt_with(upload: str, remark: str) -> None:
    """Remember that an upload (its id) has been seen to, and what is to be said of it, "" for nothing."""
    st.session_state.setdefault(_DEALT_WITH, {})[upload] = remark


def knows(upload: str) -> bool:
    """True where an upload has been seen to."""
    return upload in st.session_state.setdefault(_DEALT_WITH, {})


def remarks() -> tuple[str, ...]:
    """Return what is to be said of uploads that have no receipt of their own, in their order."""
    return tuple(filter(None, st.session_state.setdefault(_DEALT_WITH, {}).values()))


def clear() -> None:
    """Forget the files that wait, and empty the upload field."""
    st.session_state[_WAITING] = {}
    st.session_state[_RECEIPTS] = _Receipts()
    st.session_state[_DEALT_WITH] = {}
    empty_field()


def empty_field() -> None:
    """Empty the upload field; the files that wait go on waiting."""
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1


def upload_key() -> str:
    """Return the upload field's key; a new one empties it."""
    return f"_upload_{st.session_state.get(_UPLOADS, 0)}"


@dataclass(frozen=True)
class Ticks:
    """The keys of the ticks that say a file's gross steps are right: of all, of each that is shown, of the others."""

    all: str
    each: tuple[str, ...]
    others: str


def ticks(digest: str, shown: Receipt) -> Ticks:
    """Return the keys of a receipt's ticks: other steps are ticked anew."""
    steps = repr([(step.row, step.beside, step.value) for step in shown.steps])
    key = f"_confirm_{digest}_{hashlib.sha256(steps.encode()).hexdigest()[:16]}"
    return Ticks(
        f"{key}_all", tuple(f"{key}_{step.row}" for step in shown.steps[: len(shown.steps_in_words)]), f"{key}_others"
    )


def unconfirmed(digest: str, shown: Receipt) -> tuple[int, ...]:
    """Return the rows of a file that are left out as nobody has said that their gross steps are right."""
    if not shown.steps:
        return ()
    keys = ticks(digest, shown)
    of_each = [*keys.each, *[keys.others] * (len(shown.steps) - len(keys.each))]
    all_right = _is_ticked(keys.all)
    asked = (step for step, key in zip(shown.steps, of_each, strict=True) if not (all_right or _is_ticked(key)))
    return tuple(sorted({row for step in asked for row in step.rows}))


def _is_ticked(key: str) -> bool:
    return bool(st.session_state.get(key))


def left_out(one: Waiting) -> tuple[int, ...]:
    """Return the rows of a file that nobody has confirmed."""
    return unconfirmed(one.new.digest, one.receipt)
