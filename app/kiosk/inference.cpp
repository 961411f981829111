// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/inference.h"

#include <utility>

namespace jinbi::kiosk {

Inference::Inference(std::unique_ptr<FaceEngine> engine, NetworkStanding networks)
    : m_engine(std::move(engine))
    , m_id(m_engine->id())
    , m_rehearsalOnly(m_engine->isRehearsalOnly())
    , m_networks(std::move(networks))
    , m_context(std::make_unique<QObject>())
{
    m_thread.setObjectName(QStringLiteral("inference"));
    m_context->moveToThread(&m_thread);
    m_thread.start();
}

Inference::~Inference()
{
    m_thread.quit();
    m_thread.wait();
}

void Inference::destroy(std::unique_ptr<QObject> object)
{
    QObject* doomed = object.release();
    QMetaObject::invokeMethod(
        m_context.get(), [doomed] { delete doomed; }, Qt::BlockingQueuedConnection);
}

} // namespace jinbi::kiosk
