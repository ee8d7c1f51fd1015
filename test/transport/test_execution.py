# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Running programs: lines, failure, cancel."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from gw_monitor.gw_core.errors import Cancelled, ConfigurationError, ModelRunError
from gw_monitor.gw_core.execution import run_program
from gw_monitor.gw_core.progress import Silent


class StopAfter(Silent):
    """Cancels some seconds after it was made."""

    def __init__(self, seconds):
        self._end = time.monotonic() + seconds

    def cancelled(self):
        return time.monotonic() > self._end


def test_every_line_is_handed_over(tmp_path):
    lines = []
    tail = run_program([sys.executable, "-c", "print('a'); print('b')"], tmp_path, on_line=lines.append)
    assert lines == ["a", "b"]
    assert tail == "a\nb"


def test_arguments_never_meet_a_shell(tmp_path):
    tail = run_program([sys.executable, "-c", "import sys; print(sys.argv[1])", "; rm -rf $HOME"], tmp_path)
    assert tail == "; rm -rf $HOME"


def test_failure_carries_the_last_lines(tmp_path):
    code = "import sys\nfor i in range(100): print(i)\nsys.exit(3)"
    with pytest.raises(ModelRunError, match="exit code 3") as caught:
        run_program([sys.executable, "-c", code], tmp_path)
    assert caught.value.log_tail.splitlines() == [str(i) for i in range(70, 100)]


def test_a_program_that_is_not_there_is_a_matter_of_configuration(tmp_path):
    with pytest.raises(ConfigurationError, match="cannot be started"):
        run_program([str(tmp_path / "nothing")], tmp_path)


def test_cancel_ends_the_program_and_its_children(tmp_path):
    code = (
        "import subprocess, sys, time, os\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "open('pids', 'w').write(f'{os.getpid()} {child.pid}')\n"
        "time.sleep(60)\n"
    )
    began = time.monotonic()
    with pytest.raises(Cancelled):
        run_program([sys.executable, "-c", code], tmp_path, progress=StopAfter(1.5))
    assert time.monotonic() - began < 8.0
    for pid in (tmp_path / "pids").read_text().split():
        deadline = time.monotonic() + 3.0
        while _running(int(pid)) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not _running(int(pid))


def _running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat").read_text()
    return stat.rsplit(")", 1)[1].split()[0] != "Z"  # an orphan that no one waits for has ended
