# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Why MODFLOW 6 stopped: its own words, and the place on the map."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from gw_monitor.gw_core.errors import ModelRunError
from gw_monitor.gw_core.execution import run_program
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.gw_core.transport.gwt.gwt import simulate_transport
from gw_monitor.gw_core.transport.gwt.scenario import Source, TransportInput
from gw_monitor.gw_core.transport.parameters import TransportParameters
from gw_monitor.gw_core.transport.runner.failures import StoppedModelError, largest_changes, named_cells, reported
from gw_monitor.gw_core.transport.runner.program import find_mf6, locate_mf6, run_mf6

CORNER = make_grid("POLYGON((0 0,300 0,300 30,10 30,10 20,0 20,0 0))", 5.0, 20.0, [10.0, 0.0], "EPSG:4547")


def _model(folder, *, most=100, conductivity=10.0, heads=(15.0, 0.5)):
    """A two-layer strip with an inactive corner, that does not converge in few iterations."""
    from flopy.mf6 import (
        MFSimulation,
        ModflowGwf,
        ModflowGwfchd,
        ModflowGwfdis,
        ModflowGwfic,
        ModflowGwfnpf,
        ModflowIms,
        ModflowTdis,
    )

    simulation = MFSimulation(sim_name="flow", sim_ws=str(folder), verbosity_level=0)
    ModflowTdis(simulation, time_units="days", nper=1, perioddata=[(1.0, 1, 1.0)])
    ModflowIms(
        simulation, outer_maximum=most, outer_dvclose=1e-8, inner_maximum=100, linear_acceleration="BICGSTAB",
        csv_outer_output_filerecord="flow.outer.csv",
    )  # fmt: skip
    model = ModflowGwf(simulation, modelname="flow", newtonoptions="NEWTON UNDER_RELAXATION")
    grid = CORNER
    ModflowGwfdis(
        model, nlay=2, nrow=grid.rows, ncol=grid.columns, delr=5.0, delc=5.0, top=20.0, botm=[10.0, 0.0],
        idomain=grid.active.astype(int),
    )  # fmt: skip
    ModflowGwfnpf(model, icelltype=1, k=conductivity)
    ModflowGwfic(model, strt=14.0)
    ends = [((1, 3, 0), heads[0]), ((1, 3, 59), heads[1])]
    ModflowGwfchd(model, stress_period_data=ends)
    simulation.write_simulation(silent=True)


@pytest.mark.mf6
def test_non_convergence_names_the_place_where_heads_change_most(tmp_path):
    _model(tmp_path, most=2)
    with pytest.raises(StoppedModelError, match="The flow model did not converge; it changed most") as caught:
        run_mf6(locate_mf6(), tmp_path, 1, Silent(), "flow", CORNER)
    cell = caught.value.cells[0]
    assert CORNER.active.ravel()[cell]  # MODFLOW gives the number in the whole grid, not among the active cells
    x, y = CORNER.coordinates(cell)
    assert f"easting {x:.0f}, northing {y:.0f}, layer {cell // CORNER.cells_a_layer + 1}" in caught.value.message
    # The listing tells the same cell in MODFLOW's words.
    assert caught.value.cells[0] == largest_changes(tmp_path / "flow.outer.csv")[0][0]


@pytest.mark.mf6
def test_transport_that_does_not_converge_names_its_place_too(wild_flow, tmp_path):
    source = Source(name="a", cells=wild_flow.cells_of("POINT(205 205)"), rate_kg_d=1.0)
    inputs = TransportInput(
        parameters=TransportParameters(porosity=0.3, dispersivity_l_m=10.0), sources=(source,), duration_d=20.0,
        step_d=20.0,
    )  # fmt: skip
    simulate_transport(wild_flow, inputs, tmp_path / "plume")
    solver = tmp_path / "plume" / "plume.ims"
    solver.write_text(solver.read_text().replace("OUTER_MAXIMUM 100", "OUTER_MAXIMUM 1"))
    with pytest.raises(StoppedModelError, match="The transport model did not converge; it changed most") as caught:
        run_mf6(locate_mf6(), tmp_path / "plume", 1, Silent(), "transport", wild_flow.grid)
    x, y = wild_flow.grid.coordinates(caught.value.cells[0])
    assert abs(x - 205.0) < 100 and abs(y - 205.0) < 100  # near the source


@pytest.mark.mf6
def test_the_message_of_modflow_is_the_reason(tmp_path):
    _model(tmp_path, heads=(15.0, -3.0))
    with pytest.raises(StoppedModelError, match="MODFLOW 6 stopped in the flow model: ") as caught:
        run_mf6(locate_mf6(), tmp_path, 1, Silent(), "flow", CORNER)
    at = int(np.ravel_multi_index((1, 3, 59), CORNER.shape))
    assert "IS LESS THAN CELL BOTTOM" in caught.value.message
    assert caught.value.cells == (at,)
    assert "easting 298, northing 12, layer 2" in caught.value.message


