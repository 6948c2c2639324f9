-- The staff's second factor, and sessions whose tokens are replaced. Sessions of before are over: nobody knows when they
-- were last used.

DROP TABLE staff_session;
CREATE TABLE staff_token (
    token_hash BLOB PRIMARY KEY,
    session TEXT NOT NULL,
    user TEXT NOT NULL REFERENCES staff (user),
    proven INTEGER NOT NULL CHECK (proven IN (0, 1)),
    begun_at INTEGER NOT NULL,
    drawn_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    seen_at INTEGER,
    succeeded_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_token_user ON staff_token (user);
CREATE INDEX staff_token_session ON staff_token (session);
CREATE INDEX staff_token_end ON staff_token (expires_at);

CREATE TABLE second_factor (
    user TEXT NOT NULL REFERENCES staff (user),
    in_force INTEGER NOT NULL CHECK (in_force IN (0, 1)),
    secret BLOB NOT NULL,  -- vault
    last_step INTEGER NOT NULL,
    PRIMARY KEY (user, in_force)
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery_code (
    user TEXT NOT NULL REFERENCES staff (user),
    code_hash BLOB NOT NULL,
    PRIMARY KEY (user, code_hash)
) STRICT, WITHOUT ROWID;
