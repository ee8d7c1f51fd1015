-- SPDX-FileCopyrightText: 2026 GW Monitor contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- No BEGIN or COMMIT here: the program runs all missing files in one transaction and notes them in schema_version.
-- Times are microseconds since 1970-01-01 UTC. The tables of the GeoPackage standard may be there already.

CREATE TABLE IF NOT EXISTS gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
INSERT OR IGNORE INTO gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition) VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]');
CREATE TABLE IF NOT EXISTS gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
CREATE TABLE IF NOT EXISTS gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);

CREATE TABLE schema_version (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  applied_at INTEGER NOT NULL
);

CREATE TABLE park (
  park_id INTEGER PRIMARY KEY,
  geom GEOMETRY,
  name TEXT NOT NULL UNIQUE,
  crs TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  limit_class TEXT NOT NULL CHECK (limit_class IN ('I', 'II', 'III', 'IV')),
  simulated BOOLEAN NOT NULL,
  note TEXT NOT NULL
);
CREATE TABLE enterprise (
  enterprise_id INTEGER PRIMARY KEY,
  geom GEOMETRY,
  name TEXT NOT NULL UNIQUE,
  sector TEXT NOT NULL,
  contact TEXT NOT NULL
);
CREATE TABLE facility (
  facility_id INTEGER PRIMARY KEY,
  geom GEOMETRY,
  name TEXT NOT NULL UNIQUE,
  enterprise_id INTEGER REFERENCES enterprise (enterprise_id),
  kind TEXT NOT NULL,
  substances TEXT NOT NULL
);
CREATE TABLE monitoring_point (
  point_id INTEGER PRIMARY KEY,
  geom POINT,
  name TEXT NOT NULL UNIQUE,
  ground_elevation_m DOUBLE,
  reference_elevation_m DOUBLE,
  screen_top_m DOUBLE,
  screen_bottom_m DOUBLE,
  layer INTEGER NOT NULL CHECK (layer >= 1),
  role TEXT NOT NULL
);
CREATE TABLE receptor (
  receptor_id INTEGER PRIMARY KEY,
  geom GEOMETRY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  layer INTEGER NOT NULL CHECK (layer >= 1)
);

CREATE TABLE observed_property (
  property_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name_en TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  cas TEXT NOT NULL,
  unit TEXT NOT NULL,
  kind TEXT NOT NULL
);
CREATE TABLE datastream (
  datastream_id INTEGER PRIMARY KEY,
  point_id INTEGER NOT NULL REFERENCES monitoring_point (point_id),
  property_id INTEGER NOT NULL REFERENCES observed_property (property_id),
  sensor TEXT NOT NULL,
  UNIQUE (point_id, property_id, sensor)
);
CREATE TABLE batch (
  batch_id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  reader TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  rows_in INTEGER NOT NULL,
  stored INTEGER NOT NULL,
  duplicate INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  imported_at INTEGER NOT NULL,
  CHECK (rows_in = stored + duplicate + rejected)
);
-- No foreign keys here and on operation_flag: they would be looked up once a row; write_batch keeps them true.
CREATE TABLE observation (
  datastream_id INTEGER NOT NULL,
  time INTEGER NOT NULL,
  value DOUBLE,
  censored BOOLEAN NOT NULL,
  flag INTEGER NOT NULL,
  batch_id INTEGER NOT NULL,
  PRIMARY KEY (datastream_id, time)
) WITHOUT ROWID;
CREATE TABLE rejected_row (
  rejected_id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (batch_id),
  file TEXT NOT NULL,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  raw TEXT NOT NULL
);
CREATE INDEX rejected_row_place ON rejected_row (file, line);
CREATE TABLE latest_observation (
  datastream_id INTEGER PRIMARY KEY REFERENCES datastream (datastream_id),
  time INTEGER NOT NULL,
  value DOUBLE,
  censored BOOLEAN NOT NULL,
  flag INTEGER NOT NULL
);

CREATE TABLE operation (
  operation_id INTEGER PRIMARY KEY,
  recorded_at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  author TEXT NOT NULL,
  parameters TEXT NOT NULL,
  comment TEXT NOT NULL,
  row_count INTEGER NOT NULL
);
CREATE TABLE operation_flag (
  datastream_id INTEGER NOT NULL,
  time INTEGER NOT NULL,
  operation_id INTEGER NOT NULL,
  flag INTEGER NOT NULL,
  PRIMARY KEY (datastream_id, time, operation_id)
) WITHOUT ROWID;

