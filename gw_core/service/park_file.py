# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The text of a park file (YAML) as an editor sees it: where its links stand, and how one is added or taken out.

The text is never written anew from its meaning: comments and order are the user's.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINKS = "links"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPlace:
    """A link in the text.

    Attributes
    ----------
    name, kind : str
        Empty when the text does not say.
    first, last : int
        Its lines, from 0; ``last`` belongs to it.
    snippet : str
        Its text as a mapping of its own.
    """

    name: str
    kind: str
    first: int
    last: int
    snippet: str


def find_links(text: str) -> list[LinkPlace]:
    """Return the links of a park file in the order of the text; none when it is no YAML or has none."""
    try:
        document = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return []
    links = _child(document, _LINKS)
    if not isinstance(links, yaml.SequenceNode) or links.flow_style:
        return []
    return [_place(node, text.splitlines()) for node in links.value if isinstance(node, yaml.MappingNode)]


def insert_link(text: str, snippet: str) -> str:
    """Return the text with a link, given as a mapping of its own, at the end of its list, which is made if needed."""
    item = "\n".join(_as_item(snippet))
    places = find_links(text)
    lines = text.splitlines()
    if places:
        at = places[-1].last + 1
        return _joined([*lines[:at], item, *lines[at:]])
    kept = [line for line in lines if line.replace(" ", "") not in {"links:", "links:[]"}]
    return _joined([*kept, f"{_LINKS}:", item])


def remove_link(text: str, place: LinkPlace) -> str:
    """Return the text without a link; the last one leaves an empty list."""
    lines = text.splitlines()
    rest = _joined([*lines[: place.first], *lines[place.last + 1 :]])
    if len(find_links(text)) > 1:
        return rest
    return "\n".join(f"{_LINKS}: []" if line.strip() == f"{_LINKS}:" else line for line in rest.split("\n"))


def _child(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _place(node: yaml.MappingNode, lines: list[str]) -> LinkPlace:
    first = _item_line(node, lines)
    # The end of a block lies where the next thing begins: blank lines and comments before that are not its own.
    last = max(first, node.end_mark.line - (node.end_mark.column == 0 or node.end_mark.line >= len(lines)))
    last = min(last, len(lines) - 1)
    while last > first and (not lines[last].strip() or _is_less_indented(lines[last], node.start_mark.column)):
        last -= 1
    own = [lines[first].replace("-", " ", 1), *lines[first + 1 : last + 1]]
    return LinkPlace(
        name=_scalar(node, "name"), kind=_scalar(node, "kind"), first=first, last=last,
        snippet=textwrap.dedent("\n".join(own)) + "\n",
    )  # fmt: skip


def _item_line(node: yaml.MappingNode, lines: list[str]) -> int:
    """Return the line with the dash of an item: a comment may stand between it and the first key."""
    line: int = node.start_mark.line
    while line > 0 and not lines[line].lstrip().startswith("-"):
        line -= 1
    return line


def _is_less_indented(line: str, column: int) -> bool:
    return len(line) - len(line.lstrip()) < column


def _scalar(node: yaml.MappingNode, key: str) -> str:
    found = _child(node, key)
    return str(found.value) if isinstance(found, yaml.ScalarNode) else ""


def _as_item(snippet: str) -> Iterator[str]:
    for number, line in enumerate(snippet.strip("\n").splitlines()):
        mark = "  - " if number == 0 else "    "
        yield (mark + line).rstrip()


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"
