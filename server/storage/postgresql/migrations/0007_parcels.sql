-- How long parcels took, by way; between which provinces a parcel goes; what citizens do not want to be told of.

ALTER TABLE shipment ADD COLUMN from_province TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE shipment ADD COLUMN to_province TEXT COLLATE "C" NOT NULL DEFAULT '';

CREATE TABLE past_parcel (
    from_province TEXT COLLATE "C" NOT NULL,
    to_province TEXT COLLATE "C" NOT NULL,
    carrier TEXT COLLATE "C" NOT NULL,
    weekday BIGINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    days BIGINT NOT NULL CHECK (days >= 0),
    parcels BIGINT NOT NULL,
    PRIMARY KEY (from_province, to_province, carrier, weekday, days)
);

CREATE TABLE muted_notice (
    citizen TEXT COLLATE "C" NOT NULL,
    topic TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (citizen, topic)
);
