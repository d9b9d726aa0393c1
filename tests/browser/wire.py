"""A network of a test's own between browser and server, to do to it what happens to networks."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit


class Wire:
    """The network between browser and server; it can be cut and mended, and be slow.

    delay: seconds that what the server sends is under way.
    """

    def __init__(self, url: str) -> None:
        self.delay = 0.0
        self._server = socket.create_server(("127.0.0.1", 0))
        self._to = int(urlsplit(url).port or 0)
        self._whole, self._open = True, list[socket.socket]()
        self.url = f"http://127.0.0.1:{self._server.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                here, _ = self._server.accept()
                if not self._whole:
                    here.close()
                    continue
                there = socket.create_connection(("127.0.0.1", self._to))
                self._open += [here, there]
                for source, sink, lag in ((here, there, lambda: 0.0), (there, here, lambda: self.delay)):
                    threading.Thread(target=_carry, args=(source, sink, lag), daemon=True).start()

    def cut(self) -> None:
        """Break everything off, and let nothing through."""
        self._whole = False
        for end in self._open:
            _end(end)

    def mend(self) -> None:
        """Let everything through again."""
        self._whole = True

    def close(self) -> None:
        """End it."""
        self.cut()
        for end in (*self._open, self._server):
            _end(end)
            end.close()


def _carry(source: socket.socket, sink: socket.socket, lag: Callable[[], float]) -> None:
    with suppress(OSError):
        while told := source.recv(65536):
            time.sleep(lag())
            sink.sendall(told)
    _end(source)
    _end(sink)


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
