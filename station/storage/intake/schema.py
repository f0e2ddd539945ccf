"""The tables of an intake file."""

FORMAT = 2

SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS lists (
    key TEXT PRIMARY KEY, sent_at TEXT NOT NULL, action TEXT NOT NULL, invt_no TEXT NOT NULL, pre_no TEXT NOT NULL,
    cop_no TEXT NOT NULL, ebc_code TEXT NOT NULL, waybill TEXT NOT NULL, declared_at TEXT NOT NULL, body BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS lists_invt ON lists (invt_no);
CREATE INDEX IF NOT EXISTS lists_pre ON lists (pre_no);
CREATE INDEX IF NOT EXISTS lists_cop ON lists (cop_no);
CREATE UNIQUE INDEX IF NOT EXISTS lists_parcel ON lists (waybill, cop_no, declared_at) WHERE action <> '3';
CREATE TABLE IF NOT EXISTS receipts (
    id INTEGER PRIMARY KEY, cop_no TEXT NOT NULL, pre_no TEXT NOT NULL, invt_no TEXT NOT NULL, ebc_code TEXT NOT NULL,
    status TEXT NOT NULL, at TEXT NOT NULL, info TEXT NOT NULL, list TEXT,
    UNIQUE (cop_no, pre_no, invt_no, ebc_code, status, at, info)
) STRICT;
CREATE INDEX IF NOT EXISTS receipts_list ON receipts (list, at);
CREATE INDEX IF NOT EXISTS receipts_invt ON receipts (invt_no);
CREATE INDEX IF NOT EXISTS receipts_pre ON receipts (pre_no);
CREATE TABLE IF NOT EXISTS returns (
    key TEXT PRIMARY KEY, sent_at TEXT NOT NULL, action TEXT NOT NULL, body BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS events (
    event_id TEXT PRIMARY KEY, said TEXT NOT NULL, body TEXT NOT NULL, rows BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS events_said ON events (said) WHERE said <> '';
CREATE TABLE IF NOT EXISTS masters (
    kind TEXT NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL, as_of TEXT NOT NULL, met_at TEXT NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS met (
    kind TEXT NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL, at TEXT NOT NULL, PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
"""

#: What makes a file of format 1 one of format 2: it kept no instants of master data.
FROM_1 = (
    "ALTER TABLE masters ADD COLUMN as_of TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE masters ADD COLUMN met_at TEXT NOT NULL DEFAULT ''",
    "UPDATE meta SET value = '2' WHERE key = 'format'",
)
