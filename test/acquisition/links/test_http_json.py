# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Polling of web services on real sockets: windows, pages, credentials, outages, and answers that are none."""

from __future__ import annotations

import itertools
import json
import logging
import math
import socket
import threading
import time
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import yaml
from gw_monitor.gw_core.acquisition.links.http_json import _to_next
from gw_monitor.gw_core.acquisition.links.link import LinkFault
from gw_monitor.gw_core.acquisition.links.registry import link_kinds
from gw_monitor.gw_core.clock import utc_now
from gw_monitor.gw_core.entries import Entry
from gw_monitor.gw_core.service.devices.http_server import DEVICE
from gw_monitor.test.acquisition.links.recording import (
    EPOCH,
    RecordingInbox,
    context,
    faults_of,
    read_kind,
    running,
    wait_until,
)

TEMPLATE = {
    "records": "data", "time": "/time", "point": {"path": "/station"}, "property": {"path": "/parameter"},
    "value": "/value", "unit": "/unit",
}  # fmt: skip

NAME = "weather"  # of a secret


@contextmanager
def service(*, clock=utc_now, signal=None, **changes):
    findings = []
    node = {"period_s": 0.1, "history_h": 0.001, "streams": [
        {"signal": "air", "station": "WS-1", "parameter": "air_temperature", "unit": "degC"},
        {"signal": "rain", "station": "WS-1", "parameter": "rainfall", "unit": "mm"},
    ]} | changes  # fmt: skip
    entry = Entry(node, "test", findings)
    settings = DEVICE.read(entry)
    entry.refuse_unknown()
    assert not findings, [str(finding) for finding in findings]
    device = DEVICE.build("service", settings, signal or (lambda name, moment: len(name) + 0.5), clock)
    device.start()
    try:
        yield device
    finally:
        device.stop()


def node_of(device, **changes):
    node = {
        "url": device.address + "?since={since}&until={until}", "poll_s": 0.2, "timeout_s": 1,
        "window": {"format": "%Y-%m-%dT%H:%M:%S.%f", "longest_h": 1, "overlap_h": 0.0003}, "template": TEMPLATE,
    } | changes  # fmt: skip
    return {key: value for key, value in node.items() if value is not None}


def moments(inbox, parameter="air_temperature"):
    return [reading.time for reading in inbox.readings if reading.datastream.property == parameter]


def test_the_template_is_valid():
    node = yaml.safe_load(link_kinds()["http_json"].template)
    del node["name"], node["kind"]
    settings = read_kind("http_json", node)
    assert len(settings.template.columns) == 2


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"url": None}, "missing_text"), ({"url": "ftp://a/b"}, "bad_url"), ({"url": "http://["}, "bad_url"),
        ({"url": "http://a:99999/?s={since}"}, "bad_url"), ({"url": "http://{since}.org/"}, "bad_url"),
        ({"url": "http://a/{token}"}, "bad_url"), ({"url": "http://u:p@a/"}, "secret_in_url"),
        ({"url": "http://a/", "window": {}}, "bad_source"), ({"pages": {"most": 3}}, "bad_source"),
        ({"url": "http://a/{page}?{since}", "pages": {"next": "/next"}}, "bad_source"),
        ({"window": {"format": "swatch"}}, "unknown_word"), ({"window": {"zone": "Mars"}}, "unknown_time_zone"),
        ({"window": {"start": "soon"}}, "bad_time"), ({"window": {"longest": 1}}, "unknown_key"),
        ({"auth": {"kind": "bearer"}}, "missing_text"), ({"template": {}}, "missing_text"),
        ({"poll_s": 0}, "bad_number"),
    ],
)  # fmt: skip
def test_faulty_settings_are_refused_at_the_door(changes, code):
    node = {"url": "http://a/?s={since}", "template": TEMPLATE} | changes
    assert code in faults_of("http_json", {key: value for key, value in node.items() if value is not None})


def test_records_come_once_each_in_windows_and_pages():
    with service(page=7, history_h=0.005) as device:
        node = node_of(device, pages={"next": "/next"})
        node["window"] |= {"longest_h": 0.002, "start": (utc_now() - timedelta(seconds=30)).isoformat()}
        inbox = RecordingInbox()
        with running("http_json", node, inbox):
            wait_until(lambda: len(moments(inbox)) >= 200)
        assert any("page=4" in path for path in device.requests)
    found = moments(inbox)
    assert len(found) == len(set(found))
    assert set(range(200)) <= {round((at - min(found)) / 1e5) for at in found}  # each 0.1 s, from the first on
    assert not inbox.rejected
    assert not inbox.sessions
    assert {reading.value for reading in inbox.readings} == {3.5, 4.5}


