# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Modbus and HTTP from simulated devices to rows in a database, through the service, with faults on the way."""

from __future__ import annotations

import numpy as np
import yaml
from gw_monitor.gw_core.service.settings import parse_settings
from gw_monitor.gw_core.service.watch import build
from gw_monitor.gw_core.store.ports import ObservationQuery
from gw_monitor.test.acquisition.links.modbus_devices import LEVEL, link_node, register, slave
from gw_monitor.test.acquisition.links.recording import wait_until
from gw_monitor.test.acquisition.links.test_http_json import node_of, service


def test_after_restarts_and_outages_the_database_has_everything_once(gpkg_store, tmp_path):
    streams = [{"signal": "air", "station": "MW-4", "parameter": "air_temperature", "unit": "degC"}]
    held = [{"unit": at, "registers": [LEVEL]} for at in (1, 2)]
    with slave(units=held, restart_s=0.5, dead_unit=2) as plc, service(streams=streams) as web:
        units = [{"unit": 1, "name": "PLC", "registers": [register()]},
                 {"unit": 2, "name": "pump", "registers": [register(point="MW-2")]}]  # fmt: skip
        links = [{"name": "plc", "kind": "modbus"} | link_node(plc.address, units=units, interval_s=0.5),
                 {"name": "weather", "kind": "http_json"} | node_of(web)]  # fmt: skip
        node = {"database": str(tmp_path / "small.gpkg"), "time_zone": "UTC", "health": {"port": 0}, "links": links}
        coordinator, _ = build(parse_settings(yaml.safe_dump(node), "park.yaml", tmp_path))
        coordinator.start()

        def rows(point):
            return len(gpkg_store.read_observations(ObservationQuery(points=(point,))))

        def fault(link, device=""):
            found = [row.last_fault for row in coordinator.board.rows({}) if (row.link, row.device) == (link, device)]
            return "".join(found)

        try:
            plc.set_fault("dead_unit", active=True)
            wait_until(lambda: rows("MW-1") >= 2 and rows("MW-4") >= 10, seconds=20)
            plc.set_fault("restart", active=True)
            web.set_fault("error", active=True)
            wait_until(lambda: "500" in fault("weather") and "lost" in fault("plc", "PLC"), seconds=20)
            web.set_fault("error", active=False)
            plc.set_fault("dead_unit", active=False)
            seen, weather = rows("MW-1"), rows("MW-4")
            wait_until(lambda: rows("MW-1") > seen + 2 and rows("MW-4") > weather + 20 and rows("MW-2"), seconds=30)
            states = {(row.link, row.device): row.state for row in coordinator.board.rows({})}
        finally:
            assert not coordinator.stop()
    frame = gpkg_store.read_observations(ObservationQuery(points=("MW-4",)))
    steps = np.diff(frame["time"].astype("int64"))
    assert set(np.round(steps / 1e8).astype(int)) == {1}  # a record each 0.1 s, none missing and none twice
    assert set(gpkg_store.read_observations(ObservationQuery(points=("MW-1", "MW-2")))["value"]) == {12.5}
    assert gpkg_store.rejected().empty
    assert {states[key] for key in (("plc", "PLC"), ("plc", "pump"), ("weather", ""))} == {"online"}
    assert "does not answer" in fault("plc", "pump")
