// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/settingsstore.h"

#include <QSettings>

namespace jinbi::platform {

/// Preferences in an INI file of the user. GUI thread.
class QSettingsStore : public SettingsStore
{
public:
    explicit QSettingsStore(const QString& file);

    [[nodiscard]] QVariant value(const QString& key) const override;
    void setValue(const QString& key, const QVariant& value) override;

private:
    QSettings m_settings;
};

} // namespace jinbi::platform
