// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/pictureretention.h"
#include "services/accesspolicy.h"
#include "services/permitdesk.h"
#include "services/retentionkeeper.h"
#include "shell/prompter.h"
#include "widgets/banner.h"

#include <QObject>

#include <optional>

namespace jinbi::console {

/// Has overdue pictures deleted, and asks people about it: a banner while the clock is doubted, and the question
/// behind its button. GUI thread.
class PictureCare : public QObject
{
    Q_OBJECT

public:
    /// Through whom it asks.
    struct Ways
    {
        ui::Prompter& prompter;
        PermitDesk& desk;
        QWidget* window;
    };

    /// Both outlive it.
    PictureCare(PictureRetention& retention, const AccessPolicy& policy);

    /// The store is open: what is overdue goes now, and then by the hour.
    void look() { m_keeper.look(); }
    /// Nothing while all is well.
    [[nodiscard]] std::optional<ui::BannerText> banner() const;
    /// The button of a banner was pressed; of another one nothing happens.
    void onBanner(const QString& id, const Ways& ways);

Q_SIGNALS:
    /// Of banner().
    void changed();
    void failed(const jinbi::Error& error);

private:
    RetentionKeeper m_keeper;
    const AccessPolicy& m_policy;
};

} // namespace jinbi::console
