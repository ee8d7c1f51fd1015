# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command as people and systemd use it: every subcommand, exit codes, languages, signals."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import sys
from contextlib import closing

import pytest
import yaml
from gw_monitor.gw_core.service.cli import main
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.test.mosquitto import free_port
from gw_monitor.test.service.fakes import Feeder, Service, until

MODULE = [sys.executable, "-m", "gw_monitor.gw_core.service"]


@pytest.fixture
def trial(root, tmp_path):
    """The example park and its scenario in a folder of their own, on ports that are free."""
    texts = {
        name: (root / "resources" / "service" / name).read_text("utf-8") for name in ("park.yaml", "scenario.yaml")
    }
    for port in ("15020", "19212", "18080", "18081", "8787"):
        free = str(free_port())
        texts = {name: text.replace(port, free) for name, text in texts.items()}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_example_park_is_watched_from_its_scenario(trial, capsys):
    scenario, config = str(trial / "scenario.yaml"), str(trial / "park.yaml")
    assert main(["simulate", "--scenario", scenario, "--make-park", str(trial / "park.gpkg")]) == 0
    playing = subprocess.Popen([*MODULE, "simulate", "--scenario", scenario], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)  # fmt: skip
    watching = subprocess.Popen([*MODULE, "watch", "--config", config], stderr=subprocess.PIPE, text=True)
    store = GeoPackageStore(trial / "park.gpkg")
    try:
        until(lambda: set(store.latest()["point"]) == {"MW-1", "MW-2", "MW-3", "MW-4", "WS-1"}, 40)
        assert main(["test", "--config", config, "field PLC"]) == 0
        assert main(["status", "--config", config]) == 0
        assert json.loads(capsys.readouterr().out.partition("{")[2].join(["{", ""]))["state"] == "ok"
        playing.stdin.write("plc silent on\nnobody silent on\n")
        playing.stdin.flush()
        assert "Done" in playing.stdout.readline()
        assert "no device nobody" in playing.stdout.readline()
        until(lambda: "waiting" in set(store.health().query("link == 'field PLC'")["state"]), 40)
        assert main(["test", "--config", config, "field PLC"]) == 1
        playing.stdin.write("quit\n")
        playing.stdin.flush()
        assert playing.wait(30) == 0
    finally:
        for process in (watching, playing):
            process.terminate()
        log = watching.communicate(timeout=60)[1]
        playing.communicate(timeout=60)
    assert watching.returncode == 0
    assert all("event" in json.loads(line) for line in log.splitlines())
    values = store.read_observations().merge(store.datastreams(), on="datastream_id")
    levels = values[values["property"] == "water_level"].groupby("point")["value"].mean()
    assert levels.round(1).to_dict() == pytest.approx({"MW-1": 10.4, "MW-2": 10.1, "MW-4": 9.7}, abs=0.11)
    store.close()


def test_all_faults_of_the_settings_are_said_with_their_places(trial, capsys):
    node = yaml.safe_load((trial / "park.yaml").read_text("utf-8"))
    node |= {"databse": "x", "database": "park.txt", "time_zone": "Mars/Olympus"}
    node["outbox"] |= {"limit_mb": -1, "fsnc": True}
    node["links"][0]["port"] = 70_000
    node["links"][1] |= {"kind": "carrier pigeon"}
    node["links"][3] |= {"name": "gw-monitor"}
    (trial / "park.yaml").write_text(yaml.safe_dump(node), encoding="utf-8")
    assert main(["check", "--config", str(trial / "park.yaml")]) == 1
    said = capsys.readouterr().err
    for place in ("park.yaml: ", "park.yaml.database", "park.yaml.time_zone", "outbox.limit_mb", "links[1].port",
                  "links[2].kind", "links[4].name"):  # fmt: skip
        assert place in said, place
    for word in ('"databse" is unknown', '"fsnc" is unknown', "Mars/Olympus"):
        assert word in said, word


def test_settings_that_are_wrong_are_not_watched(trial, capsys):
    (trial / "park.yaml").write_text("links: [", encoding="utf-8")
    assert main(["watch", "--config", str(trial / "park.yaml")]) == 3
    assert "no valid YAML" in capsys.readouterr().err
    assert main(["watch", "--config", str(trial / "gone.yaml")]) == 3


