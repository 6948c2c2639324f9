-- Seats belong to the team that serves, whatever service they are taken for. A long visit has a seat in each of its
-- slots: its further ones are rows of their own, `part_of` the booking that people know.
ALTER TABLE booking RENAME COLUMN service TO team;
ALTER TABLE booking ADD COLUMN service TEXT NOT NULL DEFAULT '';
UPDATE booking SET service = team;
ALTER TABLE booking ADD COLUMN part_of TEXT;
ALTER TABLE booking ADD COLUMN called_at INTEGER;
CREATE INDEX booking_part ON booking (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX booking_missed ON booking (citizen, starts_at) WHERE state = 'missed';

-- Who waits for a slot that somebody gives back. While one is offered, a row of `booking` (`offer`) keeps its place.
CREATE TABLE waiting (
    id TEXT PRIMARY KEY,
    citizen TEXT NOT NULL,
    service TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    booking TEXT,
    earlier_than TEXT,
    state TEXT NOT NULL,
    offers INTEGER NOT NULL,
    offered_until INTEGER,
    offer TEXT,
    created_at INTEGER NOT NULL,
    CHECK ((state = 'offered') = (offered_until IS NOT NULL)),
    CHECK ((state = 'offered') = (offer IS NOT NULL))
) STRICT;
CREATE INDEX waiting_line ON waiting (service, offers, created_at, id) WHERE state = 'waiting';
CREATE INDEX waiting_lapse ON waiting (offered_until) WHERE state = 'offered';
CREATE UNIQUE INDEX waiting_open ON waiting (citizen, service) WHERE state IN ('waiting', 'offered');
CREATE TABLE waiting_hall (
    entry TEXT NOT NULL,
    hall TEXT NOT NULL,
    PRIMARY KEY (entry, hall)
) STRICT;
