# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings written by people (YAML): read key by key, checked completely, all faults reported together."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from .errors import ConfigurationError, Finding, InvalidInputError
from .wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from enum import StrEnum
    from pathlib import Path

_E = TypeVar("_E", bound="StrEnum")


class Entry:
    """A mapping of a settings file that notes each key it is asked for, and each fault.

    Parameters
    ----------
    node : object
        What the file holds there; anything but a mapping is a fault.
    place : str
        Where that is, in the file's own words: ``park.yaml: links[2]``.
    findings : list of Finding
        Faults are added here; entries of one file share it.

    Examples
    --------
    >>> entry = Entry({"host": "10.0.0.7", "prot": 502}, "park.yaml: links[1]", [])
    >>> entry.text("host"), entry.number("port", 1, 65535, default=502)
    ('10.0.0.7', 502.0)
    >>> entry.refuse_unknown(); print(entry.findings[0])
    park.yaml: links[1]: The key "prot" is unknown.
    """

    def __init__(self, node: object, place: str, findings: list[Finding]) -> None:
        self.place = place
        self.findings = findings
        self._asked: set[str] = set()
        self._node: Mapping[str, Any] = {}
        if isinstance(node, dict):
            self._node = {str(key): value for key, value in node.items()}
        else:
            self.fault("bad_structure", say("Keys with values are expected here."))

    def __contains__(self, key: str) -> bool:
        return self._node.get(key) is not None

    def fault(self, code: str, message: str, key: str = "") -> None:
        """Note a fault at this place, or at a key of it."""
        self.findings.append(Finding(code=code, message=message, place=f"{self.place}.{key}" if key else self.place))

    def value(self, key: str) -> Any:
        """Return what stands there unread; None when there is nothing."""
        self._asked.add(key)
        return self._node.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without ``default`` it must be there."""
        found = self.value(key)
        if found is None and default is not None:
            return default
        if isinstance(found, (str, int, float)) and not isinstance(found, bool) and str(found).strip():
            return str(found).strip()
        self.fault("missing_text", say("A text is expected here."), key)
        return ""

    def number(self, key: str, low: float, high: float, default: float | None = None) -> float:
        """Return a number from ``low`` to ``high``; without ``default`` it must be there."""
        found = self.value(key)
        if found is None and default is not None:
            return float(default)
        if isinstance(found, (int, float)) and not isinstance(found, bool) and low <= found <= high:
            return float(found)
        message = say(
            "{value} is not a number from {low} to {high}.", value=repr(found), low=f"{low:g}", high=f"{high:g}"
        )
        self.fault("bad_number", message, key)
        return low

    def truth(self, key: str, *, default: bool) -> bool:
        """Return yes or no."""
        found = self.value(key)
        if found is None or isinstance(found, bool):
            return default if found is None else found
        self.fault("bad_truth", say("{value} is neither true nor false.", value=repr(found)), key)
        return default

    def choice(self, key: str, kind: type[_E], default: _E) -> _E:
        """Return one of a fixed set of words."""
        found = self.value(key)
        if found is None:
            return default
        if isinstance(found, str) and found in set(kind):
            return kind(found)
        message = say("{value} is not one of {words}.", value=repr(found), words=", ".join(kind))
        self.fault("unknown_word", message, key)
        return default

    def moment(self, key: str) -> datetime | None:
        """Return a time in ISO 8601, UTC unless it has an offset; None when there is none."""
        found = self.value(key)
        if found is None:
            return None
        try:
            moment = datetime.fromisoformat(str(found))
        except ValueError:
            self.fault("bad_time", say('"{text}" is not a time in ISO 8601.', text=found), key)
            return None
        return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)

    def entry(self, key: str) -> Entry:
        """Return a mapping inside this one, an empty one when there is none."""
        found = self.value(key)
        return Entry({} if found is None else found, f"{self.place}.{key}", self.findings)

    def entries(self, key: str) -> Iterator[Entry]:
        """Yield the mappings of a list, none when there is no list."""
        found = self.value(key)
        if found is None:
            return
        if not isinstance(found, list):
            self.fault("bad_structure", say("A list is expected here."), key)
            return
        for number, node in enumerate(found, start=1):
            yield Entry(node, f"{self.place}.{key}[{number}]", self.findings)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; a single text is a list of one."""
        found = self.value(key)
        items = [] if found is None else found if isinstance(found, list) else [found]
        if all(isinstance(item, (str, int, float)) and not isinstance(item, bool) for item in items):
            return tuple(str(item).strip() for item in items)
        self.fault("missing_text", say("A text is expected here."), key)
        return ()

    def refuse_unknown(self) -> None:
        """Note as a fault each key that nobody asked for."""
        for key in self._node.keys() - self._asked:
            self.fault("unknown_key", say('The key "{key}" is unknown.', key=key))


def read_text(path: Path) -> str:
    """Return the text of a settings file.

    Raises
    ------
    ConfigurationError
        It cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(say("{path} cannot be read: {reason}.", path=path, reason=error)) from error


def read_entry(text: str, place: str, findings: list[Finding]) -> Entry:
    """Read YAML text whose top is a mapping.

    Raises
    ------
    InvalidInputError
        It is no YAML.
    """
    try:
        return Entry(yaml.safe_load(text), place, findings)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{place}:{mark.line + 1}" if mark else place
        message = say("The file is no valid YAML: {reason}.", reason=getattr(error, "problem", "") or "?")
        raise InvalidInputError(message, [Finding(code="bad_yaml", message=message, place=where)]) from error


def refuse_faults(findings: list[Finding], place: str) -> None:
    """Raise `InvalidInputError` with all findings when there are any."""
    if findings:
        first = findings[0]
        fault = say("{name}: {reason}", name=first.place, reason=first.message) if first.place else first.message
        message = say("Faults in {place}: {count}; the first: {fault}", place=place, count=len(findings),
                      fault=fault)  # fmt: skip
        raise InvalidInputError(message, findings)
