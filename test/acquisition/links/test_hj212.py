# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The HJ 212 link on real sockets: acknowledgement after keeping, bad lines, bad callers, many devices."""

from __future__ import annotations

import socket
import threading
import time
from concurrent.futures import Future
from datetime import datetime, timedelta, timezone

import pytest
from gw_monitor.gw_core.acquisition.links import hj212
from gw_monitor.gw_core.acquisition.links.hj212_crc import modbus_crc
from gw_monitor.gw_core.acquisition.links.hj212_frames import FrameSplitter, build_frame
from gw_monitor.gw_core.acquisition.links.hj212_host import Host
from gw_monitor.gw_core.acquisition.links.link import LinkFault, LinkReading
from gw_monitor.gw_core.store.ports import DatastreamKey
from gw_monitor.test.acquisition.links.recording import RecordingInbox, context, read_kind, running, wait_until
from gw_monitor.test.mosquitto import free_port

CHINA = timezone(timedelta(hours=8))
NAME = "logger-1"  # of a secret


class HoldingInbox(RecordingInbox):
    """Says that a delivery is on the disk only when told to, or refuses it."""

    def __init__(self):
        super().__init__()
        self.hold = self.refuse = False
        self.held = []
        self.refused = 0

    def put(self, delivery):
        if self.refuse:
            self.refused += 1
            failed = Future()
            failed.set_exception(LinkFault("full"))
            return failed
        if not self.hold:
            return super().put(delivery)
        open_one = Future()
        self.held.append((delivery, open_one))
        return open_one

    def release(self):
        self.hold = False
        while self.held:
            delivery, future = self.held.pop(0)
            super().put(delivery)
            future.set_result(None)


class Caller:
    """A device on a plain socket."""

    def __init__(self, port, mn="A1"):
        self.mn = mn
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=5.0)
        self.splitter = FrameSplitter()
        self.count = 0

    def send(self, data):
        self.socket.sendall(data)

    def answers(self, count=1, seconds=5.0):
        """Return frames of the host, or those that came in time."""
        found, until = [], time.monotonic() + seconds
        while len(found) < count and time.monotonic() < until:
            self.socket.settimeout(max(0.001, until - time.monotonic()))
            try:
                data = self.socket.recv(65536)
            except TimeoutError:
                break
            if not data:
                break
            found += [span.frame for span in self.splitter.feed(data) if span.frame]
        return found

    def closed(self, seconds=5.0):
        self.socket.settimeout(seconds)
        try:
            return self.socket.recv(65536) == b""
        except ConnectionError:
            return True

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()


def message(number=0, mn="A1", flag=5, command="2011", items=(("w01001-Rtd", "7.1"),), more=(), at=None):
    moment = (at or datetime.now(CHINA)) + timedelta(seconds=number)
    header = {"QN": f"{moment:%Y%m%d%H%M%S}{number % 1000:03d}", "ST": "24", "CN": command, "PW": "123456", "MN": mn,
              "Flag": str(flag), **dict(more)}  # fmt: skip
    return build_frame(header, [(("DataTime", f"{moment:%Y%m%d%H%M%S}"),), items])


@pytest.fixture
def port():
    return free_port()


def door(port, **more):
    device = {"mn": "A1", "point": "MW-1"} | more.pop("device", {})
    return {"host": "127.0.0.1", "port": port, "time_zone": "Asia/Shanghai", "devices": [device]} | more


def opened(inbox):
    wait_until(lambda: "online" in inbox.states(""))


def test_data_are_acknowledged_only_when_they_are_on_the_disk(port):
    inbox = HoldingInbox()
    inbox.hold = True
    with running("hj212", door(port), inbox):
        opened(inbox)
        with Caller(port) as caller:
            sent = message()
            caller.send(sent)
            wait_until(lambda: inbox.held)
            assert caller.answers(seconds=0.3) == []
            inbox.release()
            (answer,) = caller.answers()
            assert (answer.header["CN"], answer.header["ST"], answer.header["Flag"]) == ("9014", "91", "4")
            assert f"QN={answer.header['QN']};" in sent.decode()
            assert answer.groups == ()
    assert [reading.value for reading in inbox.readings] == [7.1]
    assert inbox.states("A1")[0] == "online"


def test_data_that_the_inbox_refuses_are_not_acknowledged_and_are_offered_again(port):
    inbox = HoldingInbox()
    inbox.refuse = True
    with running("hj212", door(port), inbox):
        opened(inbox)
        with Caller(port) as caller:
            caller.send(message())
            wait_until(lambda: inbox.refused)
            assert caller.answers(seconds=0.3) == []
            inbox.refuse = False
            assert [answer.header["CN"] for answer in caller.answers()] == ["9014"]
    assert len(inbox.readings) == 1


