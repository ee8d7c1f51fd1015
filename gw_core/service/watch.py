# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The service itself: links, quality, store, health, from start to a clean stop."""

from __future__ import annotations

import functools
import logging
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..acquisition.coordinator import Coordinator
from ..acquisition.health import HealthBoard
from ..acquisition.links.link import LinkContext
from ..acquisition.listeners import NOBODY
from ..acquisition.live_quality import Checked, NoChecks
from ..acquisition.outbox import Outbox
from ..clock import utc_now
from ..quality.live import LiveChecks
from ..store.opening import named_store
from .credentials import secret
from .health_endpoint import HealthServer, report
from .language import translation
from .systemd import tell, watchdog_s
from .version import version
from .warnings.watch import WarningWatch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from ..clock import Clock
    from ..store.ports import Store
    from .settings import ServiceSettings

_LOG = logging.getLogger(__name__)
# A server that vanished without a word is given up after half a minute, not after hours; and what it says is committed
# must be on its disk, for it then leaves the outbox.
_CAREFUL = {
    "keepalives_idle": "15", "keepalives_interval": "5", "keepalives_count": "3", "tcp_user_timeout": "30000",
    "options": "-c synchronous_commit=on",
}  # fmt: skip


def build(settings: ServiceSettings, clock: Clock = utc_now) -> tuple[Coordinator, WarningWatch | None]:
    """Return the coordinator of the settings and who judges its readings, not started; the outbox is held from here on.

    Raises
    ------
    ConfigurationError
        The outbox is in use or cannot be used, or a secret is missing.
    """
    context = LinkContext(time_zone=settings.time_zone, secret=secret, clock=clock)
    links = [each.kind.build(each.name, each.settings, context) for each in settings.links]
    board = HealthBoard(clock)
    warnings = None
    if settings.warnings is not None:
        warnings = WarningWatch(
            settings.warnings, lambda: open_database(settings), board, secret, functools.cache(translation), clock
        )
    listener = warnings or NOBODY
    quality = NoChecks() if settings.checks is None else Checked(LiveChecks(settings.checks, clock), board, listener)
    outbox = Outbox(settings.outbox, settings.limits, clock)
    coordinator = Coordinator(
        links, outbox, board, lambda: open_database(settings), quality, settings.coordinator, clock, listener=listener
    )
    return coordinator, warnings


def open_database(settings: ServiceSettings) -> Store:
    """Return the store, with a park in it and of this program's version.

    The password is asked for each time: one that was changed is used with the next attempt.
    """
    password = {"password": secret(settings.password)} if settings.password else {}
    store = named_store(settings.database, options={**_CAREFUL, **password}, patience_s=10.0)
    try:
        store.check_version()
        store.read_park()
    except BaseException:
        store.close()
        raise
    return store


def watch(settings: ServiceSettings) -> bool:
    """Run until SIGTERM or SIGINT; return whether everything ended in time."""
    with _told_to_stop() as stop:
        coordinator, warnings = build(settings)
        server = None
        try:
            if settings.health_port:
                server = HealthServer(settings.health_port, lambda: report(coordinator))
                server.start()
            if warnings is not None:
                warnings.start()
            coordinator.start()
            _LOG.info("service started", extra={"version": version(), "links": len(settings.links)})
            tell("READY=1")
            _stay(coordinator, warnings, stop)
        finally:
            tell("STOPPING=1")
            late = coordinator.stop()
            if warnings is not None:
                late += warnings.stop()
            if server is not None:
                server.stop()
            _LOG.info("service stopped", extra={"late": late})
    return not late


def _stay(coordinator: Coordinator, warnings: WarningWatch | None, stop: threading.Event) -> None:
    within_s = watchdog_s()
    while not stop.wait(1.0 if within_s is None else min(1.0, within_s / 3)):
        if within_s is not None and coordinator.alive() and (warnings is None or warnings.alive()):
            tell("WATCHDOG=1")


@contextmanager
def _told_to_stop() -> Iterator[threading.Event]:
    """Yield an event that SIGTERM and SIGINT set; afterwards the signals mean what they meant before."""
    stop = threading.Event()

    def note(number: int, frame: FrameType | None) -> None:
        del number, frame
        stop.set()

    before = {number: signal.signal(number, note) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
