-- The addresses that people keep for parcels.
CREATE TABLE address (
    citizen TEXT NOT NULL,
    id TEXT NOT NULL,
    content BLOB NOT NULL,  -- vault
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (citizen, id)
) STRICT, WITHOUT ROWID;
