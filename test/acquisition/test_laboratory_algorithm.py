# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""import_laboratory through QGIS: the user's own names, and empty results beside a limit."""

from __future__ import annotations

import pytest
from qgis.core import QgsProcessingException

TABLE = """Well,Analyte,Date,Result,Unit,MDL
MW-1,Inhouse 17,2024-05-01,3,ug/L,
MW-1,Toluene,2024-05-01,,ug/L,0.5
"""


def run(run_algorithm, tmp_path, table, **more):
    file = tmp_path / "lab.csv"
    file.write_text(table)
    given = {"DATABASE": str(tmp_path / "small.gpkg"), "FILES": [str(file)], "TIME_ZONE": "UTC", "OUTPUT": "memory:"}
    return run_algorithm("import_laboratory", given | more)


def test_own_names_and_empty_results(run_algorithm, tmp_path, gpkg_store):
    names = tmp_path / "names.csv"
    names.write_text("name,property\nInhouse 17,benzene\n")
    found = run(run_algorithm, tmp_path, TABLE, SYNONYMS=str(names), EMPTY_BELOW_LIMIT=True)
    assert (found["STORED"], found["REJECTED"]) == (2, 0)
    stored = gpkg_store.latest().set_index("property")
    assert stored.loc["benzene", "value"] == 3.0
    assert stored.loc["toluene", ["value", "censored"]].tolist() == [0.5, True]


def test_without_them_both_rows_are_rejected(run_algorithm, tmp_path, gpkg_store):
    with pytest.raises(QgsProcessingException):
        run(run_algorithm, tmp_path, TABLE)
    assert len(gpkg_store.rejected()) == 2


def test_a_faulty_table_of_names_is_refused(run_algorithm, tmp_path, gpkg_store):
    names = tmp_path / "names.csv"
    names.write_text("name,property\nInhouse 17,nothing\n")
    with pytest.raises(QgsProcessingException, match='Unknown observed property "nothing"'):
        run(run_algorithm, tmp_path, TABLE, SYNONYMS=str(names))
    assert gpkg_store.batches().empty


def test_names_not_matched_come_as_a_table_with_the_nearest_property(run_algorithm, tmp_path, gpkg_store):
    table = TABLE + "MW-1,Tetrachlorethylene,2024-05-01,2,ug/L,\n"
    found = run(run_algorithm, tmp_path, table, EMPTY_BELOW_LIMIT=True, UNMATCHED="memory:")
    rows = {f["name"]: (f["file"], f["rows"], f["property"]) for f in found["UNMATCHED"].getFeatures()}
    assert rows == {"Inhouse 17": ("lab.csv", 1, ""), "Tetrachlorethylene": ("lab.csv", 1, "tetrachloroethene")}
