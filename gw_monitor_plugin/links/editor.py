# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where links are set up: the service's park file as text, checked while it is written, each link tried on demand."""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QFontDatabase, QTextCursor
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QInputDialog, QLineEdit, QListWidgetItem, QMenu, QMessageBox

from ...gw_core.acquisition.links.link import LinkContext
from ...gw_core.acquisition.links.registry import link_kinds, read_link
from ...gw_core.clock import utc_now
from ...gw_core.entries import read_entry, refuse_faults
from ...gw_core.errors import GwError, InvalidInputError
from ...gw_core.service.park_file import LinkPlace, find_links, insert_link, remove_link
from ...gw_core.service.settings import parse_settings
from ...gw_core.wording import worded
from ...processing_provider.translation import tr
from ..messages import error_sentence
from ..ui import load_form
from .secrets import load_secret, secret_names, store_secret

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qgis.PyQt.QtWidgets import QWidget

    from ...gw_core.errors import Finding
    from ..background import Background

_CHECK_MS = 400  # after the last key
_TEST_JOB = "test of a link"
_LINK_NUMBER = re.compile(r"links\[(\d+)\]")
_NEW_FILE = """\
# What the service reads: gw-monitor watch --config park.yaml
database: {database}
time_zone: {zone}
links: []
"""


