# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Algorithms of the room ``transport``."""

from .animate_plume import AnimatePlume
from .build_plume_view import BuildPlumeView
from .calibrate_flow import CalibrateFlow
from .chart_breakthrough import ChartBreakthrough
from .compute_responses import ComputeResponses
from .contour_plume import ContourPlume
from .estimate_flow_direction import EstimateFlowDirection
from .export_plume_mesh import ExportPlumeMesh
from .interpolate_heads import InterpolateHeads
from .isosurface_plume import IsosurfacePlume
from .leach_to_groundwater import LeachToGroundwater
from .preview_model import PreviewModel
from .section_plume import SectionPlume
from .simulate_flow import SimulateFlow
from .simulate_plume import SimulatePlume
from .simulate_plume_analytic import SimulatePlumeAnalytic
from .simulate_plume_ensemble import SimulatePlumeEnsemble
from .track_particles import TrackParticles

ALGORITHMS: tuple[type, ...] = (
    AnimatePlume,
    BuildPlumeView,
    CalibrateFlow,
    ChartBreakthrough,
    ComputeResponses,
    ContourPlume,
    EstimateFlowDirection,
    ExportPlumeMesh,
    InterpolateHeads,
    IsosurfacePlume,
    LeachToGroundwater,
    PreviewModel,
    SectionPlume,
    SimulateFlow,
    SimulatePlume,
    SimulatePlumeAnalytic,
    SimulatePlumeEnsemble,
    TrackParticles,
)
