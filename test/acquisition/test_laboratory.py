# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Laboratory tables: results and non-detects, layouts, dates, units, and the account of every row."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from gw_monitor.gw_core.acquisition.importing import import_laboratory
from gw_monitor.gw_core.acquisition.laboratory import prepare
from gw_monitor.gw_core.acquisition.moments import DateOrder
from gw_monitor.gw_core.acquisition.prepared import FileSource, ImportSettings, Site, unit_fault
from gw_monitor.gw_core.acquisition.results import Result, read_result
from gw_monitor.gw_core.acquisition.sheets import read_sheets
from gw_monitor.gw_core.acquisition.wells import WellNames
from gw_monitor.gw_core.errors import GwError
from hypothesis import given, settings
from hypothesis import strategies as st

LONG = """WellName,Constituent,SampleDate,Result,Units,DetectionLimit,Flags
MW-1,Benzene,2024-05-01,78,ug/l,,
MW-1,Toluene,2024-05-01,<0.5,ug/l,,
MW-2,Benzene,2024-05-01,ND,mg/L,0.002,
MW-2,苯,2024-05-02,4,ug/l,,U
"""


def rows(store):
    """Return the stored observations with their point and property."""
    streams = store.datastreams().set_index("datastream_id")
    frame = store.read_observations()
    return frame.join(streams, on="datastream_id")


def imported(store, path, **settings):
    (report,) = import_laboratory(store, [path], ImportSettings(**settings))
    assert report.rows_in == report.stored + report.duplicate + report.rejected
    return report


@pytest.mark.parametrize(
    ("cells", "value", "censored"),
    [
        (("78",), 78.0, False),
        ((78,), 78.0, False),
        (("1.2e-3",), 0.0012, False),
        ((" .18 ",), 0.18, False),
        (("0,5",), 0.5, False),
        (("1,234.5",), 1234.5, False),
        (("<0.5",), 0.5, True),
        (("＜ 0.5",), 0.5, True),
        (("ND<0.50",), 0.5, True),
        (("ND<10",), 10.0, True),
        (("0.5L",), 0.5, True),
        (("0.0003 L",), 0.0003, True),
        (("0.5U",), 0.5, True),
        (("未检出<0.02",), 0.02, True),
        (("ND", "0.5"), 0.5, True),
        (("BDL", 6.0), 6.0, True),
        (("未检出", "<0.02"), 0.02, True),
        (("N.D.", "0.02L"), 0.02, True),
        (("Not Detected", 1), 1.0, True),
        ((4, None, "U"), 4.0, True),
        ((0, 0.3, "ND"), 0.3, True),
        ((None, 0.3, "U"), 0.3, True),
        ((12, 0.3, "J"), 12.0, False),
        (("０．５",), 0.5, False),
        (("＜０.５",), 0.5, True),
        (("ＮＤ", "０．５"), 0.5, True),
    ],
)
def test_result_is_read(cells, value, censored):
    found = read_result(*cells)
    assert isinstance(found, Result)
    assert (found.value, found.censored) == (value, censored)


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (("ND",), "Not detected, but the detection limit is not given."),
        (("未检出", "/"), "Not detected, but the detection limit is not given."),
        (("BDL", 0), "Not detected, but the detection limit is not given."),
        (("<0",), "A detection limit must be greater than zero, not 0.0."),
        (("",), "There is no result."),
        ((None, 0.5), "There is no result, only a detection limit; write ND where nothing was detected."),
        (("—",), "There is no result."),
        (("/",), "There is no result."),
        (("NAPL",), '"NAPL" is not a result.'),
        ((">200",), '">200" is not a result.'),
        (("1,234",), '"1,234" is not a result.'),
        (("inf",), '"inf" is not a result.'),
    ],
)
def test_result_that_says_no_number_is_refused_with_a_sentence(cells, sentence):
    assert read_result(*cells) == sentence


def test_presence_is_read_from_words():
    assert read_result("无", presence=True) == Result(value=0.0, censored=False)
    assert read_result("有", presence=True) == Result(value=1.0, censored=False)


def test_long_table_is_stored_in_canonical_units_with_its_non_detects(make_store, write_file):
    store = make_store("MW-1", "MW-2")
    report = imported(store, write_file("lab.csv", LONG))
    assert (report.status, report.stored, report.rejected) == ("read", 4, 0)
    found = {(r.point, r.property, str(r.time.date())): (r.value, r.censored) for r in rows(store).itertuples()}
    assert found == {
        ("MW-1", "benzene", "2024-05-01"): (78.0, False),
        ("MW-1", "toluene", "2024-05-01"): (0.5, True),
        ("MW-2", "benzene", "2024-05-01"): (2.0, True),
        ("MW-2", "benzene", "2024-05-02"): (4.0, True),
    }


