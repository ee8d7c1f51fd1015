# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All kinds of live links: each module of this folder that has a ``LINK``. A new protocol is one new file."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from typing import TYPE_CHECKING, Any

from ...wording import say

if TYPE_CHECKING:
    from ...entries import Entry
    from .link import LinkKind


@functools.cache
def link_kinds() -> dict[str, LinkKind]:
    """Return the kinds of links by name."""
    package = __package__ or ""
    folder = importlib.import_module(package)
    modules = (importlib.import_module(f"{package}.{each.name}") for each in pkgutil.iter_modules(folder.__path__))
    found = [module.LINK for module in modules if hasattr(module, "LINK")]
    return {kind.name: kind for kind in sorted(found, key=lambda kind: kind.name)}


def read_link(entry: Entry) -> tuple[str, LinkKind, Any] | None:
    """Read ``name`` and ``kind`` of a link and its settings; None when the kind is unknown, which is a finding."""
    name, word = entry.text("name"), entry.text("kind")
    kind = link_kinds().get(word)
    if kind is None:
        if word:
            message = say("{value} is not one of {words}.", value=repr(word), words=", ".join(link_kinds()))
            entry.fault("unknown_word", message, "kind")
        return None
    settings = kind.read(entry)
    entry.refuse_unknown()
    return name, kind, settings
