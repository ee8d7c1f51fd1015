# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Work off the GUI thread; results come back in the GUI thread.

Two worker threads of our own and not QGIS's task manager: in QGIS 3.40 a task that is added while another one finishes
is now and then never started (docs/adr/0005-background-work.md).
The worker threads touch no Qt object at all. A timer, running only while there is work, asks whether it is done: so
nothing can be told to a window that is being taken down.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

_THREADS = 2  # the refresh and what the user asked for
_ASK_MS = 20
_PATIENCE_S = 5.0


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    future: Future[Any]
    succeeded: Callable[[Any], None]
    failed: Callable[[BaseException], None]


class Background(QObject):
    """Runs jobs by name. A new job of a name replaces the one still under way, whose result is dropped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="gw_monitor")
        self._jobs: dict[str, _Job] = {}
        self._dropped: list[Future[Any]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_ASK_MS)
        self._timer.timeout.connect(self._collect)

    def run(
        self,
        name: str,
        work: Callable[[], Any],
        succeeded: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Do ``work()`` in a thread; then call ``succeeded(result)`` or ``failed(error)`` in the GUI thread."""
        self._drop(name)
        self._jobs[name] = _Job(self._pool.submit(work), succeeded, failed)
        self._timer.start()

    def busy(self) -> bool:
        """Return True while any job is under way."""
        return bool(self._jobs or self._dropped)

    def close(self) -> None:
        """Drop all jobs and wait, a few seconds at most, until their threads are out of our code."""
        self._timer.stop()
        for name in list(self._jobs):
            self._drop(name)
        wait(self._dropped, timeout=_PATIENCE_S)
        self._dropped.clear()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _drop(self, name: str) -> None:
        job = self._jobs.pop(name, None)
        if job is not None:
            job.future.cancel()
            self._dropped.append(job.future)

    def _collect(self) -> None:
        self._dropped = [future for future in self._dropped if not future.done()]
        for name, job in [(name, job) for name, job in self._jobs.items() if job.future.done()]:
            if self._jobs.get(name) is not job:
                continue  # replaced by what the job before it told
            del self._jobs[name]
            error = job.future.exception()
            if error is None:
                job.succeeded(job.future.result())
            else:
                job.failed(error)
        if not self.busy():
            self._timer.stop()