@pytest.mark.mf6
def test_a_missing_file_is_told_in_the_words_of_modflow(tmp_path):
    _model(tmp_path)
    (tmp_path / "flow.npf").unlink()
    with pytest.raises(StoppedModelError, match=r"flow\.npf"):
        run_mf6(locate_mf6(), tmp_path, 1, Silent(), "flow")


def test_the_error_report_is_read_message_by_message():
    text = (
        "ERROR REPORT:\n\n  1. THE HEAD OF\n     CELL (2,3,4) IS LOW.\n  2. Cell (2,3,4) and (1,1,1), rate (5).\n\n"
        "UNIT ERROR REPORT:\n\n  1. ERROR OCCURRED WHILE READING FILE 'a'\n"
    )
    assert reported(text) == ["THE HEAD OF CELL (2,3,4) IS LOW.", "Cell (2,3,4) and (1,1,1), rate (5)."]
    assert reported("nothing") == []
    assert named_cells(reported(text), CORNER) == [int(np.ravel_multi_index((1, 2, 3), CORNER.shape)), 0]
    assert named_cells(["(9,9,999)"], CORNER) == []


def test_changes_of_packages_are_no_cells(tmp_path):
    path = tmp_path / "x.outer.csv"
    heading = "solution_outer_dvmax,solution_outer_dvmax_model,solution_outer_dvmax_package,solution_outer_dvmax_node"
    path.write_text(f"{heading}\n1.5,1,,7\n2.5,1,sfr,3\n-0.5,1,,9\n0.25,1,,9\nNaN,1,,4\n,,,\n", encoding="utf-8")
    assert largest_changes(path) == [(8, 0.25), (6, 1.5)]


def _script(path, text):
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.mark.parametrize("words", ["forrtl: No space left on device", "forrtl: severe: disk full"])
def test_a_full_disk_is_called_so(tmp_path, words):
    program = _script(tmp_path / "mf6", f"echo '{words}'; exit 38")
    with pytest.raises(StoppedModelError, match="The disk is full"):
        run_mf6(program, tmp_path, 1, Silent(), "transport")


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_killed_program_is_called_so(tmp_path):
    program = _script(tmp_path / "mf6", "kill -9 $$")
    with pytest.raises(ModelRunError, match="signal 9"):
        run_program([str(program)], tmp_path)
    with pytest.raises(StoppedModelError, match="The transport model stopped: mf6 was ended from outside by signal 9"):
        run_mf6(program, tmp_path, 1, Silent(), "transport")


def test_a_path_relative_to_here_still_holds_in_the_folder_of_the_run(tmp_path, monkeypatch):
    _script(tmp_path / "mine", "echo 'mf6: 6.4.1'")
    monkeypatch.chdir(tmp_path)
    assert find_mf6("./mine").is_absolute()


class Steps(Silent):
    def __init__(self):
        self.fractions = []

    def report(self, fraction):
        self.fractions.append(fraction)


def test_progress_follows_the_time_steps(tmp_path):
    program = _script(tmp_path / "mf6", 'for i in 1 2 3 4; do echo " Solving: Time step: $i"; done')
    steps = Steps()
    run_mf6(program, tmp_path, 4, steps, "flow")
    assert steps.fractions == [0.0, 0.25, 0.5, 0.75, 1.0]


def test_an_error_while_listening_ends_the_program(tmp_path):
    program = _script(tmp_path / "endless", "echo $$; exec sleep 60")
    heard = []

    def listen(line):
        heard.append(int(line))
        raise ValueError(line)

    with pytest.raises(ValueError, match=r"\d+"):
        run_program([str(program)], tmp_path, on_line=listen)
    assert not _running(heard[0])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a setting of Linux")
def test_the_program_ends_with_a_parent_that_was_killed(tmp_path):
    program = _script(tmp_path / "endless", "echo $$ > pid; exec sleep 60")
    code = (
        "import sys; from pathlib import Path; from gw_monitor.gw_core.execution import run_program\n"
        f"run_program([{str(program)!r}], Path({str(tmp_path)!r}))"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    parent = subprocess.Popen([sys.executable, "-c", code], env=environment)
    pid = _wait_for(lambda: (tmp_path / "pid").is_file() and (tmp_path / "pid").read_text().strip())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert _wait_for(lambda: not _running(int(pid)))


def test_a_thread_that_waits_for_its_program_keeps_it_alive(tmp_path):
    """Linux ties the program to the thread that started it, which is the one that waits."""
    program = _script(tmp_path / "short", "sleep 0.5; echo done")
    found = []
    thread = threading.Thread(target=lambda: found.append(run_program([str(program)], tmp_path)))
    thread.start()
    thread.join()
    assert found == ["done"]


def _wait_for(condition, seconds=10.0):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    return condition()


def _running(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return state.rsplit(")", 1)[1].split()[0] != "Z"
