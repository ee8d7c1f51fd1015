# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What simulate_plume asks beside sources and the common parameters of a substance; all of it may be left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterRasterLayer,
)

from ...parameters import ANY_GEOMETRY, ANY_TABLE, POLYGON, advanced, layer_source, number, with_help
from ...translation import tr

if TYPE_CHECKING:
    from qgis.core import QgsProcessingParameterDefinition

SCHEMES = ("upstream", "central", "TVD")
ISOTHERMS = ("linear", "freundlich", "langmuir")
CHOICES = ("given", "typical", "low", "high")
DOMAINS = ("whole", "polygon", "automatic")


def mass_parameters() -> list[QgsProcessingParameterDefinition]:
    """Return what brings mass in beside SOURCES."""
    return [
        layer_source(
            "SCHEDULE", tr("Schedule of the sources"), ANY_TABLE,
            tr(
                "Table with the fields name (of a source), time (UTC) or time_d (days after the start), and rate_kg_d "
                "or concentration_mg_l from then on; empty ends the release. Its sources have no strength in SOURCES."
            ), optional=True,
        ),
        with_help(
            QgsProcessingParameterRasterLayer("INITIAL", tr("Plume at the start"), optional=True),
            tr(
                'Raster as of "Map plume", in the unit of the property and the CRS of the model; one band for all '
                "layers or a band a layer. Nodata is the background."
            ),
        ),
        advanced(
            layer_source(
                "INFLOW", tr("Inflow that carries the substance"), ANY_GEOMETRY,
                tr(
                    "Fields concentration_mg_l and layer (optional; empty: all). What rivers, injecting wells, "
                    "recharge and fixed heads bring into the cells of a feature has this concentration."
                ), optional=True,
            )
        ),
        advanced(
            number(
                "BACKGROUND", tr("Background (unit of the property)"),
                tr("Concentration of the groundwater at the start and of all other inflow."),
                default=0.0, minimum=0.0, maximum=1e9,
            )
        ),
    ]  # fmt: skip


def figure_parameters() -> list[QgsProcessingParameterDefinition]:
    """Return where the figures of the substance come from, and those that few need."""
    return [
        with_help(
            QgsProcessingParameterEnum(
                "PROPERTIES_FROM", tr("Figures of the substance"),
                [tr("as given here"), tr("from the table, typical half-life"), tr("from the table, shortest half-life"),
                 tr("from the table, longest half-life")], defaultValue=0,
            ),
            tr(
                "The table of substances gives sorption (with the organic carbon), half-life and diffusion. What it "
                "does not know is said, and the number given here counts."
            ),
        ),
        advanced(
            number(
                "FOC", tr("Organic carbon of the ground (-)"), tr("Mass share; only figures from the table use it."),
                default=0.001, minimum=0.0, maximum=1.0,
            )
        ),
        advanced(
            with_help(
                QgsProcessingParameterBoolean("FLOW_POROSITY", tr("Porosity of the flow model"), defaultValue=True),
                tr("Use the porosity of each cell where the flow model holds one, instead of the number given here."),
            )
        ),
        advanced(
            number(
                "DIFFUSION", tr("Molecular diffusion in the pores (m²/d)"),
                tr("About 5e-5 for small molecules; counts where water hardly moves."),
                default=0.0, minimum=0.0, maximum=1.0,
            )
        ),
        *_sorption_parameters(), *_immobile_parameters(),
    ]  # fmt: skip


def _sorption_parameters() -> list[QgsProcessingParameterDefinition]:
    return [
        advanced(
            with_help(
                QgsProcessingParameterEnum(
                    "SORPTION", tr("Sorption isotherm"), [tr("linear"), "Freundlich", "Langmuir"], defaultValue=0
                ),
                tr(
                    "KD is the coefficient: L/kg (linear), (mg/kg)/(mg/L)^a (Freundlich, S = Kf c^a), L/mg (Langmuir, "
                    "S = Smax Kl c / (1 + Kl c))."
                ),
            )
        ),
        advanced(
            number(
                "SORPTION_SECOND", tr("Freundlich exponent (-) or Langmuir capacity (mg/kg)"),
                tr("Not used by linear sorption."), default=1.0, minimum=1e-6, maximum=1e9,
            )
        ),
        advanced(
            number(
                "HALF_LIFE_SORBED", tr("Half-life of sorbed mass (d)"),
                tr("Empty: that of dissolved mass. 0: sorbed mass does not decay."),
                minimum=0.0, maximum=1e9, optional=True,
            )
        ),
    ]  # fmt: skip


def _immobile_parameters() -> list[QgsProcessingParameterDefinition]:
    return [
        advanced(
            number(
                "IMMOBILE_POROSITY", tr("Porosity with immobile water (-)"),
                tr("Pores whose water does not move, beside the effective porosity; 0 for none."),
                default=0.0, minimum=0.0, maximum=0.99,
            )
        ),
        advanced(
            number(
                "EXCHANGE", tr("Exchange with immobile water (1/d)"),
                tr("First-order exchange between moving and immobile water."),
                default=0.001, minimum=0.0, maximum=1e6,
            )
        ),
        advanced(
            layer_source(
                "SUBSTANCES", tr("Further substances"), ANY_TABLE,
                tr(
                    "Table with the fields property, parent (the substance that decays into it; empty for none), "
                    "yield_kg_kg (empty: ratio of the molar masses), half_life_d, kd_l_kg, diffusion_m2_d. Sources "
                    "name theirs in the field property."
                ), optional=True,
            )
        ),
    ]  # fmt: skip


def scheme_parameters() -> list[QgsProcessingParameterDefinition]:
    """Return how it is solved."""
    return [
        with_help(
            QgsProcessingParameterEnum("SCHEME", tr("Advection scheme"), list(SCHEMES), defaultValue=2),
            tr(
                "TVD is the most accurate. Upstream smears the front, never undershoots, and agrees with source "
                "tracing and network design; central may oscillate where cells are large."
            ),
        ),
        advanced(
            with_help(
                QgsProcessingParameterBoolean("XT3D", tr("Full tensor of dispersion (XT3D)"), defaultValue=False),
                tr(
                    "More accurate where flow crosses the grid obliquely; slower, may undershoot, and differs from "
                    "source tracing and network design."
                ),
            )
        ),
    ]


def part_parameters() -> list[QgsProcessingParameterDefinition]:
    """Return which part of the flow model is simulated."""
    return [
        advanced(
            with_help(
                QgsProcessingParameterEnum(
                    "DOMAIN", tr("Part of the flow model"),
                    [tr("the whole"), tr("the polygons of SUBDOMAIN"), tr("a box around the plume")], defaultValue=0,
                ),
                tr(
                    "A part is faster. What crosses its rim is carried over from the flow model; what the plume loses "
                    "through it is reported. The box follows the water from the sources."
                ),
            )
        ),
        advanced(
            layer_source("SUBDOMAIN", tr("Part to simulate"), POLYGON, tr("Used when asked for above."), optional=True)
        ),
    ]  # fmt: skip
