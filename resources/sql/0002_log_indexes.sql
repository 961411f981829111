-- SPDX-License-Identifier: GPL-3.0-or-later
-- min-compatible: 1
-- Indexes that hold all that the log filters and counts by. A row of the table carries its body and fills half a page
-- of the file, so that a filter that has to look at the row itself reads a page for every session it passes over.

DROP INDEX session_started;
DROP INDEX session_kiosk;
DROP INDEX session_outcome;
CREATE INDEX session_log ON session (started_ms, id, kiosk, outcome, score, threshold, customer, phone_tail);
CREATE INDEX session_kiosk_log ON session (kiosk, started_ms, id, outcome, score, threshold);
CREATE INDEX session_outcome_log ON session (outcome, started_ms, id, kiosk, score, threshold);
