# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Limits from the background, as a version that warnings name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
)

from ....gw_core.clock import utc_now
from ....gw_core.wording import worded
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress
from ...databases import opened_store
from ...parameters import advanced, moment, number, with_help, words
from ...translation import tr
from ..quality.selection import author_of, instant, names, selection, table_sink, write_table

if TYPE_CHECKING:
    from ....gw_core.records.park import ParkRecords
    from ....gw_core.store.ports import Store
    from ....gw_core.warning.background.limits import Demand
    from ....gw_core.warning.background.site import Derived, Request
    from ....gw_core.warning.background.table import LimitTable

# In the order of the enumerations of the core, which the parameters give by number.
_METHODS = ("prediction", "tolerance", "control")
_SCHEMES = (
    "1-of-1", "1-of-2", "1-of-3", "1-of-4", "modified_california", "median_of_3", "mean_of_2", "mean_of_3", "mean_of_4",
)  # fmt: skip
_DISTRIBUTIONS = ("", "lognormal", "normal", "nonparametric")
_ESTIMATORS = ("ros", "kaplan_meier")


class DeriveLimits(GwAlgorithm):
    ID = "derive_limits"
    GROUP = "warning"
    NEEDS = ("scipy",)
    TAGS = ("background", "prediction limit", "tolerance limit", "control chart", "背景值", "限值")

    def title(self) -> str:
        return tr("Derive limits from the background")

    def summary(self) -> str:
        return tr(
            "Finds limits from the readings of the background wells, or of each well itself, after the EPA's Unified "
            "Guidance of 2009: prediction limits with retests for a site-wide rate of false alarms, tolerance limits, "
            "or baselines of control charts. Non-detects are accounted for, and each limit says which rate it keeps "
            "and with what power it finds a rise. The result is a version with author and reason; stored, rules with "
            "the basis background use it, and warnings keep the version that fired them."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        base, points, properties, *period = selection()
        points.setHelp(
            tr("Names with commas between; empty means those with the role background, or with own values, all.")
        )
        properties.setHelp(tr("Codes or names with commas between; empty means every concentration."))
        for parameter in (base, points, properties, *period, *_what(), *_programme(), *_fine(), *_entry()):
            self.addParameter(parameter)
        self.addParameter(table_sink("OUTPUT", tr("Limits")))
        report = QgsProcessingParameterFileDestination(
            "REPORT", tr("Report"), fileFilter=tr("HTML files (*.html)"), optional=True, createByDefault=False
        )
        self.addParameter(with_help(report, tr("Page with the limits, the rates they keep and what got no limit.")))
        self.addOutput(QgsProcessingOutputString("VERSION", tr("Version of the limits")))
        self.addOutput(QgsProcessingOutputNumber("LIMITS", tr("Number of limits")))
        self.addOutput(QgsProcessingOutputNumber("REFUSED", tr("Properties or wells without a limit")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.warning.background.revision import next_limits

        progress = FeedbackProgress(feedback)
        author, reason = author_of(self, parameters, context), self._text(parameters, "REASON", context)
        with opened_store(self._text(parameters, "DATABASE", context)) as store:
            derived = self._derive(parameters, context, store, progress)
            for finding in derived.refused:
                progress.warn(f"{finding.place}: {worded(finding.message, tr)}")
            at = instant(self, parameters, "VALID_FROM", context) or utc_now()
            table = next_limits(store, derived.rows, author, reason, at)
            columns = _columns()
            shown = [{name: getattr(row, name) for name in columns} for row in derived.rows]
            destination = write_table(self, parameters, context, feedback, columns, shown, tr("Limits"))
            page = self._report(parameters, context, table, derived)
            progress.check()
            if self.parameterAsBoolean(parameters, "STORE", context):
                store.save_revision(table.revision())
        found = {"OUTPUT": destination, "VERSION": table.version, "LIMITS": len(derived.rows)}
        return found | {"REFUSED": len(derived.refused)} | ({"REPORT": page} if page else {})

    def _text(self, parameters: dict[str, Any], key: str, context: QgsProcessingContext) -> str:
        return str(self.parameterAsString(parameters, key, context)).strip()

    def _derive(
        self, parameters: dict[str, Any], context: QgsProcessingContext, store: Store, progress: FeedbackProgress
    ) -> Derived:
        from ....gw_core.warning.background.revision import derive_stored_limits

        request = self._request(parameters, context, store.read_park())
        start, end = (instant(self, parameters, key, context) for key in ("START", "END"))
        return derive_stored_limits(store, request, start, end, progress)

    def _request(self, parameters: dict[str, Any], context: QgsProcessingContext, park: ParkRecords) -> Request:
        from ....gw_core.records.substances import find_property
        from ....gw_core.warning.background.censored import Estimator
        from ....gw_core.warning.background.revision import fit_to_park
        from ....gw_core.warning.background.site import Request
        from ....gw_core.warning.background.summary import Distribution

        codes = (find_property(name).code for name in names(self, parameters, "PROPERTIES", context))
        assumed = _DISTRIBUTIONS[self.parameterAsEnum(parameters, "DISTRIBUTION", context)]
        request = Request(
            points=tuple(names(self, parameters, "POINTS", context)), properties=tuple(codes),
            intrawell=self.parameterAsBoolean(parameters, "INTRAWELL", context),
            demand=self._demand(parameters, context), assumed=Distribution(assumed) if assumed else None,
            alpha=self.parameterAsDouble(parameters, "ALPHA", context),
            estimator=Estimator(_ESTIMATORS[self.parameterAsEnum(parameters, "ESTIMATOR", context)]),
            minimum=self.parameterAsInt(parameters, "MINIMUM", context),
            spacing_d=self.parameterAsDouble(parameters, "SPACING", context),
            refuse_trend=self.parameterAsBoolean(parameters, "REFUSE_TREND", context),
        )  # fmt: skip
        return fit_to_park(request, park, self.parameterAsInt(parameters, "WELLS", context))

    def _demand(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Demand:
        from ....gw_core.warning.background.limits import Demand, LimitMethod
        from ....gw_core.warning.background.prediction import Programme, Scheme

        programme = Programme(
            evaluations=self.parameterAsInt(parameters, "EVALUATIONS", context),
            scheme=Scheme(_SCHEMES[self.parameterAsEnum(parameters, "SCHEME", context)]),
        )
        return Demand(
            method=LimitMethod(_METHODS[self.parameterAsEnum(parameters, "METHOD", context)]), programme=programme,
            swfpr=self.parameterAsDouble(parameters, "SWFPR", context),
            coverage=self.parameterAsDouble(parameters, "COVERAGE", context),
            confidence=self.parameterAsDouble(parameters, "CONFIDENCE", context),
        )  # fmt: skip

    def _report(
        self, parameters: dict[str, Any], context: QgsProcessingContext, table: LimitTable, derived: Derived
    ) -> str:
        from pathlib import Path

        from ....gw_core.warning.background.report import limits_page

        path = str(self.parameterAsFileOutput(parameters, "REPORT", context))
        if path:
            Path(path).write_text(limits_page(table, derived.refused, tr), encoding="utf-8")
        return path


def _what() -> list[QgsProcessingParameterDefinition]:
    methods = [tr("Prediction limit with retests"), tr("Tolerance limit"), tr("Baseline of a control chart")]
    return [
        with_help(
            QgsProcessingParameterBoolean(
                "INTRAWELL", tr("Limits of each well from its own values"), defaultValue=False
            ),
            tr("For wells that differ by nature and are not contaminated yet; else all share the background wells'."),
        ),
        with_help(
            QgsProcessingParameterEnum("METHOD", tr("Method"), methods, defaultValue=0),
            tr("Prediction limits keep a stated rate of false alarms and are the guidance's first choice."),
        ),
    ]


def _programme() -> list[QgsProcessingParameterDefinition]:
    schemes = [
        tr("No retest"), tr("1 of 2"), tr("1 of 3"), tr("1 of 4"), tr("Modified California"), tr("Median of 3"),
        tr("Mean of 2"), tr("Mean of 3"), tr("Mean of 4"),
    ]  # fmt: skip
    return [
        number("SWFPR", tr("Site-wide rate of false alarms (a year)"),
               tr("Probability of at least one false alarm a year over all wells, properties and evaluations."),
               default=0.1, minimum=1e-6, maximum=0.5),
        with_help(QgsProcessingParameterEnum("SCHEME", tr("Retests"), schemes, defaultValue=1),
                  tr("1 of 2: an exceedance counts when the next independent sample exceeds the limit as well.")),
        number("WELLS", tr("Wells that are compared"), tr("0: counted, all that are not background."),
               default=0, minimum=0, maximum=100000, integer=True),
        number("EVALUATIONS", tr("Evaluations of a well a year"), tr("How often a well is sampled and compared."),
               default=2, minimum=1, maximum=10000, integer=True),
    ]  # fmt: skip


def _fine() -> list[QgsProcessingParameterDefinition]:
    estimators = [tr("Regression on order statistics"), tr("Kaplan–Meier")]
    choices = [tr("By the tests: lognormal, else normal, else none"), tr("Lognormal"), tr("Normal"), tr("None")]
    trend = QgsProcessingParameterBoolean("REFUSE_TREND", tr("Refuse backgrounds with a trend"), defaultValue=False)
    found = [
        number("COVERAGE", tr("Coverage of tolerance limits (share)"), tr("Share of the background below the limit."),
               default=0.95, minimum=0.5, maximum=0.9999),
        number("CONFIDENCE", tr("Confidence of tolerance limits (share)"), tr("Confidence that it is covered."),
               default=0.95, minimum=0.5, maximum=0.9999),
        number("ALPHA", tr("Significance of the tests of distribution"), tr("Below it a distribution is refused."),
               default=0.05, minimum=0.001, maximum=0.5),
        with_help(
            QgsProcessingParameterEnum("DISTRIBUTION", tr("Distribution of the background"), choices, defaultValue=0),
            tr("One that is named stays whatever the tests say. Lognormal errs on the side of fewer false alarms."),
        ),
        with_help(
            QgsProcessingParameterEnum("ESTIMATOR", tr("Non-detects in mean and sd"), estimators, defaultValue=0),
            tr("Both allow several detection limits; Kaplan–Meier gives too many false alarms."),
        ),
        number("MINIMUM", tr("Fewest values"), tr("Fewer give no limit; the guidance advises eight or more."),
               default=4, minimum=2, maximum=10000, integer=True),
        number("SPACING", tr("Least time between values (d)"),
               tr("Readings closer together are not independent and are left out."),
               default=1.0, minimum=0.0, maximum=3650.0),
        with_help(trend, tr("Else it is noted: a limit from a rising background lags behind.")),
    ]  # fmt: skip
    return [advanced(parameter) for parameter in found]


def _entry() -> list[QgsProcessingParameterDefinition]:
    return [
        moment("VALID_FROM", tr("Counts from (UTC)"), tr("Empty means the present moment.")),
        words("AUTHOR", tr("Author"), tr("Who answers for the limits; empty means the name of the login.")),
        words("REASON", tr("Reason"), tr("Why they are derived, such as a scheduled revision."), optional=False,
              default=tr("First derivation")),
        with_help(QgsProcessingParameterBoolean("STORE", tr("Store as the version that counts"), defaultValue=False),
                  tr("Without it the limits are only shown.")),
    ]  # fmt: skip


def _columns() -> dict[str, type]:
    from dataclasses import fields

    from ....gw_core.warning.background.table import LimitRow

    kinds: dict[Any, type] = {"str": str, "int": int, "float": float}
    return {field.name: kinds[field.type] for field in fields(LimitRow)}
