# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parameters that describe a flow model, for the algorithms that look at it and that run it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
)

from ...parameters import (
    ANY_GEOMETRY,
    ANY_TABLE,
    LINE,
    POINT,
    POLYGON,
    advanced,
    layer_source,
    moment,
    number,
    with_help,
    words,
)
from ...translation import tr

if TYPE_CHECKING:
    from qgis.core import QgsProcessingParameterDefinition


def flow_parameters() -> list[QgsProcessingParameterDefinition]:
    """Return all of them, in the order in which they are shown; the rarer ones are advanced."""
    return [*_cells(), *_surfaces(), *_ground(), *_boundaries(), *_recharge(), *_time()]


def _raster(key: str, label: str, text: str) -> QgsProcessingParameterRasterLayer:
    return with_help(QgsProcessingParameterRasterLayer(key, label, optional=True), text)


def _choice(key: str, label: str, options: list[str], text: str, default: int = 0) -> QgsProcessingParameterEnum:
    return with_help(QgsProcessingParameterEnum(key, label, options, defaultValue=default), text)


def _flag(key: str, label: str, text: str, *, default: bool) -> QgsProcessingParameterBoolean:
    return with_help(QgsProcessingParameterBoolean(key, label, defaultValue=default), text)


def _cells() -> list[QgsProcessingParameterDefinition]:
    return [
        layer_source("AREA", tr("Model area"), POLYGON, tr("Polygon in a projected CRS in metres.")),
        number("CELL_SIZE", tr("Cell size (m)"), tr("Side of a square cell; of the largest ones in a refined grid."),
               default=10.0, minimum=0.01, maximum=10000.0),
        _choice("GRID_KIND", tr("Cells"), [tr("Equal squares"), tr("Variable rows and columns"), tr("Voronoi cells")],
                tr("How cells become finer around the features of Refine. Rows and columns are fine from edge to edge "
                   "and grow by at most half from one to the next; Voronoi cells are fine only where it is needed.")),
        layer_source("REFINE", tr("Refine around"), ANY_GEOMETRY,
                     tr("Points, lines or polygons, such as sources and wells; field size_m (optional)."),
                     optional=True),
        number("REFINED_SIZE", tr("Refined cell size (m)"),
               tr("For features without size_m; empty means a quarter of the cell size."), minimum=0.001,
               maximum=10000.0, optional=True),
        advanced(number("ROTATION", tr("Turn of the grid (degrees)"),
                        tr("Counter-clockwise. A plume keeps its peak where rows or columns lie along the flow."),
                        default=0.0, minimum=-360.0, maximum=360.0)),
        advanced(_flag("ALIGN_FLOW", tr("Turn the grid into the flow"),
                       tr("Along the slope of the plane through the levels of fixed heads and rivers; replaces the "
                          "turn above."), default=False)),
    ]  # fmt: skip


def _surfaces() -> list[QgsProcessingParameterDefinition]:
    rasters = QgsProcessingParameterMultipleLayers(
        "BOTTOM_RASTERS", tr("Bottom rasters (m)"), Qgis.ProcessingSourceType.Raster, optional=True
    )
    return [
        number("TOP", tr("Top (m)"), tr("Elevation of the top of layer 1; used where no raster is given."),
               minimum=-10000.0, maximum=10000.0, optional=True),
        words("BOTTOMS", tr("Bottoms (m)"),
              tr("Elevation of the bottom of each layer from above, with commas; used where no rasters are given.")),
        _raster("TOP_RASTER", tr("Top raster (m)"), tr("Elevation of the top of layer 1, in the CRS of the area.")),
        with_help(rasters, tr("Elevation of the bottom of each layer, one raster a layer, from above.")),
        advanced(_flag("FILL_GAPS", tr("Fill gaps in surfaces"),
                       tr("From the nearest known cell, with a warning; otherwise gaps are refused with their place."),
                       default=False)),
        advanced(_choice("CROSSING", tr("Where surfaces cross"),
                         [tr("Refuse"), tr("Cut the lower one off: the layer pinches out"),
                          tr("Push the lower one down to the least thickness")],
                         tr("What to do where a bottom lies above the surface over it."))),
        advanced(number("MINIMUM_THICKNESS", tr("Least thickness (m)"),
                        tr("Thinner cells are pinched out; water passes them from above to below."), default=0.01,
                        minimum=0.001, maximum=100.0)),
    ]  # fmt: skip


