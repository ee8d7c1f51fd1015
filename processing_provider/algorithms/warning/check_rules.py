# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check a file of warning rules, show how it is understood, and make it a version that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)
from qgis.core import QgsCoordinateReferenceSystem as Crs

from ....gw_core.clock import utc_now
from ...base import GwAlgorithm
from ...bridge import make_fields, write_rows
from ...databases import open_store
from ...parameters import database, with_help
from ...translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....gw_core.warning.rules.model import RuleSet

_COLUMNS = dict.fromkeys(("rule", "kind", "property", "basis", "where", "level"), str) | {
    "open": float, "clear": float, "readings": int, "for_d": float, "clear_readings": int, "clear_for_d": float,
    "expire_d": float, "gap_d": float, "limit": float, "confirmed": bool, "note": str,
}  # fmt: skip


class CheckRules(GwAlgorithm):
    ID = "check_rules"
    GROUP = "warning"
    TAGS = ("rules", "threshold", "version", "规则", "预警")

    def title(self) -> str:
        return tr("Check warning rules")

    def summary(self) -> str:
        return tr(
            "Reads a file of warning rules, tells every fault with its place, and shows the rules as they are "
            "understood, a row a level, those first whose figures no read standard states. With a database, an author "
            "and a reason the file becomes the version of the rules that counts from now on; earlier versions are "
            "kept, and warnings keep the version that fired them."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        rules = QgsProcessingParameterFile("RULES", tr("Rules"), fileFilter=tr("Rules (*.yaml *.yml)"))
        self.addParameter(with_help(rules, tr("YAML file with all the rules that are to count.")))
        stored = database()
        stored.setFlags(stored.flags() | Qgis.ProcessingParameterFlag.Optional)
        self.addParameter(stored)
        self._add_text("AUTHOR", tr("Author"), tr("Who makes this version; needed to store it."))
        self._add_text("REASON", tr("Reason"), tr("Why it is made; needed to store it."))
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", tr("Rules"), Qgis.ProcessingSourceType.Vector))
        self.addOutput(QgsProcessingOutputString("VERSION", tr("Version")))

    def _add_text(self, name: str, label: str, help_text: str) -> None:
        self.addParameter(with_help(QgsProcessingParameterString(name, label, "", optional=True), help_text))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from pathlib import Path

        from ....gw_core.entries import read_text
        from ....gw_core.warning.rules.files import rule_set
        from ....gw_core.warning.rules.revisions import new_revision
        from ....gw_core.warning.rules.yaml_file import parse_rules

        path = Path(self.parameterAsFile(parameters, "RULES", context))
        text = read_text(path)
        rules = rule_set(parse_rules(text, path.name))
        name = self.parameterAsString(parameters, "DATABASE", context)
        if name:
            author, reason = (self.parameterAsString(parameters, key, context) for key in ("AUTHOR", "REASON"))
            revision = new_revision(text, path.name, author=author, reason=reason, at=utc_now())
            store = open_store(name)
            try:
                if not store.save_revision(revision):
                    feedback.pushInfo(tr("This version is stored already."))
            finally:
                store.close()
        fields = make_fields(_COLUMNS)
        sink, destination = self.parameterAsSink(parameters, "OUTPUT", context, fields, Qgis.WkbType.NoGeometry, Crs())
        write_rows(sink, fields, _rows(rules), feedback)
        return {"OUTPUT": destination, "VERSION": rules.version}


def _rows(rules: RuleSet) -> Iterator[dict[str, Any]]:
    for rule in sorted(rules.rules, key=lambda each: each.confirmed):
        for trigger in rule.triggers:
            yield {
                "rule": rule.name, "kind": rule.kind.value, "property": rule.property, "basis": rule.basis.value,
                "where": ", ".join([*(role.value for role in rule.roles), *rule.points]), "level": trigger.level.value,
                "open": trigger.open, "clear": trigger.clear, "readings": trigger.readings, "for_d": trigger.for_d,
                "clear_readings": trigger.clear_readings, "clear_for_d": trigger.clear_for_d,
                "expire_d": trigger.expire_d if trigger.expire_d < 1e9 else None, "gap_d": rule.gap_d,
                "limit": rule.limit, "confirmed": rule.confirmed, "note": rule.note,
            }  # fmt: skip
