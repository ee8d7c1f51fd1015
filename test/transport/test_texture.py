# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of soil textures: published figures, names, and a table of the user's own."""

from __future__ import annotations

import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.transport.texture import find_texture, read_textures

MARKS = {"confirmed", "weak", "derived", "assumed", "unverified", "range unverified"}


def test_the_twelve_classes_carry_the_published_figures():
    """Carsel & Parrish (1988), Table 3 (cm/d over 100; 1/cm times 100); Rawls et al. (1982), Table 2."""
    found = read_textures()
    usda = [texture for texture in found.values() if texture.group == "USDA"]
    assert len(usda) == 12
    sand, clay, loam = found["sand"], found["clay"], found["loam"]
    assert (sand.theta_r, sand.theta_s, sand.alpha_1_m, sand.n, sand.k_typical_m_d) == (0.045, 0.43, 14.5, 2.68, 7.128)
    assert (clay.theta_r, clay.theta_s, clay.alpha_1_m, clay.n, clay.k_typical_m_d) == (0.068, 0.38, 0.8, 1.09, 0.048)
    assert (loam.theta_r, loam.theta_s, loam.alpha_1_m, loam.n, loam.k_typical_m_d) == (0.078, 0.43, 3.6, 1.56, 0.2496)
    assert sand.brooks_corey_exponent == pytest.approx(3 + 2 / 0.592, rel=2e-3)  # printed with three digits
    assert found["silt"].brooks_corey_exponent is None  # Rawls et al. have no silt: unknown, not zero


def test_every_figure_has_a_source_and_a_mark():
    for texture in read_textures().values():
        assert {"k", "porosity", "effective_porosity", "specific_yield", "bulk_density"} <= set(texture.origins)
        for quantity, origin in texture.origins.items():
            assert origin.source, (texture.code, quantity)
            assert origin.confidence in MARKS, (texture.code, quantity)


def test_what_is_coarser_conducts_better():
    order = "cobbles gravel coarse_sand medium_sand fine_sand silty_sand sandy_silt lean_clay clay_deposit massive_clay"
    values = [read_textures()[code].k_typical_m_d for code in order.split()]
    assert values == sorted(values, reverse=True)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("粗砂", "coarse_sand"), ("中砂", "medium_sand"), ("细砂", "fine_sand"), ("粉砂", "silty_sand"),
        ("粉土", "sandy_silt"), ("亚砂土", "sandy_silt"), ("粉质黏土", "lean_clay"), ("粉质粘土", "lean_clay"),
        ("亚粘土", "lean_clay"), ("黏土", "clay_deposit"), ("粘土层", "clay_deposit"), ("卵石", "cobbles"),
        ("砾石", "gravel"), ("砾砂", "gravelly_sand"), ("中砂层", "medium_sand"), ("沙土", "sand"),
        ("Sandy Loam", "sandy_loam"), ("sandy_loam", "sandy_loam"), ("CLAY", "clay"), ("till", "till"),
    ],
)  # fmt: skip
def test_names_in_both_languages_and_variants_of_characters(name, code):
    assert find_texture(name).code == code


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(InvalidInputError, match=r"sandy loam \(砂质壤土\)") as caught:
        find_texture("sandy loem")
    assert caught.value.findings[0].code == "unknown_texture"
    with pytest.raises(InvalidInputError, match="sand"):
        find_texture("granite")


def test_a_table_of_the_users_own_takes_the_place(tmp_path):
    path = tmp_path / "soils.csv"
    path.write_text("name_zh,k_typical_m_d,porosity,k_source\n填土,0.8,0.45,本场地注水试验\n", encoding="utf-8-sig")
    found = read_textures(path)
    assert list(found) == ["填土"]
    fill = find_texture("填土", found)
    assert (fill.k_typical_m_d, fill.porosity, fill.n, fill.origins["k"].source) == (0.8, 0.45, None, "本场地注水试验")
    with pytest.raises(InvalidInputError, match="填土"):
        find_texture("粗砂", found)


@pytest.mark.parametrize(
    ("text", "count", "sentence"),
    [
        ("name_en,k_typical_m_d\nfill,-1\n,2\nclay,x\n", 4, "cannot be"),
        ("name_en,k_typical_m_d\nfill,\n", 1, "missing or empty"),
        ("name_en,k_typical_m_d\nfill,1\nFill,2\n", 1, "twice"),
        ("name_en,k_typical_m_d,porosity,effective_porosity\nfill,1,0.2,0.3\n", 1, "above porosity"),
        ("name_en,k_typical_m_d,theta_r,theta_s\nfill,1,0.1,0.3\n", 1, "together"),
        ("name_en,k_typical_m_d,theta_r,theta_s,alpha_1_m,n\nfill,1,0.1,0.3,2,0.9\n", 1, "above 1"),
        ("name_en,k_typical\nfill,1\n", 2, "unknown"),
        ("name_en,k_typical_m_d\n", 1, "no row"),
        ("", 1, "needs the columns"),
    ],
)
def test_all_faults_of_a_table_are_reported_together(tmp_path, text, count, sentence):
    path = tmp_path / "soils.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInputError) as caught:
        read_textures(path)
    assert len(caught.value.findings) == count, [str(each) for each in caught.value.findings]
    assert any(sentence in str(each) for each in caught.value.findings)


def test_a_table_that_is_not_there_or_no_text(tmp_path):
    with pytest.raises(InvalidInputError, match="cannot be read"):
        read_textures(tmp_path / "missing.csv")
    (tmp_path / "picture.csv").write_bytes(b"\xff\xfe\x00\x81\x8d")
    with pytest.raises(InvalidInputError, match="cannot be read"):
        read_textures(tmp_path / "picture.csv")
