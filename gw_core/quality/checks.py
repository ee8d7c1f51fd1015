# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which checks a property gets and with which figures: a table, so that a site can bring its own."""

from __future__ import annotations

import csv
import io
import math
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import Finding, InvalidInputError
from ..records.substances import find_property, observed_properties
from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

DEFAULT_CHECKS = Path(__file__).with_name("data") / "checks.csv"
_NUMBERS = ("suspect_min", "suspect_max", "fail_min", "fail_max", "suspect", "fail", "tolerance")
_LATER_NUMBERS = ("window_d",)  # tables from before these columns stay valid


class CheckKind(StrEnum):
    """The checks there are."""

    GROSS_RANGE = "gross_range"
    SPIKE = "spike"
    RATE_OF_CHANGE = "rate_of_change"
    FLAT_LINE = "flat_line"
    ATTENUATED_SIGNAL = "attenuated_signal"
    GAP = "gap"
    REPEAT = "repeat"
    CLOCK = "clock"
    RATIO = "ratio"
    DIFFERENCE = "difference"
    NEIGHBOUR = "neighbour"


RANGE_KINDS = frozenset({CheckKind.GROSS_RANGE, CheckKind.RATIO, CheckKind.DIFFERENCE})
REFERENCE_KINDS = frozenset({CheckKind.RATIO, CheckKind.DIFFERENCE})
_WINDOW_KINDS = frozenset({CheckKind.ATTENUATED_SIGNAL, CheckKind.NEIGHBOUR}) | REFERENCE_KINDS
_SUSPECT_ONLY = frozenset({CheckKind.RATE_OF_CHANGE, CheckKind.GAP, CheckKind.REPEAT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One row of the table; NaN is "not used". All figures are in the property's canonical unit.

    Attributes
    ----------
    applies_to : str
        A property code, ``kind:`` and a kind of property, or ``*`` for all.
    suspect_min, suspect_max, fail_min, fail_max : float
        For ``gross_range``; of the quotient for ``ratio``, of the difference for ``difference``.
    suspect, fail : float
        Spike, neighbour: distance. Rate of change: unit a day. Flat line: duration, d. Attenuated signal: standard
        deviation. Gap, repeat: sampling intervals. Clock: how far ahead of now, d. ``suspect`` only for rate of
        change, gap and repeat.
    tolerance : float
        For ``flat_line``.
    window_d : float
        d. Rate of change: a shorter time between two readings counts as that long; NaN is none. Attenuated signal:
        the time before a reading that is looked at. Neighbour: the time over which wells are
        compared. Ratio, difference: how far the two readings may be apart. Gap, repeat, clock: the longest sampling
        interval for which the check is made; NaN is any.
    reference : str
        For ``ratio`` and ``difference``: the code of the other property.
    """

    applies_to: str
    check: CheckKind
    suspect_min: float = math.nan
    suspect_max: float = math.nan
    fail_min: float = math.nan
    fail_max: float = math.nan
    suspect: float = math.nan
    fail: float = math.nan
    tolerance: float = math.nan
    window_d: float = math.nan
    reference: str = ""

    def described(self) -> dict[str, Any]:
        """Return what the ledger keeps of it: without the figures that are not used."""
        return {k: v for k, v in asdict(self).items() if v != "" and not (isinstance(v, float) and math.isnan(v))}


def read_checks(path: Path | str = DEFAULT_CHECKS) -> tuple[Check, ...]:
    """Read a table of checks (CSV in UTF-8 with the columns of ``data/checks.csv``).

    Raises
    ------
    InvalidInputError
        With a finding for every unknown column, property, check, number, for ends that are crossed, and for figures
        that are missing.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError(
            say("The table of checks {path} cannot be read: {reason}", path=path, reason=error)
        ) from error
    reader = csv.DictReader(io.StringIO(text))
    findings = _column_findings(reader.fieldnames or [])
    checks = []
    for line, row in enumerate(reader if not findings else (), start=2):
        check, faults = _check(row, f"{path}:{line}")
        findings += faults
        checks += [check] if check else []
    if findings or not checks:
        raise InvalidInputError(say("The table of checks {path} cannot be used.", path=path), findings)
    return tuple(checks)


def _column_findings(columns: Sequence[str]) -> list[Finding]:
    missing = sorted({"applies_to", "check", *_NUMBERS} - set(columns))
    message = say("Columns are missing: {names}.", names=", ".join(missing))
    return [Finding(code="missing_columns", message=message)] if missing else []


def _check(row: dict[str, str], place: str) -> tuple[Check | None, list[Finding]]:
    faults = []
    numbers = {}
    for name in (*_NUMBERS, *_LATER_NUMBERS):
        text = (row.get(name) or "").strip()
        try:
            numbers[name] = float(text) if text else math.nan
        except ValueError:
            faults.append(_fault("bad_number", say("{text} is not a number.", text=text), place))
    if any(math.isinf(number) for number in numbers.values()):
        faults.append(_fault("bad_number", say("A figure is infinite; leave it empty instead."), place))
    applies_to = _applies_to(row["applies_to"] or "")
    reference, unknown = _reference(row)
    faults += [_fault("unknown_property", text, place) for text in unknown]
    if not applies_to:
        faults.append(_fault("unknown_property", say('Unknown property "{name}".', name=row["applies_to"]), place))
    if row["check"] not in list(CheckKind):
        faults.append(_fault("unknown_check", say('Unknown check "{name}".', name=row["check"]), place))
    if faults:
        return None, faults
    check = Check(applies_to=applies_to, check=CheckKind(row["check"]), reference=reference, **numbers)
    return check, [_fault("bad_figures", text, place) for text in _figure_faults(check)]


def _fault(code: str, message: str, place: str) -> Finding:
    return Finding(code=code, message=message, place=place)


def _applies_to(name: str) -> str:
    kinds = {f"kind:{known.kind}" for known in observed_properties().values()}
    if name == "*" or name in kinds:
        return name
    try:
        return find_property(name).code
    except InvalidInputError:
        return ""


def _reference(row: dict[str, str]) -> tuple[str, list[str]]:
    name = (row.get("reference") or "").strip()
    if (row["check"] in REFERENCE_KINDS) != bool(name):
        return "", [say("Ratio and difference, and only they, need the other property as reference.")]
    found = _applies_to(name) if name else ""
    if name and (not found or ":" in found or found == "*"):
        return "", [say('Unknown property "{name}".', name=name)]
    return found, []


def _figure_faults(check: Check) -> list[str]:
    faults = _range_faults(check) if check.check in RANGE_KINDS else _threshold_faults(check)
    if check.check is CheckKind.FLAT_LINE and not check.tolerance > 0:
        faults.append(say("A flat line needs a tolerance above zero."))
    if check.window_d <= 0 or (check.check in _WINDOW_KINDS and math.isnan(check.window_d)):
        faults.append(say("This check needs a window above zero, in days."))
    return faults


def _range_faults(check: Check) -> list[str]:
    pairs = ((check.suspect_min, check.suspect_max), (check.fail_min, check.fail_max))
    if all(math.isnan(figure) for pair in pairs for figure in pair):
        return [say("A figure to compare with is missing.")]
    crossed = any(low > high for low, high in pairs)
    if crossed or check.suspect_min < check.fail_min or check.suspect_max > check.fail_max:
        return [say("The suspect range must lie within the fail range, and minimum below maximum.")]
    return []


def _threshold_faults(check: Check) -> list[str]:
    used = (check.suspect,) if check.check in _SUSPECT_ONLY else (check.suspect, check.fail)
    if all(math.isnan(figure) for figure in used):
        return [say("A figure to compare with is missing.")]
    # What has to vary fails below a smaller figure than makes it suspect; everything else above a greater one.
    turned = check.check is CheckKind.ATTENUATED_SIGNAL
    crossed = check.fail > check.suspect if turned else check.fail < check.suspect
    if crossed or any(figure <= 0 for figure in used):
        return [say("Thresholds must be above zero, and that of fail not milder than that of suspect.")]
    return []


def checks_for(code: str, checks: Sequence[Check]) -> tuple[Check, ...]:
    """Return the checks of a property: of each kind the most particular row (code before kind before all).

    Ratios and differences to different properties are different kinds.
    """
    known = observed_properties().get(code)
    chosen: dict[tuple[CheckKind, str], Check] = {}
    for name in ("*", f"kind:{known.kind if known else ''}", code):
        chosen.update({(check.check, check.reference): check for check in checks if check.applies_to == name})
    return tuple(chosen.values())
