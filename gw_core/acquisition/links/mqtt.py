# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""MQTT 3.1.1: subscribes to topics and reads their messages by JSON templates.

The session is kept at the broker (clean session off, QoS 1) and a message is acknowledged only once its readings are
on the disk: what is published while this machine is away waits at the broker, within the broker's own limits.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import paho.mqtt.client as mqtt

from ...errors import ConfigurationError, InvalidInputError
from ...store.ports import RejectedRow
from ...wording import say
from .json_paths import read_document
from .json_templates import Reception, Template, read_template
from .link import Delivery, LinkFault, LinkKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    from paho.mqtt.properties import Properties
    from paho.mqtt.reasoncodes import ReasonCode

    from ...entries import Entry
    from .link import Inbox, LinkContext

_LARGEST = 1_000_000  # bytes of a message
_SHOWN = 2_000  # characters of a rejected message
_POLL_S = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A topic filter (``+`` and ``#`` as in MQTT) and how its messages are read."""

    topic: str
    template: Template


@dataclass(frozen=True, slots=True, kw_only=True)
class MqttSettings:
    """Where the broker is, who asks, and for what; ``secret`` is the name of the password."""

    host: str
    port: int
    client_id: str
    user: str
    secret: str
    tls: bool
    ca_file: str
    qos: int
    timeout_s: float
    keepalive_s: int
    subscriptions: tuple[Subscription, ...]


def read_settings(entry: Entry) -> MqttSettings:
    """Read and check the settings of an MQTT link; see `TEMPLATE`."""
    tls = entry.truth("tls", default=False)
    subscriptions = tuple(_read_subscription(each) for each in entry.entries("topics"))
    if not subscriptions:
        entry.fault("missing_topics", say("At least one topic is needed."), "topics")
    settings = MqttSettings(
        host=entry.text("host"), port=int(entry.number("port", 1, 65535, 8883 if tls else 1883)),
        client_id=entry.text("client_id", f"gw-monitor-{entry.text('name', 'link')}"), user=entry.text("user", ""),
        secret=entry.text("secret", ""), tls=tls, ca_file=entry.text("ca_file", ""),
        qos=int(entry.number("qos", 0, 1, 1)), timeout_s=entry.number("timeout_s", 0.5, 300, 10),
        keepalive_s=int(entry.number("keepalive_s", 5, 3600, 30)), subscriptions=subscriptions,
    )  # fmt: skip
    if settings.secret and not settings.user:
        entry.fault("missing_user", say("A password needs a user."), "user")
    return settings


def _read_subscription(entry: Entry) -> Subscription:
    topic = entry.text("topic")
    levels = topic.split("/")
    if topic and ("#" in levels[:-1] or any(len(level) > 1 and set(level) & {"+", "#"} for level in levels)):
        entry.fault("bad_topic", say('"{topic}" is not a topic filter.', topic=topic), "topic")
    template = read_template(entry.entry("template"))
    entry.refuse_unknown()
    return Subscription(topic=topic, template=template)


class MqttLink:
    """A link to one broker."""

    kind = "mqtt"

    def __init__(self, name: str, settings: MqttSettings, context: LinkContext) -> None:
        self.name = name
        self._settings = settings
        self._context = context

    def session(self, inbox: Inbox, stop: Event) -> None:
        """Hold one connection; see `Link.session`."""
        with _Connection(self._settings, self._context, self._receiver(inbox)) as connection:
            inbox.online()
            while not stop.is_set():
                connection.turn()

    def _receiver(self, inbox: Inbox) -> Callable[[mqtt.MQTTMessage], Future[None]]:
        def receive(message: mqtt.MQTTMessage) -> Future[None]:
            return inbox.put(self.read(message))

        return receive

    def read(self, message: mqtt.MQTTMessage) -> Delivery:
        """Return what a message says; never raises because of it."""
        subscription = next(
            (each for each in self._settings.subscriptions if mqtt.topic_matches_sub(each.topic, message.topic)), None
        )
        if subscription is None:
            return self._rejected(message, say("No topic of the settings matches."))
        if len(message.payload) > _LARGEST:
            return self._rejected(message, say("The message is longer than {count} bytes.", count=_LARGEST))
        if message.retain and not subscription.template.time.paths:
            # It may be years old: the moment of reception is not its time.
            return self._rejected(message, say("A retained message without a time of its own."))
        try:
            document = read_document(message.payload)
        except InvalidInputError as error:
            return self._rejected(message, error.message)
        reception = Reception(
            source=self.name, received=self._context.clock(), time_zone=self._context.time_zone,
            topic=tuple(message.topic.split("/")),
        )  # fmt: skip
        return subscription.template.extract(document, reception)

    def _rejected(self, message: mqtt.MQTTMessage, reason: str) -> Delivery:
        text = message.payload[:_SHOWN].decode("utf-8", "replace")
        return Delivery(rejected=(RejectedRow(file=self.name, line=0, reason=reason, raw=f"{message.topic}: {text}"),))


class _Connection:
    """A connection and its subscriptions.

    All but acknowledging happens in the thread that calls `turn`, so that a bug ends the session instead of a thread
    that nobody looks after.
    """

    def __init__(
        self, settings: MqttSettings, context: LinkContext, receive: Callable[[mqtt.MQTTMessage], Future[None]],
        *, keep_session: bool = True,
    ) -> None:  # fmt: skip
        self._settings = settings
        self._receive = receive
        self._fault = ""
        self._ready = False
        self._lock = threading.Lock()
        self._unacknowledged: deque[tuple[mqtt.MQTTMessage, Future[None]]] = deque()
        self._client = self._make_client(context, keep_session=keep_session)

    def __enter__(self) -> _Connection:
        try:
            self._client.connect(self._settings.host, self._settings.port, self._settings.keepalive_s)
        except ssl.SSLError as error:
            raise LinkFault(say("The broker's certificate is refused: {reason}.", reason=error.reason)) from error
        try:
            self._wait_until_ready()
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def turn(self) -> None:
        """Send and take what there is, for a moment; raise `LinkFault` when the connection is over."""
        if self._client.loop(_POLL_S) != mqtt.MQTT_ERR_SUCCESS:
            self._fault = self._fault or say("The connection to the broker is lost.")
        if self._fault:
            raise LinkFault(self._fault)

    def _make_client(self, context: LinkContext, *, keep_session: bool) -> mqtt.Client:
        settings = self._settings
        client = mqtt.Client(
            mqtt.CallbackAPIVersion.VERSION2, client_id=settings.client_id, clean_session=not keep_session,
            reconnect_on_failure=False, manual_ack=True,
        )  # fmt: skip
        client.connect_timeout = settings.timeout_s
        if settings.user:
            client.username_pw_set(settings.user, _password(settings, context))
        if settings.tls:
            client.tls_set(settings.ca_file or None)
        client.on_connect = self._on_connect
        client.on_subscribe = self._on_subscribe
        client.on_message = self._on_message
        # Without this an acknowledgement would be written at once, by the thread of the disk, amid what `turn` writes.
        client.on_socket_register_write = lambda *_: None
        return client

    def _wait_until_ready(self) -> None:
        end = time.monotonic() + self._settings.timeout_s
        while not self._ready:
            self.turn()
            if time.monotonic() > end:
                raise LinkFault(say("The broker does not answer within {time} s.", time=self._settings.timeout_s))

    def _close(self) -> None:
        self._client.disconnect()
        self._client.loop(0.0)
        # The client closes its last sockets when it goes: at once, if nothing that it holds leads back to it.
        for callback in ("on_connect", "on_subscribe", "on_message"):
            setattr(self._client, callback, None)

    def _on_connect(self, _client: mqtt.Client, _data: Any, _flags: Any, reason: ReasonCode, _: Properties) -> None:
        if reason.is_failure:
            self._fault = say("The broker refuses the connection: {reason}.", reason=str(reason))
            return
        self._client.subscribe([(each.topic, self._settings.qos) for each in self._settings.subscriptions])

    def _on_subscribe(self, _client: Any, _data: Any, _mid: int, reasons: list[ReasonCode], _: Properties) -> None:
        for subscription, reason in zip(self._settings.subscriptions, reasons, strict=False):
            if reason.is_failure:
                self._fault = say("The broker refuses the topic {topic}.", topic=subscription.topic)
                return
        self._ready = True

    def _on_message(self, _client: mqtt.Client, _data: Any, message: mqtt.MQTTMessage) -> None:
        future = self._receive(message)
        with self._lock:
            self._unacknowledged.append((message, future))
        future.add_done_callback(self._acknowledge)

    def _acknowledge(self, _: Future[None]) -> None:
        """Acknowledge, in the order received as MQTT wants it, what is on the disk."""
        with self._lock:
            while self._unacknowledged and self._unacknowledged[0][1].done():
                message, future = self._unacknowledged.popleft()
                if future.exception() is not None:
                    # Not acknowledged: the broker sends it again to the next session.
                    reason = str(future.exception())
                    self._fault = self._fault or say("A message could not be kept: {reason}", reason=reason)
                    return
                # A connection that is just breaking does not take it; the message comes again then.
                self._client.ack(message.mid, message.qos)


def _password(settings: MqttSettings, context: LinkContext) -> str | None:
    try:
        return context.secret(settings.secret) if settings.secret else None
    except ConfigurationError as error:
        raise LinkFault(error.message) from error


def try_settings(settings: MqttSettings, context: LinkContext) -> str:
    """Connect beside the link's own session, subscribe and wait for a message; see `LinkKind.test`."""
    topics: list[str] = []

    def receive(message: mqtt.MQTTMessage) -> Future[None]:
        topics.append(message.topic)
        taken: Future[None] = Future()
        taken.set_result(None)
        return taken

    visitor = replace(settings, client_id=f"{settings.client_id}-test")
    with _Connection(visitor, context, receive, keep_session=False) as connection:
        until = time.monotonic() + min(settings.timeout_s, 5.0)
        while not topics and time.monotonic() < until:
            connection.turn()
    if topics:
        return say("{host} answers; a message came under {topic}.", host=settings.host, topic=topics[0])
    return say("{host} accepts the subscription; no message came yet.", host=settings.host)


TEMPLATE = """\
name: gateway
kind: mqtt
host: 10.0.0.9
# port: 1883            # 8883 with tls
# tls: false
# ca_file: /etc/ssl/certs/park.pem   # empty: the system's certificates
# user: monitor
# secret: broker        # name of the password, never the password itself
# client_id: gw-monitor-gateway      # the broker keeps messages for it while this machine is away
# qos: 1
# keepalive_s: 30
# timeout_s: 10
topics:
  - topic: park/+/telemetry          # + is one level, # the rest
    template:
      time: /time                    # ISO 8601; else {path: /ts, format: epoch_ms}
      point: {topic: 2}              # second level of the topic; or a name, or a path such as /well
      columns:
        - {property: water_level, value: /level, unit: m}
        - {property: conductivity, value: /ec, unit: uS/cm}
"""

LINK = LinkKind(name="mqtt", read=read_settings, build=MqttLink, test=try_settings, template=TEMPLATE)
