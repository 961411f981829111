// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/retentionsweep.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace jinbi;
using namespace jinbi::office;
using namespace jinbi::store;

namespace {

constexpr qint64 kHour = 3600000;
constexpr qint64 kFirst = 1790000000000;
constexpr qint64 kKept = std::chrono::milliseconds(kPicturesKept).count();
constexpr int kPictures = 100000;
constexpr int kHours = 240; ///< over which they arrive

} // namespace

/// 100,000 pictures of 50,000 sessions, ten days of arrivals, a sweep each hour of a clock that is only counted.
class TestSimulatedSweep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingIsOverdueNothingGoesEarlyAndAJumpAsksFirst();

private:
    void fill();
    void sweepAll();
    [[nodiscard]] qint64 number(const QString& sql) const;
    [[nodiscard]] qint64 notYetDue() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Desk> m_desk;
    RetentionSweep m_sweep;
    SweepReading m_now;
    SweepStep m_sum; ///< of the last sweepAll()
};

void TestSimulatedSweep::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto database = Database::openOrCreate(m_folder->filePath(QStringLiteral("branch.sqlite")), Schema::branch());
    QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
    m_desk = std::make_unique<Desk>(*std::move(database));
    m_now = {kFirst, 1000, QStringLiteral("boot-1")};
    fill();
}

/// Two pictures of each session, a second apart; every thousandth session is held.
void TestSimulatedSweep::fill()
{
    const QString numbers =
        QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %1) ");
    const QString id = QStringLiteral("('00000000-0000-4000-8000-' || substr('000000000000' || %1, -12))");
    const qint64 between = kHours * kHour / (kPictures / 2);
    auto transaction = Transaction::begin(m_desk->database);
    QVERIFY(transaction);
    QVERIFY(m_desk->database.execute(
        numbers.arg(kPictures) +
        QStringLiteral("INSERT INTO evidence (id, session, kiosk, at_ms, sealed, stored_ms, subject, origin, "
                       "delete_at_ms) SELECT %1, %2, 'K-0001', i % 2, randomblob(64), s, 'session:' || %2, x'00', "
                       "s + %3 FROM (SELECT i, %4 + (i / 2) * %5 + (i % 2) * 1000 AS s FROM n)")
            .arg(id.arg(QStringLiteral("i")), id.arg(QStringLiteral("(i / 2)")))
            .arg(kKept)
            .arg(kFirst)
            .arg(between)));
    QVERIFY(m_desk->database.execute(
        QStringLiteral("INSERT INTO subject_key (subject, wrapped, key_id, made_ms) "
                       "SELECT subject, randomblob(81), 'k', min(stored_ms) FROM evidence GROUP BY subject")));
    QVERIFY(m_desk->database.execute(
        QStringLiteral("INSERT INTO legal_hold (session, reason, placed_by, placed_ms) SELECT DISTINCT session, "
                       "'why', 'who', 1 FROM evidence WHERE session LIKE '%000'")));
    QVERIFY(transaction->commit());
}

qint64 TestSimulatedSweep::number(const QString& sql) const
{
    const auto row = Statement(m_desk->database, sql).first({});
    return row && *row ? (*row)->first().toLongLong() : -1;
}

/// Counted from how they were made, and not from the column by which they are deleted.
qint64 TestSimulatedSweep::notYetDue() const
{
    const qint64 between = kHours * kHour / (kPictures / 2);
    qint64 count = 0;
    for (int i = 0; i < kPictures; ++i) {
        const qint64 stored = kFirst + (i / 2) * between + (i % 2) * 1000;
        count += stored + kKept > m_now.utcMs || i / 2 % 1000 == 0 ? 1 : 0;
    }
    return count;
}

void TestSimulatedSweep::sweepAll()
{
    m_sum = {};
    for (bool isDone = false; !isDone;) {
        const auto step = m_sweep.step(*m_desk, m_now, m_now.bootMs);
        QVERIFY2(step, step ? "" : qPrintable(step.error().detail));
        QVERIFY(step->pictures <= RetentionSweep::kBatch);
        isDone = step->isDone;
        m_sum.pictures += step->pictures;
        m_sum.keys += step->keys;
        m_sum.doubt = step->doubt;
    }
}

void TestSimulatedSweep::nothingIsOverdueNothingGoesEarlyAndAJumpAsksFirst()
{
    qint64 deleted = 0;
    qint64 keys = 0;
    for (int hour = 0; hour <= kHours + 73; ++hour) {
        sweepAll();
        QCOMPARE(m_sum.doubt, ClockDoubt::None);
        deleted += m_sum.pictures;
        keys += m_sum.keys;
        QCOMPARE(number(QStringLiteral("SELECT count(*) FROM evidence")), notYetDue());
        if (hour == 150) {
            // Thirty hours too far: thousands look overdue and stay.
            const SweepReading right = m_now;
            m_now.utcMs += 30 * kHour;
            sweepAll();
            QCOMPARE(m_sum.doubt, ClockDoubt::Jumped);
            QCOMPARE(m_sum.pictures, 0);
            m_now = right;
            sweepAll();
            QCOMPARE(m_sum.doubt, ClockDoubt::Jumped);
            const Act act{ActKind::SweepConfirmed, QStringLiteral("officer"), {}, {}, {}};
            QVERIFY(m_sweep.confirm(*m_desk, m_now, m_now.bootMs, act));
        }
        m_now.utcMs += kHour;
        m_now.bootMs += kHour;
    }
    // All but what is held, each with its key, and every one of them is in the log.
    constexpr qint64 kHeldSessions = kPictures / 2 / 1000;
    QCOMPARE(deleted, kPictures - 2 * kHeldSessions);
    QCOMPARE(keys, kPictures / 2 - kHeldSessions);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM subject_key WHERE wrapped IS NOT NULL")), kHeldSessions);
    qint64 logged = 0;
    AuditFilter filter;
    filter.kinds = {ActKind::Swept};
    const auto entries = m_desk->log.page(filter, std::nullopt, 1000);
    QVERIFY(entries);
    for (const AuditRow& row : *entries) {
        for (const Fact& fact : row.facts)
            logged += fact.name == QStringLiteral("pictures") ? fact.value.toLongLong() : 0;
    }
    QCOMPARE(logged, deleted);
}

QTEST_GUILESS_MAIN(TestSimulatedSweep)
#include "tst_simulatedsweep.moc"
