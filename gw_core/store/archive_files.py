# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Archived observations as files that anybody can read: UTF-8 CSV in gzip; each row has names, unit and UTC time."""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..errors import Finding, InvalidInputError
from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

COLUMNS = ["point", "property", "sensor", "unit", "time", "value", "censored", "flag", "batch_id"]
_READINGS = ("datastream_id", "time", "value", "censored", "flag", "batch_id")
_LEVEL = 4  # of gzip: a third faster than the usual 6, a few percent larger
_PIECE = 200_000


class Digest:
    """Digest of readings whatever holds them, to compare what was written with what is read back."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self.rows = 0

    def add(self, names: pd.DataFrame, readings: dict[str, NDArray[Any]]) -> None:
        """Add rows; ``names`` holds point, property and sensor of each."""
        for name in ("point", "property", "sensor"):
            self._digest.update("\x1f".join(names[name]).encode() + b"\x1e")
        value = readings["value"].astype(np.float64)
        value[np.isnan(value)] = np.nan  # of the many kinds of NaN, one
        for values in (readings["time"].astype(np.int64), value + 0.0, readings["censored"].astype(np.uint8),
                       readings["flag"].astype(np.uint8)):  # fmt: skip
            self._digest.update(values.tobytes())
        self.rows += len(value)

    def text(self) -> str:
        """Return the digest so far."""
        return self._digest.hexdigest()


def write(path: Path, pieces: Iterable[dict[str, NDArray[Any]]], streams: pd.DataFrame) -> Digest:
    """Write readings (arrays by name, times in microseconds) with the names of their datastream; return the digest."""
    digest = Digest()
    named = streams.set_index("datastream_id")
    with path.open("xb") as raw, gzip.GzipFile("", "wb", _LEVEL, raw, mtime=0) as packed:
        text = io.TextIOWrapper(packed, encoding="utf-8", newline="")
        text.write(",".join(COLUMNS) + "\n")
        for readings in pieces:
            names = named.loc[readings["datastream_id"]].reset_index(drop=True)
            digest.add(names, readings)
            table = names.assign(
                time=np.char.add(np.datetime_as_string(readings["time"].view("datetime64[us]")), "Z"),
                value=readings["value"], censored=readings["censored"].astype(int), flag=readings["flag"],
                batch_id=readings["batch_id"],
            )  # fmt: skip
            table[COLUMNS].to_csv(text, header=False, index=False, lineterminator="\n")
        text.flush()
        text.detach()
    return digest


def read(path: Path) -> Iterator[tuple[pd.DataFrame, dict[str, NDArray[Any]]]]:
    """Yield names and readings of a file, some hundred thousand rows at a time.

    Raises
    ------
    InvalidInputError
        The file is damaged or no archive of observations.
    """
    kinds = {"point": str, "property": str, "sensor": str, "unit": str, "time": str, "value": "float64"}
    try:
        pieces = pd.read_csv(
            path, compression="gzip", encoding="utf-8", dtype=kinds, chunksize=_PIECE, keep_default_na=False,
            na_values={"value": [""]}, float_precision="round_trip",
        )  # fmt: skip
        for table in pieces:
            if list(table.columns) != COLUMNS:
                raise _bad_file(path)
            yield table[["point", "property", "sensor"]], _readings(table)
    except (EOFError, gzip.BadGzipFile, zlib.error, UnicodeDecodeError, ValueError) as error:
        raise _bad_file(path) from error


def _readings(table: pd.DataFrame) -> dict[str, NDArray[Any]]:
    times = np.array(table["time"].str.rstrip("Z").to_list(), dtype="datetime64[us]")
    return {
        "time": times.view(np.int64), "value": table["value"].to_numpy(), "censored": table["censored"].to_numpy() != 0,
        "flag": table["flag"].to_numpy(dtype=np.uint8),
    }  # fmt: skip


def _bad_file(path: Path) -> InvalidInputError:
    message = say("{file} is damaged or no archive of observations.", file=path.name)
    return InvalidInputError(message, [Finding(code="bad_archive", message=message, place=path.name)])


def read_digest(path: Path) -> Digest:
    """Return the digest of what a file holds."""
    digest = Digest()
    for names, readings in read(path):
        digest.add(names, readings)
    return digest


def file_digest(path: Path) -> str:
    """Return the SHA-256 of the file itself, as ``sha256sum`` prints it."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()