def _ground() -> list[QgsProcessingParameterDefinition]:
    return [
        words("CONDUCTIVITY", tr("Hydraulic conductivity (m/d)"),
              tr("Horizontal, of each layer from above, with commas: numbers or soil textures such as sand; one holds "
                 "for all. A texture also gives porosity and specific yield."), optional=False),
        number("VERTICAL_RATIO", tr("Vertical over horizontal conductivity (-)"), tr("Usually 0.01 to 1."),
               default=0.1, minimum=1e-6, maximum=10.0),
        _raster("CONDUCTIVITY_RASTER", tr("Conductivity raster (m/d)"),
                tr("One band for all layers or a band a layer, in the CRS of the area; replaces the numbers where "
                   "set.")),
        layer_source("K_POINTS", tr("Conductivity at points"), POINT,
                     tr("Fields conductivity_m_d and layer (empty: all). Kriged in logarithms; fewer than eight are "
                        "weighted by distance. Replaces numbers and raster in its layers."), optional=True),
        layer_source("ZONES", tr("Zones of the ground"), POLYGON,
                     tr("Fields, all optional: conductivity_m_d, texture, vertical_ratio, specific_yield, "
                        "specific_storage_1_m, porosity, layer (empty: all). They come last and so replace all else."),
                     optional=True),
        words("POROSITY", tr("Effective porosity (-)"),
              tr("Of each layer, with commas; kept in the folder for transport. Empty: that of the textures.")),
        advanced(words("SPECIFIC_YIELD", tr("Specific yield (-)"),
                       tr("Of each layer, with commas, for transient flow. Empty: of the textures, else 0.2."))),
        advanced(words("SPECIFIC_STORAGE", tr("Specific storage (1/m)"),
                       tr("Of each layer, with commas, for transient flow. Empty: 0.00001."))),
        advanced(number("ANISOTROPY", tr("Minor over major horizontal conductivity (-)"), tr("1: the same all round."),
                        default=1.0, minimum=1e-4, maximum=1e4)),
        advanced(number("ANISOTROPY_DIRECTION", tr("Direction of the major conductivity (degrees)"),
                        tr("Counter-clockwise from the east."), default=0.0, minimum=-360.0, maximum=360.0)),
        advanced(with_help(QgsProcessingParameterFile("TEXTURES", tr("Table of textures"), extension="csv",
                                                      optional=True),
                           tr("A table of your own in place of the one that comes along; see docs/vadose.md."))),
    ]  # fmt: skip


def _boundaries() -> list[QgsProcessingParameterDefinition]:
    dated = tr("Fields start and end (optional) hold from START on.")
    return [
        layer_source("HEADS", tr("Fixed heads"), ANY_GEOMETRY,
                     tr("Fields head (m) and layer (optional, 1 is the top); along a line also head_start and "
                        "head_end.") + " " + dated, optional=True),
        advanced(_raster("HEADS_RASTER", tr("Raster of fixed heads (m)"),
                         tr("Gives the level of fixed heads without one of their own, such as the output of "
                            '"Interpolate heads".'))),
        layer_source("RIVER", tr("River"), LINE + POLYGON,
                     tr("Fields stage (m; or stage_start and stage_end), conductance_m2_d (of the whole feature, "
                        "shared by its cells) or width_m, bed_thickness_m and bed_conductivity_m_d; bottom_m of the "
                        "bed, layer (optional).") + " " + dated, optional=True),
        layer_source("WELLS", tr("Wells"), POINT,
                     tr("Fields rate_m3_d (negative for pumping), layer, or screen_top_m and screen_bottom_m, whose "
                        "layers share the rate.") + " " + dated, optional=True),
        layer_source("DRAINS", tr("Drains"), ANY_GEOMETRY,
                     tr("Fields elevation_m (or elevation_start and elevation_end), conductance_m2_d of the whole "
                        "feature, layer (optional).") + " " + dated, optional=True),
        advanced(layer_source("GENERAL_HEADS", tr("Heads outside the model"), ANY_GEOMETRY,
                              tr("Fields head (m), conductance_m2_d of the whole feature, layer (optional).") + " "
                              + dated, optional=True)),
        layer_source("BARRIERS", tr("Walls"), LINE,
                     tr("Slurry or sheet-pile walls: fields conductivity_m_d, thickness_m, layer (empty: all)."),
                     optional=True),
    ]  # fmt: skip


