# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl-C and SIGTERM under ``qgis_process`` cancel the running algorithm.

QGIS 3.40 watches both signals itself, but hears them in an event loop that stands still while an algorithm runs: they
have no effect until it is done. So, while an algorithm of ours runs, Python hears them, through the wake-up file
descriptor of its signal module, which is written at once whatever code is running.
"""

from __future__ import annotations

import select
import signal
import socket
import threading

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interruption:
    """Remembers that a signal has asked to stop."""

    def __init__(self) -> None:
        self._reader: socket.socket | None = None
        self._writer: socket.socket | None = None
        self._happened = False

    def watch(self) -> None:
        """Take over the two signals; only the main thread may, another leaves things as they are."""
        if self._reader is not None or threading.current_thread() is not threading.main_thread():
            return
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        signal.set_wakeup_fd(self._writer.fileno())
        for number in _SIGNALS:
            signal.signal(number, lambda *_: None)

    def happened(self) -> bool:
        """Return True once a signal has come."""
        if self._reader is not None and not self._happened:
            self._happened = bool(select.select([self._reader], [], [], 0)[0])
        return self._happened


INTERRUPTION = Interruption()
