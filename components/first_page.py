"""The page every browser gets first: Streamlit's own, made Danish before its first word is seen or read aloud."""

from __future__ import annotations

import re
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_FOLDER = Path(__file__).parent
_LANGUAGE = ('<html lang="en">', '<html lang="da">')
_TITLE = ("<title>Streamlit</title>", "<title>Pejling</title>")
_NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_NO_SCRIPT_DANISH = "<noscript><p>Pejling kræver, at JavaScript er slået til i browseren.</p></noscript>"
# Headers by which the answer would come packed, in part, or not at all because an older one is kept.
_NOT_PASSED_ON = {b"accept-encoding", b"range", b"if-range", b"if-none-match", b"if-modified-since"}
_NO_LONGER_TRUE = {b"content-length", b"etag", b"last-modified", b"accept-ranges"}

Headers = list[tuple[bytes, bytes]]


def in_danish(page: str) -> str:
    """Return Streamlit's first page with Danish as its language, and with our style and script in its head.

    What is not found in the page is left as it is.
    """
    style, script = (_FOLDER.joinpath(f"first_page.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    page = _NO_SCRIPT.sub(_NO_SCRIPT_DANISH, page.replace(*_LANGUAGE).replace(*_TITLE))
    return page.replace("</head>", f"<style>\n{style}</style>\n<script>\n{script}</script>\n</head>", 1)


class FirstPage:
    """Middleware around Streamlit's server: pages asked for by a browser pass through `in_danish`, nothing else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and scope["method"] == "GET" and _wants_page(scope["headers"]):
            kept = [(name, value) for name, value in scope["headers"] if name not in _NOT_PASSED_ON]
            await self._app({**scope, "headers": kept}, receive, _Rewritten(send))
        else:
            await self._app(scope, receive, send)


def _wants_page(headers: Headers) -> bool:
    return any(name == b"accept" and b"text/html" in value for name, value in headers)


class _Rewritten:
    """A way out for one answer, which holds a page back until it is whole."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._begun: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        """Pass on a part of the answer, or keep it for later."""
        if message["type"] == "http.response.start" and _is_page(message["headers"]):
            self._begun = message
        elif self._begun is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._whole(self._begun)

    async def _whole(self, begun: Message) -> None:
        body = in_danish(self._body.decode("utf-8")).encode("utf-8")
        kept = [(name, value) for name, value in begun["headers"] if name.lower() not in _NO_LONGER_TRUE]
        await self._send({**begun, "headers": [*kept, (b"content-length", str(len(body)).encode("ascii"))]})
        await self._send({"type": "http.response.body", "body": body})


def _is_page(headers: Headers) -> bool:
    return any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in headers)
