# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stack of HJ 212 data loggers that call a host, upload, and keep what is not acknowledged until it is."""

from __future__ import annotations

import contextlib
import math
import select
import socket
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from datetime import timedelta, timezone
from enum import StrEnum
from typing import TYPE_CHECKING

from ...acquisition.links.hj212_cipher import read_key
from ...acquisition.links.hj212_frames import FrameSplitter
from ...acquisition.zones import find_zone
from ...errors import InvalidInputError
from ...wording import say
from .device import DeviceKind
from .hj212_letters import FAULTS, Letter, Pen, stamp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, tzinfo

    from ...acquisition.links.hj212_frames import Frame, Group
    from ...clock import Clock
    from ...entries import Entry
    from .device import Signal

REAL_TIME, MINUTE = "2011", "2051"
_SHIFT = timedelta(hours=1)
_BURST_S = 3.0
_HALF_S = 0.2
_WAIT_S = 0.02
_TEST_KEY = "30" * 16


class Edition(StrEnum):
    """Editions of the standard."""

    OLD = "2005"
    USUAL = "2017"
    NEW = "2025"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggerSettings:
    """One data logger: its MN, and which signal is sent under which factor code."""

    mn: str
    codes: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientSettings:
    """A stack of data loggers.

    Attributes
    ----------
    connections : int
        Over which the loggers are spread.
    period_s, minute_s : float
        s between two real-time frames of a logger, and between two of averages (0: none).
    answer_s : float
        s to wait for an acknowledgement; doubled with each try, up to eight times.
    window : int
        Frames of a connection that may be unacknowledged.
    keep : int
        Messages of a connection that are kept; more, and the oldest are lost.
    """

    host: str
    port: int
    connections: int
    edition: Edition
    system: str
    access: str
    zone: tzinfo
    period_s: float
    minute_s: float
    acknowledge: bool
    answer_s: float
    window: int
    keep: int
    decimals: int
    key: bytes
    loggers: tuple[LoggerSettings, ...]


def read_settings(entry: Entry) -> ClientSettings:
    """Read and check the settings of a stack of loggers; ``devices`` lists mn and codes (code: signal)."""
    loggers = tuple(_read_logger(each) for each in entry.entries("devices"))
    if not loggers:
        entry.fault("no_devices", say("At least one device is needed."), "devices")
    zone = find_zone(entry.text("time_zone", "Asia/Shanghai"))
    if zone is None:
        entry.fault("unknown_time_zone", say("This is not a time zone."), "time_zone")
    key = read_key(entry.text("key", _TEST_KEY))
    if key is None:
        entry.fault("bad_key", say("A key has 16 characters or 32 hexadecimal digits."), "key")
    return ClientSettings(
        host=entry.text("host", "127.0.0.1"), port=int(entry.number("port", 1, 65535)),
        connections=int(entry.number("connections", 1, 1000, 1)),
        edition=entry.choice("edition", Edition, Edition.USUAL),
        system=entry.text("system", "24"), access=entry.text("access", "123456"),
        zone=zone or timezone.utc, period_s=entry.number("period_s", 0.005, 86_400, 60),
        minute_s=entry.number("minute_s", 0, 86_400, 0), acknowledge=entry.truth("acknowledge", default=True),
        answer_s=entry.number("answer_s", 0.05, 600, 10), window=int(entry.number("window", 1, 100_000, 256)),
        keep=int(entry.number("keep", 1, 10_000_000, 100_000)), decimals=int(entry.number("decimals", 0, 9, 4)),
        key=key or b"", loggers=loggers,
    )  # fmt: skip


def _read_logger(entry: Entry) -> LoggerSettings:
    node = entry.value("codes")
    if not isinstance(node, dict) or not node:
        entry.fault("missing_codes", say("Factor codes with the names of signals are expected here."), "codes")
        node = {}
    logger = LoggerSettings(mn=entry.text("mn"), codes={str(code): str(name) for code, name in node.items()})
    entry.refuse_unknown()
    return logger


@dataclass(slots=True)
class _Logger:
    """A data logger while it runs: its sums of the present interval, its kept averages, its latest QN."""

    settings: LoggerSettings
    sums: dict[str, list[float]] = field(default_factory=dict)
    since: datetime | None = None
    history: deque[tuple[str, tuple[Group, ...]]] = field(default_factory=lambda: deque(maxlen=10_000))
    number: int = 0


