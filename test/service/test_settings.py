# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Secrets, signals, log lines: the small parts of the service."""

from __future__ import annotations

import io
import json
import logging
import threading
from datetime import datetime, timedelta, timezone

import numpy as np
import pytest
from gw_monitor.gw_core.acquisition.backoff import Backoff, Waits
from gw_monitor.gw_core.entries import Entry
from gw_monitor.gw_core.errors import ConfigurationError, StoreError
from gw_monitor.gw_core.service.credentials import secret
from gw_monitor.gw_core.service.event_log import EventFormatter, LogFormat
from gw_monitor.gw_core.service.scenario import read_scenario
from gw_monitor.gw_core.service.signals import Signals, read_signals
from gw_monitor.gw_core.service.simulate import Simulation
from gw_monitor.gw_core.store.opening import named_store

START = datetime(2026, 5, 1, tzinfo=timezone.utc)


def signals_of(tmp_path, *parts, seed=1):
    findings = []
    node = {"seed": seed, "signals": [{"name": "s", "parts": list(parts)}]}
    made = read_signals(Entry(node, "test", findings), tmp_path)
    assert not findings, findings
    signals = Signals(START, made)
    return lambda seconds: signals("s", START + timedelta(seconds=seconds))


def test_a_secret_is_a_credential_or_a_variable(tmp_path, monkeypatch):
    (tmp_path / "park-db").write_text("from a file\n")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    monkeypatch.setenv("GW_MONITOR_SECRET_BROKER_1", "from a variable")
    assert secret("park-db") == "from a file"
    assert secret("broker-1") == "from a variable"
    with pytest.raises(ConfigurationError, match="GW_MONITOR_SECRET_NOBODY"):
        secret("nobody")
    for name in ("../park-db", "", "/etc/shadow", "a/b"):
        with pytest.raises(ConfigurationError, match="name of a secret"):
            secret(name)


def test_signals_are_sums_of_their_parts(tmp_path):
    value = signals_of(
        tmp_path, {"kind": "constant", "value": 3}, {"kind": "sine", "amplitude": 2, "period_s": 40},
        {"kind": "step", "at_s": 100, "value": 10}, {"kind": "drift", "per_day": 8.64},
    )  # fmt: skip
    assert value(10) == pytest.approx(3 + 2 + 0.001)
    assert value(110) == pytest.approx(3 + 2 * np.sin(2 * np.pi * 110 / 40) + 10 + 0.011)


def test_a_plume_arrives_along_half_a_wave(tmp_path):
    value = signals_of(tmp_path, {"kind": "arrival", "at_s": 50, "over_s": 100, "value": 8})
    assert [value(t) for t in (0, 50, 100, 150, 1000)] == pytest.approx([0, 0, 4, 8, 8])


def test_noise_is_normal_and_the_same_on_every_run(tmp_path):
    value, again = (signals_of(tmp_path, {"kind": "noise", "deviation": 2}) for _ in range(2))
    other = signals_of(tmp_path, {"kind": "noise", "deviation": 2}, seed=2)
    drawn = np.array([value(t) for t in range(4000)])
    assert [again(t) for t in range(50)] == drawn[:50].tolist()
    assert other(1) != drawn[1]
    # Standard errors: 2/sqrt(4000) = 0.03 of the mean, 2/sqrt(8000) = 0.02 of the deviation; five of them.
    assert abs(drawn.mean()) < 0.16
    assert abs(drawn.std() - 2) < 0.12


def test_a_replay_holds_each_value_until_the_next_and_begins_anew(tmp_path):
    (tmp_path / "r.csv").write_text("time_s,value\n0,1\n10,2\n30,1\n")
    value = signals_of(tmp_path, {"kind": "replay", "file": "r.csv"})
    assert [value(t) for t in (0, 9.9, 10, 29, 30, 41)] == [1, 1, 2, 2, 1, 2]


def test_planned_faults_begin_and_end_and_lines_are_obeyed(root, tmp_path):
    scenario = read_scenario(root / "resources" / "service" / "scenario.yaml")
    simulation = Simulation(scenario)
    said = []

    class Played:
        address = "nowhere"

        def __init__(self, name):
            self.name = name

        def start(self):
            said.append((self.name, "start"))

        def stop(self):
            said.append((self.name, "stop"))

        def set_fault(self, fault, *, active):
            said.append((self.name, fault, active))

    simulation.devices = {name: Played(name) for name in simulation.devices}
    simulation._turns = lambda: [(0.0, "plc", "silent", True), (0.01, "plc", "silent", False)]
    stop = threading.Event()
    playing = threading.Thread(target=simulation.play, args=(stop,))
    playing.start()
    answers = list(simulation.obey(io.StringIO("weather error on\nwhat\nquit\n"), stop))
    playing.join(10)
    assert answers[0] == "Done."
    assert "plc (silent" in answers[1]
    assert ("weather", "error", True) in said
    assert said[-1] == (next(iter(simulation.devices)), "stop")
    planned = Simulation(scenario)._turns()
    assert [(turn[1], turn[3]) for turn in planned] == [("plc", True), ("plc", False)]


def test_a_log_line_is_one_line_whatever_is_in_it():
    error = ValueError("two\nlines")
    record = logging.makeLogRecord(
        {"levelname": "ERROR", "msg": "odd", "exc_info": (ValueError, error, None), "link": 'a "b"\n'}
    )
    for style in LogFormat:
        assert "\n" not in EventFormatter(style).format(record)
    assert json.loads(EventFormatter(LogFormat.JSON).format(record))["link"] == 'a "b"\n'


def test_names_of_stores():
    with pytest.raises(StoreError, match=r"not a GeoPackage file \(.gpkg\) and not service:NAME"):
        named_store("postgres:park")
    with pytest.raises(StoreError, match="No database"):
        named_store("")
    made = named_store("service:pa'rk", options={"application_name": "it's"})
    assert made._engine._dsn == r"service='pa\'rk' application_name='it\'s'"
    made.close()


def test_a_backoff_never_waits_longer_than_its_cap():
    backoff = Backoff(Waits(first_s=0.5, longest_s=3.0))
    assert all(backoff.next_s() <= 3.0 for _ in range(20))
