# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All kinds of live links: each module of this folder that has a ``LINK``. A new protocol is one new file."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from ...kinds import find_members, read_kind

if TYPE_CHECKING:
    from ...entries import Entry
    from .link import LinkKind


@functools.cache
def link_kinds() -> dict[str, LinkKind]:
    """Return the kinds of links by name."""
    return {kind.name: kind for kind in find_members(__package__ or "", "LINK")}


def read_link(entry: Entry) -> tuple[str, LinkKind, Any] | None:
    """Read ``name`` and ``kind`` of a link and its settings; None when the kind is unknown, which is a finding."""
    return read_kind(entry, link_kinds())