class _Line(threading.Thread):
    """One connection with its loggers, in a thread."""

    def __init__(self, client: Hj212Client, loggers: list[_Logger]) -> None:
        super().__init__(name=f"hj212 {client.name}", daemon=True)
        self._client, self._settings, self._loggers = client, client.settings, loggers
        self._pen = Pen(edition=self._settings.edition, access=self._settings.access, key=self._settings.key)
        self._by_mn = {logger.settings.mn: logger for logger in loggers}
        self._queue: deque[Letter] = deque()
        self._open: dict[tuple[str, str], Letter] = {}
        self._socket: socket.socket | None = None
        self._splitter = FrameSplitter(9999)
        self._turn, self._next, self._call_at, self._pause_s = 0, time.monotonic(), 0.0, 0.1
        self._burst_at = 0.0
        self.sent = self.answered = self.lost = 0

    @property
    def waiting(self) -> int:
        return len(self._queue) + len(self._open)

    def run(self) -> None:
        while not self._client.stopping.is_set():
            self._measure()
            try:
                if self._connected():
                    self._send_due()
                    self._listen()
                else:
                    self._client.stopping.wait(_WAIT_S)
            except OSError:
                self._hang_up()
        self._hang_up()

    def _measure(self) -> None:
        """Write what is due since the last look, the loggers taking turns within the period."""
        step, now = self._settings.period_s / len(self._loggers), time.monotonic()
        while self._next <= now:
            late = timedelta(seconds=now - self._next)  # the line was busy: the logger measured in time all the same
            self._next += step
            logger = self._loggers[self._turn % len(self._loggers)]
            self._turn += 1
            if "silent" not in self._client.faults:
                self._write_data(logger, (self._client.clock() - late).astimezone(self._settings.zone))

    def _write_data(self, logger: _Logger, moment: datetime) -> None:
        values = {code: self._client.signal(name, moment) for code, name in logger.settings.codes.items()}
        shown = moment - _SHIFT if "clock_back" in self._client.faults else moment
        self._post(logger, REAL_TIME, self._groups("Rtd", shown, values))
        if not self._settings.minute_s:
            return
        if logger.since is not None and (moment - logger.since).total_seconds() >= self._settings.minute_s:
            means = {code: math.fsum(found) / len(found) for code, found in logger.sums.items() if found}
            start = logger.since - _SHIFT if "clock_back" in self._client.faults else logger.since
            groups = self._groups("Avg", start, means)
            logger.history.append((groups[0][0][1][:14], groups))
            self._post(logger, MINUTE, groups)
            logger.since, logger.sums = None, {}
        logger.since = logger.since or moment
        for code, value in values.items():
            if math.isfinite(value):
                logger.sums.setdefault(code, []).append(value)

    def _groups(self, item: str, moment: datetime, values: Mapping[str, float]) -> tuple[Group, ...]:
        time_text = stamp(moment, milliseconds=self._settings.period_s < 1)
        places = self._settings.decimals
        return (
            (("DataTime", time_text),),
            *[((f"{code}-{item}", f"{value:.{places}f}"), (f"{code}-Flag", "N")) if math.isfinite(value)
              else ((f"{code}-Flag", "D"), (f"{code}-{item}", "")) for code, value in values.items()],
        )  # fmt: skip

    def _post(
        self, logger: _Logger, command: str, groups: tuple[Group, ...], number: str = "", system: str = ""
    ) -> None:
        local = self._client.clock().astimezone(self._settings.zone)
        logger.number = max(logger.number + 1, int(stamp(local, milliseconds=True)))
        asks = self._settings.acknowledge and command.startswith("2")
        if self.waiting >= self._settings.keep and self._queue:
            self._queue.popleft()
            self.lost += 1
        self._queue.append(Letter(mn=logger.settings.mn, number=number or str(logger.number), command=command,
                                  system=system or self._settings.system, groups=groups, asks=asks))  # fmt: skip

    def _connected(self) -> bool:
        if self._socket is not None:
            return True
        if time.monotonic() < self._call_at:
            return False
        try:
            self._socket = socket.create_connection((self._settings.host, self._settings.port), timeout=2.0)
        except OSError:
            self._hang_up()
            return False
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.settimeout(5.0)
        self._splitter, self._pause_s = FrameSplitter(9999), 0.1
        return True

    def _hang_up(self) -> None:
        """Close; what is not acknowledged goes back to the head of the queue, in its order."""
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.close()
        self._socket = None
        self._call_at = time.monotonic() + self._pause_s
        self._pause_s = min(self._pause_s * 2, 5.0)
        self._queue.extendleft(reversed(self._open.values()))
        self._open.clear()

    def _send_due(self) -> None:
        now, faults = time.monotonic(), self._client.faults
        if "silent" in faults:
            return
        for letter in [each for each in self._open.values() if each.due <= now]:
            self._send(letter, now)
        if "burst" in faults and now < self._burst_at:
            return
        self._burst_at = now + _BURST_S
        while self._queue and len(self._open) < self._settings.window:
            letter = self._queue[0]
            if letter.asks:  # from now on it waits, whatever becomes of the connection
                self._open[letter.mn, letter.number] = letter
            self._queue.popleft()
            self._send(letter, now)

    def _send(self, letter: Letter, now: float) -> None:
        faults = self._client.faults
        frames = self._pen.write(letter, faults)
        letter.answers = len(set(frames))
        letter.due = now + self._settings.answer_s * 2 ** min(letter.tries, 3)
        letter.tries += 1
        self.sent += 1
        data = b"".join(frames)
        if self._socket is None:
            return
        if "drop_connection" in faults:
            self._socket.sendall(data[: len(data) // 2])
            raise ConnectionAbortedError
        if "half_frames" in faults:
            self._socket.sendall(data[: len(data) // 2])
            self._client.stopping.wait(_HALF_S)
            data = data[len(data) // 2 :]
        self._socket.sendall(data)

    def _listen(self) -> None:
        if self._socket is None:
            return
        until_next = max(0.0, min(_WAIT_S, self._next - time.monotonic()))
        if not select.select([self._socket], [], [], until_next)[0]:
            return
        data = self._socket.recv(65_536)
        if not data:
            raise ConnectionResetError
        for span in self._splitter.feed(data):
            if span.frame is not None:
                self._hear(span.frame)

    def _hear(self, frame: Frame) -> None:
        mn, number, command = (frame.header.get(name, "") for name in ("MN", "QN", "CN"))
        logger = self._by_mn.get(mn)
        if command in {"9013", "9014"}:
            letter = self._open.get((mn, number))
            if letter is not None:
                letter.answers -= 1
                if letter.answers <= 0:
                    del self._open[mn, number]
                    self.answered += 1
        elif logger is not None:
            self._obey(logger, frame, number, command)

    def _obey(self, logger: _Logger, frame: Frame, number: str, command: str) -> None:
        """Answer a command of the host: averages of the past, or the time."""
        words = dict(item for group in frame.groups for item in group)
        known = command in {MINUTE, "1012"}
        self._post(logger, "9011", ((("QnRtn", "1" if known else "8"),),), number, "91")
        if not known:
            return
        found = [groups for at, groups in logger.history
                 if command == MINUTE and words.get("BeginTime", "") <= at <= words.get("EndTime", "")]  # fmt: skip
        for groups in found:
            self._post(logger, MINUTE, groups)
        done = "1" if found or command != MINUTE else "100"
        self._post(logger, "9012", ((("ExeRtn", done),),), number, "91")


class Hj212Client:
    """A stack of data loggers that call one host.

    What is not acknowledged is sent again, after a while or on the next connection; so an outage of the host loses
    nothing as long as the loggers run.
    """

    def __init__(self, name: str, settings: ClientSettings, signal: Signal, clock: Clock) -> None:
        self.name = name
        self.address = f"{settings.host}:{settings.port}"
        self.settings, self.signal, self.clock = settings, signal, clock
        self.faults: frozenset[str] = frozenset()
        self.stopping = threading.Event()
        self._lines: list[_Line] = []

    @property
    def sent(self) -> int:
        """Messages sent, each time counted."""
        return sum(line.sent for line in self._lines)

    @property
    def answered(self) -> int:
        """Messages that the host acknowledged."""
        return sum(line.answered for line in self._lines)

    @property
    def waiting(self) -> int:
        """Messages that are not acknowledged yet."""
        return sum(line.waiting for line in self._lines)

    @property
    def lost(self) -> int:
        """Messages given up because too many were waiting."""
        return sum(line.lost for line in self._lines)

    def start(self) -> None:
        """Begin to call."""
        self.stopping.clear()
        loggers = [_Logger(each) for each in self.settings.loggers]
        count = min(self.settings.connections, len(loggers))
        self._lines = [_Line(self, loggers[number::count]) for number in range(count)]
        for line in self._lines:
            line.start()

    def stop(self) -> None:
        """End; what was not acknowledged is lost with the devices."""
        self.stopping.set()
        for line in self._lines:
            line.join()

    def set_fault(self, fault: str, *, active: bool) -> None:
        """Begin or end a fault."""
        if fault not in FAULTS:
            raise InvalidInputError(say("{fault} is not one of {words}.", fault=fault, words=", ".join(FAULTS)))
        self.faults = self.faults | {fault} if active else self.faults - {fault}


DEVICE = DeviceKind(name="hj212_client", faults=FAULTS, read=read_settings, build=Hj212Client)
