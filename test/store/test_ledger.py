# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Laying the ledger over raw flags, against the plainest way to say it."""

from __future__ import annotations

import numpy as np
from gw_monitor.gw_core.store.ledger import overlay
from hypothesis import given, settings
from hypothesis import strategies as st

_KEYS = st.tuples(st.integers(1, 4), st.integers(-2, 6))


@settings(max_examples=200, deadline=None)
@given(
    readings=st.sets(_KEYS, max_size=12),
    entries=st.dictionaries(st.tuples(_KEYS, st.integers(0, 4)), st.sampled_from([1, 3, 4]), max_size=15),
    ranks=st.permutations([0, 1, 2, -1, -1]),
)
def test_the_highest_rank_wins_and_negative_ranks_are_not_seen(readings, entries, ranks):
    keys = sorted(readings)
    wanted = dict.fromkeys(keys, 2)
    for (key, operation), flag in sorted(entries.items(), key=lambda item: ranks[item[0][1]]):
        if key in wanted and ranks[operation] >= 0:
            wanted[key] = flag

    rows = sorted((key[0], key[1], operation, flag) for (key, operation), flag in entries.items())
    ledger_columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    raw = np.full(len(keys), 2, dtype=np.uint8)
    found = overlay(
        {
            "datastream_id": np.array([key[0] for key in keys], dtype=np.int64),
            "time": np.array([key[1] for key in keys], dtype=np.int64),
            "flag": raw,
        },
        {"datastream_id": ledger_columns[0], "time": ledger_columns[1], "flag": ledger_columns[3].astype(np.uint8)},
        np.array([ranks[operation] for operation in ledger_columns[2]], dtype=np.int64),
    )
    assert found.tolist() == list(wanted.values())
    assert (raw == 2).all()  # the raw flags are not touched
