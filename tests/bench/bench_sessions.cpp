// SPDX-License-Identifier: GPL-3.0-or-later
// The session log on a large store: first page, filters, jumps, live tail, chart, export; beside the same queries bare.
#include "bench/figures.h"

#include "domain/names.h"
#include "itemmodels/sessionlogmodel.h"
#include "pages/sessions/sessiontable.h"
#include "platform/systemclock.h"
#include "store/filterclause.h"
#include "store/sessioncolumns.h"
#include "store/sessionwriter.h"
#include "store/sqlsessionlog.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <memory>

using namespace jinbi;
using namespace jinbi::bench;

namespace {

const store::Dialect& kSqlite = store::dialectOf(store::StoreAddress::Kind::Sqlite);
constexpr int kFirstRows = 100; // what SessionLogModel asks for first
constexpr int kPageRows = 1200; // a page with its slack
constexpr double kAnswerMs = 50;
constexpr double kJumpMs = 100;
constexpr double kFrameMs = 16;

/// Knows how long the longest event took since it was asked last: so long the window did not answer. Counted in the
/// thread's processor time, so that it does not tell how busy the machine was with others.
class WatchedApplication final : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        ++m_depth;
        const double before = threadMs();
        const bool done = QApplication::notify(receiver, event);
        m_longestMs = std::max(m_longestMs, threadMs() - before);
        --m_depth;
        return done;
    }
    double takeLongestMs() { return std::exchange(m_longestMs, 0); }

private:
    int m_depth = 0;
    double m_longestMs = 0;
};

double residentMb()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

QSqlDatabase& bareDatabase()
{
    static QSqlDatabase database;
    return database;
}

/// The query of the reader with nothing around it; rows are stepped over.
double bareMs(const QString& where, const QVariantList& values, int limit, bool upwards)
{
    return millisecondsOf([&] {
        QSqlQuery query(bareDatabase());
        query.setForwardOnly(true);
        const QString order = upwards ? QStringLiteral("started_ms, id") : QStringLiteral("started_ms DESC, id DESC");
        query.prepare(QStringLiteral("SELECT %1 FROM session%2 ORDER BY %3 LIMIT %4")
                          .arg(store::columns::rowList(), where, order)
                          .arg(limit));
        for (int i = 0; i < values.size(); ++i)
            query.bindValue(i, values.at(i));
        query.exec();
        while (query.next()) {
        }
    });
}

double bareMs(const store::FilterClause& clause, int limit, bool upwards = false)
{
    return bareMs(clause.where(), clause.values(), limit, upwards);
}

/// A text is compared with every session on the way.
double bareMs(const SessionFilter& filter, int limit)
{
    if (filter.text.isEmpty())
        return bareMs(store::FilterClause::from(filter, std::nullopt, kSqlite), limit);
    const QVariant pattern = store::likePattern(filter.text.toLower());
    return bareMs(QStringLiteral(" WHERE (LOWER(kiosk) LIKE ? ESCAPE '\\' OR LOWER(customer) LIKE ? ESCAPE '\\')"),
                  {pattern, pattern}, limit, false);
}

struct Span
{
    qint64 oldest = 0;
    qint64 newest = 0;
    [[nodiscard]] qint64 at(double share) const
    {
        return oldest + static_cast<qint64>(static_cast<double>(newest - oldest) * share);
    }
};

struct NamedFilters
{
    QString name;
    QList<SessionFilter> filters;
    bool isCommon = true;
};

KioskId kiosk(int index)
{
    return *KioskId::from(QStringLiteral("K-%1").arg(101 + index, 4, 10, QLatin1Char('0')));
}

