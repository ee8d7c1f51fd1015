# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the service tells systemd: ready, stopping, still alive. Without systemd nothing is told."""

from __future__ import annotations

import logging
import os
import socket

_LOG = logging.getLogger(__name__)


def tell(state: str) -> None:
    """Send a state such as ``READY=1`` to the socket that systemd named; see sd_notify(3)."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    if address.startswith("@"):
        address = "\0" + address[1:]
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
            channel.settimeout(1.0)
            channel.sendto(state.encode(), address)
    except OSError as error:
        _LOG.debug("systemd not told", extra={"reason": str(error)})


def watchdog_s() -> float | None:
    """Return within which time systemd wants to hear ``WATCHDOG=1``; None when it does not care."""
    microseconds, process = os.environ.get("WATCHDOG_USEC", ""), os.environ.get("WATCHDOG_PID", "")
    if not microseconds.isdigit() or (process and process != str(os.getpid())):
        return None
    return int(microseconds) / 1e6
