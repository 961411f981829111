// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/face.h"
#include "domain/ids.h"
#include "domain/matchscore.h"
#include "domain/quality.h"
#include "domain/visit.h"

#include <QMetaType>
#include <QSize>

#include <optional>

namespace jinbi {

/// How a visit stands at this moment; sent at every change, whether or not anyone looks.
struct VisitProgress
{
    KioskId kiosk;
    SessionId session; ///< null at rest
    Stage stage = Stage::Attract;
    qint64 sinceMs = 0; ///< UTC ms at which this stage began
    int attempt = 0;    ///< 1 … maxAttempts during a scan
    int maxAttempts = 0;
    std::optional<MatchScore> score;
    std::optional<MatchScore> threshold;
    Liveness liveness = Liveness::NotAssessed;
    std::optional<QualityComponent> hint; ///< what the customer is told to change
    std::optional<Outcome> outcome;       ///< with stage Finished
    bool staffCalled = false;
    bool operator==(const VisitProgress&) const = default;
};

/// What stands beside a live picture. Box and landmarks are data in pixels of `size`, never burnt into the picture.
struct LiveMeta
{
    LeaseId lease;
    quint64 frame = 0;
    qint64 capturedMs = 0; ///< UTC ms by the kiosk's clock
    QSize size;
    bool masked = true;
    std::optional<FaceBox> face;
    VisitProgress progress;
};

} // namespace jinbi

Q_DECLARE_METATYPE(jinbi::VisitProgress)
