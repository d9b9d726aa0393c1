"""Files that are read together: each receipt is held against the store as it will be when its turn comes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable

from pejling.intake import Import
from pejling.library import Library
from pejling.receipts import LOADED, Receipt, receipt
from pejling.store import Store
from pejling.store.tables import without_rows


def receipts_together(
    files: Iterable[Import], store: Store, library: Library, left_out: Callable[[Import, Receipt], Collection[int]]
) -> tuple[Receipt, ...]:
    """Return the receipts of files that are to be kept in this order, before any of them is.

    `left_out` says which rows of a file nobody has confirmed: they are no neighbours of the figures in those after it.
    """
    made: list[Receipt] = []
    before: list[Import] = []
    for new in files:
        made.append(receipt(new, store, library, before))
        if made[-1].status == LOADED:
            kept = without_rows(new.observations, left_out(new, made[-1]))
            before.append(dataclasses.replace(new, observations=kept))
    return tuple(made)


def says_otherwise(now: Receipt, shown: Receipt) -> bool:
    """True where a receipt asks about other figures, or tells of other changes, than one that somebody has seen."""
    return (now.status, now.steps, now.changes.revisions) != (shown.status, shown.steps, shown.changes.revisions)