def test_a_device_that_lost_its_answer_sends_again_and_gets_one(port):
    inbox = HoldingInbox()
    with running("hj212", door(port), inbox):
        opened(inbox)
        frame = message()
        for _ in range(2):  # the same reading both times: the store knows it is a duplicate
            with Caller(port) as caller:
                caller.send(frame)
                assert len(caller.answers()) == 1
    assert len(set(inbox.readings)) == 1
    assert len(inbox.readings) == 2


def test_half_frames_over_a_slow_connection(port):
    inbox = HoldingInbox()
    with running("hj212", door(port), inbox):
        opened(inbox)
        with Caller(port) as caller:
            for byte in message(0) + message(1).rstrip():
                caller.send(bytes([byte]))
                time.sleep(0.0005)
            assert len(caller.answers(2)) == 2
            caller.send(message(2)[:50])
            caller.socket.shutdown(socket.SHUT_WR)
            wait_until(lambda: inbox.rejected)
    assert len(inbox.readings) == 2
    assert "breaks off" in inbox.rejected[0].reason
    assert "PW=******" in inbox.rejected[0].raw


def test_half_a_frame_that_never_goes_on_is_given_up(port):
    inbox = HoldingInbox()
    with running("hj212", door(port, frame_s=0.3, idle_s=1.0), inbox):
        opened(inbox)
        with Caller(port) as caller:
            caller.send(message()[:70])
            wait_until(lambda: inbox.rejected)
            assert caller.closed()  # and a connection that says nothing is closed
    wait_until(lambda: any("said nothing" in text for text in inbox.faults()))


@pytest.mark.parametrize("more", [{}, {"acknowledge": "always"}, {"acknowledge": "never"}])
def test_who_does_not_ask_is_answered_as_the_setting_says(port, more):
    inbox = HoldingInbox()
    with running("hj212", door(port, **more), inbox):
        opened(inbox)
        with Caller(port) as caller:
            caller.send(message(0, flag=4) + message(1, flag=5))
            wait_until(lambda: len(inbox.readings) == 2)
            expected = {"always": 2, "never": 0}.get(more.get("acknowledge"), 1)
            assert len(caller.answers(3, seconds=0.3)) == expected


def test_damaged_frames_are_kept_and_not_answered(port):
    inbox = HoldingInbox()
    good = message(0)
    wrong = good[:-6] + b"%04X\r\n" % (int(good[-6:-2], 16) ^ 1)
    modbus = good[:-6] + b"%04X\r\n" % modbus_crc(good[6:-6])
    with running("hj212", door(port), inbox):
        opened(inbox)
        with Caller(port) as caller:
            caller.send(wrong + modbus + b"noise" + message(1))
            assert [answer.header["CN"] for answer in caller.answers(2, seconds=0.5)] == ["9014"]
    assert len(inbox.readings) == 1
    reasons = [row.reason for row in inbox.rejected]
    assert len(reasons) == 3
    assert "computed is" in reasons[0]
    assert "that of Modbus" in reasons[1]
    assert "123456" not in inbox.rejected[1].raw  # no password in the tables


def test_a_stranger_and_a_wrong_password_are_recorded_and_not_answered(port):
    inbox = HoldingInbox()
    node = door(port, device={"password": NAME})
    with running("hj212", node, inbox, link_context=context({NAME: "654321"})):
        opened(inbox)
        with Caller(port) as caller:
            caller.send(message(mn="B2") + message(1))
            assert caller.answers(seconds=0.4) == []
    assert not inbox.readings
    assert ["B2" in inbox.rejected[0].reason, "password" in inbox.rejected[1].reason] == [True, True]
    assert inbox.faults("B2")
    assert inbox.faults("A1")
    assert all("123456" not in row.raw and "654321" not in row.raw for row in inbox.rejected)


def test_a_missing_secret_is_a_fault_of_the_session(port):
    inbox = HoldingInbox()
    with running("hj212", door(port, device={"password": NAME}), inbox):
        wait_until(lambda: inbox.sessions)
    assert isinstance(inbox.sessions[0], LinkFault)


