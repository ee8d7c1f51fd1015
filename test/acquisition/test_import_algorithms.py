# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""import_loggers and import_laboratory through QGIS."""

from __future__ import annotations

import csv

import pytest
from qgis.core import Qgis, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

FIELDS = ["file", "reader", "status", "reason", "point", "time_zone", "rows_in", "stored", "duplicate", "rejected",
          "first_time", "last_time"]  # fmt: skip
TABLE = "time,water_level [m]\n2024-05-01 08:00,12.5\n2024-05-01 09:00,12.4\n"
LAB = "well,analyte,date,result,unit\nMW-1,benzene,2024-05-01,<0.5,ug/l\n"


@pytest.fixture
def database(make_store, tmp_path):
    make_store("MW-1", "MW-2", time_zone="Asia/Shanghai").close()
    return str(tmp_path / "park.gpkg")


def table(outputs) -> list[dict]:
    return [dict(zip(FIELDS, feature.attributes(), strict=True)) for feature in outputs["OUTPUT"].getFeatures()]


@pytest.mark.parametrize(("name", "more"), [("import_loggers", set()), ("import_laboratory", {"UNMATCHED"})])
def test_help_and_outputs_are_complete(provider, name, more):
    algorithm = provider.algorithm(name)
    assert algorithm.name() == name
    assert len(algorithm.shortHelpString()) > 300
    assert all(definition.help() for definition in algorithm.parameterDefinitions())
    outputs = {output.name() for output in algorithm.outputDefinitions()}
    common = {"OUTPUT", "FILES_READ", "FILES_REFUSED", "ROWS_IN", "STORED", "DUPLICATE", "REJECTED"}
    assert outputs == common | more


def test_loggers_end_in_a_table_and_again_store_nothing(run_algorithm, database, write_file):
    path = str(write_file("MW-1.csv", TABLE))
    first = run_algorithm("import_loggers", {"DATABASE": database, "FILES": [path], "OUTPUT": "TEMPORARY_OUTPUT"})
    assert [field.name() for field in first["OUTPUT"].fields()] == FIELDS
    assert first["OUTPUT"].wkbType() == Qgis.WkbType.NoGeometry
    (row,) = table(first)
    assert (row["status"], row["reader"], row["point"], row["time_zone"]) == (
        "read", "generic", "MW-1", "site: Asia/Shanghai",
    )  # fmt: skip
    assert row["first_time"].toUTC().toString("yyyy-MM-dd HH:mm") == "2024-05-01 00:00"
    again = run_algorithm("import_loggers", {"DATABASE": database, "FILES": [path], "OUTPUT": "TEMPORARY_OUTPUT"})
    assert [first[key] for key in ("FILES_READ", "ROWS_IN", "STORED", "DUPLICATE")] == [1, 2, 2, 0]
    assert [again[key] for key in ("FILES_READ", "ROWS_IN", "STORED", "DUPLICATE")] == [1, 2, 0, 2]


def test_laboratory_is_stored_censored(run_algorithm, database, write_file):
    outputs = run_algorithm(
        "import_laboratory",
        {
            "DATABASE": database,
            "FILES": [str(write_file("lab.csv", LAB))],
            "TIME_ZONE": "UTC",
            "OUTPUT": "TEMPORARY_OUTPUT",
        },
    )
    assert (outputs["STORED"], table(outputs)[0]["time_zone"]) == (1, "setting: UTC")


