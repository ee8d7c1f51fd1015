# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Links in the text of a park file: found, added and taken out without touching anything else."""

from __future__ import annotations

import pytest
import yaml
from gw_monitor.gw_core.acquisition.links.registry import link_kinds
from gw_monitor.gw_core.service.park_file import find_links, insert_link, remove_link
from hypothesis import given
from hypothesis import strategies as st

TEXT = """# our park
database: park.gpkg   # local

links:
  # the north
  - name: north
    kind: modbus
    units:
      - {unit: 1}

  # the south
  - kind: mqtt
    name: south
    host: h
# the end
flush_s: 1
"""


def test_links_are_found_with_their_lines_and_their_own_text():
    first, second = find_links(TEXT)
    assert (first.name, first.kind, first.first, first.last) == ("north", "modbus", 5, 8)
    assert yaml.safe_load(first.snippet) == {"name": "north", "kind": "modbus", "units": [{"unit": 1}]}
    assert (second.name, second.first, second.last) == ("south", 11, 13)
    assert yaml.safe_load(second.snippet) == {"kind": "mqtt", "name": "south", "host": "h"}


def test_a_link_taken_out_leaves_the_rest_as_it_was():
    north, south = find_links(TEXT)
    left = remove_link(TEXT, north)
    assert [each.name for each in find_links(left)] == ["south"]
    assert "# the south" in left and "# the end" in left and "flush_s: 1" in left
    assert yaml.safe_load(remove_link(left, find_links(left)[0])) == {
        "database": "park.gpkg", "links": [], "flush_s": 1}  # fmt: skip
    assert [each.name for each in find_links(remove_link(TEXT, south))] == ["north"]


@pytest.mark.parametrize("text", ["", "database: x\n", "database: x\nlinks:\n", "links: []\ndatabase: x\n", TEXT])
@pytest.mark.parametrize("kind", sorted(link_kinds()))
def test_each_template_can_be_added_to_any_file(text, kind):
    template = link_kinds()[kind].template
    before = [each.name for each in find_links(text)]
    after = insert_link(text, template)
    assert [each.name for each in find_links(after)] == [*before, yaml.safe_load(template)["name"]]
    assert yaml.safe_load(after)["links"][-1] == yaml.safe_load(template)
    kept = yaml.safe_load(text) or {}
    assert {key: value for key, value in yaml.safe_load(after).items() if key != "links"} == {
        key: value for key, value in kept.items() if key != "links"
    }


@pytest.mark.parametrize("snippet", ["name: new\nkind: mqtt\n", "# a comment\nname: new\nkind: mqtt\n"])
def test_what_was_added_can_be_taken_out_again(snippet):
    after = insert_link(TEXT, snippet)
    assert remove_link(after, find_links(after)[-1]) == TEXT


@given(st.text(alphabet="-: \n#linksab[]{}'\"", max_size=60))
def test_any_text_is_survived(text):
    for place in find_links(text):
        remove_link(text, place)
