# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which substances may belong to one plume: those of one product, of one decay chain, or of one facility."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records.substances import transport_properties

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...records.park import Facility

# Mixtures that are spilled together: petrol, tar. The other groups of the table are chemical classes only.
_PRODUCTS = frozenset({"BTEX", "PAH"})
# Parents and daughters. Chlorinated: Vogel, Criddle & McCarty (1987), Environ. Sci. Technol. 21(8), 722-736;
# nitrogen: nitrification of ammonium over nitrite to nitrate.
_CHAINS = (
    frozenset({
        "tetrachloroethene", "trichloroethene", "cis_1_2_dichloroethene", "trans_1_2_dichloroethene",
        "1_2_dichloroethene_total", "1_1_dichloroethene", "vinyl_chloride",
    }),
    frozenset({"1_1_1_trichloroethane", "1_1_dichloroethane", "chloroethane", "1_1_dichloroethene"}),
    frozenset({"carbon_tetrachloride", "chloroform", "dichloromethane", "chloromethane"}),
    frozenset({"ammonia_nitrogen", "nitrite", "nitrate"}),
)  # fmt: skip


def are_related(first: str, second: str, facilities: Iterable[Facility] = ()) -> bool:
    """Return whether two substances (codes) may stem from one release.

    They do when they are the same, of one product (BTEX, PAH), parent and daughter of one chain, or held by one of
    the ``facilities``.

    Examples
    --------
    >>> are_related("tetrachloroethene", "vinyl_chloride"), are_related("benzene", "toluene")
    (True, True)
    >>> are_related("benzene", "chloride")
    False
    """
    if first == second or any({first, second} <= chain for chain in _CHAINS):
        return True
    found = [transport_properties(code) for code in (first, second)]
    groups = {each.group if each else "" for each in found}
    if len(groups) == 1 and groups <= _PRODUCTS:
        return True
    return any({first, second} <= set(facility.substances) for facility in facilities)
