# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures as results: PNG for looking at, SVG for printing and changing."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingParameterFileDestination

from ....gw_core.errors import StoreError
from ....gw_core.wording import say
from ...parameters import with_help
from ...translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

_FORMS = {"PICTURE": "png", "DRAWING": "svg"}


def picture_parameters() -> list[QgsProcessingParameterFileDestination]:
    """Return the outputs PICTURE and DRAWING."""
    picture = QgsProcessingParameterFileDestination("PICTURE", tr("Picture"), fileFilter=tr("PNG files (*.png)"))
    drawing = QgsProcessingParameterFileDestination(
        "DRAWING", tr("Drawing"), fileFilter=tr("SVG files (*.svg)"), optional=True, createByDefault=False
    )
    return [
        with_help(picture, tr("For looking at and for reports.")),
        with_help(drawing, tr("The same, for printing at any size.")),
    ]


def write_picture(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext,
    draw: Callable[[str], bytes],
) -> dict[str, str]:  # fmt: skip
    """Write PICTURE and DRAWING where they are wanted; ``draw`` returns the bytes of a form, ``png`` or ``svg``."""
    made = {}
    for key, form in _FORMS.items():
        path = algorithm.parameterAsFileOutput(parameters, key, context)
        if path:
            _write(Path(path), draw(form))
            made[key] = path
    return made


def _write(path: Path, data: bytes) -> None:
    partial = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        raise StoreError(say("The picture {path} could not be written: {reason}", path=path, reason=error)) from error
    finally:
        with suppress(OSError):
            partial.unlink()
