-- What a citizen is told of a visit within the page, once each.
CREATE TABLE notice (
    id TEXT COLLATE "C" PRIMARY KEY,
    citizen TEXT COLLATE "C" NOT NULL,
    booking TEXT COLLATE "C" NOT NULL,
    news TEXT COLLATE "C" NOT NULL,
    visit_at BIGINT NOT NULL,
    told_at BIGINT NOT NULL,
    put_away_at BIGINT
);
CREATE INDEX notice_citizen ON notice (citizen, told_at) WHERE put_away_at IS NULL;
CREATE INDEX notice_told ON notice (told_at);

-- Hours that a hall, or one of its teams (else empty), closes beyond what the catalogue says.
CREATE TABLE closure (
    id TEXT COLLATE "C" PRIMARY KEY,
    hall TEXT COLLATE "C" NOT NULL,
    team TEXT COLLATE "C" NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    staff TEXT COLLATE "C" NOT NULL,
    made_at BIGINT NOT NULL,
    CHECK (from_at < to_at)
);
CREATE INDEX closure_hall ON closure (hall, to_at);

-- What became of a hall's visits; written when a seat is given back, not when one is taken.
CREATE INDEX booking_over ON booking (hall, starts_at) WHERE seat IS NULL;
