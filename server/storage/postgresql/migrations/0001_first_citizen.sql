-- Instants are milliseconds since 1970-01-01T00:00:00Z, days are counted from that day. Columns of type BYTEA whose
-- comment says "vault" hold what the vault closed. Texts are compared byte by byte (COLLATE "C"), as on SQLite.

-- Which of these files the database has had; one row.
CREATE TABLE onetrip_form (number BIGINT NOT NULL);
INSERT INTO onetrip_form (number) VALUES (0);

-- The last commit of each server's writer, written with it: who lost the connection meanwhile looks here.
CREATE TABLE writer (
    id TEXT COLLATE "C" PRIMARY KEY,
    batch BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL
);

CREATE TABLE citizen_session (
    token_hash BYTEA PRIMARY KEY,
    citizen TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);

CREATE TABLE staff (
    "user" TEXT COLLATE "C" PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    password_hash TEXT COLLATE "C" NOT NULL,
    roles TEXT COLLATE "C" NOT NULL,  -- separated by blanks
    disabled BIGINT NOT NULL CHECK (disabled IN (0, 1))
);

CREATE TABLE staff_session (
    token_hash BYTEA PRIMARY KEY,
    "user" TEXT COLLATE "C" NOT NULL REFERENCES staff ("user"),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX staff_session_user ON staff_session ("user");

CREATE TABLE throttle (
    key BYTEA NOT NULL,
    window_at BIGINT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (key, window_at)
);
CREATE INDEX throttle_window ON throttle (window_at);

CREATE TABLE cases (
    number TEXT COLLATE "C" PRIMARY KEY,
    citizen TEXT COLLATE "C" NOT NULL,
    service TEXT COLLATE "C" NOT NULL,
    service_version BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    submitted_at BIGINT NOT NULL,
    received_day BIGINT NOT NULL,
    promised_due BIGINT,
    legal_due BIGINT,
    query_code_hash BYTEA NOT NULL,
    sequence BIGINT NOT NULL,
    answers BYTEA NOT NULL,  -- vault
    record BYTEA NOT NULL    -- vault
);
CREATE INDEX cases_time ON cases (submitted_at, number);
CREATE INDEX cases_state ON cases (state, submitted_at, number);

CREATE TABLE case_event (
    case_number TEXT COLLATE "C" NOT NULL REFERENCES cases (number),
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    code TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    data BYTEA,  -- vault
    PRIMARY KEY (case_number, sequence)
);
CREATE FUNCTION case_event_is_kept() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what happened to a case is never changed or taken away'; END $$;
CREATE TRIGGER case_event_is_kept BEFORE UPDATE OR DELETE ON case_event
FOR EACH ROW EXECUTE FUNCTION case_event_is_kept();

CREATE TABLE case_viewer (
    citizen TEXT COLLATE "C" NOT NULL,
    case_number TEXT COLLATE "C" NOT NULL REFERENCES cases (number),
    PRIMARY KEY (citizen, case_number)
);

CREATE TABLE receipt (
    case_number TEXT COLLATE "C" PRIMARY KEY REFERENCES cases (number),
    receipt BYTEA NOT NULL,  -- vault
    content BYTEA NOT NULL   -- vault
);

-- A booking takes a place exactly while it has a seat, and a seat of a slot is there once. Whoever only holds it has
-- it until `held_until`.
CREATE TABLE booking (
    id TEXT COLLATE "C" PRIMARY KEY,
    citizen TEXT COLLATE "C" NOT NULL,
    hall TEXT COLLATE "C" NOT NULL,
    service TEXT COLLATE "C" NOT NULL,
    slot TEXT COLLATE "C" NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    seat BIGINT CHECK (seat >= 0),
    held_until BIGINT,
    moves BIGINT NOT NULL,
    case_number TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    CHECK (held_until IS NULL OR seat IS NOT NULL)
);
CREATE UNIQUE INDEX booking_seat ON booking (hall, service, slot, seat) WHERE seat IS NOT NULL;
CREATE INDEX booking_time ON booking (hall, service, starts_at) WHERE seat IS NOT NULL;
CREATE INDEX booking_citizen ON booking (citizen, starts_at) WHERE seat IS NOT NULL;
CREATE INDEX booking_lapse ON booking (held_until) WHERE held_until IS NOT NULL;
CREATE INDEX booking_case ON booking (case_number) WHERE case_number IS NOT NULL;

CREATE TABLE file (
    sha256 BYTEA PRIMARY KEY,
    content BYTEA NOT NULL  -- vault
);

CREATE TABLE upload (
    id TEXT COLLATE "C" PRIMARY KEY,
    citizen TEXT COLLATE "C" NOT NULL,
    service TEXT COLLATE "C" NOT NULL,
    material TEXT COLLATE "C" NOT NULL,
    sha256 BYTEA NOT NULL REFERENCES file (sha256),
    kind TEXT COLLATE "C" NOT NULL,
    size_bytes BIGINT NOT NULL,
    width BIGINT,
    height BIGINT,
    file_name BYTEA NOT NULL,  -- vault
    inspection TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    case_number TEXT COLLATE "C" REFERENCES cases (number)
);
CREATE INDEX upload_file ON upload (sha256);
CREATE INDEX upload_unused ON upload (created_at) WHERE case_number IS NULL;
CREATE INDEX upload_case ON upload (case_number) WHERE case_number IS NOT NULL;

CREATE TABLE shipment (
    id TEXT COLLATE "C" PRIMARY KEY,
    case_number TEXT COLLATE "C" NOT NULL REFERENCES cases (number),
    carrier TEXT COLLATE "C" NOT NULL,
    waybill TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    salt BYTEA NOT NULL,            -- vault
    callback_token BYTEA NOT NULL,  -- vault
    callback_token_hash BYTEA NOT NULL UNIQUE,
    phone BYTEA NOT NULL,  -- vault
    subscription TEXT COLLATE "C" NOT NULL CHECK (subscription IN ('pending', 'subscribed', 'failed')),
    tracking BYTEA NOT NULL,  -- vault
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX shipment_case ON shipment (case_number, created_at);

CREATE TABLE push (
    param_sha256 BYTEA PRIMARY KEY,
    shipment TEXT COLLATE "C" REFERENCES shipment (id),
    received_at BIGINT NOT NULL,
    param BYTEA NOT NULL  -- vault
);

CREATE TABLE job (
    id TEXT COLLATE "C" PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    payload TEXT COLLATE "C" NOT NULL,
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    leased_until BIGINT,
    state TEXT COLLATE "C" NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'given_up')),
    reason TEXT COLLATE "C",
    ended_at BIGINT
);
CREATE INDEX job_due ON job (kind, due_at) WHERE state = 'open';
CREATE INDEX job_given_up ON job (kind) WHERE state = 'given_up';

CREATE TABLE kept_answer (
    scope TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    fingerprint BYTEA NOT NULL,
    status BIGINT NOT NULL,
    body BYTEA NOT NULL,  -- vault
    created_at BIGINT NOT NULL,
    PRIMARY KEY (scope, key)
);
CREATE INDEX kept_answer_time ON kept_answer (created_at);

CREATE TABLE counter (
    name TEXT COLLATE "C" PRIMARY KEY,
    value BIGINT NOT NULL
);

CREATE TABLE secret (
    name TEXT COLLATE "C" PRIMARY KEY,
    value BYTEA NOT NULL  -- vault
);
