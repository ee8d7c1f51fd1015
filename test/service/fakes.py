# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Links and waits for the tests of the service."""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import yaml
from gw_monitor.gw_core.acquisition.links.hj212_frames import build_frame
from gw_monitor.gw_core.acquisition.links.link import Delivery, LinkReading
from gw_monitor.gw_core.store.ports import DatastreamKey
from gw_monitor.test.mosquitto import free_port

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 5, 1, 8, tzinfo=timezone.utc)
MICROSECONDS = int(NOW.timestamp()) * 1_000_000
KEY = DatastreamKey(point="MW-1", property="benzene")


def delivery(number: int, rows: int = 1, key: DatastreamKey = KEY) -> Delivery:
    """Return readings of consecutive seconds whose value is ``number``."""
    return Delivery(
        readings=tuple(
            LinkReading(key, MICROSECONDS + (number * rows + row) * 1_000_000, number) for row in range(rows)
        )
    )


def until(condition, timeout_s: float = 20.0) -> None:
    """Wait until a condition holds; fail when it does not in time."""
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end, "the condition did not come true in time"
        time.sleep(0.01)


class Counting:
    """A link that delivers the numbers 0, 1, 2 … at a pace, each once, and goes on from where it was."""

    kind = "counting"

    def __init__(self, name: str, point: str = "MW-1", pace_s: float = 0.005) -> None:
        self.name, self.key, self.pace_s = name, DatastreamKey(point=point, property="benzene"), pace_s
        self.number = 0
        self.taken: list[int] = []

    def session(self, inbox, stop) -> None:
        inbox.online()
        while not stop.wait(self.pace_s):
            inbox.put(delivery(self.number, key=self.key)).result(timeout=30)
            self.taken.append(self.number)
            self.number += 1


class Scripted:
    """A link whose sessions are functions, one after the other; the last one is repeated."""

    kind = "scripted"

    def __init__(self, name: str, *sessions) -> None:
        self.name, self.sessions, self.begun = name, sessions, []

    def session(self, inbox, stop) -> None:
        self.begun.append(time.monotonic())
        self.sessions[min(len(self.begun), len(self.sessions)) - 1](inbox, stop)


class Feeder:
    """An HJ 212 device that counts: it sends the numbers 0, 1, 2 … and sends again what is not acknowledged.

    Number n is measured n seconds after `START`. ``acknowledged`` holds what the service has promised to keep.
    """

    START = datetime(2026, 1, 1, tzinfo=timezone.utc)

    def __init__(self, port: int, mn: str, codes: int = 1, pace_s: float = 0.005, window: int = 50) -> None:
        self.port, self.mn, self.codes, self.pace_s, self.window = port, mn, codes, pace_s, window
        self.sent = 0
        self.acknowledged: set[int] = set()
        self._stop, self._quiet = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Feeder:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def finish(self, timeout_s: float = 60.0) -> None:
        """Send nothing new and wait until everything is acknowledged."""
        self._quiet.set()
        until(lambda: len(self.acknowledged) == self.sent, timeout_s)

    def _run(self) -> None:
        while not self._stop.is_set():
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=2) as channel:
                self._talk(channel)
            self._stop.wait(0.1)

    def _talk(self, channel: socket.socket) -> None:
        channel.settimeout(0.02)
        waiting = {n: 0.0 for n in range(self.sent) if n not in self.acknowledged}
        buffer = b""
        while not self._stop.is_set():
            if not self._quiet.is_set() and len(waiting) < self.window:
                waiting[self.sent] = 0.0
                self.sent += 1
            now = time.monotonic()
            for number in [n for n, due in waiting.items() if due <= now]:
                channel.sendall(self._frame(number))
                waiting[number] = now + 3.0
            buffer = self._hear(channel, buffer, waiting)
            self._stop.wait(self.pace_s)

    def _hear(self, channel: socket.socket, buffer: bytes, waiting: dict[int, float]) -> bytes:
        with contextlib.suppress(TimeoutError):
            data = channel.recv(65536)
            if not data:
                raise ConnectionResetError
            buffer += data
        *lines, buffer = buffer.split(b"\r\n")
        for line in lines:
            found = re.search(rb"QN=(\d{17}).*CN=9014", line)
            if found:
                number = round((datetime.strptime(found[1].decode()[:14], "%Y%m%d%H%M%S").replace(tzinfo=timezone.utc)
                                - self.START).total_seconds())  # fmt: skip
                waiting.pop(number, None)
                self.acknowledged.add(number)
        return buffer

    def _frame(self, number: int) -> bytes:
        moment = (self.START + timedelta(seconds=number)).strftime("%Y%m%d%H%M%S")
        header = {"QN": f"{moment}000", "ST": "24", "CN": "2011", "PW": "123456", "MN": self.mn, "Flag": "5"}
        values = [[(f"c{code}-Rtd", self.value(number, code)), (f"c{code}-Flag", "N")] for code in range(self.codes)]
        return build_frame(header, [[("DataTime", moment)], *values])

    def value(self, number: int, code: int) -> str:
        """Return what is measured at a moment."""
        return f"{number}.{code}"

    def link(self, point: str = "MW-1") -> dict:
        """Return the settings of the link that hears this device."""
        codes = ["benzene", "toluene", "chloride", "sulfate", "nitrate", "sodium", "iron", "manganese"]
        channels = [{"code": f"c{n}", "property": codes[n]} for n in range(self.codes)]
        device = {"mn": self.mn, "point": point, "channels": channels}
        return {
            "name": f"door {self.mn}", "kind": "hj212", "host": "127.0.0.1", "port": self.port, "time_zone": "UTC",
            "devices": [device],
        }  # fmt: skip


class Service:
    """The service as a process of its own, with a settings file that may be written anew between two runs."""

    def __init__(self, folder: Path, database: str, links: list[dict], **settings) -> None:
        self.folder, self.port = folder, free_port()
        self.config = folder / "park.yaml"
        content = {
            "database": database, "time_zone": "Asia/Shanghai", "flush_s": 0.1, "health": {"port": self.port},
            "links": links, **settings,
        }  # fmt: skip
        self.config.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        self.process: subprocess.Popen | None = None
        self.environment: dict[str, str] = {}

    def start(self) -> Service:
        command = [sys.executable, "-m", "gw_monitor.gw_core.service", "watch", "--config", str(self.config)]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, stderr=log, env={**os.environ, **self.environment})
        return self

    def __enter__(self) -> Service:
        return self.start()

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            print(json.dumps(self.health(), indent=1), self.log(), sep="\n")
        if self.process is not None and self.process.poll() is None:
            self.kill()

    def kill(self) -> None:
        """End it as a power cut of the process would: no handler runs."""
        self.process.kill()
        self.process.wait()

    def stop(self, timeout_s: float = 30.0) -> int:
        """Ask it to end; return its exit code."""
        self.process.terminate()
        return self.process.wait(timeout_s)

    def health(self) -> dict:
        """Return what the health endpoint says, nothing while it does not answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=5) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return json.load(error)
        except OSError:
            return {}

    def until(self, condition, timeout_s: float = 40.0) -> dict:
        """Wait until the health meets a condition; return it."""
        found = [{}]

        def met() -> bool:
            found[0] = self.health()
            assert self.process.poll() is None, self.log()
            return bool(found[0]) and condition(found[0])

        until(met, timeout_s)
        return found[0]

    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8")