def test_blanks_and_spikes_are_not_stored_as_water_of_the_well(make_store, write_file):
    text = (
        "Well,Date,Analyte,Result,Unit,Sample Type\n"
        "MW-1,2026-03-10,Benzene,1.5,ug/L,Field Blank\nMW-1,2026-03-11,Benzene,2.5,ug/L,Normal\n"
        "MW-1,2026-03-12,Benzene,3.5,ug/L,全程序空白样\n"
    )
    store = make_store("MW-1")
    report = imported(store, write_file("lab.csv", text))
    assert (report.stored, report.rejected) == (1, 2)
    assert 'A quality control sample ("Field Blank") is not water of the well.' in str(report.reasons)
    assert rows(store)["value"].tolist() == [2.5]


def test_cells_crossed_out_in_a_wide_table_are_no_results(make_store, write_file):
    text = "点位,采样日期,苯(μg/L),甲苯(μg/L)\nMW-1,2026-05-01,—,3\nMW-1,2026-05-02,/,-\nMW-1,2026-05-03,1,2\n"
    store = make_store("MW-1")
    report = imported(store, write_file("lab.csv", text))
    assert report.stored == 3
    assert [reason for reason in report.reasons if "is not a result" in reason] == []
    assert store.rejected()["reason"].tolist() == ["There is no result."]  # the line that holds none at all


def test_a_table_of_headings_only_is_refused(make_store, write_file):
    report = imported(make_store("MW-1"), write_file("lab.csv", "Well,Date,Analyte,Result,Unit\n"))
    assert (report.status, report.reasons) == ("refused", ("The table has a heading, but no rows.",))


def test_a_conflict_names_the_line_of_the_file(make_store, write_file):
    row = "MW-1,2026-03-10,Benzene,{},ug/L\n"
    text = f"Report of May\n\nWell,Date,Analyte,Result,Unit\n{row.format(1.5)}{row.format(2)}"
    store = make_store("MW-1")
    imported(store, write_file("lab.csv", text))
    assert store.rejected()[["line", "reason"]].values.tolist() == [[5, "conflict"]]


def test_importing_twice_stores_nothing_twice(make_store, write_file):
    store = make_store("MW-1", "MW-2")
    path = write_file("lab.csv", LONG)
    imported(store, path)
    again = imported(store, path)
    assert (again.status, again.stored, again.duplicate) == ("read", 0, 4)
    assert len(store.read_observations()) == 4


def test_wide_table_in_chinese_gb18030(make_store, write_file):
    store = make_store("MW-1", "MW-2", time_zone="Asia/Shanghai")
    text = (
        "监测井,采样日期,pH值(无量纲),苯(μg/L),耗氧量(CODMn法,以O2计)(mg/L),备注\n"
        "MW-1,2024年5月1日,7.1,未检出,1.2,晴\n"
        "MW-2,2024/5/1,7.2,0.4L,,\n"
    ).replace("耗氧量(CODMn法,以O2计)(mg/L)", '"耗氧量(CODMn法,以O2计)(mg/L)"')
    report = imported(store, write_file("表.csv", text.encode("gb18030")))
    assert (report.stored, report.rejected) == (4, 1)
    assert "备注" in " ".join(report.reasons)
    assert store.rejected()["reason"].tolist() == ["Not detected, but the detection limit is not given."]
    found = {(r.point, r.property): (r.value, r.censored) for r in rows(store).itertuples()}
    assert found["MW-2", "benzene"] == (0.4, True)
    assert found["MW-1", "oxygen_consumption"] == (1.2, False)
    assert str(store.read_observations()["time"].iloc[0]) == "2024-04-30 16:00:00+00:00"


def test_wide_table_with_a_row_of_units(make_store, write_file):
    store = make_store("MW-1")
    report = imported(store, write_file("w.csv", "well;date;benzene;lead\n;;mg/l;ug/l\nMW-1;2024-05-01;0,5;<2\n"))
    assert report.stored == 2
    found = {r.property: (r.value, r.censored) for r in rows(store).itertuples()}
    assert found == {"benzene": (500.0, False), "lead": (0.002, True)}


