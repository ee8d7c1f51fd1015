# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts in another language than QGIS's own."""

from __future__ import annotations

from gw_monitor.processing_provider.translation import translation_into


def test_a_text_that_is_not_ascii_is_looked_up_like_any_other(qgis_app):
    """PyQt refuses such a str for this C++ function; an untranslated text comes back as it is."""
    assert translation_into("zh")("Dose of γ rays… †") == "Dose of γ rays… †"
