// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/faceengine.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace jinbi {

/// One face engine for any number of threads: the inference pool of a process.
///
/// It owns one or more engines of the same kind. Each call borrows a free one and waits while all are busy; waiting
/// calls are served in no promised order. compare() and fuse() are pure in every engine and never wait.
/// Invariant: at least one engine, all with the same id. Thread-safe; must outlive its users.
class SharedEngine final : public FaceEngine
{
public:
    /// Invalid when there is no engine, one is null, or the ids differ.
    [[nodiscard]] static Result<std::unique_ptr<SharedEngine>> over(std::vector<std::unique_ptr<FaceEngine>> engines);

    [[nodiscard]] const EngineId& id() const override;
    [[nodiscard]] bool isRehearsalOnly() const override;
    [[nodiscard]] Result<QList<FaceBox>> detect(const QImage& picture) override;
    [[nodiscard]] QualityReport assess(const QImage& picture, const QList<FaceBox>& faces) override;
    [[nodiscard]] Liveness liveness(const QImage& picture, const FaceBox& face) override;
    [[nodiscard]] Result<FaceTemplate> embed(const QImage& picture, const FaceBox& face) override;
    [[nodiscard]] Result<MatchScore> compare(const FaceTemplate& a, const FaceTemplate& b) const override;
    [[nodiscard]] Result<Fusion> fuse(const QList<FaceTemplate>& photos) const override;

private:
    class Loan;
    explicit SharedEngine(std::vector<std::unique_ptr<FaceEngine>> engines);

    std::vector<std::unique_ptr<FaceEngine>> m_engines;
    std::mutex m_mutex;
    std::condition_variable m_returned;
    std::vector<FaceEngine*> m_free; // guarded by m_mutex
};

} // namespace jinbi
