# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the algorithms on observed heads ask alike, and how they read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterField,
)

from ...bridge import table_from_source
from ...parameters import POINT, layer_source, number, with_help
from ...translation import tr

if TYPE_CHECKING:
    import pandas as pd

    from ....gw_core.progress import Progress
    from ....gw_core.transport.heads.head_readings import Statistic


def head_parameters() -> list[QgsProcessingParameterDefinition]:
    """Return the parameters HEADS, FIELD, LAYER and STATISTIC."""
    statistics = [tr("median"), tr("mean"), tr("latest"), tr("lowest"), tr("highest")]
    return [
        layer_source(
            "HEADS", tr("Observed heads"), POINT,
            tr('Points as made by "Load observations" (of the property water_level), or any with elevations of the '
               "water table."),
        ),
        with_help(
            QgsProcessingParameterField(
                "FIELD", tr("Field of the head (m)"), parentLayerParameterName="HEADS",
                type=Qgis.ProcessingFieldParameterDataType.Any, optional=True,
            ),
            tr(
                "Elevation of the water table. Empty: head, value, water_level or head_m, whichever is there first; "
                "where there is a field unit, in that unit."
            ),
        ),
        number(
            "LAYER", tr("Aquifer layer"), tr("Counted from one at the top; empty takes all layers together."),
            minimum=1, maximum=100, integer=True, optional=True,
        ),
        with_help(
            QgsProcessingParameterEnum("STATISTIC", tr("Statistic"), statistics, defaultValue=0),
            tr("What stands for several readings of a well in the time."),
        ),
    ]  # fmt: skip


def read_readings(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, progress: Progress
) -> tuple[pd.DataFrame, QgsCoordinateReferenceSystem]:
    """Return the readings of HEADS and their CRS."""
    from ....gw_core.transport.heads.head_readings import read_heads

    source = algorithm.parameterAsSource(parameters, "HEADS", context)
    table = table_from_source(source, tr("Observed heads"))
    field = algorithm.parameterAsString(parameters, "FIELD", context)
    layer = optional_number(algorithm, parameters, "LAYER", context)
    return read_heads(table, field, None if layer is None else int(layer), progress), source.sourceCrs()


def chosen_statistic(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> Statistic:
    """Return the chosen STATISTIC."""
    from ....gw_core.transport.heads.head_readings import Statistic

    return list(Statistic)[algorithm.parameterAsEnum(parameters, "STATISTIC", context)]


def optional_number(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], key: str, context: QgsProcessingContext
) -> float | None:
    """Return a number, or None where the parameter is empty."""
    return None if parameters.get(key) is None else algorithm.parameterAsDouble(parameters, key, context)
