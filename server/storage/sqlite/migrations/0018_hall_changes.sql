-- From a day on, until a day or for good, a hall or one of its teams (else empty) has other hours or places.
CREATE TABLE hall_change (
    id TEXT PRIMARY KEY,
    hall TEXT NOT NULL,
    team TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    plan TEXT NOT NULL,
    reason TEXT NOT NULL,
    staff TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    ended_by TEXT NOT NULL
) STRICT;
CREATE INDEX hall_change_hall ON hall_change (hall, made_at);
