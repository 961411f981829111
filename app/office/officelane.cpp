// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/officelane.h"

#include <QCoreApplication>

namespace jinbi::office {

OfficeLane::OfficeLane(store::StoreAddress address, const Clock& clock, std::optional<AuditSigner> signer)
    : m_address(std::move(address))
    , m_keeper(signer ? std::make_optional<CheckpointKeeper>(*std::move(signer), clock) : std::nullopt)
    , m_continuity(m_keeper ? m_keeper->statePath() : QString())
    , m_queue(QStringLiteral("office"), {[this] { look(); },
                                         [this] {
                                             hurry();
                                             look();
                                             m_desk.reset();
                                         }})
{
}

Result<void> OfficeLane::open()
{
    // A server that was started again has forgotten us; that alone is no failure.
    if (m_desk && m_address.kind() == store::StoreAddress::Kind::PostgreSql &&
        !m_desk->database.execute(QStringLiteral("SELECT 1")))
        m_desk.reset();
    if (m_desk)
        return m_hold ? compare() : Result<void>();
    auto database = store::Database::open(m_address, store::Schema::branch(), store::Database::Access::Join);
    if (!database)
        return database.error();
    m_hold.reset();
    m_desk.emplace(*std::move(database));
    return compare();
}

Result<void> OfficeLane::compare()
{
    auto hold = m_continuity.look(m_desk->database);
    if (!hold) {
        // Nobody knows what store it is: it is opened anew at the next call.
        m_hold.reset();
        m_desk.reset();
        return hold.error();
    }
    m_hold = *std::move(hold);
    return m_hold ? Continuity::errorOf(*m_hold) : Result<void>();
}

QFuture<Result<std::optional<StoreHold>>> OfficeLane::hold()
{
    using Answer = Result<std::optional<StoreHold>>;
    return enqueue<std::optional<StoreHold>>(Kind::Reading, [this]() -> Answer {
        const auto ok = open();
        return ok || ok.error().code == ErrorCode::Held ? Answer(m_hold) : Answer(ok.error());
    });
}

Error OfficeLane::notHeld()
{
    return {ErrorCode::Refused, QCoreApplication::translate("office", "The store is not held any more."),
            QStringLiteral("accept: not held")};
}

void OfficeLane::look()
{
    if (m_keeper && m_desk && !m_hold)
        m_keeper->look(*m_desk);
}

void OfficeLane::hurry()
{
    if (m_keeper)
        m_keeper->hurry();
}

void OfficeLane::sign(std::function<void()> done)
{
    m_queue.add([this, done = std::move(done)](bool isEnding) {
        if (!isEnding && open()) {
            hurry();
            look();
        }
        done();
    });
}

} // namespace jinbi::office
