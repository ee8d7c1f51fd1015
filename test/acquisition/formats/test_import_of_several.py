# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of several wells, of several series, and of local formats, from the file to the store."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.acquisition.importing import import_loggers
from gw_monitor.gw_core.acquisition.loggers.registry import read_loggers
from gw_monitor.gw_core.acquisition.loggers.slices import LoggerSlices
from gw_monitor.gw_core.acquisition.mappings import read_mapping
from gw_monitor.gw_core.acquisition.prepared import ImportSettings
from gw_monitor.test.acquisition.formats.samples import SAMPLES


def stored(store) -> dict[tuple[str, str], list[float]]:
    streams = store.datastreams().set_index("datastream_id")
    frame = store.read_observations().join(streams, on="datastream_id").sort_values("time")
    return {key: group["value"].round(6).tolist() for key, group in frame.groupby(["point", "property"])}


def test_each_well_of_a_table_gets_its_readings_and_an_unknown_one_is_accounted_for(make_store, write_file):
    store = make_store("MW-0", "MW-1")
    (report,) = import_loggers(store, [write_file("gateway.csv", SAMPLES["wide"].text)])
    found = stored(store)
    assert found["MW-0", "water_level"] == [12.03, 12.06, 12.09, 12.12, 12.15, 12.18]
    assert {key[0] for key in found} == {"MW-0", "MW-1"}
    assert report.rows_in == report.stored + report.duplicate + report.rejected
    assert report.stored == 2 * (6 + 7)
    assert any('no monitoring point "MW-2"' in reason for reason in report.reasons)
    (again,) = import_loggers(store, [write_file("gateway.csv", SAMPLES["wide"].text)])
    assert (again.stored, again.duplicate) == (0, report.stored)


def test_a_local_format_is_imported_as_its_mapping_says(root, make_store, write_file):
    path = root / "resources" / "mappings" / "telemetry_long_zh.yaml"
    mapping = read_mapping(path.read_text(encoding="utf-8"), path.name)
    text = "设备编号,监测井,监测时间,监测因子,监测值,单位,数据状态\n" + "".join(
        f"A1,MW-{well},2024-05-01 {hour:02d}:00:00,水位,1{well}.{hour},m,{state}\n"
        for well in (1, 2) for hour, state in ((8, "正常"), (9, "异常"))
    )  # fmt: skip
    store = make_store("MW-1", "MW-2")
    file = write_file("telemetry.csv", text.encode("gb18030"))
    (report,) = import_loggers(store, [file], ImportSettings(mapping=mapping))
    assert (report.reader, report.stored, report.rejected) == (mapping.name, 4, 0)
    assert stored(store) == {("MW-1", "water_level"): [11.8, 11.9], ("MW-2", "water_level"): [12.8, 12.9]}
    frame = store.read_observations().sort_values("time")
    assert frame["flag"].tolist() == [2, 2, 4, 4]
    assert str(frame["time"].iloc[0]) == "2024-05-01 00:00:00+00:00"  # 08:00 in Shanghai


def test_two_series_of_one_place_do_not_overwrite_each_other(make_store, write_file):
    text = SAMPLES["fews"].text
    series = text[text.index("<series>") : text.index("</series>") + 9]
    twin = series.replace("<missVal>", "<qualifierId>raw</qualifierId><missVal>").replace('value="12.', 'value="13.')
    store = make_store("P1")
    (report,) = import_loggers(store, [write_file("pi.xml", text.replace("</TimeSeries>", f"{twin}</TimeSeries>"))])
    assert (report.stored, report.duplicate, report.rejected) == (40, 0, 0)
    assert len(store.datastreams()) == 2


@pytest.mark.parametrize(
    "name",
    [
        "loggers/Kisters_WISKI_Barchem_gwl.csv", "levels/NL_KNMI_rain_Esbeek_831.txt",
        "levels/NL_DINO_B33F0080001.csv", "levels/QC_RSESQ_Brome_03030011.csv",
    ],
)  # fmt: skip
def test_slices_of_a_long_file_give_what_the_whole_gives(shared, name):
    path = shared / "data" / name
    (whole,) = read_loggers(path.read_bytes())
    slices = list(LoggerSlices(path, size=30_000))
    assert len(slices) > 1
    for field in ("times", "values", "present", "lines"):
        together = np.concatenate([getattr(part, field) for part in slices])
        assert np.array_equal(together, getattr(whole, field), equal_nan=field == "values")
    assert {part.columns for part in slices} == {whole.columns}
    if whole.flags is not None:
        assert np.array_equal(np.concatenate([part.flags for part in slices]), whole.flags)
