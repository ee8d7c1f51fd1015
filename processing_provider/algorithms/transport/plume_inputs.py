# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the outputs of a plume read alike: its folder, the substance, layer, times, thresholds and the language."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say
from ...parameters import POINT, layer_source, moment, number, observed_property, with_help, words
from ...translation import tr
from .inputs import numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ....gw_core.transport.plumes.plume import Plume

LANGUAGES = ("en", "zh")


def plume_folder() -> QgsProcessingParameterFile:
    """Return the parameter PLUME: the folder written by simulate_plume."""
    return with_help(
        QgsProcessingParameterFile("PLUME", tr("Plume"), behavior=Qgis.ProcessingFileParameterBehavior.Folder),
        tr('Folder written by "Simulate plume".'),
    )


def plume_substance() -> QgsProcessingParameterString:
    """Return the optional parameter PROPERTY, for a plume of several substances."""
    return with_help(
        observed_property(optional=True),
        tr("Which substance of the plume: code, name or CAS number. Empty: the one it was made for."),
    )


def plume_layer() -> QgsProcessingParameterNumber:
    """Return the parameter LAYER."""
    return number(
        "LAYER", tr("Layer"), tr("Model layer, 1 at the top; 0 for the maximum over the layers."),
        default=0, minimum=0, maximum=1000, integer=True,
    )  # fmt: skip


def plume_time() -> QgsProcessingParameterDateTime:
    """Return the optional parameter TIME."""
    return moment("TIME", tr("Time (UTC)"), tr("The nearest output time. Empty: the last."))


def plume_wells() -> QgsProcessingParameterFeatureSource:
    """Return the optional parameter WELLS: wells with their screens."""
    return layer_source(
        "WELLS", tr("Wells"), POINT,
        tr(
            "Fields name, screen_top_m and screen_bottom_m (depth below ground), ground_elevation_m (else the "
            "model's top)."
        ),
        optional=True,
    )  # fmt: skip


def thresholds_parameter() -> QgsProcessingParameterString:
    """Return the parameter THRESHOLDS."""
    return words(
        "THRESHOLDS", tr("Thresholds (unit of the property)"),
        tr("Concentrations, with commas between. Empty: the limit of the plume, ten and a hundred times the limit."),
    )  # fmt: skip


def language_parameter() -> QgsProcessingParameterEnum:
    """Return the parameter LANGUAGE; its value is an index into `LANGUAGES`."""
    parameter = QgsProcessingParameterEnum(
        "LANGUAGE", tr("Language"), ["English", "中文"], defaultValue=0, usesStaticStrings=False
    )
    return with_help(parameter, tr("Language of the picture, whatever the language of QGIS."))


def read_input(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> tuple[Plume, str]:
    """Return the plume of PLUME and the code of PROPERTY in it."""
    from ....gw_core.records.substances import find_property
    from ....gw_core.transport.plumes.plume import read_plume

    plume = read_plume(algorithm.parameterAsFile(parameters, "PLUME", context))
    asked = algorithm.parameterAsString(parameters, "PROPERTY", context).strip()
    code = asked if not asked or asked in plume.concentrations else find_property(asked).code
    return plume, plume.code(code)


def read_thresholds(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, plume: Plume,
    code: str,
) -> Sequence[float]:  # fmt: skip
    """Return THRESHOLDS, by default made of the substance's limit."""
    found = numbers(algorithm.parameterAsString(parameters, "THRESHOLDS", context), tr("Thresholds"))
    if found:
        return found
    limit = plume.judgement(code).limit
    if not math.isfinite(limit) or limit <= 0:
        raise InvalidInputError(say("The plume has no limit for {code}; give THRESHOLDS.", code=code))
    return (limit, 10.0 * limit, 100.0 * limit)


def levels_of(plume: Plume, code: str) -> list[float]:
    """Return the concentrations at which the colours of maps change, the same for all times."""
    import numpy as np

    from ....gw_core.transport.plumes.layering import shown_levels

    return shown_levels(plume.judgement(code).limit, float(np.nanmax(plume.shown(code), initial=0.0)))


def ratio_to_limit(plume: Plume, code: str, threshold: float) -> float:
    """Return how many times the limit a threshold is; NaN without a limit."""
    limit = plume.judgement(code).limit
    return threshold / limit if limit > 0 else math.nan


def substance_name(code: str, language: str = "") -> str:
    """Return the name of a substance in a language, by default that of QGIS; the code when nobody knows it."""
    from ....gw_core.records.substances import observed_properties

    found = observed_properties().get(code)
    spoken = language or ("zh" if QgsApplication.locale().startswith("zh") else "en")
    return found.name(spoken) if found else code
