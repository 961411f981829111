// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/sharedengine.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace jinbi {

/// One of the engines, for as long as this lives.
class SharedEngine::Loan
{
public:
    explicit Loan(SharedEngine& pool) : m_pool(pool)
    {
        std::unique_lock lock(m_pool.m_mutex);
        m_pool.m_returned.wait(lock, [this] { return !m_pool.m_free.empty(); });
        m_engine = m_pool.m_free.back();
        m_pool.m_free.pop_back();
    }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    ~Loan()
    {
        {
            const std::lock_guard lock(m_pool.m_mutex);
            m_pool.m_free.push_back(m_engine);
        }
        m_pool.m_returned.notify_one();
    }

    FaceEngine* operator->() const { return m_engine; }

private:
    SharedEngine& m_pool;
    FaceEngine* m_engine = nullptr;
};

SharedEngine::SharedEngine(std::vector<std::unique_ptr<FaceEngine>> engines) : m_engines(std::move(engines))
{
    for (const std::unique_ptr<FaceEngine>& engine : m_engines)
        m_free.push_back(engine.get());
}

Result<std::unique_ptr<SharedEngine>> SharedEngine::over(std::vector<std::unique_ptr<FaceEngine>> engines)
{
    const bool sound =
        !engines.empty() && std::all_of(engines.cbegin(), engines.cend(), [&engines](const auto& engine) {
            return engine && engines.front() && engine->id() == engines.front()->id();
        });
    if (!sound)
        return Error{ErrorCode::Invalid,
                     QCoreApplication::translate("FaceEngine", "The face engine could not do its work."),
                     QStringLiteral("a pool needs engines of one kind")};
    return std::unique_ptr<SharedEngine>(new SharedEngine(std::move(engines)));
}

const EngineId& SharedEngine::id() const
{
    return m_engines.front()->id();
}

bool SharedEngine::isRehearsalOnly() const
{
    return m_engines.front()->isRehearsalOnly();
}

Result<QList<FaceBox>> SharedEngine::detect(const QImage& picture)
{
    return Loan(*this)->detect(picture);
}

QualityReport SharedEngine::assess(const QImage& picture, const QList<FaceBox>& faces)
{
    return Loan(*this)->assess(picture, faces);
}

Liveness SharedEngine::liveness(const QImage& picture, const FaceBox& face)
{
    return Loan(*this)->liveness(picture, face);
}

Result<FaceTemplate> SharedEngine::embed(const QImage& picture, const FaceBox& face)
{
    return Loan(*this)->embed(picture, face);
}

Result<MatchScore> SharedEngine::compare(const FaceTemplate& a, const FaceTemplate& b) const
{
    return m_engines.front()->compare(a, b);
}

Result<FaceEngine::Fusion> SharedEngine::fuse(const QList<FaceTemplate>& photos) const
{
    return m_engines.front()->fuse(photos);
}

} // namespace jinbi
