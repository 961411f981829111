-- SPDX-License-Identifier: GPL-3.0-or-later
-- min-compatible: 5
-- Codes on paper for an administrator who has forgotten the passphrase. Only what proves a code is kept of it.

CREATE TABLE recovery_code (
    id INTEGER NOT NULL PRIMARY KEY,
    verifier TEXT NOT NULL,
    made_ms BIGINT NOT NULL,
    used_ms BIGINT
);
