# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Algorithms of the room ``quality``."""

from .assess_data_quality import AssessDataQuality
from .calibrate_levels import CalibrateLevels
from .check_samples import CheckSamples
from .compensate_pressure import CompensatePressure
from .correct_drift import CorrectDrift
from .import_sensors import ImportSensors
from .list_operations import ListOperations
from .quality_control import QualityControl
from .review_observations import ReviewObservations
from .undo_operation import UndoOperation

ALGORITHMS: tuple[type, ...] = (
    QualityControl, ReviewObservations, UndoOperation, ListOperations, CompensatePressure, CalibrateLevels,
    CorrectDrift, ImportSensors, CheckSamples, AssessDataQuality,
)  # fmt: skip
