# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What HJ 212 data mean: datastreams, units, flags, times; and what becomes of the rest."""

from __future__ import annotations

import math
from datetime import datetime, timedelta, timezone

import pytest
from gw_monitor.gw_core.acquisition.links.hj212_cipher import Decipher, encrypt_body, sm4
from gw_monitor.gw_core.acquisition.links.hj212_data import FrameDecoder
from gw_monitor.gw_core.acquisition.links.hj212_frames import FrameSplitter, build_frame, join_segment, wrap
from gw_monitor.gw_core.acquisition.links.hj212_parts import PacketJoiner, packet_number
from gw_monitor.gw_core.acquisition.links.hj212_settings import read_settings
from gw_monitor.gw_core.acquisition.links.registry import link_kinds
from gw_monitor.gw_core.entries import Entry, read_entry
from gw_monitor.gw_core.records.observations import Flag
from gw_monitor.gw_core.store.ports import DatastreamKey

NOON = datetime(2026, 1, 15, 4, tzinfo=timezone.utc)  # 12:00 in China
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def micro(moment):
    return (moment - EPOCH) // timedelta(microseconds=1)


def settings_of(**more):
    device = {"mn": "A1", "point": "MW-1"} | more.pop("device", {})
    findings = []
    entry = Entry({"host": "127.0.0.1", "port": 0, "devices": [device]} | more, "test", findings)
    settings = read_settings(entry)
    entry.refuse_unknown()
    assert not findings
    return settings


def frame(body, command="2011"):
    raw = wrap(f"QN=20260115120000000;ST=24;CN={command};PW=1;MN=A1;Flag=5;CP=&&{body}&&".encode())
    (span,) = FrameSplitter().feed(raw.rstrip())
    return span.frame


def decode(body, command="2011", now=NOON, start="", **more):
    settings = settings_of(**more)
    decoder = FrameDecoder("loggers", settings.devices["A1"], settings, "Asia/Shanghai")
    return decoder.decode(frame(body, command), start, micro(now))


def test_real_time_values_become_readings_in_canonical_units():
    found = decode("DataTime=20260115120000;w01001-Rtd=7.12,w01001-Flag=N;w20111-Rtd=0.62,w20111-Flag=N")
    ph, mercury = found.readings
    assert ph.datastream == DatastreamKey(point="MW-1", property="ph", sensor="A1/w01001")
    assert (ph.value, ph.time, ph.flag, ph.censored) == (7.12, micro(NOON), Flag.NOT_EVALUATED, False)
    assert mercury.datastream.property == "mercury"
    assert mercury.value == pytest.approx(0.62e-3, rel=1e-12)  # the code's unit is µg/L, the canonical one mg/L
    assert not found.rejected


@pytest.mark.parametrize(("command", "word"), [("2051", "minute"), ("2061", "hour"), ("2031", "day")])
def test_averages_are_datastreams_of_their_own(command, word):
    body = "DataTime=20260115120000;w01001-Min=7.05,w01001-Avg=7.11,w01001-Max=7.18,w01001-Flag=N"
    (reading,) = decode(body, command).readings
    assert (reading.value, reading.datastream.sensor) == (7.11, f"A1/w01001/{word}")
    asked = decode(body, command, statistics=["Avg", "Max"]).readings
    assert [each.datastream.sensor for each in asked] == [f"A1/w01001/{word}", f"A1/w01001/{word}/max"]


@pytest.mark.parametrize(
    ("letter", "flag"),
    [("N", 2), ("F", 4), ("M", 4), ("S", 3), ("D", 4), ("C", 4), ("T", 3), ("B", 4), ("Z", 3)],
)
def test_data_flags_become_quality_flags(letter, flag):
    (reading,) = decode(f"DataTime=20260115120000;w01001-Rtd=7.12,w01001-Flag={letter}").readings
    assert reading.flag == flag
    (own,) = decode(f"DataTime=20260115120000;w01001-Rtd=7.1,w01001-Flag={letter}", flags={letter: 1}).readings
    assert own.flag == Flag.GOOD


def test_sample_time_and_milliseconds_count():
    body = "DataTime=20260115120000250;w01018-Rtd=7.0,w01018-SampleTime=20260115103659,w01018-Flag=N;w01001-Rtd=7"
    sampled, now = decode(body).readings
    assert sampled.time == micro(NOON - timedelta(hours=1, minutes=23, seconds=1))
    assert now.time == micro(NOON + timedelta(milliseconds=250))


