-- What was done to accounts of the staff, and by whom; and the code that the first second factor of an account takes.

CREATE TABLE staff_log (
    number BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    "user" TEXT COLLATE "C" NOT NULL,
    act TEXT COLLATE "C" NOT NULL,
    roles TEXT COLLATE "C" NOT NULL,  -- separated by blanks
    actor TEXT COLLATE "C" NOT NULL
);
CREATE FUNCTION staff_log_is_kept() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what was done to accounts is never changed'; END $$;
CREATE TRIGGER staff_log_is_kept BEFORE UPDATE OR DELETE ON staff_log
FOR EACH ROW EXECUTE FUNCTION staff_log_is_kept();

ALTER TABLE staff ADD COLUMN enrolment_code_hash BYTEA;
