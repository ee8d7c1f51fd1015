# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Work off the GUI thread, as QGIS tasks; results come back in the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QObject, pyqtSignal

if TYPE_CHECKING:
    from collections.abc import Callable

_FLAGS = QgsTask.Flag.Hidden | QgsTask.Flag.Silent | QgsTask.Flag.CanCancel
_PATIENCE_MS = 3_000


class Job(QObject):
    """One piece of work. `succeeded` or `failed` comes unless the job is dropped first; `ended` comes always."""

    succeeded = pyqtSignal(object)
    failed = pyqtSignal(object)
    ended = pyqtSignal()

    def __init__(self, description: str, work: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._dropped = False
        # The 1-tuple keeps QGIS's task from asking a table for its truth value.
        self._task = QgsTask.fromFunction(description, lambda _task: (work(),), on_finished=self._finish, flags=_FLAGS)

    def start(self) -> None:
        """Hand the work to QGIS's task manager, which owns the task from here on."""
        QgsApplication.taskManager().addTask(self._task)

    def drop(self) -> None:
        """Forget the job: its result, if any, goes nowhere."""
        self._dropped = True
        self._task.cancel()

    def wait(self) -> None:
        """Wait until the thread is out of our code, for a few seconds at most."""
        if self._task.status() in {QgsTask.TaskStatus.Running, QgsTask.TaskStatus.Queued}:
            self._task.waitForFinished(_PATIENCE_MS)

    def _finish(self, error: BaseException | None, result: tuple[Any] | None = None) -> None:
        if not self._dropped and result is not None:
            self.succeeded.emit(result[0])
        elif not self._dropped:
            self.failed.emit(error)
        self.ended.emit()


class Background(QObject):
    """Runs jobs by name. A new job of a name replaces the one still under way, whose result is dropped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current: dict[str, Job] = {}
        self._alive: list[Job] = []

    def run(
        self,
        name: str,
        work: Callable[[], Any],
        succeeded: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Do ``work()`` in a thread; then call ``succeeded(result)`` or ``failed(error)`` in the GUI thread."""
        if name in self._current:
            self._current[name].drop()
        job = Job(f"GW Monitor: {name}", work, self)
        job.succeeded.connect(succeeded)
        job.failed.connect(failed)
        job.ended.connect(lambda: self._forget(name, job))
        self._current[name] = job
        self._alive.append(job)
        job.start()

    def busy(self) -> bool:
        """Return True while any job is under way."""
        return bool(self._alive)

    def close(self) -> None:
        """Drop all jobs and wait for their threads."""
        for job in self._alive:
            job.drop()
        for job in list(self._alive):
            job.wait()

    def _forget(self, name: str, job: Job) -> None:
        self._alive.remove(job)
        if self._current.get(name) is job:
            del self._current[name]
        job.deleteLater()
