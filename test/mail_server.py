# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real SMTP server that tests start, stop and start again on the same port."""

from __future__ import annotations

from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

from .mosquitto import free_port

if TYPE_CHECKING:
    from email.message import EmailMessage


class MailServer:
    """Takes mail on 127.0.0.1 and keeps it.

    Parameters
    ----------
    refused : set of str
        Addresses whose mail is refused (550).
    user, word : str
        The login that is right; empty where none is offered.
    """

    def __init__(self, refused: set[str] = frozenset(), user: str = "", word: str = "") -> None:
        self.port = free_port()
        self.refused = set(refused)
        self.letters: list[EmailMessage] = []
        self.logins: list[bool] = []
        self._login = (user, word)
        self._controller: Controller | None = None

    def start(self) -> None:
        options = {"authenticator": self._check, "auth_require_tls": False}
        self._controller = Controller(
            self, hostname="127.0.0.1", port=self.port, **(options if self._login[0] else {}), decode_data=False
        )
        self._controller.start()

    def stop(self) -> None:
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    def to(self, address: str) -> list[EmailMessage]:
        """Return the letters to an address."""
        return [letter for letter in self.letters if address in str(letter["To"])]

    async def handle_RCPT(self, server: SMTP, session, envelope, address, options) -> str:
        if address in self.refused:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session, envelope) -> str:
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"

    def _check(self, server, session, envelope, mechanism, given) -> AuthResult:
        own = tuple(part.decode() for part in (given.login, given.password))
        self.logins.append(own == self._login)
        return AuthResult(success=self.logins[-1], handled=False)
