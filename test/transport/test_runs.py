# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs side by side: bounds, any executor, stopping."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, ThreadPoolExecutor

import pytest
from gw_monitor.gw_core.errors import Cancelled
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.transport.runner import runs
from gw_monitor.gw_core.transport.runner.runs import StopSign, run_all, usable_cores, usable_runs


def work(path, number):
    """Square a number, unless told to stop."""
    return "stopped" if StopSign(path).cancelled() else number**2


def long_work(path, number):
    """Wait for the stop sign."""
    sign = StopSign(path)
    while not sign.cancelled():
        time.sleep(0.01)
    return number


def die(path, number):
    """End the worker."""
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def stop(tmp_path):
    return StopSign(tmp_path / "stop")


def _jobs(stop, count):
    return [(str(stop.path), number) for number in range(count)]


def test_every_job_is_answered_on_threads_and_processes(stop):
    wanted = [number**2 for number in range(20)]
    for executor in (None, ThreadPoolExecutor(3), ProcessPoolExecutor(2, multiprocessing.get_context("fork"))):
        found = dict(run_all(work, _jobs(stop, 20), stop, executor=executor, workers=2))
        assert [found[number].result() for number in range(20)] == wanted
        if executor is not None:
            executor.shutdown()
    assert not stop.path.exists()


class StopLater(Silent):
    def __init__(self):
        self.asked = 0

    def cancelled(self):
        self.asked += 1
        return self.asked > 3


def test_a_cancel_stops_the_runs_at_work_and_begins_no_more(stop):
    began = time.monotonic()
    with pytest.raises(Cancelled):
        list(run_all(long_work, _jobs(stop, 100), stop, workers=3, progress=StopLater()))
    assert time.monotonic() - began < 5.0
    assert stop.path.exists()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("model-run")]


def test_leaving_the_iteration_stops_the_rest(stop):
    ended = run_all(work, _jobs(stop, 50), stop, workers=2)
    next(ended)
    ended.close()
    assert stop.path.exists()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("model-run")]


def test_no_more_is_handed_over_than_twice_the_workers(stop):
    class Counting(ThreadPoolExecutor):
        open = most = 0

        def submit(self, *given):
            future = super().submit(*given)
            Counting.open += 1
            Counting.most = max(Counting.most, Counting.open)
            return future

    with Counting(2) as pool:
        for _ in run_all(work, _jobs(stop, 30), stop, executor=pool, workers=2):
            Counting.open -= 1
    assert Counting.most <= 4


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_pool_whose_workers_die_answers_every_job(stop):
    with ProcessPoolExecutor(2, multiprocessing.get_context("fork")) as pool:
        found = dict(run_all(die, _jobs(stop, 6), stop, executor=pool, workers=2))
    assert len(found) == 6
    assert all(isinstance(future.exception(), BrokenExecutor) for future in found.values())


def test_runs_are_bounded_by_cores_and_memory(monkeypatch):
    monkeypatch.setattr(runs, "usable_cores", lambda: 8)
    monkeypatch.setattr(runs, "free_memory", lambda: 4_000_000_000)
    assert usable_runs(1_000) == 8
    assert usable_runs(1_000, 3) == 3
    assert usable_runs(1_000, 99) == 8
    # 0.8 * 4 GB over 0.15 GB and 2 kB for each of 500,000 cells: 3.2 / 1.15.
    assert usable_runs(500_000) == 2
    assert usable_runs(10_000_000) == 1
    monkeypatch.setattr(runs, "free_memory", lambda: None)
    assert usable_runs(10_000_000) == 8


def test_a_container_s_share_counts(monkeypatch):
    words = {"cpu.max": ["150000", "100000"], "memory.max": ["1000"], "memory.current": ["400"]}
    monkeypatch.setattr(runs, "_first_words", lambda path: words.get(path.name, []))
    assert usable_cores() == 1
    assert runs.free_memory() == 600
    monkeypatch.setattr(runs, "_first_words", lambda path: ["max"])
    assert usable_cores() >= 1
    assert runs.free_memory() > 1000


def test_the_sign_is_a_file_that_anyone_sees(tmp_path):
    sign = StopSign(tmp_path / "stop")
    assert not sign.cancelled()
    StopSign(str(tmp_path / "stop")).set()
    assert sign.cancelled()
    with pytest.raises(Cancelled):
        sign.check()
    assert StopSign(tmp_path / "gone" / "stop").cancelled()
