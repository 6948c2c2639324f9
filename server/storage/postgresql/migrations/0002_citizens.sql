-- Citizens known by their phones, and codes on their way to phones.

ALTER TABLE citizen_session ADD COLUMN signed_in_at BIGINT;
CREATE INDEX citizen_session_of ON citizen_session (citizen, created_at) WHERE signed_in_at IS NOT NULL;
CREATE INDEX citizen_session_end ON citizen_session (expires_at);

CREATE TABLE citizen (
    id TEXT COLLATE "C" PRIMARY KEY,
    phone_key BYTEA NOT NULL UNIQUE,
    phone BYTEA NOT NULL,  -- vault
    created_at BIGINT NOT NULL
);

CREATE TABLE phone_code (
    session BYTEA NOT NULL,
    phone_key BYTEA NOT NULL,
    code_hash BYTEA NOT NULL,
    sent_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    PRIMARY KEY (session, phone_key)
);
CREATE INDEX phone_code_end ON phone_code (expires_at);

CREATE INDEX upload_citizen ON upload (citizen) WHERE case_number IS NULL;
