# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a server sees: each fault ends in a clear sentence and an exit code, nothing half-written, nothing lost."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import sysconfig
import time
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from gw_monitor.test.parks import EAST, NORTH, park_records

WELLS = "well,property,date,result,unit\n"
LOGGER = "Date,Time,ms,LEVEL,TEMPERATURE\n"


@dataclass(frozen=True)
class Server:
    """A ``qgis_process`` with the plugin enabled in a profile of its own."""

    environment: dict[str, str]

    def command(self, algorithm: str) -> list[str]:
        return ["qgis_process", "run", f"gwmonitor:{algorithm}", "-"]

    def run(self, algorithm: str, inputs: dict, *, prefix: tuple[str, ...] = ()) -> subprocess.CompletedProcess:
        return subprocess.run(
            [*prefix, *self.command(algorithm)], input=json.dumps({"inputs": {k: str(v) for k, v in inputs.items()}}),
            env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip


@pytest.fixture(scope="module")
def server(root, tmp_path_factory) -> Server:
    environment = os.environ | {
        "QGIS_PLUGINPATH": str(root / "build" / "link"),
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path_factory.mktemp("profile")),
        "PYTHONPATH": sysconfig.get_paths()["purelib"],
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
    }
    subprocess.run(
        ["qgis_process", "plugins", "enable", "gw_monitor"], env=environment, check=True, capture_output=True
    )
    return Server(environment)


@pytest.fixture
def database(gpkg_store, tmp_path) -> Path:
    """A database with the small park."""
    gpkg_store.close()
    return gpkg_store.path if hasattr(gpkg_store, "path") else tmp_path / "small.gpkg"


def rows(database: Path, table: str) -> int:
    with sqlite3.connect(database) as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def refused(done: subprocess.CompletedProcess, *words: str) -> None:
    """Assert an exit code, the words in what was said, and no traceback."""
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "Traceback" not in said
    for word in words:
        assert word in said, said


def layer(path: Path, *, crs: str | None, geometry: dict | None = None, properties: dict | None = None) -> Path:
    """Write a GeoJSON layer of one feature."""
    content: dict = {"type": "FeatureCollection"}
    if crs:
        content["crs"] = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:{crs.replace(':', '::')}"}}
    geometry = geometry or {"type": "Point", "coordinates": [EAST + 10, NORTH + 10]}
    content["features"] = [{"type": "Feature", "properties": properties or {"name": "MW-9"}, "geometry": geometry}]
    path.write_text(json.dumps(content))
    return path


LOGGER_FILES = {
    "empty": (b"", "empty"),
    "binary": (bytes(range(256)) * 40, "binary"),
    "wrong file": (b"Dear colleague,\nplease find attached the minutes.\n", "No reader"),
    "truncated": (b"Serial_number:\n12345\nProject ID:\nx\nLocation:\nMW-1\nLEVEL\nUNIT: m\n", ""),
    "unknown unit": (b"Date and time,Conductivity (furlongz)\n2026-01-01T00:00:00Z,15\n", "furlongz"),
}  # fmt: skip


@pytest.mark.parametrize("case", LOGGER_FILES)
def test_a_file_that_is_no_logger_file_is_refused_with_its_reason(server, database, tmp_path, case):
    content, word = LOGGER_FILES[case]
    file = tmp_path / "readings.csv"
    file.write_bytes(content)
    inputs = {"DATABASE": database, "FILES": file, "POINT": "MW-1", "OUTPUT": tmp_path / "table.csv"}
    refused(server.run("import_loggers", inputs), "readings.csv", word)
    assert rows(database, "observation") == 0


def test_a_file_without_time_zone_needs_one_from_somewhere(server, tmp_path):
    """The park states none, the file neither, and none is given: the door stays shut rather than guess."""
    from dataclasses import replace

    from gw_monitor.gw_core.store.geopackage import GeoPackageStore

    records = park_records()
    store = GeoPackageStore(tmp_path / "zoneless.gpkg")
    store.create()
    store.save_park(replace(records, park=replace(records.park, time_zone="")))
    store.close()
    file = tmp_path / "zoneless.csv"
    file.write_text("Date and time,Water temperature (degC)\n2026-01-01 00:00:00,11.5\n2026-01-01 01:00:00,11.6\n")
    inputs = {"DATABASE": tmp_path / "zoneless.gpkg", "FILES": file, "POINT": "MW-1", "OUTPUT": tmp_path / "table.csv"}
    refused(server.run("import_loggers", inputs), "time zone")
    done = server.run("import_loggers", inputs | {"TIME_ZONE": "Asia/Shanghai"})
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path / "zoneless.gpkg", "observation") == 2


