# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What simulate_plume_ensemble asks beside the typical case: how many members, what is drawn, how it is run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingParameterBoolean, QgsProcessingParameterEnum

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say
from ...bridge import epsg_crs
from ...parameters import ANY_GEOMETRY, advanced, layer_source, number, with_help
from ...translation import tr
from .inputs import read_layer

if TYPE_CHECKING:
    from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingParameterDefinition

    from ....gw_core.transport.ensemble.draws import Distribution
    from ....gw_core.transport.ensemble.fields import FieldModel
    from ....gw_core.transport.flow import FlowModel

SOLVERS = ("modflow", "operator")
COVARIANCES = ("exponential", "gaussian", "spherical")


def drawn_parameters() -> list[QgsProcessingParameterDefinition]:
    """Return what is drawn."""
    return [
        number(
            "MEMBERS", tr("Members"),
            tr("How many forecasts; 100 tell a probability to within 0.1, 1,000 to within 0.03."),
            default=100, minimum=1, maximum=100_000, integer=True,
        ),
        number("SEED", tr("Seed"), tr("The same seed gives the same ensemble."), default=1, minimum=0,
               maximum=2_147_483_647, integer=True),
        number(
            "K_SD", tr("Standard deviation of ln K (-)"),
            tr(
                "Conductivity varies in space about that of the flow model, log-normally: 0.5 for even sand, 1 to 2 "
                "for mixed layers; 0 keeps it, and the flow, as it is."
            ), default=0.5, minimum=0.0, maximum=5.0,
        ),
        number("CORRELATION_LENGTH", tr("Correlation length along the layers (m)"),
               tr("Distance over which the conductivity stays alike (integral scale); at least two cells."),
               default=50.0, minimum=0.01, maximum=1e6),
        *_range("POROSITY", tr("Lowest porosity (-)"), tr("Highest porosity (-)"),
                tr("Drawn evenly between lowest and highest. Both empty: the porosity of the typical case."),
                (None, None), (0.001, 1.0)),
        *_range("RATE_FACTOR", tr("Lowest factor of the sources (-)"), tr("Highest factor of the sources (-)"),
                tr("Multiplies all sources of a member; drawn evenly on a logarithmic scale."),
                (0.5, 2.0), (1e-6, 1e6)),
        with_help(
            QgsProcessingParameterBoolean("SUBSTANCE_RANGES", tr("Draw the substance"), defaultValue=False),
            tr(
                "Draws the half-life between its published shortest and longest, and Kd within a factor of two of the "
                "typical case. What is not published is said and stays as it is."
            ),
        ),
    ]  # fmt: skip


def _range(
    key: str, low: str, high: str, text: str, defaults: tuple[float | None, float | None], bounds: tuple[float, float]
) -> list[QgsProcessingParameterDefinition]:
    return [
        number(
            f"{key}_{end}", label, text, default=default, minimum=bounds[0], maximum=bounds[1], optional=True
        )
        for end, label, default in (("LOW", low, defaults[0]), ("HIGH", high, defaults[1]))
    ]  # fmt: skip


def run_parameters() -> list[QgsProcessingParameterDefinition]:
    """Return how the members are run, and what few need of their fields."""
    return [
        with_help(
            QgsProcessingParameterEnum(
                "SOLVER", tr("Transport by"), ["MODFLOW 6", tr("response operator")], defaultValue=0
            ),
            tr(
                "The operator is faster on models of some ten thousand cells; it is upstream weighted and knows only "
                "rates, linear sorption and decay."
            ),
        ),
        advanced(
            number("CORRELATION_LENGTH_V", tr("Correlation length across the layers (m)"),
                   tr("Usually a tenth of the one along the layers, or less."), default=5.0, minimum=0.001, maximum=1e5)
        ),
        advanced(
            with_help(
                QgsProcessingParameterEnum(
                    "COVARIANCE", tr("Covariance of ln K"),
                    [tr("exponential (rough)"), tr("Gaussian (smooth)"), tr("spherical")], defaultValue=0,
                ), tr("How the likeness of the conductivity falls off with distance."),
            )
        ),
        advanced(
            layer_source(
                "CONDUCTIVITY_POINTS", tr("Measured conductivity"), ANY_GEOMETRY,
                tr(
                    "Fields conductivity_m_d, and elevation_m or layer (optional). The fields pass through these "
                    "values."
                ), optional=True,
            )
        ),
        number("PROCESSES", tr("Runs side by side"), tr("0: as many as cores and memory bear; more are never run."),
               default=0, minimum=0, maximum=1024, integer=True),
        with_help(
            QgsProcessingParameterBoolean("KEEP_RUNS", tr("Keep the model files of each member"), defaultValue=False),
            tr("In the folder runs of the model folder; some hundred MB for large models."),
        ),
    ]  # fmt: skip


class DrawReader:
    """Reads what is drawn."""

    def __init__(
        self, algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> None:
        self._algorithm, self._parameters, self._context = algorithm, parameters, context

    def distributions(self) -> dict[str, Distribution]:
        """Return the distributions of porosity and sources."""
        from ....gw_core.transport.ensemble.draws import Distribution, Kind

        found = {}
        for key, name, kind in (
            ("POROSITY", "porosity", Kind.UNIFORM), ("RATE_FACTOR", "rate_factor", Kind.LOG_UNIFORM)
        ):  # fmt: skip
            ends = [self._given(f"{key}_{end}") for end in ("LOW", "HIGH")]
            if ends.count(None) == 1:
                raise InvalidInputError(say("Give both ends of {key}, or neither.", key=key))
            low, high = ends
            if low is not None and high is not None:
                found[name] = Distribution(kind=kind, low=low, high=high)
        return found

    def field(self, flow: FlowModel) -> FieldModel | None:
        """Return how conductivity varies; None where it does not."""
        from ....gw_core.transport.ensemble.field_tables import measured_conductivity
        from ....gw_core.transport.ensemble.fields import Covariance, FieldModel

        deviation = self._number("K_SD")
        if deviation == 0:
            return None
        table = read_layer(self._algorithm, self._parameters, "CONDUCTIVITY_POINTS", self._context,
                           epsg_crs(flow.grid.crs))  # fmt: skip
        kind = self._algorithm.parameterAsEnum(self._parameters, "COVARIANCE", self._context)
        return FieldModel(
            sd_ln=deviation, length_m=self._number("CORRELATION_LENGTH"),
            vertical_length_m=self._number("CORRELATION_LENGTH_V"), covariance=Covariance(COVARIANCES[kind]),
            measured=None if table is None else measured_conductivity(table, flow.grid, "CONDUCTIVITY_POINTS"),
        )  # fmt: skip

    def _given(self, key: str) -> float | None:
        """Return a number; None where it was emptied, the default where it was left alone."""
        definition = self._algorithm.parameterDefinition(key)
        if self._parameters.get(key, definition.defaultValue()) is None:
            return None
        return self._number(key)

    def _number(self, key: str) -> float:
        return float(self._algorithm.parameterAsDouble(self._parameters, key, self._context))
