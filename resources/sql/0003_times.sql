-- SPDX-License-Identifier: GPL-3.0-or-later
-- min-compatible: 1
-- How long scans and visits took, per kiosk and day, in bins of a tenth of a second (models/domain/durations.h), and
-- how long each stage lasted. Stages of sessions stored before this version are not counted: their steps are in the
-- body only.

CREATE TABLE rollup_time (
    kiosk TEXT NOT NULL,
    day BIGINT NOT NULL,
    what TEXT NOT NULL,
    bin INTEGER NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (kiosk, day, what, bin)
);

CREATE TABLE rollup_stage (
    kiosk TEXT NOT NULL,
    day BIGINT NOT NULL,
    stage TEXT NOT NULL,
    n BIGINT NOT NULL,
    total_ms BIGINT NOT NULL,
    PRIMARY KEY (kiosk, day, stage)
);

INSERT INTO rollup_time (kiosk, day, what, bin, n)
SELECT kiosk, started_ms / 86400000, 'scan', CASE WHEN scan_ms > 60000 THEN 601 ELSE (scan_ms + 99) / 100 END, count(*)
FROM session WHERE scan_ms > 0
GROUP BY kiosk, started_ms / 86400000, CASE WHEN scan_ms > 60000 THEN 601 ELSE (scan_ms + 99) / 100 END;

INSERT INTO rollup_time (kiosk, day, what, bin, n)
SELECT kiosk, started_ms / 86400000, 'visit', CASE WHEN total_ms > 60000 THEN 601 ELSE (total_ms + 99) / 100 END,
       count(*)
FROM session WHERE outcome NOT IN ('cancelled', 'another_way', 'timed_out', 'fault')
GROUP BY kiosk, started_ms / 86400000, CASE WHEN total_ms > 60000 THEN 601 ELSE (total_ms + 99) / 100 END;
