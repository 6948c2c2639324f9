-- Seats belong to the team that serves, whatever service they are taken for. A long visit has a seat in each of its
-- slots: its further ones are rows of their own, `part_of` the booking that people know.
ALTER TABLE booking RENAME COLUMN service TO team;
ALTER TABLE booking ADD COLUMN service TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE booking SET service = team;
ALTER TABLE booking ADD COLUMN part_of TEXT COLLATE "C";
ALTER TABLE booking ADD COLUMN called_at BIGINT;
CREATE INDEX booking_part ON booking (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX booking_missed ON booking (citizen, starts_at) WHERE state = 'missed';

-- Who waits for a slot that somebody gives back. While one is offered, a row of `booking` (`offer`) keeps its place.
CREATE TABLE waiting (
    id TEXT COLLATE "C" PRIMARY KEY,
    citizen TEXT COLLATE "C" NOT NULL,
    service TEXT COLLATE "C" NOT NULL,
    from_day TEXT COLLATE "C" NOT NULL,
    to_day TEXT COLLATE "C" NOT NULL,
    booking TEXT COLLATE "C",
    earlier_than TEXT COLLATE "C",
    state TEXT COLLATE "C" NOT NULL,
    offers BIGINT NOT NULL,
    offered_until BIGINT,
    offer TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    CHECK ((state = 'offered') = (offered_until IS NOT NULL)),
    CHECK ((state = 'offered') = (offer IS NOT NULL))
);
CREATE INDEX waiting_line ON waiting (service, offers, created_at, id) WHERE state = 'waiting';
CREATE INDEX waiting_lapse ON waiting (offered_until) WHERE state = 'offered';
CREATE UNIQUE INDEX waiting_open ON waiting (citizen, service) WHERE state IN ('waiting', 'offered');
CREATE TABLE waiting_hall (
    entry TEXT COLLATE "C" NOT NULL,
    hall TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (entry, hall)
);
