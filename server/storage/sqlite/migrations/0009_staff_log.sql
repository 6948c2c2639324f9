-- What was done to accounts of the staff, and by whom; and the code that the first second factor of an account takes.

CREATE TABLE staff_log (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    user TEXT NOT NULL,
    act TEXT NOT NULL,
    roles TEXT NOT NULL,  -- separated by blanks
    actor TEXT NOT NULL
) STRICT;
CREATE TRIGGER staff_log_stays BEFORE UPDATE ON staff_log
BEGIN SELECT RAISE (ABORT, 'what was done to accounts is never changed'); END;
CREATE TRIGGER staff_log_is_kept BEFORE DELETE ON staff_log
BEGIN SELECT RAISE (ABORT, 'what was done to accounts is never taken away'); END;

ALTER TABLE staff ADD COLUMN enrolment_code_hash BLOB;
