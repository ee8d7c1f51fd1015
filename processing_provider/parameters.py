# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Parameters that recur, each with help, unit in the label and bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from qgis.core import (
    Qgis,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from .translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

_P = TypeVar("_P", bound=QgsProcessingParameterDefinition)

POINT = [Qgis.ProcessingSourceType.VectorPoint]
LINE = [Qgis.ProcessingSourceType.VectorLine]
POLYGON = [Qgis.ProcessingSourceType.VectorPolygon]
ANY_GEOMETRY = [Qgis.ProcessingSourceType.VectorAnyGeometry]
LIMIT_CLASSES = ("I", "II", "III", "IV")
ANY_TABLE = [Qgis.ProcessingSourceType.Vector]


def with_help(parameter: _P, text: str) -> _P:
    """Attach the help of a parameter."""
    parameter.setHelp(text)
    return parameter


def advanced(parameter: _P) -> _P:
    """Fold a parameter away under 'Advanced'."""
    parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
    return parameter


def database() -> QgsProcessingParameterFile:
    """Return the parameter DATABASE."""
    return with_help(
        # QGIS holds any value against the filter: the last part lets names without a dot, like postgres:NAME, pass.
        QgsProcessingParameterFile("DATABASE", tr("Database"), fileFilter=tr("GeoPackage (*.gpkg);;All files (*)")),
        tr(
            "A GeoPackage file (.gpkg), or postgres:NAME for a PostgreSQL connection saved in QGIS, "
            "or service:NAME for an entry of the PostgreSQL service file."
        ),
    )


def observations() -> QgsProcessingParameterFeatureSource:
    """Return the parameter OBSERVATIONS: a layer as made by load_observations."""
    return with_help(
        QgsProcessingParameterFeatureSource("OBSERVATIONS", tr("Observations"), POINT),
        tr('Point layer as made by "Load observations": point, property, time, value, unit, censored, flag.'),
    )


def observed_property(default: str | None = None, *, optional: bool = False) -> QgsProcessingParameterString:
    """Return the parameter PROPERTY."""
    return with_help(
        QgsProcessingParameterString("PROPERTY", tr("Observed property"), defaultValue=default, optional=optional),
        tr("Code, English or Chinese name, or CAS number, such as benzene, 苯 or 71-43-2."),
    )


def limit_class() -> QgsProcessingParameterEnum:
    """Return the parameter LIMIT_CLASS; its value is an index into `LIMIT_CLASSES`."""
    parameter = QgsProcessingParameterEnum("LIMIT_CLASS", tr("Class to keep"), list(LIMIT_CLASSES), defaultValue=2)
    return with_help(
        parameter,
        tr("Class of GB/T 14848-2017 whose limits warnings, classes and plumes are held against."),
    )


def flow_folder() -> QgsProcessingParameterFile:
    """Return the parameter FLOW: the folder written by simulate_flow."""
    return with_help(
        QgsProcessingParameterFile("FLOW", tr("Flow model"), behavior=Qgis.ProcessingFileParameterBehavior.Folder),
        tr('Folder written by "Simulate flow".'),
    )


def workspace() -> QgsProcessingParameterFolderDestination:
    """Return the parameter WORKSPACE: where model files go."""
    return with_help(
        QgsProcessingParameterFolderDestination("WORKSPACE", tr("Model folder")),
        tr("Folder for the model files, for looking at, repeating and chaining."),
    )


def layer_source(
    key: str, label: str, types: Sequence[Qgis.ProcessingSourceType], text: str, *, optional: bool = False
) -> QgsProcessingParameterFeatureSource:
    """Return a vector layer parameter with help."""
    return with_help(QgsProcessingParameterFeatureSource(key, label, list(types), optional=optional), text)


def number(
    key: str, label: str, text: str, *, default: float | None = None, minimum: float, maximum: float,
    integer: bool = False, optional: bool = False,
) -> QgsProcessingParameterNumber:  # fmt: skip
    """Return a number parameter with bounds; name the unit in the label."""
    kind = Qgis.ProcessingNumberParameterType.Integer if integer else Qgis.ProcessingNumberParameterType.Double
    parameter = QgsProcessingParameterNumber(key, label, kind, default, optional, minimum, maximum)
    return with_help(parameter, text)


def moment(key: str, label: str, text: str, *, optional: bool = True) -> QgsProcessingParameterDateTime:
    """Return a date-time parameter, understood as UTC."""
    parameter = QgsProcessingParameterDateTime(
        key, label, Qgis.ProcessingDateTimeParameterDataType.DateTime, optional=optional
    )
    return with_help(parameter, text)


def words(key: str, label: str, text: str, *, default: str = "", optional: bool = True) -> QgsProcessingParameterString:
    """Return a text parameter with help."""
    return with_help(QgsProcessingParameterString(key, label, defaultValue=default, optional=optional), text)
