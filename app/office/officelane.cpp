// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/officelane.h"

namespace jinbi::office {

OfficeLane::OfficeLane(store::StoreAddress address, const Clock& clock, std::optional<AuditSigner> signer)
    : m_address(std::move(address))
    , m_keeper(signer ? std::make_optional<CheckpointKeeper>(*std::move(signer), clock) : std::nullopt)
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
        return {};
    auto database = store::Database::open(m_address, store::Schema::branch(), store::Database::Access::Join);
    if (!database)
        return database.error();
    m_desk.emplace(*std::move(database));
    return {};
}

void OfficeLane::look()
{
    if (m_keeper && m_desk)
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
