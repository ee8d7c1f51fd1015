# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The cutting and reading of HJ 212 frames: published vectors, and what line noise does to them."""

from __future__ import annotations

import itertools
import json
import re

import numpy as np
import pytest
from gw_monitor.gw_core.acquisition.links.hj212_crc import crc, modbus_crc
from gw_monitor.gw_core.acquisition.links.hj212_frames import FrameFault, FrameSplitter, build_frame, wrap
from hypothesis import given, settings
from hypothesis import strategies as st

_BLOCK = re.compile(r"^id: (?P<id>.*)\n.*\nframe: (?P<frame>.*)\nexpect: (?P<expect>.*)$", re.MULTILINE)


@pytest.fixture(scope="session")
def vectors(shared):
    """(id, frame as bytes, expectation) of each published frame."""
    text = (shared / "standards" / "hj212_frames.txt").read_text(encoding="utf-8")
    found = [(m["id"], m["frame"].encode("ascii"), json.loads(m["expect"])) for m in _BLOCK.finditer(text)]
    assert len(found) == text.count("\nid: ")
    return found


@pytest.fixture(scope="session")
def intact(vectors):
    return [frame for _, frame, expect in vectors if expect["valid"]]


def frames_of(spans):
    return [span.frame for span in spans if span.frame]


def refusals_of(spans):
    return [span.refusal for span in spans if span.refusal]


def test_every_published_frame_reads_as_stated(vectors):
    for name, raw, expect in vectors:
        for tail in (b"\r\n", b"\n", b""):
            splitter = FrameSplitter()
            spans = splitter.feed(raw + tail) + splitter.finish()
            assert b"".join(span.raw for span in spans) == raw + tail, name
            if expect["valid"]:
                (frame,) = frames_of(spans)
                assert not refusals_of(spans), name
                groups = [dict(group) if len(dict(group)) == len(group) else [list(item) for item in group]
                          for group in frame.groups]  # fmt: skip
                assert (frame.header, groups) == (expect["header"], expect["cp_groups"]), name
                assert (f"{frame.crc:04X}", len(frame.text)) == (expect["crc"], expect["length"]), name
            else:
                (refusal,) = refusals_of(spans)
                assert refusal.fault.upper() in expect["error"].split("_or_"), name
                computed = [f"{value:04X}" for value in (refusal.crc_in, refusal.crc_calc, refusal.modbus_calc)]
                assert computed == [expect["crc_in"], expect["crc_calc"], expect["modbus_calc"]], name
                assert refusal.length_field == expect["length_field"], name
                assert refusal.length_actual == expect["length_actual"], name
                assert refusal.modbus == (expect["crc_in"] == expect["modbus_calc"]), name


def test_crc_has_few_values_and_is_not_that_of_modbus():
    rng = np.random.default_rng(212)
    seen = {crc(rng.bytes(40)) for _ in range(20_000)}
    assert len(seen) <= 256
    assert {value & 0xFF for value in seen} <= {0x00, 0x01, 0x40, 0x41, 0x80, 0x81, 0xC0, 0xC1}
    assert modbus_crc(b"123456789") == 0x4B37  # the check value of CRC-16/MODBUS