def test_numbered_pages_end_with_an_empty_one():
    with service(page=5) as device:
        node = node_of(device, pages={"first": 1}, url=device.address + "?since={since}&until={until}&page={page}")
        inbox = RecordingInbox()
        with running("http_json", node, inbox):
            wait_until(lambda: len(moments(inbox)) >= 30)
        assert any("page=5" in path for path in device.requests)
    assert len(moments(inbox)) == len(set(moments(inbox)))


@pytest.mark.parametrize(
    "fault", ["error", "silent", "truncated", "wrong_content", "redirect", "unauthorised", "slow_body"]
)
def test_after_an_outage_everything_comes_and_nothing_twice(fault):
    with service() as device:
        inbox = RecordingInbox()
        with running("http_json", node_of(device, timeout_s=0.5), inbox):
            wait_until(lambda: len(moments(inbox)) >= 5)
            device.set_fault(fault, active=True)
            wait_until(lambda: len(inbox.sessions) >= 2)
            device.set_fault(fault, active=False)
            end = (utc_now() - EPOCH) / timedelta(microseconds=1)
            wait_until(lambda: max(moments(inbox)) > end)
    found = sorted(moments(inbox))
    steps = {round((second - first) / 1e5) for first, second in itertools.pairwise(found)} - {0}
    assert steps == {1}, "a record of the outage is missing"
    readings = {(each.datastream, each.time, each.value) for each in inbox.readings}
    assert len(readings) == len({(each.datastream, each.time) for each in inbox.readings})  # the store drops equal ones
    assert not inbox.rejected
    assert all(isinstance(error, LinkFault) for error in inbox.sessions)
    late = "does not answer within"
    words = {"error": "error 500", "silent": late, "truncated": "JSON", "wrong_content": "JSON",
             "redirect": "elsewhere.invalid", "unauthorised": "credentials", "slow_body": late}  # fmt: skip
    assert words[fault] in inbox.sessions[0].message


def test_a_server_that_is_away_is_made_good_for_when_it_is_back():
    with service() as device:
        inbox = RecordingInbox()
        with running("http_json", node_of(device), inbox):
            wait_until(lambda: len(moments(inbox)) >= 5)
            device.stop()
            wait_until(lambda: len(inbox.sessions) >= 2)
            device.start()
            end = (utc_now() - EPOCH) / timedelta(microseconds=1)
            wait_until(lambda: max(moments(inbox)) > end)
    found = sorted(set(moments(inbox)))
    assert {round((second - first) / 1e5) for first, second in itertools.pairwise(found)} == {1}


def test_a_new_start_goes_on_from_the_datastream_that_is_furthest_behind():
    with service(history_h=0.01) as device:
        inbox = RecordingInbox()
        node = node_of(device)
        node["window"] = node["window"] | {"start": (utc_now() - timedelta(seconds=20)).isoformat()}
        with running("http_json", node, inbox):
            wait_until(lambda: len(moments(inbox)) >= 100)
        behind = sorted(moments(inbox, "rainfall"))[50]
        inbox.readings = [each for each in inbox.readings
                          if each.datastream.property == "air_temperature" or each.time <= behind]  # fmt: skip
        with running("http_json", node, inbox):
            wait_until(lambda: len(set(moments(inbox, "rainfall"))) >= len(set(moments(inbox))) - 2)
    found = sorted(set(moments(inbox, "rainfall")))
    assert {round((second - first) / 1e5) for first, second in itertools.pairwise(found)} == {1}


def test_a_huge_answer_ends_the_session_without_filling_the_memory():
    with service() as device:
        device.set_fault("huge", active=True)
        inbox = RecordingInbox()
        with running("http_json", node_of(device, timeout_s=10), inbox):
            wait_until(lambda: inbox.sessions)
    assert "more than" in inbox.sessions[0].message


def test_a_link_stops_soon_although_the_server_is_silent():
    with service() as device:
        device.set_fault("silent", active=True)
        inbox = RecordingInbox()
        with running("http_json", node_of(device, timeout_s=60), inbox):
            wait_until(lambda: device.requests)
            before = time.monotonic()
        assert time.monotonic() - before < 1.5
    assert not inbox.sessions


