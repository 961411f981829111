-- SPDX-License-Identifier: GPL-3.0-or-later
-- min-compatible: 7
-- Pictures at rest: each subject has a key of its own, wrapped under the branch's vault key, and each picture a time
-- from which it is deleted. An older program would store pictures that nothing deletes, so that it stays out.

-- A row stays when its key is destroyed: it says that there were pictures, and that no key is made for them again.
CREATE TABLE subject_key (
    subject {{ID}} NOT NULL PRIMARY KEY,
    wrapped {{BYTES}},
    key_id {{ID}} NOT NULL,
    made_ms BIGINT NOT NULL,
    destroyed_ms BIGINT,
    CHECK ((wrapped IS NULL) = (destroyed_ms IS NOT NULL))
);

-- A session whose pictures are kept beyond their time, because somebody said why.
CREATE TABLE legal_hold (
    session {{ID}} NOT NULL PRIMARY KEY,
    reason TEXT NOT NULL,
    placed_by {{ID}} NOT NULL,
    placed_ms BIGINT NOT NULL
);

-- Of a row without a subject `sealed` is what the kiosk sent, sealed to the branch key; with one it is locked with the
-- subject's key, and `origin` is the BLAKE2b of what the kiosk sent, by which the same message is known again.
ALTER TABLE evidence ADD COLUMN subject {{ID}};
ALTER TABLE evidence ADD COLUMN origin {{BYTES}};
ALTER TABLE evidence ADD COLUMN delete_at_ms BIGINT;
UPDATE evidence SET delete_at_ms = stored_ms + 259200000;
CREATE INDEX evidence_due ON evidence (delete_at_ms);
CREATE INDEX evidence_subject ON evidence (subject);
