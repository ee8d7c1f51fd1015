# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Works inside QGIS for ``scripts/screenshot``: takes steps from the event loop, notes errors, ends the program."""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STEP_MS = 250
GIVE_UP_S = 120
WATCHED_TAGS = {"Python error", "GW Monitor", "Plugins"}

order = json.loads(os.environ["GW_MONITOR_WINDOW_ORDER"])
errors: list[str] = []


class Driver:
    """Takes one step at a time from the event loop, so that QGIS stays alive between them."""

    def __init__(self, steps: Callable[[], Iterator[bool]], give_up_s: int) -> None:
        self._steps = steps()
        self._give_up_s = give_up_s
        self._left = give_up_s * 1000 // STEP_MS
        self._timer = QTimer()
        self._timer.timeout.connect(self._advance)
        self._timer.start(STEP_MS)

    def _advance(self) -> None:
        self._left -= 1
        try:
            next(self._steps)
        except StopIteration:
            self._end()
        except BaseException:
            errors.append(traceback.format_exc())
            self._end()
            raise
        if self._left == 0:
            errors.append(f"Nothing to see after {self._give_up_s} s.")
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        QgsProject.instance().setDirty(False)
        Path(order["report"]).write_text(json.dumps({"errors": errors}), encoding="utf-8")
        QTimer.singleShot(0, iface.actionExit().trigger)


def note_message(text: str, tag: str, level: Qgis.MessageLevel) -> None:
    """Keep what Python or the plugin complained about."""
    if tag in WATCHED_TAGS and level in {Qgis.MessageLevel.Warning, Qgis.MessageLevel.Critical}:
        errors.append(f"{tag}: {text}")


def note_exception(kind, error, trace) -> None:
    """Keep an exception that nobody caught."""
    errors.append("".join(traceback.format_exception(kind, error, trace)))


def begin(steps: Callable[[], Iterator[bool]], give_up_s: int = GIVE_UP_S) -> None:
    """Note what goes wrong from now on, and start with the steps once QGIS is up.

    Each step yields True when the next bit may come, False to be asked again.
    """
    QgsApplication.messageLog().messageReceived[str, str, Qgis.MessageLevel].connect(note_message)
    sys.excepthook = note_exception
    QTimer.singleShot(1500, lambda: _drivers.append(Driver(steps, give_up_s)))


_drivers: list[Driver] = []  # must outlive the call that made them
