# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fixtures shared by all rooms."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from gw_monitor.test.parks import park_records
from gw_monitor.test.postgresql import postgis_dsn, postgis_server  # noqa: F401 (fixtures)

ROOT = Path(__file__).resolve().parents[1]
_SESSION = pytest.StashKey[pytest.Session]()


def pytest_sessionstart(session: pytest.Session) -> None:
    """Keep the session, whose exit status is final only at the very end."""
    session.config.stash[_SESSION] = session


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """End at once with pytest's own exit status when QGIS's 3D module was loaded.

    That module's destructors run after those of the QGIS application they need, and crash the interpreter's shutdown
    when all results are long out.
    """
    session = config.stash.get(_SESSION, None)
    if session is not None and "qgis._3d" in sys.modules:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(session.exitstatus))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder of real files and cases beside the checkout; tests that need it are skipped without it."""
    folder = ROOT.parent / "shared"
    if not (folder / "data").is_dir():
        pytest.skip("the shared data are not beside this checkout")
    return folder


@pytest.fixture(scope="module")
def provider(qgis_processing):
    """The provider ``gwmonitor``, registered with QGIS for one module: tests of the plugin register their own."""
    from gw_monitor.processing_provider.provider import GwMonitorProvider
    from qgis.core import QgsApplication

    made = GwMonitorProvider()
    assert QgsApplication.processingRegistry().addProvider(made)
    yield made
    QgsApplication.processingRegistry().removeProvider(made)


@pytest.fixture
def run_algorithm(provider):
    """Return a function running ``gwmonitor:<id>`` and returning its outputs; memory layers are resolved to layers."""
    import processing

    def run(algorithm_id: str, parameters: dict, **more):
        return processing.run(f"gwmonitor:{algorithm_id}", parameters, **more)

    return run


@pytest.fixture
def small_park():
    """A park with two enterprises, two facilities, four points (MW-1 … MW-4) and one receptor, in EPSG:4547."""
    return park_records()


@pytest.fixture
def gpkg_store(tmp_path, small_park):
    """A new GeoPackage store that holds `small_park`; its file is ``tmp_path / "small.gpkg"``."""
    from gw_monitor.gw_core.store.geopackage import GeoPackageStore

    store = GeoPackageStore(tmp_path / "small.gpkg")
    store.create()
    store.save_park(small_park)
    yield store
    store.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Under ``make test`` everything is installed: a test may be skipped for want of the shared data only."""
    report = yield
    if (
        report.skipped
        and os.environ.get("GW_MONITOR_TESTS") == "complete"
        and "shared data" not in str(report.longrepr)
    ):
        report.outcome = "failed"
        report.longrepr = f"skipped, though set-up installs what it needs: {report.longrepr}"
    return report
