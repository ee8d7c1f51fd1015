# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Soil textures and loose deposits: conductivity, porosities and the curve of unsaturated flow, by name.

``data/soil_texture.csv`` gives each figure with its source and how sure it is; ``docs/vadose.md`` explains the marks. A
table of the user's own takes its place. A blank is unknown, never zero.
"""

from __future__ import annotations

import csv
import difflib
import functools
import math
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import Finding, InvalidInputError
from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATA = Path(__file__).with_name("data") / "soil_texture.csv"
_TEXTS = ("code", "name_en", "name_zh", "group", "synonyms", "note")
# Each quantity: its columns, and the bounds that its values must keep, ends excluded.
_QUANTITIES: dict[str, tuple[tuple[str, ...], float, float]] = {
    "k": (("k_low_m_d", "k_typical_m_d", "k_high_m_d"), 0.0, 1e6),
    "porosity": (("porosity",), 0.0, 1.0),
    "effective_porosity": (("effective_porosity",), 0.0, 1.0),
    "specific_yield": (("specific_yield",), 0.0, 1.0),
    "bulk_density": (("bulk_density_kg_l",), 0.0, 5.0),
    "retention": (("theta_r", "theta_s", "alpha_1_m", "n"), -1e-12, 1e4),
    "brooks_corey": (("brooks_corey_exponent",), 3.0, 1000.0),
}
_NUMBERS = tuple(column for columns, _, _ in _QUANTITIES.values() for column in columns)
_COLUMNS = (*_TEXTS, *_NUMBERS, *(f"{name}_{part}" for name in _QUANTITIES for part in ("source", "confidence")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a figure is from, and how sure it is: confirmed, weak, derived, assumed, range unverified, unverified."""

    source: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Texture:
    """One class of soil or deposit; None where its table says nothing.

    Attributes
    ----------
    code, name_en, name_zh : str
    group : str
        ``USDA`` for soil texture classes, ``deposit`` for what borehole logs name.
    k_low_m_d, k_typical_m_d, k_high_m_d : float or None
        Saturated hydraulic conductivity, m/d, > 0; the typical one is always given.
    porosity, effective_porosity, specific_yield : float or None
        Total porosity, what moving water fills, and what drains by gravity, 0 to 1.
    bulk_density_kg_l : float or None
        Dry mass of a litre, kg/L.
    theta_r, theta_s, alpha_1_m, n : float or None
        Residual and saturated water content, 1/m and exponent (> 1) of van Genuchten (1980).
    brooks_corey_exponent : float or None
        Of the conductivity, K = Ks * Se**exponent (Brooks & Corey 1964), > 3.
    origins : mapping of str to Origin
        By quantity: k, porosity, effective_porosity, specific_yield, bulk_density, retention, brooks_corey.
    """

    code: str
    name_en: str
    name_zh: str = ""
    group: str = ""
    synonyms: tuple[str, ...] = ()
    note: str = ""
    k_typical_m_d: float
    k_low_m_d: float | None = None
    k_high_m_d: float | None = None
    porosity: float | None = None
    effective_porosity: float | None = None
    specific_yield: float | None = None
    bulk_density_kg_l: float | None = None
    theta_r: float | None = None
    theta_s: float | None = None
    alpha_1_m: float | None = None
    n: float | None = None
    brooks_corey_exponent: float | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict)

    def name(self, language: str = "en") -> str:
        """Return the display name in ``zh`` or, by default, English."""
        return self.name_zh if language.startswith("zh") and self.name_zh else self.name_en


def read_textures(path: str | Path | None = None) -> dict[str, Texture]:
    """Return the textures by code: those shipped, or those of the user's own table instead.

    Parameters
    ----------
    path : str or Path, optional
        CSV file (UTF-8) with the columns of ``data/soil_texture.csv``. Needed are ``name_en`` or ``name_zh``, and
        ``k_typical_m_d``; the rest may be missing or blank.

    Raises
    ------
    InvalidInputError
        The file cannot be read, or with all faults of all rows.

    Examples
    --------
    >>> sand = read_textures()["sand"]
    >>> sand.k_typical_m_d, sand.n, sand.origins["retention"].source
    (7.128, 2.68, 'Carsel & Parrish (1988)')
    """
    return dict(_shipped()) if path is None or not str(path) else _read(Path(path))


def find_texture(name: str, textures: Mapping[str, Texture] | None = None) -> Texture:
    """Return the texture of a code, an English or Chinese name or a synonym.

    Parameters
    ----------
    name : str
    textures : mapping, optional
        As `read_textures` gives them; those shipped by default.

    Raises
    ------
    InvalidInputError
        None has that name (finding code ``unknown_texture``); the hint lists the nearest names.

    Examples
    --------
    >>> find_texture("粗砂").code, find_texture("Silt loam").code, find_texture("粉质粘土").code
    ('coarse_sand', 'silt_loam', 'lean_clay')
    """
    known = _shipped() if textures is None else textures
    names = _names(known)
    code = names.get(_key(name))
    if code is None:
        near = difflib.get_close_matches(_key(name), names, n=5, cutoff=0.4)
        listed = list(dict.fromkeys(names[each] for each in near)) or list(known)
        offered = ", ".join(_label(known[each]) for each in listed)
        message = say('Unknown soil texture "{name}"; known are, among others: {names}.', name=name, names=offered)
        raise InvalidInputError(message, [Finding(code="unknown_texture", message=message)])
    return known[code]


def _label(texture: Texture) -> str:
    return f"{texture.name_en} ({texture.name_zh})" if texture.name_zh else texture.name_en


