# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many HJ 212 frames a second are cut, checked and read, against a bare split of the same bytes without checks.

Real-time frames of about 200 bytes with five readings. Also printed: frames a second through the whole host, to
readings and acknowledgements. Writes ``build/bench/hj212_frames.json`` and fails when the goal is missed.
"""

from __future__ import annotations

import json
import sys
import time
from concurrent.futures import Future
from datetime import datetime, timedelta, timezone
from pathlib import Path

from gw_monitor.gw_core.acquisition.links.hj212_frames import FrameSplitter, build_frame
from gw_monitor.gw_core.acquisition.links.hj212_host import Host, Parcel
from gw_monitor.gw_core.acquisition.links.hj212_settings import read_settings
from gw_monitor.gw_core.acquisition.links.link import LinkContext
from gw_monitor.gw_core.entries import Entry

ROOT = Path(__file__).resolve().parents[1]
RESULT = ROOT / "build" / "bench" / "hj212_frames.json"
GOAL = 20_000
FRAMES = 40_000
PACKET = 1460
CODES = ("w01001", "w01010", "w01014", "w21003", "w01009")
START = datetime(2026, 1, 15, 8, tzinfo=timezone(timedelta(hours=8)))


class Caller:
    """A connection that goes nowhere."""

    device = ""
    complained = 0.0

    def write(self, data: bytes) -> None:
        """Drop."""


class Inbox:
    """An inbox that keeps nothing."""

    def put(self, _delivery: object) -> Future[None]:
        return Future()

    def online(self, _device: str = "") -> None:
        pass

    def fault(self, _message: str, _device: str = "") -> None:
        pass

    def latest(self) -> dict:
        return {}


def stream() -> bytes:
    frames = []
    for number in range(FRAMES):
        moment = START + timedelta(seconds=number)
        header = {"QN": f"{moment:%Y%m%d%H%M%S}000", "ST": "24", "CN": "2011", "PW": "123456", "MN": "A1", "Flag": "5"}
        groups = [[(f"{code}-Rtd", f"{7 + number % 100 / 100:.2f}"), (f"{code}-Flag", "N")] for code in CODES]
        frames.append(build_frame(header, [[("DataTime", f"{moment:%Y%m%d%H%M%S}")], *groups]))
    return b"".join(frames)


def bare(data: bytes) -> int:
    """Split lines, fields, groups and items: no lengths, no CRC, no resynchronisation."""
    count = 0
    for line in data.split(b"\r\n"):
        head, _, body = line.decode().partition("CP=&&")
        header = dict(field.split("=") for field in head.split(";") if field)
        groups = [[item.split("=") for item in group.split(",")] for group in body.split(";")]
        count += bool(header) and bool(groups)
    return count


def checked(data: bytes) -> int:
    splitter = FrameSplitter()
    packets = (data[at : at + PACKET] for at in range(0, len(data), PACKET))
    return sum(span.frame is not None for packet in packets for span in splitter.feed(packet))


def through_the_host(data: bytes) -> int:
    node = {"host": "127.0.0.1", "port": 0, "devices": [{"mn": "A1", "point": "MW-1"}]}
    context = LinkContext(time_zone="Asia/Shanghai", secret=str, clock=lambda: START + timedelta(seconds=FRAMES))
    host, caller, answers = Host("bench", read_settings(Entry(node, "", [])), context, Inbox(), 0.0), Caller(), 0
    splitter = host.splitter()
    for at in range(0, len(data), PACKET):
        parcel = Parcel()
        for span in splitter.feed(data[at : at + PACKET]):
            host.take(span, caller, parcel, 0.0)
        parcel.delivery()
        answers += len(parcel.answers)
    return answers


def rate(call, data: bytes) -> float:
    start = time.perf_counter()
    if call(data) != FRAMES:
        sys.exit(f"hj212_frames: {call.__name__} lost frames")
    return FRAMES / (time.perf_counter() - start)


def main() -> int:
    data = stream()
    best = {call: max(rate(call, data) for _ in range(3)) for call in (bare, checked, through_the_host)}
    found = {
        "name": "HJ 212 frames read",
        "value": round(best[checked]),
        "unit": "frames/s",
        "baseline": round(best[bare]),
        "ratio": round(best[checked] / best[bare], 3),
        "goal": f"at least {GOAL} frames/s",
        "holds": best[checked] >= GOAL,
        "through_the_host": round(best[through_the_host]),
        "bytes_a_frame": round(len(data) / FRAMES),
    }
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(json.dumps(found, indent=1), encoding="utf-8")
    print(json.dumps(found))
    return 0 if found["holds"] else 1


if __name__ == "__main__":
    sys.exit(main())
