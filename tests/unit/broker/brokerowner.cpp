// SPDX-License-Identifier: GPL-3.0-or-later
// Starts a private broker, writes its process id and port, and waits to be killed.
#include "broker/privatebroker.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    jinbi::broker::BrokerSettings settings;
    settings.folder = application.arguments().value(1);
    jinbi::broker::PrivateBroker broker(settings);
    QObject::connect(&broker, &jinbi::broker::PrivateBroker::ready, &application,
                     [&broker](const jinbi::mqtt::BrokerAddress& address) {
                         std::printf("%lld %d\n", broker.processId(), address.port);
                         std::fflush(stdout);
                     });
    broker.start();
    return QCoreApplication::exec();
}
