-- SPDX-FileCopyrightText: 2026 GW Monitor contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What round-the-clock operation needs: corrected values and undo in the ledger, sensors, the health of links, summaries.

ALTER TABLE operation ADD COLUMN human BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE operation ADD COLUMN undoes INTEGER REFERENCES operation (operation_id);
-- Few operations are undone: found without looking at all the others and their parameters.
CREATE INDEX operation_undoes ON operation (undoes) WHERE undoes IS NOT NULL;
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

-- Days that the archive took out; without numbers when nothing of a day was good.
CREATE TABLE observation_day (
  datastream_id INTEGER NOT NULL,
  time INTEGER NOT NULL,
  n INTEGER NOT NULL,
  mean DOUBLE,
  minimum DOUBLE,
  maximum DOUBLE,
  nondetects INTEGER NOT NULL,
  PRIMARY KEY (datastream_id, time)
) WITHOUT ROWID;

-- Programs remember the ids of names; this says when to look again.
CREATE TABLE name_change (
  name_change_id INTEGER PRIMARY KEY CHECK (name_change_id = 1),
  revision INTEGER NOT NULL
);
INSERT INTO name_change (name_change_id, revision) VALUES (1, 0);
CREATE TRIGGER monitoring_point_insert_name AFTER INSERT ON monitoring_point
BEGIN UPDATE name_change SET revision = revision + 1; END;
CREATE TRIGGER monitoring_point_update_name AFTER UPDATE ON monitoring_point
BEGIN UPDATE name_change SET revision = revision + 1; END;
CREATE TRIGGER monitoring_point_delete_name AFTER DELETE ON monitoring_point
BEGIN UPDATE name_change SET revision = revision + 1; END;
CREATE TRIGGER observed_property_insert_name AFTER INSERT ON observed_property
BEGIN UPDATE name_change SET revision = revision + 1; END;
CREATE TRIGGER observed_property_update_name AFTER UPDATE ON observed_property
BEGIN UPDATE name_change SET revision = revision + 1; END;
CREATE TRIGGER observed_property_delete_name AFTER DELETE ON observed_property
BEGIN UPDATE name_change SET revision = revision + 1; END;
CREATE TRIGGER datastream_update_name AFTER UPDATE ON datastream
BEGIN UPDATE name_change SET revision = revision + 1; END;
CREATE TRIGGER datastream_delete_name AFTER DELETE ON datastream
BEGIN UPDATE name_change SET revision = revision + 1; END;

CREATE INDEX batch_source ON batch (source, reader);
DROP INDEX rejected_row_place;
CREATE INDEX rejected_row_place ON rejected_row (file, line, substr(raw, 1, 64));

-- What counts of the ledger now: an operation, unless the newest undo of it counts.
CREATE VIEW counting_operation AS
WITH RECURSIVE newest_undo AS (
  SELECT undoes, MAX(operation_id) AS undo FROM operation WHERE undoes IS NOT NULL GROUP BY undoes
), chain (operation_id, tip, length) AS (
  SELECT operation_id, operation_id, 0 FROM operation
  UNION ALL
  SELECT c.operation_id, n.undo, c.length + 1 FROM chain c JOIN newest_undo n ON n.undoes = c.tip
)
SELECT operation_id, human, recorded_at FROM operation
WHERE undoes IS NULL
  AND operation_id IN (SELECT operation_id FROM chain GROUP BY operation_id HAVING (MAX(length) & 1) = 0);

DROP VIEW observation_text;
CREATE VIEW observation_text AS
SELECT ROW_NUMBER() OVER (ORDER BY o.datastream_id, o.time) AS OGC_FID, p.name AS point, c.code AS property, d.sensor AS sensor,
  strftime('%Y-%m-%dT%H:%M:%S', o.time / 1000000.0, 'unixepoch') || 'Z' AS time_utc,
  CAST(CASE WHEN v.operation_id IS NULL THEN o.value ELSE v.value END AS REAL) AS value, c.unit AS unit, o.censored AS censored,
  CAST(COALESCE((SELECT f.flag FROM operation_flag f JOIN counting_operation a ON a.operation_id = f.operation_id
            WHERE f.datastream_id = o.datastream_id AND f.time = o.time
            ORDER BY a.human DESC, a.recorded_at DESC, a.operation_id DESC LIMIT 1), o.flag) AS INTEGER) AS flag,
  o.batch_id AS batch_id
FROM observation o
JOIN datastream d ON d.datastream_id = o.datastream_id
JOIN monitoring_point p ON p.point_id = d.point_id
JOIN observed_property c ON c.property_id = d.property_id
LEFT JOIN operation_value v ON v.datastream_id = o.datastream_id AND v.time = o.time AND v.operation_id = (
  SELECT w.operation_id FROM operation_value w JOIN counting_operation a ON a.operation_id = w.operation_id
  WHERE w.datastream_id = o.datastream_id AND w.time = o.time
  ORDER BY a.human DESC, a.recorded_at DESC, a.operation_id DESC LIMIT 1);
