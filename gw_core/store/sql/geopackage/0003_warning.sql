-- SPDX-FileCopyrightText: 2026 GW Monitor contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What warnings need round the clock: notices with their receipts, silences, versions of rules and limits, plume events.

CREATE TABLE notice (
  notice_id TEXT PRIMARY KEY,
  recipient TEXT NOT NULL,
  channel TEXT NOT NULL,
  reason TEXT NOT NULL,
  event_ids TEXT NOT NULL,
  language TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  sent_at INTEGER,
  attempts INTEGER NOT NULL,
  fault TEXT NOT NULL,
  receipt TEXT NOT NULL
);
CREATE INDEX notice_due ON notice (state, due_at);
CREATE TABLE silence (
  silence_id TEXT PRIMARY KEY,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  points TEXT NOT NULL,
  properties TEXT NOT NULL,
  rules TEXT NOT NULL,
  maintenance BOOLEAN NOT NULL,
  CHECK (end_at > start_at)
);
CREATE TABLE revision (
  subject TEXT NOT NULL,
  version TEXT NOT NULL,
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  contents TEXT NOT NULL,
  PRIMARY KEY (subject, version)
);
CREATE TRIGGER revision_keeps_update BEFORE UPDATE ON revision
BEGIN SELECT RAISE(ABORT, 'versions of rules and limits are never changed'); END;
CREATE TRIGGER revision_keeps_delete BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'versions of rules and limits are never deleted'); END;
CREATE TABLE plume_event (
  plume_event_id TEXT PRIMARY KEY,
  level TEXT NOT NULL,
  state TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  resolved_at INTEGER,
  event_ids TEXT NOT NULL,
  evidence TEXT NOT NULL
);
CREATE INDEX warning_event_state ON warning_event (state);
CREATE INDEX warning_event_history_event ON warning_event_history (event_id);
