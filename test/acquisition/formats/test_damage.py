# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the field does to files: other encodings and line ends, padding, headings again, breaks; nothing may be lost."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.acquisition.decoding import decode
from gw_monitor.gw_core.acquisition.loggers.registry import READERS, read_loggers
from gw_monitor.gw_core.errors import GwError
from gw_monitor.test.acquisition.formats.samples import ENTRIES, LINES, SAMPLES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

QUICK = settings(
    max_examples=200, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip


def read(text: str | bytes):
    return read_loggers(text if isinstance(text, bytes) else text.encode())


def accounted(parts) -> int:
    return sum(part.data_rows for part in parts)


def content(parts) -> list[tuple]:
    """Return what was read, comparable: place, serial, channels, moments, values."""
    return [
        (
            part.location, part.serial, [info.property for info in part.columns], part.times.tolist(),
            np.nan_to_num(part.values, nan=-1e9).tolist(), part.present.tolist(),
            None if part.flags is None else part.flags.tolist(),
        )
        for part in parts
    ]  # fmt: skip


@pytest.mark.parametrize("name", SAMPLES)
def test_each_format_is_read_by_its_reader_and_complete(name):
    sample = SAMPLES[name]
    parts = read(sample.text)
    assert {part.reader for part in parts} == {sample.reader}
    assert sum(len(part.times) for part in parts) == sample.count == accounted(parts)
    assert next(reader.name for reader in READERS if reader.recognises(sample.text)) == sample.reader


ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030")
ENCODED = [
    (name, encoding)
    for name, sample in SAMPLES.items()
    for encoding in (*ENCODINGS, *(["cp437"] if sample.text.isascii() else []))  # it has no Chinese
]


@pytest.mark.parametrize(("name", "encoding"), ENCODED)
def test_other_encodings_change_nothing(name, encoding):
    text = SAMPLES[name].text
    assert content(read(text.encode(encoding))) == content(read(text))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("end", ["\r", "\r\n", "\r\r\n"])
def test_other_line_ends_change_nothing(name, end):
    text = SAMPLES[name].text
    assert content(read(text.replace("\n", end))) == content(read(text))


@pytest.mark.parametrize("name", SAMPLES)
def test_padding_at_the_end_changes_nothing(name):
    text = SAMPLES[name].text
    assert content(read(text.encode() + b"\x00" * 700)) == content(read(text))


@pytest.mark.parametrize("name", LINES)
def test_a_file_put_behind_itself_gives_its_readings_twice(name):
    sample = LINES[name]
    parts = read(sample.text + sample.text)
    assert sum(len(part.times) for part in parts) == 2 * sample.count
    lost = [each for part in parts for each in part.rejected if each.whole and each.raw in sample.rows]
    assert not lost


@pytest.mark.parametrize("name", LINES)
def test_headings_among_the_rows_are_no_readings_and_cost_none(name):
    sample = LINES[name]
    lines = sample.text.split("\n")
    heading = next(line for line in reversed(lines[: sample.first]) if line.strip() and not line[0].isdigit())
    middle = sample.first + 9
    parts = read("\n".join((*lines[:middle], heading, *lines[middle:])))
    assert sum(len(part.times) for part in parts) == sample.count


@pytest.mark.parametrize("name", LINES)
def test_storage_never_written_costs_no_row_but_the_broken_one(name):
    sample = LINES[name]
    data = sample.text.encode()
    middle = data.index(sample.rows[10].encode()) + len(sample.rows[10].encode()) // 2
    parts = read(data[:middle] + b"\x00" * 512 + data[middle:])
    assert accounted(parts) == sample.count + 1  # the halves of the broken row, each for itself
    assert sum(len(part.times) for part in parts) >= sample.count - 1


@pytest.mark.parametrize("name", LINES)
def test_a_file_cut_anywhere_accounts_for_each_row_it_still_has(name):
    sample = LINES[name]
    start = len("\n".join(sample.text.split("\n")[: sample.first])) + 1
    for cut in range(start + 3 * len(sample.rows[0]), len(sample.text), 7):
        text = sample.text[:cut]
        rows = [line for line in text.split("\n")[sample.first :] if line.strip(" ,")]
        parts = read(text)
        assert accounted(parts) == len(rows), text[-60:]
        assert sum(len(part.times) for part in parts) >= len(rows) - 1


@pytest.mark.parametrize("name", ENTRIES)
def test_a_document_cut_anywhere_gives_its_whole_entries_and_accounts_for_the_last(name):
    sample = ENTRIES[name]
    lines = sample.text.split("\n")
    entry = next(line for line in lines if "2024-05-01" in line)
    first = sample.text.index(entry)
    for cut in range(first + 2 * len(entry), len(sample.text) - 25, 7):
        text = sample.text[:cut]
        whole = sum(line.rstrip(",") in lines or f"{line.rstrip(',')}," in lines for line in text[first:].split("\n"))
        whole = min(whole, text[first:].count("2024-05-"))
        parts = read(text)
        times = sum(len(part.times) for part in parts)
        assert times >= whole - 1
        assert accounted(parts) >= text[first:].count("2024-05-")
        assert any("breaks off" in note for part in parts for note in part.end_notes)


@QUICK
@given(data=st.data(), name=st.sampled_from(sorted(LINES)))
def test_damaged_rows_are_readings_or_rejected(data, name):
    sample = LINES[name]
    noise = st.text(st.characters(blacklist_characters="\r\n\x00\x1a", blacklist_categories=("Cs", "Cc")), max_size=8)
    rows = list(sample.rows)
    for _ in range(data.draw(st.integers(1, 4))):
        row = data.draw(st.integers(1, len(rows) - 1))
        start = data.draw(st.integers(1, len(rows[row]) - 1))
        rows[row] = rows[row][:start] + data.draw(noise) + rows[row][data.draw(st.integers(start, len(rows[row]))) :]
    text = "\n".join((*sample.text.split("\n")[: sample.first], *rows, ""))
    parts = read(text)
    assert accounted(parts) == len(rows)
    for part in parts:
        assert not np.isnat(part.times).any()
        assert part.values.shape == part.present.shape == (len(part.times), len(part.columns))
        assert part.flags is None or part.flags.shape == part.values.shape


@QUICK
@given(data=st.data(), name=st.sampled_from(sorted(SAMPLES)))
def test_any_damage_ends_in_readings_or_one_clear_refusal(data, name):
    text = bytearray(SAMPLES[name].text.encode())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text) - 1))
        text[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=6))
    try:
        parts = read(bytes(text[: data.draw(st.integers(1, 5000))]))
    except GwError as error:
        assert str(error)
        assert "{" not in str(error)
    else:
        assert all(each.reason for part in parts for each in part.rejected)


@pytest.mark.parametrize(
    "bomb",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]>', '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)  # fmt: skip
def test_entities_of_foreign_xml_are_never_expanded(bomb):
    text = SAMPLES["fews"].text.replace("<TimeSeries", f"{bomb}<TimeSeries", 1)
    with pytest.raises(GwError, match="entities"):
        read(text)


def test_json_nested_without_end_is_refused():
    text = '{"name": "ns1:timeSeriesResponseType", "value": {"timeSeries": ' + "[" * 200_000
    with pytest.raises(GwError, match="no valid JSON"):
        read(text)


def test_the_samples_are_plain_text():
    assert all(decode(sample.text.encode()).encoding in {"ascii", "utf-8"} for sample in SAMPLES.values())
