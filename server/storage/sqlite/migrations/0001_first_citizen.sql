-- Instants are milliseconds since 1970-01-01T00:00:00Z, days are counted from that day. Columns of type BLOB whose
-- comment says "vault" hold what the vault closed.

CREATE TABLE citizen_session (
    token_hash BLOB PRIMARY KEY,
    citizen TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
    user TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    roles TEXT NOT NULL,  -- separated by blanks
    disabled INTEGER NOT NULL CHECK (disabled IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_session (
    token_hash BLOB PRIMARY KEY,
    user TEXT NOT NULL REFERENCES staff (user),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_session_user ON staff_session (user);

CREATE TABLE throttle (
    key BLOB NOT NULL,
    window_at INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (key, window_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX throttle_window ON throttle (window_at);

CREATE TABLE cases (
    number TEXT PRIMARY KEY,
    citizen TEXT NOT NULL,
    service TEXT NOT NULL,
    service_version INTEGER NOT NULL,
    state TEXT NOT NULL,
    submitted_at INTEGER NOT NULL,
    received_day INTEGER NOT NULL,
    promised_due INTEGER,
    legal_due INTEGER,
    query_code_hash BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    answers BLOB NOT NULL,  -- vault
    record BLOB NOT NULL    -- vault
) STRICT;
CREATE INDEX cases_time ON cases (submitted_at, number);
CREATE INDEX cases_state ON cases (state, submitted_at, number);

CREATE TABLE case_event (
    case_number TEXT NOT NULL REFERENCES cases (number),
    sequence INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    actor TEXT NOT NULL,
    data BLOB,  -- vault
    PRIMARY KEY (case_number, sequence)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER case_event_stays BEFORE UPDATE ON case_event
BEGIN SELECT RAISE (ABORT, 'what happened to a case is never changed'); END;
CREATE TRIGGER case_event_is_kept BEFORE DELETE ON case_event
BEGIN SELECT RAISE (ABORT, 'what happened to a case is never taken away'); END;

CREATE TABLE case_viewer (
    citizen TEXT NOT NULL,
    case_number TEXT NOT NULL REFERENCES cases (number),
    PRIMARY KEY (citizen, case_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt (
    case_number TEXT PRIMARY KEY REFERENCES cases (number),
    receipt BLOB NOT NULL,  -- vault
    content BLOB NOT NULL   -- vault
) STRICT;

-- A booking takes a place exactly while it has a seat, and a seat of a slot is there once. Whoever only holds it has
-- it until `held_until`.
CREATE TABLE booking (
    id TEXT PRIMARY KEY,
    citizen TEXT NOT NULL,
    hall TEXT NOT NULL,
    service TEXT NOT NULL,
    slot TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    seat INTEGER CHECK (seat >= 0),
    held_until INTEGER,
    moves INTEGER NOT NULL,
    case_number TEXT,
    created_at INTEGER NOT NULL,
    CHECK (held_until IS NULL OR seat IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX booking_seat ON booking (hall, service, slot, seat) WHERE seat IS NOT NULL;
CREATE INDEX booking_time ON booking (hall, service, starts_at) WHERE seat IS NOT NULL;
CREATE INDEX booking_citizen ON booking (citizen, starts_at) WHERE seat IS NOT NULL;
CREATE INDEX booking_lapse ON booking (held_until) WHERE held_until IS NOT NULL;
CREATE INDEX booking_case ON booking (case_number) WHERE case_number IS NOT NULL;

CREATE TABLE file (
    sha256 BLOB PRIMARY KEY,
    content BLOB NOT NULL  -- vault
) STRICT;

CREATE TABLE upload (
    id TEXT PRIMARY KEY,
    citizen TEXT NOT NULL,
    service TEXT NOT NULL,
    material TEXT NOT NULL,
    sha256 BLOB NOT NULL REFERENCES file (sha256),
    kind TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    width INTEGER,
    height INTEGER,
    file_name BLOB NOT NULL,  -- vault
    inspection TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    case_number TEXT REFERENCES cases (number)
) STRICT;
CREATE INDEX upload_file ON upload (sha256);
CREATE INDEX upload_unused ON upload (created_at) WHERE case_number IS NULL;
CREATE INDEX upload_case ON upload (case_number) WHERE case_number IS NOT NULL;

CREATE TABLE shipment (
    id TEXT PRIMARY KEY,
    case_number TEXT NOT NULL REFERENCES cases (number),
    carrier TEXT NOT NULL,
    waybill TEXT NOT NULL,
    state TEXT NOT NULL,
    salt BLOB NOT NULL,            -- vault
    callback_token BLOB NOT NULL,  -- vault
    callback_token_hash BLOB NOT NULL UNIQUE,
    phone BLOB NOT NULL,  -- vault
    subscription TEXT NOT NULL CHECK (subscription IN ('pending', 'subscribed', 'failed')),
    tracking BLOB NOT NULL,  -- vault
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX shipment_case ON shipment (case_number, created_at);

CREATE TABLE push (
    param_sha256 BLOB PRIMARY KEY,
    shipment TEXT REFERENCES shipment (id),
    received_at INTEGER NOT NULL,
    param BLOB NOT NULL  -- vault
) STRICT;

CREATE TABLE job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    leased_until INTEGER,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'given_up')),
    reason TEXT,
    ended_at INTEGER
) STRICT;
CREATE INDEX job_due ON job (kind, due_at) WHERE state = 'open';
CREATE INDEX job_given_up ON job (kind) WHERE state = 'given_up';

CREATE TABLE kept_answer (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    status INTEGER NOT NULL,
    body BLOB NOT NULL,  -- vault
    created_at INTEGER NOT NULL,
    PRIMARY KEY (scope, key)
) STRICT;
CREATE INDEX kept_answer_time ON kept_answer (created_at);

CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE secret (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL  -- vault
) STRICT, WITHOUT ROWID;
