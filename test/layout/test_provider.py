# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every algorithm is complete by existing: names, help, docs, groups."""

from __future__ import annotations

import re

import pytest


def test_every_algorithm_has_help_for_every_parameter(provider):
    for algorithm in provider.algorithms():
        assert len(algorithm.summary()) > 40, algorithm.name()
        for definition in algorithm.parameterDefinitions():
            if not definition.isDestination():
                assert definition.help(), f"{algorithm.name()}: {definition.name()}"


def test_ids_are_module_names_and_keys_are_upper_case(provider):
    for algorithm in provider.algorithms():
        assert type(algorithm).__module__.endswith(f"algorithms.{algorithm.groupId()}.{algorithm.name()}")
        for definition in algorithm.parameterDefinitions():
            assert re.fullmatch(r"[A-Z][A-Z0-9_]*", definition.name())


def test_every_algorithm_has_a_chapter(provider, root):
    for algorithm in provider.algorithms():
        chapter = (root / "docs" / f"{algorithm.groupId()}.md").read_text(encoding="utf-8")
        assert re.search(rf"^## {algorithm.name()}$", chapter, re.MULTILINE), algorithm.name()


def test_every_number_parameter_is_bounded(provider):
    from qgis.core import QgsProcessingParameterNumber

    for algorithm in provider.algorithms():
        for definition in algorithm.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterNumber):
                assert definition.minimum() > -1e300 and definition.maximum() < 1e300, (
                    f"{algorithm.name()}: {definition.name()}"
                )


def test_help_is_shown_in_full(provider):
    """A text such as "<0.5" is no tag."""
    from qgis.PyQt.QtGui import QTextDocument

    for algorithm in provider.algorithms():
        document = QTextDocument()
        document.setHtml(algorithm.shortHelpString())
        shown = " ".join(document.toPlainText().split())
        assert " ".join(algorithm.summary().split()) in shown, algorithm.name()
        for definition in algorithm.parameterDefinitions():
            assert " ".join(definition.help().split()) in shown, f"{algorithm.name()}: {definition.name()}"


def test_a_missing_package_is_one_sentence_wherever_the_algorithm_is_run(run_algorithm, monkeypatch):
    from gw_monitor.processing_provider.algorithms.store.create_database import CreateDatabase
    from qgis.core import QgsProcessingException

    monkeypatch.setattr(CreateDatabase, "NEEDS", ("a_package_that_is_not_there",))
    with pytest.raises(QgsProcessingException, match="a_package_that_is_not_there is missing; see docs/installation"):
        run_algorithm("create_database", {"DATABASE": "unused.gpkg"})
