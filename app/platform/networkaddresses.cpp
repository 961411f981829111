// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/networkaddresses.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

namespace jinbi::platform {

QStringList networkAddresses()
{
    QStringList addresses{QStringLiteral("127.0.0.1")};
    ifaddrs* all = nullptr;
    if (::getifaddrs(&all) != 0)
        return addresses;
    for (const ifaddrs* each = all; each; each = each->ifa_next) {
        if (!each->ifa_addr || each->ifa_addr->sa_family != AF_INET || (each->ifa_flags & IFF_UP) == 0)
            continue;
        char text[INET_ADDRSTRLEN] = {};
        const auto* inet = reinterpret_cast<const sockaddr_in*>(each->ifa_addr);
        if (::inet_ntop(AF_INET, &inet->sin_addr, text, sizeof text))
            addresses << QString::fromLatin1(text);
    }
    ::freeifaddrs(all);
    addresses.removeDuplicates();
    return addresses;
}

} // namespace jinbi::platform
