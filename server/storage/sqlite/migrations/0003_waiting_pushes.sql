-- Pushes wait here until they are dealt with; a parcel may carry the papers of several cases; couriers are asked too.

ALTER TABLE push RENAME COLUMN param_sha256 TO content_hash;
ALTER TABLE push ADD COLUMN outcome TEXT;  -- none while it waits
UPDATE push SET outcome = 'taken';
CREATE INDEX push_waiting ON push (received_at) WHERE outcome IS NULL;
CREATE INDEX push_done ON push (received_at) WHERE outcome IS NOT NULL;

ALTER TABLE shipment ADD COLUMN asked_at INTEGER;
CREATE INDEX shipment_waybill ON shipment (waybill, created_at);
