# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The MODFLOW 6 program: where it is, which version it is, and running it.

No groundwater here: `gwf` and `gwt` know what a model is.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import ConfigurationError, ModelRunError
from ...execution import run_program
from ...wording import say
from .failures import failure_of

if TYPE_CHECKING:
    from ...progress import Progress
    from ..grids.layered_grid import LayeredGrid

__all__ = ["find_mf6", "locate_mf6", "mf6_version", "run_mf6"]

OLDEST_VERSION = (6, 3, 0)
ENVIRONMENT_VARIABLE = "GW_MONITOR_MF6"
_NAME = "mf6.exe" if os.name == "nt" else "mf6"


def locate_mf6(setting: str | None = None) -> Path:
    """Return where MODFLOW 6 is, without running it.

    Looked for in this order: the setting, the variable ``GW_MONITOR_MF6``, PATH, beside the running Python and in its
    virtual environment, in the ``.venv`` of this installation, in the folder where flopy's ``get-modflow`` puts it.

    Raises
    ------
    ConfigurationError
        It is not there, or the setting or variable names no program.
    """
    for named in (setting, os.environ.get(ENVIRONMENT_VARIABLE)):
        if named:
            found = shutil.which(named) or shutil.which(_NAME, path=named)
            if found is None:
                raise ConfigurationError(say("{path} is not the MODFLOW 6 program.", path=named))
            return Path(found).absolute()  # it runs in another folder
    on_path = shutil.which(_NAME)
    candidates = [Path(on_path)] if on_path else []
    candidates += [folder / _NAME for folder in _folders()]
    for path in candidates:
        if path.is_file() and os.access(path, os.X_OK):
            return path
    raise ConfigurationError(
        say("MODFLOW 6 (mf6) was not found: get it with flopy's get-modflow, or give its path in MF6 or {variable}.",
            variable=ENVIRONMENT_VARIABLE)
    )  # fmt: skip


def _folders() -> list[Path]:
    bases = [Path(sys.prefix), Path(__file__).resolve().parents[3] / ".venv"]
    if os.environ.get("VIRTUAL_ENV"):
        bases.insert(0, Path(os.environ["VIRTUAL_ENV"]))
    folders = [Path(sys.executable).parent] if sys.executable else []
    folders += [base / ("Scripts" if os.name == "nt" else "bin") for base in bases]
    local = os.environ.get("LOCALAPPDATA") if os.name == "nt" else str(Path.home() / ".local" / "share")
    return [*folders, Path(local or ".") / "flopy" / "bin"]


def find_mf6(setting: str | None = None) -> Path:
    """Return where MODFLOW 6 is after asking it for its version; see `locate_mf6`.

    Raises
    ------
    ConfigurationError
        It is not there, is something else, or is older than 6.3.0.
    """
    path = locate_mf6(setting)
    version = mf6_version(path)
    if version < OLDEST_VERSION:
        wanted = ".".join(map(str, OLDEST_VERSION))
        found = ".".join(map(str, version))
        raise ConfigurationError(
            say("{path} is MODFLOW {found}; at least {wanted} is needed.", path=path, found=found, wanted=wanted)
        )
    return path


def mf6_version(path: Path) -> tuple[int, ...]:
    """Return the version that the program itself prints, such as (6, 4, 1)."""
    try:
        printed = run_program([str(path), "--version"], path.parent)
    except ModelRunError as error:
        raise ConfigurationError(say("{path} is not the MODFLOW 6 program.", path=path)) from error
    found = re.search(r"mf6\S*:?\s+(\d+)\.(\d+)\.(\d+)", printed)
    if found is None:
        raise ConfigurationError(say("{path} is not the MODFLOW 6 program.", path=path))
    return tuple(int(part) for part in found.groups())


def run_mf6(
    program: Path, folder: Path, time_steps: int, progress: Progress, what: str, grid: LayeredGrid | None = None
) -> None:
    """Run MODFLOW 6 in ``folder``, reporting a time step at a time.

    Parameters
    ----------
    program, folder : Path
    time_steps : int
        How many there are in all.
    progress : Progress
    what : str
        ``flow`` or ``transport``, for the sentence.
    grid : LayeredGrid, optional
        With it, a failure says where on the map it lies.

    Raises
    ------
    StoppedModelError
        With the reason that MODFLOW 6 itself gives; the tail of the listing is attached.
    Cancelled
        After the program has been stopped.
    """
    done = 0

    def follow(line: str) -> None:
        nonlocal done
        if "Time step:" in line:
            done += 1
            # The line is printed when the step begins.
            progress.report(min((done - 1) / time_steps, 1.0))

    try:
        run_program([str(program)], folder, on_line=follow, progress=progress)
    except ModelRunError as error:
        raise failure_of(folder, error, what, grid) from error
    progress.report(1.0)
