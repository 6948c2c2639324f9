-- The staff's second factor, and sessions whose tokens are replaced. Sessions of before are over: nobody knows when they
-- were last used.

DROP TABLE staff_session;
CREATE TABLE staff_token (
    token_hash BYTEA PRIMARY KEY,
    session TEXT COLLATE "C" NOT NULL,
    "user" TEXT COLLATE "C" NOT NULL REFERENCES staff ("user"),
    proven BIGINT NOT NULL CHECK (proven IN (0, 1)),
    begun_at BIGINT NOT NULL,
    drawn_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    seen_at BIGINT,
    succeeded_at BIGINT
);
CREATE INDEX staff_token_user ON staff_token ("user");
CREATE INDEX staff_token_session ON staff_token (session);
CREATE INDEX staff_token_end ON staff_token (expires_at);

CREATE TABLE second_factor (
    "user" TEXT COLLATE "C" NOT NULL REFERENCES staff ("user"),
    in_force BIGINT NOT NULL CHECK (in_force IN (0, 1)),
    secret BYTEA NOT NULL,  -- vault
    last_step BIGINT NOT NULL,
    PRIMARY KEY ("user", in_force)
);

CREATE TABLE recovery_code (
    "user" TEXT COLLATE "C" NOT NULL REFERENCES staff ("user"),
    code_hash BYTEA NOT NULL,
    PRIMARY KEY ("user", code_hash)
);