def test_values_that_are_less_than_and_missing():
    body = "DataTime=20260115120000;w01001-Rtd=--;w21003-Rtd=<0.02;w21001-Rtd=0.05L;w01009-Rtd=1e2"
    none, less, low, plain = decode(body).readings
    assert math.isnan(none.value)
    assert none.flag == Flag.MISSING
    assert (less.value, less.censored, low.value, low.censored) == (0.02, True, 0.05, True)
    assert (plain.value, plain.censored) == (100.0, False)


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("DataTime=20260115120000;x99999-Rtd=1", "unknown"),
        ("DataTime=20260115120000;i12001-Rtd=0", "nothing that is observed"),
        ("DataTime=20260115120000;020-Rtd=0.1", "not certain"),
        ("DataTime=20260115120000;SB1-RS=0", "state of a device"),
        ("DataTime=20260115120000;w01001-Rtd=abc", "not a number"),
        ("DataTime=20260115120000;w01001-Rtd=nan1", "not a number"),
        ("DataTime=20260115120000;w01001-Rtd=1e999", "not a number"),
        ("DataTime=20260115120000;w01001-Rtd=1_0", "not a number"),
        ("DataTime=20260115120000;w01001-Min=1", "None of the items"),
        ("DataTime=20260115120000;w01001-Rtd=1,w01001-Foo=2", "Foo is unknown"),
        ("DataTime=20261315120000;w01001-Rtd=1", "time is missing"),
        ("w01001-Rtd=1", "time is missing"),
        ("DataTime=20280115120000;w01001-Rtd=1", "more than 30 days ahead"),
        ("DataTime=20260115120000;w01001-Rtd=1,w01001-Rtd=2", "stands twice"),
        ("DataTime=20260115120000;free text", "unknown"),
    ],
)
def test_what_is_no_reading_is_rejected_with_its_text(body, word):
    found = decode(body)
    (row,) = found.rejected
    assert word in row.reason
    assert row.file == "loggers"
    assert row.raw.startswith("MN=A1;CN=2011;DataTime=")
    assert body.rpartition(";")[2] in row.raw.replace("free text=", "free text")


def test_repeated_items_follow_the_setting():
    body = "DataTime=20260115120000;w01001-Avg=66.09,w01001-Min=1,w01001-Avg=19796346.00,w01001-Flag=N"
    assert [r.value for r in decode(body, "2051", repeated="first").readings] == [66.09]
    assert [r.value for r in decode(body, "2051", repeated="last").readings] == [19796346.0]
    assert not decode(body, "2051").readings


def test_a_clock_that_runs_ahead_makes_readings_suspect():
    body = "DataTime=20260115120000;w01001-Rtd=7"
    flags = [decode(body, now=NOON - timedelta(seconds=s)).readings[0].flag for s in (0, 299, 301, 86_000, 2_500_000)]
    assert flags == [2, 2, 3, 3, 3]


def test_units_that_are_only_assumed_are_suspect_until_the_site_says_so():
    body = "DataTime=20260115120000;w25002-Rtd=5.0,w25002-Flag=N"
    assert decode(body).readings[0].flag == Flag.SUSPECT
    own = {"channels": [{"code": "w25002", "property": "benzene", "unit": "mg/L"}]}
    (reading,) = decode(body, device=own).readings
    assert (reading.value, reading.flag) == (pytest.approx(5000.0), Flag.NOT_EVALUATED)


def test_channels_name_point_sensor_scale_and_codes_of_the_site():
    own = {
        "sensor": "EXO2",
        "channels": [
            {"code": "gw_level", "property": "water_level", "unit": "cm", "offset": 100, "point": "MW-2"},
            {"code": "SB1", "property": "odour_and_taste", "sensor": "pump"},
        ],
        "ignore": ["i13001"],
    }
    body = "DataTime=20260115120000;gw_level-Rtd=250;SB1-RS=1;i13001-Rtd=3;w01001-Rtd=7"
    found = decode(body, device=own)
    keys = [(r.datastream.point, r.datastream.property, r.datastream.sensor, r.value) for r in found.readings]
    assert keys == [
        ("MW-2", "water_level", "EXO2/gw_level", pytest.approx(3.5)),
        ("MW-1", "odour_and_taste", "pump", 1.0),
        ("MW-1", "ph", "EXO2/w01001", 7.0),
    ]
    assert not found.rejected


def test_a_device_reports_its_own_fault():
    found = decode("DataTime=20260115120000;w01018-Rtd=7,w01018-Flag=D,w01018-EFlag=E07")
    assert found.readings[0].flag == Flag.FAIL
    assert "E07" in found.faults[0]


def test_every_published_data_frame_is_taken_or_rejected_item_by_item(shared):
    """Each factor group of a published frame becomes one reading or one rejected row."""
    text = (shared / "standards" / "hj212_frames.txt").read_text(encoding="utf-8")
    counted = 0
    for line in text.splitlines():
        spans = FrameSplitter().feed(line[7:].encode()) if line.startswith("frame: ") else []
        for span in spans:
            if span.frame is None or span.frame.header["CN"] not in {"2011", "2051", "2061"}:
                continue
            settings = settings_of()
            found = FrameDecoder("l", settings.devices["A1"], settings, "Asia/Shanghai").decode(
                span.frame, "", micro(NOON.replace(year=2027))
            )
            groups = [group for group in span.frame.groups if group[0][0] != "DataTime"]
            assert len(found.readings) + len(found.rejected) == len(groups)
            counted += len(groups)
    assert counted > 80


