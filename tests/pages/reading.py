"""What stands on a page that AppTest has run, as a reader would read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Table, TextInput

_LIST = re.compile(r"\s*(\d+[.)]|[-+*])\s")  # "1. kvt. 2020" would be the first point of one
BREAKDOWN = ("Traceback", "Exception", "Error", "Noget gik galt")


def words(app: AppTest) -> str:
    """Return all text of the page and the sidebar, a piece a line, without Markdown's escapes."""
    pieces = [piece for block in (app.main, app.sidebar) for node in block for piece in _pieces(node)]
    return re.sub(r"\\([^\w\s])", r"\1", "\n".join(pieces))


def _pieces(node: Any) -> Iterator[str]:  # noqa: ANN401 - an element of any kind
    if isinstance(node, Table):
        yield node.value.to_string(max_colwidth=None)
    elif getattr(node, "type", "") == "vega_lite_chart":
        figures = pa.ipc.open_stream(node.proto.data.data).read_all()
        yield from (str(text) for name in ("label", "shown") for text in figures[name].to_pylist())
    elif not isinstance(node, Block) or node.type == "expandable":
        yield from _texts(node.proto)


def _texts(message: Any) -> Iterator[str]:  # noqa: ANN401 - protobuf carries no types
    """Yield the texts in a protobuf message, however deep."""
    if isinstance(message, str):
        yield message
    elif hasattr(message, "ListFields"):
        for _, held in message.ListFields():
            yield from _texts(held)
    elif not isinstance(message, bytes) and hasattr(message, "__iter__"):
        for one in message:
            yield from _texts(one)


def is_sound(app: AppTest) -> bool:
    """True where the script ran to its end, shows no breakdown, and no cell of a table becomes a Markdown list."""
    shown = words(app)
    cells = [str(cell) for table in app.table for row in table.value.itertuples() for cell in row]
    lists = [cell for cell in cells if _LIST.match(cell)]
    return not app.exception and not lists and not any(word in shown for word in BREAKDOWN)


def level_field(app: AppTest, target: str) -> TextInput:
    """Return the field in which a target's level is typed."""
    return next(one for one in app.text_input if re.fullmatch(rf"_text_.*_{target}_\d+", one.key or ""))
