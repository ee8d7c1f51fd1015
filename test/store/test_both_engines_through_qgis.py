# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The chain through QGIS gives the same over GeoPackage and over PostGIS: the user may choose either."""

from __future__ import annotations

import re

import pytest
from gw_monitor.test.parks import EAST, NORTH, box
from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime, Qt

NOW = QDateTime.fromString("2026-03-01T00:00:00Z", Qt.DateFormat.ISODate)
LABORATORY = (
    "点位,采样日期,检测项目,检测结果,单位,检出限\n"
    "MW-1,2026-01-05,苯,ND,μg/L,0.5\nMW-2,2026-01-05,苯,12.5,μg/L,0.5\nMW-2,2026-02-05,苯,0.14,mg/L,\n"
    "MW-3,2026-01-05,苯,3L,μg/L,\nMW-9,2026-01-05,苯,3,μg/L,\nMW-3,2026-01-05,苯,4,μg/L,\n"
)
LOGGER = "time,water_level [m],Temp (degF)\n" + "".join(
    f"2026-01-{day:02d} 08:00,{'' if day == 7 else 12.5 + day / 10},50\n" for day in range(1, 20)
)


@pytest.fixture
def databases(postgis_dsn, tmp_path, monkeypatch):
    """What a user writes into DATABASE: a path, or a service whose file says where the server is."""
    (tmp_path / "services.conf").write_text("[park]\n" + "\n".join(postgis_dsn.split()) + "\n")
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "services.conf"))
    return str(tmp_path / "chain.gpkg"), "service:park"


def layer(kind, fields, *rows):
    made = QgsVectorLayer(f"{kind}?crs=EPSG:4547&{'&'.join(f'field={name}' for name in fields)}", kind, "memory")
    for wkt, *attributes in rows:
        feature = QgsFeature(made.fields())
        feature.setAttributes(attributes)
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        assert made.dataProvider().addFeature(feature)
    return made


def park():
    points = [(f"POINT ({EAST + 100 * n} {NORTH + 200})", f"MW-{n}", 1 + n // 3) for n in (1, 2, 3)]
    return {
        "PARK_NAME": "化工园 'A' & <B>", "TIME_ZONE": "Asia/Shanghai",
        "BOUNDARY": layer("Polygon", ["name:string"], (box(0, 0, 1000, 600), "park")),
        "POINTS": layer("Point", ["name:string", "layer:integer"], *points),
        "RECEPTORS": layer("Polygon", ["name:string", "kind:string"], (box(900, 0, 20, 20), "取水口", "intake")),
    }  # fmt: skip


def table(found, *without):
    names = [field.name() for field in found.fields() if field.name() not in without]
    return [(each.geometry().asWkt(3), *(plain(each[name]) for name in names)) for each in found.getFeatures()]


def plain(value):
    if isinstance(value, QDateTime):
        return value.toUTC().toString(Qt.DateFormat.ISODateWithMs)
    return None if not isinstance(value, (str, int, float, bool)) else value


def chain(run_algorithm, database, folder):
    """Run every algorithm that takes DATABASE; return what each gave."""
    (folder / "lab.csv").write_text(LABORATORY, encoding="gb18030", errors="replace")
    (folder / "MW-1.csv").write_text(LOGGER, encoding="utf-8")
    base, out = {"DATABASE": database}, {"OUTPUT": "TEMPORARY_OUTPUT"}

    def run(name, **more):
        done = run_algorithm(name, base | more)
        return {key: table(value) if isinstance(value, QgsVectorLayer) else value for key, value in done.items()}

    run("create_database")
    given = park()
    results = {"park": run("import_park", **given)}
    for name, file in (("import_laboratory", "lab.csv"), ("import_loggers", "MW-1.csv")):
        results[name] = run(name, FILES=[str(folder / file)], **out)
        results[f"{name} again"] = run(name, FILES=[str(folder / file)], **out)
    quality = run("quality_control", **out)
    results["quality"] = quality["OUTPUT"]
    results["observations"] = run("load_observations", INCLUDE_FAILED=True, **out)
    results["some"] = run("load_observations", POINTS="MW-2", PROPERTIES="71-43-2", START=NOW.addDays(-30), **out)
    results["warnings"] = run("evaluate_warnings", NOW=NOW, **out)
    results["warnings again"] = run("evaluate_warnings", NOW=NOW, **out)
    results["tasks"] = run("plan_response", NOW=NOW, **out)
    report = folder / "report.html"
    run("write_report", NOW=NOW, LANGUAGE=1, OUTPUT=str(report))
    results["report"] = words_of(report.read_text(encoding="utf-8"))
    del results["park"]["DATABASE"]
    return results


def words_of(html):
    """Return the report without its pictures, and without what names the database or the moment of the import.

    The readings and the report are of January to March 2026; every other moment is that of the import.
    """
    text = re.sub(r'src="data:[^"]*"', "", html)
    text = re.sub(r"(?s)<svg.*?</svg>", "", text)
    return re.sub(r"chain\.gpkg|service:park|(?!2026-0[1-3])20\d\d-\d\d-\d\d \d\d:\d\d(:\d\d)?", "", text)


@pytest.mark.postgis
def test_the_chain_gives_the_same_over_both_engines(run_algorithm, databases, tmp_path):
    found, other = (chain(run_algorithm, database, tmp_path) for database in databases)
    for step, result in found.items():
        assert result == other[step], step
    check(found)


def check(found):
    """The same could be wrong twice: compare with what the files say."""
    laboratory, again = found["import_laboratory"], found["import_laboratory again"]
    assert [laboratory[key] for key in ("ROWS_IN", "STORED", "DUPLICATE", "REJECTED")] == [6, 4, 0, 2]
    assert [again[key] for key in ("ROWS_IN", "STORED", "DUPLICATE", "REJECTED")] == [6, 0, 4, 2]
    assert [found["import_loggers"][key] for key in ("ROWS_IN", "STORED", "REJECTED")] == [38, 38, 0]
    assert found["import_loggers again"]["STORED"] == 0
    assert found["observations"]["COUNT"] == 42
    (row,) = found["some"]["OUTPUT"]
    assert row[0] == f"Point ({EAST + 200:.0f} {NORTH + 200:.0f})"
    assert row[2:4] == ("MW-2", "benzene")
    assert row[6] == pytest.approx(140.0)
    assert found["warnings"]["OPEN"] >= 1
    assert found["warnings again"]["OPENED"] == 0
    assert "&lt;B&gt;" in found["report"]
    assert "<B>" not in found["report"]
