# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files in: drop them, see what they were taken for and what is in doubt, decide, import."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHeaderView,
    QTableWidgetItem,
)

from ...gw_core.errors import Cancelled
from ...gw_core.wording import worded
from ...processing_provider.translation import tr
from ..live.latest import property_name
from ..messages import error_sentence
from ..ui import load_form
from .chooser import Chooser
from .model import FILE, KIND, POINT, STATE, FilesModel, kind_name
from .work import Choices, FileKind, SharedProgress, import_files, read_site, recognise

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
    from qgis.PyQt.QtWidgets import QTableWidget, QWidget

    from ...gw_core.acquisition.accounts import FileReport
    from ...gw_core.acquisition.prepared import Site
    from ...gw_core.acquisition.preview import Preview
    from ...gw_core.store.ports import Store
    from ..background import Background
    from .model import FileRow
    from .work import Recognised

_LOOK_JOB, _IMPORT_JOB, _SITE_JOB = "look at a file", "import of files", "points of the park"
_ORDERS = ("auto", "ymd", "dmy", "mdy")
_ZONES = ("", "Asia/Shanghai", "UTC+08:00", "UTC")
_PROGRESS_MS = 100


class ImportDialog(QDialog):
    """Imports files of loggers and laboratories into the open database.

    Signals
    -------
    imported : int
        So many observations are new in the database.
    """

    imported = pyqtSignal(int)

    def __init__(
        self, background: Background, open_store: Callable[[str], Store], database: str, language: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        load_form("import", self)
        self.setObjectName("gw_monitor_import")
        self._background = background
        self._open_store = open_store
        self._database = database
        self._language = language
        self._site: Site | None = None
        self._names: tuple[str, ...] = ()
        self._looked_at: FileRow | None = None
        self._work: SharedProgress | None = None
        self._model = FilesModel(self)
        self._clock = QTimer(self)
        self._clock.setInterval(_PROGRESS_MS)
        self._label()
        self._set_up_table()
        self._connect()
        self._enable()
        background.run(_SITE_JOB, partial(read_site, open_store, database), self._take_site, self._tell)

    def add_paths(self, paths: Sequence[str]) -> None:
        """Add files; of a folder the files in it."""
        found: list[str] = []
        for path in map(Path, paths):
            inside = sorted(path.iterdir()) if path.is_dir() else [path]
            found += [str(each) for each in inside if each.is_file() and not each.name.startswith(".")]
        self._model.add(found)
        self._fit()
        if self._model.rows and not self.files.selectionModel().hasSelection():
            self.files.selectRow(0)
        self._look()

    def is_settled(self) -> bool:
        """Return True when every file has been looked at and none is being imported."""
        return self._work is None and all(row.recognised or row.report for row in self._model.rows)

    def start_import(self) -> None:
        """Import all files that are ready."""
        rows = [row for row in self._model.rows if row.can_import()]
        wishes = [replace(row.wish, kind=row.recognised.kind) for row in rows]
        self._work = SharedProgress()
        work = partial(import_files, self._open_store, self._database, wishes, self._choices(), self._work)
        self._background.run(_IMPORT_JOB, work, partial(self._show_reports, rows), self._tell)
        self._clock.start()
        self._enable()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged in."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add files that are dropped."""
        self.add_paths([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def reject(self) -> None:
        """Close; an import under way is stopped, and what it imported before stays."""
        if self._work is not None:
            self._work.cancel()
        self._clock.stop()
        super().reject()

    def _label(self) -> None:
        self.setWindowTitle(tr("GW Monitor: import files"))
        self.heading.setText(tr("Drop files of loggers and laboratories here. Nothing is stored before you import."))
        self.add_files.setText(tr("Add files …"))
        self.add_folder.setText(tr("Add folder …"))
        self.remove.setText(tr("Remove"))
        for page, title in enumerate((tr("Notes"), tr("Channels"), tr("First rows"))):
            self.details.setTabText(page, title)
        self.zone_label.setText(tr("Time zone of files that state none"))
        self.zone.addItems(_ZONES)
        self.zone.lineEdit().setPlaceholderText(tr("the park's"))
        self.order_label.setText(tr("Order of dates"))
        self.order.addItems(
            [tr("decided by the file"), tr("year month day"), tr("day month year"), tr("month day year")]
        )
        self.mapping_label.setText(tr("Description of a local format"))
        self.mapping.setFilter(tr("Mapping file") + " (*.yaml *.yml)")
        self.synonyms_label.setText(tr("Own names of analytes"))
        self.synonyms.setFilter("CSV (*.csv)")
        for widget in (self.mapping, self.synonyms):
            widget.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self.cancel.setText(tr("Cancel"))
        self.import_files.setText(tr("Import"))
        self.close_dialog.setText(tr("Close"))
        self.status.setText("")
        self.progress.setRange(0, 1000)
        self.panes.setSizes([330, 200])

    def _set_up_table(self) -> None:
        self.files.setModel(self._model)
        self.files.setItemDelegateForColumn(KIND, Chooser(self._kinds, self._choose_kind, self.files))
        self.files.setItemDelegateForColumn(POINT, Chooser(self._points, self._choose_point, self.files))
        self.files.horizontalHeader().setSectionResizeMode(STATE, QHeaderView.ResizeMode.ResizeToContents)
        self.files.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )

    def _connect(self) -> None:
        self.add_files.clicked.connect(self._ask_files)
        self.add_folder.clicked.connect(self._ask_folder)
        self.remove.clicked.connect(self._remove_selected)
        self.files.selectionModel().selectionChanged.connect(lambda *_: self._show_details())
        self.zone.currentTextChanged.connect(self._look_again)
        self.order.currentIndexChanged.connect(self._look_again)
        self.mapping.fileChanged.connect(self._look_again)
        self.synonyms.fileChanged.connect(self._look_again)
        self.import_files.clicked.connect(self.start_import)
        self.cancel.clicked.connect(lambda: self._work and self._work.cancel())
        self.close_dialog.clicked.connect(self.reject)
        self._clock.timeout.connect(self._show_progress)

    def _choices(self) -> Choices:
        return Choices(
            time_zone=self.zone.currentText().strip(), order=_ORDERS[self.order.currentIndex()],
            mapping=self.mapping.filePath().strip(), synonyms=self.synonyms.filePath().strip(),
        )  # fmt: skip

    def _take_site(self, found: tuple[Site, tuple[str, ...]]) -> None:
        self._site, self._names = found
        self._look()

    def _look(self) -> None:
        """Look at the next file that nobody has looked at, one after the other, in the background."""
        waiting = next((row for row in self._model.rows if row.recognised is None and row.report is None), None)
        if self._site is None or self._looked_at is not None or waiting is None:
            self._enable()
            return
        self._looked_at = waiting
        work = partial(recognise, waiting.wish, self._choices(), self._site, SharedProgress())
        self._background.run(_LOOK_JOB, work, partial(self._take_look, waiting), partial(self._fail_look, waiting))

    def _look_again(self, *_: object) -> None:
        self._looked_at = None
        self._model.forget_all()
        self._look()

    def _take_look(self, row: FileRow, found: Recognised) -> None:
        row.recognised = found
        self._looked_at = None
        self._model.refresh()
        self._fit()
        self._show_details()
        self._look()

    def _fail_look(self, _row: FileRow, error: BaseException) -> None:
        # A setting for all is at fault, such as a mapping file: the files wait until it is mended.
        self.status.setText(f"✕ {error_sentence(error)}")
        self._enable()

    def _show_reports(self, rows: Sequence[FileRow], reports: Sequence[FileReport]) -> None:
        for row, report in zip(rows, reports, strict=True):
            row.report = report
        stored = sum(report.stored for report in reports)
        self._finish(
            tr("{stored} observations stored, {duplicate} were known, {rejected} rejected.").format(
                stored=stored, duplicate=sum(report.duplicate for report in reports),
                rejected=sum(report.rejected for report in reports),
            )
        )  # fmt: skip
        self._show_details()
        self.imported.emit(stored)

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            self._finish(tr("Cancelled. What was imported before stays; bringing a file again doubles nothing."))
        else:
            self._finish(f"✕ {error_sentence(error)}")

    def _finish(self, text: str) -> None:
        self._work = None
        self._clock.stop()
        self.status.setText(text)
        self._model.refresh()
        self._fit()
        self._enable()

    def _show_progress(self) -> None:
        if self._work is not None:
            self.progress.setValue(round(1000 * self._work.fraction))
            self.status.setText(tr("Importing {file} …").format(file=worded(self._work.text, tr)))

    def _enable(self) -> None:
        busy = self._work is not None
        ready = sum(row.can_import() for row in self._model.rows)
        self.progress.setVisible(busy)
        self.cancel.setVisible(busy)
        self.import_files.setEnabled(bool(ready) and not busy)
        self.import_files.setText(tr("Import ({count})").format(count=ready) if ready else tr("Import"))
        for widget in (
            self.add_files,
            self.add_folder,
            self.remove,
            self.zone,
            self.order,
            self.mapping,
            self.synonyms,
        ):
            widget.setEnabled(not busy)

    def _fit(self) -> None:
        header = self.files.horizontalHeader()
        header.setStretchLastSection(False)  # or the last column would be fitted too, and stay so
        self.files.resizeColumnsToContents()
        header.setStretchLastSection(True)
        widest = self.files.fontMetrics().averageCharWidth() * 34
        for column in (FILE, KIND, POINT):
            self.files.setColumnWidth(column, min(self.files.columnWidth(column), widest))

    def _selected(self) -> FileRow | None:
        chosen = self.files.selectionModel().selectedRows()
        return self._model.rows[chosen[0].row()] if chosen else None

    def _show_details(self) -> None:
        row = self._selected()
        self.problems.clear()
        self.problems.addItems(_sentences(row) if row else [])
        preview = row.recognised.preview if row and row.recognised else None
        _fill(self.channels, (tr("Channel"), tr("Property"), tr("Unit"), ""), self._channel_rows(preview))
        _fill(self.cells, _headings(preview), preview.cells if preview else ())

    def _channel_rows(self, preview: Preview | None) -> list[tuple[str, ...]]:
        return [
            (each.header, property_name(each.property, self._language) if each.property else tr("not imported"),
             each.unit, worded(each.fault, tr))
            for each in (preview.channels if preview else ())
        ]  # fmt: skip

    def _ask_files(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, self.add_files.text())
        self.add_paths(paths)

    def _ask_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.add_folder.text())
        if path:
            self.add_paths([path])

    def _remove_selected(self) -> None:
        self._model.remove({index.row() for index in self.files.selectionModel().selectedRows()})
        self._show_details()
        self._enable()

    def _kinds(self) -> list[str]:
        return [kind_name(kind) for kind in FileKind]

    def _points(self) -> list[str]:
        return [tr("as the file says"), *self._names]

    def _choose_kind(self, number: int, choice: int) -> None:
        row = self._model.rows[number]
        row.wish = replace(row.wish, kind=list(FileKind)[choice])
        row.recognised = None
        self._look()

    def _choose_point(self, number: int, choice: int) -> None:
        row = self._model.rows[number]
        row.wish = replace(row.wish, point=self._names[choice - 1] if choice else "")
        row.recognised = None
        self._look()


def _sentences(row: FileRow) -> list[str]:
    if row.report is not None:
        return [worded(reason, tr) for reason in row.report.reasons] or [tr("No remarks.")]
    if row.recognised is None:
        return []
    preview = row.recognised.preview
    texts = [tr("Refused: {reason}").format(reason=worded(preview.refusal, tr))] if preview.refusal else []
    if preview.date_orders:
        texts.append(tr("Choose the order of dates below: the file does not tell day and month apart."))
    if preview.reader and not preview.points:
        texts.append(_wells_hint(row.recognised.kind))
    if preview.reader and not preview.time_zone:
        texts.append(tr("Choose the time zone below: neither the file nor the park states one."))
    known = set(texts)
    texts += [str(text) for text in (worded(each.message, tr) for each in preview.problems) if text not in known]
    return texts or [tr("No remarks.")]


def _wells_hint(kind: FileKind) -> str:
    if kind is FileKind.LABORATORY:
        return tr("No row names a well of the park.")
    return tr("Choose the well: double-click its cell in the table.")


def _headings(preview: Preview | None) -> tuple[str, ...]:
    if preview is None or not preview.headings:
        return ()
    return (preview.headings[0] or tr("Time in the file"), *preview.headings[1:])


def _fill(table: QTableWidget, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table.clear()
    table.setColumnCount(max([len(titles), *(len(row) for row in rows)]))
    table.setHorizontalHeaderLabels(list(titles))
    table.setRowCount(len(rows))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            table.setItem(at, column, item)
    table.resizeColumnsToContents()
