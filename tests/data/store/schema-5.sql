-- SPDX-License-Identifier: GPL-3.0-or-later
-- A project database as the schema of version 5 left it, dumped by Python's sqlite3.iterdump(). Never made
-- anew: the migrations of later versions must open it as it is.
BEGIN TRANSACTION;
CREATE TABLE alarm_chain (
  seal TEXT NOT NULL
);
CREATE TABLE alarm_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  action INTEGER NOT NULL,
  person TEXT NOT NULL,
  note TEXT NOT NULL,
  subject_json TEXT NOT NULL
, seal TEXT NOT NULL DEFAULT '');
CREATE TABLE annotations (
  recording_sha256 TEXT NOT NULL PRIMARY KEY,
  json TEXT NOT NULL,
  changed_at TEXT NOT NULL
);
INSERT INTO "annotations" VALUES('aa11','{"kept":true}','2024-05-18T00:00:00Z');
CREATE TABLE artifacts (
  run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  stage TEXT NOT NULL,
  key TEXT NOT NULL,
  bytes BLOB NOT NULL,
  UNIQUE (run, stage, key)
);
INSERT INTO "artifacts" VALUES(6,'decode','plc-01/device',X'00FF10');
CREATE TABLE clock_offset_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_sha256 TEXT NOT NULL,
  terminal TEXT NOT NULL,
  stream TEXT NOT NULL,
  microseconds INTEGER NOT NULL,
  action INTEGER NOT NULL,
  person TEXT NOT NULL,
  at INTEGER NOT NULL
);
INSERT INTO "clock_offset_log" VALUES(1,'aa11','prs-01','device',-400000,0,'Li Wei',1795694400);
CREATE TABLE recordings (
  sha256 TEXT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL,
  path TEXT NOT NULL,
  site TEXT NOT NULL,
  last_opened_at TEXT NOT NULL
);
INSERT INTO "recordings" VALUES('aa11','line-3','/records/line-3','hall 3','2024-05-17T01:00:00Z');
CREATE TABLE results (
  run INTEGER PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
  analysis_json TEXT NOT NULL,
  analysis_sha256 TEXT NOT NULL,
  settings_json TEXT NOT NULL,
  model_name TEXT NOT NULL,
  recording_path TEXT NOT NULL,
  analysed_at TEXT NOT NULL,
  aligned BLOB
);
INSERT INTO "results" VALUES(5,'{"incidents":[{"id":"i1"},{"id":"i2"}]}','00','{}','fitted','/records/line-3','2024-05-17T01:01:00Z',NULL);
CREATE TABLE runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_sha256 TEXT NOT NULL,
  engine TEXT NOT NULL,
  model_sha256 TEXT NOT NULL,
  settings_json TEXT NOT NULL,
  program_version TEXT NOT NULL,
  recording_id TEXT NOT NULL,
  state INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT NOT NULL
, incidents INTEGER NOT NULL DEFAULT 0);
INSERT INTO "runs" VALUES(5,'aa11','kmeans','','{}','0.1.0','line-3',1,'2024-05-17T01:00:00Z','2024-05-17T01:01:00Z',2);
INSERT INTO "runs" VALUES(6,'aa11','kmeans','','{"seed":2}','0.1.0','line-3',0,'2024-05-17T02:00:00Z','',0);
CREATE INDEX runs_by_recording ON runs (recording_sha256, engine);
CREATE INDEX clock_offsets_by_recording ON clock_offset_log (recording_sha256);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('runs',6);
INSERT INTO "sqlite_sequence" VALUES('clock_offset_log',1);
COMMIT;
PRAGMA application_id = 1447383892;
PRAGMA user_version = 5;
