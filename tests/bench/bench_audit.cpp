// SPDX-License-Identifier: GPL-3.0-or-later
// What the audit log costs: an act with and without its entry, a passphrase, and the view over a million entries; and
// what it costs to keep each session's pictures under a key of its own.
#include "bench/figures.h"

#include "audit/merkle.h"
#include "audit/note.h"
#include "crypto/passphrasehash.h"
#include "crypto/sealing.h"
#include "platform/systemclock.h"
#include "store/auditreader.h"
#include "store/auditwriter.h"
#include "store/database.h"
#include "store/evidencevault.h"
#include "store/operatortable.h"
#include "store/sessionreader.h"
#include "store/sessionwriter.h"
#include "store/transaction.h"
#include "unit/store/samplesessions.h"

#include <QCoreApplication>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <optional>
#include <random>

using namespace jinbi;
using namespace jinbi::bench;

namespace {

constexpr double kAnswerMs = 50;
constexpr int kPage = 100;
constexpr qint64 kFirstMs = 1767225600000;
constexpr int kOperators = 12;
constexpr int kKiosks = 60;

Result<store::Database> opened(const QTemporaryDir& folder)
{
    return store::Database::openOrCreate(folder.filePath(QStringLiteral("branch.sqlite")), store::Schema::branch());
}

QString operatorId(int i)
{
    return QStringLiteral("0b6f7e10-5a7e-4f3c-9d2b-%1").arg(i, 12, 10, QLatin1Char('0'));
}

/// As in a branch's year: sessions of kiosks, and between them what people do.
Act actAt(qint64 i, std::mt19937& random)
{
    const auto upTo = [&random](int count) { return std::uniform_int_distribution<int>(0, count - 1)(random); };
    if (upTo(10) != 0) {
        return {ActKind::SessionStored,
                QStringLiteral("kiosk:K-%1").arg(1 + upTo(kKiosks), 2, 10, QLatin1Char('0')),
                QStringLiteral("6d0c3c1e-94c5-4bb7-8a53-%1").arg(i, 12, 10, QLatin1Char('0')),
                {{QStringLiteral("outcome"), QStringLiteral("accepted")},
                 {QStringLiteral("body_hash"), QString(64, QLatin1Char('a'))}},
                {}};
    }
    static constexpr ActKind kKinds[] = {ActKind::SignedIn,       ActKind::SignedOut,        ActKind::Locked,
                                         ActKind::ServiceStopped, ActKind::SessionsExported, ActKind::SignInRefused};
    return {kKinds[upTo(6)], operatorId(upTo(kOperators)), QStringLiteral("branch"), {}, {}};
}

/// One change of an account, as the office makes it: a transaction with full durability.
double changeMs(store::Database& database, store::OperatorTable& operators, store::AuditWriter* audit,
                store::StoredOperator account, int round)
{
    account.waitMs = round;
    return millisecondsOf([&] {
        auto transaction = store::Transaction::begin(database);
        if (!transaction || !operators.update(account))
            qFatal("the account was not changed");
        const Act act{ActKind::OperatorChanged,
                      account.account.id.toString(),
                      account.account.id.toString(),
                      {},
                      {{QStringLiteral("name"), account.account.name}}};
        if (audit != nullptr && !audit->append(act, kFirstMs + round, round))
            qFatal("the entry was not written");
        if (!transaction->commit())
            qFatal("the change was not kept");
    });
}

void measureAct(const Options& options, Figures& figures)
{
    const QTemporaryDir folder;
    auto database = opened(folder);
    if (!database)
        return figures.skip(QStringLiteral("an act"), database.error().detail);
    store::OperatorTable operators(*database);
    store::AuditWriter audit(*database);
    store::StoredOperator stored;
    stored.account = {OperatorId::create(), QStringLiteral("chen.jing"),     QStringLiteral("Chen Jing"),
                      Role::BranchStaff,    {QStringLiteral("branch-0001")}, false};
    stored.verifier = QStringLiteral("none");
    if (!operators.insert(stored, kFirstMs))
        return figures.skip(QStringLiteral("an act"), QStringLiteral("no account"));
    QList<double> with;
    QList<double> without;
    // One after the other, so that a slow moment of the disk meets both.
    for (int round = 0; round < (options.quick ? 100 : 1000); ++round) {
        without.append(changeMs(*database, operators, nullptr, stored, 2 * round));
        with.append(changeMs(*database, operators, &audit, stored, 2 * round + 1));
    }
    Figure figure{QStringLiteral("a change of an account with its entry, median"), QStringLiteral("ms"), median(with),
                  median(without), QStringLiteral("ms, the same transaction without it")};
    figure.mostRatio = 1.3;
    figures.add(figure);
}

void measurePassphrase(const Options& options, Figures& figures)
{
    const auto passphrase = Passphrase::from(QStringLiteral("correct horse battery staple"));
    const crypto::PassphraseHash hash;
    QList<double> times;
    for (int i = 0; passphrase && i < (options.quick ? 2 : 10); ++i) {
        times.append(millisecondsOf([&] {
            if (!hash.make(*passphrase))
                qFatal("no memory for a passphrase");
        }));
    }
    figures.add({QStringLiteral("a passphrase, Argon2id at 256 MiB and 3 passes, median"), QStringLiteral("ms"),
                 median(times)});
}

/// Writes a session with a picture of 30 kB, in a transaction of its own, and reads it again.
void measurePicture(store::SessionWriter& writer, const store::SessionReader& reader, const store::EvidenceVault& vault,
                    quint64 seq, QList<double>& writes, QList<double>& reads)
{
    const SessionRecord session = samples::session(samples::kiosk(1), seq);
    store::Batch batch = samples::batchOf({session});
    const QByteArray sealed = vault.sealingKey().seal(crypto::randomBytes(30000)).value();
    batch.evidence = {{session.kiosk, {EvidenceId::create(), session.id, 900, sealed}, {}}};
    writes.append(millisecondsOf([&] {
        if (!writer.write(batch))
            qFatal("a picture was not written");
    }));
    reads.append(millisecondsOf([&] {
        const auto kept = reader.pictures(session.id);
        if (!kept || kept->isEmpty() || !vault.open(kept->first()))
            qFatal("a picture was not read");
    }));
}

void measureEvidence(const Options& options, Figures& figures)
{
    const store::EvidenceVault vault(crypto::OpeningKey::create().value(), crypto::VaultKey::create().value());
    const samples::HandClock clock;
    const QTemporaryDir folders[2];
    QList<double> writes[2];
    QList<double> reads[2];
    std::optional<store::SessionWriter> writers[2];
    std::optional<store::SessionReader> readers[2];
    for (const int locked : {0, 1}) {
        auto database = opened(folders[locked]);
        if (!database)
            return figures.skip(QStringLiteral("a picture"), database.error().detail);
        const store::StoreAddress address = database->address();
        writers[locked].emplace(*std::move(database), clock, locked ? std::optional(vault) : std::nullopt);
        readers[locked].emplace(
            store::Database::open(address, store::Schema::branch(), store::Database::Access::Read).value());
    }
    // One after the other, so that a slow moment of the disk meets both.
    for (quint64 round = 1; round <= (options.quick ? 50 : 500); ++round) {
        for (const int locked : {0, 1})
            measurePicture(*writers[locked], *readers[locked], vault, round, writes[locked], reads[locked]);
    }
    figures.add({QStringLiteral("a session with a picture stored under its own key, median"), QStringLiteral("ms"),
                 median(writes[1]), median(writes[0]), QStringLiteral("ms, stored as the kiosk sealed it")});
    figures.add({QStringLiteral("a picture read and opened, median"), QStringLiteral("ms"), median(reads[1]),
                 median(reads[0]), QStringLiteral("ms, opened by the branch key")});
}

bool fill(store::Database& database, qint64 entries)
{
    store::AuditWriter audit(database);
    std::mt19937 random(20260101);
    constexpr qint64 kBatch = 5000;
    for (qint64 from = 0; from < entries; from += kBatch) {
        QList<Act> acts;
        for (qint64 i = from; i < std::min(entries, from + kBatch); ++i)
            acts.append(actAt(i, random));
        auto transaction = store::Transaction::begin(database);
        if (!transaction || !audit.append(acts, kFirstMs + from * 30, from) || !transaction->commit())
            return false;
    }
    return true;
}

struct Question
{
    QString name;
    AuditFilter filter;
    QString bare; ///< the condition, as plain SQL
};

QList<Question> questions(qint64 entries)
{
    const qint64 from = kFirstMs + entries * 15;
    return {{QStringLiteral("first page"), {}, QStringLiteral("1 = 1")},
            {QStringLiteral("a kind that is rare"),
             {{}, {}, {ActKind::ServiceStopped}, {}, {}},
             QStringLiteral("kind = 10")},
            {QStringLiteral("two kinds"),
             {{}, {}, {ActKind::SignedIn, ActKind::SignedOut}, {}, {}},
             QStringLiteral("kind IN (1, 3)")},
            {QStringLiteral("one operator"),
             {{}, {}, {}, operatorId(3), {}},
             QStringLiteral("actor = '%1'").arg(operatorId(3))},
            {QStringLiteral("one session"),
             {{}, {}, {}, {}, QStringLiteral("6d0c3c1e-94c5-4bb7-8a53-000000000777")},
             QStringLiteral("object = '6d0c3c1e-94c5-4bb7-8a53-000000000777'")},
            {QStringLiteral("one hour, half way back"),
             {from, from + 3600000, {}, {}, {}},
             QStringLiteral("at_ms >= %1 AND at_ms < %2").arg(from).arg(from + 3600000)},
            {QStringLiteral("one operator's exports in that half"),
             {kFirstMs, from, {ActKind::SessionsExported}, operatorId(5), {}},
             QStringLiteral("kind = 40 AND actor = '%1' AND at_ms < %2").arg(operatorId(5)).arg(from)}};
}

double bareMs(const store::Database& database, const QString& condition)
{
    return millisecondsOf([&] {
        QSqlQuery query(database.handle());
        query.setForwardOnly(true);
        query.exec(QStringLiteral("SELECT seq, entry, leaf, at_ms, kind, actor, object FROM audit_leaf WHERE %1 "
                                  "ORDER BY seq DESC LIMIT %2")
                       .arg(condition)
                       .arg(kPage));
        while (query.next())
            static_cast<void>(query.value(1).toByteArray());
    });
}

void measureView(const Options& options, Figures& figures)
{
    const qint64 entries = options.quick ? 20000 : 1000000;
    const QTemporaryDir folder;
    auto database = opened(folder);
    if (!database)
        return figures.skip(QStringLiteral("the view"), database.error().detail);
    bool isFilled = false;
    const double took = millisecondsOf([&] { isFilled = fill(*database, entries); });
    if (!isFilled)
        return figures.skip(QStringLiteral("the view"), QStringLiteral("no entries"));
    Figure speed{QStringLiteral("entries written, in batches of 5,000"), QStringLiteral("entries/s"),
                 1000.0 * static_cast<double>(entries) / took};
    speed.note = QStringLiteral("%1 entries").arg(entries);
    figures.add(speed);
    store::AuditReader reader(*database);
    for (const Question& question : questions(entries)) {
        QList<double> whole;
        QList<double> bare;
        qsizetype rows = 0;
        for (int i = 0; i < (options.quick ? 10 : 40); ++i) {
            bare.append(bareMs(*database, question.bare));
            whole.append(millisecondsOf([&] {
                const auto page = reader.page(question.filter, std::nullopt, kPage);
                rows = page ? page->size() : -1;
            }));
        }
        Figure figure{QStringLiteral("audit view: %1, p95").arg(question.name), QStringLiteral("ms"),
                      percentile(whole, 0.95), percentile(bare, 0.95), QStringLiteral("ms, query bare")};
        figure.mostValue = kAnswerMs;
        figure.note = QStringLiteral("%1 rows, median %2").arg(rows).arg(median(whole), 0, 'f', 1);
        figures.add(figure);
    }
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    if (!crypto::initialise() || !audit::initialise())
        return 1;
    const Options options = optionsFrom(QCoreApplication::arguments());
    Figures figures(QStringLiteral("Audit log"));
    measureAct(options, figures);
    measurePassphrase(options, figures);
    measureEvidence(options, figures);
    measureView(options, figures);
    return figures.finish(options.json);
}
