# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An end to answers that come a byte at a time, and to waiting for one when the service stops.

Time-outs of sockets count the silence between two pieces only, so a server that drips keeps its caller for ever. Here
the sockets of a session are known, and shut down when the time is up.
"""

from __future__ import annotations

import socket
import threading
import time
import weakref
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from requests.adapters import HTTPAdapter
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from urllib3.util.retry import Retry

_LOOK_S = 0.2


class GuardedAdapter(HTTPAdapter):  # type: ignore[misc]  # requests has no types
    """Knows the sockets that are open, and can end them."""

    def __init__(self, retries: Retry) -> None:
        self._sockets: weakref.WeakSet[socket.socket] = weakref.WeakSet()
        super().__init__(max_retries=retries)

    def init_poolmanager(self, *arguments: Any, **more: Any) -> None:
        """Let the pools make connections that tell their socket."""
        super().init_poolmanager(*arguments, **more)
        self.poolmanager.pool_classes_by_scheme = {
            "http": _telling(HTTPConnectionPool, self._sockets), "https": _telling(HTTPSConnectionPool, self._sockets)
        }  # fmt: skip

    @contextmanager
    def bounded(self, end: float, stop: threading.Event | None) -> Iterator[None]:
        """Shut the sockets down at the moment ``end`` of the monotonic clock, or soon after ``stop`` is set."""
        done = threading.Event()
        watching = threading.Thread(target=self._watch, args=(done, end, stop), name="web guard", daemon=True)
        watching.start()
        try:
            yield
        finally:
            done.set()
            watching.join()

    def _watch(self, done: threading.Event, end: float, stop: threading.Event | None) -> None:
        while not done.wait(_LOOK_S):
            if time.monotonic() >= end or (stop is not None and stop.is_set()):
                for each in list(self._sockets):
                    with suppress(OSError):
                        each.shutdown(socket.SHUT_RDWR)


def _telling(pool: type[Any], sockets: weakref.WeakSet[socket.socket]) -> type[Any]:
    base: Any = pool.ConnectionCls

    class Connection(base):  # type: ignore[misc]
        def connect(self) -> None:
            super().connect()
            sockets.add(self.sock)

    return type(pool.__name__, (pool,), {"ConnectionCls": Connection})
