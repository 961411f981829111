-- SPDX-License-Identifier: GPL-3.0-or-later
-- min-compatible: 5
-- Who may sign in, and the tamper-evident log. An older program would do things without writing them into the log, so
-- that it stays out.

CREATE TABLE operator (
    id {{ID}} NOT NULL PRIMARY KEY,
    login {{ID}} NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('branch_staff', 'security_officer', 'administrator', 'auditor')),
    disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    verifier TEXT NOT NULL,
    failures INTEGER NOT NULL CHECK (failures >= 0),
    failures_since_sign_in INTEGER NOT NULL CHECK (failures_since_sign_in >= 0),
    wait_ms BIGINT NOT NULL CHECK (wait_ms >= 0),
    wait_from_ms BIGINT NOT NULL,
    last_sign_in_ms BIGINT,
    created_ms BIGINT NOT NULL
);

CREATE TABLE operator_branch (
    operator {{ID}} NOT NULL REFERENCES operator (id),
    branch TEXT NOT NULL,
    PRIMARY KEY (operator, branch)
);

-- Of a row only `entry` is the log: its hash is the leaf. The columns after it repeat what the entry says, so that a
-- page can be found without reading every entry; a verification compares them with it and believes the entry.
CREATE TABLE audit_leaf (
    seq BIGINT NOT NULL PRIMARY KEY,
    entry {{BYTES}} NOT NULL,
    leaf {{BYTES}} NOT NULL CHECK (length(leaf) = 32),
    at_ms BIGINT NOT NULL,
    kind INTEGER NOT NULL,
    actor {{ID}} NOT NULL,
    object {{ID}} NOT NULL
);
CREATE INDEX audit_leaf_time ON audit_leaf (at_ms, seq);
CREATE INDEX audit_leaf_kind ON audit_leaf (kind, seq);
CREATE INDEX audit_leaf_actor ON audit_leaf (actor, seq);
CREATE INDEX audit_leaf_object ON audit_leaf (object, seq);

-- What the commitments of an entry hide. A row may go, and with it the text for good; the proofs stay.
CREATE TABLE audit_opening (
    seq BIGINT NOT NULL,
    name TEXT NOT NULL,
    salt {{BYTES}} NOT NULL CHECK (length(salt) = 16),
    value TEXT NOT NULL,
    PRIMARY KEY (seq, name)
);

CREATE TABLE audit_state (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    size BIGINT NOT NULL CHECK (size >= 0),
    frontier {{BYTES}} NOT NULL,
    last_ms BIGINT NOT NULL
);

CREATE TABLE audit_checkpoint (
    size BIGINT NOT NULL PRIMARY KEY,
    note TEXT NOT NULL,
    created_ms BIGINT NOT NULL
);

-- Against mistakes. Whoever means it drops the trigger, and the next verification finds it.

-- only: sqlite
CREATE TRIGGER audit_leaf_changed BEFORE UPDATE ON audit_leaf
BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
CREATE TRIGGER audit_leaf_removed BEFORE DELETE ON audit_leaf
BEGIN SELECT RAISE(ABORT, 'audit entries are never removed'); END;
-- INSERT OR REPLACE removes without asking the trigger above.
CREATE TRIGGER audit_leaf_replaced BEFORE INSERT ON audit_leaf
WHEN EXISTS (SELECT 1 FROM audit_leaf WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'audit entries are never replaced'); END;
CREATE TRIGGER audit_checkpoint_changed BEFORE UPDATE ON audit_checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are never changed'); END;
CREATE TRIGGER audit_checkpoint_removed BEFORE DELETE ON audit_checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are never removed'); END;
CREATE TRIGGER audit_checkpoint_replaced BEFORE INSERT ON audit_checkpoint
WHEN EXISTS (SELECT 1 FROM audit_checkpoint WHERE size = NEW.size)
BEGIN SELECT RAISE(ABORT, 'checkpoints are never replaced'); END;

-- only: postgresql
CREATE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the audit log is only ever added to' USING ERRCODE = '42501'; END $$;
CREATE TRIGGER audit_leaf_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_leaf
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept();
CREATE TRIGGER audit_checkpoint_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept();
