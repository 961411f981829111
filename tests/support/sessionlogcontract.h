// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/sessionexamples.h"

#include "ports/sessionlog.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace jinbi {

/// A log under test and a way to put sessions into it.
class SessionLogSubject
{
public:
    virtual ~SessionLogSubject() = default;
    virtual SessionLog& log() = 0;
    /// Returns when the session is stored.
    virtual void store(const SessionRecord& record, const QList<SessionEvidence>& pictures) = 0;
};

/// What every SessionLog owes its readers. Derive, make the subject, and QTest runs it.
class SessionLogContract : public QObject
{
    Q_OBJECT

protected:
    virtual std::unique_ptr<SessionLogSubject> makeSubject() = 0;

    template <class T>
    static Result<T> answerOf(QFuture<Result<T>> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10000) || future.resultCount() == 0)
            return Error{ErrorCode::Unavailable, {}, QStringLiteral("no answer")};
        return future.result();
    }

    QList<SessionRow> rowsOf(const SessionFilter& filter)
    {
        const auto rows = answerOf(m_subject->log().page(filter, std::nullopt, 10000));
        return rows ? *rows : QList<SessionRow>();
    }

private Q_SLOTS:
    void init()
    {
        m_subject = makeSubject();
        m_rows.clear();
        for (int i = 0; i < 60; ++i) {
            SessionRow row = examples::row(i);
            if (i >= 50) // began in the same millisecond: the id decides
                row.key.startedMs = examples::row(50).key.startedMs;
            m_rows.append(row);
        }
        std::sort(m_rows.begin(), m_rows.end(),
                  [](const SessionRow& a, const SessionRow& b) { return precedes(a.key, b.key); });
        // Stored in another order than they began.
        for (int i = 0; i < 60; ++i)
            m_subject->store(examples::record(m_rows.at(i * 37 % 60), quint64(i) + 1), {});
    }
    void cleanup() { m_subject.reset(); }

    void pagesHoldEverySessionOnceNewestFirst()
    {
        QList<SessionRow> seen;
        std::optional<SessionKey> from;
        do {
            const auto page = answerOf(m_subject->log().page({}, from, 8));
            QVERIFY(page);
            QVERIFY(page->size() <= 8);
            for (const SessionRow& row : *page) {
                if (seen.isEmpty() || seen.last().key != row.key)
                    seen.append(row);
            }
            if (page->size() < 8)
                break;
            from = page->last().key;
        } while (seen.size() < 100);
        QCOMPARE(seen.size(), m_rows.size());
        for (qsizetype i = 0; i < seen.size(); ++i)
            QCOMPARE(seen.at(i).key.id.toString(), m_rows.at(i).key.id.toString());
    }
    void aRowSaysWhatTheRecordSaid()
    {
        const QList<SessionRow> rows = rowsOf({});
        QCOMPARE(rows.size(), m_rows.size());
        for (qsizetype i = 0; i < rows.size(); ++i)
            QVERIFY2(rows.at(i) == m_rows.at(i), qPrintable(QString::number(i)));
    }
    void aPageBeginsWithTheKeyItWasAskedFor()
    {
        const auto page = answerOf(m_subject->log().page({}, m_rows.at(20).key, 5));
        QVERIFY(page);
        QCOMPARE(page->size(), 5);
        QVERIFY(page->first().key == m_rows.at(20).key);
    }

    void filtersKeepExactlyWhatTheyName_data()
    {
        QTest::addColumn<QString>("which");
        for (const char* which : {"from", "until", "kiosks", "outcomes", "scores", "customer", "tail", "text", "both"})
            QTest::newRow(which) << QString::fromLatin1(which);
    }
    void filtersKeepExactlyWhatTheyName()
    {
        QFETCH(QString, which);
        const SessionFilter filter = filterCalled(which);
        QList<SessionId> wanted;
        for (const SessionRow& row : std::as_const(m_rows)) {
            if (belongs(row, filter))
                wanted.append(row.key.id);
        }
        QList<SessionId> found;
        for (const SessionRow& row : rowsOf(filter))
            found.append(row.key.id);
        QVERIFY(!wanted.isEmpty());
        QVERIFY(wanted.size() < m_rows.size());
        QVERIFY(found == wanted);
    }

    void newerThanLeavesOutTheKeyItself()
    {
        const auto rows = answerOf(m_subject->log().newerThan({}, m_rows.at(7).key, 100));
        QVERIFY(rows);
        QCOMPARE(rows->size(), 7);
        QVERIFY(rows->first().key == m_rows.at(0).key);
        QVERIFY(rows->last().key == m_rows.at(6).key);
    }
    void ofTooManyNewerOnesThoseNextToTheKeyCome()
    {
        const auto rows = answerOf(m_subject->log().newerThan({}, m_rows.at(20).key, 5));
        QVERIFY(rows);
        QCOMPARE(rows->size(), 5);
        QVERIFY(rows->first().key == m_rows.at(15).key);
        QVERIFY(rows->last().key == m_rows.at(19).key);
    }
    void everythingIsNewerThanTheEmptyKey()
    {
        const auto rows = answerOf(m_subject->log().newerThan({}, {}, 100));
        QVERIFY(rows);
        QCOMPARE(rows->size(), m_rows.size());
    }

    void anchorStepsMeetWithoutGapOrOverlap()
    {
        QList<SessionKey> anchors;
        qint64 rows = 0;
        std::optional<SessionKey> after;
        do {
            const auto step = answerOf(m_subject->log().anchors({}, after, 10, 20));
            QVERIFY(step);
            anchors += step->anchors;
            rows += step->rows;
            after = step->resumeAfter;
        } while (after && rows < 1000);
        QCOMPARE(rows, m_rows.size());
        QCOMPARE(anchors.size(), 6);
        for (qsizetype i = 0; i < anchors.size(); ++i)
            QVERIFY(anchors.at(i) == m_rows.at(i * 10).key);
    }
    void anchorsAfterTheOldestAreNone()
    {
        const auto step = answerOf(m_subject->log().anchors({}, m_rows.last().key, 10, 20));
        QVERIFY(step);
        QCOMPARE(step->rows, 0);
        QVERIFY(step->anchors.isEmpty());
        QVERIFY(!step->resumeAfter);
    }

    void aDetailIsTheWholeRecord()
    {
        SessionRecord whole = examples::record(examples::row(900), 900);
        m_subject->store(whole, {});
        const auto detail = answerOf(m_subject->log().detail(whole.id));
        QVERIFY(detail);
        QVERIFY(detail->record == whole);
        QVERIFY(detail->storedMs > 0);
    }
    void anUnknownSessionIsNotFound()
    {
        const auto detail = answerOf(m_subject->log().detail(examples::sessionId(123456)));
        QVERIFY(!detail);
        QCOMPARE(detail.error().code, ErrorCode::NotFound);
        QVERIFY(!detail.error().message.isEmpty());
    }
    void aSessionWithoutPicturesHasNone()
    {
        const auto pictures = answerOf(m_subject->log().evidence(m_rows.first().key.id));
        QVERIFY(pictures);
        QVERIFY(pictures->isEmpty());
    }

    void scoresAreCountedInHundredBins()
    {
        const auto histogram = answerOf(m_subject->log().scores({}));
        QVERIFY(histogram);
        QCOMPARE(histogram->accepted.size(), 100);
        QCOMPARE(histogram->others.size(), 100);
        QList<qint64> accepted(100, 0);
        qint64 without = 0;
        for (const SessionRow& row : std::as_const(m_rows)) {
            if (!row.score)
                ++without;
            else if (row.outcome == Outcome::Accepted)
                ++accepted[std::min(99, (row.score->units() + 10000) / 200)];
        }
        QCOMPARE(histogram->withoutScore, without);
        QCOMPARE(histogram->accepted, accepted);
        QVERIFY(histogram->threshold.has_value());
        QCOMPARE(histogram->threshold->units(), 5800);
    }
    void mixedThresholdsAreNone()
    {
        SessionRow other = examples::row(901);
        other.threshold = *MatchScore::fromUnits(6100);
        m_subject->store(examples::record(other, 901), {});
        const auto histogram = answerOf(m_subject->log().scores({}));
        QVERIFY(histogram);
        QVERIFY(!histogram->threshold);
    }

    void anExportWritesOneLineForEachSession()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.csv"));
        SessionFilter filter;
        filter.kiosks = {examples::kiosk(3)};
        const qsizetype wanted = rowsOf(filter).size();
        const auto rows = answerOf(m_subject->log().exportCsv(filter, path));
        QVERIFY(rows);
        QCOMPARE(*rows, wanted);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().trimmed().count('\n'), wanted);
    }
    void anExportToNowhereSaysSo()
    {
        const auto rows = answerOf(m_subject->log().exportCsv({}, QStringLiteral("/nonexistent/folder/out.csv")));
        QVERIFY(!rows);
        // Which of the two depends on how far the log looks before it writes.
        QVERIFY(rows.error().code == ErrorCode::Io || rows.error().code == ErrorCode::NotFound);
        QVERIFY(!rows.error().message.isEmpty());
    }