CREATE TABLE warning_event (
  warning_event_id INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL UNIQUE,
  rule TEXT NOT NULL,
  point TEXT NOT NULL,
  property TEXT NOT NULL,
  level TEXT NOT NULL,
  state TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  resolved_at INTEGER,
  value DOUBLE,
  limit_value DOUBLE,
  unit TEXT NOT NULL,
  evidence TEXT NOT NULL
);
CREATE TABLE warning_event_history (
  history_id INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL REFERENCES warning_event (event_id),
  recorded_at INTEGER NOT NULL,
  level TEXT NOT NULL,
  state TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  value DOUBLE,
  evidence TEXT NOT NULL
);

CREATE TRIGGER observation_keeps_update BEFORE UPDATE ON observation
BEGIN SELECT RAISE(ABORT, 'raw observations are never changed'); END;
CREATE TRIGGER observation_keeps_delete BEFORE DELETE ON observation
BEGIN SELECT RAISE(ABORT, 'raw observations are never deleted'); END;
CREATE TRIGGER operation_keeps_update BEFORE UPDATE ON operation
BEGIN SELECT RAISE(ABORT, 'the ledger is never changed'); END;
CREATE TRIGGER operation_keeps_delete BEFORE DELETE ON operation
BEGIN SELECT RAISE(ABORT, 'the ledger is never deleted'); END;
CREATE TRIGGER operation_flag_keeps_update BEFORE UPDATE ON operation_flag
BEGIN SELECT RAISE(ABORT, 'the ledger is never changed'); END;
CREATE TRIGGER operation_flag_keeps_delete BEFORE DELETE ON operation_flag
BEGIN SELECT RAISE(ABORT, 'the ledger is never deleted'); END;

-- For people: any GIS shows these two.
CREATE VIEW observation_text AS
SELECT ROW_NUMBER() OVER (ORDER BY o.datastream_id, o.time) AS OGC_FID, p.name AS point, c.code AS property, d.sensor AS sensor,
  strftime('%Y-%m-%dT%H:%M:%S', o.time / 1000000.0, 'unixepoch') || 'Z' AS time_utc,
  o.value AS value, c.unit AS unit, o.censored AS censored,
  CAST(COALESCE((SELECT f.flag FROM operation_flag f JOIN operation a ON a.operation_id = f.operation_id
            WHERE f.datastream_id = o.datastream_id AND f.time = o.time
            ORDER BY a.recorded_at DESC, a.operation_id DESC LIMIT 1), o.flag) AS INTEGER) AS flag,
  o.batch_id AS batch_id
FROM observation o
JOIN datastream d ON d.datastream_id = o.datastream_id
JOIN monitoring_point p ON p.point_id = d.point_id
JOIN observed_property c ON c.property_id = d.property_id;

CREATE VIEW latest_value AS
SELECT l.datastream_id AS OGC_FID, p.geom AS geom, l.datastream_id AS datastream_id, p.name AS point, c.code AS property,
  d.sensor AS sensor, p.layer AS layer,
  strftime('%Y-%m-%dT%H:%M:%S', l.time / 1000000.0, 'unixepoch') || 'Z' AS time_utc,
  l.value AS value, c.unit AS unit, l.censored AS censored, l.flag AS flag
FROM latest_observation l
JOIN datastream d ON d.datastream_id = l.datastream_id
JOIN monitoring_point p ON p.point_id = d.point_id
JOIN observed_property c ON c.property_id = d.property_id;

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES
  ('park', 'features', 'park', 'The chemical park', -1),
  ('enterprise', 'features', 'enterprise', 'Enterprises of the park', -1),
  ('facility', 'features', 'facility', 'Tanks, ponds, pipelines: potential sources', -1),
  ('monitoring_point', 'features', 'monitoring_point', 'Wells and other sampling points', -1),
  ('receptor', 'features', 'receptor', 'What must be protected', -1),
  ('latest_value', 'features', 'latest_value', 'Latest observation of each datastream', -1),
  ('observation_text', 'attributes', 'observation_text', 'All observations with readable times (UTC)', NULL);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES
  ('park', 'geom', 'GEOMETRY', -1, 0, 0),
  ('enterprise', 'geom', 'GEOMETRY', -1, 0, 0),
  ('facility', 'geom', 'GEOMETRY', -1, 0, 0),
  ('monitoring_point', 'geom', 'POINT', -1, 0, 0),
  ('receptor', 'geom', 'GEOMETRY', -1, 0, 0),
  ('latest_value', 'geom', 'POINT', -1, 0, 0);
