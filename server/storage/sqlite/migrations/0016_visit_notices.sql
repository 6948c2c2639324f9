-- What a citizen is told of a visit within the page, once each.
CREATE TABLE notice (
    id TEXT PRIMARY KEY,
    citizen TEXT NOT NULL,
    booking TEXT NOT NULL,
    news TEXT NOT NULL,
    visit_at INTEGER NOT NULL,
    told_at INTEGER NOT NULL,
    put_away_at INTEGER
) STRICT;
CREATE INDEX notice_citizen ON notice (citizen, told_at) WHERE put_away_at IS NULL;
CREATE INDEX notice_told ON notice (told_at);

-- Hours that a hall, or one of its teams (else empty), closes beyond what the catalogue says.
CREATE TABLE closure (
    id TEXT PRIMARY KEY,
    hall TEXT NOT NULL,
    team TEXT NOT NULL,
    from_at INTEGER NOT NULL,
    to_at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    staff TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    CHECK (from_at < to_at)
) STRICT;
CREATE INDEX closure_hall ON closure (hall, to_at);

-- What became of a hall's visits; written when a seat is given back, not when one is taken.
CREATE INDEX booking_over ON booking (hall, starts_at) WHERE seat IS NULL;
