# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders of model files: one run at a time, whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.transport.runner.workspace import alone, half_made

HOLD = (
    "import sys; from pathlib import Path; from gw_monitor.gw_core.transport.runner.workspace import half_made\n"
    "with half_made(Path(sys.argv[1])) as folder:\n"
    "    (folder / 'a').write_text('half')\n"
    "    print('held', flush=True)\n"
    "    sys.stdin.read()\n"
)


def _holder(workspace):
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(workspace)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=environment,
    )  # fmt: skip
    assert process.stdout.readline() == "held\n"
    return process


def test_two_runs_in_one_folder_are_refused(tmp_path):
    with half_made(tmp_path / "flow") as folder:
        (folder / "a").write_text("first")
        with pytest.raises(InvalidInputError, match="Another run is at work") as caught, half_made(tmp_path / "flow"):
            pytest.fail("the second run began")
        assert caught.value.findings[0].code == "busy_folder"
        with half_made(tmp_path / "other"):
            pass
    assert (tmp_path / "flow" / "a").read_text() == "first"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["flow", "other"]


def test_a_run_of_another_process_is_refused_until_it_ends(tmp_path):
    holder = _holder(tmp_path / "flow")
    with pytest.raises(InvalidInputError, match="Another run is at work"), half_made(tmp_path / "flow"):
        pytest.fail("the second run began")
    holder.communicate()
    with half_made(tmp_path / "flow"):
        pass
    assert (tmp_path / "flow" / "a").read_text() == "half"


def test_the_lock_and_the_leavings_of_a_killed_run_are_taken_over(tmp_path):
    holder = _holder(tmp_path / "flow[1]")
    holder.kill()
    holder.communicate()
    assert len(list(tmp_path.iterdir())) == 2  # its lock file and its half-made folder
    with half_made(tmp_path / "flow[1]") as folder:
        (folder / "b").write_text("whole")
    assert [path.name for path in tmp_path.iterdir()] == ["flow[1]"]
    assert [path.name for path in (tmp_path / "flow[1]").iterdir()] == ["b"]


def test_many_threads_hold_a_folder_one_after_the_other(tmp_path):
    inside, most, refused = [0], [0], [0]

    def run():
        for _ in range(50):
            try:
                with alone(tmp_path / "flow"):
                    inside[0] += 1
                    most[0] = max(most[0], inside[0])
                    inside[0] -= 1
            except InvalidInputError:
                refused[0] += 1

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most[0] == 1
    assert not list(tmp_path.iterdir())


def test_folders_are_published_over_their_elders_and_the_mark_comes_last(tmp_path):
    for text in ("elder", "newer"):
        with half_made(tmp_path / "w") as folder:
            (folder / "runs").mkdir()
            (folder / "runs" / text).write_text(text)
            (folder / "ensemble.json").write_text(text)
    assert [path.name for path in (tmp_path / "w" / "runs").iterdir()] == ["newer"]
    assert (tmp_path / "w" / "ensemble.json").read_text() == "newer"


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InvalidInputError, match="cannot be written"), half_made(tmp_path / "file" / "flow"):
        pytest.fail("the run began")