QList<NamedFilters> filterSets(int rounds, const Span& span, QRandomGenerator& random)
{
    const QList<Outcome> refused{Outcome::BelowThreshold, Outcome::WrongPin, Outcome::UnknownPhone,
                                 Outcome::WrongPerson};
    const auto make = [&](const QString& name, const std::function<void(SessionFilter&)>& fill, bool isCommon = true) {
        NamedFilters set{name, {}, isCommon};
        for (int i = 0; i < rounds; ++i) {
            SessionFilter filter;
            fill(filter);
            set.filters.append(filter);
            if (!isCommon && i == 2)
                break;
        }
        return set;
    };
    const auto anyKiosk = [&] { return kiosk(random.bounded(50)); };
    return {
        make(QStringLiteral("one kiosk"), [&](SessionFilter& f) { f.kiosks = {anyKiosk()}; }),
        make(QStringLiteral("kiosk + outcome"),
             [&](SessionFilter& f) {
                 f.kiosks = {anyKiosk()};
                 f.outcomes = {refused.at(random.bounded(3))};
             }),
        make(QStringLiteral("three kiosks + two outcomes"),
             [&](SessionFilter& f) {
                 f.kiosks = {anyKiosk(), anyKiosk(), anyKiosk()};
                 f.outcomes = {Outcome::WrongPin, Outcome::NoFace};
             }),
        make(QStringLiteral("a rare outcome"), [&](SessionFilter& f) { f.outcomes = {Outcome::Fault}; }),
        make(QStringLiteral("all refusals"), [&](SessionFilter& f) { f.outcomes = refused; }),
        make(QStringLiteral("score range"),
             [&](SessionFilter& f) {
                 f.scoreAtLeast = random.bounded(2500, 3600);
                 f.scoreAtMost = *f.scoreAtLeast + 300;
             }),
        make(QStringLiteral("score range + kiosk + month"),
             [&](SessionFilter& f) {
                 f.kiosks = {anyKiosk()};
                 f.scoreAtMost = 3600;
                 f.untilMs = span.at(0.1 + 0.9 * random.generateDouble());
                 f.fromMs = *f.untilMs - 30LL * 24 * 3600000;
             }),
        make(QStringLiteral("one customer"),
             [&](SessionFilter& f) {
                 f.customer = QStringLiteral("C-%1").arg(random.bounded(1, 200000), 4, 10, QLatin1Char('0'));
             }),
        make(QStringLiteral("last four digits"),
             [&](SessionFilter& f) {
                 f.customer = QStringLiteral("%1").arg(random.bounded(10000), 4, 10, QLatin1Char('0'));
             }),
        make(QStringLiteral("text: a kiosk"), [&](SessionFilter& f) { f.text = anyKiosk().toString().toLower(); }),
        make(
            QStringLiteral("text: a customer"),
            [&](SessionFilter& f) {
                f.text = QStringLiteral("c-1%1").arg(random.bounded(10000), 5, 10, QLatin1Char('0'));
            },
            false),
        // Of 250,000 customers, as many as ten million sessions have: C-0000 to C-249999.
        make(
            QStringLiteral("text: a hundred customers"),
            [&](SessionFilter& f) {
                f.text = QStringLiteral("c-1%1").arg(random.bounded(1000), 3, 10, QLatin1Char('0'));
            },
            false),
        make(
            QStringLiteral("text: a hundred customers of a kiosk"),
            [&](SessionFilter& f) {
                f.kiosks = {anyKiosk()};
                f.text = QStringLiteral("c-1%1").arg(random.bounded(1000), 3, 10, QLatin1Char('0'));
            },
            false),
        make(
            QStringLiteral("text: thousands of customers"),
            [&](SessionFilter& f) { f.text = QStringLiteral("c-1%1").arg(random.bounded(10)); }, false),
        make(
            QStringLiteral("text: the start of an id"),
            [&](SessionFilter& f) {
                f.text = QStringLiteral("%1").arg(random.bounded(65536), 4, 16, QLatin1Char('0'));
            },
            false),
    };
}

class SessionsBench
{
public:
    SessionsBench(WatchedApplication& app, const Options& options)
        : m_app(app)
        , m_options(options)
        , m_path(options.data + QStringLiteral("/branch.sqlite"))
        , m_log(m_path, [](const store::KeptPicture&) { return Result<QImage>(QImage()); })
    {
        bareDatabase() = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("bare"));
        bareDatabase().setDatabaseName(m_path);
        bareDatabase().setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        bareDatabase().open();
    }

    int run()
    {
        readSpan();
        if (!open()) {
            const Error error = m_model->error().value_or(Error{});
            QTextStream(stderr) << "Nothing measured: " << error.message << " (" << error.detail << ")\n";
            return 1;
        }
        filters();
        jumps();
        scrolling();
        liveTail();
        charts();
        exportCsv();
        return m_figures.finish(m_options.json);
    }

