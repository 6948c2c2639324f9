-- Who has come to a hall and waits, is called, was served. A window has one person at a time.
CREATE TABLE ticket (
    id TEXT PRIMARY KEY,
    hall TEXT NOT NULL,
    day TEXT NOT NULL,
    number TEXT NOT NULL,
    drawn INTEGER NOT NULL,
    service TEXT NOT NULL,
    comer TEXT NOT NULL,
    booking TEXT,
    drawn_at INTEGER NOT NULL,
    turn_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    "window" TEXT NOT NULL,
    clerk TEXT NOT NULL,
    called_at INTEGER,
    first_called_at INTEGER,
    changes INTEGER NOT NULL,
    CHECK ((state = 'called') = (called_at IS NOT NULL)),
    UNIQUE (hall, day, number)
) STRICT;
CREATE INDEX ticket_line ON ticket (hall, day, drawn) WHERE state IN ('waiting', 'called');
CREATE INDEX ticket_calls ON ticket (hall, day, first_called_at) WHERE first_called_at IS NOT NULL;
CREATE INDEX ticket_booking ON ticket (booking) WHERE booking IS NOT NULL;
CREATE UNIQUE INDEX ticket_window ON ticket (hall, day, "window") WHERE state = 'called';
