# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Many model runs side by side: how many the machine bears, on which executor, and how all of them stop."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections import deque
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ...progress import Silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor

    from ...progress import Progress

_R = TypeVar("_R")
# Measured: MODFLOW 6.4.1 with TVD holds 1.0 kB a cell, reading its results as much again.
BYTES_A_CELL = 2_000
_BYTES_A_RUN = 150_000_000
_SPARED = 0.8
_POLL_S = 0.1
_LAST_WAIT_S = 30.0


class StopSign(Silent):
    """A file whose being there tells every run to stop: seen by threads, processes and other machines alike.

    In a process that was started for the work it also stops when the process that started it has died.

    Attributes
    ----------
    warnings : list of str
        What the run warned of.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.warnings: list[str] = []
        self._parent = multiprocessing.parent_process()

    def set(self) -> None:
        """Tell every run to stop."""
        self.path.touch()

    def cancelled(self) -> bool:
        """Return whether to stop: the sign is set, or its folder is gone."""
        if self._parent is not None and not self._parent.is_alive():
            return True
        return self.path.exists() or not self.path.parent.exists()

    def warn(self, text: str) -> None:
        """Keep a warning for whoever asked for the run."""
        self.warnings.append(text)


def usable_runs(cells: int, wanted: int | None = None, bytes_a_cell: float = BYTES_A_CELL) -> int:
    """Return how many runs the machine bears side by side: no more than cores, and than fit in the free memory.

    Parameters
    ----------
    cells : int
        Of one model.
    wanted : int, optional
        At most so many; None or 0 leaves it to the machine.
    bytes_a_cell : float
        Memory of one run, bytes a cell.

    Returns
    -------
    int
        >= 1.
    """
    most = usable_cores()
    memory = free_memory()
    if memory is not None:
        most = min(most, int(_SPARED * memory / (_BYTES_A_RUN + cells * bytes_a_cell)))
    return max(min(most, wanted or most), 1)


def usable_cores() -> int:
    """Return how many cores this process may use: its affinity, and the quota of its container where there is one."""
    cores = len(os.sched_getaffinity(0)) if sys.platform.startswith("linux") else os.cpu_count() or 1
    quota = _first_words(Path("/sys/fs/cgroup/cpu.max"))
    if len(quota) == 2 and quota[0].isdigit() and quota[1].isdigit():
        cores = min(cores, max(int(quota[0]) // max(int(quota[1]), 1), 1))
    return cores


def free_memory() -> int | None:
    """Return how many bytes of memory are free, in this container too; None where the system does not say."""
    found = [amount for amount in (_free_of_system(), _free_of_container()) if amount is not None]
    return min(found) if found else None


def _free_of_system() -> int | None:
    meminfo = Path("/proc/meminfo")
    if meminfo.is_file():
        for line in meminfo.read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    if os.name == "nt":
        return _free_of_windows()
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        # All there is: half of it is taken as free.
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    return None


def _free_of_windows() -> int | None:
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = [
            ("length", ctypes.c_uint32), ("load", ctypes.c_uint32),
            *((name, ctypes.c_uint64) for name in ("total", "free", "page", "page_free", "room", "room_free", "more")),
        ]  # fmt: skip

    status = Status(length=ctypes.sizeof(Status))
    kernel: Any = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    return int(status.free) if kernel.GlobalMemoryStatusEx(ctypes.byref(status)) else None


def _free_of_container() -> int | None:
    most, used = (_first_words(Path("/sys/fs/cgroup") / name) for name in ("memory.max", "memory.current"))
    if most and used and most[0].isdigit() and used[0].isdigit():
        return max(int(most[0]) - int(used[0]), 0)
    return None


def _first_words(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="ascii").split()
    except OSError:
        return []


def run_all(
    function: Callable[..., _R],
    jobs: Sequence[tuple[Any, ...]],
    stop: StopSign,
    *,
    executor: Executor | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> Iterator[tuple[int, Future[_R]]]:
    """Run a function over many jobs and yield each job's number and its finished future, in the order they end.

    Parameters
    ----------
    function : callable
        Importable by name; it must look at the stop sign before it begins and while it works.
    jobs : sequence of tuple
        Its arguments: plain data, no open files.
    stop : StopSign
        Set when the caller cancels, fails, or leaves the iteration early.
    executor : concurrent.futures.Executor, optional
        Any: of threads, processes, or ``dask.distributed``'s ``client.get_executor()``. By default ``workers`` threads,
        which do when the work is done by child processes. It is not shut down here.
    workers : int
        How many run side by side; twice as many are handed over, so that results do not pile up.
    progress : Progress, optional

    Raises
    ------
    Cancelled
        After the runs at work have stopped.
    """
    watch = progress or Silent()
    waiting = deque(enumerate(jobs))
    running: dict[Future[_R], int] = {}
    done_jobs = 0
    with ExitStack() as stack:
        pool = executor or stack.enter_context(ThreadPoolExecutor(workers, thread_name_prefix="model-run"))
        try:
            while waiting or running:
                while waiting and len(running) < 2 * workers:
                    number, job = waiting.popleft()
                    running[_handed(pool, function, job)] = number
                watch.check()
                for future in wait(running, timeout=_POLL_S, return_when=FIRST_COMPLETED).done:
                    done_jobs += 1
                    yield running.pop(future), future
                    watch.report(done_jobs / len(jobs))
        except BaseException:
            stop.set()
            wait(running, timeout=_LAST_WAIT_S)
            raise


def _handed(pool: Executor, function: Callable[..., _R], job: tuple[Any, ...]) -> Future[_R]:
    """Submit a job; to a pool whose workers have died, a future that says so."""
    try:
        return pool.submit(function, *job)
    except BrokenExecutor as error:
        broken: Future[_R] = Future()
        broken.set_exception(error)
        return broken
