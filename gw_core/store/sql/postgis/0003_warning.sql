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
  created_at TIMESTAMPTZ NOT NULL,
  due_at TIMESTAMPTZ NOT NULL,
  sent_at TIMESTAMPTZ,
  attempts INTEGER NOT NULL,
  fault TEXT NOT NULL,
  receipt TEXT NOT NULL
);
CREATE INDEX notice_due ON notice (state, due_at);
CREATE TABLE silence (
  silence_id TEXT PRIMARY KEY,
  start_at TIMESTAMPTZ NOT NULL,
  end_at TIMESTAMPTZ NOT NULL,
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
  at TIMESTAMPTZ NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  contents TEXT NOT NULL,
  PRIMARY KEY (subject, version)
);
CREATE TRIGGER revision_keeps BEFORE UPDATE OR DELETE ON revision FOR EACH ROW EXECUTE FUNCTION keep_rows();
CREATE TRIGGER revision_keeps_all BEFORE TRUNCATE ON revision FOR EACH STATEMENT EXECUTE FUNCTION keep_rows();
CREATE TABLE plume_event (
  plume_event_id TEXT PRIMARY KEY,
  level TEXT NOT NULL,
  state TEXT NOT NULL,
  opened_at TIMESTAMPTZ NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL,
  resolved_at TIMESTAMPTZ,
  event_ids TEXT NOT NULL,
  evidence JSONB NOT NULL
);
CREATE INDEX warning_event_state ON warning_event (state);
CREATE INDEX warning_event_history_event ON warning_event_history (event_id);
