# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Give an output layer its style and name when QGIS loads it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingLayerPostProcessorInterface
from qgis.PyQt import sip

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer, QgsProcessingContext, QgsProcessingFeedback

STYLES = Path(__file__).resolve().parents[1] / "styles"


class _Styler(QgsProcessingLayerPostProcessorInterface):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        message, done = layer.loadNamedStyle(str(self._path))
        if not done:
            feedback.pushWarning(message)
        layer.triggerRepaint()


# The context deletes the post-processors of its layers when it goes, but holds no reference from Python: without one
# here a styler is gone before it is called, and one that served two contexts would be deleted twice.
_stylers: list[_Styler] = []


def style_output(context: QgsProcessingContext, destination_id: str, qml_name: str, layer_name: str) -> None:
    """Style and name an output that QGIS will load.

    Parameters
    ----------
    context : QgsProcessingContext
    destination_id : str
        What ``parameterAsSink`` or ``parameterAsOutputLayer`` gave. Nothing happens when QGIS will not load it.
    qml_name : str
        File in ``styles/`` without its ending.
    layer_name : str
        Displayed name, translated.
    """
    style_output_from(context, destination_id, STYLES / f"{qml_name}.qml", layer_name)


def style_output_from(context: QgsProcessingContext, destination_id: str, qml: Path, layer_name: str) -> None:
    """Style and name an output that QGIS will load, by a style that was made for these values."""
    if not context.willLoadLayerOnCompletion(destination_id):
        return
    styler = _Styler(qml)
    details = context.layerToLoadOnCompletionDetails(destination_id)
    details.name = layer_name
    details.setPostProcessor(styler)
    _stylers[:] = [styler, *(kept for kept in _stylers if not sip.isdeleted(kept))]
