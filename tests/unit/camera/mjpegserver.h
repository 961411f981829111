// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <atomic>
#include <future>
#include <thread>

/// A network camera on 127.0.0.1: sends its pictures as multipart JPEG, about 15 a second, on a thread of its own.
class MjpegServer
{
public:
    explicit MjpegServer(QList<QByteArray> jpegs);
    ~MjpegServer();
    MjpegServer(const MjpegServer&) = delete;
    MjpegServer& operator=(const MjpegServer&) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] int sent() const { return m_sent; }
    /// The connection stays, and no more pictures come.
    void stall() { m_stalled = true; }

private:
    void serve(const std::stop_token& stop, std::promise<quint16> ready);

    QList<QByteArray> m_jpegs;
    std::atomic<bool> m_stalled = false;
    std::atomic<int> m_sent = 0;
    quint16 m_port = 0;
    std::jthread m_thread;
};
