// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/picturecare.h"

#include "services/timetext.h"

#include <QDateTime>

#include <utility>

namespace jinbi::console {

namespace {

constexpr auto kBanner = "sweep";

} // namespace

PictureCare::PictureCare(PictureRetention& retention, const AccessPolicy& policy)
    : m_keeper(retention), m_policy(policy)
{
    connect(&m_keeper, &RetentionKeeper::changed, this, &PictureCare::changed);
    connect(&m_keeper, &RetentionKeeper::failed, this, &PictureCare::failed);
    // Who may answer it has the button.
    connect(&policy, &AccessPolicy::changed, this, &PictureCare::changed);
}

std::optional<ui::BannerText> PictureCare::banner() const
{
    if (m_keeper.doubt() == ClockDoubt::None)
        return std::nullopt;
    const bool may = m_policy.may(Action::ExportSessions);
    const QString why = words::explain(m_keeper.doubt(), m_keeper.doubtByMs());
    return ui::BannerText{QString::fromLatin1(kBanner), Tone::Attention, tr("No pictures are being deleted."),
                          may ? tr("%1 Set date and time right, then confirm.").arg(why)
                              : tr("%1 A security officer has to confirm date and time.").arg(why),
                          may ? tr("Confirm…") : QString()};
}

void PictureCare::onBanner(const QString& id, const Ways& ways)
{
    if (id != QLatin1StringView(kBanner))
        return;
    const ui::Question question{tr("Are date and time of this computer right?"),
                                tr("It says %1. Pictures whose time is over by this clock are deleted at once, and "
                                   "that you confirmed it is written into the audit log.")
                                    .arg(timetext::moment(QDateTime::currentMSecsSinceEpoch())),
                                tr("They are right"), true};
    ways.prompter.ask(ways.window, question, [this, &desk = ways.desk](bool isRight) {
        if (!isRight)
            return;
        desk.ask(Action::ExportSessions, this, [this](Result<Permit> permit) {
            if (permit)
                m_keeper.confirm(*std::move(permit));
            else if (permit.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(permit.error());
        });
    });
}

} // namespace jinbi::console
