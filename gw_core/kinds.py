# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kinds of things that are found by looking through a folder: adding one is adding one file."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from .wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from .entries import Entry


class Kind(Protocol):
    """What settings choose by its name, and what reads the rest of them."""

    @property
    def name(self) -> str:
        """As in the settings: ``kind: modbus``."""

    @property
    def read(self) -> Callable[[Entry], Any]:
        """Read and check the settings."""


_K = TypeVar("_K", bound=Kind)


def find_members(package: str, attribute: str, left_out: Collection[str] = ()) -> list[Any]:
    """Return an attribute of each module of a package that has it, in the order of the modules' names.

    Parameters
    ----------
    package : str
        Full name.
    attribute : str
    left_out : collection of str
        Modules that are not imported.
    """
    folder = importlib.import_module(package)
    names = sorted(each.name for each in pkgutil.iter_modules(folder.__path__) if each.name not in left_out)
    modules = [importlib.import_module(f"{package}.{name}") for name in names]
    return [getattr(module, attribute) for module in modules if hasattr(module, attribute)]


def read_kind(entry: Entry, kinds: Mapping[str, _K]) -> tuple[str, _K, Any] | None:
    """Read ``name`` and ``kind`` and the settings of that kind; None when the kind is unknown, which is a finding."""
    name, word = entry.text("name"), entry.text("kind")
    kind = kinds.get(word)
    if kind is None:
        if word:
            message = say("{value} is not one of {words}.", value=repr(word), words=", ".join(kinds))
            entry.fault("unknown_word", message, "kind")
        return None
    settings = kind.read(entry)
    entry.refuse_unknown()
    return name, kind, settings
