// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/live/lookdialog.h"

#include "widgets/actionbutton.h"
#include "widgets/label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace jinbi::ui {

namespace {

constexpr int kWidth = 560;
constexpr int kMargin = 24;
constexpr int kNoPurpose = -1;

} // namespace

LookDialog::LookDialog(const KioskId& kiosk, QWidget* parent)
    : QDialog(parent)
    , m_kiosk(kiosk)
    , m_purpose(new QComboBox(this))
    , m_note(new QLineEdit(this))
    , m_limit(new Label(TextRole::Small, Ink::Text2, this))
    , m_minutes(new QComboBox(this))
    , m_mistake(new Label(TextRole::Small, Ink::Text, this))
    , m_show(new ActionButton(QStringLiteral("eye"), tr("Show face"), ActionButton::Kind::Primary, this))
{
    setObjectName(QStringLiteral("lookDialog"));
    setWindowTitle(tr("Show the face at %1?").arg(kiosk.toString()));
    setAccessibleName(windowTitle());
    setAttribute(Qt::WA_DeleteOnClose);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    fill();
    build();
    connect(m_show, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_purpose, &QComboBox::currentIndexChanged, this, &LookDialog::check);
    connect(m_note, &QLineEdit::textChanged, this, &LookDialog::check);
    m_purpose->setFocus();
    check();
}

UnmaskedLook::Request LookDialog::request() const
{
    const auto purpose = hasPurpose() ? static_cast<LookPurpose>(m_purpose->currentData().toInt()) : LookPurpose::Other;
    return {m_kiosk, purpose, m_note->text().simplified(), m_minutes->currentData().toInt()};
}

bool LookDialog::hasPurpose() const
{
    return m_purpose->currentData().toInt() != kNoPurpose;
}

void LookDialog::fill()
{
    m_purpose->addItem(tr("Choose a purpose"), kNoPurpose);
    for (const LookPurpose purpose : kLookPurposes)
        m_purpose->addItem(words::of(purpose), static_cast<int>(purpose));
    for (int minutes = 1; minutes <= UnmaskedLook::kLongestMinutes; ++minutes)
        m_minutes->addItem(tr("%n minute(s)", nullptr, minutes), minutes);
}

void LookDialog::build()
{
    m_purpose->setObjectName(QStringLiteral("lookPurpose"));
    m_purpose->setAccessibleName(tr("Purpose"));
    m_note->setObjectName(QStringLiteral("lookNote"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setMaxLength(UnmaskedLook::kLongestNote);
    m_minutes->setObjectName(QStringLiteral("lookMinutes"));
    m_minutes->setAccessibleName(tr("How long"));
    m_mistake->setObjectName(QStringLiteral("lookMistake"));
    m_mistake->setTone(Tone::Fault);
    m_show->setObjectName(QStringLiteral("lookConfirm"));
    auto* cancel = new ActionButton(tr("Cancel"), ActionButton::Kind::Neutral, this);
    cancel->setObjectName(QStringLiteral("lookCancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto* title = new Label(windowTitle(), TextRole::Subtitle, Ink::Text, this);
    auto* text = new Label(tr("The customer's screen shows an eye while you look. The look is written into the audit "
                              "log under your name, with its purpose. It ends by itself."),
                           TextRole::Body, Ink::Text, this);
    title->setWordWrap(true);
    text->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_show);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, 20, kMargin, 20);
    column->setSpacing(8);
    column->addWidget(title);
    column->addWidget(text);
    column->addSpacing(8);
    column->addWidget(new Label(tr("Purpose"), TextRole::SmallStrong, Ink::Text, this));
    column->addWidget(m_purpose);
    column->addWidget(new Label(tr("Note"), TextRole::SmallStrong, Ink::Text, this));
    column->addWidget(m_note);
    column->addWidget(m_limit);
    column->addWidget(new Label(tr("How long"), TextRole::SmallStrong, Ink::Text, this));
    column->addWidget(m_minutes);
    column->addWidget(m_mistake);
    column->addSpacing(12);
    column->addLayout(buttons);
    setFixedWidth(kWidth);
}

void LookDialog::check()
{
    const qsizetype size = m_note->text().simplified().size();
    const QString count = tr("%1 of %2 characters.").arg(size).arg(UnmaskedLook::kLongestNote);
    const bool isOther = request().purpose == LookPurpose::Other && hasPurpose();
    m_limit->setText(count + QLatin1Char(' ') +
                     (isOther ? tr("Say what the purpose is.") : tr("Not needed for this purpose.")));
    const Result<void> fits = UnmaskedLook::check(request());
    // An empty field is not a mistake yet.
    m_mistake->setText(fits || size == 0 || !hasPurpose() ? QString() : fits.error().message);
    m_show->setEnabled(hasPurpose() && fits);
}

} // namespace jinbi::ui
