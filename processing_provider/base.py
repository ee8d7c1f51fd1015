# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The base of all algorithms: naming, help made from the parameters, errors turned into sentences. No domain here."""

from __future__ import annotations

import importlib.util
from html import escape
from pathlib import Path
from typing import Any, ClassVar

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
)
from qgis.PyQt.QtGui import QIcon

from .bridge import core_errors
from .databases import protect_database
from .interruption import INTERRUPTION
from .leftovers import nothing_half_written
from .translation import tr

_ROOT = Path(__file__).resolve().parents[1]
_DOCS = "https://github.com/gw-monitor/gw_monitor/blob/main/docs/{group}.md#{name}"


def group_title(group_id: str) -> str:
    """Return the displayed name of a group; the id is the name of the room in ``gw_core``."""
    return {
        "store": tr("Store: park and database"),
        "acquisition": tr("Acquisition: readings in"),
        "quality": tr("Quality of readings"),
        "assessment": tr("Assessment: classes, trends, plumes"),
        "warning": tr("Warning"),
        "transport": tr("Transport: flow and plume"),
        "tracing": tr("Tracing of sources"),
        "network": tr("Network of wells"),
        "emergency": tr("Emergency response"),
        "reporting": tr("Reporting"),
    }[group_id]


class GwAlgorithm(QgsProcessingAlgorithm):
    """An algorithm of the suite: subclasses set the attributes and write title, summary, initAlgorithm and compute.

    Heavy imports (numpy, pandas, flopy, the rooms of ``gw_core``) belong inside ``compute``, so that QGIS starts fast.

    Attributes
    ----------
    ID : str
        Public name, equal to the module's name. Never changed once landed.
    GROUP : str
        Room of ``gw_core``.
    NEEDS : tuple of str
        Python packages beside pandas without which the algorithm cannot run, such as ``flopy``.
    """

    ID: ClassVar[str]
    GROUP: ClassVar[str]
    NEEDS: ClassVar[tuple[str, ...]] = ()
    TAGS: ClassVar[tuple[str, ...]] = ()

    def title(self) -> str:
        """Return the displayed name, translated."""
        raise NotImplementedError

    def summary(self) -> str:
        """Return what the algorithm does and when to use it, two to five sentences, translated."""
        raise NotImplementedError

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Translate parameters, call the core, write the sinks; errors of the core may escape."""
        raise NotImplementedError

    def name(self) -> str:
        return self.ID

    def displayName(self) -> str:
        return self.title()

    def group(self) -> str:
        return group_title(self.GROUP)

    def groupId(self) -> str:
        return self.GROUP

    def tags(self) -> list[str]:
        return ["groundwater", "地下水", *self.TAGS]

    def icon(self) -> QIcon:
        return QIcon(str(_ROOT / "resources" / "icons" / f"{self.GROUP}.svg"))

    def helpUrl(self) -> str:
        return _DOCS.format(group=self.GROUP, name=self.ID)

    def createInstance(self) -> GwAlgorithm:
        return type(self)()

    def shortHelpString(self) -> str:
        rows = "".join(
            f"<li><b>{escape(definition.description())}</b>: {escape(definition.help())}</li>"
            for definition in self.parameterDefinitions()
            if definition.help() and not definition.flags() & Qgis.ProcessingParameterFlag.Hidden
        )
        return f"<p>{escape(self.summary())}</p><ul>{rows}</ul>"

    def canExecute(self) -> tuple[bool, str]:
        missing = [name for name in ("pandas", *self.NEEDS) if importlib.util.find_spec(name) is None]
        if missing:
            return False, tr("Python package {names} is missing; see docs/installation.md.").format(
                names=", ".join(missing)
            )
        return True, ""

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        possible, reason = self.canExecute()  # the window asks beforehand, qgis_process and scripts do not
        if not possible:
            raise QgsProcessingException(reason)
        if QgsApplication.platform() == "qgis_process":
            INTERRUPTION.watch()
        with core_errors(feedback):
            protect_database(self, parameters)
            with nothing_half_written(self, parameters):
                return self.compute(parameters, context, feedback)
