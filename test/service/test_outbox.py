# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The outbox keeps what it has promised: through kills, torn files and full disks."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import wait
from contextlib import closing, suppress
from datetime import timedelta

import numpy as np
import pytest
from gw_monitor.gw_core.acquisition.deliveries import batch_of
from gw_monitor.gw_core.acquisition.links.link import Delivery, LinkFault, LinkReading
from gw_monitor.gw_core.acquisition.outbox import Outbox, OutboxLimits
from gw_monitor.gw_core.acquisition.segments import new_segment
from gw_monitor.gw_core.errors import ConfigurationError
from gw_monitor.gw_core.store.ports import DatastreamKey, RejectedRow
from gw_monitor.test.service.fakes import KEY, MICROSECONDS, NOW, delivery, until

QUICK = OutboxLimits(fsync=False, pace_s=0.001, retry_s=0.02, segment_bytes=20_000)


@pytest.fixture
def outbox(tmp_path):
    made = Outbox(tmp_path / "outbox", QUICK, clock=lambda: NOW + timedelta(days=1))
    yield made
    made.close()


def entries_of(box) -> list:
    """Return all entries of an outbox that wait, through all its files."""
    found = []
    while part := box.entries(found[-1].id if found else 0, 10**9):
        found += part
    return found


def values_in(folder) -> list[float]:
    """Return the values of all readings in an outbox, oldest first."""
    box = Outbox(folder, QUICK)
    try:
        entries = entries_of(box)
        return batch_of("a", "test", entries).observations["value"].tolist() if entries else []
    finally:
        box.close()


def test_a_delivery_is_on_the_disk_when_its_future_is_done(outbox, tmp_path):
    outbox.put("a", delivery(1)).result(5)
    with closing(sqlite3.connect(tmp_path / "outbox" / "outbox-00000001.db")) as other:
        assert other.execute("SELECT link, readings FROM entry").fetchall() == [("a", 1)]


def test_entries_come_oldest_first_and_leave_when_removed(outbox):
    for number in range(10):
        outbox.put("ab"[number % 2], delivery(number, rows=3)).result(5)
    first = outbox.entries(0, 12)
    assert [entry.link for entry in first] == ["a", "b", "a", "b"]
    outbox.remove(first[-1].id)
    assert [entry.id for entry in outbox.entries(first[-1].id, 100)] == [5, 6, 7, 8, 9, 10]
    outbox.put("a", delivery(99)).result(5)
    assert outbox.waiting() == {"a": 10, "b": 9}
    assert outbox.state().entries == 7


def test_ids_are_never_used_again(outbox):
    outbox.put("a", delivery(1)).result(5)
    outbox.remove(1)
    outbox.put("a", delivery(2)).result(5)
    outbox.put("a", delivery(3)).result(5)
    assert [entry.id for entry in outbox.entries(0, 10)] == [2, 3]


