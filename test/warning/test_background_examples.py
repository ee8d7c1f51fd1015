# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The 2009 Unified Guidance's examples: what the guidance prints, and what comes out here.

Pages are those of EPA 530/R-09-007 (March 2009). The printed figures were confirmed through the results that the R
package EnvStats (S. P. Millard), which reproduces the guidance chapter by chapter, states for the same examples; its
figures have more digits because the guidance rounds on the way.
"""

from __future__ import annotations

import pytest
from gw_monitor.test.epa_examples import CASES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_printed_figure_comes_out(shared, case):
    # Half a unit of the last printed digit, or the precision that the case gives.
    assert case.compute(shared / "data" / "quality" / "EPA2009") == pytest.approx(case.printed, abs=case.tolerance)
