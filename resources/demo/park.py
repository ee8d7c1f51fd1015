# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the simulated park: an invented place, in metres from its own lower left corner.

Nothing here exists. The coordinate system is a real one, so that layers have a place on a map; the place is arbitrary.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

NAME = "Linjiang simulated chemical park / 临江模拟化工园区"
NOTE = "SIMULATED: an invented park, all readings from a groundwater model / 模拟数据:虚构园区,数据由模型生成"
CRS = "EPSG:4547"
TIME_ZONE = "Asia/Shanghai"
LOCAL = timezone(timedelta(hours=8))
ORIGIN = (512_000.0, 3_372_000.0)

NOW = datetime(2026, 6, 30, 16, tzinfo=timezone.utc)
FIRST_READING = datetime(2024, 12, 31, 16, tzinfo=timezone.utc)

LIMIT_UG_L = 10.0  # benzene, GB/T 14848-2017 class III
TOP_M = 10.0
BOTTOMS_M = (-2.0, -17.0)  # upper sand 12 m, lower sandy gravel 15 m, connected
RECHARGE_MM_A = 60.0

BOUNDARY = ((0, 0), (2000, 0), (2000, 1200), (0, 1200))
MODEL_AREA = ((-400, -100), (2270, -100), (2580, 1300), (-160, 1300))
WEST_LINE = ((-160, 1300), (-400, -100))
RIVER_LINE = ((2580, 1300), (2270, -100))


@dataclass(frozen=True, slots=True)
class Enterprise:
    """A plant; ``sector`` is a name of the sector table."""

    name: str
    sector: str
    corners: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Facility:
    """A possible source: a rectangle around its middle."""

    name: str
    enterprise: str
    kind: str
    substances: str
    middle: tuple[float, float]
    size: tuple[float, float]

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Return the corners, counter-clockwise from the lower left."""
        (x, y), (width, height) = self.middle, self.size
        left, low = x - width / 2, y - height / 2
        return ((left, low), (left + width, low), (left + width, low + height), (left, low + height))


@dataclass(frozen=True, slots=True)
class Well:
    """A monitoring well; screens sit in the middle of their aquifer layer."""

    name: str
    place: tuple[float, float]
    layer: int
    role: str


def rectangle(west: float, south: float, east: float, north: float) -> tuple[tuple[float, float], ...]:
    """Return the corners of a rectangle, counter-clockwise from the lower left."""
    return ((west, south), (east, south), (east, north), (west, north))


ENTERPRISES = (
    Enterprise("Simulated Petrochemicals A", "石油化工(基本有机原料)", rectangle(640, 520, 1170, 1000)),
    Enterprise("Simulated Coatings B", "涂料/油墨/胶粘剂", rectangle(1190, 740, 1560, 1000)),
    Enterprise("Simulated Fine Chemicals C", "橡塑助剂/增塑剂/精细化工", rectangle(1190, 420, 1560, 720)),
    Enterprise("Simulated Fertiliser D", "氮肥/合成氨/硝酸", rectangle(220, 120, 640, 460)),
    Enterprise("Simulated Wastewater Plant E", "危险废物处置/园区污水处理厂", rectangle(1420, 120, 1760, 380)),
)

FACILITIES = (
    Facility("A-TK1", "Simulated Petrochemicals A", "tank", "benzene;toluene", (840, 700), (60, 40)),
    Facility("A-PD2", "Simulated Petrochemicals A", "pond", "benzene;ammonia_nitrogen", (960, 560), (60, 45)),
    Facility("A-LD3", "Simulated Petrochemicals A", "loading", "benzene;toluene;xylenes", (1080, 645), (40, 25)),
    Facility("B-TK1", "Simulated Coatings B", "tank", "toluene;xylenes;2_butanone", (1290, 850), (50, 40)),
    Facility("C-WS1", "Simulated Fine Chemicals C", "workshop", "benzene;aniline;chlorobenzene", (1275, 645), (60, 35)),
    Facility("C-PL2", "Simulated Fine Chemicals C", "pipeline", "benzene;toluene", (1350, 490), (90, 12)),
    Facility("D-PD1", "Simulated Fertiliser D", "pond", "ammonia_nitrogen;nitrate", (430, 290), (80, 60)),
    Facility("E-PD1", "Simulated Wastewater Plant E", "pond", "chloride;ammonia_nitrogen", (1560, 250), (80, 50)),
)

WELLS = (
    Well("MW-01", (120, 780), 1, "background"),
    Well("MW-02", (160, 420), 1, "background"),
    Well("MW-03", (985, 680), 1, "source"),
    Well("MW-04", (1060, 525), 1, "source"),
    Well("MW-05", (1135, 620), 1, "source"),
    Well("MW-06", (1225, 616), 1, "source"),
    Well("MW-07", (1325, 645), 1, "diffusion"),
    Well("MW-08", (1325, 632), 2, "diffusion"),
    Well("MW-09", (1440, 685), 1, "diffusion"),
    Well("MW-10", (1445, 600), 1, "diffusion"),
    Well("MW-11", (1440, 515), 1, "diffusion"),
    Well("MW-12", (1580, 630), 1, "diffusion"),
    Well("MW-13", (1585, 618), 2, "diffusion"),
    Well("MW-14", (1850, 590), 1, "sentinel"),
    Well("MW-15", (560, 270), 1, "source"),
    Well("MW-16", (1700, 220), 1, "source"),
    Well("VI-1", (2120, 530), 1, "other"),
)
INTAKE = "VI-1"

RECEPTORS = (
    ("Simulated village intake", "intake", 1, rectangle(2105, 515, 2135, 545)),
    ("Simulated river", "river", 1, ((2550, 1180), (2284, -20), (2344, -20), (2610, 1180))),
    ("Simulated village", "residential", 1, rectangle(2060, 560, 2240, 740)),
)


def ground_m(x: float) -> float:
    """Return the elevation of the ground: a terrace falling to the river."""
    return 25.5 - 0.0028 * x


def absolute(point: tuple[float, float]) -> tuple[float, float]:
    """Return easting and northing of a point of the park."""
    return (ORIGIN[0] + point[0], ORIGIN[1] + point[1])
