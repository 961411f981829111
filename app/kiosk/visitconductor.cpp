// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitconductor.h"

#include "crypto/sealing.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace jinbi::kiosk {

namespace {

Q_LOGGING_CATEGORY(lcVisit, "jinbi.kiosk.visit")

/// One glance may err; two in a row are believed.
constexpr int kGlances = 2;
constexpr qsizetype kSecretBytes = 32;
constexpr qsizetype kLongestCode = 64;

bool isWanted(EvidenceRule rule, Outcome outcome)
{
    return rule == EvidenceRule::All || (rule == EvidenceRule::NotAccepted && outcome != Outcome::Accepted);
}

} // namespace

VisitConductor::VisitConductor(const Parts& parts, QObject* parent)
    : QObject(parent), m_parts(parts), m_visit(parts.rules), m_secret(crypto::randomBytes(kSecretBytes))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { post(Tick{}); });
    connectPanel();
    present();
}

void VisitConductor::connectPanel()
{
    CustomerPanel* panel = &m_parts.panel;
    connect(panel, &CustomerPanel::started, this, [this] { arrive(); });
    connect(panel, &CustomerPanel::claimPresented, this, &VisitConductor::takeClaim);
    connect(panel, &CustomerPanel::touched, this, [this] { post(Touched{}); });
    connect(panel, &CustomerPanel::noticeAccepted, this, &VisitConductor::acceptNotice);
    connect(panel, &CustomerPanel::phoneEntered, this, &VisitConductor::takePhone);
    connect(panel, &CustomerPanel::pinSubmitted, this, &VisitConductor::takePin);
    connect(panel, &CustomerPanel::cancelled, this, [this] { post(Cancelled{}); });
    connect(panel, &CustomerPanel::anotherWayChosen, this, [this] { post(AnotherWay{}); });
    connect(panel, &CustomerPanel::staffCalled, this, [this] { post(StaffCalled{}); });
}

VisitProgress VisitConductor::progress() const
{
    return m_visit.progress(m_parts.clock.utcMs() - m_parts.clock.monotonicMs());
}

void VisitConductor::post(const VisitEvent& event)
{
    m_events << event;
    if (std::exchange(m_stepping, true))
        return;
    while (!m_events.isEmpty()) {
        const VisitEvent next = m_events.takeFirst();
        const QList<VisitAction> actions = m_visit.step(next, m_parts.clock.monotonicMs());
        for (const VisitAction action : actions)
            perform(action);
    }
    m_stepping = false;
    present();
}

void VisitConductor::present()
{
    ScreenState screen = m_visit.screen();
    screen.watched = m_watched;
    screen.faceSeen = m_isFaceSeen;
    if (m_unrecorded && screen.stage == Stage::Finished)
        screen.message = ScreenMessage::OutOfService;
    if (m_shown != screen) {
        m_shown = screen;
        CustomerPanel* panel = &m_parts.panel;
        QMetaObject::invokeMethod(
            panel, [panel, screen] { panel->show(screen); }, Qt::QueuedConnection);
    }
    tell(progress());
    const std::optional<qint64> due = m_visit.deadline();
    if (due)
        m_timer.start(static_cast<int>(std::max<qint64>(*due - m_parts.clock.monotonicMs(), 0)));
    else
        m_timer.stop();
}

bool VisitConductor::setPolicy(const Policy& policy)
{
    const Stage stage = m_visit.stage();
    if (m_stepping || (stage != Stage::Attract && stage != Stage::OutOfService))
        return false;
    m_parts.rules.policy = policy;
    m_visit.setPolicy(policy);
    present();
    return true;
}

void VisitConductor::setWatched(bool watched, bool isFaceSeen)
{
    const bool wasWatched = std::exchange(m_watched, watched);
    const bool wasFaceSeen = std::exchange(m_isFaceSeen, isFaceSeen);
    if (wasWatched != watched || wasFaceSeen != isFaceSeen)
        present();
}

