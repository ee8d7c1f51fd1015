# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether water of one place comes past another, and after how long: with one gradient for all, or with none known.

Aquifer layers are not told apart: a plume under one well counts as under its neighbour of another depth.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from ...errors import Finding, InvalidInputError
from ...transport.heads.flow_direction import Estimator, estimate_gradients
from ...wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...transport.heads.head_readings import Wells

# Normal quantile of a two-sided interval of 90 %.
_NINETY = 1.6448536269514722
# Beyond this spread a direction says no more than which half of the map is down-gradient.
_VAGUEST_DEG = 45.0
_WIDEST_DEG = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named place: m in the park's CRS, layer one-based."""

    name: str
    easting: float
    northing: float
    layer: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What turns a gradient into the velocity of a substance, and how sure each figure is.

    Attributes
    ----------
    conductivity_m_d : float
        Hydraulic conductivity K, m/d, > 0.
    porosity : float
        Effective porosity n, 0 < n <= 1.
    retardation : float
        R, >= 1.
    conductivity_cv, porosity_cv, retardation_cv : float
        Standard deviation over mean, >= 0; each taken as log-normal.
    half_width_m : float
        Half the width that a plume has without any doubt in the direction, m, > 0.
    """

    conductivity_m_d: float
    porosity: float
    retardation: float = 1.0
    conductivity_cv: float = 0.5
    porosity_cv: float = 0.2
    retardation_cv: float = 0.0
    half_width_m: float = 50.0

    def check(self) -> None:
        """Raise `InvalidInputError` with every figure that is out of its range (finding code ``bad_ground``)."""
        ranges = {
            "conductivity_m_d": (0.0, math.inf, True), "porosity": (0.0, 1.0, True),
            "retardation": (1.0, math.inf, False), "conductivity_cv": (0.0, math.inf, False),
            "porosity_cv": (0.0, math.inf, False), "retardation_cv": (0.0, math.inf, False),
            "half_width_m": (0.0, math.inf, True),
        }  # fmt: skip
        findings = []
        for name, (low, high, above) in ranges.items():
            value = getattr(self, name)
            if not (math.isfinite(value) and low <= value <= high and (value > low or not above)):
                message = say("{name} cannot be {value}.", name=name, value=value)
                findings.append(Finding(code="bad_ground", message=message, place=name))
        if findings:
            raise InvalidInputError(findings[0].message, findings)

    def log_deviation(self, gradient_cv: float = 0.0) -> float:
        """Return the standard deviation of ln t for t = d n R / (K i): the log-variances of independent factors add."""
        shares = (self.conductivity_cv, self.porosity_cv, self.retardation_cv, gradient_cv)
        return math.sqrt(sum(math.log1p(cv * cv) for cv in shares))


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelTime:
    """From one place to another with the water.

    Attributes
    ----------
    early_d, mid_d, late_d : float
        Median and the limits of the middle 90 %, d; NaN where not connected. Of the middle of the front: dispersion
        brings a little of the substance earlier.
    offset_m : float
        How far the flow line passes beside the second place, m, >= 0; NaN where unknown.
    connected : bool
        The water comes past the second place.
    beside : bool
        Both lie across one plume, neither up- nor down-gradient.
    probability : float
        That the plume's width covers the second place, 0 to 1; NaN where not known.
    why : str
        One sentence where not connected, else empty.
    """

    early_d: float = math.nan
    mid_d: float = math.nan
    late_d: float = math.nan
    offset_m: float = math.nan
    connected: bool = False
    beside: bool = False
    probability: float = math.nan
    why: str = ""


class FlowField(Protocol):
    """Where water goes, as far as known."""

    @property
    def direction(self) -> tuple[float, float] | None:
        """Unit vector of the mean flow to the east and north; None when unknown."""

    @property
    def half_width_m(self) -> float:
        """Half the width of a plume, m, > 0."""

    def travel(self, start: Place, end: Place) -> TravelTime:
        """Return how a dissolved substance travels from one place to another."""

    def words(self) -> dict[str, Any]:
        """Return where the field comes from and its figures, as JSON."""


def between(mid_d: float, deviation: float) -> tuple[float, float]:
    """Return the limits (d) of the middle 90 % of a log-normal time of that median and standard deviation of ln t."""
    factor = math.exp(_NINETY * deviation)
    return mid_d / factor, mid_d * factor


@dataclass(frozen=True, slots=True, kw_only=True)
class UniformField:
    """One gradient for the whole area.

    Attributes
    ----------
    azimuth_deg, azimuth_sd_deg : float
        Direction of flow clockwise from north, and its standard deviation.
    gradient, gradient_sd : float
        m/m.
    source : str
        Where they come from, such as ``heads of 6 wells``.
    """

    azimuth_deg: float
    gradient: float
    ground: Ground
    azimuth_sd_deg: float = 0.0
    gradient_sd: float = 0.0
    source: str = "given"

    @property
    def direction(self) -> tuple[float, float]:
        """See `FlowField`."""
        angle = math.radians(self.azimuth_deg)
        return math.sin(angle), math.cos(angle)

    @property
    def half_width_m(self) -> float:
        """See `FlowField`."""
        return self.ground.half_width_m

    @property
    def velocity_m_d(self) -> float:
        """Velocity of the substance, K i / (n R), m/d (Darcy's law; Freeze & Cherry 1979, equations 2.82 and 9.14)."""
        ground = self.ground
        return ground.conductivity_m_d * self.gradient / (ground.porosity * ground.retardation)

    def travel(self, start: Place, end: Place) -> TravelTime:
        """Return the travel time t = d n R / (K i) over the way d along the flow.

        The end is on the path when it lies within the half width, widened by two standard deviations of the direction.
        """
        x, y = end.easting - start.easting, end.northing - start.northing
        east, north = self.direction
        along, offset = x * east + y * north, abs(x * north - y * east)
        width = self.half_width_m
        # Both in the same plume as far as its width goes; the margin keeps the edge itself within.
        beside = abs(along) <= width * (1 + 1e-9) and offset <= 2.0 * width * (1 + 1e-9)
        if along <= 0.0 and not (along == 0.0 and offset == 0.0):
            why = say("{end} is not down-gradient of {start}.", end=end.name, start=start.name)
            return TravelTime(offset_m=offset, beside=beside, why=why)
        wander = math.tan(math.radians(min(2.0 * self.azimuth_sd_deg, _WIDEST_DEG)))
        probability = self._cover(along, offset)
        if offset > width * (1 + 1e-9) + along * wander:
            why = say("The flow passes {offset:.0f} m beside {end}.", offset=offset, end=end.name)
            return TravelTime(offset_m=offset, beside=beside, probability=probability, why=why)
        mid = along / self.velocity_m_d
        early, late = between(mid, self.ground.log_deviation(self.gradient_sd / self.gradient))
        return TravelTime(early_d=early, mid_d=mid, late_d=late, offset_m=offset, connected=True, beside=beside,
                          probability=probability)  # fmt: skip

    def _cover(self, along: float, offset: float) -> float:
        """Return the probability that the plume covers a place, its direction being normal about the mean."""
        spread = along * math.tan(math.radians(min(self.azimuth_sd_deg, _WIDEST_DEG)))
        if spread == 0.0:
            return float(offset <= self.half_width_m * (1 + 1e-9))
        root = spread * math.sqrt(2.0)
        return 0.5 * (math.erf((self.half_width_m - offset) / root) + math.erf((self.half_width_m + offset) / root))

    def words(self) -> dict[str, Any]:
        """See `FlowField`."""
        return {
            "source": self.source, "azimuth_deg": self.azimuth_deg, "azimuth_sd_deg": self.azimuth_sd_deg,
            "gradient": self.gradient, "gradient_sd": self.gradient_sd, "velocity_m_d": self.velocity_m_d,
            "conductivity_m_d": self.ground.conductivity_m_d, "porosity": self.ground.porosity,
            "retardation": self.ground.retardation, "half_width_m": self.half_width_m,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownField:
    """No direction is known: no place is connected with another; the half width only serves to draw wells."""

    reason: str
    direction: None = None
    half_width_m: float = 50.0

    def travel(self, start: Place, end: Place) -> TravelTime:
        """See `FlowField`: only a place with itself."""
        if (start.easting, start.northing) == (end.easting, end.northing):
            return TravelTime(early_d=0.0, mid_d=0.0, late_d=0.0, offset_m=0.0, connected=True, beside=True)
        return TravelTime(why=self.reason)

    def words(self) -> dict[str, Any]:
        """See `FlowField`."""
        return {"source": "unknown", "reason": self.reason}


def field_from_heads(wells: Wells, ground: Ground, error_m: float = 0.01) -> UniformField | UnknownField:
    """Return the field of the plane of least squares through heads; unknown, with the reason, where there is none.

    Parameters
    ----------
    wells : Wells
    ground : Ground
    error_m : float
        Standard deviation of a head, m, >= 0.

    Raises
    ------
    InvalidInputError
        ``ground`` holds figures out of their range.
    """
    ground.check()
    try:
        azimuth, azimuth_sd, slope, slope_sd = estimate_gradients(wells, Estimator.PLANE, error_m).mean_arrow()
    except InvalidInputError as error:
        return UnknownField(reason=error.message, half_width_m=ground.half_width_m)
    if not math.isfinite(azimuth) or slope <= 0.0:
        return UnknownField(reason=say("The heads show no gradient."))
    if azimuth_sd > _VAGUEST_DEG:
        return UnknownField(
            reason=say("The heads leave the direction of flow open: its standard deviation is {deviation:.0f}°.",
                       deviation=azimuth_sd)
        )  # fmt: skip
    return UniformField(
        azimuth_deg=azimuth, azimuth_sd_deg=azimuth_sd if math.isfinite(azimuth_sd) else 0.0, gradient=slope,
        gradient_sd=slope_sd if math.isfinite(slope_sd) else 0.0, ground=ground, source=f"heads of {len(wells)} wells",
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowPaths:
    """A flow field and the wells that stand in it, by name."""

    field: FlowField
    wells: Mapping[str, Place]

    def travel(self, start: str, end: str) -> TravelTime:
        """Return how a substance travels from one well to another; not connected where a well's place is unknown."""
        for name in (start, end):
            if name not in self.wells and start != end:
                return TravelTime(why=say("The place of {name} is not known.", name=name))
        if start == end:
            return TravelTime(early_d=0.0, mid_d=0.0, late_d=0.0, offset_m=0.0, connected=True, beside=True)
        return self.field.travel(self.wells[start], self.wells[end])
