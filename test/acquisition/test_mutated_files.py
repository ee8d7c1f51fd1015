# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ten thousand damaged logger files: no crash, no hang, no reading lost or changed without a word.

Each is the head of a real file with one to four seeded injuries. Such a file is refused with a sentence, or read; then

* each line that was a reading in the sound file, is unhurt and stands below the first row, is a reading or rejected;
* a reading from an unhurt line has the values of the sound file, where its channels are the same;
* every present cell of an imported channel and every rejected line is in the batch, as an observation or rejected.
"""

from __future__ import annotations

import re
import time
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from gw_monitor.gw_core.acquisition.cells import split_lines
from gw_monitor.gw_core.acquisition.decoding import decode
from gw_monitor.gw_core.acquisition.logger_batches import prepare
from gw_monitor.gw_core.acquisition.loggers.registry import read_loggers
from gw_monitor.gw_core.acquisition.loggers.workbooks import is_workbook
from gw_monitor.gw_core.acquisition.prepared import FileSource, ImportSettings, Site
from gw_monitor.gw_core.acquisition.wells import WellNames
from gw_monitor.gw_core.errors import GwError

FOLDERS = [Path(__file__).resolve().parents[3] / "shared" / "data" / name for name in ("loggers", "levels")]
FILES = sorted(
    path for folder in FOLDERS if folder.is_dir() for path in folder.iterdir()
    if path.name != "INDEX.csv" and path.suffix != ".tif"
)  # fmt: skip
MUTANTS = 10_000
WORKBOOKS_EACH = 20  # they take long to open
LINES = 200
LONGEST_S = 20.0  # for a head of 200 lines, however busy the machine; they take some milliseconds
SITE = Site(wells=WellNames(["MW-1"]), time_zone="UTC")
SETTINGS = ImportSettings(point="MW-1", time_zone="UTC")
ENCODINGS = ("utf-16", "utf-16-le", "utf-8-sig", "cp437", "gb18030", "latin-1")


@dataclass(frozen=True)
class Sound:
    """What a sound head holds: the values of each line that is a reading, by its text, and its channels."""

    data: bytes
    readings: dict[str, list]
    channels: list


def head_of(path: Path) -> bytes:
    data = path.read_bytes()
    return data if is_workbook(data) else b"\n".join(data.split(b"\n", LINES)[:LINES])


def sound(data: bytes) -> Sound:
    try:
        files = read_loggers(data)
        texts = [] if is_workbook(data) else split_lines(decode(data).text)
    except GwError:
        return Sound(data, {}, [])
    lines = Counter(texts)
    readings = {
        texts[line - 1]: values
        for file in files
        for line, values in zip(file.lines.tolist(), file.values.tolist(), strict=True)
        if line <= len(texts) and lines[texts[line - 1]] == 1 and stands_in(values, texts[line - 1])
    }
    return Sound(data, readings, [file.columns for file in files])


def stands_in(values: list, text: str) -> bool:
    """Return whether a line is a whole reading: some loggers write a moment in several."""
    written = {abs(float(number.replace(",", "."))) for number in re.findall(r"\d+(?:[.,]\d+)?", text)}
    return len(written) > 2 and all(np.isnan(value) or abs(value) in written for value in values)


def hurt(data: bytes, random: np.random.Generator) -> bytes:
    for _ in range(int(random.integers(1, 5))):
        data = INJURIES[int(random.integers(len(INJURIES)))](data, random)
    return data


def flip(data: bytes, random: np.random.Generator) -> bytes:
    changed = bytearray(data)
    for at in random.integers(0, max(1, len(data)), int(random.integers(1, 9))):
        changed[at : at + 1] = bytes([int(random.integers(256))])
    return bytes(changed)


def drop(data: bytes, random: np.random.Generator) -> bytes:
    at, length = int(random.integers(0, max(1, len(data)))), int(random.integers(1, 200))
    return data[:at] + data[at + length :]


def double(data: bytes, random: np.random.Generator) -> bytes:
    at, length = int(random.integers(0, max(1, len(data)))), int(random.integers(1, 200))
    return data[: at + length] + data[at:]


def cut(data: bytes, random: np.random.Generator) -> bytes:
    return data[: int(random.integers(0, len(data) + 1))]


def swap_lines(data: bytes, random: np.random.Generator) -> bytes:
    lines = data.split(b"\n")
    left, right = random.integers(0, len(lines), 2)
    lines[left], lines[right] = lines[right], lines[left]
    return b"\n".join(lines)


def repeat_lines(data: bytes, random: np.random.Generator) -> bytes:
    lines = data.split(b"\n")
    start, to = random.integers(0, len(lines), 2)
    return b"\n".join([*lines[:to], *lines[start : start + int(random.integers(1, 9))], *lines[to:]])


def fill_with_nul(data: bytes, random: np.random.Generator) -> bytes:
    at = int(random.integers(0, len(data) + 1))
    return data[:at] + bytes(int(random.integers(1, 600))) + data[at:]


def other_delimiter(data: bytes, random: np.random.Generator) -> bytes:
    old, new = random.permutation([b",", b";", b"\t", b"|", b" "])[:2]
    return data.replace(bytes(old), bytes(new), int(random.choice([1, 20, 10**6])))


def other_encoding(data: bytes, random: np.random.Generator) -> bytes:
    return data.decode("latin-1").encode(ENCODINGS[int(random.integers(len(ENCODINGS)))], errors="replace")


def other_digits(data: bytes, random: np.random.Generator) -> bytes:
    changed = bytearray(data)
    places = [at for at, sign in enumerate(changed) if 48 <= sign < 58]
    for at in random.choice(places, min(len(places), int(random.integers(1, 20)))) if places else ():
        changed[at] = int(random.integers(48, 58))
    return bytes(changed)


def other_line_ends(data: bytes, random: np.random.Generator) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\n", [b"\r", b"\r\n", b"\r\r\n", b"\n\n"][int(random.integers(4))])


def odd_word(data: bytes, random: np.random.Generator) -> bytes:
    at = int(random.integers(0, len(data) + 1))
    words = [
        b"NaN",
        b"1e400",
        b"-1E+10",
        b'"',
        b"<",
        b"&#0;",
        b"99:99:99",
        b"\xff\xfe",
        b"9" * 400,
        b"(" * 50,
        b"END OF DATA",
    ]
    return data[:at] + words[int(random.integers(len(words)))] + data[at:]


INJURIES = (
    flip, drop, double, cut, swap_lines, repeat_lines, fill_with_nul, other_delimiter, other_encoding, other_digits,
    other_line_ends, odd_word,
)  # fmt: skip


def check_lines(data: bytes, files, whole: Sound) -> None:
    texts = split_lines(decode(data).text)
    accounted = {int(line) for file in files for line in file.lines} | {e.line for f in files for e in f.rejected}
    first = min(accounted)
    lost = [
        text for number, text in enumerate(texts, start=1)
        if number > first and number not in accounted and text in whole.readings
    ]  # fmt: skip
    assert not lost
    if [file.columns for file in files] != whole.channels or len(files) != 1:
        return
    for line, values in zip(files[0].lines.tolist(), files[0].values.tolist(), strict=True):
        known = whole.readings.get(texts[line - 1] if line <= len(texts) else "")
        assert known is None or np.array_equal(known, values, equal_nan=True)


def check_batch(data: bytes, files) -> None:
    prepared = prepare(FileSource(name="x", stem="x", data=data, sha256=""), SETTINGS, SITE)
    known = [[at for at, info in enumerate(file.columns) if info.property] for file in files]
    cells = sum(int(file.present[:, at].sum()) for file, at in zip(files, known, strict=True))
    rejected = sum(len(file.rejected) for file in files)
    batch = prepared.batch
    assert len(batch.observations) + len(batch.rejected) == cells + rejected
    assert len(batch.lines) == len(batch.observations)
    assert batch.observations["time"].notna().all()


def judge(data: bytes, whole: Sound, name: str) -> None:
    """Read an injured file; fail when it crashes or loses a reading (``name`` tells which it was)."""
    start = time.monotonic()
    try:
        files = read_loggers(data)
        for file in files:
            assert not np.isnat(file.times).any()
            assert len(file.times) == len(file.lines) == len(file.raw) == len(file.values) == len(file.present)
            assert file.values.shape == (len(file.times), len(file.columns))
        check_batch(data, files)
    except GwError as error:
        assert error.message, name
        return
    finally:
        assert time.monotonic() - start < LONGEST_S, name
    if not is_workbook(data):
        check_lines(data, files, whole)


TEXTS = [path for path in FILES if not is_workbook(path.read_bytes()[:8])]
EACH = -(-MUTANTS // len(TEXTS)) if TEXTS else 0


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_no_injury_crashes_hangs_or_loses_a_reading(path):
    whole = sound(head_of(path))
    random = np.random.default_rng(zlib.crc32(path.name.encode()))
    for number in range(EACH if path in TEXTS else WORKBOOKS_EACH):
        judge(hurt(whole.data, random), whole, f"{path.name}, number {number}")


def test_there_are_ten_thousand(shared):
    assert len(TEXTS) * EACH >= MUTANTS
    assert sum(bool(sound(head_of(path)).readings) for path in TEXTS) > len(TEXTS) / 2
