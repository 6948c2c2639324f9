-- From a day on, until a day or for good, a hall or one of its teams (else empty) has other hours or places.
CREATE TABLE hall_change (
    id TEXT COLLATE "C" PRIMARY KEY,
    hall TEXT COLLATE "C" NOT NULL,
    team TEXT COLLATE "C" NOT NULL,
    from_day TEXT COLLATE "C" NOT NULL,
    to_day TEXT COLLATE "C",
    plan TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    staff TEXT COLLATE "C" NOT NULL,
    made_at BIGINT NOT NULL,
    ended_by TEXT COLLATE "C" NOT NULL
);
CREATE INDEX hall_change_hall ON hall_change (hall, made_at);
