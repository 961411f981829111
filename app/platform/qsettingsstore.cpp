// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/qsettingsstore.h"

namespace jinbi::platform {

QSettingsStore::QSettingsStore(const QString& file) : m_settings(file, QSettings::IniFormat) {}

QVariant QSettingsStore::value(const QString& key) const
{
    return m_settings.value(key);
}

void QSettingsStore::setValue(const QString& key, const QVariant& value)
{
    m_settings.setValue(key, value);
}

} // namespace jinbi::platform
