# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house keeps its own rules: licence lines, metadata, translations, imports, what may not be written."""

from __future__ import annotations

import ast
import configparser
import re
import string
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

SOURCES = ("gw_core", "processing_provider", "gw_monitor_plugin")


@pytest.fixture(scope="module")
def tracked(root):
    """Every file in the repository that exists."""
    run = subprocess.run(["git", "ls-files", "-z"], cwd=root, check=True, capture_output=True, text=True)
    return [root / name for name in run.stdout.split("\0") if name and (root / name).is_file()]


@pytest.fixture(scope="module")
def modules(root):
    return [path for folder in SOURCES for path in sorted((root / folder).rglob("*.py"))]


def test_every_module_names_its_licence(tracked):
    for path in tracked:
        if path.suffix == ".py":
            head = path.read_text(encoding="utf-8")[:400]
            assert "SPDX-License-Identifier: GPL-3.0-or-later" in head, path


def test_metadata_is_what_qgis_needs(root):
    metadata = configparser.ConfigParser()
    metadata.read(root / "metadata.txt", encoding="utf-8")
    general = metadata["general"]
    assert general["qgisMinimumVersion"] == "3.40"
    assert general["qgisMaximumVersion"] == "4.99"
    assert general["hasProcessingProvider"] == "yes"
    assert (root / general["icon"]).is_file()
    assert f'version = "{general["version"]}"' in (root / "pyproject.toml").read_text(encoding="utf-8")


def test_rooms_have_groups_docs_and_tests_of_the_same_name(root):
    for group in (root / "processing_provider" / "algorithms").iterdir():
        if group.is_dir() and group.name != "__pycache__":
            assert (root / "gw_core" / group.name).is_dir(), group
            assert (root / "docs" / f"{group.name}.md").is_file(), group
            assert (root / "test" / group.name).is_dir(), group
            assert (root / "resources" / "icons" / f"{group.name}.svg").is_file(), group


def test_no_direct_qt_binding_and_no_private_qgis_module(modules):
    for path in modules:
        assert not re.search(r"\b(PyQt[56]|qgis\._core|QtWebKit)\b", path.read_text(encoding="utf-8")), path


def test_broad_excepts_stand_only_at_the_borders(modules, root):
    allowed = {
        "gw_monitor_plugin/background.py",  # the border of background tasks
        "gw_core/acquisition/border.py",  # the border of round-the-clock work
    }
    for path in modules:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                broad = node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"}
                cleans_up = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
                assert not broad or cleans_up or str(path.relative_to(root)) in allowed, f"{path}:{node.lineno}"


def test_algorithm_modules_import_nothing_heavy(root):
    """QGIS starts fast: numpy, pandas, flopy and the rooms of the core are imported when an algorithm runs."""
    code = (
        "import sys, qgis.core, qgis.PyQt.QtWidgets\n"  # QGIS's own imports are not ours
        "before = set(sys.modules)\n"
        "import gw_monitor.processing_provider.provider, gw_monitor.gw_monitor_plugin.plugin\n"
        "heavy = {'numpy', 'pandas', 'scipy', 'matplotlib', 'flopy', 'pint', 'gstools', 'psycopg2'}\n"
        "heavy &= set(sys.modules) - before\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=root, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_migrations_are_numbered_and_transactional(root):
    for engine in ("geopackage", "postgis"):
        names = [path.name for path in sorted((root / "gw_core" / "store" / "sql" / engine).glob("*.sql"))]
        assert names, engine
        assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


def test_translations_are_complete(root):
    run = subprocess.run(
        [sys.executable, root / "scripts" / "translations", "--check"], check=False, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout


def test_translations_keep_the_placeholders(root):
    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}

    for message in ET.parse(root / "i18n" / "gw_monitor_zh.ts").getroot().iter("message"):
        source, translation = message.findtext("source"), message.findtext("translation")
        assert fields(source) == fields(translation), source


def test_forms_connect_no_signals(root):
    for form in (root / "gw_monitor_plugin").rglob("*.ui"):
        assert "<connection>" not in form.read_text(encoding="utf-8"), form


def test_styles_are_readable(root):
    styles = sorted((root / "styles").glob("*.qml"))
    assert styles
    for style in styles:
        assert ET.parse(style).getroot().tag == "qgis", style
        assert "fontFamily" not in style.read_text(encoding="utf-8"), f"{style} names a font others may not have"


def test_nothing_names_a_machine_path_or_a_secret(tracked):
    for path in tracked:
        if (
            path.suffix in {".py", ".md", ".txt", ".toml", ".json", ".yaml", ".sql", ".qml", ".ui"}
            and path.name != "test_house.py"
        ):
            text = path.read_text(encoding="utf-8", errors="replace")
            assert not re.search(
                r"(?<![\w.])/(home|root|tmp)/\w|password\s*=\s*['\"][^'\"{]+['\"]", text, re.IGNORECASE
            ), path