def test_sm4_is_that_of_the_standard():
    half = bytes.fromhex("0123456789abcdef")
    key = half + bytes.fromhex(half.hex()[::-1])
    assert sm4(key, key).hex(" ", 4) == "681edf34 d206965e 86b3e94f 536e4246"


@pytest.mark.parametrize("checked", ["plain", "cipher"])
@pytest.mark.parametrize("length", [3, 16, 47, 200])
def test_encrypted_frames_open_with_the_key_of_their_device(checked, length):
    key = b"0" * 16
    body = ("DataTime=20260115120000;w01001-Rtd=7.12" + ";w01010-Rtd=16.4" * 20)[:length]
    plain = join_segment({"ST": "24", "CN": "2011", "MN": "A1", "Flag": "9"}, body).encode()
    data = plain.replace(body.encode(), encrypt_body(body.encode(), key))
    raw = wrap(data, plain if checked == "plain" else None)
    (opened,) = [span.frame for span in FrameSplitter(6144, Decipher({"A1": key})).feed(raw) if span.frame]
    assert opened.body == body
    for keys in ({}, {"A2": key}, {"A1": b"1" * 16}):
        frames = [span.frame for span in FrameSplitter(6144, Decipher(keys)).feed(raw) if span.frame]
        assert not frames or length < 16 or frames[0].body.startswith("{0x")


def part(number, total, body, qn="1", tag=""):
    header = {
        "QN": qn,
        "ST": "24",
        "CN": "2051",
        "MN": "A1",
        "Flag": "7",
        "PNUM": f"{total:04d}",
        "PNO": f"{number:04d}",
    }
    (span, _) = FrameSplitter().feed(wrap(join_segment(header, body + tag).encode()))
    return span.frame


def test_packets_join_in_any_order_and_repeats_do_no_harm():
    bodies = ["DataTime=20260115120000;w01001-Avg=1", "w01009-Avg=2", "w01010-Avg=3"]
    parts = [part(number, 3, body) for number, body in enumerate(bodies, 1)]
    for order in ([0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 2, 0, 0, 1, 1], [0, 1, 2, 1]):
        joiner, out = PacketJoiner(60.0), []
        for at, index in enumerate(order):
            out += joiner.add(parts[index], *packet_number(parts[index]), f"t{at}", float(at))
        assert {packet.frame.header["PNO"] for packet in out} == {"0001", "0002", "0003"}
        assert {packet.start for packet in out if packet.frame is not parts[0]} == {"20260115120000"}
        assert joiner.expire(1000.0) == []


def test_a_message_that_never_becomes_whole_is_given_back():
    joiner = PacketJoiner(60.0)
    assert joiner.add(part(3, 3, "w01010-Avg=3"), 3, 3, "ticket", 0.0) == []
    assert len(joiner.add(part(1, 3, "DataTime=20260115120000;w01001-Avg=1"), 3, 1, "ticket", 5.0)) == 1
    assert joiner.expire(64.0) == []
    (left,) = joiner.expire(65.1)
    assert (left.missing, [packet.frame.body for packet in left.held]) == ((2,), ["w01010-Avg=3"])
    assert joiner.expire(1000.0) == []


def test_open_messages_are_bounded():
    joiner = PacketJoiner(1e9)
    for number in range(500):
        joiner.add(part(2, 2, "w01010-Avg=3", qn=str(number)), 2, 2, None, float(number))
    assert len(joiner.expire(500.0)) == 500 - 128


@pytest.mark.parametrize(
    ("total", "number"), [("2", "3"), ("2", "0"), ("x", "1"), ("", "1"), ("9999", "1"), ("²", "1")]
)
def test_packet_numbers_that_make_no_sense(total, number):
    raw = build_frame({"CN": "2011", "PNUM": total, "PNO": number}, [], encoding="utf-8").rstrip()
    (span,) = FrameSplitter().feed(raw)
    assert packet_number(span.frame) is None


def test_the_template_reads_without_faults():
    findings = []
    entry = read_entry(link_kinds()["hj212"].template, "template", findings)
    entry.text("name"), entry.text("kind")
    settings = link_kinds()["hj212"].read(entry)
    entry.refuse_unknown()
    assert not findings
    assert settings.devices["010000A8900016F000169DC0"].point == "MW-1"


def test_faulty_settings_are_all_named():
    findings = []
    device = {"mn": "A;1", "point": "P", "channels": [{"code": "w0-Rtd", "property": "no such"}], "foo": 1}
    node = {"port": 70000, "allow": ["x"], "time_zone": "Mars", "flags": {"N": 7}, "statistics": ["Cou"],
            "acknowledge": "maybe", "devices": [device, device]}  # fmt: skip
    read_settings(Entry(node, "x", findings))
    codes = {finding.code for finding in findings}
    assert codes >= {"missing_text", "bad_number", "bad_address", "unknown_time_zone", "bad_flag", "unknown_word",
                     "bad_mn", "bad_code", "unknown_property", "unknown_key", "repeated_device"}  # fmt: skip
