# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The log as a stream of events: one line an event, in JSON for machines or as key=value for people."""

from __future__ import annotations

import json
import logging
import sys
from datetime import datetime, timezone
from enum import StrEnum

_PLAIN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class LogLevel(StrEnum):
    """From how important on events are shown."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class LogFormat(StrEnum):
    """How a line looks."""

    JSON = "json"
    TEXT = "text"


class EventFormatter(logging.Formatter):
    """Writes a record as one line: time, level, event, what the caller gave as ``extra``, and a traceback.

    Examples
    --------
    >>> record = logging.makeLogRecord({"levelname": "INFO", "msg": "link state", "created": 0.0, "link": "a b"})
    >>> print(EventFormatter(LogFormat.TEXT).format(record))
    1970-01-01T00:00:00.000Z INFO event="link state" link="a b"
    """

    def __init__(self, style: LogFormat) -> None:
        super().__init__()
        self._lines = style

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        moment = datetime.fromtimestamp(record.created, timezone.utc).isoformat(timespec="milliseconds")
        stamp = moment.replace("+00:00", "Z")
        fields = {"event": record.getMessage()}
        fields |= {name: value for name, value in vars(record).items() if name not in _PLAIN}
        if record.exc_info:
            fields["traceback"] = self.formatException(record.exc_info)
        if self._lines is LogFormat.JSON:
            return json.dumps({"time": stamp, "level": record.levelname.lower(), **fields}, ensure_ascii=False,
                              default=str)  # fmt: skip
        words = (f"{name}={json.dumps(value, ensure_ascii=False, default=str)}" for name, value in fields.items())
        return " ".join((stamp, record.levelname, *words))


def begin_log(level: LogLevel, style: LogFormat) -> None:
    """Send all events of this program to the standard error stream; other libraries' from warnings on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(EventFormatter(style))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("gw_monitor").setLevel(level.upper())
