// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/branchpairing.h"

#include "crypto/privatefile.h"
#include "pairing/bundle.h"
#include "platform/networkaddresses.h"

#include <QCoreApplication>
#include <QFile>
#include <QPromise>

#include <algorithm>

namespace jinbi::console {

namespace {

constexpr qsizetype kLongestPlace = 64;

QString say(const char* text)
{
    return QCoreApplication::translate("BranchPairing", text);
}

QString addressKey()
{
    return QStringLiteral("broker/listenAddress");
}

QString pairedKey()
{
    return QStringLiteral("broker/paired");
}

QString retiredKey()
{
    return QStringLiteral("broker/retired");
}

template <class T>
QFuture<Result<T>> answered(const Error& error)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(Result<T>(error));
    promise.finish();
    return promise.future();
}

Error unavailable()
{
    return {ErrorCode::Unavailable,
            say(QT_TRANSLATE_NOOP("BranchPairing", "The broker of this branch does not run here, or not yet.")),
            QStringLiteral("no private broker")};
}

/// In a thread of its own: the code takes its time on purpose.
Result<PairingTicket> write(pairing::Bundle bundle, const broker::HandedOut& handed, const QString& file)
{
    bundle.brokerHost = handed.host;
    bundle.brokerPort = handed.port;
    bundle.ca = handed.authority;
    bundle.certificate = handed.pem.certificate;
    bundle.key = handed.pem.key;
    const auto code = pairing::PairingCode::create();
    const Result<QByteArray> sealed = pairing::seal(bundle, code);
    if (!sealed)
        return sealed.error();
    if (const auto written = crypto::createPrivateFile(file, *sealed); !written)
        return written.error();
    return PairingTicket{file, code.display(), QStringLiteral("%1:%2").arg(handed.host).arg(handed.port),
                         bundle.expiresMs};
}

} // namespace

BranchPairing::BranchPairing(EmbeddedBranch& branch, SettingsStore& store, const Clock& clock, AuditLog& log)
    : m_branch(branch), m_store(store), m_clock(clock), m_log(log)
{
    m_pool.setMaxThreadCount(1);
}

/// First the entry, then the deed: what could not be written is not done.
template <class T, class Deed>
QFuture<Result<T>> BranchPairing::recorded(Permit permit, ActKind kind, const QString& object, Deed deed)
{
    Result<Act> act = std::move(permit).spend(Action::ManageKiosks, kind, object);
    if (!act)
        return answered<T>(act.error());
    return m_log.append(std::move(*act))
        .then(this, [deed = std::move(deed)](
                        const Result<void>& written) { return written ? deed() : answered<T>(written.error()); })
        .unwrap();
}

QString BranchPairing::keptAddress(const SettingsStore& store)
{
    const QString kept = store.value(addressKey()).toString();
    // An address that went away with its network would keep the broker from starting.
    return platform::networkAddresses().contains(kept) ? kept : QStringLiteral("127.0.0.1");
}

Result<void> BranchPairing::check(const PairingRequest& request) const
{
    if (request.kiosk.isNull())
        return Error{ErrorCode::Invalid,
                     say(QT_TRANSLATE_NOOP("BranchPairing", "A kiosk's name has 1 to 32 letters, digits and hyphens.")),
                     QStringLiteral("kiosk: 1 to 32 characters")};
    if (request.place.size() > kLongestPlace)
        return Error{ErrorCode::Invalid, say(QT_TRANSLATE_NOOP("BranchPairing", "A place has at most 64 characters.")),
                     QStringLiteral("place: at most %1 characters").arg(kLongestPlace)};
    if (request.file.isEmpty() || QFile::exists(request.file))
        return Error{ErrorCode::Refused,
                     say(QT_TRANSLATE_NOOP("BranchPairing", "There is a file %1 already. Choose another name."))
                         .arg(request.file),
                     QStringLiteral("file exists")};
    const QList<rehearsal::KioskConfig> own = m_branch.expectedKiosks();
    const bool isOwn = std::any_of(own.cbegin(), own.cend(),
                                   [&](const rehearsal::KioskConfig& kiosk) { return kiosk.id == request.kiosk; });
    if (isOwn)
        return Error{ErrorCode::Refused,
                     say(QT_TRANSLATE_NOOP("BranchPairing", "Kiosk %1 runs in this console and needs no pairing file."))
                         .arg(request.kiosk.toString()),
                     QStringLiteral("kiosk of this rehearsal")};
    return {};
}

QFuture<Result<PairingTicket>> BranchPairing::pair(const PairingRequest& request, Permit permit)
{
    if (const auto fits = check(request); !fits)
        return answered<PairingTicket>(fits.error());
    return recorded<PairingTicket>(std::move(permit), ActKind::KioskPaired, request.kiosk.toString(),
                                   [this, request] { return handOut(request); });
}

