-- Files on their way here in chunks. Until a transfer is settled its bytes lie in quarantine: nothing refers to them.
CREATE TABLE transfer (
    id TEXT PRIMARY KEY,
    citizen TEXT NOT NULL,
    service TEXT NOT NULL,
    material TEXT NOT NULL,
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
    offset_bytes INTEGER NOT NULL CHECK (offset_bytes BETWEEN 0 AND size_bytes),
    concatenation TEXT NOT NULL,
    metadata BLOB NOT NULL,  -- vault
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    merged_into TEXT REFERENCES transfer (id),
    upload TEXT,
    findings TEXT,
    CHECK (upload IS NULL OR findings IS NULL)
) STRICT;
CREATE INDEX transfer_citizen ON transfer (citizen) WHERE upload IS NULL AND findings IS NULL AND merged_into IS NULL;
CREATE INDEX transfer_expiry ON transfer (expires_at);
CREATE INDEX transfer_merged ON transfer (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE transfer_chunk (
    transfer TEXT NOT NULL REFERENCES transfer (id),
    offset_bytes INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    content BLOB NOT NULL,  -- vault
    PRIMARY KEY (transfer, offset_bytes)
) STRICT;
