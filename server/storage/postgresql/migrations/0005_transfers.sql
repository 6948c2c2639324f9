-- Files on their way here in chunks. Until a transfer is settled its bytes lie in quarantine: nothing refers to them.
CREATE TABLE transfer (
    id TEXT COLLATE "C" PRIMARY KEY,
    citizen TEXT COLLATE "C" NOT NULL,
    service TEXT COLLATE "C" NOT NULL,
    material TEXT COLLATE "C" NOT NULL,
    size_bytes BIGINT NOT NULL CHECK (size_bytes >= 0),
    offset_bytes BIGINT NOT NULL CHECK (offset_bytes BETWEEN 0 AND size_bytes),
    concatenation TEXT COLLATE "C" NOT NULL,
    metadata BYTEA NOT NULL,  -- vault
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    merged_into TEXT COLLATE "C" REFERENCES transfer (id),
    upload TEXT COLLATE "C",
    findings TEXT COLLATE "C",
    CHECK (upload IS NULL OR findings IS NULL)
);
CREATE INDEX transfer_citizen ON transfer (citizen) WHERE upload IS NULL AND findings IS NULL AND merged_into IS NULL;
CREATE INDEX transfer_expiry ON transfer (expires_at);
CREATE INDEX transfer_merged ON transfer (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE transfer_chunk (
    transfer TEXT COLLATE "C" NOT NULL REFERENCES transfer (id),
    offset_bytes BIGINT NOT NULL,
    sha256 BYTEA NOT NULL,
    content BYTEA NOT NULL,  -- vault
    PRIMARY KEY (transfer, offset_bytes)
);
