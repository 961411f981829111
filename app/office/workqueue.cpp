// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/workqueue.h"

#include <chrono>
#include <utility>

namespace jinbi::office {

WorkQueue::WorkQueue(const QString& name, Habits habits)
    : m_habits(std::move(habits)), m_thread(QThread::create([this] { run(); }))
{
    m_thread->setObjectName(name);
    m_thread->start();
}

WorkQueue::~WorkQueue()
{
    m_thread->requestInterruption();
    {
        const std::scoped_lock lock(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_one();
    m_thread->wait();
}

void WorkQueue::add(Job job)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_changed.notify_one();
}

void WorkQueue::run()
{
    for (bool isEnding = false; !isEnding;) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait_for(lock, std::chrono::milliseconds(kPauseMs),
                               [this] { return m_isEnding || !m_jobs.empty(); });
            isEnding = m_isEnding;
            if (!isEnding && !m_jobs.empty()) {
                job = std::move(m_jobs.front());
                m_jobs.pop_front();
            }
        }
        if (job)
            job(false);
        job = nullptr;
        if (!isEnding && m_habits.between)
            m_habits.between();
    }
    endAll();
}

void WorkQueue::endAll()
{
    std::deque<Job> left;
    {
        const std::scoped_lock lock(m_mutex);
        left.swap(m_jobs);
    }
    for (Job& job : left) {
        job(true);
        job = {};
    }
    if (m_habits.atEnd)
        m_habits.atEnd();
}

} // namespace jinbi::office
