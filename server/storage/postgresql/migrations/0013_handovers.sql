-- Drafts on their way from one device to another, closed with a key that only the code gives.
CREATE TABLE handover (
    code_hash BYTEA PRIMARY KEY,
    citizen TEXT COLLATE "C" NOT NULL,
    closed BYTEA NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX handover_expiry ON handover (expires_at);
