// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/continuity.h"

#include "audit/bytes.h"
#include "office/signerstate.h"
#include "store/auditrecord.h"
#include "store/operatortable.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QLoggingCategory>

#include <algorithm>
#include <limits>

namespace jinbi::office {

namespace {

Q_LOGGING_CATEGORY(lcContinuity, "jinbi.office.continuity")

constexpr int kAtOnce = 1000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(office)
};

QString moment(qint64 utcMs)
{
    return utcMs == 0 ? QStringLiteral("–")
                      : QDateTime::fromMSecsSinceEpoch(utcMs).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString sentenceOf(const StoreHold& hold)
{
    // A plural takes an int; more than two thousand million entries are not told apart.
    const auto number = [](quint64 n) {
        return static_cast<int>(std::min<quint64>(n, std::numeric_limits<int>::max()));
    };
    switch (hold.kind) {
    case StoreHold::Kind::Older:
        return Words::tr("This store is an older copy: it ends at entry %1 of %2, and %n later entry(ies) were signed. "
                         "Nothing is recorded until an administrator confirms it.",
                         nullptr, number(hold.signedEntries - hold.entries))
            .arg(QLocale().toString(hold.entries - 1), moment(hold.lastMs));
    case StoreHold::Kind::Other:
        return Words::tr("This store is not the one that was signed: of its first %n entry(ies) some are others. "
                         "Nothing is recorded until an administrator confirms it.",
                         nullptr, number(hold.signedEntries));
    case StoreHold::Kind::Lost:
        return Words::tr("This store is empty, but %n entry(ies) were signed. Nothing is recorded until an "
                         "administrator confirms it.",
                         nullptr, number(hold.signedEntries));
    }
    return {};
}

} // namespace

Error Continuity::errorOf(const StoreHold& hold)
{
    return {ErrorCode::Held, sentenceOf(hold),
            QStringLiteral("store held: it has %1 entries, signed were %2 with root %3")
                .arg(hold.entries)
                .arg(hold.signedEntries)
                .arg(hold.signedRoot)};
}

Result<void> Continuity::check(const store::Database& database) const
{
    const auto hold = look(database);
    if (!hold)
        return hold.error();
    return *hold ? errorOf(**hold) : Result<void>();
}

Result<std::optional<StoreHold>> Continuity::look(const store::Database& database) const
{
    if (m_statePath.isEmpty())
        return std::optional<StoreHold>();
    // The file before the store: a signer that is at work signs only what the store has already.
    const auto last = SignerState::load(m_statePath);
    if (!last)
        qCWarning(lcContinuity, "Nothing to hold the store against: %ls", qUtf16Printable(last.error().detail));
    if (!last || last->frontier.size() == 0)
        return std::optional<StoreHold>();
    store::AuditReader log(database);
    const auto state = log.state();
    if (!state)
        return state.error();
    StoreHold hold;
    hold.entries = state->size;
    hold.signedEntries = last->frontier.size();
    if (state->size >= hold.signedEntries) {
        const auto same = goesOn(log, *last, *state);
        if (!same)
            return same.error();
        if (*same)
            return std::optional<StoreHold>();
        hold.kind = StoreHold::Kind::Other;
    } else {
        hold.kind = state->size == 0 ? StoreHold::Kind::Lost : StoreHold::Kind::Older;
    }
    const auto newest = log.leavesAfter(static_cast<qint64>(state->size) - 2, 1);
    if (!newest)
        return newest.error();
    const auto accounts = store::OperatorTable(database).count();
    if (!accounts)
        return accounts.error();
    hold.lastMs = newest->isEmpty() ? 0 : newest->first().atMs;
    hold.signedMs = QFileInfo(m_statePath).lastModified().toMSecsSinceEpoch();
    hold.signedRoot = QString::fromStdString(audit::toBase64(last->frontier.root()));
    hold.isNobodys = *accounts == 0;
    return std::optional(hold);
}

Result<bool> Continuity::goesOn(store::AuditReader& log, const SignerState& last, const store::AuditState& state) const
{
    const quint64 size = last.frontier.size();
    const auto rows = log.checkpointsAfter(static_cast<qint64>(size) - 1, 1);
    if (!rows)
        return rows.error();
    const bool isRowThere = !rows->isEmpty() && rows->first().size == static_cast<qint64>(size) &&
                            !last.note.isEmpty() && rows->first().note.toUtf8() == last.note;
    if (isRowThere)
        return true;
    const auto root = rootAt(log, size, state);
    if (!root)
        return root.error();
    return *root == last.frontier.root();
}

/// The state of the store cannot be wound back, so this is made from the entries themselves.
Result<std::optional<audit::Hash>> Continuity::rootAt(store::AuditReader& log, quint64 size,
                                                      const store::AuditState& state) const
{
    const std::scoped_lock lock(m_mutex);
    if (m_hashed && m_hashed->size == size && m_hashed->state.size == state.size &&
        m_hashed->state.frontier == state.frontier)
        return m_hashed->root;
    audit::Frontier frontier;
    bool isWhole = true;
    while (isWhole && frontier.size() < size) {
        const auto left = static_cast<int>(std::min<quint64>(size - frontier.size(), kAtOnce));
        const auto leaves = log.leavesAfter(static_cast<qint64>(frontier.size()) - 1, left);
        if (!leaves)
            return leaves.error();
        isWhole = leaves->size() == left;
        for (const store::StoredLeaf& leaf : *leaves) {
            isWhole = isWhole && leaf.seq == static_cast<qint64>(frontier.size());
            if (isWhole)
                frontier.append(audit::leafHash(store::auditrecord::view(leaf.entry)));
        }
    }
    m_hashed = Hashed{size, state, isWhole ? std::optional(frontier.root()) : std::nullopt};
    return m_hashed->root;
}

} // namespace jinbi::office
