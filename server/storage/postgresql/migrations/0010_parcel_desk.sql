-- Parcels as a desk looks after them: what for, the label, who handed them over, who has to look, and what is counted.

ALTER TABLE shipment ADD COLUMN purpose TEXT COLLATE "C" NOT NULL DEFAULT 'certificate'
    CHECK (purpose IN ('certificate', 'originals', 'materials'));
ALTER TABLE shipment ADD COLUMN label TEXT COLLATE "C" NOT NULL DEFAULT 'not_printed'
    CHECK (label IN ('not_printed', 'printed', 'outdated'));
ALTER TABLE shipment ADD COLUMN handed_over_at BIGINT;
ALTER TABLE shipment ADD COLUMN handed_over_by TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE shipment ADD COLUMN quiet_from BIGINT;  -- later, its silence is unusual
ALTER TABLE shipment ADD COLUMN reported TEXT COLLATE "C" NOT NULL DEFAULT '';  -- what its citizen says is wrong
ALTER TABLE shipment ADD COLUMN settled BIGINT NOT NULL DEFAULT 0;  -- 1: nobody has to look any more
ALTER TABLE shipment ADD COLUMN collected_at BIGINT;
ALTER TABLE shipment ADD COLUMN arrived_at BIGINT;
ALTER TABLE shipment ADD COLUMN first_attempt_failed BIGINT NOT NULL DEFAULT 0;

UPDATE shipment SET settled = 1 WHERE state = 'delivered';
UPDATE shipment SET quiet_from = updated_at + 172800000
    WHERE state IN ('label_ready', 'collected', 'in_transit', 'out_for_delivery', 'problem', 'returning');

CREATE INDEX shipment_unsettled ON shipment (updated_at) WHERE settled = 0;
CREATE INDEX shipment_handed_over ON shipment (handed_over_at) WHERE handed_over_at IS NOT NULL;
CREATE INDEX shipment_collected ON shipment (collected_at) WHERE collected_at IS NOT NULL;
