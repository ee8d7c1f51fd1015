# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All kinds of devices that can be played: each module of this folder that has a ``DEVICE``."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from ...kinds import find_members, read_kind

if TYPE_CHECKING:
    from ...entries import Entry
    from .device import DeviceKind


@functools.cache
def device_kinds() -> dict[str, DeviceKind]:
    """Return the kinds of devices by name."""
    return {kind.name: kind for kind in find_members(__package__ or "", "DEVICE")}


def read_device(entry: Entry) -> tuple[str, DeviceKind, Any] | None:
    """Read ``name`` and ``kind`` of a device and its settings; None when the kind is unknown, which is a finding."""
    return read_kind(entry, device_kinds())
