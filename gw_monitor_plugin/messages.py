# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One line for the user, the details for the log."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsMessageLog
from qgis.gui import QgsMessageBarItem
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QProgressBar, QPushButton

from ..gw_core.errors import GwError, InvalidInputError
from ..gw_core.wording import worded
from ..processing_provider.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.gui import QgsMessageBar
    from qgis.PyQt.QtWidgets import QWidget

TAG = "GW Monitor"
_ERROR_S = 10
_NOTE_S = 5
_BAR_WIDTH = 160  # pixels


class Messages:
    """QGIS's message bar and log, seen from this plugin."""

    def __init__(self, bar: QgsMessageBar) -> None:
        self._bar = bar

    def error(self, error: BaseException) -> None:
        """Show one line for any error; everything that is known goes to the log."""
        sentence = error_sentence(error)
        if isinstance(error, GwError):
            details = [sentence, *(str(finding) for finding in getattr(error, "findings", ()))]
        else:
            details = traceback.format_exception(error)
        QgsMessageLog.logMessage("\n".join(details), TAG, Qgis.MessageLevel.Critical, False)
        self._bar.pushMessage(tr("GW Monitor"), sentence, Qgis.MessageLevel.Critical, _ERROR_S)

    def working(self, text: str, stop: Callable[[], None]) -> QWidget:
        """Say that something is under way, with a button that stops it, until `done`."""
        item = QgsMessageBarItem(tr("GW Monitor"), text, Qgis.MessageLevel.Info)
        waiting, button = QProgressBar(item), QPushButton(tr("Cancel"), item)
        waiting.setRange(0, 0)
        waiting.setMaximumWidth(_BAR_WIDTH)
        button.clicked.connect(lambda _checked=False: stop())
        for widget in (waiting, button):
            item.layout().addWidget(widget)
        self._bar.pushItem(item)
        return item

    def done(self, item: QWidget) -> None:
        """Take away what `working` put there; a user may have closed it before."""
        if not sip.isdeleted(item):
            self._bar.popWidget(item)

    def note(self, text: str) -> None:
        """Tell something that went well."""
        self._bar.pushMessage(tr("GW Monitor"), text, Qgis.MessageLevel.Info, _NOTE_S)


def error_sentence(error: BaseException) -> str:
    """Return what to tell the user of an error, in one line."""
    if isinstance(error, InvalidInputError) and len(error.findings) == 1:
        return worded(error.findings[0].message, tr)
    if isinstance(error, GwError):
        return worded(error.message, tr)
    return tr("Something unexpected happened: {what}. The log has the details.").format(what=str(error).split("\n")[0])
