# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the park file says of warnings: its sections ``warnings`` and ``notices``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ...errors import InvalidInputError
from ...warning.notices.settings import read_notice_settings
from ...warning.rules.files import default_rules, merge_rules, read_rules

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
    """

    rules: RuleSet
    notices: NoticeSettings
    checkpoint: Path
    step_s: float = 1.0
    look_s: float = 60.0
    checkpoint_s: float = 60.0
    refresh_s: float = 600.0
    since: timedelta = timedelta(days=30)


def read_warning_settings(
    warnings: Entry, notices: Entry, folder: Path, state: Path, zone: tzinfo
) -> WarningSettings | None:
    """Read both sections; None where ``active`` is false. Faults are noted in the entries.

    Parameters
    ----------
    warnings, notices : Entry
        Empty ones stand for the rules of the program, and for no notices.
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
        since=timedelta(days=warnings.number("since_d", 0, 36_500, 30)),
    )  # fmt: skip
    warnings.refuse_unknown()
    return found if active else None


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
