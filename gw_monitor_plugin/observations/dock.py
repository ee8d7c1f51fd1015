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

from ...gw_core.warning.notices.looks import PLAIN_WORDS
from ...processing_provider.translation import tr
from ..live.latest import property_name
from ..ui import load_form
from .series import read_series

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg

    from ...gw_core.records.park import Park
    from ...gw_core.store.ports import Store, WarningEvent
    from ...gw_core.warning.notices.looks import LevelWords
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
        self._series: Series | None = None
        self._levels: LevelWords = PLAIN_WORDS
        self._canvas: FigureCanvasQTAgg | None = None
        self._form = load_form("chart", QWidget(self))
        self.setWidget(self._form)
        self._form.properties.activated.connect(self._choose_property)
        self._form.properties.setAccessibleName(tr("Property"))
        self._form.span.addItem(tr("Around the warning"), False)
        self._form.span.addItem(tr("Whole record"), True)
        self._form.span.setAccessibleName(tr("Part of the record"))
        self._form.span.activated.connect(self._redraw)
        self.watch("")

    def watch(self, database: str) -> None:
        """Draw wells of this database from now on."""
        self._database = database
        self._point = ""
        self.setWindowTitle(tr("Well chart"))
        self._series = None
        self._form.properties.clear()
        self._form.properties.setEnabled(False)
        self._form.span.hide()
        self._form.heading.setText(tr("Select a well on the live layer."))
        self._form.status.setText("")
        if self._canvas is not None:
            self._canvas.figure.clear()
            self._canvas.draw_idle()

    def show_park(self, park: Park, levels: LevelWords = PLAIN_WORDS) -> None:
        """Name the park in the title, a simulated one says so; draw levels as it has them."""
        self._levels = levels
        title = tr("Well chart: {park} (simulated)") if park.simulated else tr("Well chart: {park}")
        self.setWindowTitle(title.format(park=park.name))

    def show_point(self, point: str, code: str = "") -> None:
        """Load and draw a well, in the background; ``code`` chooses the property."""
        self._show(point, code, None)

    def show_warning(self, event: WarningEvent) -> None:
        """Load and draw the well of a warning with limits of its rule, its window and the readings that counted."""
        self._form.span.setCurrentIndex(0)
        self._show(event.point, event.property, event)

    def _show(self, point: str, code: str, event: WarningEvent | None) -> None:
        if not self._database:
            return
        self._point = point
        self._form.heading.setText(f"<b>{html.escape(point)}</b>")
        self._form.status.setText(tr("Loading …"))
        work = partial(_load, self._open_store, self._database, point, code, event)
        self._background.run(_JOB, work, self._draw, self._fail)

    def _choose_property(self) -> None:
        self.show_point(self._point, self._form.properties.currentData())

    def _draw(self, series: Series) -> None:
        self._series = series
        self._fill_properties(series)
        self._form.span.setVisible(series.marks is not None)
        nothing = tr("Nothing was ever read at this well.")
        words = [_worded_count(series) if len(series.frame) else nothing, *_worded_marks(series)]
        self._form.status.setText(" ".join(words))
        self._redraw()

    def _redraw(self) -> None:
        from .chart import draw_series

        if self._series is not None:
            canvas = self._figure_canvas()
            whole = bool(self._form.span.currentData())
            draw_series(canvas.figure, self._series, self._language, levels=self._levels, whole=whole)
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


def _load(
    open_store: Callable[[str], Store], database: str, point: str, code: str, event: WarningEvent | None
) -> Series:
    importlib.import_module(_CHART)  # matplotlib takes a while: let it come in the worker thread
    return read_series(open_store, database, point, code, event)


def _worded_count(series: Series) -> str:
    first, last = series.frame["time"].iloc[[0, -1]]
    return tr("{count} readings, {first} to {last}; {below} below the detection limit.").format(
        count=len(series.frame), first=f"{first:%Y-%m-%d}", last=f"{last:%Y-%m-%d}",
        below=int(series.frame["censored"].sum()),
    )  # fmt: skip


def _worded_marks(series: Series) -> tuple[str, ...]:
    if series.marks is None:
        return ()
    words = tr("Warning by rule {rule}: what it looked at is shaded, the {count} readings that counted are ringed.")
    return (words.format(rule=series.marks.event.rule, count=len(series.marks.counted)),)
