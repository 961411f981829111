// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/generatecommand.h"

#include "admin/commandline.h"
#include "admin/storegenerator.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTextStream>

#include <algorithm>
#include <limits>

namespace jinbi::admin {

namespace {

constexpr qint64 kMostSessions = 200000000;
constexpr qint64 kReportEveryMs = 1000;
constexpr int kSessionsOfAKioskADay = 450;

struct Order
{
    BranchShape shape;
    QString folder;
    bool add = false;
};

Result<qint64> number(const QCommandLineParser& parser, const QString& option, qint64 least, qint64 most)
{
    bool isNumber = false;
    const qint64 value = parser.value(option).toLongLong(&isNumber);
    if (isNumber && value >= least && value <= most)
        return value;
    return Error{ErrorCode::Invalid,
                 say(QT_TRANSLATE_NOOP("jinbi-admin", "--%1 takes a whole number from %2 to %3."))
                     .arg(option)
                     .arg(least)
                     .arg(most),
                 {}};
}

void addOptions(QCommandLineParser& parser)
{
    const auto option = [&parser](const char* name, const char* words, const char* value, const QString& usual = {}) {
        parser.addOption({QLatin1StringView(name).toString(), say(words), QLatin1StringView(value).toString(), usual});
    };
    parser.setApplicationDescription(say(
        QT_TRANSLATE_NOOP("jinbi-admin", "Makes a store of invented sessions, to try the console at its full size.")));
    option("sessions", QT_TRANSLATE_NOOP("jinbi-admin", "How many sessions."), "n");
    option("data", QT_TRANSLATE_NOOP("jinbi-admin", "Folder of the branch; its store is branch.sqlite."), "dir");
    option("seed", QT_TRANSLATE_NOOP("jinbi-admin", "The same seed and day give the same sessions."), "n",
           QStringLiteral("1"));
    option("kiosks", QT_TRANSLATE_NOOP("jinbi-admin", "How many kiosks; as many as are needed when left out."), "n");
    option("days", QT_TRANSLATE_NOOP("jinbi-admin", "Over how many days."), "n", QStringLiteral("365"));
    option("until", QT_TRANSLATE_NOOP("jinbi-admin", "The last day, as 2026-01-31; yesterday when left out."), "day");
    parser.addOption(
        {QStringLiteral("add"), say(QT_TRANSLATE_NOOP("jinbi-admin", "Add to a store that is there; slow."))});
}

Result<Order> orderFrom(const QCommandLineParser& parser)
{
    Order order;
    const auto sessions = number(parser, QStringLiteral("sessions"), 1, kMostSessions);
    if (!sessions)
        return sessions.error();
    const auto seed = number(parser, QStringLiteral("seed"), 0, std::numeric_limits<qint64>::max());
    if (!seed)
        return seed.error();
    const auto days = number(parser, QStringLiteral("days"), 1, 3650);
    if (!days)
        return days.error();
    order.shape = {*sessions, static_cast<int>(std::clamp<qint64>(*sessions / *days / kSessionsOfAKioskADay, 6, 512)),
                   static_cast<int>(*days), QDateTime::currentDateTimeUtc().date().addDays(-1),
                   static_cast<quint64>(*seed)};
    if (parser.isSet(QStringLiteral("kiosks"))) {
        const auto kiosks = number(parser, QStringLiteral("kiosks"), 1, 2000);
        if (!kiosks)
            return kiosks.error();
        order.shape.kiosks = static_cast<int>(*kiosks);
    }
    if (parser.isSet(QStringLiteral("until")))
        order.shape.lastDay = QDate::fromString(parser.value(QStringLiteral("until")), Qt::ISODate);
    const int year = order.shape.lastDay.year();
    if (!order.shape.lastDay.isValid() || year < 2021 || year > 2098)
        return Error{
            ErrorCode::Invalid, say(QT_TRANSLATE_NOOP("jinbi-admin", "--until takes a day such as 2026-01-31.")), {}};
    order.folder = parser.value(QStringLiteral("data"));
    if (order.folder.isEmpty())
        return Error{ErrorCode::Invalid, say(QT_TRANSLATE_NOOP("jinbi-admin", "--data DIR is required.")), {}};
    order.add = parser.isSet(QStringLiteral("add"));
    return order;
}

/// One line a second on standard error, in place when a person watches.
class Reporter
{
public:
    Reporter() { m_clock.start(); }
    void operator()(const GeneratorStep& step)
    {
        if (m_lastMs >= 0 && step.what == m_what && m_clock.elapsed() - m_lastMs < kReportEveryMs)
            return;
        m_lastMs = m_clock.elapsed();
        m_what = step.what;
        QTextStream out(stderr);
        if (step.what == GeneratorStep::What::Indexes)
            out << say(QT_TRANSLATE_NOOP("jinbi-admin", "index %1 of %2")).arg(step.done).arg(step.all);
        else
            out << say(QT_TRANSLATE_NOOP("jinbi-admin", "%1 of %2 sessions, %3 a second"))
                       .arg(step.done)
                       .arg(step.all)
                       .arg(step.done * 1000 / std::max<qint64>(1, m_lastMs));
        out << Qt::endl;
    }
    [[nodiscard]] qint64 elapsedMs() const { return m_clock.elapsed(); }

private:
    QElapsedTimer m_clock;
    qint64 m_lastMs = -1;
    GeneratorStep::What m_what = GeneratorStep::What::Sessions;
};

int run(const Order& order)
{
    if (!QDir().mkpath(order.folder))
        return complain(say(QT_TRANSLATE_NOOP("jinbi-admin", "The folder %1 could not be made.")).arg(order.folder),
                        kFailed);
    const QString path = order.folder + QStringLiteral("/branch.sqlite");
    Reporter report;
    StoreGenerator generator(order.shape, watchForStop(), [&report](const GeneratorStep& step) { report(step); });
    const Result<void> made = order.add ? generator.addToStore(path) : generator.createStore(path);
    if (!made)
        return complain(made.error().message + QLatin1Char(' ') + made.error().detail, kFailed);
    const qint64 bytes = QFileInfo(path).size();
    QTextStream(stderr) << say(QT_TRANSLATE_NOOP("jinbi-admin",
                                                 "%1 sessions of %2 kiosks in %3 s; the store has %4 MB."))
                               .arg(order.shape.sessions)
                               .arg(order.shape.kiosks)
                               .arg(static_cast<double>(report.elapsedMs()) / 1000, 0, 'f', 1)
                               .arg(bytes / 1000000)
                        << Qt::endl;
    return kDone;
}

} // namespace

int generate(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    const QCommandLineOption help = parser.addHelpOption();
    if (!parser.parse(arguments))
        return complain(parser.errorText(), kBadArguments);
    if (parser.isSet(help)) {
        QTextStream(stdout) << parser.helpText();
        return kDone;
    }
    const auto order = orderFrom(parser);
    return order ? run(*order) : complain(order.error().message, kBadArguments);
}

} // namespace jinbi::admin
