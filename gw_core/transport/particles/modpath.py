# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The MODPATH 7 program over a flow folder: its files written and read through flopy.

What is asked and answered stands in `particles`. MODPATH 7 knows cells by their number and places in them by shares of
their width, height and saturated thickness; its coordinates are the grid's own, from the lower left corner.

References
----------
Pollock, D. W. (2016). User guide for MODPATH version 7. USGS Open-File Report 2016-1086.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ...errors import ConfigurationError, ModelRunError
from ...execution import run_program
from ...wording import say
from ..gwf.gwf import FLOW_NAME, discretise
from ..runner.program import locate_mf6

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from ...progress import Progress
    from ..flow import FlowModel
    from .particles import Start

ENVIRONMENT_VARIABLE = "GW_MONITOR_MP7"
NAME = "particles"
_PROGRAM = "mp7.exe" if os.name == "nt" else "mp7"
# Recharge, and evaporation, pass the top of a cell; everything else is spread over its volume.
_TOP_FACE = 6
_THROUGH_TOP = ("RCH", "RCHA", "EVT", "EVTA")


def locate_mp7(setting: str | None = None) -> Path:
    """Return where MODPATH 7 is: the setting, the variable ``GW_MONITOR_MP7``, PATH, or beside MODFLOW 6.

    Raises
    ------
    ConfigurationError
        It is not there.
    """
    for named in (setting, os.environ.get(ENVIRONMENT_VARIABLE)):
        if named:
            found = shutil.which(named)
            if found is None:
                raise ConfigurationError(say("{path} is not the MODPATH 7 program.", path=named))
            return Path(found)
    found = shutil.which(_PROGRAM) or _beside_mf6()
    if found is None:
        raise ConfigurationError(
            say(
                "MODPATH 7 (mp7) was not found: flopy's get-modflow gets it; or give its path in MP7 or {variable}.",
                variable=ENVIRONMENT_VARIABLE,
            )
        )
    return Path(found)


def _beside_mf6() -> str | None:
    try:
        return shutil.which(locate_mf6().with_name(_PROGRAM))
    except ConfigurationError:
        return None


@contextmanager
def tracked(
    flow: FlowModel, start: Start, *, paths: bool, backward: bool, pass_weak: bool, porosity: NDArray[np.float64],
    stop_d: float | None, program: Path, progress: Progress,
) -> Iterator[Path]:  # fmt: skip
    """Run MODPATH 7 in a folder of its own, which is gone afterwards, and yield that folder.

    Parameters
    ----------
    start : Start
        Where particles begin.
    paths : bool
        Whether whole paths are written, or only where they end.
    pass_weak : bool
        Whether particles pass cells whose boundary takes only part of the water.
    porosity : ndarray, shape of the grid
    stop_d : float or None
        Longest time, d; None to follow particles to their end.

    Raises
    ------
    ModelRunError, Cancelled
    """
    with TemporaryDirectory(prefix="gw-monitor-particles-") as name:
        folder = Path(name)
        _write(flow, start, paths, backward, pass_weak, porosity, stop_d, folder, program)
        # MODPATH 7 ends with code 0 even after a failure; only its last line tells.
        said = run_program([str(program), f"{NAME}.mpsim"], folder, progress=progress)
        if "Normal termination" not in said:
            raise ModelRunError(say("MODPATH 7 did not end normally."), said)
        yield folder


def _write(
    flow: FlowModel, start: Start, paths: bool, backward: bool, pass_weak: bool, porosity: NDArray[np.float64],
    stop_d: float | None, folder: Path, program: Path,
) -> None:  # fmt: skip
    from flopy.modpath import Modpath7, Modpath7Bas, Modpath7Sim, ParticleData, ParticleGroup

    with redirect_stdout(StringIO()):  # flopy prints while it writes
        model = Modpath7(
            NAME, flowmodel=_flow_model(flow), headfilename=f"{FLOW_NAME}.hds", budgetfilename=f"{FLOW_NAME}.bud",
            model_ws=str(folder), exe_name=str(program),
        )  # fmt: skip
        Modpath7Bas(model, porosity=porosity, defaultiface=dict.fromkeys(_top_packages(flow), _TOP_FACE) or None)
        data = ParticleData(
            partlocs=start.cell.tolist(), structured=False, particleids=list(range(len(start.cell))),
            localx=start.right, localy=start.up, localz=start.height, drape=0,
        )  # fmt: skip
        weak = "pass_through" if pass_weak else "stop_at"
        Modpath7Sim(
            model, simulationtype="pathline" if paths else "endpoint",
            trackingdirection="backward" if backward else "forward", weaksinkoption=weak, weaksourceoption=weak,
            stoptimeoption="extend" if stop_d is None else "specified", stoptime=stop_d, referencetime=0.0,
            particlegroups=[ParticleGroup(particlegroupname="ALL", particledata=data, filename=f"{NAME}.sloc")],
        )  # fmt: skip
        model.write_input()


def _flow_model(flow: FlowModel) -> Any:
    """Return what flopy wants to know of the flow model, whose files it does not read."""
    from flopy.mf6 import MFSimulation, ModflowGwf, ModflowGwfnpf, ModflowTdis

    simulation = MFSimulation(sim_name=FLOW_NAME, sim_ws=str(flow.folder), verbosity_level=0)
    ModflowTdis(simulation, time_units="days", nper=1, perioddata=[(1.0, 1, 1.0)])
    model = ModflowGwf(simulation, modelname=FLOW_NAME)
    discretise(flow.grid, model)
    ModflowGwfnpf(model, icelltype=1)
    return model


def _top_packages(flow: FlowModel) -> list[str]:
    from flopy.utils import CellBudgetFile

    budget = CellBudgetFile(Path(flow.folder or ".") / f"{FLOW_NAME}.bud", precision="double")
    try:
        names = {name.decode().strip() for name in budget.get_unique_record_names()}
    finally:
        budget.close()
    return sorted(names & set(_THROUGH_TOP))


def read_ends(folder: Path) -> Any:
    """Return flopy's table of where particles began and ended, a row a particle, in the order of their ids."""
    from flopy.utils import EndpointFile

    return EndpointFile(str(folder / f"{NAME}.mpend")).get_alldata()


def read_paths(folder: Path) -> Any:
    """Return flopy's table of the points of all paths."""
    from flopy.utils import PathlineFile

    return PathlineFile(str(folder / f"{NAME}.mppth"))._data  # noqa: SLF001 - its public reader splits by particle, slowly