def test_faults_of_a_scenario_are_said(trial, capsys):
    node = yaml.safe_load((trial / "scenario.yaml").read_text("utf-8"))
    node["faults"] = [{"at_s": 1, "device": "nobody", "fault": "silent"}, {"at_s": 1, "device": "plc", "fault": "odd"}]
    node["signals"][0]["parts"][0] = {"kind": "replay", "file": "gone.csv"}
    (trial / "scenario.yaml").write_text(yaml.safe_dump(node), encoding="utf-8")
    assert main(["simulate", "--scenario", str(trial / "scenario.yaml")]) == 3
    said = capsys.readouterr().err
    assert "no device nobody" in said
    assert "'odd' is not one of" in said
    assert "gone.csv cannot be replayed" in said


def test_wrong_command_lines_end_with_2(capsys):
    for arguments in ([], ["watch"], ["dance"]):
        with pytest.raises(SystemExit) as caught:
            main(arguments)
        assert caught.value.code == 2
    capsys.readouterr()


def test_a_link_that_is_not_there_is_a_wrong_command_line(trial, capsys):
    assert main(["test", "--config", str(trial / "park.yaml"), "nobody"]) == 2
    assert "field PLC" in capsys.readouterr().err


def test_a_service_that_does_not_run_is_said(trial, capsys):
    assert main(["status", "--config", str(trial / "park.yaml")]) == 1
    assert "does not answer" in capsys.readouterr().err


@pytest.fixture
def running(gpkg_store, tmp_path):
    """A service over a small park, with one device that sends."""
    gpkg_store.close()
    feeder = Feeder(free_port(), "A1")
    service = Service(tmp_path, "small.gpkg", [feeder.link()])
    yield service, feeder
    service.__exit__(None)


def test_a_second_one_on_the_same_outbox_is_refused(running, capsys):
    service, feeder = running
    with feeder, service:
        service.until(lambda health: health["state"] == "ok")
        settings = yaml.safe_load(service.config.read_text())
        other = service.folder / "other.yaml"
        other.write_text(yaml.safe_dump(settings | {"health": {"port": 0}}))
        assert main(["watch", "--config", str(other)]) == 3
        assert "in use by another program" in capsys.readouterr().err
        assert service.stop() == 0


def test_a_stop_leaves_everything_in_the_database(running):
    service, feeder = running
    with feeder, service:
        until(lambda: len(feeder.acknowledged) > 50, 40)
        assert service.stop() == 0
    store = GeoPackageStore(service.folder / "small.gpkg")
    assert len(store.read_observations()) >= len(feeder.acknowledged)
    health = store.health().set_index(["link", "device"])
    assert health.loc[("door A1", ""), "state"] == "stopped"
    assert health.loc[("door A1", ""), "waiting"] == 0
    store.close()


def asked(port: int, path: str, host: str = "localhost") -> tuple[int, str]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path, headers={"Host": host})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def test_the_endpoint_answers_this_machine_only_and_nothing_else(running):
    service, feeder = running
    with feeder, service:
        service.until(lambda health: health["state"] == "ok")
        status, metrics = asked(service.port, "/metrics")
        assert status == 200
        assert re.search(r'gw_monitor_link_online\{link="door A1",device=""\} 1', metrics)
        assert asked(service.port, "/etc")[0] == 404
        assert asked(service.port, "/health", host="evil.example") == (403, "")
        assert service.stop() == 0


def test_systemd_hears_ready_watchdog_and_stopping(running):
    service, feeder = running
    address = str(service.folder / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.bind(address)
        channel.settimeout(20)
        service.environment = {"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "600000"}
        with feeder, service:
            assert channel.recv(100) == b"READY=1"
            assert channel.recv(100) == b"WATCHDOG=1"
            assert service.stop() == 0
        heard = set()
        while b"STOPPING=1" not in heard:
            heard.add(channel.recv(100))


def test_a_health_port_that_is_taken_is_said(running, capsys):
    service, _ = running
    with socket.socket() as channel:
        channel.bind(("127.0.0.1", service.port))
        channel.listen()
        assert main(["watch", "--config", str(service.config)]) == 3
    assert f"cannot use port {service.port}" in capsys.readouterr().err


def test_it_speaks_the_users_language(trial, monkeypatch, capsys):
    monkeypatch.setenv("LANGUAGE", "zh_CN")
    (trial / "park.yaml").write_text("", encoding="utf-8")
    assert main(["check", "--config", str(trial / "park.yaml")]) == 1
    chinese = capsys.readouterr().err
    monkeypatch.setenv("LANGUAGE", "en")
    assert main(["check", "--config", str(trial / "park.yaml")]) == 1
    assert chinese != "" != capsys.readouterr().err


def test_the_launcher_runs(root):
    environment = {**os.environ, "LANGUAGE": "en"}
    done = subprocess.run([root / "scripts" / "gw-monitor", "--version"], check=True, capture_output=True, text=True,
                          env=environment)  # fmt: skip
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", done.stdout)
