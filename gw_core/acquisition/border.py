# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The border of round-the-clock work: behind it a bug in one part ends that attempt, not the service.

It is the only place of the core where every exception is caught. What is caught is logged with its traceback, shown in
the health of the part, and tried again. The same bug of the same part is logged once an hour, however often it strikes.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, ParamSpec

from ..errors import GwError
from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Callable

_LOG = logging.getLogger(__name__)
_P = ParamSpec("_P")
_AGAIN_S = 3600.0
_logged: dict[tuple[str, str], float] = {}


@dataclass(frozen=True, slots=True)
class Failure:
    """How an attempt ended: the error, a sentence for people, and whether it is a bug rather than the world's fault."""

    error: Exception
    message: str
    unexpected: bool


def attempt(name: str, work: Callable[_P, object], *arguments: _P.args, **named: _P.kwargs) -> Failure | None:
    """Do work and return how it failed, None when it did not.

    `GwError` and `OSError` are what the world does to us; anything else is logged with its traceback.
    """
    try:
        work(*arguments, **named)
    except GwError as error:
        return Failure(error, error.message or type(error).__name__, unexpected=False)
    except OSError as error:
        return Failure(error, error.strerror or str(error) or type(error).__name__, unexpected=False)
    except Exception as error:  # noqa: BLE001  # the border
        if _is_news(name, error):
            _LOG.exception("unexpected error", extra={"part": name})
        message = say("Unexpected error of the program: {kind}: {reason}", kind=type(error).__name__, reason=error)
        return Failure(error, message, unexpected=True)
    return None


def _is_news(name: str, error: Exception) -> bool:
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    key = (name, f"{type(error).__name__} {place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "")
    now = time.monotonic()
    is_news = now - _logged.get(key, -_AGAIN_S) >= _AGAIN_S
    if is_news:
        _logged[key] = now
    return is_news
