-- SPDX-FileCopyrightText: 2026 GW Monitor contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What round-the-clock operation needs: corrected values and undo in the ledger, sensors, the health of links, summaries.

ALTER TABLE operation ADD COLUMN human BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE operation ADD COLUMN undoes INTEGER REFERENCES operation (operation_id);
CREATE TABLE operation_value (
  datastream_id INTEGER NOT NULL,
  time INTEGER NOT NULL,
  operation_id INTEGER NOT NULL,
  value DOUBLE,
  PRIMARY KEY (datastream_id, time, operation_id)
) WITHOUT ROWID;
CREATE TRIGGER operation_value_keeps_update BEFORE UPDATE ON operation_value
BEGIN SELECT RAISE(ABORT, 'the ledger is never changed'); END;
CREATE TRIGGER operation_value_keeps_delete BEFORE DELETE ON operation_value
BEGIN SELECT RAISE(ABORT, 'the ledger is never deleted'); END;

CREATE TABLE sensor (
  datastream_id INTEGER PRIMARY KEY REFERENCES datastream (datastream_id),
  model TEXT NOT NULL,
  accuracy DOUBLE,
  sampling_interval_s DOUBLE,
  calibrated_at INTEGER,
  calibration_due INTEGER,
  note TEXT NOT NULL
);

CREATE TABLE link_health (
  link TEXT NOT NULL,
  device TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  last_reading_at INTEGER,
  last_success_at INTEGER,
  last_fault_at INTEGER,
  last_fault TEXT NOT NULL,
  faults INTEGER NOT NULL,
  readings INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  waiting INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (link, device)
);
CREATE TABLE link_event (
  link_event_id INTEGER PRIMARY KEY,
  link TEXT NOT NULL,
  device TEXT NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL,
  fault TEXT NOT NULL
);

CREATE TABLE observation_day (
  datastream_id INTEGER NOT NULL,
  time INTEGER NOT NULL,
  n INTEGER NOT NULL,
  mean DOUBLE NOT NULL,
  minimum DOUBLE NOT NULL,
  maximum DOUBLE NOT NULL,
  censored INTEGER NOT NULL,
  PRIMARY KEY (datastream_id, time)
) WITHOUT ROWID;
