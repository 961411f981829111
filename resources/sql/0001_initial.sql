-- SPDX-License-Identifier: GPL-3.0-or-later
-- min-compatible: 1
-- The branch database. Times are UTC milliseconds; names are those of domain/names.h.

CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE session (
    id {{ID}} NOT NULL PRIMARY KEY,
    kiosk TEXT NOT NULL,
    epoch TEXT NOT NULL,
    seq BIGINT NOT NULL,
    started_ms BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    failing TEXT,
    score INTEGER,
    threshold INTEGER NOT NULL,
    liveness TEXT NOT NULL,
    customer TEXT NOT NULL,
    phone_tail TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    scan_ms BIGINT NOT NULL,
    decision_ms BIGINT NOT NULL,
    total_ms BIGINT NOT NULL,
    engine TEXT NOT NULL,
    network_digest TEXT NOT NULL,
    policy_revision BIGINT NOT NULL,
    mode TEXT NOT NULL,
    face_matched INTEGER,
    phone_known INTEGER,
    pin_valid INTEGER,
    rehearsal INTEGER NOT NULL,
    body TEXT NOT NULL,
    stored_ms BIGINT NOT NULL,
    UNIQUE (kiosk, epoch, seq)
);
CREATE INDEX session_started ON session (started_ms, id);
CREATE INDEX session_kiosk ON session (kiosk, started_ms, id);
CREATE INDEX session_outcome ON session (outcome, started_ms, id);
CREATE INDEX session_customer ON session (customer, started_ms, id);
CREATE INDEX session_phone_tail ON session (phone_tail, started_ms, id);

-- A picture may arrive before its session, so there is no foreign key; the kiosk is kept so that one kiosk cannot
-- attach pictures to another's session.
CREATE TABLE evidence (
    id {{ID}} NOT NULL PRIMARY KEY,
    session {{ID}} NOT NULL,
    kiosk TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    sealed {{BYTES}} NOT NULL,
    stored_ms BIGINT NOT NULL
);
CREATE INDEX evidence_session ON evidence (session, kiosk);

-- Messages refused for good, by hash. The same message again only raises `times`.
CREATE TABLE quarantine (
    id TEXT NOT NULL PRIMARY KEY,
    received_ms BIGINT NOT NULL,
    last_ms BIGINT NOT NULL,
    times BIGINT NOT NULL,
    topic TEXT NOT NULL,
    kiosk TEXT NOT NULL,
    epoch TEXT,
    seq BIGINT,
    code TEXT NOT NULL,
    detail TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    UNIQUE (kiosk, code, sha256)
);
CREATE INDEX quarantine_received ON quarantine (received_ms, id);
CREATE INDEX quarantine_place ON quarantine (kiosk, epoch, seq);

CREATE TABLE kiosk_epoch (
    kiosk TEXT NOT NULL,
    epoch TEXT NOT NULL,
    upto BIGINT NOT NULL,
    PRIMARY KEY (kiosk, epoch)
);

CREATE TABLE rollup_hour (
    kiosk TEXT NOT NULL,
    hour BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    sessions BIGINT NOT NULL,
    PRIMARY KEY (kiosk, hour, outcome)
);

CREATE TABLE rollup_score (
    kiosk TEXT NOT NULL,
    day BIGINT NOT NULL,
    policy BIGINT NOT NULL,
    label TEXT NOT NULL,
    bin INTEGER NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (kiosk, day, policy, label, bin)
);
