// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/audit/auditfilterbar.h"

#include "ports/clock.h"
#include "widgets/actionbutton.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDateEdit>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>
#include <array>
#include <utility>

namespace jinbi::ui {

namespace {

constexpr int kLongestObject = 256;

struct KindGroup
{
    const char* text;
    QList<ActKind> kinds;
};

const std::array<KindGroup, 8>& groups()
{
    using enum ActKind;
    static const std::array<KindGroup, 8> kGroups{{
        {QT_TRANSLATE_NOOP("AuditFilterBar", "All entries"), {}},
        {QT_TRANSLATE_NOOP("AuditFilterBar", "Sign-ins"),
         {SignedIn, SignInRefused, SignedOut, Locked, Unlocked, Confirmed, RecoveryUsed}},
        {QT_TRANSLATE_NOOP("AuditFilterBar", "Kiosks and service"),
         {ServiceStopped, ServiceResumed, KioskPaired, KioskRetired, ListenAddressChanged}},
        {QT_TRANSLATE_NOOP("AuditFilterBar", "Looks at faces"), {LookBegan, LookEnded, EvidenceSeen}},
        {QT_TRANSLATE_NOOP("AuditFilterBar", "People"),
         {OperatorAdded, OperatorChanged, OperatorDisabled, PassphraseChanged, RecoveryCodesMade, RecoveryUsed}},
        {QT_TRANSLATE_NOOP("AuditFilterBar", "Exports"), {SessionsExported, AuditExported}},
        {QT_TRANSLATE_NOOP("AuditFilterBar", "Refused"), {Refused, SignInRefused}},
        {QT_TRANSLATE_NOOP("AuditFilterBar", "Records and log"),
         {SessionStored, Quarantined, ClockJump, Erased, Opened, Closed, StoreAccepted, AuditVerified, HoldPlaced,
          HoldLifted, Swept, SweepConfirmed}},
    }};
    return kGroups;
}

} // namespace

AuditFilterBar::AuditFilterBar(const Clock& clock, const QTimeZone& zone, QWidget* parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_zone(zone)
    , m_kinds(new QComboBox(this))
    , m_people(new QComboBox(this))
    , m_days(new QComboBox(this))
    , m_from(new QDateEdit(this))
    , m_until(new QDateEdit(this))
    , m_object(new QLineEdit(this))
    , m_clear(new ActionButton(QString(), ActionButton::Kind::Quiet, this))
{
    setObjectName(QStringLiteral("auditFilters"));
    m_kinds->setObjectName(QStringLiteral("kindFilter"));
    m_people->setObjectName(QStringLiteral("personFilter"));
    m_days->setObjectName(QStringLiteral("dayFilter"));
    m_from->setObjectName(QStringLiteral("fromDay"));
    m_until->setObjectName(QStringLiteral("untilDay"));
    m_object->setObjectName(QStringLiteral("objectFilter"));
    m_clear->setObjectName(QStringLiteral("clearFilters"));
    m_object->setMaxLength(kLongestObject);
    m_object->setMaximumWidth(220);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QComboBox* combo : {m_kinds, m_people, m_days}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addWidget(combo);
        connect(combo, &QComboBox::currentIndexChanged, this, &AuditFilterBar::notify);
    }
    const QDate today = QDateTime::fromMSecsSinceEpoch(clock.utcMs(), m_zone).date();
    for (QDateEdit* day : {m_from, m_until}) {
        day->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        day->setCalendarPopup(true);
        day->setDate(today);
        day->hide();
        row->addWidget(day);
        connect(day, &QDateEdit::dateChanged, this, &AuditFilterBar::notify);
    }
    row->addWidget(m_object, 1);
    row->addWidget(m_clear);
    row->addStretch();
    connect(m_object, &QLineEdit::editingFinished, this, &AuditFilterBar::notify);
    connect(m_clear, &QAbstractButton::clicked, this, &AuditFilterBar::clear);
    retranslate();
}

void AuditFilterBar::setNames(const QHash<QString, QString>& names)
{
    m_names = names;
    fillPeople();
}

void AuditFilterBar::fillPeople()
{
    m_isSilent = true;
    const QString chosen = m_people->currentData().toString();
    QList<std::pair<QString, QString>> people;
    for (auto it = m_names.cbegin(); it != m_names.cend(); ++it)
        people.append({it.value(), it.key()});
    std::sort(people.begin(), people.end());
    m_people->clear();
    m_people->addItem(tr("Everybody"));
    for (const auto& [name, id] : std::as_const(people))
        m_people->addItem(name, id);
    m_people->addItem(tr("This branch"), QStringLiteral("branch"));
    m_people->setCurrentIndex(chosen.isEmpty() ? 0 : std::max(0, m_people->findData(chosen)));
    m_isSilent = false;
    notify();
}

AuditFilter AuditFilterBar::filter() const
{
    AuditFilter filter;
    const int group = m_kinds->currentIndex();
    if (group > 0)
        filter.kinds = groups().at(static_cast<std::size_t>(group)).kinds;
    filter.actor = m_people->currentData().toString();
    filter.object = m_object->text().trimmed();
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_clock.utcMs(), m_zone).date();
    const auto between = [&](const QDate& first, const QDate& last) {
        filter.fromMs = first.startOfDay(m_zone).toMSecsSinceEpoch();
        filter.untilMs = last.addDays(1).startOfDay(m_zone).toMSecsSinceEpoch();
    };
    switch (static_cast<Days>(m_days->currentIndex())) {
    case Days::Any:
        break;
    case Days::Today:
        between(today, today);
        break;
    case Days::Yesterday:
        between(today.addDays(-1), today.addDays(-1));
        break;
    case Days::Week:
        between(today.addDays(-6), today);
        break;
    case Days::Month:
        between(today.addDays(-29), today);
        break;
    case Days::Own:
        between(std::min(m_from->date(), m_until->date()), std::max(m_from->date(), m_until->date()));
        break;
    }
    return filter;
}

