# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The dock that draws the selected well."""

from __future__ import annotations

import html
import importlib
from functools import partial
from typing import TYPE_CHECKING

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QSignalBlocker, pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...processing_provider.translation import tr
from ..live.latest import property_name
from ..ui import load_form
from .series import read_series

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg

    from ...gw_core.records.park import Park
    from ...gw_core.store.ports import Store
    from ..background import Background
    from .series import Series

_JOB = "chart"
_CHART = f"{__package__}.chart"


class ChartDock(QgsDockWidget):
    """Time series of one well, with limits. matplotlib is imported when the first well is drawn."""

    failed = pyqtSignal(object)

    def __init__(
        self, background: Background, open_store: Callable[[str], Store], language: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("gw_monitor_chart")
        self._background = background
        self._open_store = open_store
        self._language = language
        self._database = ""
        self._point = ""
        self._canvas: FigureCanvasQTAgg | None = None
        self._form = load_form("chart", QWidget(self))
        self.setWidget(self._form)
        self._form.properties.activated.connect(self._choose_property)
        self.watch("")

    def watch(self, database: str) -> None:
        """Draw wells of this database from now on."""
        self._database = database
        self._point = ""
        self.setWindowTitle(tr("Well chart"))
        self._form.properties.clear()
        self._form.properties.setEnabled(False)
        self._form.heading.setText(tr("Select a well on the live layer."))
        self._form.status.setText("")
        if self._canvas is not None:
            self._canvas.figure.clear()
            self._canvas.draw_idle()

    def show_park(self, park: Park) -> None:
        """Name the park in the title; a simulated one says so."""
        title = tr("Well chart: {park} (simulated)") if park.simulated else tr("Well chart: {park}")
        self.setWindowTitle(title.format(park=park.name))

    def show_point(self, point: str, code: str = "") -> None:
        """Load and draw a well, in the background; ``code`` chooses the property."""
        if not self._database:
            return
        self._point = point
        self._form.heading.setText(f"<b>{html.escape(point)}</b>")
        self._form.status.setText(tr("Loading …"))
        work = partial(_load, self._open_store, self._database, point, code)
        self._background.run(_JOB, work, self._draw, self._fail)

    def _choose_property(self) -> None:
        self.show_point(self._point, self._form.properties.currentData())

    def _draw(self, series: Series) -> None:
        from .chart import draw_series

        self._fill_properties(series)
        count = len(series.frame)
        if not count:
            self._form.status.setText(tr("Nothing was ever read at this well."))
        else:
            self._form.status.setText(_worded_count(series))
        canvas = self._figure_canvas()
        draw_series(canvas.figure, series, self._language)
        canvas.draw_idle()

    def _fail(self, error: BaseException) -> None:
        self._form.status.setText(tr("Could not be loaded."))
        self.failed.emit(error)

    def _fill_properties(self, series: Series) -> None:
        box = self._form.properties
        blocker = QSignalBlocker(box)
        box.clear()
        for code in series.properties:
            box.addItem(property_name(code, self._language), code)
        box.setCurrentIndex(max(box.findData(series.code), 0))
        box.setEnabled(len(series.properties) > 1)
        blocker.unblock()

    def _figure_canvas(self) -> FigureCanvasQTAgg:
        if self._canvas is None:
            from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
            from matplotlib.figure import Figure

            self._canvas = FigureCanvasQTAgg(Figure(layout="constrained"))
            column = QVBoxLayout(self._form.plot)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(self._canvas)
        return self._canvas


def _load(open_store: Callable[[str], Store], database: str, point: str, code: str) -> Series:
    importlib.import_module(_CHART)  # matplotlib takes a while: let it come in the worker thread
    return read_series(open_store, database, point, code)


def _worded_count(series: Series) -> str:
    first, last = series.frame["time"].iloc[[0, -1]]
    return tr("{count} readings, {first} to {last}; {below} below the detection limit.").format(
        count=len(series.frame), first=f"{first:%Y-%m-%d}", last=f"{last:%Y-%m-%d}",
        below=int(series.frame["censored"].sum()),
    )  # fmt: skip
