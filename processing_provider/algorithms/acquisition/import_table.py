# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the two imports share: where the files are, and the table that says what became of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
)
from qgis.PyQt.QtCore import QDateTime

from ....gw_core.wording import worded
from ...bridge import FeedbackProgress, make_fields, write_rows
from ...databases import open_store
from ...parameters import advanced, database, with_help, words
from ...translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ....gw_core.acquisition.importing import FileReport

_ORDERS = ("auto", "ymd", "dmy", "mdy")
_COUNTS = ("rows_in", "stored", "duplicate", "rejected")
_FIELDS: dict[str, type] = {
    "file": str, "reader": str, "status": str, "reason": str, "point": str, "time_zone": str, "rows_in": int,
    "stored": int, "duplicate": int, "rejected": int, "first_time": QDateTime, "last_time": QDateTime,
}  # fmt: skip
_UNMATCHED_FIELDS: dict[str, type] = {"file": str, "name": str, "rows": int, "property": str}


def add_sources(algorithm: QgsProcessingAlgorithm, files_help: str) -> None:
    """Add DATABASE, FILES and FOLDER."""
    algorithm.addParameter(database())
    algorithm.addParameter(
        with_help(
            QgsProcessingParameterMultipleLayers("FILES", tr("Files"), Qgis.ProcessingSourceType.File, optional=True),
            files_help,
        )
    )
    algorithm.addParameter(
        with_help(
            QgsProcessingParameterFile(
                "FOLDER", tr("Folder"), behavior=Qgis.ProcessingFileParameterBehavior.Folder, optional=True
            ),
            tr(
                "All files of this folder (not of folders in it) are imported as well; "
                "files of other kinds are refused."
            ),
        )
    )


def add_clock(algorithm: QgsProcessingAlgorithm) -> None:
    """Add TIME_ZONE and DATE_ORDER."""
    algorithm.addParameter(
        words(
            "TIME_ZONE", tr("Time zone"),
            tr("Zone of files that state none: Asia/Shanghai, or UTC+08:00 for a clock that never follows daylight "
               "saving. Empty: the time zone of the park."),
        )
    )  # fmt: skip
    orders = [tr("decided by the file"), tr("year month day"), tr("day month year"), tr("month day year")]
    algorithm.addParameter(
        advanced(
            with_help(
                QgsProcessingParameterEnum("DATE_ORDER", tr("Order of dates"), orders, defaultValue=0),
                tr("Needed only when the file does not tell whether 05/08/2019 begins with the day or the month."),
            )
        )
    )


def add_results(algorithm: QgsProcessingAlgorithm) -> None:
    """Add OUTPUT and the counts."""
    algorithm.addParameter(
        with_help(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Import table"), Qgis.ProcessingSourceType.Vector),
            tr("One row a file: read or refused and why, the time zone used, rows stored, duplicate and rejected."),
        )
    )
    labels = {
        "FILES_READ": tr("Files read"), "FILES_REFUSED": tr("Files refused"), "ROWS_IN": tr("Rows in"),
        "STORED": tr("Rows stored"), "DUPLICATE": tr("Rows already stored"), "REJECTED": tr("Rows rejected"),
    }  # fmt: skip
    for key, label in labels.items():
        algorithm.addOutput(QgsProcessingOutputNumber(key, label))


def run_import(
    algorithm: QgsProcessingAlgorithm, work: Callable[..., list[FileReport]], own: dict[str, Any],
    parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback,
) -> dict[str, Any]:  # fmt: skip
    """Call an import of the core with the common parameters and ``own``, the settings of this one; write the table."""
    from ....gw_core.acquisition.importing import require_any_read
    from ....gw_core.acquisition.moments import DateOrder
    from ....gw_core.acquisition.prepared import ImportSettings

    settings = ImportSettings(
        time_zone=algorithm.parameterAsString(parameters, "TIME_ZONE", context),
        order=DateOrder(_ORDERS[algorithm.parameterAsEnum(parameters, "DATE_ORDER", context)]),
        **own,
    )
    store = open_store(algorithm.parameterAsString(parameters, "DATABASE", context))
    try:
        reports = work(store, _paths(algorithm, parameters, context), settings, FeedbackProgress(feedback))
    finally:
        store.close()
    require_any_read(reports)
    outputs = _write_table(algorithm, reports, parameters, context, feedback)
    if algorithm.parameterDefinition("UNMATCHED") is not None:
        outputs |= _write_unmatched(algorithm, reports, parameters, context, feedback)
    return outputs


def _paths(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> list[Path]:
    """Return FILES and FOLDER as paths."""
    paths = [Path(text) for text in algorithm.parameterAsFileList(parameters, "FILES", context) if text]
    folder = algorithm.parameterAsString(parameters, "FOLDER", context)
    return [*paths, Path(folder)] if folder else paths


def _write_table(
    algorithm: QgsProcessingAlgorithm, reports: Sequence[FileReport], parameters: dict[str, Any],
    context: QgsProcessingContext, feedback: QgsProcessingFeedback,
) -> dict[str, Any]:  # fmt: skip
    """Write the import table and return the outputs of the algorithm."""
    fields = make_fields(_FIELDS)
    sink, destination = algorithm.parameterAsSink(
        parameters, "OUTPUT", context, fields, Qgis.WkbType.NoGeometry, QgsCoordinateReferenceSystem()
    )
    write_rows(sink, fields, (_row(report) for report in reports), feedback)
    totals = {name.upper(): sum(getattr(report, name) for report in reports) for name in _COUNTS}
    read = sum(report.status == "read" for report in reports)
    return {"OUTPUT": destination, "FILES_READ": read, "FILES_REFUSED": len(reports) - read, **totals}


def _row(report: FileReport) -> dict[str, Any]:
    row = {name: getattr(report, name) for name in _FIELDS if name != "reason"}
    row["reason"] = " ".join(worded(reason, tr) for reason in report.reasons)
    return row


def add_unmatched(algorithm: QgsProcessingAlgorithm) -> None:
    """Add UNMATCHED."""
    algorithm.addParameter(
        with_help(
            QgsProcessingParameterFeatureSink(
                "UNMATCHED", tr("Names not matched"), Qgis.ProcessingSourceType.Vector, optional=True,
                createByDefault=False,
            ),
            tr(
                "Analytes that are no observed property, in how many rows of which file, and the property whose "
                "name is nearest: the start of a table of your own names."
            ),
        )
    )  # fmt: skip


def _write_unmatched(
    algorithm: QgsProcessingAlgorithm, reports: Sequence[FileReport], parameters: dict[str, Any],
    context: QgsProcessingContext, feedback: QgsProcessingFeedback,
) -> dict[str, Any]:  # fmt: skip
    """Write the names that were not matched, when they are wanted."""
    from ....gw_core.records.expressions import suggest_property

    fields = make_fields(_UNMATCHED_FIELDS)
    sink, destination = algorithm.parameterAsSink(
        parameters, "UNMATCHED", context, fields, Qgis.WkbType.NoGeometry, QgsCoordinateReferenceSystem()
    )
    if sink is None:
        return {}
    rows = (
        {"file": report.file, "name": name, "rows": count, "property": suggest_property(name)}
        for report in reports
        for name, count in report.unmatched.items()
    )
    write_rows(sink, fields, rows, feedback)
    return {"UNMATCHED": destination}
