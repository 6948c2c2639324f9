-- Who has come to a hall and waits, is called, was served. A window has one person at a time.
CREATE TABLE ticket (
    id TEXT COLLATE "C" PRIMARY KEY,
    hall TEXT COLLATE "C" NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    drawn BIGINT NOT NULL,
    service TEXT COLLATE "C" NOT NULL,
    comer TEXT COLLATE "C" NOT NULL,
    booking TEXT COLLATE "C",
    drawn_at BIGINT NOT NULL,
    turn_at BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    "window" TEXT COLLATE "C" NOT NULL,
    clerk TEXT COLLATE "C" NOT NULL,
    called_at BIGINT,
    first_called_at BIGINT,
    changes BIGINT NOT NULL,
    CHECK ((state = 'called') = (called_at IS NOT NULL)),
    UNIQUE (hall, day, number)
);
CREATE INDEX ticket_line ON ticket (hall, day, drawn) WHERE state IN ('waiting', 'called');
CREATE INDEX ticket_calls ON ticket (hall, day, first_called_at) WHERE first_called_at IS NOT NULL;
CREATE INDEX ticket_booking ON ticket (booking) WHERE booking IS NOT NULL;
CREATE UNIQUE INDEX ticket_window ON ticket (hall, day, "window") WHERE state = 'called';