def test_a_flood_of_garbage_is_cut_off_and_does_not_stop_the_others(port):
    inbox = HoldingInbox()
    with running("hj212", door(port), inbox):
        opened(inbox)
        with Caller(port) as flood, Caller(port) as caller:
            with pytest.raises(OSError):
                for _ in range(10_000):
                    flood.send(b"##0123 nothing " * 500)
            caller.send(message())
            assert len(caller.answers()) == 1
    assert sum(len(row.raw) for row in inbox.rejected) < 2_000_000  # what came in before the cut, and is kept
    assert any("brought no frames" in text for text in inbox.faults())


def test_a_disk_that_is_slow_holds_up_the_device_not_the_memory(port):
    inbox = HoldingInbox()
    inbox.hold = True
    with running("hj212", door(port), inbox):
        opened(inbox)
        with Caller(port) as caller:
            caller.socket.settimeout(0.5)
            sent = 0
            with pytest.raises(TimeoutError):
                while True:
                    caller.send(message(sent % 1000, flag=4))
                    sent += 1
            held = sum(len(delivery.readings) for delivery, _ in inbox.held)
            assert held < 5_000 < sent  # the rest waits in the sockets
            inbox.release()
            wait_until(lambda: len(inbox.readings) >= sent)


def test_only_allowed_addresses_and_so_many_connections(port):
    inbox = HoldingInbox()
    with running("hj212", door(port, allow=["10.0.0.0/8"]), inbox):
        opened(inbox)
        with Caller(port) as caller:
            assert caller.closed()
    assert any("127.0.0.1" in text for text in inbox.faults())
    inbox = HoldingInbox()
    with running("hj212", door(port, connections=2), inbox):
        opened(inbox)
        with Caller(port) as first, Caller(port) as second, Caller(port) as third:
            assert third.closed()
            for number, caller in enumerate((first, second)):
                caller.send(message(number))
                assert len(caller.answers()) == 1


def test_split_messages_are_joined_and_each_packet_is_answered(port):
    inbox = HoldingInbox()
    number = "20260115080000001"
    head = {"QN": number, "ST": "24", "CN": "2051", "PW": "1", "MN": "A1", "Flag": "7", "PNUM": "0002"}
    moment = f"{datetime.now(CHINA):%Y%m%d%H%M%S}"
    first = build_frame(head | {"PNO": "0001"}, [(("DataTime", moment),), (("w01001-Avg", "7.1"),)])
    second = build_frame(head | {"PNO": "0002"}, [(("w01010-Avg", "16.4"),)])
    with running("hj212", door(port, parts_s=0.4), inbox):
        opened(inbox)
        with Caller(port) as caller:
            caller.send(second)
            assert caller.answers(seconds=0.2) == []  # it does not say of when it is: nothing is kept yet
            caller.send(first)
            assert len(caller.answers(2)) == 2
            wait_until(lambda: len(inbox.readings) == 2)
            caller.send(second)
            assert len(caller.answers()) == 1  # a repeat is answered again
            time.sleep(0.6)
            caller.send(build_frame(head | {"QN": "2", "PNO": "0002"}, [(("w01010-Avg", "17"),)]))
            wait_until(lambda: inbox.rejected)
    assert "number 1 never came" in inbox.rejected[0].reason
    assert "w01010-Avg=17" in inbox.rejected[0].raw


def test_heartbeat_and_other_commands(port):
    inbox = HoldingInbox()
    with running("hj212", door(port, set_clock=True), inbox):
        opened(inbox)
        with Caller(port) as caller:
            caller.send(build_frame({"QN": "1", "ST": "24", "CN": "9015", "MN": "A1", "Flag": "9"}, []))
            (answer,) = caller.answers()
            assert (answer.header["CN"], answer.header["Flag"], answer.header["QN"]) == ("9013", "8", "1")
            assert not inbox.rejected
            caller.send(build_frame({"QN": "2", "ST": "24", "CN": "1013", "MN": "A1", "Flag": "9"}, []))
            taken, clock = caller.answers(2)
            assert (taken.header["CN"], clock.header["CN"]) == ("9013", "1012")
            ((name, value),) = clock.groups[0]
            assert name == "SystemTime"
            told = datetime.strptime(value, "%Y%m%d%H%M%S").replace(tzinfo=CHINA)
            assert abs(told - datetime.now(CHINA)) < timedelta(seconds=10)
            caller.send(
                build_frame({"QN": "3", "ST": "24", "CN": "2021", "MN": "A1", "Flag": "5"}, [(("SB1-RS", "0"),)])
            )
            assert caller.answers()[0].header["CN"] == "9014"
            assert "2021" in inbox.rejected[0].reason


