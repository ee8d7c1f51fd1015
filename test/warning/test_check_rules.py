# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_rules through QGIS: rules shown as understood, stored as a version, refused with every fault."""

from __future__ import annotations

import pytest
from gw_monitor.gw_core.clock import utc_now
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.gw_core.warning.rules.revisions import rules_in_force
from qgis.core import QgsProcessingException

RULES = """
rules:
  - name: own
    kind: limit
    property: 苯
    limit: 5
    levels:
      - {level: serious, open: 2, clear: 1.5, for: 12 h}
      - {level: general, open: 1, clear: 0.9}
"""


@pytest.fixture
def rules(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text(RULES, encoding="utf-8")
    return str(path)


def test_the_rules_are_shown_as_they_are_understood(run_algorithm, rules):
    result = run_algorithm("check_rules", {"RULES": rules, "OUTPUT": "memory:"})
    rows = [(row["rule"], row["property"], row["level"], row["open"], row["for_d"], row["limit"]) for row in
            result["OUTPUT"].getFeatures()]  # fmt: skip
    assert rows == [("own", "benzene", "general", 1.0, 0.0, 5.0), ("own", "benzene", "serious", 2.0, 0.5, 5.0)]


def test_a_stored_version_counts_for_evaluations(run_algorithm, rules, gpkg_store, tmp_path):
    gpkg_store.close()
    database = str(tmp_path / "small.gpkg")
    given = {"RULES": rules, "DATABASE": database, "AUTHOR": "李", "REASON": "风险评估", "OUTPUT": "memory:"}
    version = run_algorithm("check_rules", given)["VERSION"]
    run_algorithm("check_rules", given)  # the same again is no new version
    store = GeoPackageStore(tmp_path / "small.gpkg")
    (revision,) = store.revisions("rules")
    found = rules_in_force([revision], utc_now())
    store.close()
    assert (revision.version, revision.author, revision.reason) == (version, "李", "风险评估")
    assert [rule.name for rule in found.rules] == ["own"]
    assert rules_in_force([revision], revision.at.replace(year=2020)) is None


@pytest.mark.parametrize(
    ("more", "message"),
    [({"AUTHOR": "", "REASON": "x"}, "needs an author"), ({"AUTHOR": "x", "REASON": " "}, "needs a reason")],
)
def test_a_version_needs_author_and_reason(run_algorithm, rules, gpkg_store, tmp_path, more, message):
    gpkg_store.close()
    with pytest.raises(QgsProcessingException, match=message):
        run_algorithm(
            "check_rules", {"RULES": rules, "DATABASE": str(tmp_path / "small.gpkg"), "OUTPUT": "memory:", **more}
        )


def test_a_faulty_file_is_refused_with_the_number_of_its_faults(run_algorithm, tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text("rules: [{name: a, kind: often}, {kind: limit}]", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=r"bad.yaml is refused; faults found: [4-9]"):
        run_algorithm("check_rules", {"RULES": str(path), "OUTPUT": "memory:"})