def _recharge() -> list[QgsProcessingParameterDefinition]:
    return [
        number("RECHARGE", tr("Recharge (mm/a)"), tr("Into the uppermost cells, where nothing below says more."),
               default=0.0, minimum=-5000.0, maximum=20000.0),
        _raster("RECHARGE_RASTER", tr("Recharge raster (mm/a)"), tr("Replaces the number where it has values.")),
        layer_source("RECHARGE_ZONES", tr("Recharge zones"), POLYGON,
                     tr("Field recharge_mm_a; replaces number, weather and raster."), optional=True),
        layer_source("WEATHER", tr("Weather"), ANY_TABLE,
                     tr("Days or months: fields time, precipitation_mm, and et0_mm, temperature_min_c with "
                        "temperature_max_c, or temperature_c. Its recharge replaces the number."), optional=True),
        advanced(words("SOIL", tr("Soil for weather"), tr("Texture of the root zone, which holds water for plants."),
                       default="loam")),
        advanced(number("ROOT_DEPTH", tr("Root depth (m)"), tr("0.3 to 0.6 for grass, 1 to 2 for trees."), default=0.5,
                        minimum=0.01, maximum=10.0)),
        advanced(number("RUNOFF", tr("Share of the rain that runs off (-)"),
                        tr("About the share of paved and roofed ground that drains to sewers."), default=0.0,
                        minimum=0.0, maximum=1.0)),
    ]  # fmt: skip


def _time() -> list[QgsProcessingParameterDefinition]:
    return [
        words("PERIODS", tr("Periods of transient flow (d)"),
              tr("Lengths of time steps with commas; 12*30 means twelve of 30 days. Empty: steady flow.")),
        moment("START", tr("Start (UTC)"), tr("Moment at which transient flow begins, or of which steady flow is.")),
        advanced(_flag("STEADY_FIRST", tr("First period steady"),
                       tr("Begin transient flow with heads in balance with the boundaries of its first period."),
                       default=True)),
        advanced(_flag("NEWTON", tr("Let cells fall dry"),
                       tr("Newton's method. Without it a steep water table is solved more accurately in large cells, "
                          "but a cell that falls dry leaves the model."), default=True)),
        advanced(_raster("INITIAL_HEADS", tr("Heads at the start (m)"),
                         tr("Raster; needed for transient flow whose first period is not steady."))),
    ]  # fmt: skip


def picture_outputs() -> list[QgsProcessingParameterDefinition]:
    """Return the outputs that show what was built."""

    def sink(key: str, label: str, kind: Qgis.ProcessingSourceType) -> QgsProcessingParameterFeatureSink:
        return QgsProcessingParameterFeatureSink(key, label, kind, None, True)

    polygons = Qgis.ProcessingSourceType.VectorPolygon
    return [
        sink("GRID_LAYER", tr("Cells"), polygons),
        sink("BOUNDARIES", tr("Boundary cells"), polygons),
        sink("CHECKS", tr("Checks"), Qgis.ProcessingSourceType.VectorPoint),
    ]