private:
    SessionFilter filterCalled(const QString& which) const
    {
        SessionFilter filter;
        const bool both = which == QLatin1StringView("both");
        if (which == QLatin1StringView("from") || both)
            filter.fromMs = m_rows.at(30).key.startedMs;
        if (which == QLatin1StringView("until"))
            filter.untilMs = m_rows.at(30).key.startedMs;
        if (which == QLatin1StringView("kiosks") || both)
            filter.kiosks = {examples::kiosk(1), examples::kiosk(2)};
        if (which == QLatin1StringView("outcomes"))
            filter.outcomes = {Outcome::NoFace, Outcome::WrongPin};
        if (which == QLatin1StringView("scores")) {
            filter.scoreAtLeast = m_rows.at(2).score->units();
            filter.scoreAtMost = m_rows.at(3).score->units();
        }
        if (which == QLatin1StringView("customer"))
            filter.customer = m_rows.at(1).customer;
        if (which == QLatin1StringView("tail"))
            filter.customer = m_rows.at(1).phoneTail;
        if (which == QLatin1StringView("text"))
            filter.text = m_rows.at(12).key.id.toString().mid(2, 6);
        return filter;
    }
    /// Written once more, and more plainly, than in any log: this is the yardstick.
    static bool belongs(const SessionRow& row, const SessionFilter& filter)
    {
        if (filter.fromMs && row.key.startedMs < *filter.fromMs)
            return false;
        if (filter.untilMs && row.key.startedMs >= *filter.untilMs)
            return false;
        if (!filter.kiosks.isEmpty() && !filter.kiosks.contains(row.kiosk))
            return false;
        if (!filter.outcomes.isEmpty() && !filter.outcomes.contains(row.outcome))
            return false;
        if (filter.scoreAtLeast && (!row.score || row.score->units() < *filter.scoreAtLeast))
            return false;
        if (filter.scoreAtMost && (!row.score || row.score->units() > *filter.scoreAtMost))
            return false;
        if (!filter.customer.isEmpty() && row.customer != filter.customer && row.phoneTail != filter.customer)
            return false;
        return filter.text.isEmpty() || row.key.id.toString().contains(filter.text);
    }

    std::unique_ptr<SessionLogSubject> m_subject;
    QList<SessionRow> m_rows;
};

} // namespace jinbi
