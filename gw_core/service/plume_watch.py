# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plume events of a database: its warnings, heads and samples brought together, and a flow model where there is one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ..assessment.plume import PlumeSettings, map_plume
from ..errors import InvalidInputError, refusal
from ..progress import Silent
from ..store.observation_layer import observation_layer
from ..store.ports import ObservationQuery, WarningState
from ..transport.flow import read_flow
from ..transport.heads.head_readings import LEVEL, Statistic, at_moment, read_heads, wells_of
from ..transport.plumes.contours import draw_above
from ..warning.events.flow_paths import FlowPaths, UniformField, UnknownField, field_from_heads
from ..warning.events.forecasts import arrival_forecasts
from ..warning.events.linking import MergeSettings
from ..warning.events.model_paths import field_from_model
from ..warning.events.plume_events import merge_events
from ..warning.events.site import facility_places, site_of, wells_of_park
from ..wording import say

if TYPE_CHECKING:
    from datetime import datetime

    from ..progress import Progress
    from ..records.park import ParkRecords
    from ..store.ports import PlumeEvent, Store
    from ..warning.events.flow_paths import FlowField, Ground
    from ..warning.events.forecasts import ArrivalForecast
    from ..warning.events.site import OutlineMaker


@dataclass(frozen=True, slots=True, kw_only=True)
class PlumeWatchSettings:
    """What plume events are made with.

    Attributes
    ----------
    ground : Ground
    merging : MergeSettings
    flow_folder : str
        Written by ``simulate_flow``; empty: no flow model.
    azimuth_deg, gradient : float or None
        Direction (clockwise from north) and gradient (m/m) as the user knows them; used when both are given and there
        is no flow model. Otherwise the heads in the database decide.
    head_window_d, head_error_m : float
        Heads of so many days up to now count, the latest of each well; standard deviation of a head, m.
    map_window_d : float
        Samples of so many days up to now make the map of a plume.
    """

    ground: Ground
    merging: MergeSettings = field(default_factory=MergeSettings)
    flow_folder: str = ""
    azimuth_deg: float | None = None
    gradient: float | None = None
    head_window_d: float = 30.0
    head_error_m: float = 0.02
    map_window_d: float = 180.0

    def check(self) -> None:
        """Raise `InvalidInputError` for figures out of their range, and a direction without gradient or the reverse."""
        self.ground.check()
        self.merging.check()
        if (self.azimuth_deg is None) != (self.gradient is None):
            raise refusal("half_a_gradient", say("Give both the direction of flow and the gradient, or neither."))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlumeReport:
    """What `watch_plumes` found.

    Attributes
    ----------
    plumes : tuple of PlumeEvent
        All that are open or were until now.
    forecasts : tuple of ArrivalForecast
        Of the open ones.
    changed : int
        How many were new or changed, and stored.
    """

    plumes: tuple[PlumeEvent, ...]
    forecasts: tuple[ArrivalForecast, ...]
    changed: int


def watch_plumes(
    store: Store, settings: PlumeWatchSettings, now: datetime, progress: Progress | None = None
) -> PlumeReport:
    """Merge the stored warnings into plume events and store what is new or changed of them.

    Raises
    ------
    InvalidInputError
        Settings out of their range, or no steady flow in the flow folder.
    ConfigurationError, ModelRunError
        The flow model needs MODPATH 7, which is not there or failed.
    StoreError, Cancelled
    """
    watch = progress or Silent()
    settings.check()
    park = store.read_park()
    flow = flow_field(store, park, settings, now, watch)
    if isinstance(flow, UnknownField):
        watch.warn(say("Warnings are not merged, the flow is unknown: {reason}", reason=flow.reason))
    paths = FlowPaths(field=flow, wells=wells_of_park(park))
    site = site_of(park, _mapped(store, park, settings, now, watch))
    existing = store.read_plume_events()
    plumes = merge_events(
        [event for event in store.read_events() if event.opened_at <= now], paths, existing, now, settings.merging, site
    )
    watch.check()
    changed = store.save_plume_events(plumes)
    forecasts = (each for plume in plumes for each in arrival_forecasts(plume, now))
    return PlumeReport(plumes=plumes, forecasts=tuple(forecasts), changed=changed)


def flow_field(
    store: Store, park: ParkRecords, settings: PlumeWatchSettings, now: datetime, progress: Progress
) -> FlowField:
    """Return where the water goes: by the flow model, else as given, else by the heads in the database."""
    if settings.flow_folder:
        starts = list(wells_of_park(park).values())
        spacing = settings.ground.half_width_m
        starts += [place for facility in park.facilities for place in facility_places(facility, spacing)]
        return field_from_model(read_flow(Path(settings.flow_folder)), starts, settings.ground, progress=progress)
    if settings.azimuth_deg is not None and settings.gradient is not None:
        return UniformField(
            azimuth_deg=settings.azimuth_deg, gradient=settings.gradient, ground=settings.ground, source="given"
        )
    start = now - timedelta(days=settings.head_window_d)
    table = observation_layer(store, ObservationQuery(properties=(LEVEL,), start=start, end=now))
    try:
        readings = at_moment(read_heads(table, progress=progress), now, settings.head_window_d, progress)
    except InvalidInputError as error:
        return UnknownField(reason=error.message, half_width_m=settings.ground.half_width_m)
    return field_from_heads(wells_of(readings, Statistic.LATEST, progress), settings.ground, settings.head_error_m)


def _mapped(
    store: Store, park: ParkRecords, settings: PlumeWatchSettings, now: datetime, progress: Progress
) -> OutlineMaker:
    """Return what draws the plume of a substance from its present samples, each substance once."""
    drawn: dict[str, tuple[str, str] | None] = {}

    def outline(code: str) -> tuple[str, str] | None:
        if code not in drawn:
            drawn[code] = _map(code)
        return drawn[code]

    def _map(code: str) -> tuple[str, str] | None:
        start = now - timedelta(days=settings.map_window_d)
        table = observation_layer(store, ObservationQuery(properties=(code,), start=start, end=now))
        chosen = PlumeSettings(property=code, window_d=settings.map_window_d, limit_class=park.park.limit_class)
        try:
            found = map_plume(table, chosen, progress)
        except InvalidInputError as error:
            progress.warn(say("No map of {code} can be drawn from its samples: {reason}", code=code,
                              reason=error.message))  # fmt: skip
            return None
        wkt = draw_above(*found.grid.centres(), found.concentration, found.threshold)
        words = say("samples of {wells} wells, kriged, above {threshold:g} {unit}", wells=found.wells,
                    threshold=found.threshold, unit=found.unit)  # fmt: skip
        return (wkt, str(words)) if wkt else None

    return outline


def open_count(plumes: tuple[PlumeEvent, ...]) -> int:
    """Return how many plume events are not over."""
    return sum(plume.state is not WarningState.RESOLVED for plume in plumes)