def test_order_of_dates_can_be_said(run_algorithm, database, write_file):
    path = str(write_file("lab.csv", LAB.replace("2024-05-01", "03/04/2024")))
    parameters = {"DATABASE": database, "FILES": [path], "OUTPUT": "TEMPORARY_OUTPUT"}
    with pytest.raises(QgsProcessingException, match="begin with the day or the month"):
        run_algorithm("import_laboratory", parameters)
    row = table(run_algorithm("import_laboratory", {**parameters, "DATE_ORDER": 2}))[0]
    assert row["first_time"].toUTC().toString("yyyy-MM-dd HH:mm") == "2024-04-02 16:00"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"FILES": []}, "There is no file to import"),
        ({"POINT": "MW-9"}, 'no monitoring point "MW-9"'),
        ({"TIME_ZONE": "Mars"}, "is not a time zone"),
        ({"DATABASE": "nowhere.gpkg"}, "does not exist"),
        ({"FILES": ["/nowhere/at/all.csv"]}, "cannot be read"),
    ],
)
def test_wrong_settings_are_refused_with_one_sentence(run_algorithm, database, write_file, changed, sentence):
    parameters = {"DATABASE": database, "FILES": [str(write_file("MW-1.csv", TABLE))], "OUTPUT": "TEMPORARY_OUTPUT"}
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm("import_loggers", {**parameters, **changed})
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (bytes(range(256)) * 9, "The file is binary"),
        (b"a poem about water", "No reader knows this format"),
        (TABLE.encode("utf-16")[:31], "No reader knows this format"),
        (TABLE.replace("water_level", "mood").encode(), "No channel of the file is understood: mood."),
        (TABLE.replace("[m]", "[ell]").encode(), 'Unknown unit "ell"'),
    ],
)
def test_a_bad_file_alone_fails_with_one_sentence(run_algorithm, database, write_file, content, sentence):
    path = str(write_file("MW-1.csv", content))
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm("import_loggers", {"DATABASE": database, "FILES": [path], "OUTPUT": "TEMPORARY_OUTPUT"})
    assert sentence in str(caught.value)


def test_cancel_raises_and_stores_nothing(provider, database, write_file):
    from gw_monitor.gw_core.store.geopackage import GeoPackageStore

    feedback = QgsProcessingFeedback()
    feedback.cancel()
    parameters = {"DATABASE": database, "FILES": [str(write_file("MW-1.csv", TABLE))], "OUTPUT": "TEMPORARY_OUTPUT"}
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        provider.algorithm("import_loggers").create().run(
            parameters, QgsProcessingContext(), feedback, catchExceptions=False
        )
    store = GeoPackageStore(write_file("x", b"").parent / "park.gpkg")
    assert len(store.read_observations()) == 0
    store.close()


def test_the_whole_folder_ends_in_a_table_file_by_file(run_algorithm, make_store, tmp_path, shared):
    make_store("MW-1", time_zone="UTC").close()
    folder = shared / "data" / "loggers"
    outputs = run_algorithm(
        "import_loggers",
        {"DATABASE": str(tmp_path / "park.gpkg"), "FOLDER": str(folder), "POINT": "MW-1", "TIME_ZONE": "UTC-05:00",
         "OUTPUT": "TEMPORARY_OUTPUT"},
    )  # fmt: skip
    rows = table(outputs)
    assert sorted(row["file"] for row in rows) == sorted(path.name for path in folder.iterdir())
    assert all(row["rows_in"] == row["stored"] + row["duplicate"] + row["rejected"] for row in rows)
    assert all(row["reason"] for row in rows if row["status"] == "refused")
    with (folder / "INDEX.csv").open(encoding="utf-8") as file:
        ours = {r["file"] for r in csv.DictReader(file) if r["vendor"] in {"Solinst", "Van Essen", "Onset", "Campbell"}}
    assert ours <= {row["file"] for row in rows if row["status"] == "read"}
    assert outputs["FILES_READ"] == sum(row["status"] == "read" for row in rows) >= 31
    assert outputs["ROWS_IN"] == outputs["STORED"] + outputs["DUPLICATE"] + outputs["REJECTED"]


MAPPING = """
name: gate
delimiter: ";"
time: {column: t, zone: "UTC+08:00"}
point: {column: w}
values:
  - {column: h, property: water_level, unit: cm}
"""


def test_a_local_format_is_read_by_its_description(run_algorithm, database, write_file):
    path = write_file("export.txt", "w;t;h\nMW-1;2024-05-01 08:00;1250\nMW-9;2024-05-01 08:00;3\n")
    parameters = {"DATABASE": database, "FILES": [str(path)], "OUTPUT": "TEMPORARY_OUTPUT"}
    outputs = run_algorithm("import_loggers", {**parameters, "MAPPING": str(write_file("gate.yaml", MAPPING))})
    (row,) = table(outputs)
    assert (row["reader"], row["point"], row["time_zone"]) == ("gate", "MW-1", "file: UTC+08:00")
    assert (outputs["STORED"], outputs["REJECTED"]) == (1, 1)
    with pytest.raises(QgsProcessingException, match=r"gone\.yaml cannot be read"):
        run_algorithm("import_loggers", {**parameters, "MAPPING": str(path.with_name("gone.yaml"))})
    with pytest.raises(QgsProcessingException, match=r"Faults in bad\.yaml: 2"):
        run_algorithm("import_loggers", {**parameters, "MAPPING": str(write_file("bad.yaml", "name: x"))})
