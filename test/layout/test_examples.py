# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import gw_monitor.gw_core
import pytest

NAMES = [found.name for found in pkgutil.walk_packages(gw_monitor.gw_core.__path__, "gw_monitor.gw_core.")]


@pytest.mark.parametrize("name", NAMES)
def test_examples_run(name):
    failed, _ = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert failed == 0


def test_there_are_examples():
    finder = doctest.DocTestFinder()
    examples = sum(len(test.examples) for name in NAMES for test in finder.find(importlib.import_module(name)))
    assert examples >= 20
