// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/fleet/kioskdetail.h"

#include "domain/words.h"
#include "services/timetext.h"
#include "widgets/actionbutton.h"
#include "widgets/chip.h"
#include "widgets/label.h"
#include "widgets/paint.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <cmath>

namespace jinbi::ui {

namespace {

constexpr int kWidth = 330;
constexpr int kMargin = 16;
constexpr qsizetype kHashDigits = 12;
constexpr int kMostFacts = 21;

QString cameraSentence(const KioskStatus& status)
{
    const QString words = words::of(status.camera);
    return status.cameraNote.isEmpty() ? KioskDetail::tr("%1.").arg(words)
                                       : KioskDetail::tr("%1: %2.").arg(words, status.cameraNote);
}

QString diskSentence(const KioskStatus& status)
{
    const QString free = QLocale().formattedDataSize(status.diskFreeBytes, 1);
    return KioskDetail::tr("%1, %2 free.").arg(words::of(status.disk), free);
}

QString clockSentence(const KioskStatus& status)
{
    if (!status.clockOffsetMs)
        return KioskDetail::tr("The clock has not been compared yet.");
    const double seconds = std::abs(static_cast<double>(*status.clockOffsetMs)) / 1000.0;
    const QString number = QLocale().toString(seconds, 'f', 1);
    if (seconds < 0.05)
        return KioskDetail::tr("The clock agrees with this console.");
    return *status.clockOffsetMs > 0 ? KioskDetail::tr("The clock is %1 s ahead of this console.").arg(number)
                                     : KioskDetail::tr("The clock is %1 s behind this console.").arg(number);
}

} // namespace

KioskDetail::KioskDetail(const Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_title(new Label(TextRole::Subtitle, Ink::Text, this))
    , m_place(new Label(TextRole::Body, Ink::Text2, this))
    , m_close(new ActionButton(QStringLiteral("close"), {}, ActionButton::Kind::Quiet, this))
    , m_chip(new Chip(this))
    , m_advice(new Label(TextRole::Body, Ink::Text2, this))
    , m_healthTitle(new Label(TextRole::BodyStrong, Ink::Text, this))
    , m_health(new Label(TextRole::Body, Ink::Text, this))
    , m_live(new ActionButton(QStringLiteral("live"), {}, ActionButton::Kind::Neutral, this))
    , m_facts(new QWidget(this))
    , m_column(new QVBoxLayout(this))
{
    setFixedWidth(kWidth);
    setObjectName(QStringLiteral("kioskDetail"));
    m_close->setObjectName(QStringLiteral("closeDetail"));
    m_live->setObjectName(QStringLiteral("lookLive"));
    m_health->setObjectName(QStringLiteral("kioskHealth"));
    build();
    connect(m_close, &QPushButton::clicked, this, &KioskDetail::closed);
    connect(m_live, &QPushButton::clicked, this, [this] { Q_EMIT liveWanted(m_state.kiosk); });
}

void KioskDetail::show(const KioskState& state)
{
    m_state = state;
    m_title->setText(state.kiosk.toString());
    m_place->setText(state.place);
    m_chip->setState(state.tone(), state.concerns.isEmpty() && !state.isRetired() ? state.step() : state.word(),
                     state.isRetired() ? QStringLiteral("lock") : QString());
    QStringList advice;
    for (const Concern& concern : state.concerns) {
        if (concern.kind == ConcernKind::Suspended)
            advice << tr("Reason: %1").arg(concern.stop.reason);
        if (concern.policy)
            advice << tr("Reason: %1").arg(words::of(concern.policy->why));
        advice << tr("%1: %2 %3").arg(what(concern), consequence(concern.kind), firstAction(concern.kind));
    }
    if (state.isRetired())
        advice << tr("It is no longer of this branch: its certificate counts no more and its name is not given out "
                     "again. Its sessions stay in the log.");
    m_advice->setText(advice.join(QLatin1Char('\n')));
    m_advice->setVisible(!advice.isEmpty());
    fill(identity() + reported());
    m_health->setText(health());
    for (QWidget* part : QList<QWidget*>{m_healthTitle, m_health})
        part->setVisible(!state.isRetired());
    m_live->setVisible(m_isLiveOffered && !state.isRetired());
}

void KioskDetail::setLiveOffered(bool offered)
{
    m_isLiveOffered = offered;
    m_live->setVisible(offered && !m_state.isRetired());
}

void KioskDetail::retranslate()
{
    m_close->setAccessibleName(tr("Close the details"));
    m_close->setToolTip(tr("Close the details"));
    m_healthTitle->setText(tr("Camera, disk and clock"));
    m_live->setText(tr("Look live"));
    show(m_state);
}

void KioskDetail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    painter.fillRect(rect(), tokens.surface);
    paint::verticalLine(&painter, 0, 0, height() - 1, tokens.line);
}

KioskDetail::Facts KioskDetail::identity() const
{
    const bool isOnline = m_state.contact == KioskState::Contact::Online;
    const QString age = timetext::span(m_clock.utcMs() - m_state.contactMs);
    if (m_state.isRetired())
        return {{tr("Retired"), timetext::moment(*m_state.retiredMs)},
                {tr("Last session"), timetext::moment(m_state.lastSessionMs)}};
    Facts facts{{tr("Last contact"), m_state.contactMs == 0
                                         ? QStringLiteral("–")
                                         : tr("%1, %2 ago").arg(timetext::clock(m_state.contactMs), age)}};
    if (!m_state.askedWord().isEmpty())
        facts << std::pair(tr("Face login"), m_state.askedWord());
    if (m_state.status && m_state.status->suspension) {
        const Suspension& stop = *m_state.status->suspension;
        facts << std::pair(tr("Stopped"), timetext::moment(stop.sinceMs)) << std::pair(tr("Stopped by"), stop.by)
              << std::pair(tr("Ends"), stop.untilMs == 0 ? tr("when resumed") : timetext::moment(stop.untilMs));
    }
    facts << std::pair(tr("Step"), isOnline ? m_state.step() : QStringLiteral("–"));
    facts << std::pair(tr("Last session"), timetext::clock(m_state.lastSessionMs));
    return facts;
}

KioskDetail::Facts KioskDetail::policyFacts(const KioskStatus& status)
{
    const PolicyStanding& policy = status.policy;
    const bool isSigned = policy.version != 0 && policy.version == status.policyRevision && !policy.unusable;
    Facts facts{{tr("Policy revision"), isSigned ? tr("%1, signed").arg(status.policyRevision)
                                                 : tr("%1, not signed").arg(status.policyRevision)}};
    if (isSigned)
        facts << std::pair(tr("Policy hash"), policy.hash.left(kHashDigits));
    if (policy.refused) {
        const QString moment = timetext::clock(policy.refused->atMs);
        facts << std::pair(tr("Refused policy"), policy.refused->version == 0
                                                     ? moment
                                                     : tr("%1, at %2").arg(policy.refused->version).arg(moment))
              << std::pair(QString(), words::of(policy.refused->why));
    }
    return facts;
}

KioskDetail::Facts KioskDetail::reported() const
{
    if (!m_state.status)
        return {};
    const KioskStatus& status = *m_state.status;
    Facts facts;
    facts << std::pair(tr("Software"), status.software) << std::pair(tr("Engine"), status.engine.display());
    if (status.classicalEngine)
        facts << std::pair(QString(), tr("for rehearsal only"))
              << std::pair(QString(), words::explain(status.networks));
    facts << policyFacts(status);
    facts << std::pair(tr("Profile"), words::of(status.profile)) << std::pair(tr("Mode"), words::of(status.mode));
    facts << std::pair(tr("Outbox"), tr("%n session(s) wait", nullptr, static_cast<int>(status.outboxDepth)));
    facts << std::pair(tr("Running for"), timetext::span(status.uptimeMs));
    if (status.rehearsal)
        facts << std::pair(tr("Branch"), tr("Rehearsal"));
    return facts;
}

QString KioskDetail::health() const
{
    if (!m_state.status)
        return tr("This kiosk has not reported yet.");
    const KioskStatus& status = *m_state.status;
    QStringList lines{cameraSentence(status), diskSentence(status), clockSentence(status)};
    if (m_state.contact != KioskState::Contact::Online)
        lines << tr("As last reported at %1.").arg(timetext::clock(m_state.contactMs));
    return lines.join(QLatin1Char('\n'));
}

void KioskDetail::build()
{
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_close);
    auto* grid = new QGridLayout(m_facts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    for (int i = 0; i < kMostFacts; ++i) {
        m_names << new Label(TextRole::Body, Ink::Text2, m_facts);
        m_values << new Label(TextRole::Body, Ink::Text, m_facts);
        m_values.last()->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_values.last()->setElided(true);
        grid->addWidget(m_names.last(), i, 0);
        grid->addWidget(m_values.last(), i, 1);
    }
    m_advice->setWordWrap(true);
    m_health->setWordWrap(true);
    m_column->setContentsMargins(kMargin, 12, kMargin, kMargin);
    m_column->setSpacing(10);
    m_column->addLayout(head);
    m_column->addWidget(m_place);
    m_column->addWidget(m_chip, 0, Qt::AlignLeft);
    m_column->addWidget(m_advice);
    m_column->addWidget(m_facts);
    m_column->addSpacing(6);
    m_column->addWidget(m_healthTitle);
    m_column->addWidget(m_health);
    m_column->addWidget(m_live, 0, Qt::AlignLeft);
    m_column->addStretch();
}

void KioskDetail::fill(const Facts& facts)
{
    for (int i = 0; i < kMostFacts; ++i) {
        const bool isUsed = i < facts.size();
        m_names.at(i)->setVisible(isUsed);
        m_values.at(i)->setVisible(isUsed);
        if (!isUsed)
            continue;
        m_names.at(i)->setText(facts.at(i).first);
        m_values.at(i)->setText(facts.at(i).second);
    }
}

} // namespace jinbi::ui