void VisitConductor::tell(const VisitProgress& now)
{
    // The same but for a clock that was set is the same.
    if (m_told)
        m_told->sinceMs = now.sinceMs;
    if (m_told == now)
        return;
    m_told = now;
    Q_EMIT progressChanged(now);
}

void VisitConductor::perform(VisitAction action)
{
    const SessionId session = m_visit.record().id;
    switch (action) {
    case VisitAction::StartScan:
        Q_EMIT scanWanted(session, m_beganMs);
        return;
    case VisitAction::StopScan:
        Q_EMIT scanTimeUp(session);
        return;
    case VisitAction::LookUpPhone:
        return lookUpPhone();
    case VisitAction::Compare:
        Q_EMIT comparisonWanted(session, m_customer);
        return;
    case VisitAction::AnnouncePin:
        return m_parts.publisher.announcePin(m_parts.clock.monotonicMs());
    case VisitAction::BeginPin:
        return;
    case VisitAction::VerifyPin:
        return verifyPin();
    case VisitAction::EndPin:
        return m_parts.publisher.endPin(m_parts.clock.monotonicMs());
    case VisitAction::Commit:
        return commit();
    case VisitAction::Wipe:
        return wipe();
    }
}

void VisitConductor::arrive(const std::optional<Presented>& claim)
{
    if (!mayBegin() || rulesOf(m_parts.rules.policy->profile).claimFirst != claim.has_value())
        return;
    m_beganMs = m_parts.clock.monotonicMs();
    m_placeWasEmpty = false;
    post(Arrived{SessionId::create(), m_parts.clock.utcMs(), claim});
}

bool VisitConductor::mayBegin() const
{
    return m_visit.stage() == Stage::Attract && !m_unrecorded && m_parts.outbox.canAccept();
}

/// Whoever holds the next ticket waits until this visit is over.
void VisitConductor::takeClaim(const QString& code)
{
    const ProfileRules& profile = rulesOf(m_parts.rules.policy->profile);
    if (!profile.claimFirst || !mayBegin())
        return;
    std::optional<QString> owner;
    if (code.size() <= kLongestCode) {
        const Result<std::optional<QString>> found = m_parts.host.customerByClaim(profile.claim, code);
        if (!found) {
            qCWarning(lcVisit) << "the bank host did not answer:" << found.error().detail;
            return;
        }
        owner = *found;
    }
    m_customer = owner;
    m_account = accountOf(owner, code);
    const qint64 nowMs = m_parts.clock.monotonicMs();
    const Result<Attempts::Standing> account = m_parts.attempts.standing(m_account, nowMs);
    const Result<Attempts::Standing> kiosk = m_parts.attempts.standing(Attempts::kiosk(), nowMs);
    arrive(Presented{owner, !account || !account->allowed || !kiosk || !kiosk->allowed});
}

void VisitConductor::glanced(bool face)
{
    m_glances = face == std::exchange(m_faceBefore, face) ? std::min(m_glances + 1, kGlances) : 1;
    const bool believed = m_glances == kGlances;
    if (believed && !face)
        m_placeWasEmpty = true;
    if (believed && face && m_placeWasEmpty)
        arrive();
    post(Presence{face});
}

void VisitConductor::acceptNotice()
{
    const Result<Attempts::Standing> kiosk = m_parts.attempts.standing(Attempts::kiosk(), m_parts.clock.monotonicMs());
    if (!kiosk)
        return fail(QStringLiteral("attempts_unreadable"));
    post(NoticeAccepted{!kiosk->allowed});
}

void VisitConductor::cameraLost()
{
    if (m_visit.stage() == Stage::Notice || m_visit.stage() == Stage::Scan)
        fail(QStringLiteral("camera"));
}

void VisitConductor::scanProgressed(const SessionId& session, const ScanProgress& progress)
{
    if (isOf(session))
        post(progress);
}

void VisitConductor::scanEnded(const SessionId& session, const ScanSummary& scan)
{
    if (isOf(session))
        post(ScanEnded{scan});
}

