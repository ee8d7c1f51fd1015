# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the algorithms of this room read alike: the substance, layers in the model's CRS, the program."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
)

from ....gw_core.errors import ConfigurationError, InvalidInputError
from ....gw_core.wording import say, worded
from ...bridge import require_projected, table_from_source
from ...parameters import advanced, number, with_help
from ...translation import tr

if TYPE_CHECKING:
    import pandas as pd

    from ....gw_core.transport.parameters import TransportParameters


def program() -> QgsProcessingParameterFile:
    """Return the advanced parameter MF6."""
    return advanced(
        with_help(
            QgsProcessingParameterFile(
                "MF6",
                tr("MODFLOW 6 program"),
                behavior=Qgis.ProcessingFileParameterBehavior.File,
                optional=True,
                fileFilter=tr("All files (*)"),
            ),
            tr(
                "Path of mf6. Empty: the environment variable GW_MONITOR_MF6, PATH, the Python environment and the "
                "folder of flopy's get-modflow are searched."
            ),
        )
    )


def check_program(mf6: str) -> tuple[bool, str]:
    """Say before the run, without starting anything, whether MODFLOW 6 is there."""
    from ....gw_core.transport.runner.program import locate_mf6

    try:
        locate_mf6(mf6 or None)
    except ConfigurationError as error:
        return False, worded(error.message, tr)
    return True, ""


def substance_parameters() -> list[QgsProcessingParameterDefinition]:
    """Return the parameters that decide how a dissolved substance moves."""
    return [
        number(
            "POROSITY", tr("Effective porosity (-)"), tr("Share of the ground that the moving water fills."),
            default=0.25, minimum=0.001, maximum=1.0,
        ),
        number(
            "DISPERSIVITY_L", tr("Longitudinal dispersivity (m)"),
            tr("Spreading along the flow; often a tenth of the distance travelled, or less."),
            default=10.0, minimum=0.0, maximum=1000.0,
        ),
        number(
            "DISPERSIVITY_T", tr("Transverse dispersivity (m)"),
            tr("Horizontal spreading across the flow; often a tenth of the longitudinal one."),
            default=1.0, minimum=0.0, maximum=1000.0,
        ),
        number(
            "DISPERSIVITY_V", tr("Vertical dispersivity (m)"),
            tr("Vertical spreading across the flow; often a hundredth of the longitudinal one."),
            default=0.1, minimum=0.0, maximum=1000.0,
        ),
        number(
            "BULK_DENSITY", tr("Bulk density (kg/L)"), tr("Dry mass of a litre of ground; only sorption uses it."),
            default=1.6, minimum=0.0, maximum=5.0,
        ),
        number(
            "KD", tr("Sorption coefficient Kd (L/kg)"), tr("Linear, reversible sorption; 0 for none."),
            default=0.0, minimum=0.0, maximum=1e6,
        ),
        number(
            "HALF_LIFE", tr("Half-life (d)"),
            tr("First-order decay, dissolved and sorbed alike. Empty or 0: no decay."),
            minimum=0.0, maximum=1e9, optional=True,
        ),
    ]  # fmt: skip


def read_substance(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> TransportParameters:
    """Read what `substance_parameters` asks for."""
    from ....gw_core.transport.parameters import TransportParameters, decay_from_half_life

    def value(key: str) -> float:
        return algorithm.parameterAsDouble(parameters, key, context)

    half_life = value("HALF_LIFE") if parameters.get("HALF_LIFE") is not None else None
    found = TransportParameters(
        porosity=value("POROSITY"), dispersivity_l_m=value("DISPERSIVITY_L"), dispersivity_t_m=value("DISPERSIVITY_T"),
        dispersivity_v_m=value("DISPERSIVITY_V"), bulk_density_kg_l=value("BULK_DENSITY"), kd_l_kg=value("KD"),
        decay_per_d=decay_from_half_life(half_life),
    )  # fmt: skip
    found.check()
    return found


def read_layer(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], key: str, context: QgsProcessingContext,
    crs: QgsCoordinateReferenceSystem | None = None,
) -> pd.DataFrame | None:  # fmt: skip
    """Read a layer as a table, or None when it was not given; refuse one in another CRS than the model's."""
    source = algorithm.parameterAsSource(parameters, key, context)
    if source is None:
        return None
    what = source.sourceName() or key
    require_projected(source.sourceCrs(), what)
    if crs is not None and source.sourceCrs() != crs:
        raise InvalidInputError(
            say(
                "{what} is in {found}, but the model in {wanted}; reproject it first.",
                what=what, found=source.sourceCrs().authid(), wanted=crs.authid(),
            )
        )  # fmt: skip
    return table_from_source(source, what)


def numbers(text: str, what: str) -> tuple[float, ...]:
    """Read finite numbers with commas (or blanks, or semicolons) between."""
    try:
        found = tuple(float(part) for part in text.replace(";", " ").replace(",", " ").replace("，", " ").split())
    except ValueError:
        found = (math.nan,)
    if not all(math.isfinite(value) for value in found):
        raise InvalidInputError(
            say('{what}: "{text}" is not a list of numbers with commas between.', what=what, text=text)
        )
    return found


def crs_name(crs: QgsCoordinateReferenceSystem) -> str:
    """Return the authority code of a CRS, or its text when it has none."""
    return crs.authid() or f"WKT:{crs.toWkt()}"
