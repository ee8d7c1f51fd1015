# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One million damaged HJ 212 frames, seeded: nothing crashes, hangs or gets lost, and no intact frame is missed."""

from __future__ import annotations

import math
import re
from datetime import datetime, timezone

import numpy as np
from gw_monitor.gw_core.acquisition.links.hj212_data import INTERVALS
from gw_monitor.gw_core.acquisition.links.hj212_frames import FrameSplitter, wrap
from gw_monitor.gw_core.acquisition.links.hj212_host import Host, Parcel
from gw_monitor.gw_core.acquisition.links.hj212_parts import packet_number
from gw_monitor.gw_core.acquisition.links.hj212_settings import read_settings
from gw_monitor.gw_core.acquisition.links.link import LinkContext
from gw_monitor.gw_core.entries import Entry

MUTATED = 1_000_000
BATCH = 5_000
INTACT_EVERY = 12


def flip(frame: bytes, at: int, byte: int, _: bytes) -> bytes:
    return frame[:at] + bytes([frame[at] ^ (byte or 1)]) + frame[at + 1 :]


def cut_end(frame: bytes, at: int, _byte: int, _: bytes) -> bytes:
    return frame[:at]


def cut_start(frame: bytes, at: int, _byte: int, _: bytes) -> bytes:
    return frame[at + 1 :]


def cut_middle(frame: bytes, at: int, byte: int, _: bytes) -> bytes:
    return frame[:at] + frame[at + 1 + byte % 40 :]


def insert(frame: bytes, at: int, byte: int, other: bytes) -> bytes:
    return frame[:at] + other[: 1 + byte % 30] + frame[at:]


def splice(frame: bytes, at: int, byte: int, other: bytes) -> bytes:
    return frame[:at] + other[min(at + byte % 9, len(other) - 1) :]


def change_length(frame: bytes, at: int, byte: int, _: bytes) -> bytes:
    return b"##%04d" % (at * 7 + byte) + frame[6:]


def drop_line_end(frame: bytes, at: int, byte: int, _: bytes) -> bytes:
    return flip(frame, at % (len(frame) - 2), byte, b"")[:-2]


def write_noise(_frame: bytes, at: int, byte: int, _: bytes) -> bytes:
    return np.random.default_rng(at * 256 + byte).bytes(1 + at % 50)


MUTATIONS = (flip, cut_end, cut_start, cut_middle, insert, splice, change_length, drop_line_end, write_noise)


def damaged_stream(frames: list[bytes], rng: np.random.Generator) -> tuple[bytes, dict[int, bytes]]:
    """Return a stream of damaged frames with intact ones between them, and where those begin."""
    pieces, where, offset = [], {}, 0
    draws = rng.integers(0, [len(MUTATIONS), len(frames), len(frames), 2**16, 256], size=(BATCH, 5)).tolist()
    for number, (kind, which, another, at, byte) in enumerate(draws):
        frame = frames[which]
        piece = MUTATIONS[kind](frame, at % len(frame), byte, frames[another])
        pieces.append(piece)
        offset += len(piece)
        if number % INTACT_EVERY == 0:
            where[offset] = frames[another]
            pieces.append(frames[another])
            offset += len(frames[another])
    return b"".join(pieces), where


def split_at_random(stream: bytes, rng: np.random.Generator):
    splitter, at = FrameSplitter(), 0
    for size in rng.integers(1, 1500, size=len(stream)).tolist():
        yield from splitter.feed(stream[at : at + size])
        at += size
        assert splitter.waiting < 1024 + 6 + 4 + 2 + 6  # a frame of the greatest length, and a mark
        if at >= len(stream):
            break
    yield from splitter.finish()


