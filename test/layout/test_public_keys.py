# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Algorithm ids, parameter keys and outputs are public: once recorded in public_keys.json they stay."""

from __future__ import annotations

import json
from pathlib import Path

RECORD = Path(__file__).with_name("public_keys.json")


def keys(provider) -> dict[str, dict[str, dict[str, str]]]:
    """Return parameters and outputs with their types, by algorithm."""
    return {
        algorithm.name(): {
            "parameters": {found.name(): found.type() for found in algorithm.parameterDefinitions()},
            "outputs": {found.name(): found.type() for found in algorithm.outputDefinitions()},
        }
        for algorithm in provider.algorithms()
    }


def test_every_recorded_key_is_still_there(provider):
    now = keys(provider)
    for algorithm, recorded in json.loads(RECORD.read_text(encoding="utf-8")).items():
        for kind in ("parameters", "outputs"):
            assert recorded[kind].items() <= now[algorithm][kind].items(), f"{algorithm}: {kind}"


def test_every_key_is_recorded(provider):
    """A key that is not on record would not be protected: add it to public_keys.json in the commit that brings it."""
    recorded = json.loads(RECORD.read_text(encoding="utf-8"))
    assert keys(provider) == {name: recorded[name] for name in keys(provider)}


def test_the_contracts_name_every_parameter(provider, root):
    """The table in docs/contracts.md is complete, but for the dispersivities that it groups."""
    text = (root / "docs" / "contracts.md").read_text(encoding="utf-8")
    for algorithm in provider.algorithms():
        assert f"| `{algorithm.name()}` | {algorithm.groupId()} |" in text
        for definition in algorithm.parameterDefinitions():
            assert definition.name() in text or definition.name().startswith("DISPERSIVITY"), definition.name()
