# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SQLite's write-ahead mode, switched on while somebody writes and off when the last one leaves.

In that mode readers see the state before a transaction while it runs; with the rollback journal a large one shuts them
out. It needs memory shared between the programs, which only programs of one machine have (SQLite manual,
"Write-Ahead Logging"). A commit is on the disk when it returns (``synchronous = FULL``), as with the other journal.
"""

from __future__ import annotations

import ctypes
import os
import re
import sqlite3
import sys
from functools import cache
from pathlib import Path

_MOUNTS = "/proc/self/mounts"
_LOCAL = {"ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "tmpfs", "overlay", "ntfs", "ntfs3", "vfat", "exfat"}
_REMOTE_DRIVE = 4  # GetDriveTypeW: DRIVE_REMOTE


def begin(connection: sqlite3.Connection, path: Path, patience_s: float) -> None:
    """Switch to the write-ahead mode where that is possible now; without it writing works as well."""
    if _mode(connection) == "wal" or not is_local(str(path.absolute().parent)):
        return
    connection.execute("PRAGMA busy_timeout = 0")  # a reader is in the way: another time
    try:
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
    except sqlite3.OperationalError:
        return  # in use, or read-only: what comes next says so if it matters
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(patience_s * 1000)}")


def end(connection: sqlite3.Connection) -> None:
    """Switch back before closing, unless others have the file open: the last of them does it."""
    try:
        if _mode(connection) == "wal":
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    except sqlite3.Error:
        return  # others are using it, or it is damaged or gone: closing is all that is left to do


def _mode(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


@cache
def is_local(folder: str) -> bool:
    """Return whether a folder surely is on a disk of this machine."""
    if sys.platform == "win32":
        drive = os.path.splitdrive(folder)[0]
        return not drive.startswith("\\\\") and ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") != _REMOTE_DRIVE
    try:
        mounts = Path(_MOUNTS).read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False  # no Linux: nobody says
    kind = _kind_of(os.path.realpath(folder), mounts)
    return kind in _LOCAL or not kind  # none is named for the root of a changed root, which lies on this machine


def _kind_of(folder: str, mounts: str) -> str:
    """Return the kind of file system that a folder is on, from the table of mounts (``proc(5)``)."""
    found, kind = "", ""
    for line in mounts.splitlines():
        _, place, this_kind, *_ = line.split(" ")
        place = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), place)
        inside = folder == place or folder.startswith(place.rstrip("/") + "/")
        if inside and len(place) >= len(found):
            found, kind = place, this_kind
    return kind