def test_workbook_is_read_by_content_below_a_title_and_beside_another_table(make_store, write_file):
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active.append(["nothing to see"])
    sheet = book.create_sheet("Data")
    sheet.append(["Report of the laboratory"])
    sheet.append([None, "Well", "Analyte", "Date", "Time", "Value", "Unit", None, "Well", "X"])
    sheet.append([None, "MW-1", "Benzene", date(2024, 5, 1), "10:30", "<1", "ug/L", None, "MW-1", 5.0])
    sheet.append([None, "mw_1", "71-43-2", 45414, 0.25, 7, "ug/L", None, "MW-2", 6.0])
    sheet.append([None, None, None, None, None, None, None, None, "MW-3", 7.0])
    buffer = io.BytesIO()
    book.save(buffer)
    store = make_store("MW-1")
    report = imported(store, write_file("lab.bin", buffer.getvalue()))
    assert (report.rows_in, report.stored) == (2, 2)
    assert store.read_observations()["time"].astype(str).tolist() == [
        "2024-05-01 10:30:00+00:00", "2024-05-02 06:00:00+00:00",
    ]  # fmt: skip
    refused = imported(store, write_file("lab.xlsx", buffer.getvalue()), sheet="Daten")
    assert refused.reasons == ('The workbook has no sheet "Daten"; it has Notes, Data.',)


def test_excel_serial_dates_in_text_are_dates(make_store, write_file):
    store = make_store("MW-1")
    imported(store, write_file("s.csv", "well,analyte,date,result,unit\nMW-1,benzene,37560,1,ug/l\n"))
    assert str(store.read_observations()["time"].iloc[0].date()) == "2002-10-31"


def test_every_bad_row_is_rejected_with_its_own_sentence_and_the_good_one_is_stored(make_store, write_file):
    store = make_store("MW-1")
    text = (
        "well,analyte,date,result,unit\n"
        "MW-1,benzene,2024-05-01,1,ug/l\n"
        "MW-9,benzene,2024-05-01,1,ug/l\n"
        ",benzene,2024-05-01,1,ug/l\n"
        "MW-1,unobtainium,2024-05-01,1,ug/l\n"
        "MW-1,,2024-05-01,1,ug/l\n"
        "MW-1,toluene,2024-05-01,1,furlong per pint\n"
        "MW-1,toluene,2024-05-01,1,\n"
        "MW-1,toluene,2024-05-01,1,degC\n"
        "MW-1,toluene,,1,ug/l\n"
        "MW-1,toluene,some day,1,ug/l\n"
        "MW-1,toluene,2024-05-01,,ug/l\n"
        "MW-1,toluene,2024-05-01,-1,ug/l\n"
        "MW-1,benzene,2024-05-01,2,ug/l\n"
    )
    report = imported(store, write_file("bad.csv", text))
    assert (report.rows_in, report.stored, report.rejected) == (13, 1, 12)
    rejected = store.rejected()
    assert rejected["reason"].tolist()[:11] == [
        'The park has no monitoring point "MW-9".',
        "No monitoring point is named.",
        'Unknown observed property "unobtainium".',
        "No analyte is named.",
        'toluene: Unknown unit "furlong per pint".',
        "toluene has no unit.",
        "toluene: Unit degC cannot be converted to ug/L.",
        "There is no sampling date.",
        '"some day" is not a date.',
        "There is no result.",
        "A concentration cannot be negative: -1.0.",
    ]
    assert rejected["line"].tolist()[:11] == list(range(3, 14))
    assert rejected["raw"].iloc[0] == "MW-9;benzene;2024-05-01;1;ug/l"
    assert rejected["reason"].iloc[11] == "conflict"
    assert any("another value" in reason for reason in report.reasons)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (bytes(range(256)), "The file is binary, not text."),
        (b"PK\x03\x04 cut", "no Excel workbook"),
        (b"well,analyte,result,unit\nMW-1,benzene,1,ug/l\n", "no column for date"),
        (b"a,b\n1,2\n", "no row names columns for well, date, analyte and result"),
        (b"well,analyte,date,result,unit\nMW-1,benzene,01/02/2024,1,ug/l\n", "begin with the day or the month"),
        (b"well,analyte,date,time zone,result,unit\nMW-1,benzene,2024-05-01,CDT,1,ug/l\n", '"CDT" in the file'),
    ],
)
def test_what_is_no_laboratory_table_is_refused_with_one_sentence(make_store, write_file, content, sentence):
    report = imported(make_store("MW-1"), write_file("x.csv", content))
    assert report.status == "refused"
    assert len(report.reasons) == 1
    assert sentence in report.reasons[0]


