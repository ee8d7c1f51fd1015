# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A field gateway that publishes to an MQTT broker, and keeps what it could not send until the broker is back."""

from __future__ import annotations

import json
import math
import threading
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import paho.mqtt.client as mqtt

from ...errors import InvalidInputError
from ...wording import say
from .device import DeviceKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ...clock import Clock
    from ...entries import Entry
    from .device import Signal

FAULTS = ("silent", "offline", "malformed", "duplicate", "clock_back")
_SHIFT = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherSettings:
    """Where to publish, how often, and which signal is sent in which field."""

    host: str
    port: int
    topic: str
    period_s: float
    fields: Mapping[str, str]


def read_settings(entry: Entry) -> PublisherSettings:
    """Read and check the settings of a publisher: host, port, topic, period_s and fields (name: signal)."""
    fields = {each.text("field"): each.text("signal") for each in entry.entries("fields")}
    if not fields:
        entry.fault("missing_fields", say("At least one field is needed."), "fields")
    return PublisherSettings(
        host=entry.text("host", "127.0.0.1"), port=int(entry.number("port", 1, 65535, 1883)),
        topic=entry.text("topic"), period_s=entry.number("period_s", 0.01, 86_400, 10), fields=fields,
    )  # fmt: skip


class MqttPublisher:
    """Publishes ``{"time": …, field: value, …}`` with QoS 1; a missing value is null."""

    def __init__(self, name: str, settings: PublisherSettings, signal: Signal, clock: Clock) -> None:
        self.name = name
        self.address = f"{settings.host}:{settings.port}"
        self._settings = settings
        self._signal = signal
        self._clock = clock
        self._faults: set[str] = set()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._client = self._make_client()
        self.published = 0

    def _make_client(self) -> mqtt.Client:
        client = mqtt.Client(
            mqtt.CallbackAPIVersion.VERSION2, client_id=f"simulated-{self.name}", clean_session=False
        )  # fmt: skip
        client.reconnect_delay_set(0.2, 2)
        client.max_queued_messages_set(0)  # no bound: what is not sent is kept
        return client

    def start(self) -> None:
        """Connect, now or as soon as the broker is there, and begin to publish."""
        self._client.connect_async(self._settings.host, self._settings.port, keepalive=5)
        self._client.loop_start()
        self._stop.clear()
        self._thread = threading.Thread(target=self._play, name=f"publisher {self.name}", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End; what was not sent is lost with the device."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._client.disconnect()
        self._client.loop_stop()

    def set_fault(self, fault: str, *, active: bool) -> None:
        """Begin or end a fault."""
        if fault not in FAULTS:
            raise InvalidInputError(say("{fault} is not one of {words}.", fault=fault, words=", ".join(FAULTS)))
        (self._faults.add if active else self._faults.discard)(fault)
        if fault == "offline":
            self._set_offline(offline=active)

    def _set_offline(self, *, offline: bool) -> None:
        if offline:
            self._client.disconnect()
            self._client.loop_stop()
        else:
            self._client.connect_async(self._settings.host, self._settings.port, keepalive=5)
            self._client.loop_start()

    def _play(self) -> None:
        while not self._stop.is_set():
            if "silent" not in self._faults:
                self._publish(self._clock())
            self._stop.wait(self._settings.period_s)

    def _publish(self, moment: datetime) -> None:
        payload = self._payload(moment)
        for _ in range(2 if "duplicate" in self._faults else 1):
            self._client.publish(self._settings.topic, payload, qos=1)
        self.published += 1

    def _payload(self, moment: datetime) -> str:
        stamp = moment - _SHIFT if "clock_back" in self._faults else moment
        message: dict[str, object] = {"time": stamp.isoformat()}
        for field, signal in self._settings.fields.items():
            value = self._signal(signal, moment)
            message[field] = value if math.isfinite(value) else None
        text = json.dumps(message)
        return text[: len(text) // 2] if "malformed" in self._faults else text


DEVICE = DeviceKind(name="mqtt_publisher", faults=FAULTS, read=read_settings, build=MqttPublisher)
