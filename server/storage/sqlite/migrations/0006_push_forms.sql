-- What couriers tell comes in several forms.

ALTER TABLE push ADD COLUMN form TEXT NOT NULL DEFAULT 'kuaidi100_push';
