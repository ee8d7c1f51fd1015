# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A thousand lost connections leave no thread, socket or file behind, whatever the protocol."""

from __future__ import annotations

import gc
import socket
import struct
import threading
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from gw_monitor.gw_core.acquisition.links.link import LinkFault
from gw_monitor.gw_core.acquisition.links.registry import link_kinds
from gw_monitor.test.acquisition.links.modbus_devices import link_node
from gw_monitor.test.acquisition.links.recording import RecordingInbox, context, read_kind, wait_until
from gw_monitor.test.mosquitto import free_port

TIMES = 1000


@contextmanager
def rude_server():
    """Take each call and hang up, in turns with a goodbye, without one, and after a few bytes of nonsense."""
    listener, calls = socket.create_server(("127.0.0.1", 0)), [0]

    def serve():
        with suppress(OSError):
            while True:
                caller, _ = listener.accept()
                calls[0] += 1
                with caller, suppress(OSError):
                    if calls[0] % 3 == 1:
                        caller.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    if calls[0] % 3 == 2:
                        caller.sendall(b"\x20\x02\x00")

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listener.getsockname()[1], calls
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def nodes(port):
    column = {"records": "/data", "time": "/t", "point": "MW-1", "property": "water_level", "value": "/v"}
    topic = {"topic": "a", "template": {key: word for key, word in column.items() if key != "records"}}
    url = f"http://127.0.0.1:{port}/v1.1/"
    return {
        "modbus": link_node(f"127.0.0.1:{port}"),
        "mqtt": {"host": "127.0.0.1", "port": port, "topics": [topic], "client_id": "a"},
        "http_json": {"url": url, "poll_s": 60, "template": column},
        "sensorthings": {"url": url},
    }


def open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


@pytest.mark.parametrize("kind", ["modbus", "mqtt", "http_json", "sensorthings"])
def test_a_thousand_lost_connections_leave_nothing_behind(kind):
    inbox, stop = RecordingInbox(), threading.Event()
    with rude_server() as (port, calls):
        link = link_kinds()[kind].build("link", read_kind(kind, nodes(port)[kind]), context())

        def again():
            with pytest.raises((LinkFault, OSError)):
                link.session(inbox, stop)

        again()
        gc.disable()  # what goes away only when somebody cleans up may be too many until then
        try:
            threads, files = threading.active_count(), open_files()
            for _ in range(TIMES):
                again()
            assert threading.active_count() <= threads
            assert open_files() <= files + 2
        finally:
            gc.enable()
        assert calls[0] > TIMES


def test_a_thousand_callers_that_hang_up_leave_nothing_behind():
    port, inbox, stop = free_port(), RecordingInbox(), threading.Event()
    node = {"host": "127.0.0.1", "port": port, "devices": [{"mn": "A1", "point": "MW-1"}]}
    link = link_kinds()["hj212"].build("link", read_kind("hj212", node), context())
    thread = threading.Thread(target=link.session, args=(inbox, stop))
    thread.start()
    try:
        wait_until(lambda: inbox.states(""))
        threads, files = threading.active_count(), open_files()
        for number in range(TIMES):
            with closing(socket.create_connection(("127.0.0.1", port))) as caller:
                if number % 3 == 0:
                    caller.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                caller.sendall(b"##0100QN=2026"[: number % 14])
        wait_until(lambda: open_files() <= files + 2)
        assert threading.active_count() <= threads
        assert len(inbox.faults()) < 100, "no word for each of a thousand"
    finally:
        stop.set()
        thread.join()
