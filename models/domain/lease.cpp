// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/lease.h"

#include <QCoreApplication>

namespace jinbi {

namespace {

Error refused(const QString& why)
{
    return {ErrorCode::Invalid, QCoreApplication::translate("ViewLease", "This live view is outside its limits."), why};
}

} // namespace

Result<void> validate(const ViewLease& lease)
{
    const QSize largest = lease.masked ? QSize(480, 360) : QSize(640, 480);
    if (lease.id.isNull() || lease.kiosk.isNull())
        return refused(QStringLiteral("id and kiosk are required"));
    if (lease.lastsMs <= 0 || lease.lastsMs > (lease.masked ? kMaskedLeaseMs : kUnmaskedLeaseMs))
        return refused(QStringLiteral("lastsMs outside its limit"));
    if (lease.maxFps < 1 || lease.maxFps > (lease.masked ? 5 : 15))
        return refused(QStringLiteral("maxFps outside its limit"));
    if (lease.maxSize.isEmpty() || lease.maxSize.width() > largest.width() || lease.maxSize.height() > largest.height())
        return refused(QStringLiteral("maxSize outside its limit"));
    if (lease.holder.size() > 64 || lease.purpose.size() > 200)
        return refused(QStringLiteral("holder <= 64, purpose <= 200 characters"));
    if (!lease.masked && lease.purpose.trimmed().isEmpty())
        return refused(QStringLiteral("an unmasked view needs a purpose"));
    return {};
}

} // namespace jinbi
