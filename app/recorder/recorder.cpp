// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorder/recorder.h"

#include "recorder/recorderworker.h"

#include <QMetaObject>

#include <utility>

namespace jinbi::recorder {

Recorder::Recorder(RecorderSettings settings, const Clock& clock, QObject* parent)
    : QObject(parent), m_worker(new RecorderWorker(std::move(settings), clock, m_figures))
{
    m_thread.setObjectName(QStringLiteral("recorder"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &RecorderWorker::recordingChanged, this, &Recorder::recordingChanged);
    connect(m_worker, &RecorderWorker::sessionsStored, this, &Recorder::sessionsStored);
    connect(m_worker, &RecorderWorker::quarantined, this, &Recorder::quarantined);
    connect(m_worker, &RecorderWorker::failed, this, &Recorder::failed);
    m_thread.start();
}

Recorder::~Recorder()
{
    stop();
}

void Recorder::start()
{
    QMetaObject::invokeMethod(m_worker, &RecorderWorker::open, Qt::QueuedConnection);
}

void Recorder::knowPolicy(const KioskId& kiosk, const PolicyFields& content)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, kiosk, content] { worker->knowPolicy(kiosk, content); }, Qt::QueuedConnection);
}

void Recorder::stop()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(m_worker, &RecorderWorker::close, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace jinbi::recorder