void VisitConductor::evidenceMade(const SessionId& session, const QList<wire::EvidencePicture>& pictures)
{
    if (isOf(session) && m_visit.isUnderWay())
        m_evidence = pictures;
}

void VisitConductor::compared(const SessionId& session, const FaceComparison& comparison)
{
    if (isOf(session))
        post(Compared{comparison});
}

void VisitConductor::takePhone(const QString& typed)
{
    if (m_visit.stage() != Stage::Phone || m_phone)
        return;
    Result<PhoneNumber> number = PhoneNumber::from(typed);
    if (!number) {
        qCInfo(lcVisit) << number.error().detail;
        return post(PhoneRefused{});
    }
    m_phone.emplace(*std::move(number));
    post(PhoneTyped{m_phone->tail()});
}

QString VisitConductor::accountOf(const std::optional<QString>& customer, const QString& claimed) const
{
    if (customer)
        return *customer;
    const QByteArray hash = crypto::keyedHash(m_secret, claimed.toUtf8());
    return QLatin1String("number-") + QString::fromLatin1(hash.left(16).toHex());
}

void VisitConductor::lookUpPhone()
{
    const Result<std::optional<QString>> owner = m_parts.host.customerByPhone(m_phone->e164());
    if (!owner) {
        qCWarning(lcVisit) << "the bank host did not answer:" << owner.error().detail;
        return fail(QStringLiteral("host_unavailable"));
    }
    m_customer = *owner;
    m_account = accountOf(m_customer, m_phone->e164());
    const Result<Attempts::Standing> account = m_parts.attempts.standing(m_account, m_parts.clock.monotonicMs());
    if (!account)
        return fail(QStringLiteral("attempts_unreadable"));
    post(PhoneResolved{m_customer, !account->allowed});
}

void VisitConductor::takePin(const PinBlock& block)
{
    if (m_visit.stage() != Stage::Pin)
        return;
    m_pin = block;
    post(PinTyped{});
}

void VisitConductor::verifyPin()
{
    const std::optional<PinBlock> block = std::exchange(m_pin, std::nullopt);
    PinVerdict verdict = PinVerdict::Wrong;
    if (m_customer && block)
        verdict = m_parts.host.verifyPin(*m_customer, *block);
    post(PinChecked{verdict});
}

void VisitConductor::commit()
{
    SessionRecord record = m_visit.record();
    QList<wire::EvidencePicture> evidence;
    if (m_linkUp && isWanted(m_parts.rules.policy->evidence, record.outcome))
        evidence = m_evidence.mid(0, kMaxEvidence);
    for (const wire::EvidencePicture& picture : std::as_const(evidence))
        record.evidence << picture.id;
    countTries(record);
    const Result<SessionRecord> done = m_parts.outbox.commit(record, m_parts.clock.utcMs());
    m_unrecorded = !done;
    if (done) {
        Q_EMIT committed(*done, evidence);
    } else {
        qCWarning(lcVisit) << "a session could not be recorded:" << done.error().detail;
        Q_EMIT commitFailed(done.error());
    }
}

void VisitConductor::countTries(const SessionRecord& record)
{
    QStringList subjects{Attempts::kiosk()};
    if (!m_account.isEmpty())
        subjects << m_account;
    for (const QString& subject : std::as_const(subjects)) {
        Result<void> counted;
        if (record.outcome == Outcome::Accepted)
            counted = m_parts.attempts.reset(subject);
        else if (countsAsFailure(record.outcome))
            counted = m_parts.attempts.failed(subject, record.liveness != Liveness::NotAssessed,
                                              m_parts.clock.monotonicMs(), m_parts.clock.utcMs());
        if (!counted)
            qCWarning(lcVisit) << "a failed try could not be counted:" << counted.error().detail;
    }
}

void VisitConductor::wipe()
{
    m_phone.reset();
    m_customer.reset();
    m_account.clear();
    m_pin.reset();
    m_evidence.clear();
    Q_EMIT wipeWanted();
}

} // namespace jinbi::kiosk
