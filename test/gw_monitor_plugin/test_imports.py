# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The import dialog: what is recognised, what is to be decided, and what ends in the database."""

from __future__ import annotations

from contextlib import closing

import pytest
from gw_monitor.gw_core.records.park import MonitoringPoint, Park, ParkRecords
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.gw_monitor_plugin.background import Background
from gw_monitor.gw_monitor_plugin.imports.chooser import Chooser
from gw_monitor.gw_monitor_plugin.imports.dialog import ImportDialog
from gw_monitor.gw_monitor_plugin.imports.model import FILE, KIND, POINT, RESULT, ROWS, STATE
from gw_monitor.gw_monitor_plugin.imports.work import FileKind
from gw_monitor.test.mosquitto import wait_for
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QDropEvent

LOGGER = "Location: MW-1\nDate,Time,water_level [m]\n2024/01/01,00:00:00,1.5\n2024/01/01,01:00:00,1.6\n"
AMBIGUOUS = "Location: MW-1\nDate,Time,water_level [m]\n01/02/2024,00:00:00,1.5\n02/02/2024,00:00:00,1.6\n"
NOWHERE = LOGGER.replace("MW-1", "Elsewhere").replace("2024/01", "2023/01")
LAB = "Well,Analyte,Date,Result,Unit\nMW-2,Benzene,2024-05-01,<0.5,ug/L\nMW-2,Mystery,2024-05-01,3,ug/L\n"


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "park.gpkg"
    with closing(GeoPackageStore(path)) as store:
        store.create()
        points = tuple(MonitoringPoint(name=n, easting=5e5, northing=3.4e6) for n in ("MW-1", "MW-2"))
        park = Park(name="Test", crs="EPSG:4547", time_zone="Asia/Shanghai")
        store.save_park(ParkRecords(park=park, points=points))
    return path


@pytest.fixture
def dialog(qgis_app, database):
    background = Background()
    made = ImportDialog(background, lambda path: GeoPackageStore(path), database, "en")
    yield made
    made.reject()
    background.close()


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "field"
    folder.mkdir()

    def write(**texts):
        for name, text in texts.items():
            (folder / f"{name}.csv").write_bytes(text.encode() if isinstance(text, str) else text)
        return folder

    return write


def pump(condition, what):
    def look():
        QCoreApplication.processEvents()
        return condition()

    wait_for(look, what, 30)


def seen(dialog, row, column):
    return dialog._model.data(dialog._model.index(row, column))


def look_at(dialog, folder):
    dialog.add_paths([str(folder)])
    pump(lambda: all(row.recognised for row in dialog._model.rows), "the looks")


def details(dialog, row):
    dialog.files.selectRow(row)
    return [dialog.problems.item(at).text() for at in range(dialog.problems.count())]


def test_files_are_recognised_before_anything_is_stored(dialog, files, database):
    look_at(dialog, files(a=LOGGER, b=LAB, c=b"\x00\x01\x02binary" * 50))
    assert [seen(dialog, row, STATE) for row in range(3)] == ["✓", "✓", "✕"]
    assert [seen(dialog, row, FILE) for row in range(3)] == ["a.csv", "b.csv", "c.csv"]
    assert seen(dialog, 0, KIND).startswith("Logger") and seen(dialog, 1, KIND).startswith("Laboratory")
    assert (seen(dialog, 0, POINT), seen(dialog, 1, POINT), seen(dialog, 0, ROWS)) == ("MW-1", "MW-2", "2")
    assert details(dialog, 2)[0].startswith("Refused: ")
    dialog.files.selectRow(0)
    assert dialog.channels.item(0, 1).text() == "Groundwater level (elevation)"
    assert dialog.cells.item(0, 0).text() == "2024-01-01 00:00:00"
    with closing(GeoPackageStore(database)) as store:
        assert store.batches().empty


def test_an_import_stores_what_is_ready_and_says_what_became_of_each(dialog, files, database):
    look_at(dialog, files(a=LOGGER, b=LAB, c=b"\x00\x01\x02binary" * 50))
    counts = []
    dialog.imported.connect(counts.append)
    assert dialog.import_files.text() == "Import (2)"
    dialog.start_import()
    pump(lambda: dialog._work is None, "the import")
    assert counts == [3]
    assert seen(dialog, 0, RESULT) == "2 stored, 0 known, 0 rejected"
    assert seen(dialog, 1, RESULT) == "1 stored, 0 known, 1 rejected"
    assert any("Mystery" in text for text in details(dialog, 1))
    assert dialog.status.text() == "3 observations stored, 0 were known, 1 rejected."
    assert not dialog.import_files.isEnabled()
    with closing(GeoPackageStore(database)) as store:
        assert len(store.read_observations()) == 3


