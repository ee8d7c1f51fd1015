# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The property that is simulated, its unit and its limit."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say
from ...parameters import number
from ...translation import tr

if TYPE_CHECKING:
    from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingParameterNumber

DEFAULT_CLASS = "III"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A property, how many of its units make 1 mg/L, and the limit (in its unit) above which it is a plume."""

    code: str
    unit: str
    factor: float
    limit: float
    name: str = ""


def limit_parameter() -> QgsProcessingParameterNumber:
    """Return the parameter LIMIT."""
    return number(
        "LIMIT", tr("Limit (unit of the property)"),
        tr("What counts as plume and as arrival. Empty: the class III limit of GB/T 14848-2017."),
        minimum=0.0, maximum=1e9, optional=True,
    )  # fmt: skip


def read_property(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> Judged:
    """Read PROPERTY and LIMIT."""
    judged = judge(algorithm.parameterAsString(parameters, "PROPERTY", context))
    if parameters.get("LIMIT") is not None:
        return replace(judged, limit=algorithm.parameterAsDouble(parameters, "LIMIT", context))
    if not math.isfinite(judged.limit):
        raise InvalidInputError(
            say("The standard has no class III limit for {property}; give LIMIT.", property=judged.name)
        )
    return judged


def judge(name: str) -> Judged:
    """Return the unit and the class III limit (NaN: none) of the property of a code, name or CAS number."""
    from ....gw_core.records.substances import find_property
    from ....gw_core.records.units import convert
    from ....gw_core.standards.groundwater import has_limit, limit

    found = find_property(name)
    factor = float(convert([1.0], "mg/L", found.unit)[0])
    value = limit(found.code, DEFAULT_CLASS).value if has_limit(found.code) else math.nan
    return Judged(code=found.code, unit=found.unit, factor=factor, limit=value, name=found.name_en)
