# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from gw_monitor.gw_core.errors import Cancelled
from gw_monitor.gw_core.progress import Part, Silent, split


class Recorder(Silent):
    def __init__(self, *, stop: bool = False) -> None:
        self.fractions: list[float] = []
        self.stop = stop

    def report(self, fraction: float) -> None:
        self.fractions.append(fraction)

    def cancelled(self) -> bool:
        return self.stop


def test_parts_fill_the_whole_in_order():
    recorder = Recorder()
    for part in split(recorder, [1, 2, 1]):
        part.report(0.0)
        part.report(1.0)
    assert recorder.fractions == pytest.approx([0.0, 0.25, 0.25, 0.75, 0.75, 1.0])


def test_a_part_never_leaves_its_share():
    recorder = Recorder()
    part = Part(recorder, 0.2, 0.4)
    part.report(-3.0)
    part.report(7.0)
    assert recorder.fractions == pytest.approx([0.2, 0.4])


def test_cancellation_reaches_nested_parts():
    inner = Part(Part(Recorder(stop=True), 0, 1), 0, 1)
    with pytest.raises(Cancelled):
        inner.check()
