# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON over HTTP for links: bounded in time and size, one server only, secrets by name and never shown."""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import SplitResult, urljoin, urlsplit

import requests
from urllib3.util.retry import Retry

from ...errors import ConfigurationError, InvalidInputError
from ...wording import say
from .json_paths import read_document
from .link import LinkFault
from .web_guard import GuardedAdapter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from threading import Event

    from ...entries import Entry
    from .link import LinkContext

_LARGEST = 50_000_000  # bytes of a response
_PIECE = 1 << 16
UNCHANGED: Final = object()
"""What `WebClient.get_changed` returns for a document that is what it was."""


class AuthKind(StrEnum):
    """How a server wants to know who asks."""

    NONE = "none"
    BASIC = "basic"
    BEARER = "bearer"
    HEADER = "header"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """A server: its base URL, patience, and who asks; ``secret`` is the name of a password or token."""

    url: str
    timeout_s: float
    auth: AuthKind
    user: str
    secret: str
    header: str
    ca_file: str


class WebFault(LinkFault):
    """The server answers with an error; ``status`` is its number."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def read_web(entry: Entry) -> WebSettings:
    """Read ``url``, ``timeout_s``, ``ca_file`` and ``auth`` (kind, user, secret, header) of a link."""
    url = entry.text("url")
    parts = _split(url)
    if url and (parts.scheme not in {"http", "https"} or not parts.hostname):
        entry.fault("bad_url", say('"{url}" is not a web address.', url=url), "url")
    if parts.username or parts.password:
        entry.fault("secret_in_url", say("A web address must not hold a password; name a secret."), "url")
    auth = entry.entry("auth")
    settings = WebSettings(
        url=url, timeout_s=entry.number("timeout_s", 0.2, 600, 20), ca_file=entry.text("ca_file", ""),
        auth=auth.choice("kind", AuthKind, AuthKind.NONE), user=auth.text("user", ""), secret=auth.text("secret", ""),
        header=auth.text("header", ""),
    )  # fmt: skip
    if settings.auth is not AuthKind.NONE and not settings.secret:
        auth.fault("missing_text", say("A text is expected here."), "secret")
    if settings.auth is AuthKind.HEADER and not settings.header:
        auth.fault("missing_text", say("A text is expected here."), "header")
    auth.refuse_unknown()
    return settings


def _split(url: str, base: str = "") -> SplitResult:
    """Return the parts of a URL; none of one that cannot be parted, such as a port beyond 65535."""
    try:
        parts = urlsplit(urljoin(base, url))
        parts.port  # noqa: B018 - it is read, and may be refused, only here
    except ValueError:
        return urlsplit("")
    return parts


class WebClient:
    """A session with one server; use it in a ``with`` block."""

    def __init__(self, settings: WebSettings, context: LinkContext, stop: Event | None = None) -> None:
        self._settings = settings
        self._stop = stop
        self._validators: dict[str, dict[str, str]] = {}
        self._host = urlsplit(settings.url).hostname or ""
        self._session = requests.Session()
        self._session.trust_env = False  # no password of another program's file goes along
        self._session.verify = settings.ca_file or True
        self._session.headers.update({"Accept": "application/json", **_credentials(settings, context)})
        if settings.auth is AuthKind.BASIC:
            self._session.auth = (settings.user, _secret(settings, context))
        # Only a server that says "not now" is asked again at once; silence and lost connections end the session.
        retry = Retry(total=None, connect=0, read=False, redirect=0, status=2, other=0, backoff_factor=0.3,
                      status_forcelist=(502, 503, 504), allowed_methods=("GET",), raise_on_status=False,
                      respect_retry_after_header=False)  # fmt: skip
        self._adapter = GuardedAdapter(retry)
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, self._adapter)

    def __enter__(self) -> WebClient:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def get(self, url: str, parameters: Mapping[str, str] | None = None) -> Any:
        """Return the JSON document at a URL of this server.

        Raises
        ------
        LinkFault
            No answer in time, too long an answer, no JSON, another server's URL; `WebFault` for an error's number.
        """
        return self._fetch(url, parameters, {})[0]

    def get_changed(self, url: str) -> Any:
        """Return the JSON document at a URL as `get` does, or `UNCHANGED` when the server says that it is the same."""
        document, validators = self._fetch(url, None, self._validators.get(url, {}))
        if document is not UNCHANGED:
            self._validators = {url: validators}
        return document

    def _fetch(
        self, url: str, parameters: Mapping[str, str] | None, conditions: dict[str, str]
    ) -> tuple[Any, dict[str, str]]:
        if not self.is_ours(url):
            raise LinkFault(say("{host} redirects to another server: {url}.", host=self._host, url=url))
        end = time.monotonic() + self._settings.timeout_s
        try:
            with self._adapter.bounded(end, self._stop), self._session.get(
                url, params=parameters, timeout=self._settings.timeout_s, stream=True, allow_redirects=False,
                headers=conditions,
            ) as response:  # fmt: skip
                if conditions and response.status_code == requests.codes.not_modified:
                    return UNCHANGED, conditions
                self._check_status(response)
                return read_document(self._body(response, end)), _validators(response)
        except requests.Timeout as error:
            raise self._too_slow() from error
        except requests.RequestException as error:
            if time.monotonic() >= end:
                raise self._too_slow() from error
            message = say("{host} cannot be reached: {reason}.", host=self._host, reason=_cause(error))
            raise LinkFault(message) from error
        except InvalidInputError as error:
            raise LinkFault(say("{host}: {reason}", host=self._host, reason=error.message)) from error

    def is_ours(self, url: str) -> bool:
        """Return True for a URL of the server of the settings: credentials go nowhere else."""
        ours, theirs = _split(self._settings.url), _split(url, self._settings.url)
        return (ours.scheme, ours.hostname, ours.port) == (theirs.scheme, theirs.hostname, theirs.port)

    def _check_status(self, response: requests.Response) -> None:
        status = response.status_code
        if status in (401, 403):
            raise WebFault(say("{host} refuses the credentials ({status}).", host=self._host, status=status), status)
        if 300 <= status < 400:
            place = _split(response.headers.get("Location", "")).hostname or "?"
            raise WebFault(say("{host} redirects to {place}; give that address.", host=self._host, place=place), status)
        if status != 200:
            raise WebFault(say("{host} answers with error {status}.", host=self._host, status=status), status)

    def _body(self, response: requests.Response, end: float) -> bytes:
        """Read a body with bounds; one that came to its end too late has been cut off by the guard."""
        body = bytearray()
        for piece in response.iter_content(_PIECE):
            body += piece
            if len(body) > _LARGEST:
                raise LinkFault(say("{host} answers with more than {count} bytes.", host=self._host, count=_LARGEST))
        if time.monotonic() >= end:
            raise self._too_slow()
        return bytes(body)

    def _too_slow(self) -> LinkFault:
        return LinkFault(say("{host} does not answer within {time} s.", host=self._host, time=self._settings.timeout_s))


def _validators(response: requests.Response) -> dict[str, str]:
    """Return what to send with the next question, so that the server need not send the same document again."""
    names = {"If-None-Match": "ETag", "If-Modified-Since": "Last-Modified"}
    return {ours: response.headers[theirs] for ours, theirs in names.items() if theirs in response.headers}


def _cause(error: BaseException) -> str:
    """Return what the system says at the bottom of an error of the library; its own text repeats the whole URL."""
    name = type(error).__name__
    below: BaseException | None = error
    while below is not None:
        if isinstance(below, OSError) and below.strerror:
            return below.strerror
        below = below.__cause__ or below.__context__
    return name


def _credentials(settings: WebSettings, context: LinkContext) -> dict[str, str]:
    if settings.auth is AuthKind.BEARER:
        return {"Authorization": f"Bearer {_secret(settings, context)}"}
    if settings.auth is AuthKind.HEADER:
        return {settings.header: _secret(settings, context)}
    return {}


def _secret(settings: WebSettings, context: LinkContext) -> str:
    try:
        return context.secret(settings.secret)
    except ConfigurationError as error:
        raise LinkFault(error.message) from error
