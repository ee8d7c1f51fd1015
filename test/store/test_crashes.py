# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs killed, disks full, writers and readers at once: what is there afterwards is whole."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import StoreError
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.store import write_ahead
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.gw_core.store.ports import Batch, DatastreamKey
from osgeo import ogr

DAY = "2024-05-01T08:00:00Z"
# Writes parts without end into the database named by the arguments, saying a line a part.
WRITER = """
import sys, time
import numpy as np, pandas as pd
from pathlib import Path
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.gw_core.store.ports import Batch, DatastreamKey
from gw_monitor.gw_core.store.postgis import PostgisStore

kind, where, way = sys.argv[1:]
store = PostgisStore(where) if kind == "postgis" else GeoPackageStore(Path(where))

def parts():
    for number in range(10_000):
        times = pd.date_range("2020-01-01", periods=20_000, freq="s", tz="UTC") + pd.Timedelta(days=number)
        yield Batch(source="killed", sha256="", reader="r", time_zone="z", running=way == "batches",
                    datastreams=[DatastreamKey(point="MW-1", property="ph")],
                    observations=make_frame(0, times, np.arange(20_000.0)))
        print(number, flush=True)

if way == "batches":
    for part in parts():
        store.write_batch(part)
else:
    store.write_batches(parts())
"""


def start_writer(store, way):
    kind = store._engine.dialect
    where = store._engine._dsn if kind == "postgis" else str(store._engine.path)
    command = [sys.executable, "-c", WRITER, kind, where, way]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def kill_after(process, lines, pause_s):
    for _ in range(lines):
        assert process.stdout.readline(), "the writer ended by itself"
    time.sleep(pause_s)  # not a wait for something: the kill shall fall anywhere in the work on a part
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    process.stdout.close()


@pytest.mark.parametrize("pause_s", [0.0, 0.013, 0.041])
def test_a_writer_killed_in_mid_transaction_leaves_nothing(store, reopen, make_batch, pause_s):
    store.write_batch(make_batch(("MW-1", DAY, 1.0)))
    process = start_writer(store, "parts")
    kill_after(process, 3, pause_s)
    patient = reopen(patience_s=20)  # the server may still be rolling back
    assert patient.write_batch(make_batch(("MW-2", DAY, 2.0))).stored == 1
    assert patient.batches()["source"].tolist() == ["readings.csv"] * 2
    assert len(patient.read_observations()) == 2
    assert patient.rejected().empty


@pytest.mark.parametrize("pause_s", [0.003, 0.029])
def test_a_link_killed_between_batches_loses_and_doubles_nothing(store, reopen, pause_s):
    process = start_writer(store, "batches")
    kill_after(process, 4, pause_s)
    after = reopen(patience_s=20)
    with after._engine.transaction(write=True):
        pass  # the server is done with the killed one
    frame = after.read_observations()
    said = 4  # each line was said when the next part was drawn: so many are surely in
    assert len(frame) % 20_000 == 0 and len(frame) >= 20_000 * (said - 1)
    assert after.batches()["stored"].tolist() == [len(frame)]
    assert after.latest()["time"][0] == frame["time"].iloc[-1]
    if isinstance(after, GeoPackageStore):
        with after._engine.transaction():
            assert after._engine.fetch("PRAGMA integrity_check") == [("ok",)]