def _key(name: str) -> str:
    """Return a name as it is compared: case, blanks and the variants of a character aside."""
    plain = name.casefold().translate(str.maketrans("（）粘沙", "()黏砂", " _-\t\u3000"))
    return plain.removesuffix("层") if len(plain) > 1 else plain


def _names(textures: Mapping[str, Texture]) -> dict[str, str]:
    names: dict[str, str] = {}
    for code, texture in textures.items():
        for name in (code, texture.name_en, texture.name_zh, *texture.synonyms):
            if name:
                names.setdefault(_key(name), code)
    return names


@functools.cache
def _shipped() -> dict[str, Texture]:
    return _read(_DATA)


def _read(path: Path) -> dict[str, Texture]:
    findings: list[Finding] = []
    textures: dict[str, Texture] = {}
    for line, row in _rows(path):
        place = f"{path.name}:{line}"
        faults: list[str] = []
        texture = _texture(row, faults)
        if texture is not None:
            taken = {_key(each) for each in (texture.code, texture.name_en, texture.name_zh) if each} & set(
                _names(textures)
            )
            if taken:
                faults.append(say("{name} is there twice.", name=_label(texture)))
            textures[texture.code] = texture
        findings += [Finding(code="bad_texture", message=fault, place=place) for fault in faults]
    if not textures and not findings:
        message = say("{path} has no row with a texture.", path=path.name)
        findings.append(Finding(code="bad_texture", message=message))
    if findings:
        raise InvalidInputError(say("{path}: {first}", path=path.name, first=findings[0].message), findings)
    return textures


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Return the rows with their lines, after a look at the columns."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey="")
            rows = [(reader.line_num, {key: value or "" for key, value in row.items() if key}) for row in reader]
            columns = [name.strip() for name in reader.fieldnames or ()]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        message = say("{path} cannot be read: {reason}.", path=path, reason=error)
        raise InvalidInputError(message, [Finding(code="unreadable", message=message)]) from error
    findings = [_unknown_column(name, path) for name in columns if name not in _COLUMNS]
    if "k_typical_m_d" not in columns or not {"name_en", "name_zh"} & set(columns):
        message = say("{path} needs the columns name_en or name_zh, and k_typical_m_d.", path=path.name)
        findings.append(Finding(code="missing_column", message=message))
    if findings:
        raise InvalidInputError(findings[0].message, findings)
    return [(line, {key.strip(): value.strip() for key, value in row.items()}) for line, row in rows]


def _unknown_column(name: str, path: Path) -> Finding:
    near = difflib.get_close_matches(name, _COLUMNS, n=1, cutoff=0.6)
    message = say('{path}: the column "{name}" is unknown.', path=path.name, name=name)
    hint = say('Is "{near}" meant?', near=near[0]) if near else ""
    return Finding(code="unknown_column", message=message, hint=hint)


def _texture(row: dict[str, str], faults: list[str]) -> Texture | None:
    """Return the texture of a row, or None; what is wrong with it is added to ``faults``."""
    named = row.get("name_en", "") or row.get("name_zh", "")
    if not named:
        faults.append(say("The texture has no name."))
    values = {column: _number(row, column, faults) for column in _NUMBERS}
    for columns, low, high in _QUANTITIES.values():
        for column in columns:
            value = values[column]
            if value is not None and not low < value < high:
                faults.append(say("{column} is {value}, which cannot be.", column=column, value=value))
    typical = values.pop("k_typical_m_d")
    if typical is None:
        faults.append(say("The field {field} is missing or empty.", field="k_typical_m_d"))
    else:
        _check_order({**values, "k_typical_m_d": typical}, faults)
    if faults or typical is None:
        return None
    origins = {
        name: Origin(source=row.get(f"{name}_source", ""), confidence=row.get(f"{name}_confidence", ""))
        for name, (columns, _, _) in _QUANTITIES.items()
        if any(row.get(column) for column in columns)
    }
    return Texture(
        code=row.get("code") or _key(named), name_en=row.get("name_en") or named, name_zh=row.get("name_zh", ""),
        group=row.get("group", ""), note=row.get("note", ""),
        synonyms=tuple(filter(None, (each.strip() for each in row.get("synonyms", "").split(";")))),
        k_typical_m_d=typical, origins=origins, **values,
    )  # fmt: skip


def _number(row: dict[str, str], column: str, faults: list[str]) -> float | None:
    text = row.get(column, "")
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        faults.append(say('{field} is "{value}", not a number.', field=column, value=text))
        return None
    return value


def _check_order(values: dict[str, float | None], faults: list[str]) -> None:
    """Note what contradicts itself: columns named here must not fall from left to right, blanks aside."""
    for columns in (
        ("k_low_m_d", "k_typical_m_d", "k_high_m_d"),
        ("specific_yield", "porosity"),
        ("effective_porosity", "porosity"),
        ("theta_r", "theta_s", "porosity"),
    ):
        given = [(name, value) for name in columns if (value := values[name]) is not None]
        for (lower, small), (upper, great) in pairwise(given):
            if small > great:
                faults.append(say("{lower} is above {upper}.", lower=lower, upper=upper))
    curve = [values[name] for name in ("theta_r", "theta_s", "alpha_1_m", "n")]
    if any(value is None for value in curve) and any(value is not None for value in curve):
        faults.append(say("theta_r, theta_s, alpha_1_m and n are given together or not at all."))
    n, alpha = values["n"], values["alpha_1_m"]
    if (n is not None and n <= 1) or (alpha is not None and alpha <= 0):
        faults.append(say("alpha_1_m must be positive and n above 1."))
    if values["theta_r"] is not None and values["theta_r"] == values["theta_s"]:
        faults.append(say("{lower} is not below {upper}.", lower="theta_r", upper="theta_s"))
