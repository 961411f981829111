// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/live/shelvedialog.h"

#include "services/attentionlist.h"
#include "widgets/actionbutton.h"
#include "widgets/label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace jinbi::ui {

namespace {

constexpr int kWidth = 560;
constexpr int kMargin = 20;

} // namespace

ShelveDialog::ShelveDialog(const QString& what, const QString& where, QWidget* parent)
    : QDialog(parent)
    , m_reason(new QPlainTextEdit(this))
    , m_lasts(new QComboBox(this))
    , m_limit(new Label(TextRole::Small, Ink::Text2, this))
    , m_putAside(new ActionButton(tr("Put aside"), ActionButton::Kind::Primary, this))
{
    setObjectName(QStringLiteral("shelveDialog"));
    setWindowTitle(tr("Put aside: %1, %2?").arg(what, where));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(kWidth);
    m_reason->setObjectName(QStringLiteral("shelveReason"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(84);
    m_lasts->setObjectName(QStringLiteral("shelveLasts"));
    m_lasts->setAccessibleName(tr("For how long"));
    for (const int minutes : {10, 60, 240, 480})
        m_lasts->addItem(minutes < 60 ? tr("%n minute(s)", nullptr, minutes) : tr("%n hour(s)", nullptr, minutes / 60),
                         minutes);
    m_putAside->setObjectName(QStringLiteral("shelveConfirm"));
    auto* cancel = new ActionButton(tr("Cancel"), ActionButton::Kind::Neutral, this);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    column->setSpacing(8);
    column->addWidget(new Label(tr("%1 at %2").arg(what, where), TextRole::Subtitle, Ink::Text, this));
    auto* effect = new Label(tr("It stays in the list in grey, is not counted, and comes back by itself."),
                             TextRole::Body, Ink::Text2, this);
    effect->setWordWrap(true);
    column->addWidget(effect);
    column->addSpacing(8);
    column->addWidget(new Label(tr("Reason"), TextRole::SmallStrong, Ink::Text, this));
    column->addWidget(m_reason);
    column->addWidget(m_limit);
    column->addWidget(new Label(tr("For how long"), TextRole::SmallStrong, Ink::Text, this));
    column->addWidget(m_lasts);
    column->addSpacing(8);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_putAside);
    column->addLayout(buttons);

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_putAside, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &ShelveDialog::check);
    m_reason->setFocus();
    check();
}

QString ShelveDialog::reason() const
{
    return m_reason->toPlainText().trimmed();
}

std::chrono::minutes ShelveDialog::lasts() const
{
    return std::chrono::minutes(m_lasts->currentData().toInt());
}

void ShelveDialog::check()
{
    const qsizetype size = reason().size();
    m_limit->setText(tr("%1 of %2 characters").arg(size).arg(AttentionList::kLongestReason));
    m_putAside->setEnabled(size > 0 && size <= AttentionList::kLongestReason);
}

} // namespace jinbi::ui
