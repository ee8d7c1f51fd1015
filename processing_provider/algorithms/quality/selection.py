# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the algorithms of this room share: which observations, who answers for an entry, tables as results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
)

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say
from ...bridge import add_layer_name, make_fields, utc_moment, write_rows
from ...parameters import database, moment, words
from ...translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ....gw_core.store.ports import ObservationQuery
    from ...base import GwAlgorithm


def selection() -> list[QgsProcessingParameterDefinition]:
    """Return the parameters DATABASE, POINTS, PROPERTIES, START and END."""
    return [
        database(),
        words("POINTS", tr("Monitoring points"), tr("Names with commas between; empty means all points.")),
        words("PROPERTIES", tr("Observed properties"), tr("Codes or names with commas between; empty means all.")),
        *period(),
    ]


def period() -> list[QgsProcessingParameterDefinition]:
    """Return the parameters START and END."""
    return [
        moment("START", tr("From (UTC)"), tr("Only readings at or after this moment.")),
        moment("END", tr("To (UTC)"), tr("Only readings at or before this moment.")),
    ]


def author() -> QgsProcessingParameterDefinition:
    """Return the parameter AUTHOR of an entry that a program makes."""
    return words("AUTHOR", tr("Author"), tr("Who answers for this entry; empty means the name of the login."))


def decider() -> list[QgsProcessingParameterDefinition]:
    """Return the parameters AUTHOR and COMMENT of an entry that a person decides."""
    return [
        words("AUTHOR", tr("Author"), tr("Who decides; must be named."), optional=False),
        words("COMMENT", tr("Comment"), tr("Why; stays in the ledger.")),
    ]


def names(algorithm: GwAlgorithm, parameters: dict[str, Any], key: str, context: QgsProcessingContext) -> list[str]:
    """Return the names of a parameter, which commas separate."""
    text = algorithm.parameterAsString(parameters, key, context).replace("，", ",")
    return [name.strip() for name in text.split(",") if name.strip()]


def instant(
    algorithm: GwAlgorithm, parameters: dict[str, Any], key: str, context: QgsProcessingContext
) -> datetime | None:
    """Return a moment as an aware UTC datetime; None when it is not given."""
    return utc_moment(algorithm.parameterAsDateTime(parameters, key, context))


def query_of(algorithm: GwAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> ObservationQuery:
    """Return the observations that the parameters of `selection` choose."""
    from ....gw_core.records.substances import find_property
    from ....gw_core.store.ports import ObservationQuery

    codes = (find_property(name).code for name in names(algorithm, parameters, "PROPERTIES", context))
    return ObservationQuery(
        points=tuple(names(algorithm, parameters, "POINTS", context)), properties=tuple(codes),
        start=instant(algorithm, parameters, "START", context), end=instant(algorithm, parameters, "END", context),
    )  # fmt: skip


def described(query: ObservationQuery) -> dict[str, Any]:
    """Return what the ledger keeps of a query."""
    return {
        "points": list(query.points), "properties": list(query.properties),
        "start": query.start.isoformat() if query.start else "", "end": query.end.isoformat() if query.end else "",
    }  # fmt: skip


def author_of(algorithm: GwAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
    """Return AUTHOR, else the name of the login."""
    return algorithm.parameterAsString(parameters, "AUTHOR", context).strip() or QgsApplication.userLoginName()


def decider_of(
    algorithm: GwAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> tuple[str, str]:  # fmt: skip
    """Return AUTHOR, who must be named, and COMMENT."""
    name = algorithm.parameterAsString(parameters, "AUTHOR", context).strip()
    if not name:
        raise InvalidInputError(say("A decision needs an author."))
    return name, algorithm.parameterAsString(parameters, "COMMENT", context).strip()


def table_sink(key: str, label: str) -> QgsProcessingParameterFeatureSink:
    """Return a parameter for a table as a result."""
    return QgsProcessingParameterFeatureSink(key, label, Qgis.ProcessingSourceType.Vector)


def write_table(
    algorithm: GwAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext,
    feedback: QgsProcessingFeedback, columns: dict[str, type], rows: Iterable[dict[str, Any]], title: str,
) -> str:  # fmt: skip
    """Write rows to OUTPUT as a table without geometry; return where it is."""
    fields = make_fields(columns)
    sink, destination = algorithm.parameterAsSink(
        parameters, "OUTPUT", context, fields, Qgis.WkbType.NoGeometry, QgsCoordinateReferenceSystem()
    )
    write_rows(sink, fields, rows, feedback)
    add_layer_name(context, destination, title)
    return str(destination)