def test_many_threads_share_commits(tmp_path):
    """With a disk that takes 20 ms a commit, 400 deliveries one by one would take 8 s."""
    outbox = Outbox(tmp_path / "box", OutboxLimits(fsync=False, pace_s=0.02))
    begun, futures = time.monotonic(), []
    threads = [
        threading.Thread(target=lambda k=k: futures.extend(outbox.put("a", delivery(k * 100 + n)) for n in range(100)))
        for k in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done, _ = wait(futures, timeout=10)
    assert len(done) == 400
    assert time.monotonic() - begun < 4
    outbox.close()
    assert sorted(values_in(tmp_path / "box")) == list(range(400))


def test_everything_comes_back_as_it_was_given(outbox):
    rows = (
        LinkReading(KEY, MICROSECONDS + 1, 0.1 + 0.2, 1, False),
        LinkReading(DatastreamKey(point="井-2", property="toluene", sensor="S 1"), MICROSECONDS + 2, 5e-324, 3, True),
        LinkReading(KEY, MICROSECONDS + 3, float("nan"), 9, False),
    )
    refused = RejectedRow(file="frames", line=7, reason="half a frame", raw="##00\x00\udc80")
    outbox.put("a", Delivery(readings=rows, rejected=(refused,))).result(5)
    batch = batch_of("a", "test", outbox.entries(0, 10))
    frame = batch.observations
    assert [batch.datastreams[k].point for k in frame["datastream_id"]] == ["MW-1", "井-2", "MW-1"]
    assert frame["value"].tolist()[:2] == [0.1 + 0.2, 5e-324]
    assert frame["value"].isna().tolist() == [False, False, True]
    assert frame["flag"].tolist() == [1, 3, 9]
    assert frame["censored"].tolist() == [False, True, False]
    assert (frame["time"].astype("int64") // 1000 - MICROSECONDS).tolist() == [1, 2, 3]
    assert batch.rejected == (RejectedRow(file="frames", line=7, reason="half a frame", raw="##00\ufffd?"),)
    assert batch.running
    assert list(batch.lines) == [1, 1, 1]


def test_what_no_database_can_hold_becomes_a_rejected_row(outbox):
    rows = (LinkReading(KEY, 2**80, 1.0), LinkReading(KEY, MICROSECONDS, 2.0, 77), LinkReading(KEY, MICROSECONDS, 3.0))
    outbox.put("a", Delivery(readings=rows)).result(5)
    batch = batch_of("a", "test", outbox.entries(0, 10))
    assert batch.observations["value"].tolist() == [3.0]
    assert [row.raw.split(", ")[4] for row in batch.rejected] == ["1.0", "2.0"]


def test_the_latest_times_outlive_what_is_removed_and_ignore_clocks_ahead(tmp_path):
    outbox = Outbox(tmp_path, QUICK, clock=lambda: NOW + timedelta(minutes=10))
    outbox.put("a", delivery(60)).result(5)
    outbox.put("a", delivery(30)).result(5)
    outbox.put("a", Delivery(readings=(LinkReading(KEY, MICROSECONDS + 10**15, 1.0),))).result(5)  # 31 years ahead
    outbox.remove(3)
    outbox.close()
    again = Outbox(tmp_path, QUICK)
    assert again.latest("a") == {KEY: NOW + timedelta(seconds=60)}
    assert again.latest("b") == {}
    again.close()


def test_a_full_outbox_takes_nothing_and_says_so_until_there_is_room(tmp_path):
    outbox = Outbox(tmp_path, OutboxLimits(disk_bytes=2_000, fsync=False, pace_s=0.001))
    futures = [outbox.put("a", delivery(n)) for n in range(40)]
    wait(futures, timeout=5)
    taken = [n for n, future in enumerate(futures) if future.exception() is None]
    assert taken == list(range(len(taken)))
    assert 5 < len(taken) < 40
    with pytest.raises(LinkFault, match="full"):
        futures[-1].result()
    assert "full" in outbox.state().fault
    outbox.remove(taken[-1] + 1)
    until(lambda: not outbox.state().entries)
    outbox.put("a", delivery(99)).result(5)
    assert not outbox.state().fault
    outbox.close()


def test_a_link_that_floods_leaves_room_for_the_others(tmp_path):
    outbox = Outbox(tmp_path, OutboxLimits(disk_bytes=20_000, fsync=False, pace_s=0.001))
    flood = [outbox.put("flood", delivery(n)) for n in range(400)]
    wait(flood, timeout=5)
    taken = sum(future.exception() is None for future in flood)
    assert 20 < taken < 400
    for n in range(5):
        outbox.put("quiet", delivery(n)).result(5)
    assert "full" in outbox.state().fault, "it is still said while the flood goes on"
    entries = outbox.entries(0, 1_000_000)
    outbox.remove(entries[-1].id)
    assert not outbox.state().fault
    outbox.put("flood", delivery(0)).result(5)
    outbox.close()


def test_files_go_when_the_database_has_all_of_them(outbox, tmp_path):
    for number in range(600):
        outbox.put("a", delivery(number)).result(5)
    files = tmp_path / "outbox"
    assert len(list(files.glob("outbox-*.db"))) >= 3
    assert [entry.id for entry in entries_of(outbox)] == list(range(1, 601))
    outbox.remove(590)
    until(lambda: len(list(files.glob("outbox-*.db"))) == 1)
    assert outbox.state().entries == 10
    assert [entry.id for entry in entries_of(outbox)] == list(range(591, 601))


def test_a_kill_between_two_files_forgets_nothing(tmp_path):
    outbox = Outbox(tmp_path, QUICK)
    for number in range(30):
        outbox.put("a", delivery(number)).result(5)
    outbox.remove(10)
    outbox.close()
    # The next file has been begun, and nothing has been written to it.
    new_segment(tmp_path, 30, 10, {}, fsync=False).close()
    again = Outbox(tmp_path, QUICK)
    assert [entry.id for entry in entries_of(again)] == list(range(11, 31))
    again.put("a", delivery(30)).result(5)
    assert [entry.id for entry in entries_of(again)] == list(range(11, 32))
    again.close()
    # Or the file is there and even its tables are not.
    (tmp_path / "outbox-00000009.db").touch()
    assert values_in(tmp_path) == list(range(10, 31))


def test_one_program_at_a_time_holds_an_outbox(outbox, tmp_path):
    with pytest.raises(ConfigurationError, match="in use by another program"):
        Outbox(tmp_path / "outbox", QUICK)


def test_nothing_is_taken_after_the_end(tmp_path):
    outbox = Outbox(tmp_path, QUICK)
    outbox.close()
    with pytest.raises(LinkFault, match="stops"):
        outbox.put("a", delivery(1)).result(1)


def test_a_damaged_file_is_kept_aside_and_a_new_one_begun(tmp_path):
    outbox = Outbox(tmp_path, QUICK)
    outbox.put("a", delivery(1)).result(5)
    outbox.close()
    content = bytearray((tmp_path / "outbox-00000001.db").read_bytes())
    content[:4096] = np.random.default_rng(1).bytes(4096)
    (tmp_path / "outbox-00000001.db").write_bytes(content)
    again = Outbox(tmp_path, QUICK)
    again.put("a", delivery(2)).result(5)
    again.close()
    assert next(tmp_path.glob("damaged-*.db")).read_bytes() == bytes(content)
    assert again.damaged() == ["damaged-00000001.db"]


# A process that acknowledges on its output each delivery whose future is done, and is killed without warning.
CHILD = """
import os, sys
from pathlib import Path
from gw_monitor.test.service.test_outbox import QUICK, delivery
from gw_monitor.gw_core.acquisition.outbox import Outbox
outbox = Outbox(Path(sys.argv[1]), QUICK)
for number in range(int(sys.argv[2]), 10**9):
    future = outbox.put("a", delivery(number))
    future.add_done_callback(lambda done, n=number: done.exception() or os.write(1, b"%d\\n" % n))
    if number % 50 == 49:
        future.result()
    if number % 200 == 199:
        outbox.remove(outbox.entries(0, 1)[0].id)
"""


def test_kills_at_any_moment_lose_nothing_that_was_acknowledged(tmp_path):
    chance, acknowledged, number = np.random.default_rng(20260501), set(), 0
    for _ in range(12):
        with subprocess.Popen([sys.executable, "-c", CHILD, str(tmp_path), str(number)], stdout=subprocess.PIPE) as run:
            first = run.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.2))
            os.kill(run.pid, signal.SIGKILL)
            said = (first + run.stdout.read()).split(b"\n")[:-1]  # a number cut in half has no line end
        acknowledged.update(int(each) for each in said)
        found = values_in(tmp_path)
        removed = set(range(int(found[0])))
        assert found == sorted(found)
        assert len(found) == len(set(found))
        assert acknowledged <= removed | set(found)
        number = int(max(found)) + 1
    assert len(acknowledged) > 500


