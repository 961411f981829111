// SPDX-License-Identifier: GPL-3.0-or-later
#include "mjpegserver.h"

#include <QEventLoop>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

MjpegServer::MjpegServer(QList<QByteArray> jpegs) : m_jpegs(std::move(jpegs))
{
    std::promise<quint16> ready;
    std::future<quint16> port = ready.get_future();
    m_thread = std::jthread(
        [this, ready = std::move(ready)](const std::stop_token& stop) mutable { serve(stop, std::move(ready)); });
    m_port = port.get();
}

MjpegServer::~MjpegServer() = default;

void MjpegServer::serve(const std::stop_token& stop, std::promise<quint16> ready)
{
    QEventLoop loop;
    QTcpServer server;
    QList<QTcpSocket*> clients;
    QObject::connect(&server, &QTcpServer::newConnection, &loop, [&] {
        while (QTcpSocket* client = server.nextPendingConnection()) {
            clients.append(client);
            QObject::connect(client, &QTcpSocket::disconnected, &loop, [&, client] {
                clients.removeAll(client);
                client->deleteLater();
            });
            client->write("HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n");
        }
    });
    qsizetype next = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        if (stop.stop_requested()) {
            loop.quit();
            return;
        }
        if (m_stalled)
            return;
        const QByteArray& jpeg = m_jpegs[next++ % m_jpegs.size()];
        for (QTcpSocket* client : std::as_const(clients)) {
            ++m_sent;
            client->write("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + QByteArray::number(jpeg.size()) +
                          "\r\n\r\n" + jpeg + "\r\n");
        }
    });
    const bool listening = server.listen(QHostAddress::LocalHost);
    ready.set_value(listening ? server.serverPort() : quint16{0});
    timer.start(66);
    loop.exec();
}