def test_a_server_that_drips_its_header_is_left_in_time():
    """Each byte comes well within the time-out of the socket; the whole never does."""
    server = socket.create_server(("127.0.0.1", 0))
    ended = threading.Event()

    def drip():
        connection, _ = server.accept()
        with connection:
            connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
            while not ended.wait(0.05):
                try:
                    connection.sendall(b"x")
                except OSError:
                    return

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        host, port = server.getsockname()
        settings = read_kind("http_json", {"url": f"http://{host}:{port}/", "timeout_s": 0.5, "template": TEMPLATE})
        before = time.monotonic()
        with pytest.raises(LinkFault, match="does not answer within"):
            link_kinds()["http_json"].test(settings, context())
        assert time.monotonic() - before < 1.5
    finally:
        ended.set()
        thread.join(5)
        server.close()


class Recorder(ThreadingHTTPServer):
    """Answers each question with a document, and keeps the headers that came."""

    daemon_threads = True

    def __init__(self, document, status=200):
        self.headers, self.body, self.status = [], json.dumps(document).encode(), status
        super().__init__(("127.0.0.1", 0), RecorderHandler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}/"

    @contextmanager
    def serving(self):
        thread = threading.Thread(target=self.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield self
        finally:
            self.shutdown()
            self.server_close()
            thread.join(5)


class RecorderHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.headers.append(dict(self.headers))
        same = self.headers.get("If-None-Match") == '"7"'
        body = b"" if same else self.server.body
        self.send_response(304 if same else self.server.status)
        self.send_header("ETag", '"7"')
        self.send_header("Last-Modified", "Sun, 01 Mar 2026 12:00:00 GMT")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


RECORD = {"time": "2026-03-01T12:00:00Z", "station": "WS-1", "parameter": "rainfall", "value": 1.5, "unit": "mm"}
DOCUMENT = {"data": [RECORD, RECORD | {"time": "?", "value": 2}]}


def test_an_unchanged_document_is_not_sent_again_and_bad_records_are_kept_once():
    with Recorder(DOCUMENT).serving() as server:
        inbox = RecordingInbox()
        with running("http_json", {"url": server.url, "poll_s": 0.1, "template": TEMPLATE}, inbox):
            wait_until(lambda: len(server.headers) >= 4)
        assert server.headers[1]["If-None-Match"] == '"7"'
        assert server.headers[1]["If-Modified-Since"] == "Sun, 01 Mar 2026 12:00:00 GMT"
    assert len(inbox.readings) == 1
    (row,) = inbox.rejected
    assert row.file == "link"
    assert json.loads(row.raw)["value"] == 2
    assert len([1 for _, _, state, _ in inbox.health if state == "online"]) >= 4


@pytest.mark.parametrize(
    ("auth", "header", "expected"),
    [
        ({"kind": "bearer", "secret": NAME}, "Authorization", "Bearer geheim-7"),
        ({"kind": "basic", "user": "park", "secret": NAME}, "Authorization", "Basic cGFyazpnZWhlaW0tNw=="),
        ({"kind": "header", "header": "X-Api-Key", "secret": NAME}, "X-Api-Key", "geheim-7"),
    ],
)
def test_secrets_are_sent_but_never_told(auth, header, expected, caplog):
    caplog.set_level(logging.DEBUG)
    with Recorder(DOCUMENT, status=500).serving() as server:
        settings = read_kind("http_json", {"url": server.url, "auth": auth, "template": TEMPLATE})
        link = link_kinds()["http_json"].build("link", settings, context({"weather": "geheim-7"}))
        with pytest.raises(LinkFault) as caught:
            link.session(RecordingInbox(), threading.Event())
        assert server.headers[0][header] == expected
    told = f"{caught.value.message} {caplog.text} {settings!r} {link!r}"
    assert "geheim-7" not in told
    with pytest.raises(LinkFault, match="no secret"):
        link_kinds()["http_json"].test(settings, context())


def test_pages_that_go_round_or_never_end_are_faults():
    ring = DOCUMENT | {"next": "/?page=1"}
    with Recorder(ring).serving() as server:
        inbox = RecordingInbox()
        node = {"url": server.url, "poll_s": 1, "template": TEMPLATE, "pages": {"next": "/next"}}
        with running("http_json", node, inbox):
            wait_until(lambda: inbox.sessions)
        assert "circle" in inbox.sessions[0].message
        node |= {"url": server.url + "?page={page}", "pages": {"most": 3}}
        inbox = RecordingInbox()
        with running("http_json", node, inbox):
            wait_until(lambda: inbox.sessions)
        assert "more than 3 pages" in inbox.sessions[0].message


@pytest.mark.parametrize(
    ("follow", "words"),
    [
        ("http://elsewhere.invalid/", "another server"),
        ("http://127.0.0.1:99999/", "another server"),
        ("//[", "is none"),
    ],
)
def test_a_next_page_elsewhere_is_not_followed(follow, words):
    with Recorder(DOCUMENT | {"next": follow}).serving() as server:
        inbox = RecordingInbox()
        with running("http_json", {"url": server.url, "template": TEMPLATE, "pages": {"next": "/next"}}, inbox):
            wait_until(lambda: inbox.sessions)
    assert words in inbox.sessions[0].message


def test_the_test_of_a_connection_tells_what_came():
    with Recorder(DOCUMENT).serving() as server:
        settings = read_kind("http_json", {"url": server.url, "template": TEMPLATE})
        sentence = link_kinds()["http_json"].test(settings, context())
    assert "1 readings, 1 records cannot be read" in sentence
    assert "WS-1 rainfall 1.5 mm (2026-03-01T12:00:00Z)" in sentence


def test_times_are_written_as_the_service_wants_them():
    moment = datetime(2026, 3, 1, 12, 0, 0, 500_000, tzinfo=timezone.utc)
    cases = {
        ("iso", "UTC"): "2026-03-01T12%3A00%3A00Z", ("iso", "Asia/Shanghai"): "2026-03-01T20%3A00%3A00%2B08%3A00",
        ("epoch_s", "UTC"): "1772366400", ("epoch_ms", "UTC"): "1772366400500", ("%Y%m%d%H", "UTC+8"): "2026030120",
    }  # fmt: skip
    for (layout, zone), written in cases.items():
        node = {"url": "http://a/?s={since}", "template": TEMPLATE, "window": {"format": layout, "zone": zone}}
        assert read_kind("http_json", node).url((moment, moment), 1) == f"http://a/?s={written}"


def test_windows_reach_from_the_furthest_behind_and_no_farther_than_said():
    settings = read_kind("http_json", {"url": "http://a/?s={since}", "template": TEMPLATE | {
        "point": {"path": "/s", "names": {"a": "WS-1"}}}, "window": {"reach_d": 10, "longest_h": 24}})  # fmt: skip
    now = datetime(2026, 3, 20, tzinfo=timezone.utc)
    inbox = RecordingInbox()
    key = type("Key", (), {"point": "WS-1", "property": "rainfall", "sensor": ""})()
    other = type("Key", (), {"point": "MW-1", "property": "rainfall", "sensor": ""})()
    assert inbox.latest() == {}
    first = settings.window.first
    assert first({}, settings.template, now) == now - timedelta(days=1)
    assert first({other: now - timedelta(days=5)}, settings.template, now) == now - timedelta(days=1)
    found = first({key: now - timedelta(days=3), other: now}, settings.template, now)
    assert found == now - timedelta(days=3, hours=1)
    assert first({key: now - timedelta(days=300)}, settings.template, now) == now - timedelta(days=10)
    windows = list(settings.window.split(found, now))
    assert windows[0][0] == found
    assert windows[-1][1] == now
    assert all(before[1] == after[0] for before, after in itertools.pairwise(windows))
    assert all(end - start <= timedelta(days=1) for start, end in windows)


def test_what_was_not_asked_for_under_a_wrong_clock_is_asked_for_when_it_is_right():
    ahead, inbox = [timedelta(0)], RecordingInbox()
    wrong = context(clock=lambda: utc_now() + ahead[0])
    with service() as server, running("http_json", node_of(server), inbox, link_context=wrong) as link:
        wait_until(lambda: moments(inbox))
        ahead[0] = timedelta(hours=3)
        wait_until(lambda: (link._asked_until or utc_now()) > utc_now() + timedelta(hours=2))
        seen, end = len(moments(inbox)), time.monotonic() + 2.5
        wait_until(lambda: time.monotonic() > end)  # records come, and the windows lie ahead of them
        ahead[0] = timedelta(0)
        wait_until(lambda: len(moments(inbox)) > seen + 8)
    steps = {round((after - before) / 1e5) for before, after in itertools.pairwise(sorted(moments(inbox)))}
    assert steps == {1}, "a record each 0.1 s, none missing and none twice"


def test_the_grid_is_kept():
    now = utc_now()
    assert _to_next(600.0, datetime(2026, 3, 1, 12, 3, tzinfo=timezone.utc)) == pytest.approx(420.0)
    assert math.isfinite(_to_next(0.1, now))
