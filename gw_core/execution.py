# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Running an external program: no shell, every line handed over as it comes, an honest cancel, the tail on failure."""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections import deque
from typing import TYPE_CHECKING, Any

from .errors import Cancelled, ConfigurationError, ModelRunError
from .progress import Silent
from .wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from .progress import Progress

_POLL_S = 0.1
_GRACE_S = 3.0
_TAIL_LINES = 30


def run_program(
    arguments: Sequence[str],
    folder: Path,
    *,
    on_line: Callable[[str], None] | None = None,
    progress: Progress | None = None,
) -> str:
    """Run a program to its end in ``folder`` and return the last lines that it printed.

    The program gets no shell, no standard input, and its own process group, so that a cancel reaches its children. On
    Linux it also ends when the calling process dies without having been able to end it.

    Parameters
    ----------
    arguments : sequence of str
        The program and its arguments.
    folder : Path
        Working directory; must exist.
    on_line : callable, optional
        Called in the calling thread with every line of output, without its line end.
    progress : Progress, optional
        Asked ten times a second whether to stop. On a cancel the program is terminated, and killed if it does not end
        within three seconds.

    Returns
    -------
    str
        At most the last 30 lines of standard output and error.

    Raises
    ------
    ConfigurationError
        The program cannot be started.
    ModelRunError
        It ended with another code than zero, or was ended from outside; ``log_tail`` holds its last lines.
    Cancelled
        The user asked to stop; the program has ended by then.
    """
    process = _start(arguments, folder)
    lines: queue.Queue[str | None] = queue.Queue()
    reader = threading.Thread(target=_read, args=(process, lines), daemon=True)
    reader.start()
    tail: deque[str] = deque(maxlen=_TAIL_LINES)
    try:
        _follow(lines, tail, on_line, progress or Silent())
        code = process.wait()
    except BaseException:
        _stop(process)
        raise
    finally:
        reader.join(timeout=_GRACE_S)
    if code != 0:
        raise ModelRunError(_ended(os.path.basename(arguments[0]), code), "\n".join(tail))  # noqa: PTH119
    return "\n".join(tail)


def _ended(program: str, code: int) -> str:
    if code < 0:
        return say(
            "{program} was ended from outside by signal {signal}, perhaps for want of memory.",
            program=program, signal=-code,
        )  # fmt: skip
    return say("{program} ended with exit code {code}.", program=program, code=code)


def _start(arguments: Sequence[str], folder: Path) -> subprocess.Popen[str]:
    more: dict[str, Any] = {"start_new_session": True} if os.name == "posix" else {"creationflags": 0x08000200}
    try:
        return subprocess.Popen(  # noqa: S603 - a list of arguments without a shell, made by the caller
            [*_tied(arguments[0]), *arguments],
            cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", errors="replace", **more,
        )  # fmt: skip
    except OSError as error:
        message = say("{program} cannot be started: {reason}.", program=arguments[0], reason=error.strerror)
        raise ConfigurationError(message) from error


def _tied(program: str) -> list[str]:
    """Return what to put before a program so that Linux kills it once the thread that started it is gone.

    The setting must be made between fork and exec. Python code there may deadlock where other threads run, so the small
    ``setpriv`` of util-linux does it and becomes the program. A program that is not there is started without, because
    the system then says why it cannot be.
    """
    if not sys.platform.startswith("linux") or shutil.which(program) is None:
        return []
    keeper = shutil.which("setpriv")
    return [] if keeper is None else [keeper, "--pdeathsig", "KILL", "--"]


def _read(process: subprocess.Popen[str], lines: queue.Queue[str | None]) -> None:
    if process.stdout is not None:
        with process.stdout:
            for line in process.stdout:
                lines.put(line.rstrip("\r\n"))
    lines.put(None)


def _follow(
    lines: queue.Queue[str | None], tail: deque[str], on_line: Callable[[str], None] | None, progress: Progress
) -> None:
    while True:
        if progress.cancelled():
            raise Cancelled
        try:
            line = lines.get(timeout=_POLL_S)
        except queue.Empty:
            continue
        if line is None:
            return
        tail.append(line)
        if on_line is not None:
            on_line(line)


def _stop(process: subprocess.Popen[str]) -> None:
    """End the program and its children: ask first, then kill."""
    _signal(process, kill=False)
    try:
        process.wait(timeout=_GRACE_S)
    except subprocess.TimeoutExpired:
        _signal(process, kill=True)
        process.wait()
    _signal(process, kill=True)  # children that heeded neither the signal nor their parent's end


def _signal(process: subprocess.Popen[str], *, kill: bool) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL if kill else signal.SIGTERM)
        elif kill:
            process.kill()
        else:
            process.terminate()