@pytest.mark.parametrize("text", ["采样泵故障", "ok"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("unit", ["bytes", "characters"])
def test_chinese_text_counts_in_bytes_or_characters(text, encoding, unit):
    segment = f"ST=24;CN=3020;PW=123456;MN=A1;Flag=9;CP=&&DataTime=20260115080000;i11001-Info=//{text}//&&"
    data = segment.encode(encoding)
    raw = wrap(data)
    if unit == "characters":
        raw = b"##%04d" % len(segment) + raw[6:]
    spans = FrameSplitter().feed(raw)
    (frame,) = frames_of(spans)
    assert frame.groups[1] == (("i11001-Info", f"//{text}//"),)


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (wrap(b"ST=24;CN=2011;CP=&&A=\x07&&"), FrameFault.NOT_PRINTABLE),
        (wrap(b"ST=24;CN=2011;CP=&&A=\xff\xff&&"), FrameFault.BAD_TEXT),
        (wrap(b"ST=24;CN=2011;CQ=&&A=1&&"), FrameFault.BAD_STRUCTURE),
        (wrap(b"MN=1;MN=2;CP=&&A=1&&"), FrameFault.BAD_STRUCTURE),
        (b"##9999ST=24;CP=&&&&0000\r\n", FrameFault.OVERSIZE),
        (b"##0101ST=24;CN=2011;PW=1\r\n", FrameFault.UNFINISHED),
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", FrameFault.GARBAGE),
    ],
)
def test_what_is_no_frame_is_named(raw, fault):
    splitter = FrameSplitter()
    spans = splitter.feed(raw) + splitter.finish()
    assert [refusal.fault for refusal in refusals_of(spans)] == [fault]
    assert b"".join(span.raw for span in spans) == raw


def test_a_longer_data_segment_is_a_setting():
    raw = build_frame({"ST": "24"}, [[("A", "1" * 3000)]])
    assert not frames_of(FrameSplitter().feed(raw))
    assert len(frames_of(FrameSplitter(4096).feed(raw))) == 1


_NAMES = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGH0123456789-_", min_size=1, max_size=12)
_VALUES = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E, exclude_characters=",;&#="), max_size=20)
_GROUPS = st.lists(st.lists(st.tuples(_NAMES, _VALUES), min_size=1, max_size=4).map(tuple), max_size=5).map(tuple)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.lists(_GROUPS, min_size=1, max_size=4), st.data())
def test_built_frames_come_back_however_the_stream_is_chunked(messages, data):
    raw = b"".join(build_frame({"QN": "1", "ST": "24", "MN": "A"}, groups) for groups in messages)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(raw)), max_size=12)))
    splitter, spans = FrameSplitter(), []
    for begin, end in zip([0, *cuts], [*cuts, len(raw)], strict=True):
        spans += splitter.feed(raw[begin:end])
    assert [frame.groups for frame in frames_of(spans)] == messages
    assert not refusals_of(spans)
    assert splitter.waiting == 0


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.lists(st.one_of(st.binary(max_size=60), st.sampled_from([b"##", b"##0101", b"#", b"&&1C80\r\n", b"\n",
       build_frame({"CN": "9014"}, []), b"##0009" + build_frame({"CN": "2011"}, [[("A", "1")]])])), max_size=12),
       st.integers(1, 7))  # fmt: skip
def test_spans_do_not_depend_on_the_chunks(pieces, size):
    raw = b"".join(pieces)
    whole, chunked = FrameSplitter(64), FrameSplitter(64)
    expected = whole.feed(raw) + whole.finish()
    spans = [span for at in range(0, len(raw), size) for span in chunked.feed(raw[at : at + size])] + chunked.finish()
    # a line end cut in two is two line ends: that says nothing of the data
    assert [span for span in spans if span.frame or span.refusal] == [s for s in expected if s.frame or s.refusal]
    assert all(before.end == after.start for before, after in itertools.pairwise(spans))
    assert b"".join(span.raw for span in spans) == raw


def test_a_broken_off_frame_does_not_hold_up_the_next_one(intact):
    for frame in intact:
        spans = FrameSplitter().feed(b"##1000QN=1;ST=24;CP=&&" + frame.rstrip())
        assert [bool(span.frame) for span in spans] == [False, True]  # at once, not when 1000 bytes have come


def test_a_frame_with_another_frame_inside_is_refused_even_when_its_crc_is_right(intact):
    outer = wrap(b"ST=24;CP=&&" + intact[0].rstrip() + b"&&")
    spans = FrameSplitter().feed(outer)
    assert [span.raw for span in spans if span.frame] == [intact[0].rstrip()]
