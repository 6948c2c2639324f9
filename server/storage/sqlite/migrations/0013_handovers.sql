-- Drafts on their way from one device to another, closed with a key that only the code gives.
CREATE TABLE handover (
    code_hash BLOB PRIMARY KEY,
    citizen TEXT NOT NULL,
    closed BLOB NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX handover_expiry ON handover (expires_at);
