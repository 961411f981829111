// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/sessionlog.h"
#include "services/kioskregistry.h"
#include "shell/searchprovider.h"

#include <functional>

namespace jinbi::console {

/// Finds kiosks by name or place.
class KioskSearch : public ui::SearchProvider
{
    Q_OBJECT

public:
    using Open = std::function<void(const KioskId&)>;
    KioskSearch(const KioskRegistry& registry, Open open, QObject* parent);

    void search(const QString& text, int query) override;

private:
    const KioskRegistry& m_registry;
    Open m_open;
};

/// Finds sessions by a part of their id, kiosk or customer.
class SessionSearch : public ui::SearchProvider
{
    Q_OBJECT

public:
    using Open = std::function<void(const SessionId&)>;
    SessionSearch(SessionLog& log, Open open, QObject* parent);

    void search(const QString& text, int query) override;

private:
    void answer(const Result<QList<SessionRow>>& rows, int query);

    SessionLog& m_log;
    Open m_open;
};

} // namespace jinbi::console
