// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/fleet/stopdialog.h"

#include "services/timetext.h"
#include "widgets/actionbutton.h"
#include "widgets/label.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <chrono>

namespace jinbi::ui {

namespace {

using namespace std::chrono_literals;

constexpr int kWidth = 560;
constexpr int kMargin = 24;
constexpr int kReasonHeight = 84;
constexpr qint64 kHourMs = std::chrono::milliseconds(1h).count();

QString questionFor(const QList<KioskId>& kiosks)
{
    if (kiosks.isEmpty())
        return StopDialog::tr("Stop face login in the whole branch?");
    if (kiosks.size() == 1)
        return StopDialog::tr("Stop face login at %1?").arg(kiosks.first().toString());
    return StopDialog::tr("Stop face login at %n kiosk(s)?", nullptr, static_cast<int>(kiosks.size()));
}

QString effectOf(const QList<KioskId>& kiosks)
{
    const QString now = StopDialog::tr("Customers are sent to card or counter at once. A visit under way ends.");
    const QString later = kiosks.isEmpty()
                              ? StopDialog::tr("Kiosks that are away or join later are stopped when they report.")
                              : StopDialog::tr("A kiosk that is away is stopped when it reports.");
    return now + QLatin1Char(' ') + later;
}

} // namespace

StopDialog::StopDialog(const QList<KioskId>& kiosks, const ServiceSwitch& service, const Clock& clock, QWidget* parent)
    : QDialog(parent)
    , m_service(service)
    , m_clock(clock)
    , m_reason(new QPlainTextEdit(this))
    , m_limit(new Label(TextRole::Small, Ink::Text2, this))
    , m_end(new QComboBox(this))
    , m_own(new QDateTimeEdit(this))
    , m_mistake(new Label(TextRole::Small, Ink::Text, this))
    , m_stop(new ActionButton(tr("Stop face login"), ActionButton::Kind::Danger, this))
{
    setObjectName(QStringLiteral("stopDialog"));
    setWindowTitle(questionFor(kiosks));
    setAccessibleName(windowTitle());
    setAttribute(Qt::WA_DeleteOnClose);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    fillEnds();
    build(effectOf(kiosks));
    connect(m_stop, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &StopDialog::check);
    connect(m_end, &QComboBox::currentIndexChanged, this, &StopDialog::check);
    connect(m_own, &QDateTimeEdit::dateTimeChanged, this, &StopDialog::check);
    m_reason->setFocus();
    check();
}

QString StopDialog::reason() const
{
    return m_reason->toPlainText().simplified();
}

qint64 StopDialog::untilMs() const
{
    switch (m_end->currentData().toInt()) {
    case OneHour:
        return m_clock.utcMs() + kHourMs;
    case EndOfDay:
        return QDateTime::fromMSecsSinceEpoch(m_clock.utcMs()).date().addDays(1).startOfDay().toMSecsSinceEpoch();
    case OwnTime:
        return m_own->dateTime().toMSecsSinceEpoch();
    default:
        return 0;
    }
}

void StopDialog::fillEnds()
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_clock.utcMs());
    m_end->addItem(tr("In one hour, at %1").arg(timetext::shortClock(m_clock.utcMs() + kHourMs)), OneHour);
    m_end->addItem(tr("At the end of the day"), EndOfDay);
    m_end->addItem(tr("When somebody resumes it"), UntilResumed);
    m_end->addItem(tr("At another time"), OwnTime);
    m_own->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_own->setDateTime(now.addSecs(4 * 3600));
}

void StopDialog::build(const QString& effect)
{
    m_reason->setObjectName(QStringLiteral("stopReason"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(kReasonHeight);
    m_end->setObjectName(QStringLiteral("stopEnd"));
    m_end->setAccessibleName(tr("Ends"));
    m_own->setObjectName(QStringLiteral("stopOwnEnd"));
    m_own->setAccessibleName(tr("Day and time of the end"));
    m_mistake->setObjectName(QStringLiteral("stopMistake"));
    m_mistake->setTone(Tone::Fault);
    m_stop->setObjectName(QStringLiteral("stopConfirm"));
    auto* cancel = new ActionButton(tr("Cancel"), ActionButton::Kind::Neutral, this);
    cancel->setObjectName(QStringLiteral("stopCancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto* title = new Label(windowTitle(), TextRole::Subtitle, Ink::Text, this);
    auto* text = new Label(effect, TextRole::Body, Ink::Text, this);
    title->setWordWrap(true);
    text->setWordWrap(true);

    auto* ends = new QHBoxLayout;
    ends->setSpacing(8);
    ends->addWidget(m_end, 1);
    ends->addWidget(m_own, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_stop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, 20, kMargin, 20);
    column->setSpacing(8);
    column->addWidget(title);
    column->addWidget(text);
    column->addSpacing(8);
    column->addWidget(new Label(tr("Reason"), TextRole::SmallStrong, Ink::Text, this));
    column->addWidget(m_reason);
    column->addWidget(m_limit);
    column->addWidget(new Label(tr("Ends"), TextRole::SmallStrong, Ink::Text, this));
    column->addLayout(ends);
    column->addWidget(m_mistake);
    column->addSpacing(12);
    column->addLayout(buttons);
    setFixedWidth(kWidth);
}

void StopDialog::check()
{
    const qsizetype size = reason().size();
    m_limit->setText(tr("%1 of %2 characters. Staff see it, customers do not.").arg(size).arg(kLongestReason));
    m_own->setVisible(m_end->currentData().toInt() == OwnTime);
    const Result<void> fits = m_service.check(reason(), untilMs());
    // An empty field is not a mistake yet.
    m_mistake->setText(fits || size == 0 ? QString() : fits.error().message);
    m_stop->setEnabled(fits.has_value());
}

} // namespace jinbi::ui
