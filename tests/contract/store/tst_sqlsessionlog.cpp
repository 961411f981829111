// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/store/filledlogs.h"

#include <cmath>

using namespace jinbi;
using namespace jinbi::store;
using namespace jinbi::test;

class TestSqlSessionLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { StoreKinds::addRows(); }
    void theSessionsShareTheirTimes();
    void pagesEqualABruteForceFilter_data();
    void pagesEqualABruteForceFilter();
    void newerRowsContinueTheLog();
    void anchorsAreEveryNthKeyWhateverTheStep();
    void scoresEqualARecount_data();
    void scoresEqualARecount();
    void theThresholdIsNamedOnlyWhenItIsOne();
    void detailIsTheWholeRecord();
    void evidenceIsOpenedInTheReader();
    void evidenceThatCannotBeOpenedIsAnError();
    void aMissingDatabaseIsAnErrorAndTriedAgain();
    void destroyingTheLogEndsOpenQuestions();

private:
    FilledLogs m_logs{samples::many(kSessions, 42)};
};

void TestSqlSessionLog::theSessionsShareTheirTimes()
{
    QSet<qint64> times;
    for (const SessionRecord& record : m_logs.all())
        times.insert(record.startedMs);
    QVERIFY(times.size() < kSessions / 2); // many sessions share a start time
}

void TestSqlSessionLog::pagesEqualABruteForceFilter_data()
{
    FilledLogs::addFilterRows();
}

void TestSqlSessionLog::pagesEqualABruteForceFilter()
{
    QFETCH(int, index);
    const SessionFilter filter = filters()[index];
    const QList<SessionRow> rows = m_logs.expected(filter);
    QCOMPARE(rows.isEmpty(), index == 9 || index == 11);
    QList<SessionRow> read;
    std::optional<SessionKey> from;
    for (;;) {
        const auto page = answerOf(m_logs.log().page(filter, from, 97));
        QVERIFY(page);
        // The first row of the next page is the last of this one, since `from` is inclusive.
        read += from ? page->mid(1) : *page;
        if (page->size() < 97)
            break;
        from = page->last().key;
    }
    QCOMPARE(read, rows);
}

void TestSqlSessionLog::newerRowsContinueTheLog()
{
    for (const SessionFilter& filter : {filters()[0], filters()[1], filters()[4]}) {
        const QList<SessionRow> rows = m_logs.expected(filter);
        const qsizetype at = rows.size() / 2;
        QVERIFY(at > 60);
        QList<SessionRow> read{rows[at]};
        for (;;) {
            const auto newer = answerOf(m_logs.log().newerThan(filter, read.first().key, 30));
            QVERIFY(newer);
            if (newer->isEmpty())
                break;
            QVERIFY(newer->size() <= 30);
            read = *newer + read;
        }
        QCOMPARE(read, rows.mid(0, at + 1));
    }
}

void TestSqlSessionLog::anchorsAreEveryNthKeyWhateverTheStep()
{
    for (const SessionFilter& filter : filters()) {
        const QList<SessionRow> rows = m_logs.expected(filter);
        QList<SessionKey> anchors;
        for (qsizetype i = 0; i < rows.size(); i += 50)
            anchors.append(rows[i].key);
        for (const qint64 step : {50, 500, 1000000}) {
            QList<SessionKey> found;
            qint64 counted = 0;
            std::optional<SessionKey> after;
            do {
                const auto part = answerOf(m_logs.log().anchors(filter, after, 50, step));
                QVERIFY(part);
                QVERIFY(part->rows <= step);
                found += part->anchors;
                counted += part->rows;
                after = part->resumeAfter;
            } while (after);
            QCOMPARE(counted, rows.size());
            QCOMPARE(found, anchors);
        }
    }
    QVERIFY(!answerOf(m_logs.log().anchors({}, std::nullopt, 0, 100)));
}

void TestSqlSessionLog::scoresEqualARecount_data()
{
    FilledLogs::addFilterRows();
}