private:
    [[nodiscard]] bool isReady() const { return m_model->state() == SessionLogModel::State::Ready; }

    void readSpan()
    {
        QSqlQuery query(bareDatabase());
        query.exec(QStringLiteral("SELECT min(started_ms) FROM session"));
        query.next();
        m_span.oldest = query.value(0).toLongLong();
        query.exec(QStringLiteral("SELECT max(started_ms) FROM session"));
        query.next();
        m_span.newest = query.value(0).toLongLong();
    }

    bool open()
    {
        const double before = residentMb();
        QElapsedTimer timer;
        timer.start();
        m_model = std::make_unique<SessionLogModel>(m_log, QTimeZone::utc());
        m_table = std::make_unique<ui::SessionTable>(*m_model);
        m_table->resize(1500, 840);
        m_table->show();
        mustHappen(QStringLiteral("the log"), [this] { return m_model->state() != SessionLogModel::State::Loading; });
        if (!isReady())
            return false;
        const double firstMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        m_app.takeLongestMs();
        mustHappen(QStringLiteral("the count of rows"), [this] { return m_model->isComplete(); });
        const double countMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        const double blockMs = m_app.takeLongestMs();
        add({QStringLiteral("sessions in the log"), QStringLiteral("rows"), static_cast<double>(m_model->rowCount())});
        add({QStringLiteral("first opening, connection and view included"), QStringLiteral("ms"), firstMs});
        add({QStringLiteral("until every row is counted"), QStringLiteral("ms"), countMs});
        add({QStringLiteral("longest block of the window meanwhile"),
             QStringLiteral("ms"),
             blockMs,
             {},
             {},
             {},
             kFrameMs});
        add({QStringLiteral("memory of model and view"), QStringLiteral("MB"), residentMb() - before});

        QList<double> whole;
        QList<double> bare;
        for (int i = 0; i < rounds(); ++i) {
            bare.append(bareMs(store::FilterClause::from({}, std::nullopt, kSqlite), kFirstRows));
            whole.append(timeRefresh([this] { m_model->refresh(); }));
        }
        answer(QStringLiteral("first page, p95"), whole, bare, kAnswerMs);
        return true;
    }

    double timeRefresh(const std::function<void()>& ask)
    {
        return millisecondsOf([&] {
            ask();
            mustHappen(QStringLiteral("an answer"), [this] { return isReady(); });
        });
    }

    void filters()
    {
        QRandomGenerator random(7);
        for (const NamedFilters& set : filterSets(rounds(), m_span, random)) {
            QList<double> whole;
            QList<double> bare;
            QList<double> counted;
            for (const SessionFilter& filter : set.filters) {
                // Bare first: the page cache then helps the product, as it helps whoever filters a second time.
                bare.append(bareMs(filter, kFirstRows));
                whole.append(timeRefresh(
                    [&] { m_model->filter() == filter ? m_model->refresh() : m_model->setFilter(filter); }));
                if (counted.size() < 3)
                    counted.append(millisecondsOf([this] {
                        mustHappen(QStringLiteral("the count of rows"), [this] { return m_model->isComplete(); });
                    }));
            }
            answer(QStringLiteral("filter: %1, p95").arg(set.name), whole, bare, kAnswerMs);
            add({QStringLiteral("filter: %1, counted, median").arg(set.name), QStringLiteral("ms"), median(counted)});
        }
        m_model->setFilter({});
        mustHappen(QStringLiteral("the count of rows"), [this] { return m_model->isComplete(); });
    }

    void jumps()
    {
        QRandomGenerator random(11);
        QList<double> whole;
        QList<double> bare;
        m_app.takeLongestMs();
        for (int i = 0; i < rounds(); ++i) {
            const qint64 target = m_span.at(random.generateDouble());
            bare.append(bareMs(store::FilterClause::from({}, SessionKey{target, {}}, kSqlite), kPageRows));
            bool isThere = false;
            const auto connection =
                QObject::connect(m_model.get(), &SessionLogModel::sought, m_table.get(), [&](int row) {
                    m_table->goToRow(row);
                    isThere = true;
                });
            // Somewhere else than what the bare query has just read, but as far from the top.
            const qint64 other = m_span.at(random.generateDouble());
            whole.append(millisecondsOf([&] {
                m_model->seek(other);
                mustHappen(QStringLiteral("a jump"), [&] { return isThere; });
            }));
            QObject::disconnect(connection);
        }
        answer(QStringLiteral("jump to a date, p95"), whole, bare, kJumpMs);
        add({QStringLiteral("longest block of the window while jumping"),
             QStringLiteral("ms"),
             m_app.takeLongestMs(),
             {},
             {},
             {},
             kFrameMs});
    }

    void scrolling()
    {
        QRandomGenerator random(13);
        QScrollBar* bar = m_table->verticalScrollBar();
        const double before = residentMb();
        QList<double> paints;
        m_app.takeLongestMs();
        for (int i = 0; i < rounds() * 4; ++i) {
            bar->setValue(random.bounded(bar->maximum()));
            const double began = threadMs();
            m_table->viewport()->repaint();
            paints.append(threadMs() - began);
            mustHappen(QStringLiteral("a row"), [this] { return m_model->rowAt(m_table->rowAt(5)) != nullptr; });
        }
        add({QStringLiteral("scroll anywhere, painted, p95"),
             QStringLiteral("ms"),
             percentile(paints, 0.95),
             {},
             {},
             {},
             kFrameMs});
        add({QStringLiteral("longest block of the window while scrolling"),
             QStringLiteral("ms"),
             m_app.takeLongestMs(),
             {},
             {},
             {},
             kFrameMs});
        add({QStringLiteral("memory added by scrolling"), QStringLiteral("MB"), residentMb() - before});
        bar->setValue(0);
    }

    /// The store grows by some sessions of a kiosk that is not in it.
    void liveTail()
    {
        auto database = store::Database::open(m_path, store::Schema::branch(), store::Database::Access::Write);
        if (!database) {
            m_figures.skip(QStringLiteral("live tail"), database.error().detail);
            return;
        }
        const platform::SystemClock clock;
        store::SessionWriter writer(*std::move(database), clock);
        m_model->setFollowing(true);
        m_model->refresh();
        mustHappen(QStringLiteral("the count of rows"), [this] { return m_model->isComplete(); });
        SessionRecord record;
        record.kiosk = *KioskId::from(QStringLiteral("K-BENCH"));
        record.epoch = SessionId::create().toString();
        record.engine.name = QStringLiteral("bench");
        record.policyRevision = 1;
        record.outcome = Outcome::TimedOut;
        QList<double> whole;
        QList<double> bare;
        m_app.takeLongestMs();
        for (int i = 0; i < rounds(); ++i) {
            record.id = SessionId::create();
            record.seq = static_cast<quint64>(i) + 1;
            record.startedMs = std::max(m_span.newest, m_model->rowAt(0)->key.startedMs) + 1000;
            const SessionKey than = m_model->rowAt(400)->key;
            if (!writer.write({{{record, {}}}, {}, {}}))
                break;
            bare.append(bareMs(store::FilterClause::above({}, than, kSqlite), 1000, true));
            const int rows = m_model->rowCount();
            whole.append(millisecondsOf([&] {
                m_model->lookForNewer();
                mustHappen(QStringLiteral("a new session"), [&] { return m_model->rowCount() > rows; });
            }));
            m_table->viewport()->repaint();
        }
        answer(QStringLiteral("live tail, p95"), whole, bare, kAnswerMs);
        add({QStringLiteral("longest block of the window while rows come"),
             QStringLiteral("ms"),
             m_app.takeLongestMs(),
             {},
             {},
             {},
             kFrameMs});
    }

    void charts()
    {
        SessionFilter oneKiosk;
        oneKiosk.kiosks = {kiosk(3)};
        SessionFilter month;
        month.fromMs = m_span.newest - 30LL * 24 * 3600000;
        for (const auto& [name, filter] : {std::pair(QStringLiteral("chart of everything"), SessionFilter()),
                                           std::pair(QStringLiteral("chart of one kiosk"), oneKiosk),
                                           std::pair(QStringLiteral("chart of the last month"), month)}) {
            add({name, QStringLiteral("ms"), millisecondsOf([&] {
                     auto answer = m_log.scores(filter);
                     mustHappen(QStringLiteral("an answer"), [&answer] { return answer.isFinished(); });
                 })});
        }
        // What the chart reads must not hold up what is looked at.
        auto busy = m_log.scores({});
        const double pageMs = timeRefresh([this] { m_model->refresh(); });
        add({QStringLiteral("first page while a chart is summed up"),
             QStringLiteral("ms"),
             pageMs,
             {},
             {},
             {},
             kAnswerMs});
        busy.cancel();
    }

    void exportCsv()
    {
        SessionFilter filter;
        filter.fromMs = m_span.newest - (m_options.quick ? 3LL : 10LL) * 24 * 3600000;
        const QTemporaryDir folder;
        QList<double> whole;
        QList<double> bare;
        qint64 rows = 0;
        for (int i = 0; i < 3; ++i) {
            bare.append(bareExportMs(filter, folder.filePath(QStringLiteral("bare.csv")), rows));
            whole.append(millisecondsOf([&] {
                auto answer = m_log.exportCsv(filter, folder.filePath(QStringLiteral("whole.csv")));
                mustHappen(QStringLiteral("an answer"), [&answer] { return answer.isFinished(); });
            }));
        }
        const double perSecond = static_cast<double>(rows) * 1000;
        Figure figure{QStringLiteral("CSV export"), QStringLiteral("rows/s"), perSecond / median(whole),
                      perSecond / median(bare), QStringLiteral("query and write bare")};
        figure.leastRatio = 0.5;
        add(figure);
    }

    /// The same columns, joined as they are and written.
    static double bareExportMs(const SessionFilter& filter, const QString& path, qint64& rows)
    {
        return millisecondsOf([&] {
            const store::FilterClause clause(filter, kSqlite);
            QSqlQuery query(bareDatabase());
            query.setForwardOnly(true);
            query.prepare(
                QStringLiteral("SELECT started_ms, id, kiosk, outcome, failing, score, threshold, liveness, mode, "
                               "customer, phone_tail, attempts, scan_ms, decision_ms, total_ms, engine, "
                               "network_digest, policy_revision, face_matched, phone_known, pin_valid, "
                               "rehearsal, stored_ms FROM session%1 ORDER BY started_ms DESC, id DESC")
                    .arg(clause.where()));
            const QVariantList values = clause.values();
            for (int i = 0; i < values.size(); ++i)
                query.bindValue(i, values.at(i));
            query.exec();
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly))
                return;
            for (rows = 0; query.next(); ++rows) {
                QByteArray line;
                for (int i = 0; i < 23; ++i)
                    line += query.value(i).toString().toUtf8() + ',';
                file.write(line + '\n');
            }
        });
    }

    void answer(const QString& name, const QList<double>& whole, const QList<double>& bare, double limit)
    {
        Figure figure{name, QStringLiteral("ms"), percentile(whole, 0.95), percentile(bare, 0.95),
                      QStringLiteral("ms, query bare")};
        figure.mostValue = limit;
        figure.note = QStringLiteral("median %1").arg(median(whole), 0, 'f', 1);
        add(figure);
    }
    void add(const Figure& figure) { m_figures.add(figure); }
    [[nodiscard]] int rounds() const { return m_options.quick ? 10 : 40; }

    WatchedApplication& m_app;
    Options m_options;
    QString m_path;
    Figures m_figures{QStringLiteral("Sessions")};
    store::SqlSessionLog m_log;
    Span m_span;
    std::unique_ptr<SessionLogModel> m_model;
    std::unique_ptr<ui::SessionTable> m_table;
};

} // namespace

int main(int argc, char* argv[])
{
    WatchedApplication app(argc, argv);
    const Options options = optionsFrom(QApplication::arguments());
    if (!QFile::exists(options.data + QStringLiteral("/branch.sqlite"))) {
        Figures figures(QStringLiteral("Sessions"));
        figures.skip(QStringLiteral("everything"), QStringLiteral("--data names no folder with a store"));
        return figures.finish(options.json);
    }
    return SessionsBench(app, options).run();
}
