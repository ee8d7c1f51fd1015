# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers and small flows for the tests of this room."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.test import flows

CRS = "EPSG:4547"


@pytest.fixture
def make_layer(provider):
    """Return a function making a memory layer: kind, fields {name: type}, rows of (WKT, values ...), CRS."""
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    def make(kind, fields, rows, crs=CRS, name="layer"):
        wanted = "&".join(f"field={field}:{type_}" for field, type_ in fields.items())
        layer = QgsVectorLayer(f"{kind}?crs={crs}&{wanted}", name, "memory")
        assert layer.isValid()
        for wkt, *values in rows:
            feature = QgsFeature(layer.fields())
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
            feature.setAttributes(list(values))
            assert layer.dataProvider().addFeature(feature)
        return layer

    return make


@pytest.fixture
def uniform_flow():
    """Return a function making uniform flow to the east without running anything; q is the specific discharge, m/d."""

    def make(columns=60, rows=30, cell=10.0, q=0.05, layers=1):
        return flows.uniform_flow(columns, rows, cell, discharge_m_d=q, layers=layers, crs=CRS)

    return make


@pytest.fixture(scope="session")
def wild_flow(tmp_path_factory):
    """A heterogeneous two-layer flow by MODFLOW 6: inactive corner, oblique flow, river, pumped well, recharge."""
    from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead, PumpedWell, River
    from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
    from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput

    grid = make_grid("POLYGON((0 0,1000 0,1000 400,800 600,0 600,0 0))", 20.0, 0.0, [-10.0, -20.0], CRS)
    rng = np.random.default_rng(7)
    inputs = FlowInput(
        grid=grid, conductivity=np.exp(rng.normal(2.0, 1.0, grid.shape)), recharge_m_d=5e-4,
        heads=tuple(FixedHead(cells=grid.cells_of("LINESTRING(1 1,1 599)", k), head_m=2.0) for k in (0, 1)),
        rivers=(River(cells=grid.cells_of("LINESTRING(999 1,999 390)"), stage_m=-1.0, conductance_m2_d=5000.0),),
        wells=(PumpedWell(cells=grid.cells_of("POINT(500 300)", 1), rate_m3_d=-50.0),),
    )  # fmt: skip
    return simulate_flow(inputs, tmp_path_factory.mktemp("wild") / "flow")