def test_truncated_workbook_is_refused(make_store, write_file, shared):
    content = (shared / "data" / "quality" / "GWSDAT_Basic_Example.xlsx").read_bytes()
    report = imported(make_store("MW-1"), write_file("cut.xlsx", content[: len(content) // 2]))
    assert (report.status, len(report.reasons)) == ("refused", 1)


def test_the_user_can_say_the_order_of_the_dates(make_store, write_file):
    store = make_store("MW-1")
    path = write_file("o.csv", "well,analyte,date,result,unit\nMW-1,benzene,01/02/2024,1,ug/l\n")
    imported(store, path, order=DateOrder.DAY_FIRST)
    assert str(store.read_observations()["time"].iloc[0].date()) == "2024-02-01"


def test_no_time_zone_anywhere_is_refused(make_store, write_file):
    report = imported(make_store("MW-1", time_zone=""), write_file("lab.csv", LONG))
    assert report.reasons == ("The file states no time zone, and neither the import setting nor the park names one.",)


def test_quoted_cells_over_lines_and_a_stray_quote_lose_no_row(make_store, write_file):
    store = make_store("MW-1")
    text = (
        "well,analyte,date,result,unit,comment\n"
        'MW-1,benzene,2024-05-01,1,ug/l,"two\nlines"\n'
        'MW-1,toluene,2024-05-01,2,ug/l,5" pipe\n'
        "MW-1,styrene,2024-05-01,3,ug/l,\n"
    )
    report = imported(store, write_file("q.csv", text))
    assert report.stored == 3


@pytest.mark.parametrize(
    ("unit", "code"),
    [("", "benzene"), ("-", "water_level"), ("%", "ph"), ("mg/kg", "ph"), ("nan", "benzene"), ("__import__", "benzene"),
     ("dBm", "ph"), ("degC*degC", "water_temperature"), ("mg", "benzene"), ("1/0", "ph"), ("ppt", "benzene")],
)  # fmt: skip
def test_unit_that_would_give_a_wrong_number_is_a_fault(unit, code):
    assert unit_fault(unit, code, "x").startswith("x")


@pytest.mark.parametrize(
    ("unit", "code"),
    [("", "ph"), ("无量纲", "ph"), ("s.u.", "ph"), ("μg/L", "benzene"), ("毫克/升", "benzene"), ("mg·L-1", "lead"),
     ("Level", "water_level"), ("度", "colour"), ("PSU", "salinity"), ("umhos/cm", "conductivity")],
)  # fmt: skip
def test_unit_as_laboratories_write_it_is_taken(unit, code):
    assert unit_fault(unit, code, "x") == ""


# No quote: a quoted cell may run over lines, and then two lines are one row.
noise = st.text(st.characters(blacklist_characters='\r\n\x00\x1a"', blacklist_categories=("Cs",)), max_size=10)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_every_row_of_a_damaged_table_is_stored_or_rejected(data):
    header, *body = LONG.splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        row = data.draw(st.integers(0, len(body) - 1))
        start = data.draw(st.integers(0, len(body[row])))
        end = data.draw(st.integers(start, len(body[row])))
        body[row] = body[row][:start] + data.draw(noise) + body[row][end:]
    text = "\n".join([header, *body])
    source = FileSource(name="x", stem="x", data=text.encode(), sha256="")
    try:
        batch = prepare(source, ImportSettings(), Site(wells=WellNames(["MW-1", "MW-2"]), time_zone="UTC")).batch
    except GwError:
        return
    assert len(batch.observations) + len(batch.rejected) == sum(bool(line.strip(" ,\t\u3000\xa0")) for line in body)


def prepared(text, **more):
    data = text if isinstance(text, bytes) else text.encode()
    wells = more.pop("wells", ("MW-1", "MW-2"))
    site = Site(wells=WellNames(wells), time_zone="UTC")
    source = FileSource(name="lab.csv", stem="lab", data=data, sha256="")
    return prepare(source, ImportSettings(**more), site)


def values(batch):
    """Return the stored values by property and sensor."""
    keys = [batch.datastreams[at] for at in batch.observations["datastream_id"]]
    return {(key.property, key.sensor): value for key, value in zip(keys, batch.observations["value"], strict=True)}


def test_a_basis_is_converted():
    head = "Well,Analyte,Date,Result,Unit\n"
    found = prepared(head + "MW-1,NO3,2024-05-01,44.3,mg/L\nMW-1,Nitrite,2024-05-01,3.3,mg/L as NO2\n")
    stored = values(found.batch)
    assert stored["nitrate", "laboratory"] == pytest.approx(10.007, abs=1e-3)
    assert stored["nitrite", "laboratory"] == pytest.approx(1.0047, abs=1e-3)


def test_a_limit_in_another_basis_is_converted_too():
    found = prepared("Well,Analyte,Date,Result,Unit,MDL\nMW-1,NO3,2024-05-01,ND,mg/L,0.1\n")
    assert values(found.batch)["nitrate", "laboratory"] == pytest.approx(0.02259)
    assert found.batch.observations["censored"].all()


def test_duplicates_and_filtered_samples_do_not_contradict():
    text = """Well,Analyte,Date,Result,Unit,SampleType,Fraction
MW-1,Iron,2024-05-01,1.0,mg/L,Sample,Total
MW-1,Iron,2024-05-01,1.1,mg/L,Field Duplicate,Total
MW-1,Iron,2024-05-01,0.2,mg/L,Sample,Dissolved
MW-1,铁,2024-05-01,0.3,mg/L,平行样,溶解态
"""
    assert values(prepared(text).batch) == {
        ("iron", "laboratory"): 1.0,
        ("iron", "laboratory duplicate"): 1.1,
        ("iron", "laboratory dissolved"): 0.2,
        ("iron", "laboratory dissolved duplicate"): 0.3,
    }


def test_an_empty_result_is_a_non_detect_only_when_the_user_says_so():
    text = "Well,Analyte,Date,Result,Unit,MDL\nMW-1,Benzene,2024-05-01,,ug/L,0.5\nMW-1,Toluene,2024-05-01,,ug/L,\n"
    assert len(prepared(text).batch.rejected) == 2
    found = prepared(text, empty_below_limit=True).batch
    assert values(found) == {("benzene", "laboratory"): 0.5}
    assert len(found.rejected) == 1


def test_names_not_matched_are_reported_with_their_rows():
    head = "Well,Analyte,Date,Result,Unit\n"
    text = head + "".join(f"MW-1,{name},2024-05-0{day},1,mg/L\n" for name, day in (("Foo", 1), ("Foo", 2), ("Bar", 1)))
    assert dict(prepared(text).unmatched) == {"Foo": 2, "Bar": 1}
    assert dict(prepared(text, synonyms={"foo": "benzene"}).unmatched) == {"Bar": 1}


def test_own_names_serve_wide_tables_too():
    found = prepared("Well,Date,PropX (ug/L)\nMW-1,2024-05-01,7\n", synonyms={"propx": "苯"})
    assert values(found.batch) == {("benzene", "laboratory"): 7.0}


@pytest.mark.parametrize(("file", "stored"), [("B52C0057", 16), ("B58A0061", 10)])
def test_a_dutch_analysis_is_read_from_the_second_table_of_its_file(shared, file, stored):
    data = (shared / "data/quality" / f"NL_DINO_groundwater_{file}.txt").read_bytes()
    found = prepared(data, wells=(file,))
    assert len(found.batch.observations) == stored
    assert values(found.batch)["chloride", "laboratory"] == {"B52C0057": 31.0, "B58A0061": 16.5}[file]


def test_an_old_workbook_is_read(shared):
    sheets = read_sheets((shared / "data/loggers/Eureka_Manta_JARD.xls").read_bytes())
    assert len(sheets[0].rows) > 70
    with pytest.raises(GwError, match="has no sheet"):
        read_sheets((shared / "data/loggers/Eureka_Manta_JARD.xls").read_bytes(), "Nowhere")


def test_a_damaged_old_workbook_is_refused(shared):
    data = (shared / "data/loggers/Eureka_Manta_JARD.xls").read_bytes()
    for cut in (9, 600, 5000):
        with pytest.raises(GwError):
            read_sheets(data[:cut])


def test_real_monitoring_networks_are_accounted_for_to_the_row(shared):
    folder = shared / "data/quality"
    for file, rows, limited in (("OhioEPA_GWQCP_Fairfield", 5519, True), ("IndianaIDEM_network_7rounds", 6077, False)):
        data = (folder / f"{file}.csv").read_bytes()
        wells = [f"{n}" for n in range(300)] if limited else ()
        names = {row.split(",")[0] for row in data.decode("utf-8", "replace").splitlines()[1:]} | set(wells)
        found = prepared(data, wells=tuple(sorted(filter(None, names))), empty_below_limit=limited)
        assert len(found.batch.observations) + len(found.batch.rejected) == rows
        unknown = sum(found.unmatched.values())
        assert len(found.batch.rejected) >= unknown > 0
        print(f"{file}: {len(found.batch.observations)} of {rows} results, {unknown} of unknown analytes")
