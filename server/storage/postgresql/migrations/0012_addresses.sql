-- The addresses that people keep for parcels.
CREATE TABLE address (
    citizen TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    content BYTEA NOT NULL,  -- vault
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (citizen, id)
);