QFuture<Result<PairingTicket>> BranchPairing::handOut(const PairingRequest& request)
{
    broker::PrivateBroker* broker = m_branch.privateBroker();
    if (!broker || !broker->isReady())
        return answered<PairingTicket>(unavailable());
    const BranchSettings& settings = m_branch.settings();
    pairing::Bundle bundle;
    bundle.id = QUuid::createUuid();
    bundle.createdMs = m_clock.utcMs();
    bundle.expiresMs = bundle.createdMs + pairing::kBundleLastsMs;
    bundle.kiosk = request.kiosk;
    bundle.place = request.place;
    bundle.profile = request.profile;
    bundle.sealingKey = m_branch.key().sealingKey().bytes();
    bundle.messageKey = m_branch.key().messageKeyOf(request.kiosk.toString()).bytes();
    bundle.policyKeys = m_branch.policyKeys();
    bundle.rehearsal = settings.rehearsal;
    bundle.seed = settings.seed;
    bundle.customers = settings.customers;
    bundle.pace = settings.pace;
    return broker->handOut(request.kiosk)
        .then(&m_pool,
              [bundle, file = request.file](const Result<broker::HandedOut>& handed) -> Result<PairingTicket> {
                  return handed ? write(bundle, *handed, file) : handed.error();
              })
        .then(this, [this, request](const Result<PairingTicket>& ticket) {
            if (ticket)
                remember(request);
            return ticket;
        });
}

QFuture<Result<void>> BranchPairing::retire(const KioskId& kiosk, Permit permit)
{
    return recorded<void>(std::move(permit), ActKind::KioskRetired, kiosk.toString(), [this, kiosk] {
        broker::PrivateBroker* broker = m_branch.privateBroker();
        if (!broker || !broker->isReady())
            return answered<void>(unavailable());
        return broker->retire(kiosk).then(this, [this, kiosk](const Result<void>& retired) {
            if (retired)
                rememberRetired(kiosk);
            return retired;
        });
    });
}

QString BranchPairing::listenAddress() const
{
    const broker::PrivateBroker* broker = m_branch.privateBroker();
    return broker ? broker->settings().listenAddress : QString();
}

QStringList BranchPairing::addresses() const
{
    return platform::networkAddresses();
}

QFuture<Result<void>> BranchPairing::listenOn(const QString& address, Permit permit)
{
    return recorded<void>(std::move(permit), ActKind::ListenAddressChanged, address,
                          [this, address] { return QtFuture::makeReadyFuture(listen(address)); });
}

Result<void> BranchPairing::listen(const QString& address)
{
    broker::PrivateBroker* broker = m_branch.privateBroker();
    if (!broker)
        return unavailable();
    if (!addresses().contains(address)) {
        return Error{
            ErrorCode::Invalid,
            say(QT_TRANSLATE_NOOP("BranchPairing", "This computer does not have the address %1.")).arg(address),
            QStringLiteral("address: one of this computer")};
    }
    m_store.setValue(addressKey(), address);
    if (address != broker->settings().listenAddress)
        broker->listenOn(address, {});
    return {};
}

QList<QPair<KioskId, QString>> BranchPairing::paired() const
{
    QList<QPair<KioskId, QString>> kiosks;
    const QVariantMap known = m_store.value(pairedKey()).toMap();
    for (auto it = known.cbegin(); it != known.cend(); ++it) {
        if (const auto kiosk = KioskId::from(it.key()))
            kiosks << qMakePair(*kiosk, it.value().toString());
    }
    return kiosks;
}

QList<BranchPairing::Retired> BranchPairing::retired() const
{
    QList<Retired> kiosks;
    const QVariantMap known = m_store.value(retiredKey()).toMap();
    for (auto it = known.cbegin(); it != known.cend(); ++it) {
        const QVariantMap facts = it.value().toMap();
        if (const auto kiosk = KioskId::from(it.key()))
            kiosks << Retired{*kiosk, facts.value(QStringLiteral("place")).toString(),
                              facts.value(QStringLiteral("atMs")).toLongLong()};
    }
    return kiosks;
}

void BranchPairing::rememberRetired(const KioskId& kiosk)
{
    QVariantMap known = m_store.value(pairedKey()).toMap();
    QString place = known.take(kiosk.toString()).toString();
    m_store.setValue(pairedKey(), known);
    for (const rehearsal::KioskConfig& own : m_branch.expectedKiosks())
        place = own.id == kiosk ? own.place : place;
    QVariantMap gone = m_store.value(retiredKey()).toMap();
    gone.insert(kiosk.toString(),
                QVariantMap{{QStringLiteral("place"), place}, {QStringLiteral("atMs"), m_clock.utcMs()}});
    m_store.setValue(retiredKey(), gone);
}

void BranchPairing::remember(const PairingRequest& request)
{
    QVariantMap known = m_store.value(pairedKey()).toMap();
    known.insert(request.kiosk.toString(), request.place);
    m_store.setValue(pairedKey(), known);
}

} // namespace jinbi::console
