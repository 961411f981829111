// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/holddialog.h"

#include "domain/retention.h"
#include "widgets/actionbutton.h"
#include "widgets/label.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace jinbi::ui {

namespace {

constexpr int kWidth = 520;
constexpr int kMargin = 20;

} // namespace

HoldDialog::HoldDialog(const QString& session, QWidget* parent)
    : QDialog(parent)
    , m_reason(new QPlainTextEdit(this))
    , m_limit(new Label(TextRole::Small, Ink::Text2, this))
    , m_keep(new ActionButton(tr("Keep pictures"), ActionButton::Kind::Primary, this))
{
    setObjectName(QStringLiteral("holdDialog"));
    setWindowTitle(tr("Keep the pictures of session %1?").arg(session));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(kWidth);
    m_reason->setObjectName(QStringLiteral("holdReason"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(84);
    m_keep->setObjectName(QStringLiteral("holdConfirm"));
    auto* effect = new Label(tr("They are not deleted after %1 hours but when somebody ends it. Reason and name are "
                                "written into the audit log.")
                                 .arg(kPicturesKept.count()),
                             TextRole::Body, Ink::Text2, this);
    effect->setWordWrap(true);
    auto* cancel = new ActionButton(tr("Cancel"), ActionButton::Kind::Neutral, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    column->setSpacing(8);
    column->addWidget(new Label(windowTitle(), TextRole::Subtitle, Ink::Text, this));
    column->addWidget(effect);
    column->addSpacing(8);
    column->addWidget(new Label(tr("Reason"), TextRole::SmallStrong, Ink::Text, this));
    column->addWidget(m_reason);
    column->addWidget(m_limit);
    column->addSpacing(8);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_keep);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_keep, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &HoldDialog::check);
    m_reason->setFocus();
    check();
}

QString HoldDialog::reason() const
{
    return m_reason->toPlainText().simplified();
}

void HoldDialog::check()
{
    const qsizetype size = reason().size();
    m_limit->setText(tr("%1 of %2 characters").arg(size).arg(kLongestHoldReason));
    m_keep->setEnabled(size >= kShortestHoldReason && size <= kLongestHoldReason);
}

} // namespace jinbi::ui
