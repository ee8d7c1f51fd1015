# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder of a flow, its input or a plume: ``<name>.json`` for words, ``<name>.npz`` for arrays."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray


def holds(folder: Path, name: str) -> bool:
    """Return whether both files are there."""
    return (folder / f"{name}.json").is_file() and (folder / f"{name}.npz").is_file()


def write_folder(folder: Path, name: str, words: Mapping[str, Any], arrays: Mapping[str, Any]) -> None:
    """Write both files into an existing folder.

    The arrays are not compressed: that would take twenty times as long for little more than half the size.
    """
    np.savez(folder / f"{name}.npz", **arrays)
    text = json.dumps(words, indent=2, ensure_ascii=False, allow_nan=False)
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def read_folder(folder: Path, name: str, version: int) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Return the words and the arrays of a folder.

    Raises
    ------
    ValueError, OSError, KeyError
        A file is damaged or missing, or of another format than ``version``.
    """
    words: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    if words["format"] != version:
        raise ValueError(f"format {words['format']} is not {version}")
    try:
        with np.load(folder / f"{name}.npz", allow_pickle=False) as found:
            return words, {key: found[key] for key in found.files}
    except BadZipFile as error:
        raise ValueError(str(error)) from error
