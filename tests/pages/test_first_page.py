"""The page a browser gets first is Streamlit's, in Danish; whatever else is asked for passes as it is."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import streamlit as st
from starlette.types import Message, Receive, Scope, Send

from components.first_page import FirstPage, in_danish

BROWSER = (b"accept", b"text/html,application/xhtml+xml;q=0.9")
STREAMLITS = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")


class Server:
    """A server that answers with one text, in two parts, and remembers the headers it was asked with."""

    def __init__(self, text: str, kind: str = "text/html; charset=utf-8") -> None:
        self._body, self._kind = text.encode("utf-8"), kind.encode("ascii")
        self.asked: dict[bytes, bytes] = {}

    async def __call__(self, scope: Scope, _: Receive, send: Send) -> None:
        self.asked = dict(scope["headers"])
        length = (b"content-length", str(len(self._body)).encode("ascii"))
        headers = [(b"content-type", self._kind), length, (b"etag", b"old")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": self._body[:50], "more_body": True})
        await send({"type": "http.response.body", "body": self._body[50:], "more_body": False})


def answer(server: Server, *headers: tuple[bytes, bytes]) -> tuple[dict[bytes, bytes], str]:
    """Return the headers and the text of what comes back through our middleware."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {"type": "http", "method": "GET", "path": "/unge", "headers": [*headers]}
    with ThreadPoolExecutor(1) as apart:  # the browser tests' event loop goes on in this thread
        apart.submit(asyncio.run, FirstPage(server)(scope, receive, send)).result()
    return dict(sent[0]["headers"]), b"".join(part["body"] for part in sent[1:]).decode("utf-8")


@pytest.mark.parametrize("english", ['lang="en"', "<title>Streamlit", "You need to enable JavaScript"])
def test_what_is_english_in_the_installed_streamlits_page_is_danish_in_ours(english: str) -> None:
    assert english in STREAMLITS
    assert english not in in_danish(STREAMLITS)


def test_our_script_stands_before_streamlits_own_begins() -> None:
    page = in_danish(STREAMLITS)

    assert page.index("MutationObserver") < page.index('<div id="root">')
    assert page.count("</head>") == 1


def test_a_page_for_a_browser_comes_whole_in_danish_and_with_its_true_length() -> None:
    headers, text = answer(Server(STREAMLITS), BROWSER)

    assert text == in_danish(STREAMLITS)
    assert headers[b"content-length"] == str(len(text.encode("utf-8"))).encode("ascii")


def test_a_page_is_not_taken_from_what_a_browser_keeps_of_the_english_one() -> None:
    server = Server(STREAMLITS)
    headers, _ = answer(server, BROWSER, (b"if-none-match", b"old"), (b"accept-encoding", b"gzip"), (b"host", b"x"))

    assert b"etag" not in headers
    assert set(server.asked) == {b"accept", b"host"}


def test_what_is_no_page_passes_as_it_is() -> None:
    headers, text = answer(Server('{"lang": "<html lang=\\"en\\">"}', "application/json"), BROWSER)

    assert text == '{"lang": "<html lang=\\"en\\">"}'
    assert headers[b"etag"] == b"old"


def test_a_program_that_asks_for_no_page_gets_streamlits_own_answer() -> None:
    headers, text = answer(Server(STREAMLITS), (b"accept", b"*/*"))

    assert text == STREAMLITS
    assert headers[b"etag"] == b"old"