def test_an_unknown_well_is_chosen_in_the_table_for_all_selected_files(dialog, files, database):
    look_at(dialog, files(a=NOWHERE, b=NOWHERE.replace("2023", "2022")))
    assert [seen(dialog, row, STATE) for row in range(2)] == ["!", "!"]
    assert any("Choose the well" in text for text in details(dialog, 0))
    dialog.files.selectAll()
    chooser = next(each for each in dialog.findChildren(Chooser) if each._choose == dialog._choose_point)
    box = chooser.createEditor(dialog, None, None)
    assert [box.itemText(at) for at in range(box.count())] == ["as the file says", "MW-1", "MW-2"]
    box.setCurrentIndex(2)
    chooser.setModelData(box, dialog._model, dialog._model.index(0, POINT))
    pump(lambda: all(row.symbol() == "✓" for row in dialog._model.rows), "the new look")
    dialog.start_import()
    pump(lambda: dialog._work is None, "the import")
    with closing(GeoPackageStore(database)) as store:
        assert set(store.datastreams()["point"]) == {"MW-2"}


def test_an_ambiguous_date_is_asked_for(dialog, files):
    look_at(dialog, files(a=AMBIGUOUS))
    assert seen(dialog, 0, STATE) == "!"
    assert any("order of dates" in text for text in details(dialog, 0))
    dialog.order.setCurrentIndex(2)
    pump(lambda: dialog._model.rows[0].recognised is not None, "the new look")
    assert seen(dialog, 0, STATE) == "✓"
    assert seen(dialog, 0, 5) == "2024-01-31 16:00"  # 1 February in Shanghai


def test_the_time_zone_chosen_is_used(dialog, files):
    look_at(dialog, files(a=LOGGER))
    dialog.zone.setCurrentText("UTC")
    pump(lambda: dialog._model.rows[0].recognised is not None, "the new look")
    assert seen(dialog, 0, 7) == "setting: UTC"


def test_a_faulty_mapping_file_is_said_and_stores_nothing(dialog, files, tmp_path):
    look_at(dialog, files(a=LOGGER))
    (tmp_path / "m.yaml").write_text("nonsense: 1\n")
    dialog.mapping.setFilePath(str(tmp_path / "m.yaml"))
    pump(lambda: dialog.status.text().startswith("✕"), "the fault")
    assert not dialog.import_files.isEnabled()
    dialog.mapping.setFilePath("")
    pump(lambda: dialog.import_files.isEnabled(), "the file to be ready again")


def test_the_kind_can_be_overruled(dialog, files):
    look_at(dialog, files(a=LAB))
    dialog._choose_kind(0, list(FileKind).index(FileKind.LOGGER))
    pump(lambda: dialog._model.rows[0].recognised is not None, "the new look")
    assert not seen(dialog, 0, KIND).startswith("Laboratory")


def test_files_can_be_dropped_and_taken_out(dialog, files):
    folder = files(a=LOGGER, b=LAB)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder)), QUrl.fromLocalFile(str(folder / "a.csv"))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    assert event.type() == QEvent.Type.Drop
    dialog.dropEvent(event)
    assert [row.wish.path.rpartition("/")[2] for row in dialog._model.rows] == ["a.csv", "b.csv"]
    dialog.files.selectRow(0)
    dialog._remove_selected()
    assert [row.wish.path.rpartition("/")[2] for row in dialog._model.rows] == ["b.csv"]


def test_a_cancelled_import_leaves_nothing_of_the_file_under_way(dialog, files, database):
    rows = "".join(f"2024/01/{1 + n // 1440:02d},{n // 60 % 24:02d}:{n % 60:02d}:00,1.5\n" for n in range(40_000))
    look_at(dialog, files(a="Location: MW-1\nDate,Time,water_level [m]\n" + rows))
    dialog.start_import()
    dialog._work.cancel()
    pump(lambda: dialog._work is None, "the end")
    assert "Cancelled" in dialog.status.text()
    with closing(GeoPackageStore(database)) as store:
        assert store.batches().empty
    dialog.start_import()
    pump(lambda: dialog._work is None, "the second import")
    assert "stored" in dialog.status.text()


def test_a_real_folder_of_loggers_is_looked_at_file_by_file(dialog, shared):
    dialog.add_paths([str(shared / "data/loggers")])
    pump(lambda: all(row.recognised for row in dialog._model.rows), "all looks")
    symbols = {seen(dialog, row, FILE): seen(dialog, row, STATE) for row in range(dialog._model.rowCount())}
    assert symbols["USGS_RDB_sites.txt"] == "✕"
    assert sum(symbol in "✓!" for symbol in symbols.values()) > 40