LABORATORY = {
    "unknown property": ("MW-1,unobtainium,2026-01-05,3,ug/L\n", "unobtainium"),
    "unknown unit": ("MW-1,benzene,2026-01-05,3,furlongz\n", "furlongz"),
    "unknown well": ("MW-77,benzene,2026-01-05,3,ug/L\n", "MW-77"),
    "no date": ("MW-1,benzene,,3,ug/L\n", "date"),
}


@pytest.mark.parametrize("case", LABORATORY)
def test_a_bad_row_is_kept_as_rejected_while_the_good_one_is_stored(server, database, tmp_path, case):
    bad, word = LABORATORY[case]
    file = tmp_path / "samples.csv"
    file.write_text(f"{WELLS}MW-2,benzene,2026-01-05,<0.4,ug/L\n{bad}")
    table = tmp_path / "table.csv"
    done = server.run("import_laboratory", {"DATABASE": database, "FILES": file, "OUTPUT": table})
    assert done.returncode == 0, done.stderr
    assert rows(database, "observation") == 1
    assert rows(database, "rejected_row") == 1
    assert word in table.read_text(encoding="utf-8")


def test_wrong_encoding_is_recognised_not_mangled(server, database, tmp_path):
    file = tmp_path / "gbk.csv"
    file.write_bytes("点位,检测项目,采样日期,检测结果,单位\nMW-1,苯,2026-01-05,3.5,μg/L\n".encode("gb18030"))
    done = server.run("import_laboratory", {"DATABASE": database, "FILES": file, "OUTPUT": tmp_path / "table.csv"})
    assert done.returncode == 0, done.stderr
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT value FROM observation").fetchall() == [(3.5,)]


@pytest.mark.parametrize(("crs", "words"), [("EPSG:4326", ("EPSG:4326", "projected"))])
def test_a_geographic_layer_is_refused(server, database, tmp_path, crs, words):
    point = {"type": "Point", "coordinates": [114.0, 31.6]}
    points = layer(tmp_path / "points.geojson", crs=crs, geometry=point)
    before = rows(database, "monitoring_point")
    refused(server.run("import_park", {"DATABASE": database, "PARK_NAME": "Test park", "POINTS": points}), *words)
    assert rows(database, "monitoring_point") == before


def test_a_layer_without_crs_is_refused(server, database, tmp_path):
    table = tmp_path / "points.csv"
    table.write_text(f"name,x,y\nMW-9,{EAST + 10},{NORTH + 10}\n")
    source = f"delimitedtext://{table.as_uri()}?xField=x&yField=y"
    done = server.run("import_park", {"DATABASE": database, "PARK_NAME": "Test park", "POINTS": source})
    refused(done, "no coordinate reference system")
    assert rows(database, "monitoring_point") == len(park_records().points)


def test_a_database_of_a_newer_version_is_left_alone(server, database, tmp_path):
    with sqlite3.connect(database) as connection:
        connection.execute("INSERT INTO schema_version VALUES (9999, 'future', 0)")
    before = database.read_bytes()
    done = server.run("load_observations", {"DATABASE": database, "OUTPUT": tmp_path / "o.gpkg"})
    refused(done, "9999", "newer")
    assert database.read_bytes() == before
    assert not (tmp_path / "o.gpkg").exists()


@pytest.mark.parametrize("content", [None, b"", b"this is not a database, whatever its name says" * 9])
def test_a_database_that_is_none_is_named(server, tmp_path, content):
    path = tmp_path / "park.gpkg"
    if content is not None:
        path.write_bytes(content)
    refused(server.run("load_observations", {"DATABASE": path, "OUTPUT": tmp_path / "o.gpkg"}), "park.gpkg")


@pytest.fixture
def model(tmp_path) -> dict:
    """Layers of a small flow model."""
    ring = [[EAST + x, NORTH + y] for x, y in ((0, 0), (400, 0), (400, 200), (0, 200), (0, 0))]
    west, east = ([[EAST + x, NORTH + 1], [EAST + x, NORTH + 199]] for x in (1, 399))
    area = layer(tmp_path / "area.geojson", crs="EPSG:4547", geometry={"type": "Polygon", "coordinates": [ring]})
    heads = {
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4547"}},
        "features": [_boundary(12.0, west), _boundary(10.0, east)],
    }
    (tmp_path / "heads.geojson").write_text(json.dumps(heads))
    return {
        "AREA": area, "HEADS": tmp_path / "heads.geojson", "CELL_SIZE": 10, "TOP": 20, "BOTTOMS": "0",
        "CONDUCTIVITY": "20", "WORKSPACE": tmp_path / "flow", "OUTPUT": tmp_path / "head.tif",
    }  # fmt: skip


