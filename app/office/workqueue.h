// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPromise>
#include <QString>
#include <QThread>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace jinbi::office {

/// A thread that does one job after the other, in the order in which they came.
///
/// add() may be called from any thread. The destructor asks the job that runs to stop, hands every job that waits to
/// its last run with `isEnding`, runs `atEnd` and joins.
class WorkQueue
{
public:
    using Job = std::function<void(bool isEnding)>;
    /// What the thread does besides; each may be empty.
    struct Habits
    {
        std::function<void()> between; ///< after each job, and after every kPauseMs without one
        std::function<void()> atEnd;
    };
    static constexpr int kPauseMs = 10000;

    WorkQueue(const QString& name, Habits habits);
    WorkQueue(const WorkQueue&) = delete;
    WorkQueue& operator=(const WorkQueue&) = delete;
    ~WorkQueue();

    void add(Job job);

    /// In a job: whether whoever asked, or the queue's end, wants it to stop.
    template <class T>
    [[nodiscard]] static bool isCancelled(const QPromise<T>& promise)
    {
        return promise.isCanceled() || QThread::currentThread()->isInterruptionRequested();
    }

private:
    void run();
    void endAll();

    Habits m_habits;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_jobs;            ///< with m_mutex
    bool m_isEnding = false;           ///< with m_mutex
    std::unique_ptr<QThread> m_thread; ///< last: it uses the others
};

} // namespace jinbi::office
