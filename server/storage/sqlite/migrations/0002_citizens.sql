-- Citizens known by their phones, and codes on their way to phones.

ALTER TABLE citizen_session ADD COLUMN signed_in_at INTEGER;
CREATE INDEX citizen_session_of ON citizen_session (citizen, created_at) WHERE signed_in_at IS NOT NULL;
CREATE INDEX citizen_session_end ON citizen_session (expires_at);

CREATE TABLE citizen (
    id TEXT PRIMARY KEY,
    phone_key BLOB NOT NULL UNIQUE,
    phone BLOB NOT NULL,  -- vault
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE phone_code (
    session BLOB NOT NULL,
    phone_key BLOB NOT NULL,
    code_hash BLOB NOT NULL,
    sent_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    PRIMARY KEY (session, phone_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX phone_code_end ON phone_code (expires_at);

CREATE INDEX upload_citizen ON upload (citizen) WHERE case_number IS NULL;