def _boundary(head: float, line: list[list[float]]) -> dict:
    geometry = {"type": "LineString", "coordinates": line}
    return {"type": "Feature", "properties": {"head": head, "layer": 1}, "geometry": geometry}


@pytest.mark.mf6
def test_a_missing_mf6_is_named(server, model):
    refused(server.run("simulate_flow", model | {"MF6": "/nowhere/mf6"}), "/nowhere/mf6")
    assert not model["WORKSPACE"].exists()


@pytest.mark.mf6
def test_a_model_that_does_not_converge_leaves_nothing(server, model, tmp_path):
    """The program named as MF6 ends as MODFLOW 6 does when it fails to converge."""
    program = tmp_path / "mf6"
    program.write_text(
        '#!/bin/sh\ncase "$1" in -v|--version) echo "mf6: 6.4.1 Release";; '
        '*) echo "Solution Group did not converge." | tee mfsim.lst; exit 1;; esac\n'
    )
    program.chmod(0o755)
    refused(server.run("simulate_flow", model | {"MF6": program}), "converge")
    assert not model["WORKSPACE"].exists()
    assert not model["OUTPUT"].exists()


@pytest.mark.mf6
def test_ctrl_c_cancels_a_running_model_and_leaves_nothing(server, model, tmp_path):
    """The program named as MF6 runs for minutes, so that the signal surely comes in mid-run."""
    program = tmp_path / "mf6"
    started = tmp_path / "started"
    program.write_text(
        f'#!/bin/sh\ncase "$1" in -v|--version) echo "mf6: 6.4.1 Release";; *) touch {started}; exec sleep 300;; esac\n'
    )
    program.chmod(0o755)
    inputs = {key: str(value) for key, value in (model | {"MF6": program}).items()}
    process = subprocess.Popen(
        server.command("simulate_flow"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, env=server.environment,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a background shell ignores it
    )  # fmt: skip
    process.stdin.write(json.dumps({"inputs": inputs}))
    process.stdin.close()
    deadline = time.monotonic() + 60
    while not started.exists():
        assert time.monotonic() < deadline, "the model never started"
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    said = process.stdout.read()
    assert process.wait(timeout=60) == 1, said
    assert "Cancelled by the user." in said
    assert not model["WORKSPACE"].exists()
    assert not model["OUTPUT"].exists()


def mounting() -> tuple[str, ...]:
    """Return how a command gets a file system of its own here: as root, in a chroot, or as an ordinary user."""
    for options in (("--propagation", "private"), ("--propagation", "unchanged"), ("--map-root-user",)):
        command = ("unshare", "--mount", *options)
        if subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0:
            return command
    pytest.skip("this system gives this user no file system of its own")


@pytest.fixture
def small_disk(tmp_path) -> tuple[Path, tuple[str, ...]]:
    """A folder that holds 600 kB when a command runs behind the prefix."""
    folder = tmp_path / "disk"
    folder.mkdir()
    script = (
        f'mount -t tmpfs -o size=600k tmpfs {folder} && cp {tmp_path}/small.gpkg {folder}/ && "$@"; code=$?; '
        f"cp {folder}/small.gpkg {tmp_path}/after.gpkg; umount {folder}; exit $code"
    )
    return folder, (*mounting(), "sh", "-c", script, "sh")


def test_a_full_disk_stores_nothing_of_the_file_and_says_so(server, database, tmp_path, small_disk):
    folder, prefix = small_disk
    file = tmp_path / "samples.csv"
    times = pd.date_range("2026-01-01", periods=20_000, freq="min").strftime("%Y-%m-%d %H:%M")
    lines = [f"MW-1,benzene,{time},{n % 97},ug/L" for n, time in enumerate(times)]
    file.write_text(WELLS + "\n".join(lines) + "\n")
    inputs = {"DATABASE": folder / "small.gpkg", "FILES": file, "OUTPUT": tmp_path / "table.csv"}
    refused(server.run("import_laboratory", inputs, prefix=prefix), "full")
    assert rows(tmp_path / "after.gpkg", "observation") == 0
    assert rows(tmp_path / "after.gpkg", "monitoring_point") == len(park_records().points)
