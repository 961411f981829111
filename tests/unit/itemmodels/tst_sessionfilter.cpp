// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/sessionfiltersuggestions.h"
#include "itemmodels/sessionfiltertext.h"

#include <QDateTime>
#include <QTest>

using namespace jinbi;

namespace {

const QTimeZone kKunming(QByteArrayLiteral("Asia/Shanghai"));

qint64 at(const QString& local)
{
    return QDateTime(QDate::fromString(local.left(10), Qt::ISODate), QTime::fromString(local.mid(11)), kKunming)
        .toMSecsSinceEpoch();
}

qint64 now()
{
    return at(QStringLiteral("2026-11-23 14:32:07"));
}

QString canonical(const QString& typed)
{
    const auto token = filtertext::parse(typed);
    return token ? filtertext::toText({*token}) : QStringLiteral("error: ") + token.error().message;
}

} // namespace

class TestSessionFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatPeopleTypeBecomesAToken_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("kiosk") << "kiosk K-0342"
                               << "kiosk=K-0342";
        QTest::newRow("kiosk is") << "Kiosk is K-0342"
                                  << "kiosk=K-0342";
        QTest::newRow("symbol") << "score>=0.58"
                                << "score>=0.58";
        QTest::newRow("math symbol") << "score ≤ .6"
                                     << "score<=0.60";
        QTest::newRow("words") << "Score at least 0,5805"
                               << "score>=0.5805";
        QTest::newRow("real minus") << "score at most −0.1"
                                    << "score<=-0.10";
        QTest::newRow("the end of the range") << "score at most 1"
                                              << "score<=1.00";
        QTest::newRow("preset") << "time yesterday"
                                << "time=yesterday";
        QTest::newRow("preset of words") << "Time last 7 days"
                                         << "time=last7days";
        QTest::newRow("day") << "time 2026/11/3"
                             << "time=2026-11-03";
        QTest::newRow("moment") << "time from 2026-11-20 9:30"
                                << "time>=\"2026-11-20 09:30\"";
        QTest::newRow("outcome by word") << "outcome is suspected attack"
                                         << "outcome=liveness_failed";
        QTest::newRow("outcome by name") << "outcome wrong_pin"
                                         << "outcome=wrong_pin";
        QTest::newRow("customer") << "customer 4417"
                                  << "customer=4417";
        QTest::newRow("free text") << "harbour road"
                                   << "text=\"harbour road\"";
        QTest::newRow("a field name within a word") << "timetable"
                                                    << "text=timetable";
    }
    void whatPeopleTypeBecomesAToken()
    {
        QFETCH(QString, typed);
        QFETCH(QString, wanted);
        QCOMPARE(canonical(typed), wanted);
    }

    void aRefusalNamesTheLimit_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("named");
        QTest::newRow("too high") << "score at least 1.01"
                                  << "−1 and 1";
        QTest::newRow("too low") << "score at least -1.0001"
                                 << "−1 and 1";
        QTest::newRow("no number") << "score at least high"
                                   << "−1 and 1";
        QTest::newRow("nan") << "score at least nan"
                             << "−1 and 1";
        QTest::newRow("too fine") << "score at least 0.58001"
                                  << "four decimals";
        QTest::newRow("no direction") << "score 0.5"
                                      << "at least or at most";
        QTest::newRow("no day") << "time from 2026-02-30"
                                << "2026-11-20";
        QTest::newRow("no time") << "time from 2026-02-20 25:00"
                                 << "23:59";
        QTest::newRow("a moment is not a span") << "time 2026-02-20 12:00"
                                                << "from or until";
        QTest::newRow("no such outcome") << "outcome nearly"
                                         << "nearly";
        QTest::newRow("no kiosk name") << "kiosk a b"
                                       << "letters, digits";
        QTest::newRow("nothing") << "kiosk is "
                                 << "Say what";
        QTest::newRow("too long") << QStringLiteral("x").repeated(65) << "64";
    }
    void aRefusalNamesTheLimit()
    {
        QFETCH(QString, typed);
        QFETCH(QString, named);
        const auto token = filtertext::parse(typed);
        QVERIFY(!token);
        QCOMPARE(token.error().code, ErrorCode::Invalid);
        QVERIFY2(token.error().message.contains(named), qPrintable(token.error().message));
    }

    void keptTextComesBackAsItWas()
    {
        const QList<FilterToken> tokens{
            {FilterField::Time, FilterOp::From, QStringLiteral("2026-11-20 14:30")},
            {FilterField::Time, FilterOp::Until, QStringLiteral("yesterday")},
            {FilterField::Kiosk, FilterOp::Is, QStringLiteral("K-0342")},
            {FilterField::Kiosk, FilterOp::Is, QStringLiteral("K-0100")},
            {FilterField::Outcome, FilterOp::Is, QStringLiteral("below_threshold")},
            {FilterField::Score, FilterOp::From, QStringLiteral("-0.10")},
            {FilterField::Score, FilterOp::Until, QStringLiteral("0.5805")},
            {FilterField::Customer, FilterOp::Is, QStringLiteral("C-1042")},
            {FilterField::Text, FilterOp::Is, QStringLiteral("a \"quoted\" \\ part")},
        };
        const auto back = filtertext::fromText(filtertext::toText(tokens));
        QVERIFY(back);
        QCOMPARE(*back, tokens);
    }
    void keptTextThatIsBrokenIsRefused()
    {
        QVERIFY(!filtertext::fromText(QStringLiteral("time=today colour=red")));
        QVERIFY(!filtertext::fromText(QStringLiteral("score>=7")));
        QVERIFY(!filtertext::fromText(QStringLiteral("kiosk=\"a b\"")));
    }

    void daysBeginAtMidnightOfTheSite()
    {
        const auto filterOf = [](const QString& text) {
            return filtertokens::toFilter(*filtertext::fromText(text), now(), kKunming);
        };
        const SessionFilter today = filterOf(QStringLiteral("time=today"));
        QCOMPARE(*today.fromMs, at(QStringLiteral("2026-11-23 00:00:00")));
        QCOMPARE(*today.untilMs, at(QStringLiteral("2026-11-24 00:00:00")));
        const SessionFilter week = filterOf(QStringLiteral("time=last7days"));
        QCOMPARE(*week.fromMs, at(QStringLiteral("2026-11-17 00:00:00")));
        const SessionFilter span = filterOf(QStringLiteral("time>=2026-11-01 time<=2026-11-14"));
        QCOMPARE(*span.fromMs, at(QStringLiteral("2026-11-01 00:00:00")));
        QCOMPARE(*span.untilMs, at(QStringLiteral("2026-11-15 00:00:00")));
        const SessionFilter since = filterOf(QStringLiteral("time>=\"2026-11-20 14:30\""));
        QCOMPARE(*since.fromMs, at(QStringLiteral("2026-11-20 14:30:00")));
        QVERIFY(!since.untilMs);
    }
    void kiosksWidenAndFieldsNarrow()
    {
        const auto tokens = filtertext::fromText(
            QStringLiteral("kiosk=K-1 kiosk=K-2 outcome=accepted score>=0.58 score<=0.6 customer=4417 text=ab"));
        QVERIFY(tokens);
        const SessionFilter filter = filtertokens::toFilter(*tokens, now(), kKunming);
        QCOMPARE(filter.kiosks.size(), 2);
        QCOMPARE(filter.outcomes, QList<Outcome>{Outcome::Accepted});
        QCOMPARE(*filter.scoreAtLeast, 5800);
        QCOMPARE(*filter.scoreAtMost, 6000);
        QCOMPARE(filter.customer, QStringLiteral("4417"));
        QCOMPARE(filter.text, QStringLiteral("ab"));
    }
    void aNewLimitReplacesTheOldOne()
    {
        QList<FilterToken> tokens =
            *filtertext::fromText(QStringLiteral("time>=2026-11-01 time<=2026-11-14 kiosk=K-1"));
        tokens = filtertokens::with(tokens, *filtertext::parse(QStringLiteral("time today")));
        QCOMPARE(filtertext::toText(tokens), QStringLiteral("kiosk=K-1 time=today"));
        tokens = filtertokens::with(tokens, *filtertext::parse(QStringLiteral("kiosk K-1")));
        QCOMPARE(filtertext::toText(tokens), QStringLiteral("time=today kiosk=K-1"));
    }

    void everySuggestedTokenCanBeRead()
    {
        const QList<KioskId> kiosks{*KioskId::from(QStringLiteral("K-0342")), *KioskId::from(QStringLiteral("K-0100"))};
        int complete = 0;
        for (const QString& typed :
             {QString(), QStringLiteral("k"), QStringLiteral("Kiosk "), QStringLiteral("outcome "),
              QStringLiteral("time "), QStringLiteral("time from "), QStringLiteral("score ")}) {
            const auto suggestions = filtersuggestions::after(typed, kiosks, QDate(2026, 11, 23));
            QVERIFY2(!suggestions.isEmpty(), qPrintable(typed));
            QVERIFY(suggestions.size() <= filtersuggestions::kMost);
            for (const FilterSuggestion& suggestion : suggestions) {
                if (suggestion.isComplete) {
                    ++complete;
                    QVERIFY2(filtertext::parse(suggestion.text), qPrintable(suggestion.text));
                } else if (!suggestion.text.isEmpty()) {
                    QVERIFY(filtertext::takeApart(suggestion.text).field.has_value());
                }
            }
        }
        QVERIFY(complete >= 20);
    }
    void typingNarrowsTheSuggestions()
    {
        const QList<KioskId> kiosks{*KioskId::from(QStringLiteral("K-0342")), *KioskId::from(QStringLiteral("K-0100"))};
        const auto found = filtersuggestions::after(QStringLiteral("kiosk 34"), kiosks, QDate(2026, 11, 23));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().text, QStringLiteral("Kiosk is K-0342"));
        const auto fields = filtersuggestions::after(QStringLiteral("ou"), kiosks, QDate(2026, 11, 23));
        QCOMPARE(fields.first().label, QStringLiteral("Outcome"));
    }
};

QTEST_GUILESS_MAIN(TestSessionFilter)
#include "tst_sessionfilter.moc"