def test_a_wrong_clock_and_a_silent_device_are_reported_once(port):
    inbox = HoldingInbox()
    with running("hj212", door(port, silent_s=1.0), inbox):
        opened(inbox)
        with Caller(port) as caller:
            for number in range(3):
                caller.send(message(number, at=datetime.now(CHINA) + timedelta(hours=2)))
            assert len(caller.answers(3)) == 3
            wait_until(lambda: any("sent nothing" in text for text in inbox.faults("A1")))
    assert sum("ahead" in text for text in inbox.faults("A1")) == 1
    assert {reading.flag for reading in inbox.readings} == {3}


def test_data_that_come_late_are_reported_unless_they_say_that_they_are_sent_again(port):
    inbox = HoldingInbox()
    long_ago = datetime.now(CHINA) - timedelta(hours=3)
    with running("hj212", door(port), inbox):
        opened(inbox)
        with Caller(port) as caller:
            caller.send(message(0, flag=9, at=long_ago, more=(("RF", "1"),)))
            assert len(caller.answers()) == 1
            assert not inbox.faults("A1")
            caller.send(message(1, flag=9, at=long_ago))
            assert len(caller.answers()) == 1
            wait_until(lambda: any("sends late" in text for text in inbox.faults("A1")))
    assert [reading.flag for reading in inbox.readings] == [2, 2]


def test_a_bug_ends_the_session_instead_of_hiding(port, monkeypatch):
    monkeypatch.setattr(Host, "take", lambda *_: 1 / 0)
    link = hj212.LINK.build("link", read_kind("hj212", door(port)), context())
    found, stop = [], threading.Event()

    def run():
        try:
            link.session(HoldingInbox(), stop)
        except ZeroDivisionError as error:
            found.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    wait_until(lambda: try_to_send(port, message()))
    thread.join(5.0)
    stop.set()
    assert found


def try_to_send(port, data):
    try:
        with Caller(port) as caller:
            caller.send(data)
    except OSError:
        return False
    return True


def test_history_is_asked_for_after_an_outage(port):
    inbox = HoldingInbox()
    now = datetime.now(CHINA).replace(microsecond=0)
    key = DatastreamKey(point="MW-1", property="ph", sensor="A1/w01001/minute")
    last = now - timedelta(hours=3)
    inbox.readings.append(LinkReading(key, int(last.timestamp()) * 1_000_000, 7.0))
    with running("hj212", door(port, backfill=True), inbox):
        opened(inbox)
        with Caller(port) as caller:
            caller.send(message())
            answer, request = caller.answers(2)
            assert (answer.header["CN"], request.header["CN"], request.header["Flag"]) == ("9014", "2051", "5")
            items = dict(item for group in request.groups for item in group)
            assert items["BeginTime"] == f"{last:%Y%m%d%H%M%S}"
            assert items["EndTime"] >= f"{now:%Y%m%d%H%M%S}"
            reply = {"QN": request.header["QN"], "ST": "91", "PW": "123456", "MN": "A1", "Flag": "4"}
            caller.send(build_frame({"CN": "9011"} | reply, [(("QnRtn", "1"),)]))
            caller.send(message(1, command="2051", items=(("w01001-Avg", "7.05"),), at=last))
            assert caller.answers()[0].header["CN"] == "9014"
            caller.send(build_frame({"CN": "9012"} | reply, [(("ExeRtn", "1"),)]))
            assert caller.answers(seconds=0.3) == []
    assert not inbox.rejected
    assert not [text for text in inbox.faults("A1") if "history" in text]
    assert [r.value for r in inbox.readings if r.datastream.sensor.endswith("minute")] == [7.0, 7.05]


def test_the_test_says_who_called_and_what_is_wrong(port, monkeypatch):
    monkeypatch.setattr(hj212, "TEST_S", 0.5)
    settings = read_kind("hj212", door(port))
    assert "no device called" in hj212.LINK.test(settings, context())
    with socket.create_server(("127.0.0.1", port)), pytest.raises(LinkFault, match="cannot be opened"):
        hj212.LINK.test(settings, context())
    monkeypatch.setattr(hj212, "TEST_S", 5.0)
    for mn, said in (("A1", "device A1 sent a valid frame"), ("B2", "'B2' is known here")):
        device = threading.Thread(target=wait_until, args=(lambda mn=mn: try_to_send(port, message(mn=mn)),))
        device.start()
        try:
            answer = hj212.LINK.test(settings, context())
        except LinkFault as error:
            answer = error.message
        device.join()
        assert said in answer
