-- How long parcels took, by way; between which provinces a parcel goes; what citizens do not want to be told of.

ALTER TABLE shipment ADD COLUMN from_province TEXT NOT NULL DEFAULT '';
ALTER TABLE shipment ADD COLUMN to_province TEXT NOT NULL DEFAULT '';

CREATE TABLE past_parcel (
    from_province TEXT NOT NULL,
    to_province TEXT NOT NULL,
    carrier TEXT NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    days INTEGER NOT NULL CHECK (days >= 0),
    parcels INTEGER NOT NULL,
    PRIMARY KEY (from_province, to_province, carrier, weekday, days)
) STRICT, WITHOUT ROWID;

CREATE TABLE muted_notice (
    citizen TEXT NOT NULL,
    topic TEXT NOT NULL,
    PRIMARY KEY (citizen, topic)
) STRICT, WITHOUT ROWID;
