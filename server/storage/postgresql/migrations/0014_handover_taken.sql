-- A draft that was taken can be taken again by the same device while its code lives: the answer may have been lost. And it
-- follows its citizen who signs in meanwhile.
ALTER TABLE handover ADD COLUMN taken_by TEXT;
CREATE INDEX handover_citizen ON handover (citizen);
