# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the park file says of warnings: its sections ``warnings`` and ``notices``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ...errors import InvalidInputError
from ...warning.events.flow_paths import Ground
from ...warning.events.linking import MergeSettings
from ...warning.notices.settings import read_notice_settings
from ...warning.rules.files import default_rules, merge_rules, read_rules
from ..plume_watch import PlumeWatchSettings
from .revision_settings import RevisionSettings, read_revision_settings

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from ...entries import Entry
    from ...warning.notices.model import NoticeSettings
    from ...warning.rules.model import RuleSet


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningSettings:
    """How readings are judged.

    Attributes
    ----------
    rules : RuleSet
        Those of the program with those of a file; a version stored in the database goes before them.
    notices : NoticeSettings
    checkpoint : Path
        File in which the state of the engine is kept.
    step_s : float
        Longest time between two ticks of the clock.
    look_s : float
        Between looks at what others changed: rules, limits, datastreams, imported files.
    checkpoint_s : float
        Between checkpoints.
    refresh_s : float
        Between updates of the latest value that open warnings show.
    since : timedelta
        Of a history that is judged for the first time, warnings over for longer are left out.
    plumes : PlumeWatchSettings or None
        How warnings are merged into plume events; None: not.
    plumes_s : float
        Between looks for plume events.
    limits : RevisionSettings or None
        How limits derived from the background are revised; None: by people only.
    """

    rules: RuleSet
    notices: NoticeSettings
    checkpoint: Path
    step_s: float = 1.0
    look_s: float = 60.0
    checkpoint_s: float = 60.0
    refresh_s: float = 600.0
    since: timedelta = timedelta(days=30)
    plumes: PlumeWatchSettings | None = None
    plumes_s: float = 300.0
    limits: RevisionSettings | None = None


def read_warning_settings(
    warnings: Entry, notices: Entry, plumes: Entry, folder: Path, state: Path, zone: tzinfo
) -> WarningSettings | None:
    """Read the sections; None where ``active`` is false. Faults are noted in the entries.

    Parameters
    ----------
    warnings, notices, plumes : Entry
        Empty ones stand for the rules of the program, for no notices, and for no plume events.
    folder : Path
        That a rule file is named relative to.
    state : Path
        Folder of the checkpoint.
    zone : tzinfo
        Of the park.
    """
    active = warnings.truth("active", default=True)
    found = WarningSettings(
        rules=_rules(warnings, folder), notices=read_notice_settings(notices, zone),
        checkpoint=state / "warnings.state", step_s=warnings.number("step_s", 0.05, 60, 1),
        look_s=warnings.number("look_s", 1, 86_400, 60), checkpoint_s=warnings.number("checkpoint_s", 1, 86_400, 60),
        refresh_s=warnings.number("refresh_s", 1, 86_400, 600),
        since=timedelta(days=warnings.number("since_d", 0, 36_500, 30)), plumes=_plumes(plumes, folder),
        plumes_s=plumes.number("every_s", 1, 86_400, 300),
        limits=read_revision_settings(warnings.entry("limits")) if warnings.value("limits") is not None else None,
    )  # fmt: skip
    for part in (warnings, plumes):
        part.refuse_unknown()
    return found if active else None


def _plumes(entry: Entry, folder: Path) -> PlumeWatchSettings | None:
    """Return how plume events are made; without the ground's conductivity there are none."""
    if "conductivity_m_d" not in entry:
        return None
    ground = Ground(
        conductivity_m_d=entry.number("conductivity_m_d", 1e-6, 1e6), porosity=entry.number("porosity", 1e-3, 1.0),
        retardation=entry.number("retardation", 1.0, 1e6, 1.0),
        conductivity_cv=entry.number("conductivity_cv", 0.0, 10.0, 0.5),
        porosity_cv=entry.number("porosity_cv", 0.0, 10.0, 0.2),
        half_width_m=entry.number("half_width_m", 0.1, 1e5, 50.0),
    )  # fmt: skip
    flow = entry.text("flow", "")
    return PlumeWatchSettings(
        ground=ground, flow_folder=str(folder / flow) if flow else "",
        merging=MergeSettings(
            tolerance_d=entry.number("tolerance_d", 0.0, 36_500, 30.0),
            simultaneous_d=entry.number("simultaneous_d", 0.0, 36_500, 90.0),
            horizon_d=entry.number("horizon_d", 0.0, 36_500, 90.0),
        ),
    )  # fmt: skip


def _rules(entry: Entry, folder: Path) -> RuleSet:
    name = entry.text("rules", "")
    if not name:
        return default_rules()
    try:
        return merge_rules(default_rules(), read_rules(folder / name))
    except InvalidInputError as error:
        entry.fault("bad_rules", error.message, "rules")
        entry.findings.extend(error.findings)
        return default_rules()
