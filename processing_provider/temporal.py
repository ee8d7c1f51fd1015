# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rasters and meshes that play in QGIS's temporal controller: their styles, saved beside the file. No domain here."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsColorRampShader,
    QgsDateTimeRange,
    QgsLayerDefinition,
    QgsMapLayer,
    QgsMeshDatasetIndex,
    QgsMeshLayer,
    QgsPathResolver,
    QgsRasterLayer,
    QgsRasterShader,
    QgsReadWriteContext,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtCore import QDateTime, Qt
from qgis.PyQt.QtGui import QColor

from ..gw_core.errors import StoreError
from ..gw_core.wording import plain_number, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


def style_series(
    path: str | Path, name: str, spans: Sequence[tuple[datetime, datetime]], levels: Sequence[float],
    colours: Sequence[str],
) -> Path:  # fmt: skip
    """Give a raster with a band a time its colours and times, saved beside it.

    QGIS finds the style (.qml) by itself; the layer definition (.qlr) holds style and times, ready to play.

    Parameters
    ----------
    path : str or Path
    name : str
        Of the layer.
    spans : sequence of (datetime, datetime)
        Aware; from when until when each band is shown.
    levels : sequence of float
        Where the colours change; what is below the first is not drawn.
    colours : sequence of str
        From the first level up.

    Returns
    -------
    Path
        The style file.

    Raises
    ------
    StoreError
        The raster cannot be opened or the style not written.
    """
    layer = QgsRasterLayer(str(path), name)
    if not layer.isValid():
        raise StoreError(say("{path} cannot be opened again.", path=path))
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(_steps(levels, colours))
    layer.setRenderer(QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader))
    times = layer.temporalProperties()
    times.setMode(Qgis.RasterTemporalMode.FixedRangePerBand)
    times.setFixedRangePerBand({band: _range(*span) for band, span in enumerate(spans, start=1)})
    times.setIsActive(True)
    _define(layer, Path(path).with_suffix(".qlr"))
    return _save(layer, Path(path))


def style_mesh(path: str | Path, dataset: str, levels: Sequence[float], colours: Sequence[str]) -> Path:
    """Give every dataset of a mesh its colours and show the one whose name ends in ``dataset``; see `style_series`."""
    layer = QgsMeshLayer(str(path), "mesh", "mdal")
    if not layer.isValid():
        raise StoreError(say("{path} cannot be opened again.", path=path))
    settings = layer.rendererSettings()
    for group in layer.datasetGroupsIndexes():
        scalar = settings.scalarSettings(group)
        scalar.setColorRampShader(_steps(levels, colours))
        scalar.setClassificationMinimumMaximum(levels[0], levels[-1])
        settings.setScalarSettings(group, scalar)
        if layer.datasetGroupMetadata(QgsMeshDatasetIndex(group, 0)).name().endswith(dataset):
            settings.setActiveScalarDatasetGroup(group)
    layer.setRendererSettings(settings)
    return _save(layer, Path(path))


def utc_instant(moment: datetime) -> QDateTime:
    """Return an aware moment as Qt's, in UTC."""
    return QDateTime.fromMSecsSinceEpoch(round(moment.timestamp() * 1000), Qt.TimeSpec.UTC)


def _range(begin: datetime, end: datetime) -> QgsDateTimeRange:
    """Return a span without its end, which belongs to the next one."""
    return QgsDateTimeRange(utc_instant(begin), utc_instant(end), True, False)


def _steps(levels: Sequence[float], colours: Sequence[str]) -> QgsColorRampShader:
    shader = QgsColorRampShader(levels[0], levels[-1])
    shader.setColorRampType(Qgis.ShaderInterpolationMethod.Discrete)
    names = [plain_number(level) for level in levels]
    items = [QgsColorRampShader.ColorRampItem(levels[0], QColor(0, 0, 0, 0), f"< {names[0]}")]
    for number, level in enumerate(levels[1:]):
        label = f"{names[number]} – {names[number + 1]}"
        items.append(QgsColorRampShader.ColorRampItem(level, QColor(colours[min(number, len(colours) - 1)]), label))
    last = QColor(colours[min(len(levels) - 1, len(colours) - 1)])
    items.append(QgsColorRampShader.ColorRampItem(math.inf, last, f"> {names[-1]}"))
    shader.setColorRampItemList(items)
    return shader


def _define(layer: QgsMapLayer, path: Path) -> None:
    """Write a layer definition, which opens with the times switched on: QGIS opens a raster itself with them off."""
    context = QgsReadWriteContext()
    context.setPathResolver(QgsPathResolver(str(path)))
    document = QgsLayerDefinition.exportLayerDefinitionLayers([layer], context)
    try:
        path.write_text(document.toString(1), encoding="utf-8")
    except OSError as error:
        raise StoreError(say("{path} could not be written: {reason}", path=path, reason=error)) from error


def _save(layer: QgsMapLayer, path: Path) -> Path:
    message, done = layer.saveDefaultStyle(QgsMapLayer.StyleCategory.AllStyleCategories)
    if not done:
        raise StoreError(say("The style of {path} could not be written: {reason}", path=path, reason=message))
    return path.with_suffix(".qml")
