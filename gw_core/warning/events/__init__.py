# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Warning events, what people add to them, plume events, and the sentences that tell of them."""
