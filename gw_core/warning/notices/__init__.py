# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is told what: routes, grouping, repeats, escalation, channels and receipts."""
