# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where something is in a JSON document: JSON Pointers (RFC 6901), or keys with dots between."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ...errors import Finding, InvalidInputError
from ...wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

Steps = tuple[str, ...]
EVERY: Final = "*"
"""A step of this name goes to each element of a list, or to each value of an object."""


class _Nothing:
    """What `look_up` returns where the document holds nothing, which is not the same as null."""

    def __repr__(self) -> str:
        return "nothing"


NOTHING: Final = _Nothing()


@dataclass(frozen=True, slots=True)
class Match:
    """A node of a document, and for each ``*`` on the way the key or position there and the node it led to."""

    node: Any
    stars: tuple[tuple[str, Any], ...] = ()


def read_document(data: bytes | str) -> Any:
    """Return the JSON document of a message.

    Raises
    ------
    InvalidInputError
        It is no JSON in UTF-8, or nested too deeply (finding code ``bad_json``).
    """
    try:
        return json.loads(data)
    except RecursionError as error:
        message = say("The JSON document is nested too deeply.")
        raise InvalidInputError(message, [Finding(code="bad_json", message=message)]) from error
    except ValueError as error:  # also of invalid UTF-8, and of integers of thousands of digits
        message = say("This is not a JSON document: {reason}", reason=str(error)[:200])
        raise InvalidInputError(message, [Finding(code="bad_json", message=message)]) from error


def read_steps(text: str) -> Steps:
    """Return the steps of a path: a JSON Pointer when it begins with ``/``, else keys with dots between; ``.`` stays.

    Examples
    --------
    >>> read_steps("/a~1b/0"), read_steps("data.items"), read_steps("")
    (('a/b', '0'), ('data', 'items'), ())
    """
    if text in {"", "."}:
        return ()
    if text.startswith("/"):
        return tuple(step.replace("~1", "/").replace("~0", "~") for step in text[1:].split("/"))
    return tuple(text.split("."))


def look_up(node: Any, steps: Steps) -> Any:
    """Return what stands at a path, or `NOTHING`.

    Examples
    --------
    >>> look_up({"a": [{"b": 7}]}, ("a", "0", "b")), look_up({"a": 1}, ("b",))
    (7, nothing)
    """
    for step in steps:
        node = _child(node, step)
        if node is NOTHING:
            break
    return node


def _child(node: Any, step: str) -> Any:
    if isinstance(node, dict):
        return node.get(step, NOTHING)
    if isinstance(node, list) and step.isascii() and step.isdigit() and len(step) < 10:
        at = int(step)
        return node[at] if at < len(node) and str(at) == step else NOTHING
    return NOTHING


def find_matches(node: Any, steps: Steps) -> Iterator[Match]:
    """Yield what stands at a path that may have steps ``*``; nothing where the document ends before the path does."""
    yield from _descend(Match(node), steps)


def _descend(match: Match, steps: Steps) -> Iterator[Match]:
    for at, step in enumerate(steps):
        if step == EVERY:
            for key, node in _children(match.node):
                yield from _descend(Match(node, (*match.stars, (key, node))), steps[at + 1 :])
            return
        match = Match(_child(match.node, step), match.stars)
        if match.node is NOTHING:
            return
    yield match


def _children(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        yield from node.items()
    elif isinstance(node, list):
        yield from ((str(at), each) for at, each in enumerate(node))
