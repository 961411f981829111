// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runledger.h"

#include "console/embeddedbranch.h"
#include "kiosk/outbox.h"

#include <QDir>
#include <QFileInfo>

namespace jinbi::console {

namespace {

constexpr int kAtOnce = 1000;

Result<void> readLedger(const QString& path, QList<QString>& into)
{
    auto database = kiosk::KioskDatabase::open(path);
    if (!database)
        return database.error();
    auto outbox = kiosk::Outbox::open(**database);
    if (!outbox)
        return outbox.error();
    for (quint64 after = 0;;) {
        const auto entries = (*outbox)->ledger(after, kAtOnce);
        if (!entries)
            return entries.error();
        if (entries->isEmpty())
            return {};
        for (const auto& entry : *entries)
            into.append(entry.session.toString());
        after = entries->constLast().seq;
    }
}

} // namespace

Result<QList<QString>> readLedgers(EmbeddedBranch& branch)
{
    QList<QString> ids;
    const QDir kiosks(branch.settings().folder + QStringLiteral("/kiosks"));
    for (const QString& name : kiosks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const auto id = KioskId::from(name);
        if (!id || !QFileInfo::exists(branch.outboxPath(*id)))
            continue;
        if (auto read = readLedger(branch.outboxPath(*id), ids); !read)
            return read.error();
    }
    return ids;
}

Result<QList<QString>> readStoredIds(EmbeddedBranch& branch)
{
    QList<QString> ids;
    std::optional<SessionKey> from;
    while (true) {
        auto future = branch.log().page({}, from, kAtOnce);
        future.waitForFinished();
        const auto rows = future.result();
        if (!rows)
            return rows.error();
        for (const SessionRow& row : *rows) {
            if (!from || row.key != *from)
                ids.append(row.key.id.toString());
        }
        if (rows->size() < kAtOnce)
            return ids;
        from = rows->constLast().key;
    }
}

Result<QList<double>> readDecisionTimes(EmbeddedBranch& branch)
{
    const auto ids = readStoredIds(branch);
    if (!ids)
        return ids.error();
    QList<double> times;
    for (const QString& id : *ids) {
        auto future = branch.log().detail(SessionId::fromString(id));
        future.waitForFinished();
        const auto detail = future.result();
        if (!detail)
            return detail.error();
        if (detail->record.faceMatched)
            times.append(static_cast<double>(detail->record.timing.decisionMs));
    }
    return times;
}

} // namespace jinbi::console
