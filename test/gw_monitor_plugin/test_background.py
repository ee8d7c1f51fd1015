# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Work off the GUI thread: where it runs, what is dropped, and that nothing is lost."""

from __future__ import annotations

import threading

import pytest
from gw_monitor.gw_monitor_plugin.background import Background


@pytest.fixture
def background(process):
    made = Background()
    yield made
    made.close()
    process(lambda: not made.busy())


def test_work_runs_off_and_results_come_back_on_the_gui_thread(background, process):
    seen = []
    background.run("a", threading.current_thread, lambda t: seen.extend([t, threading.current_thread()]), seen.append)
    process(lambda: seen)
    assert seen[0] is not threading.main_thread() and seen[1] is threading.main_thread()


def test_a_newer_job_of_the_same_name_replaces_the_older(background, process):
    gate, results = threading.Event(), []
    background.run("a", lambda: (gate.wait(10), "old")[1], results.append, results.append)
    background.run("a", lambda: "new", results.append, results.append)
    gate.set()
    process(lambda: not background.busy())
    assert results == ["new"]


def test_an_error_comes_back_as_itself(background, process):
    errors = []
    background.run("a", lambda: 1 / 0, errors.append, errors.append)
    process(lambda: errors)
    assert isinstance(errors[0], ZeroDivisionError)


def test_a_job_started_by_the_end_of_another_always_runs(background, process):
    done = []

    def again(number):
        done.append(number)
        if number < 200:
            background.run(f"job {number % 3}", lambda: number + 1, again, done.append)

    background.run("job", lambda: 0, again, done.append)
    process(lambda: len(done) == 201)


def test_after_close_no_thread_is_left(process):
    background = Background()
    background.run("a", lambda: None, lambda _: None, lambda _: None)
    background.close()
    process(lambda: not background.busy())
    process(lambda: not [t for t in threading.enumerate() if t.name.startswith("gw_monitor")])