def test_two_writers_at_once_lose_and_double_nothing(store, reopen, make_batch):
    hours = pd.date_range("2024-01-01", periods=400, freq="h", tz="UTC")
    faults = []

    def write(offset):
        own = reopen(patience_s=30)
        try:
            for start in range(0, 400, 20):
                place = (start + offset) % 400
                rows = [("MW-1", hour, float(hour.hour)) for hour in hours[place : place + 20]]
                own.write_batch(make_batch(*rows, source=f"writer {offset}"))
        except StoreError as error:
            faults.append(error)
        own.close()

    threads = [threading.Thread(target=write, args=(offset,)) for offset in (0, 200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert faults == []
    assert store.read_observations()["time"].tolist() == list(hours)
    table = store.batches()
    assert table["stored"].sum() == 400 == table["duplicate"].sum()


def test_readers_see_whole_batches_while_one_writes(store, reopen, make_batch):
    minutes = pd.date_range("2024-01-01", periods=2_000, freq="min", tz="UTC")
    done, seen, faults = threading.Event(), set(), []

    def read():
        own = reopen(patience_s=20)
        try:
            while not done.is_set():
                seen.add(len(own.read_observations()))
                seen.add(sum(len(piece) for piece in own.iterate_observations(rows=70)))
        except StoreError as error:
            faults.append(error)
        own.close()

    reader = threading.Thread(target=read)
    reader.start()
    for start in range(0, 2_000, 100):
        store.write_batch(make_batch(*(("MW-1", minute, 1.0) for minute in minutes[start : start + 100])))
    done.set()
    reader.join(60)
    assert faults == []
    assert all(count % 100 == 0 for count in seen) and len(seen) > 1


# --- the file ---------------------------------------------------------------------------------------------------------


def mode_of(path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA journal_mode").fetchone()[0]


def test_a_geopackage_is_one_file_again_when_the_last_one_leaves(gpkg_store, make_batch, tmp_path):
    path = tmp_path / "small.gpkg"
    other = GeoPackageStore(path)
    gpkg_store.write_batch(make_batch(("MW-1", DAY, 1.0)))
    assert len(other.read_observations()) == 1
    assert mode_of(path) == "wal"
    gpkg_store.close()  # the other still has it
    assert len(other.read_observations()) == 1
    other.close()
    assert [found.name for found in tmp_path.iterdir()] == ["small.gpkg"]
    assert path.read_bytes()[18:20] == b"\x01\x01"  # the header's mark of the rollback journal
    assert mode_of(path) == "delete"


def test_what_a_killed_writer_left_is_taken_up_and_tidied(gpkg_store, make_batch, tmp_path):
    process = start_writer(gpkg_store, "batches")
    kill_after(process, 3, 0.01)
    assert (tmp_path / "small.gpkg-wal").exists()
    gpkg_store.write_batch(make_batch(("MW-2", DAY, 1.0)))
    gpkg_store.close()
    assert [found.name for found in tmp_path.iterdir()] == ["small.gpkg"]


def test_readers_go_on_while_a_large_batch_is_written(gpkg_store, make_batch, tmp_path):
    """With a rollback journal a transaction larger than the cache shuts readers out."""
    reader = GeoPackageStore(tmp_path / "small.gpkg", patience_s=0.2)

    def parts():
        for number in range(4):
            times = pd.date_range("2020-01-01", periods=20_000, freq="s", tz="UTC") + pd.Timedelta(days=number)
            yield Batch(
                source="large", sha256="", reader="r", time_zone="z",
                datastreams=[DatastreamKey(point="MW-1", property="ph")],
                observations=make_frame(0, times, np.arange(20_000.0)),
            )  # fmt: skip
            assert reader.read_observations().empty

    gpkg_store.write_batch(make_batch())
    with gpkg_store._engine.transaction():
        gpkg_store._engine.execute("PRAGMA cache_size = 20")
    assert gpkg_store.write_batches(parts()).stored == 80_000
    assert len(reader.read_observations()) == 80_000
    reader.close()


def test_a_gis_writes_a_layer_into_the_file_that_is_being_read(gpkg_store, make_batch, tmp_path):
    """As "Load observations" does when its result is to be a layer of the database."""
    hours = pd.date_range("2024-01-01", periods=50, freq="h", tz="UTC")
    gpkg_store.write_batch(make_batch(*(("MW-1", hour, 1.0) for hour in hours)))
    gpkg_store.close()
    pieces = gpkg_store.iterate_observations(rows=20)
    assert len(next(pieces)) == 20
    file = ogr.Open(str(tmp_path / "small.gpkg"), 1)
    layer = file.CreateLayer("copy", geom_type=ogr.wkbPoint)
    feature = ogr.Feature(layer.GetLayerDefn())
    assert layer.CreateFeature(feature) == 0
    layer = file = None
    assert sum(len(piece) for piece in pieces) == 30
    assert ogr.Open(str(tmp_path / "small.gpkg")).GetLayerByName("copy").GetFeatureCount() == 1
    assert [found.name for found in tmp_path.iterdir()] == ["small.gpkg"]


def test_on_a_network_drive_the_rollback_journal_stays(gpkg_store, make_batch, tmp_path, monkeypatch):
    monkeypatch.setattr(write_ahead, "is_local", lambda folder: False)
    gpkg_store.close()
    other = GeoPackageStore(tmp_path / "small.gpkg")
    assert other.write_batch(make_batch(("MW-1", DAY, 1.0))).stored == 1
    with other._engine.transaction():
        assert other._engine.fetch("PRAGMA journal_mode") == [("delete",)]
    other.close()


MOUNTS = """/dev/vda / ext4 rw 0 0
server:/export /mnt/park nfs4 rw 0 0
//nas/data /mnt/my\\040park cifs rw 0 0
/dev/sdb1 /mnt/park/disk xfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [("/srv", "ext4"), ("/mnt/park", "nfs4"), ("/mnt/park/a", "nfs4"), ("/mnt/parks", "ext4"),
     ("/mnt/my park/x", "cifs"), ("/mnt/park/disk/a", "xfs")],
)  # fmt: skip
def test_the_kind_of_a_drive_is_read_from_the_table_of_mounts(folder, kind):
    assert write_ahead._kind_of(folder, MOUNTS) == kind


@pytest.mark.skipif(sys.platform == "win32", reason="needs a mount of its own")
def test_a_truly_full_disk_leaves_a_whole_geopackage(small_park, make_batch, tmp_path):
    """On a disk of four megabytes, in a mount namespace of its own; where that is not allowed, the quota stands in."""
    code = (
        "import sys; sys.argv = ['', 'geopackage', sys.argv[1], 'parts']\n"
        "from gw_monitor.gw_core.errors import StoreError\n"
        f"try:\n    exec({WRITER!r})\nexcept StoreError as error:\n    print('said', error)\n"
    )
    store = GeoPackageStore(tmp_path / "small.gpkg")
    store.create()
    store.save_park(small_park)
    store.write_batch(make_batch(("MW-1", DAY, 1.0)))
    store.close()
    script = (
        'set -e; mkdir "$1/disk"; mount -t tmpfs -o size=4m none "$1/disk"; cp "$1/small.gpkg" "$1/disk/"; '
        '"$2" -c "$3" "$1/disk/small.gpkg"; ls "$1/disk"; cp "$1/disk/small.gpkg" "$1/after.gpkg"'
    )
    user = () if os.geteuid() == 0 else ("--map-root-user",)
    for propagation in ("private", "unchanged"):  # a changed root allows only the second
        command = ["unshare", *user, "--mount", "--propagation", propagation, "sh", "-c", script, "sh", str(tmp_path)]
        run = subprocess.run([*command, sys.executable, code], capture_output=True, text=True, timeout=120, check=False)
        if "propagation" not in run.stderr:
            break
    if "ermission denied" in run.stderr or "not permitted" in run.stderr:
        run = limited(code, tmp_path)
    assert "said The disk is full: nothing was written" in run.stdout, run.stdout + run.stderr
    assert "-wal" not in run.stdout.rpartition("said")[2]
    after = GeoPackageStore(tmp_path / "after.gpkg")
    assert after.read_observations()["value"].tolist() == [1.0]
    assert len(after.batches()) == 1
    after.close()


def limited(code, tmp_path):
    """Run with a limit on the size of files instead."""
    import resource
    import shutil

    shutil.copy(tmp_path / "small.gpkg", tmp_path / "after.gpkg")

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4 << 20, 4 << 20))

    command = [sys.executable, "-c", code, str(tmp_path / "after.gpkg")]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, preexec_fn=limit)
