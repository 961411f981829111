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
        const QList<SessionId> found = checkFilter(filterCalled(which), qPrintable(which));
        QVERIFY(!found.isEmpty());
        QVERIFY(found.size() < m_rows.size());
    }

    // Many texts in one test, because each test fills a log of its own.
    void aTextIsPartOfANameOrTheStartOfAnId()
    {
        const QString id = examples::sessionId(12).toString();
        const auto row = [this](const char* name, const QString& text, bool isFound) {
            SessionFilter filter;
            filter.text = text;
            QVERIFY2(checkFilter(filter, name).isEmpty() != isFound, name);
        };
        row("a kiosk", QStringLiteral("K-0103"), true);
        row("a kiosk in lower case", QStringLiteral("k-0103"), true);
        row("several kiosks", QStringLiteral("-010"), true);
        row("every kiosk", QStringLiteral("K"), true);
        row("a customer", QStringLiteral("C-1012"), true);
        row("a customer in lower case", QStringLiteral("c-1012"), true);
        row("several customers", QStringLiteral("c-10"), true);
        row("kiosks and customers", QStringLiteral("10"), true);
        row("one character", QStringLiteral("3"), true);
        row("the whole of an id", id, true);
        row("the start of an id", id.left(kShortestIdStart), true);
        row("the start of an id up to its hyphen", id.left(9), true);
        row("the start of an id in capitals", id.left(10).toUpper(), true);
        row("too little of an id", id.left(kShortestIdStart - 1), false);
        row("the middle of an id", id.mid(2, 7), false);
        row("the end of an id", id.right(10), false);
        row("more than an id", id + QLatin1Char('0'), false);
        row("a percent sign", QStringLiteral("%"), false);
        row("a place holder", QStringLiteral("C_10"), false);
        row("a backslash", QStringLiteral("\\"), false);
        row("a quote", QStringLiteral("'"), false);
        row("an attempt", QStringLiteral("'; DROP TABLE session; --"), false);
        row("an emoji", QString::fromUtf8("\xF0\x9F\x98\x80"), false);
        row("a long text", QString(10000, QLatin1Char('k')), false);
        row("a long text of signs", QString(10000, QLatin1Char('%')), false);
        row("a NUL", QString(QChar::Null), false);
    }
    void aTextNarrowsEveryOtherFilter()
    {
        const QString id = examples::sessionId(12).toString();
        for (const char* which : {"from", "until", "kiosks", "outcomes", "scores", "customer", "tail", "both"}) {
            for (const QString& text : {QStringLiteral("k-010"), QStringLiteral("k-0101"), QStringLiteral("c-10"),
                                        QStringLiteral("c-1001"), QStringLiteral("1"), id.left(4)}) {
                SessionFilter filter = filterCalled(QString::fromLatin1(which));
                filter.text = text;
                checkFilter(filter, which);
            }
        }
    }
    void aCustomerWhoCameAfterTheFilterWasSetIsFound()
    {
        SessionFilter filter;
        filter.text = QStringLiteral("z-9");
        const auto before = answerOf(m_subject->log().newerThan(filter, m_rows.first().key, 100));
        QVERIFY(before);
        QVERIFY(before->isEmpty());
        SessionRow late = examples::row(902);
        late.key.startedMs = examples::kNow + 5000;
        late.customer = QStringLiteral("Z-97");
        m_subject->store(examples::record(late, 902), {});
        const auto after = answerOf(m_subject->log().newerThan(filter, m_rows.first().key, 100));
        QVERIFY(after);
        QCOMPARE(after->size(), 1);
        QVERIFY(after->first().key == late.key);
        QCOMPARE(rowsOf(filter).size(), 1);
    }
    void ofHundredsOfCustomersNoneIsLeftOutOrTwice()
    {
        for (int i = 60; i < 400; ++i) {
            m_rows.append(examples::row(i));
            m_subject->store(examples::record(m_rows.last(), quint64(i) + 1), {});
        }
        std::sort(m_rows.begin(), m_rows.end(),
                  [](const SessionRow& a, const SessionRow& b) { return precedes(a.key, b.key); });
        for (const char* text : {"c-1", "c-10", "C-", "1", "-01"}) {
            SessionFilter filter;
            filter.text = QString::fromLatin1(text);
            QVERIFY2(!checkFilter(filter, text).isEmpty(), text);
        }
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
            filter.text = m_rows.at(12).key.id.toString().left(6);
        return filter;
    }
    /// Page, live tail, count and chart agree on what belongs to a filter; returns what was found.
    QList<SessionId> checkFilter(const SessionFilter& filter, const char* name)
    {
        QList<SessionId> wanted;
        for (const SessionRow& row : std::as_const(m_rows)) {
            if (belongs(row, filter))
                wanted.append(row.key.id);
        }
        QList<SessionId> found;
        for (const SessionRow& row : rowsOf(filter))
            found.append(row.key.id);
        const auto newer = answerOf(m_subject->log().newerThan(filter, {}, 10000));
        const auto count = answerOf(m_subject->log().anchors(filter, std::nullopt, 10, 10000));
        const auto scores = answerOf(m_subject->log().scores(filter));
        if (!newer || !count || !scores)
            return failed("no answer", name);
        qint64 inChart = scores->withoutScore;
        for (qsizetype i = 0; i < scores->accepted.size(); ++i)
            inChart += scores->accepted.at(i) + scores->others.at(i);
        if (found != wanted)
            return failed("the page", name);
        if (newer->size() != wanted.size() || count->rows != wanted.size() || inChart != wanted.size())
            return failed("live tail, count or chart", name);
        return found;
    }
    static QList<SessionId> failed(const char* what, const char* name)
    {
        QTest::qFail(qPrintable(QStringLiteral("%1: %2").arg(QString::fromUtf8(name), QString::fromUtf8(what))),
                     __FILE__, __LINE__);
        return {};
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
        if (filter.text.isEmpty())
            return true;
        const QString text = filter.text.toLower();
        return row.kiosk.toString().toLower().contains(text) || row.customer.toLower().contains(text) ||
               (text.size() >= kShortestIdStart && row.key.id.toString().startsWith(text));
    }

    std::unique_ptr<SessionLogSubject> m_subject;
    QList<SessionRow> m_rows;
};

} // namespace jinbi
