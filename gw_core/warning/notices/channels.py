# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Channels by which notices leave the house. Apprise does the talking; it is loaded when the first notice goes.

What Apprise says of a failure may hold parts of the address, and so of the secret: every part is taken out before
anybody sees it, and its own log goes nowhere.
"""

from __future__ import annotations

import logging
import re
import warnings
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote, unquote, urlencode

from ...errors import GwError
from ...wording import say
from .model import ChannelKind, Security

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .model import ChannelSettings, NoticeSettings

_PARTS = re.compile(r"[:/@?&=;,+\s]+")
_LEAST = 4  # shorter parts are too common as words to be taken out
_HIDDEN = "***"
_MODES = {Security.STARTTLS: "starttls", Security.TLS: "ssl", Security.NONE: "insecure"}
_FAULT_LENGTH = 300


class DeliveryError(GwError):
    """A channel did not take a notice; the sentence holds no secrets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a channel is given.

    Attributes
    ----------
    message_id : str
        The same when the message is sent again, so that a receiver can tell a duplicate.
    to : str
        Address of the recipient in this channel; empty where the channel itself knows.
    urgency : str
        ``info``, ``warning`` or ``failure``, which some services show as a colour.
    """

    message_id: str
    title: str
    text: str
    to: str = ""
    urgency: str = "warning"


class Channel(Protocol):
    """A way out."""

    def send(self, message: Message) -> str:
        """Hand a message over and return the receipt.

        Raises
        ------
        DeliveryError
            It was not taken.
        ConfigurationError
            Its secret is missing.
        """


def open_channels(settings: NoticeSettings, secret: Callable[[str], str]) -> dict[str, Channel]:
    """Return the channels of the settings by name; each asks for its secret anew with every message."""
    return {name: AppriseChannel(channel, secret) for name, channel in settings.channels.items()}


class AppriseChannel:
    """One address of Apprise."""

    def __init__(self, settings: ChannelSettings, secret: Callable[[str], str]) -> None:
        self._settings, self._secret = settings, secret

    def send(self, message: Message) -> str:
        """Hand a message over; the receipt names service and time, which is all that Apprise learns."""
        secret = self._secret(self._settings.secret) if self._settings.secret else ""
        address = self._address(message, secret)
        hidden = [secret] if self._settings.kind is ChannelKind.MAIL else [secret, address.replace(message.to, "")]
        apprise = _library()
        sender = apprise.Apprise(asset=_asset())
        if not sender.add(address) or len(sender) != 1:
            raise DeliveryError(say("The address of the channel {name} is not understood.", name=self._settings.name))
        result = sender.notify(
            body=message.text, title=message.title, notify_type=message.urgency, body_format=apprise.NotifyFormat.TEXT,
            timeout=self._settings.timeout_s, log_level=logging.DEBUG,
        )  # fmt: skip
        if not result:
            raise DeliveryError(_fault(self._settings.name, result.logs(), hidden))
        return say("Taken by {service}.", service=str(sender[0].service_name))

    def _address(self, message: Message, secret: str) -> str:
        kept = self._settings
        if kept.kind is not ChannelKind.MAIL:
            return secret.replace("{to}", quote(message.to, safe="+"))
        login = f"{quote(kept.user, safe='')}:{quote(secret, safe='')}@" if kept.user else ""
        options = {
            "from": kept.sender, "to": message.to, "smtp": kept.host, "mode": _MODES[kept.security],
            "format": "text", "cto": f"{kept.timeout_s:g}", "+X-GW-Monitor-Notice": message.message_id,
        }  # fmt: skip
        return f"mailto://{login}{kept.host}:{kept.port}?{urlencode(options)}"


@cache
def _library() -> Any:
    """Load Apprise; its log, which may hold addresses, is kept from ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what its plug-ins import
        import apprise

        apprise.Apprise.instantiate("json://localhost", suppress_exceptions=True)  # loads the plug-ins
    log = logging.getLogger("apprise")
    log.setLevel(logging.DEBUG)
    log.propagate = False
    log.addHandler(logging.NullHandler())
    return apprise


def _asset() -> Any:
    return _library().AppriseAsset(
        app_id="GW Monitor", app_desc="GW Monitor", app_url="", async_mode=False, secure_logging=True
    )


def _fault(name: str, said: Iterable[Any], hidden: Iterable[str]) -> str:
    lines = [
        entry.message for entry in said if entry.level in {"WARNING", "ERROR"} or "xception" in entry.message
    ]  # fmt: skip
    reason = scrubbed(" ".join(" ".join(lines).split()), hidden)[:_FAULT_LENGTH]
    return say("The channel {name} did not take it: {reason}", name=name, reason=reason or "?")


def scrubbed(text: str, secrets: Iterable[str]) -> str:
    """Return ``text`` without the secrets and without any part of them of four characters or more.

    Examples
    --------
    >>> scrubbed("GET https://h.example/robot?key=s3cr3t%21x failed", ["https://h.example/robot?key=s3cr3t%21x"])
    'GET *** failed'
    """
    words = {word for secret in secrets for form in (secret, unquote(secret)) for word in (form, *_PARTS.split(form))}
    words |= {quote(word, safe="") for word in words}
    for word in sorted((word for word in words if len(word) >= _LEAST), key=len, reverse=True):
        text = text.replace(word, _HIDDEN)
    return text
