// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>

namespace jinbi {

/// What one user at one desk prefers: window, theme, language, columns. Never a secret, never a policy.
/// A value that cannot be read is the same as one that was never written. GUI thread.
class SettingsStore
{
public:
    SettingsStore() = default;
    SettingsStore(const SettingsStore&) = delete;
    SettingsStore& operator=(const SettingsStore&) = delete;
    virtual ~SettingsStore() = default;

    [[nodiscard]] virtual QVariant value(const QString& key) const = 0; ///< invalid when there is none
    virtual void setValue(const QString& key, const QVariant& value) = 0;
};

} // namespace jinbi
