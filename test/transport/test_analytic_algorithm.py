# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""simulate_plume_analytic: times of the map, the later solutions, and what it says of their limits."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

SOURCE = "POINT(500 700)"


class _Log:
    """A feedback that keeps what is said."""

    def __new__(cls):
        from qgis.core import QgsProcessingFeedback

        class Feedback(QgsProcessingFeedback):
            def __init__(self):
                super().__init__(False)
                self.said, self.warned = [], []

            def pushInfo(self, text):
                self.said.append(text)

            def pushWarning(self, text):
                self.warned.append(text)

        return Feedback()


@pytest.fixture
def parameters(make_layer, tmp_path):
    return {
        "SOURCE": make_layer("Point", {"name": "string", "concentration_mg_l": "double"}, [(SOURCE, "tank", 0.5)]),
        "PROPERTY": "benzene", "SOLUTION": 3, "VELOCITY": 0.2, "DIRECTION": 90.0, "THICKNESS": 4.0, "WIDTH": 8.0,
        "POROSITY": 0.25,
        "DISPERSIVITY_L": 2.0, "DISPERSIVITY_T": 0.2, "DISPERSIVITY_V": 0.02, "TIME_D": 300.0, "CELL_SIZE": 2.0,
        "POINTS": make_layer("Point", {"name": "string"}, [("POINT(520.5 700.5)", "MW-20")]),
        "OUTPUT": str(tmp_path / "plume.tif"), "BREAKTHROUGH": "memory:", "ARRIVAL": "memory:",
    }  # fmt: skip


def bands(path):
    data = gdal.Open(path)
    made = data.ReadAsArray()
    made = made[None] if made.ndim == 2 else made
    names = [data.GetRasterBand(i + 1).GetDescription() for i in range(data.RasterCount)]
    return np.where(made == data.GetRasterBand(1).GetNoDataValue(), np.nan, made), names, data.GetGeoTransform()


@pytest.mark.parametrize(
    ("solution", "more"),
    [
        (4, {}),
        (5, {"AQUIFER_WIDTH": 40.0}),
        (6, {"AQUIFER_WIDTH": 40.0, "AQUIFER_THICKNESS": 9.0, "SOURCE_HALF_LIFE": 200.0}),
        (7, {"WELL_RATE": 15.0, "WELL_RADIUS": 0.2}),
        (8, {}),
    ],
)
def test_the_map_and_the_curves_agree_at_every_time(parameters, run_algorithm, solution, more):
    parameters |= {"SOLUTION": solution, "OUTPUT_TIMES": "300, 60,150", **more}
    log = _Log()
    result = run_algorithm("simulate_plume_analytic", parameters, feedback=log)
    values, names, transform = bands(result["OUTPUT"])
    assert names == ["60 d", "150 d", "300 d"] and len(values) == 3
    column, row = int((520.5 - transform[0]) / 2.0), int((transform[3] - 700.5) / 2.0)
    place = [transform[0] + (column + 0.5) * 2.0, transform[3] - (row + 0.5) * 2.0]
    assert np.hypot(place[0] - 520.5, place[1] - 700.5) < 1.5
    curve = {f["time_d"]: f["concentration"] for f in result["BREAKTHROUGH"].getFeatures()}
    for band, time in zip(values, (60.0, 150.0, 300.0), strict=True):
        assert band[row, column] == pytest.approx(curve[time], rel=0.35)
        assert np.nanmax(band) <= 500.0 * (1.0 + 1e-6)
    assert any(text.startswith("Assumed:") for text in log.said)
    assert any("80 % low" in text for text in log.warned) == (solution == 8)
    assert any("surroundings" in text for text in log.warned) == (solution == 7)


def test_an_oblique_map_is_the_turned_one(parameters, run_algorithm, tmp_path):
    def middle_line(direction):
        parameters["DIRECTION"] = direction
        values, _, _ = bands(run_algorithm("simulate_plume_analytic", parameters)["OUTPUT"])
        return np.nansum(values[0])

    # The mass in the map is the same whichever way the plume lies, but for the cells that the source cuts.
    assert middle_line(35.0) == pytest.approx(middle_line(90.0), rel=0.03)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"OUTPUT_TIMES": "10, 400"}, "OUTPUT_TIMES"),
        ({"OUTPUT_TIMES": "0"}, "OUTPUT_TIMES"),
        ({"OUTPUT_TIMES": "soon"}, "OUTPUT_TIMES"),
        ({"SOLUTION": 5}, "width of the aquifer"),
        ({"SOLUTION": 6, "AQUIFER_WIDTH": 40.0, "AQUIFER_THICKNESS": 1.0}, "thickness of the aquifer"),
        ({"SOLUTION": 7}, "rate of the well"),
    ],
)
def test_what_is_missing_is_named(parameters, run_algorithm, tmp_path, change, words):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=words):
        run_algorithm("simulate_plume_analytic", parameters | change, feedback=_Log())
    assert not list(tmp_path.iterdir())
