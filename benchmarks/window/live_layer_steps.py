# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens inside QGIS for ``live_layer.py``: show the park, then watch the event loop and the memory."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, Qt, QTimer
from qgis.utils import iface, plugins
from window_driver import begin, order

if TYPE_CHECKING:
    from collections.abc import Iterator

TICK_MS = 5
IDLE_S = 10
MEMORY_S = 5.0
PAGE_MB = os.sysconf("SC_PAGE_SIZE") / 2**20


class Watch(QObject):
    """Notes when the event loop came back to a timer that is due all the time, and what was refreshed."""

    def __init__(self, context) -> None:
        super().__init__(context)
        self.gaps_ms: list[float] = []
        self.memory_mb: list[tuple[float, float]] = []
        self.refreshes = self.rows_changed = self.drawings = 0
        self._begun = self._last = time.perf_counter()
        context.monitor.refreshed.connect(self._count)
        iface.mapCanvas().mapCanvasRefreshed.connect(self._count_drawing)
        edit = context.live._edit  # noqa: SLF001 - counted, not replaced
        context.live._edit = lambda rows: (self._count_rows(rows), edit(rows))  # noqa: SLF001
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def seconds(self) -> float:
        """Return how long it has been watched."""
        return time.perf_counter() - self._begun

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def result(self) -> dict:
        """Return all that was noted."""
        return {"gaps_ms": self.gaps_ms, "memory_mb": self.memory_mb, "refreshes": self.refreshes,
                "rows_changed": self.rows_changed, "drawings": self.drawings}  # fmt: skip

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps_ms.append(1000 * (now - self._last))
        self._last = now
        if not self.memory_mb or now - self._begun - self.memory_mb[-1][0] >= MEMORY_S:
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
            self.memory_mb.append((now - self._begun, pages * PAGE_MB))

    def _count(self, _snapshot: object) -> None:
        self.refreshes += 1

    def _count_rows(self, rows: list) -> None:
        self.rows_changed += len(rows)

    def _count_drawing(self) -> None:
        self.drawings += 1


def steps() -> Iterator[bool]:
    """Open the database, wait for the full layer, then watch."""
    iface.mainWindow().setGeometry(0, 0, 1600, 1000)
    context = plugins["gw_monitor"].context
    yield True
    from gw_monitor.gw_monitor_plugin.settings import Settings

    idle = Watch(context)
    while idle.seconds() < IDLE_S:
        yield False
    idle.stop()
    context.open(Settings(database=order["database"], refresh_s=1))
    while context.live.layer is None or context.live.layer.featureCount() < order["points"]:
        yield False
    drawn = []
    iface.mapCanvas().mapCanvasRefreshed.connect(lambda: drawn.append(True))
    context.alerts.setUserVisible(True)
    context.chart.setUserVisible(True)
    while not drawn:
        yield False
    watch = Watch(context)
    while watch.seconds() < order["seconds"]:
        yield False
    if "picture" in order:
        iface.mainWindow().grab().save(order["picture"])
    Path(order["result"]).write_text(json.dumps({**watch.result(), "idle_gaps_ms": idle.gaps_ms}), encoding="utf-8")


begin(steps, order["give_up_s"])
