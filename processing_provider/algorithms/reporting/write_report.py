# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write everything that is known into one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from ....gw_core.clock import utc_now
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, table_from_source, utc_moment
from ...databases import open_store
from ...parameters import ANY_TABLE, database, layer_source, moment, with_help, words
from ...translation import tr, translation_into

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from ....gw_core.reporting.contents import MapImage, ReportContents, WorstSeries
    from ....gw_core.store.ports import Store, WarningEvent

_LANGUAGES = ("en", "zh")


def _inputs() -> dict[str, tuple[str, str]]:
    """Return label and help of each optional layer or table."""
    return {
        "CLASSES": (tr("Classes"), tr('Layer made by "Classify water quality".')),
        "TRENDS": (tr("Trends"), tr('Layer made by "Detect trends".')),
        "WARNINGS": (
            tr("Warnings"),
            tr('Layer made by "Evaluate warnings"; empty means all warnings of the database.'),
        ),
        "ARRIVAL": (tr("Arrival at receptors"), tr('Layer "Arrival" of a plume simulation.')),
        "TRACED": (tr("Traced sources"), tr('Layer made by "Trace source".')),
        "NETWORK": (tr("Proposed wells"), tr('Layer made by "Design network".')),
        "TASKS": (tr("Tasks"), tr('Table made by "Plan response".')),
    }


class WriteReport(GwAlgorithm):
    ID = "write_report"
    GROUP = "reporting"
    NEEDS = ("matplotlib",)
    TAGS = ("report", "html", "print", "报告")

    def title(self) -> str:
        return tr("Write report")

    def summary(self) -> str:
        return tr(
            "Writes one HTML file with its pictures inside: the park, the data that came in, classes, trends with all "
            "their statistics, warnings, forecast, sources, proposed wells, tasks, and where everything came from. "
            "What is not given is named as missing. The file opens in any browser and prints on A4."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(database())
        languages = QgsProcessingParameterEnum(
            "LANGUAGE", tr("Language"), ["English", "中文"], defaultValue=0, usesStaticStrings=False
        )
        self.addParameter(with_help(languages, tr("Language of the report, whatever the language of QGIS.")))
        self.addParameter(words("TITLE", tr("Title"), tr("Heading of the report; empty means a general one.")))
        for key, (label, text) in _inputs().items():
            self.addParameter(layer_source(key, label, ANY_TABLE, text, optional=True))
        image = QgsProcessingParameterFile(
            "MAP", tr("Picture of the map"), optional=True, fileFilter="PNG, JPEG (*.png *.jpg *.jpeg)"
        )
        self.addParameter(with_help(image, tr("PNG or JPEG file, shown on the first page.")))
        self.addParameter(moment("NOW", tr("Time of the report (UTC)"), tr("Empty means the present moment.")))
        self.addParameter(
            QgsProcessingParameterFileDestination("OUTPUT", tr("Report"), fileFilter=tr("HTML files (*.html)"))
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.reporting.document import compose_report, write_atomically
        from ....gw_core.reporting.words import Words, zone_of

        progress = FeedbackProgress(feedback)
        language = _LANGUAGES[self.parameterAsEnum(parameters, "LANGUAGE", context)]
        translate = translation_into(language)
        store = open_store(self.parameterAsString(parameters, "DATABASE", context))
        try:
            contents = self._contents(parameters, context, store)
        finally:
            store.close()
        spoken = Words(translate, language, zone_of(contents.records.park.time_zone))
        document = compose_report(contents, spoken, progress)
        progress.check()
        output = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        write_atomically(output, document)
        return {"OUTPUT": str(output)}

    def _contents(self, parameters: dict[str, Any], context: QgsProcessingContext, store: Store) -> ReportContents:
        from ....gw_core.reporting.contents import ReportContents, check_tables
        from ....gw_core.reporting.versions import versions

        tables, inputs = self._tables(parameters, context)
        check_tables(tables)
        image = self._image(parameters, context)
        events = tuple(store.read_events())
        records = store.read_park()
        return ReportContents(
            title=self.parameterAsString(parameters, "TITLE", context), records=records, batches=store.batches(),
            operations=store.operations(), events=events, tables=tables, worst=_worst(store, tables, events),
            map_image=image, inputs=inputs, versions={**versions(), "QGIS": Qgis.version()},
            now=utc_moment(self.parameterAsDateTime(parameters, "NOW", context)) or utc_now(),
        )  # fmt: skip

    def _tables(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[dict[str, pd.DataFrame], dict[str, str]]:
        tables, names = {}, {"DATABASE": Path(self.parameterAsString(parameters, "DATABASE", context)).name}
        for key in _inputs():
            source = self.parameterAsSource(parameters, key, context)
            if source is not None:
                tables[key.lower()] = table_from_source(source, key, projected=False)
                names[key] = _name_of(parameters[key], source.sourceName())
        return tables, names

    def _image(self, parameters: dict[str, Any], context: QgsProcessingContext) -> MapImage | None:
        from ....gw_core.reporting.contents import read_image

        path = self.parameterAsFile(parameters, "MAP", context)
        return read_image(Path(path)) if path else None


def _name_of(given: object, name: str) -> str:
    """Return the name of an input: that of the layer, where a file holds several also that of the file."""
    path, mark, layer = given.partition("|layername=") if isinstance(given, str) else ("", "", "")
    return f"{Path(path).name}: {layer.partition('|')[0]}" if mark else name


def _worst(store: Store, tables: dict[str, pd.DataFrame], events: Sequence[WarningEvent]) -> WorstSeries | None:
    from ....gw_core.records.substances import find_property
    from ....gw_core.reporting.contents import WorstSeries, worst_point
    from ....gw_core.store.ports import ObservationQuery

    found = worst_point(tables, events)
    if found is None:
        return None
    point, name = found
    chosen = find_property(name)
    frame = store.read_observations(ObservationQuery(points=(point,), properties=(chosen.code,)))
    return None if frame.empty else WorstSeries(point=point, property=chosen.code, unit=chosen.unit, observations=frame)
