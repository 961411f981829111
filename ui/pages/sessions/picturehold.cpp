// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/picturehold.h"

#include "pages/sessions/holddialog.h"
#include "pages/sessions/sessionfacts.h"
#include "widgets/actionbutton.h"
#include "widgets/label.h"

#include <QVBoxLayout>

#include <utility>

namespace jinbi::ui {

PictureHold::PictureHold(PictureRetention& retention, PermitDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_retention(retention)
    , m_desk(desk)
    , m_text(new Label(TextRole::Body, Ink::Text, this))
    , m_button(new ActionButton(QString(), ActionButton::Kind::Neutral, this))
{
    setObjectName(QStringLiteral("pictureHold"));
    m_text->setObjectName(QStringLiteral("holdText"));
    m_text->setWordWrap(true);
    m_button->setObjectName(QStringLiteral("holdButton"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_text);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    connect(m_button, &QAbstractButton::clicked, this, [this] { m_hold ? lift() : askToHold(); });
    forget();
}

void PictureHold::showFor(const SessionId& session)
{
    if (m_session == session)
        return;
    forget();
    if (!m_desk.may(Action::ExportSessions))
        return;
    m_session = session;
    look();
}

void PictureHold::forget()
{
    m_session = {};
    m_hold.reset();
    hide();
}

void PictureHold::look()
{
    m_retention.holdOf(m_session).then(this, [this, id = m_session](const Result<std::optional<LegalHold>>& hold) {
        if (id != m_session || m_session.isNull())
            return;
        if (hold)
            show(*hold);
        else
            take(hold.error());
    });
}

void PictureHold::show(const std::optional<LegalHold>& hold)
{
    m_hold = hold;
    retranslate();
    setVisible(true);
}

void PictureHold::retranslate()
{
    m_button->setText(m_hold ? tr("Stop keeping pictures") : tr("Keep pictures…"));
    m_button->setAccessibleName(m_button->text());
    m_text->setTone({});
    m_text->setText(m_hold ? tr("These pictures are kept: %1").arg(m_hold->reason) : QString());
    m_text->setVisible(m_hold.has_value());
}

void PictureHold::askToHold()
{
    auto* dialog = new HoldDialog(sessionfacts::shortId(m_session), window());
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = m_session] {
        m_desk.ask(Action::ExportSessions, this, [this, id, reason = dialog->reason()](Result<Permit> permit) {
            if (!permit)
                return take(permit.error());
            m_retention.hold(id, reason, *std::move(permit)).then(this, [this](const Result<void>& held) {
                take(held);
            });
        });
    });
    dialog->open();
}

void PictureHold::lift()
{
    m_desk.ask(Action::ExportSessions, this, [this, id = m_session](Result<Permit> permit) {
        if (!permit)
            return take(permit.error());
        m_retention.lift(id, *std::move(permit)).then(this, [this](const Result<void>& lifted) { take(lifted); });
    });
}

void PictureHold::take(const Result<void>& done)
{
    if (m_session.isNull() || (!done && done.error().code == ErrorCode::Cancelled))
        return;
    if (done)
        return look();
    m_text->setTone(Tone::Fault);
    m_text->setText(done.error().message);
    m_text->setVisible(true);
}

} // namespace jinbi::ui