def test_a_million_damaged_frames_lose_nothing(shared):
    text = (shared / "standards" / "hj212_frames.txt").read_text(encoding="utf-8")
    published = re.findall(r"^frame: (.*)\nexpect: (.*)$", text, re.MULTILINE)
    frames = [frame.encode("ascii") + b"\r\n" for frame, expect in published if '"valid": true' in expect]
    genuine = {frame[6:-6] for frame in frames}
    rng = np.random.default_rng(2_122_017)
    accepted = refused = mistaken = 0
    for _ in range(MUTATED // BATCH):
        stream, where = damaged_stream(frames, rng)
        end, missing = 0, dict(where)
        for span in split_at_random(stream, rng):
            assert span.start == end  # every byte belongs to one span
            end = span.end
            if span.frame is not None:
                accepted += 1
                if missing.get(span.start, b"")[: len(span.raw)] == span.raw:
                    del missing[span.start]
                mistaken += span.frame.text.encode() not in genuine
                assert len(span.raw) == int(span.raw[2:6]) + 10
            elif span.refusal is not None:
                refused += 1
            else:
                assert not span.raw.strip(b"\r\n")
            assert stream[span.start : span.end] == span.raw
        assert end == len(stream)
        assert not missing  # every intact frame between the damaged ones was found
    assert accepted >= MUTATED // INTACT_EVERY
    assert refused > MUTATED // 2
    # the CRC has 256 values: of the damaged frames that keep their form, one in some hundred passes unseen
    assert mistaken < MUTATED / 256


class Nobody:
    """A caller, and an inbox for health, that keep nothing."""

    device = ""
    complained = 0.0

    def write(self, data):
        pass

    def online(self, device=""):
        pass

    def fault(self, message, device=""):
        assert str(message)

    def latest(self):
        return {}


def test_damage_under_a_right_crc_becomes_readings_or_rejected_rows(shared):
    """What a broken device sends in good form reaches the meaning: each group is taken or rejected, with its reason."""
    text = (shared / "standards" / "hj212_frames.txt").read_text(encoding="utf-8")
    bodies = [line.encode("ascii") for line in re.findall(r"^frame: ##\d{4}(.*)....$", text, re.MULTILINE)]
    known = {found for body in bodies for found in re.findall(r"MN=([^;]*)", body.decode())}
    node = {"host": "x", "port": 0, "length": 9999, "devices": [{"mn": mn, "point": "P"} for mn in sorted(known)]}
    clock = datetime(2026, 7, 7, tzinfo=timezone.utc)
    context = LinkContext(time_zone="Asia/Shanghai", secret=str, clock=lambda: clock)
    nobody, rng, readings, rejected = Nobody(), np.random.default_rng(2_122_025), 0, 0
    host = Host("link", read_settings(Entry(node, "", [])), context, nobody, 0.0)
    splitter = host.splitter()
    for kind, which, another, at, byte in rng.integers(
        0, [6, len(bodies), len(bodies), 2**16, 256], (60_000, 5)
    ).tolist():
        body = bodies[which]
        damaged = MUTATIONS[kind](body, at % len(body), byte, bodies[another][at % 40 :])
        parcel, took = Parcel(), []
        for span in splitter.feed(wrap(damaged)) + splitter.finish():
            took.append(host.take(span, nobody, parcel, float(at)))
            if took[-1] and span.frame.header.get("CN") in INTERVALS and packet_number(span.frame) == (1, 1):
                codes = {(n, name.partition("-")[0]) for n, group in enumerate(span.frame.groups) for name, _ in group}
                factors = sum(code != "DataTime" for _, code in codes)
                whole = len(parcel.readings) + len(parcel.rejected)
                assert whole >= factors - 1  # less one where a DataTime was damaged into the name of a group
        assert took
        assert any(took) or parcel.rejected
        assert all(row.reason and row.raw for row in parcel.rejected)
        assert all(math.isfinite(reading.value) or reading.flag == 9 for reading in parcel.readings)
        readings, rejected = readings + len(parcel.readings), rejected + len(parcel.rejected)
    assert readings > 10_000
    assert rejected > 10_000
