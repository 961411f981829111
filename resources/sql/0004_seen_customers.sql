-- SPDX-License-Identifier: GPL-3.0-or-later
-- min-compatible: 4
-- Every pseudonym of a customer that any session carries, and beside it the same in lower case, so that a part of one
-- is looked for among the customers and not among all of their sessions. A program that does not know the table would
-- store sessions that are then not found, so that older ones stay out.

CREATE TABLE seen_customer (
    folded {{ID}} NOT NULL,
    name {{ID}} NOT NULL,
    PRIMARY KEY (folded, name)
);
INSERT INTO seen_customer (folded, name) SELECT DISTINCT lower(customer), customer FROM session WHERE customer <> '';

-- A hundred customers with another filter beside them would otherwise read the rows of all their sessions.
DROP INDEX session_customer;
CREATE INDEX session_customer_log ON session (customer, started_ms, id, kiosk, outcome, score, threshold);
