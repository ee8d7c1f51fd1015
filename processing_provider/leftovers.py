# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an algorithm that failed or was cancelled leaves behind: nothing half-written."""

from __future__ import annotations

import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsVectorFileWriter,
)

from ..gw_core.errors import GwError

if TYPE_CHECKING:
    from collections.abc import Iterator


def destination_files(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any]) -> dict[str, Path]:
    """Return the files that the results replace, by key; layers of a database and in memory are none."""
    paths = {
        definition.name(): _path_of(parameters.get(definition.name()))
        for definition in algorithm.destinationParameterDefinitions()
    }
    return {key: path for key, path in paths.items() if path is not None}


@contextmanager
def nothing_half_written(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any]) -> Iterator[None]:
    """Remove the result files that were begun when the work within ends in an error or a cancel.

    QGIS writes features as they come, so a cancel or a full disk would leave a layer that looks whole and is not.
    """
    before = {path: _stamp(path) for path in destination_files(algorithm, parameters).values()}
    try:
        yield
    except (GwError, QgsProcessingException) as error:
        traceback.clear_frames(error.__traceback__)  # the sinks live there: a file can be removed once it is closed
        for path, stamp in before.items():
            if _stamp(path) not in (None, stamp):
                _remove(path)
        raise


def _path_of(destination: Any) -> Path | None:
    if isinstance(destination, QgsProcessingOutputLayerDefinition):
        destination = destination.sink.staticValue()
    if not isinstance(destination, str) or not destination or destination.startswith(("ogr:", "postgres:", "memory:")):
        return None
    return Path(destination.partition("|")[0])


def _stamp(path: Path) -> tuple[int, int] | None:
    if not path.is_file():
        return None
    found = path.stat()
    return found.st_mtime_ns, found.st_size


def _remove(path: Path) -> None:
    if path.suffix.lower() == ".shp":
        QgsVectorFileWriter.deleteShapeFile(str(path))
    path.unlink(missing_ok=True)
