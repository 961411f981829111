// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/serviceline.h"
#include "ports/settingsstore.h"
#include "services/serviceswitch.h"
#include "support/scriptedfeed.h"

#include <QHash>
#include <QPair>

namespace jinbi::test {

/// Remembers every order; carries none while it is down.
class ScriptedLine final : public ServiceLine
{
public:
    bool send(const KioskId& kiosk, const ServiceOrder& order) override
    {
        if (isDown)
            return false;
        sent << qMakePair(kiosk, order);
        return true;
    }
    [[nodiscard]] ServiceOrder lastTo(const KioskId& kiosk) const
    {
        for (auto it = sent.crbegin(); it != sent.crend(); ++it) {
            if (it->first == kiosk)
                return it->second;
        }
        return {};
    }

    QList<QPair<KioskId, ServiceOrder>> sent;
    bool isDown = false;
};

/// A store that outlives the switch under test.
class KeptSettings final : public SettingsStore
{
public:
    [[nodiscard]] QVariant value(const QString& key) const override { return m_values.value(key); }
    void setValue(const QString& key, const QVariant& value) override { m_values.insert(key, value); }

private:
    QHash<QString, QVariant> m_values;
};

} // namespace jinbi::test
