# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The errors of the domain. Each carries one clear sentence for the user; findings say where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault in data or settings.

    Attributes
    ----------
    code : str
        Stable machine-readable name, such as ``unknown_unit``.
    message : str
        One sentence in the user's words (a `Sentence`).
    place : str
        Where: a file and line, a table and row, a parameter.
    hint : str
        What to do about it; may be empty.
    """

    code: str
    message: str
    place: str = ""
    hint: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (f"{self.place}:" if self.place else "", self.message, self.hint) if part)


class GwError(Exception):
    """Base of all errors that are the user's or the world's, not a bug."""

    @property
    def message(self) -> str:
        """The sentence for the user, a `Sentence` where it can be translated."""
        return self.args[0] if self.args else ""


class InvalidInputError(GwError):
    """Data or settings are refused; ``findings`` lists every fault found."""

    def __init__(self, message: str, findings: Sequence[Finding] = ()) -> None:
        super().__init__(message)
        self.findings: tuple[Finding, ...] = tuple(findings)


def refusal(code: str, message: str) -> InvalidInputError:
    """Return the error of a single fault, which is its own finding."""
    return InvalidInputError(message, [Finding(code=code, message=message)])


class ConfigurationError(GwError):
    """Something that must be installed or set up is missing."""


class StoreError(GwError):
    """The database refused: missing, locked, full, or of another version."""


class ModelRunError(GwError):
    """A numerical model failed; ``log_tail`` holds the last lines it printed."""

    def __init__(self, message: str, log_tail: str = "") -> None:
        super().__init__(message)
        self.log_tail = log_tail


class Cancelled(GwError):  # noqa: N818 - a decision of the user, not an error
    """The user asked to stop. Not a fault: nothing half-written remains."""

    def __init__(self) -> None:
        super().__init__(say("Cancelled by the user."))