class LinkEditor(QDialog):
    """Edits a park file. The text is the user's: comments and order stay as they are."""

    def __init__(self, background: Background, path: str, database: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("link_editor", self)
        self.setObjectName("gw_monitor_link_editor")
        self._background = background
        self._database = database
        self._saved = ""
        self._testing = False
        self._places: list[LinkPlace] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.check)
        self._label()
        self._connect()
        self.file.setFilePath(path)
        self._read()

    def path(self) -> str:
        """Return the park file's path."""
        return self.file.filePath().strip()

    def write_text(self, text: str) -> None:
        """Replace the text and check it."""
        self.park_text.setPlainText(text)
        self.check()

    def check(self) -> None:
        """Find the links and the faults of the text, and show both."""
        text = self.park_text.toPlainText()
        self._show_links(find_links(text))
        findings = findings_of(text, Path(self.path() or "park.yaml"))
        self.findings.clear()
        for finding in findings:
            place = finding.place.partition(": ")[2] or finding.place
            item = QListWidgetItem(f"{place}: {worded(finding.message, tr)}")
            item.setData(Qt.ItemDataRole.UserRole, self._line_of(finding.place))
            self.findings.addItem(item)
        self.findings.setVisible(bool(findings))
        self.verdict.setText(
            tr("✕ Faults: {count}. The service would not start.").format(count=len(findings))
            if findings
            else tr("✓ No faults.")
        )

    def add_link(self, kind: str) -> None:
        """Add a link of a kind, ready to be filled in."""
        self.write_text(insert_link(self.park_text.toPlainText(), link_kinds()[kind].template))
        self.links.setCurrentRow(len(self._places) - 1)

    def remove_link(self) -> None:
        """Take the chosen link out."""
        place = self._chosen()
        if place is not None:
            self.write_text(remove_link(self.park_text.toPlainText(), place))

    def try_link(self) -> None:
        """Connect to the chosen link's device, in the background, and say what answered."""
        place = self._chosen()
        if place is None:
            return
        self._set_testing(testing=True)
        self.outcome.setText(tr("Connecting to {name} …").format(name=place.name))
        try:
            work = prepare_test(place.snippet, str(_zone(self.park_text.toPlainText())))
        except GwError as error:
            self._tell_failure(place.name, error)
            return
        self._background.run(
            _TEST_JOB, work, partial(self._tell_success, place.name), partial(self._tell_failure, place.name)
        )

    def save(self) -> bool:
        """Write the file as a whole or not at all; return whether it was written."""
        path = Path(self.path())
        text = self.park_text.toPlainText()
        try:
            fresh = path.with_name(f".{path.name}.new")
            fresh.write_text(text, encoding="utf-8")
            os.replace(fresh, path)  # noqa: PTH105 - the two words of the system call say what happens
        except OSError as error:
            self.outcome.setText(tr("{path} cannot be written: {reason}.").format(path=path, reason=error.strerror))
            return False
        self._saved = text
        self.outcome.setText(tr("Saved. Restart the service to use it."))
        return True

    def reject(self) -> None:
        """Close; ask first when something is not saved."""
        if self.park_text.toPlainText() != self._saved and not self._may_lose():
            return
        super().reject()

    def _label(self) -> None:
        self.setWindowTitle(tr("GW Monitor: data links"))
        self.file_label.setText(tr("Park file"))
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setFilter(tr("Park file") + " (*.yaml *.yml)")
        self.links_label.setText(tr("Links"))
        self.add.setText(tr("Add"))
        self.remove.setText(tr("Remove"))
        self.secret.setText(tr("Store a secret …"))
        self.secret.setToolTip(
            tr("Passwords and tokens never stand in the park file: it holds names. Their values for tests from here "
               "are kept in QGIS's authentication store; the service finds its own as the manual says.")
        )  # fmt: skip
        self.test.setText(tr("Test connection"))
        self.park_text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.panes.setSizes([230, 800])
        self.outcome.setText("")
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText(tr("Save"))
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        menu = QMenu(self.add)
        for kind in link_kinds():
            menu.addAction(kind).triggered.connect(lambda _checked=False, kind=kind: self.add_link(kind))
        self.add.setMenu(menu)

    def _connect(self) -> None:
        self.file.fileChanged.connect(self._read)
        self.park_text.textChanged.connect(lambda: self._timer.start(_CHECK_MS))
        self.links.currentRowChanged.connect(self._show_chosen)
        self.findings.itemActivated.connect(lambda item: self._go_to(item.data(Qt.ItemDataRole.UserRole)))
        self.findings.itemClicked.connect(lambda item: self._go_to(item.data(Qt.ItemDataRole.UserRole)))
        self.remove.clicked.connect(self.remove_link)
        self.secret.clicked.connect(self._ask_secret)
        self.test.clicked.connect(self.try_link)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).clicked.connect(self.save)
        self.buttons.rejected.connect(self.reject)

    def _read(self) -> None:
        path = Path(self.path())
        text = _NEW_FILE.format(database=self._database or "park.gpkg", zone="Asia/Shanghai")
        if self.path() and path.is_file():
            try:
                text = path.read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError) as error:
                self.outcome.setText(tr("{path} cannot be read: {reason}.").format(path=path, reason=error))
                return
        self._saved = text
        self.write_text(text)

    def _show_links(self, places: Sequence[LinkPlace]) -> None:
        chosen = max(self.links.currentRow(), 0)
        self._places = list(places)
        self.links.blockSignals(True)
        self.links.clear()
        self.links.addItems([f"{place.name or '?'} ({place.kind or '?'})" for place in places])
        self.links.setCurrentRow(min(chosen, len(places) - 1))
        self.links.blockSignals(False)
        self._enable()

    def _enable(self) -> None:
        has_place = self._chosen() is not None
        self.remove.setEnabled(has_place)
        self.test.setEnabled(has_place and not self._testing)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(bool(self.path()))

    def _chosen(self) -> LinkPlace | None:
        row = self.links.currentRow()
        return self._places[row] if 0 <= row < len(self._places) else None

    def _show_chosen(self) -> None:
        place = self._chosen()
        if place is not None:
            self._go_to(place.first)
        self._enable()

    def _line_of(self, place: str) -> int:
        found = _LINK_NUMBER.search(place)
        number = int(found[1]) - 1 if found else -1
        if 0 <= number < len(self._places):
            return self._places[number].first
        line = re.search(r":(\d+)", place)
        return int(line[1]) - 1 if line else 0

    def _go_to(self, line: int) -> None:
        cursor = QTextCursor(self.park_text.document().findBlockByNumber(line))
        self.park_text.setTextCursor(cursor)
        self.park_text.centerCursor()

    def _ask_secret(self) -> None:
        place = self._chosen()
        named = sorted(secret_names(place.snippet)) if place else []
        name, fine = QInputDialog.getText(self, self.secret.text(), tr("Name"), text=named[0] if named else "")
        if not fine or not name.strip():
            return
        value, fine = QInputDialog.getText(self, self.secret.text(), name, QLineEdit.EchoMode.Password)
        if not fine:
            return
        try:
            store_secret(name.strip(), value)
        except GwError as error:
            self.outcome.setText(error_sentence(error))
        else:
            self.outcome.setText(tr("The secret {name} is in QGIS's authentication store.").format(name=name))

    def _tell_success(self, name: str, sentence: str) -> None:
        self.outcome.setText(f"✓ {name}: {worded(sentence, tr)}")
        self._set_testing(testing=False)

    def _tell_failure(self, name: str, error: BaseException) -> None:
        self.outcome.setText(f"✕ {name}: {error_sentence(error)}")
        self._set_testing(testing=False)

    def _set_testing(self, *, testing: bool) -> None:
        self._testing = testing
        self._enable()

    def _may_lose(self) -> bool:
        answer = QMessageBox.question(
            self, self.windowTitle(), tr("What you changed is not saved. Close without saving?"),
            QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No,
        )  # fmt: skip
        return answer == QMessageBox.StandardButton.Yes


def findings_of(text: str, path: Path) -> Sequence[Finding]:
    """Return every fault of a park file's text."""
    try:
        parse_settings(text, path.name, path.parent)
    except InvalidInputError as error:
        return error.findings
    return ()


def prepare_test(snippet: str, time_zone: str) -> Callable[[], str]:
    """Return the work that tries a link; its secrets are fetched here, in the thread of the window, as QGIS wants it.

    Raises
    ------
    GwError
        The settings are faulty, or a secret is missing.
    """
    entry = read_entry(snippet, tr("link"), [])
    found = read_link(entry)
    refuse_faults(entry.findings, entry.place)
    _, kind, settings = found
    secrets = {name: load_secret(name) for name in secret_names(snippet)}
    return partial(kind.test, settings, LinkContext(time_zone=time_zone, secret=secrets.__getitem__, clock=utc_now))


def _zone(text: str) -> str:
    try:
        found = yaml.safe_load(text)
    except yaml.YAMLError:
        return ""
    return str(found.get("time_zone", "")) if isinstance(found, dict) else ""
