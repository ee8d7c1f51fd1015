# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders of model files: filled aside and published whole, by one run at a time."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import Finding, InvalidInputError
from ...wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

# What says that a folder holds a finished model: gone first and back last, so that a reader never sees a mixture.
_MARKS = frozenset({"flow.json", "plume.json", "ensemble.json"})


@contextmanager
def half_made(workspace: Path) -> Iterator[Path]:
    """Give a new folder beside ``workspace``; on success its files move there, on failure nothing remains of it.

    A marking file such as ``flow.json`` is moved last and its elder removed first. The workspace is held for this run
    until the end; what a killed run left beside it is cleared away.

    Raises
    ------
    InvalidInputError
        The folder cannot be written, or another run is at work on it (finding code ``busy_folder``).
    """
    try:
        workspace.parent.mkdir(parents=True, exist_ok=True)
        with alone(workspace):
            yield from _filled(workspace)
    except OSError as error:
        reason = error.strerror or str(error)
        message = say("The folder {path} cannot be written: {reason}.", path=workspace, reason=reason)
        raise InvalidInputError(message) from error


def _filled(workspace: Path) -> Iterator[Path]:
    for left in workspace.parent.glob(f".{_glob_free(workspace.name)}.*.partial"):
        shutil.rmtree(left, ignore_errors=True)
    made = Path(tempfile.mkdtemp(prefix=f".{workspace.name}.", suffix=".partial", dir=workspace.parent))
    try:
        yield made
        _publish(made, workspace)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _glob_free(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def _publish(made: Path, workspace: Path) -> None:
    workspace.mkdir(exist_ok=True)
    for mark in _MARKS & {path.name for path in made.iterdir()}:
        (workspace / mark).unlink(missing_ok=True)
    for path in sorted(made.iterdir(), key=lambda file: file.name in _MARKS):
        target = workspace / path.name
        if target.is_dir():
            shutil.rmtree(target)
        path.replace(target)


@contextmanager
def alone(workspace: Path) -> Iterator[None]:
    """Hold a workspace for this run, by a lock of the operating system on a file beside it.

    The system itself lets go of the lock when the process that holds it dies, so that none can be left behind.

    Raises
    ------
    InvalidInputError
        Another run holds it (finding code ``busy_folder``).
    """
    path = workspace.with_name(f".{workspace.name}.lock")
    descriptor = _locked(path)
    if descriptor is None:
        message = say(
            "Another run is at work on the folder {path}; wait for its end or choose another.", path=workspace
        )
        raise InvalidInputError(message, [Finding(code="busy_folder", message=message)])
    try:
        yield
    finally:
        if os.name == "nt":  # an open file cannot be removed there, nor one that the next run has opened
            os.close(descriptor)
            with contextlib.suppress(OSError):
                path.unlink()
        else:
            path.unlink(missing_ok=True)
            os.close(descriptor)


def _locked(path: Path) -> int | None:
    """Return the descriptor of the locked file, None where another run holds it."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _lock(descriptor):
            os.close(descriptor)
            return None
        try:
            same = os.fstat(descriptor).st_ino == path.stat().st_ino
        except FileNotFoundError:
            same = False
        if same:
            return descriptor
        os.close(descriptor)  # its holder has just ended and removed the file


def _lock(descriptor: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # some network folders know no locks; a run there is better than none
        return True
    return True