void TestSqlSessionLog::scoresEqualARecount()
{
    QFETCH(int, index);
    const SessionFilter filter = filters()[index];
    QList<qint64> accepted(100, 0);
    QList<qint64> others(100, 0);
    qint64 without = 0;
    for (const SessionRow& row : m_logs.expected(filter)) {
        if (!row.score) {
            ++without;
            continue;
        }
        const auto bin =
            static_cast<qsizetype>(std::min(99.0, std::floor((row.score->toDouble() + 1.0) * 50.0 + 1e-9)));
        ++(row.outcome == Outcome::Accepted ? accepted : others)[bin];
    }
    const auto histogram = answerOf(m_logs.log().scores(filter));
    QVERIFY(histogram);
    QCOMPARE(histogram->accepted, accepted);
    QCOMPARE(histogram->others, others);
    QCOMPARE(histogram->withoutScore, without);
}

void TestSqlSessionLog::theThresholdIsNamedOnlyWhenItIsOne()
{
    QVERIFY(!answerOf(m_logs.log().scores({}))->threshold);
    SessionFilter one;
    one.text = m_logs.all().first().id.toString();
    QCOMPARE(answerOf(m_logs.log().scores(one))->threshold, std::optional(m_logs.all().first().threshold));
    QVERIFY(!answerOf(m_logs.log().scores(filters()[11]))->threshold);
}

void TestSqlSessionLog::detailIsTheWholeRecord()
{
    for (qsizetype i = 0; i < m_logs.all().size(); i += 100) {
        const auto detail = answerOf(m_logs.log().detail(m_logs.all()[i].id));
        QVERIFY(detail);
        QCOMPARE(detail->record, m_logs.all()[i]);
        QCOMPARE(detail->storedMs, m_logs.nowMs());
    }
    const auto missing = answerOf(m_logs.log().detail(SessionId::create()));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
}

void TestSqlSessionLog::evidenceIsOpenedInTheReader()
{
    const SessionRecord& session = m_logs.all()[0];
    Batch batch;
    const EvidenceId id = EvidenceId::create();
    batch.evidence = {{session.kiosk, {id, session.id, 900, QByteArray(33, 's')}, {}}};
    QVERIFY(m_logs.writer().write(batch));
    const auto evidence = answerOf(m_logs.log().evidence(session.id));
    QVERIFY(evidence);
    QCOMPARE(evidence->size(), 1);
    QCOMPARE(evidence->first().id, id);
    QCOMPARE(evidence->first().capturedMs, 900);
    QCOMPARE(evidence->first().picture.width(), 33);
    QVERIFY(answerOf(m_logs.log().evidence(m_logs.all()[1].id))->isEmpty());
}

void TestSqlSessionLog::evidenceThatCannotBeOpenedIsAnError()
{
    Batch batch;
    batch.evidence = {{m_logs.all()[2].kiosk, {EvidenceId::create(), m_logs.all()[2].id, 900, "broken"}, {}}};
    QVERIFY(m_logs.writer().write(batch));
    const auto evidence = answerOf(m_logs.log().evidence(m_logs.all()[2].id));
    QVERIFY(!evidence);
    QCOMPARE(evidence.error().code, ErrorCode::Corrupt);
}

void TestSqlSessionLog::aMissingDatabaseIsAnErrorAndTriedAgain()
{
    const auto later = m_logs.makeEmpty();
    SqlSessionLog log(later->address(), {});
    const auto missing = answerOf(log.page({}, std::nullopt, 10));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(Database::openOrCreate(later->address(), Schema::branch()));
    const auto found = answerOf(log.page({}, std::nullopt, 10));
    QVERIFY(found);
    QVERIFY(found->isEmpty());
}

void TestSqlSessionLog::destroyingTheLogEndsOpenQuestions()
{
    QList<QFuture<Result<QList<SessionRow>>>> open;
    {
        SqlSessionLog log(m_logs.address(), {});
        for (int i = 0; i < 200; ++i)
            open.append(log.page({}, std::nullopt, 1000));
    }
    int unanswered = 0;
    for (const auto& future : open) {
        QVERIFY(future.isFinished());
        unanswered += future.isCanceled() ? 1 : 0;
    }
    QVERIFY(unanswered > 0);
}

QTEST_GUILESS_MAIN(TestSqlSessionLog)
#include "tst_sqlsessionlog.moc"
