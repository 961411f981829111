// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engineid.h"
#include "domain/kioskstatus.h"
#include "ports/faceengine.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace jinbi::kiosk {

/// A face engine and the one thread that uses it. Kiosks of one process share it; whoever wants more than one core
/// makes more of these and hands them out in turn.
///
/// Outlives everything that was moved to its thread.
class Inference
{
public:
    /// `networks`: why the engine is not the neural one, for the heartbeat.
    explicit Inference(std::unique_ptr<FaceEngine> engine, NetworkStanding networks = {});
    ~Inference();
    Inference(const Inference&) = delete;
    Inference& operator=(const Inference&) = delete;

    [[nodiscard]] const EngineId& engineId() const noexcept { return m_id; }
    [[nodiscard]] bool isRehearsalOnly() const noexcept { return m_rehearsalOnly; }
    [[nodiscard]] const NetworkStanding& networks() const noexcept { return m_networks; }
    [[nodiscard]] QThread* thread() { return &m_thread; }
    /// Only in thread().
    [[nodiscard]] FaceEngine& engine() { return *m_engine; }
    /// Deletes an object that lives in thread() and waits until it is gone. Not from thread() itself.
    void destroy(std::unique_ptr<QObject> object);

private:
    std::unique_ptr<FaceEngine> m_engine;
    EngineId m_id;
    bool m_rehearsalOnly;
    NetworkStanding m_networks;
    QThread m_thread;
    std::unique_ptr<QObject> m_context; ///< lives in m_thread
};

} // namespace jinbi::kiosk