def test_a_torn_tail_is_cut_off_and_the_rest_is_there(tmp_path):
    chance = np.random.default_rng(3)
    outbox = Outbox(tmp_path / "a", OutboxLimits(fsync=False, pace_s=0.001))
    for number in range(200):
        outbox.put("a", delivery(number)).result(5)
    whole = {path.name: path.read_bytes() for path in (tmp_path / "a").glob("outbox-*.db*")}
    outbox.close()
    for case in range(12):
        folder = tmp_path / f"case{case}"
        folder.mkdir()
        cut = chance.integers(32, len(whole["outbox-00000001.db-wal"]))
        (folder / "outbox-00000001.db").write_bytes(whole["outbox-00000001.db"])
        (folder / "outbox-00000001.db-wal").write_bytes(whole["outbox-00000001.db-wal"][:cut] + chance.bytes(case * 7))
        found = values_in(folder)
        assert found == list(range(len(found)))


def test_a_full_disk_keeps_deliveries_waiting_until_there_is_room(small_disk):
    outbox = Outbox(small_disk / "box", OutboxLimits(memory_bytes=400_000, fsync=False, pace_s=0.001, retry_s=0.02))
    ballast = fill(small_disk)
    futures = [outbox.put("a", delivery(number, rows=50)) for number in range(400)]
    until(lambda: outbox.state().fault)
    refused = [future for future in futures if future.done() and future.exception()]
    waiting = [future for future in futures if not future.done()]
    assert refused, "the memory is bounded"
    assert waiting, "what is in memory waits"
    assert all(isinstance(future.exception(), LinkFault) for future in refused)
    assert "cannot be written" in outbox.state().fault
    ballast.unlink()
    wait(waiting, timeout=10)
    assert all(future.exception() is None for future in waiting)
    assert not outbox.state().fault
    outbox.close()
    taken = [number for number, future in enumerate(futures) if future.exception() is None]
    assert sorted(set(values_in(small_disk / "box"))) == taken


def test_a_disk_that_the_outbox_itself_has_filled_mends_once_the_database_has_it(small_disk):
    """Nobody makes room from outside: removing must not need any."""
    limits = OutboxLimits(memory_bytes=200_000, segment_bytes=300_000, fsync=False, pace_s=0.001, retry_s=0.02)
    outbox = Outbox(small_disk / "box", limits)
    futures, taken = [], 0
    while not outbox.state().fault:
        futures.append(outbox.put("a", delivery(len(futures), rows=50)))
        time.sleep(0.001)
    fill(small_disk)  # and what is left goes to others
    while outbox.state().buffered or outbox.state().entries:
        for entry in entries_of(outbox):
            outbox.remove(entry.id)
            taken += 1
        time.sleep(0.01)
    assert not outbox.state().fault
    assert taken == len(futures)
    outbox.put("a", delivery(len(futures), rows=50)).result(5)
    outbox.close()


def fill(folder):
    """Fill a disk to the last byte; return the file that does."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"0" * 4096)
    return ballast
