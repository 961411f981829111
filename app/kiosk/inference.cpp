// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/inference.h"

#include <utility>

namespace jinbi::kiosk {

Inference::Inference(std::unique_ptr<FaceEngine> engine)
    : m_engine(std::move(engine)), m_id(m_engine->id()), m_rehearsalOnly(m_engine->isRehearsalOnly())
{
    m_thread.setObjectName(QStringLiteral("inference"));
    m_thread.start(QThread::LowPriority);
}

Inference::~Inference()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace jinbi::kiosk