bool AuditFilterBar::isClear() const
{
    return filter() == AuditFilter{};
}

void AuditFilterBar::clear()
{
    m_isSilent = true;
    for (QComboBox* combo : {m_kinds, m_people, m_days})
        combo->setCurrentIndex(0);
    m_object->clear();
    m_isSilent = false;
    notify();
}

void AuditFilterBar::notify()
{
    if (m_isSilent)
        return;
    showOwnDays();
    m_clear->setEnabled(!isClear());
    Q_EMIT changed();
}

void AuditFilterBar::showOwnDays()
{
    const bool isOwn = static_cast<Days>(m_days->currentIndex()) == Days::Own;
    m_from->setVisible(isOwn);
    m_until->setVisible(isOwn);
}

void AuditFilterBar::retranslate()
{
    m_isSilent = true;
    const auto refill = [](QComboBox* combo, const QStringList& texts) {
        const int chosen = std::max(0, combo->currentIndex());
        combo->clear();
        combo->addItems(texts);
        combo->setCurrentIndex(chosen);
    };
    QStringList kinds;
    for (const KindGroup& group : groups())
        kinds.append(QCoreApplication::translate("AuditFilterBar", group.text));
    refill(m_kinds, kinds);
    refill(m_days,
           {tr("Any day"), tr("Today"), tr("Yesterday"), tr("Last 7 days"), tr("Last 30 days"), tr("Chosen days")});
    m_kinds->setAccessibleName(tr("Kind of entry"));
    m_people->setAccessibleName(tr("Person"));
    m_days->setAccessibleName(tr("Days"));
    m_from->setAccessibleName(tr("First day"));
    m_until->setAccessibleName(tr("Last day"));
    m_object->setAccessibleName(tr("Object, its exact id"));
    m_object->setPlaceholderText(tr("Object, for example K-01"));
    m_object->setToolTip(tr("The exact id of what it was done to"));
    m_clear->setText(tr("Clear filters"));
    m_clear->setAccessibleName(m_clear->text());
    m_clear->setToolTip(tr("Clear filters (Ctrl+Backspace)"));
    fillPeople();
}

void AuditFilterBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace jinbi::ui
