# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small made-up files of each format; where rows are lines, the index of the first of them."""

from __future__ import annotations

from dataclasses import dataclass

DAYS = range(1, 21)


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A text, its reader, how many readings it holds, and the first line of rows (None: entries of XML or JSON)."""

    reader: str
    text: str
    count: int
    first: int | None

    @property
    def rows(self) -> list[str]:
        return [line for line in self.text.split("\n")[self.first :] if line.strip()]


def _lines(reader: str, head: str, rows: list[str], *, per_row: int = 1) -> Sample:
    return Sample(
        reader=reader, text=head + "\n".join(rows) + "\n", count=len(rows) * per_row, first=head.count("\n")
    )  # fmt: skip


KISTERS = _lines(
    "kisters",
    "#station_no;B1\n#parametertype_name;Grondwaterstand t.o.v. NAP\n#ts_unitsymbol;m+NAP\n"
    "#Timestamp;Value;Interpolation Type;Quality Code\n",
    [f"2024-05-{day:02d}T08:00:00.000+01:00;12.{day:02d};102;{(40, 120, 160, 200)[day % 4]}" for day in DAYS],
)
ZRXP = _lines(
    "kisters",
    "#REXCHANGEA1|*|SANRB1|*|CNAMEGrundwasserstand|*|CUNITm+NN|*|TZUTC+1|*|RINVAL-777|*|\n"
    "#LAYOUT(timestamp,value,primary_status)|*|\n",
    [f"202405{day:02d}080000 {-777 if day == 3 else f'12.{day:02d}'} 40" for day in DAYS],
)
WATERINFO = _lines(
    "rijkswaterstaat",
    "MONSTER_IDENTIFICATIE;MEETPUNT_IDENTIFICATIE;GROOTHEID_OMSCHRIJVING;GROOTHEID_ CODE;EENHEID_CODE;"
    "HOEDANIGHEID_CODE;WAARNEMINGDATUM;WAARNEMINGTIJD;NUMERIEKEWAARDE;KWALITEITSOORDEEL_CODE\n",
    [
        f";{('Dodewaard', 'Lobith')[day % 2]};Waterhoogte;WATHTE;cm;NAP;{day:02d}-05-2024;08:00:00;6{day:02d},5;"
        f"{('Normale waarde', 'Ontbrekende waarde')[day == 5]}"
        for day in DAYS
    ],
)
RDB = _lines(
    "usgs",
    "# U.S. Geological Survey\nagency_cd\tsite_no\tdatetime\ttz_cd\t77_72019\t77_72019_cd\n"
    "5s\t15s\t20d\t6s\t14n\t10s\n",
    [f"USGS\t0149\t2024-05-{day:02d} 08:00\tEDT\t{'Eqp' if day == 4 else f'12.{day:02d}'}\tP" for day in DAYS],
)
DINO = _lines(
    "dino",
    "Titel:,,,\nReferentie:,NAP,,\n\n"
    "Locatie,Filternummer,Peildatum,Stand (cm t.o.v. MP),Stand (cm t.o.v. NAP),Bijzonderheid,Opmerking,,\n",
    [f"B33F0080,001,{day:02d}-05-2024,141,5{day:02d},{'droog' if day == 2 else ''},,," for day in DAYS],
)
KNMI = _lines(
    "knmi", "KNMI\n\nSTN,YYYYMMDD,   RD,   SX,\n", [f"831,202405{day:02d},   {day - 3:2d},     ," for day in DAYS]
)
WEATHER = _lines(
    "what",
    "Station Name\tBEAUCEVILLE\nClimate Identifier\t7020560\n\n"
    "Year\tMonth\tDay\tMean Temp (deg C)\tTotal Precip (mm)\n",
    [f"2024\t5\t{day}\t{day}.5\t0.{day}" for day in DAYS],
)
WIDE = _lines(
    "generic",
    "Well;Date;Time;water_level [m];Temp (C)\n",
    [f"MW-{day % 3};{day:02d}.05.2024;08:00;12,{day:02d};14,5" for day in DAYS],
)
LONG = _lines(
    "generic",
    "well,time,parameter,value,unit\n",
    [f"MW-{day % 2},2024-05-{day:02d}T08:00:00Z,{('conductivity', 'pH')[day % 2]},7.{day:02d},{('mS/cm', '')[day % 2]}"
     for day in DAYS],
)  # fmt: skip
CHINESE = _lines(
    "generic",
    "点位名称:MW-1\n日期,时间,水位,水温,氨氮\n,,m,℃,mg/L\n",
    [f"2024/5/{day},08:00,3.{day:02d},14.5,0.{day:02d}" for day in DAYS],
)
KELLER = Sample(
    reader="keller", count=20, first=None,
    text='{"Version": 1, "Header": {"MeasurementDefinitionsInBody": [2, 5, 7], "SerialNumber": "ARC-1", '
    '"DeviceName": "MW-1", "IanaTimeZoneName": "Asia/Shanghai", "IsBodyCompressed": false}, "Body": [\n'
    + ",\n".join(f'{{"t": "2024-05-{day:02d}T08:00:00", "v": [1.2{day:02d}, 14.5, 1.01]}}' for day in DAYS) + "\n]}\n",
)  # fmt: skip
FEWS = Sample(
    reader="fews", count=20, first=None,
    text='<?xml version="1.0" encoding="UTF-8"?>\n<TimeSeries xmlns="http://www.wldelft.nl/fews/PI">\n'
    "<timeZone>1.0</timeZone>\n<series><header><locationId>P1</locationId><parameterId>GW.meting</parameterId>"
    "<missVal>-999.0</missVal><units>m+NAP</units></header>\n"
    + "\n".join(
        f'<event date="2024-05-{day:02d}" time="08:00:00" value="{-999.0 if day == 3 else f"12.{day:02d}"}" '
        f'flag="{(0, 3, 6, 9)[day % 4]}"/>'
        for day in DAYS
    )
    + "\n</series>\n</TimeSeries>\n",
)  # fmt: skip
WATERML = Sample(
    reader="waterml", count=20, first=None,
    text='<?xml version="1.0"?>\n<ns1:timeSeriesResponse xmlns:ns1="http://www.cuahsi.org/waterML/1.1/">\n'
    "<ns1:timeSeries><ns1:sourceInfo><ns1:siteCode>0149</ns1:siteCode></ns1:sourceInfo><ns1:variable>"
    "<ns1:variableCode>72019</ns1:variableCode><ns1:variableName>Depth to water</ns1:variableName>"
    "<ns1:unit><ns1:unitCode>ft</ns1:unitCode></ns1:unit><ns1:noDataValue>-999999</ns1:noDataValue></ns1:variable>"
    '<ns1:values><ns1:method methodID="77"/>\n'
    + "\n".join(
        f'<ns1:value qualifiers="{("A", "P e", "P Eqp")[day % 3]}" dateTime="2024-05-{day:02d}T08:00:00.000-04:00">'
        f"{-999999 if day == 3 else f'12.{day:02d}'}</ns1:value>"
        for day in DAYS
    )
    + "\n</ns1:values></ns1:timeSeries></ns1:timeSeriesResponse>\n",
)  # fmt: skip
DOV = Sample(
    reader="dov", count=20, first=None,
    text='<ns4:dov-schema xmlns:ns4="http://kern.schemas.dov.vlaanderen.be"><filtermeting>'
    "<grondwaterlocatie>ZUV1</grondwaterlocatie><filter><identificatie>1</identificatie></filter>\n"
    + "\n".join(
        f"<peilmeting><datum>2024-05-{day:02d}</datum><peil_mtaw>22.{day:02d}</peil_mtaw>"
        f"<betrouwbaarheid>{('goed', 'onbetrouwbaar')[day == 7]}</betrouwbaarheid></peilmeting>"
        for day in DAYS
    )
    + "\n</filtermeting></ns4:dov-schema>\n",
)  # fmt: skip
SAMPLES = {
    "kisters": KISTERS, "zrxp": ZRXP, "waterinfo": WATERINFO, "rdb": RDB, "dino": DINO, "knmi": KNMI,
    "weather": WEATHER, "wide": WIDE, "long": LONG, "chinese": CHINESE, "keller": KELLER, "fews": FEWS,
    "waterml": WATERML, "dov": DOV,
}  # fmt: skip
LINES = {name: sample for name, sample in SAMPLES.items() if sample.first is not None}
ENTRIES = {name: sample for name, sample in SAMPLES.items() if sample.first is None}
