// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/backupcommand.h"

#include "admin/commandline.h"
#include "backup/branchbackup.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QElapsedTimer>
#include <QTextStream>

#include <csignal>
#include <optional>

namespace jinbi::admin {

namespace {

constexpr qint64 kReportEveryMs = 1000;

/// Two folders, both required.
struct Folders
{
    QString from;
    QString to;
};

struct Words
{
    const char* description;
    const char* from; ///< names of the options
    const char* fromMeaning;
    const char* to;
    const char* toMeaning;
};

/// The folders, or the exit code when there is nothing to do.
struct Order
{
    std::optional<Folders> folders;
    int code = kDone;
};

Order orderFrom(const QStringList& arguments, const Words& words)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(say(words.description));
    const auto from = QLatin1StringView(words.from).toString();
    const auto to = QLatin1StringView(words.to).toString();
    parser.addOption({from, say(words.fromMeaning), QStringLiteral("dir")});
    parser.addOption({to, say(words.toMeaning), QStringLiteral("dir")});
    const QCommandLineOption help = parser.addHelpOption();
    if (!parser.parse(arguments))
        return {std::nullopt, complain(parser.errorText(), kBadArguments)};
    if (parser.isSet(help)) {
        QTextStream(stdout) << parser.helpText();
        return {};
    }
    if (parser.value(from).isEmpty() || parser.value(to).isEmpty() || !parser.positionalArguments().isEmpty())
        return {std::nullopt,
                complain(say(QT_TRANSLATE_NOOP("jinbi-admin", "--%1 DIR and --%2 DIR are required.")).arg(from, to),
                         kBadArguments)};
    return {Folders{parser.value(from), parser.value(to)}, kDone};
}

/// One line a second on standard error.
class Reporter
{
public:
    explicit Reporter(const std::atomic<bool>& isStopped) : m_isStopped(isStopped) { m_clock.start(); }
    bool operator()(const backup::Step& step)
    {
        const bool isNew = !m_lastMs || step.what != m_what;
        if (isNew || m_clock.elapsed() - *m_lastMs >= kReportEveryMs) {
            m_lastMs = m_clock.elapsed();
            m_what = step.what;
            QTextStream(stderr) << textOf(step) << Qt::endl;
        }
        return !m_isStopped;
    }

private:
    static QString textOf(const backup::Step& step)
    {
        constexpr qint64 kMegabyte = 1000000;
        using What = backup::Step::What;
        switch (step.what) {
        case What::Copying:
            return say(QT_TRANSLATE_NOOP("jinbi-admin", "copying, %1 of %2 MB"))
                .arg(step.done / kMegabyte)
                .arg(step.all / kMegabyte);
        case What::Reading:
            return say(QT_TRANSLATE_NOOP("jinbi-admin", "SHA-256, %1 of %2 MB"))
                .arg(step.done / kMegabyte)
                .arg(step.all / kMegabyte);
        case What::Checking:
            return say(QT_TRANSLATE_NOOP("jinbi-admin", "checking the pages and tables of the copy"));
        case What::Log:
            return say(QT_TRANSLATE_NOOP("jinbi-admin", "audit log, entry %1 of %2")).arg(step.done).arg(step.all);
        }
        return {};
    }

    const std::atomic<bool>& m_isStopped;
    QElapsedTimer m_clock;
    std::optional<qint64> m_lastMs;
    backup::Step::What m_what = backup::Step::What::Copying;
};

int refuse(const Error& error)
{
    return complain(error.detail.isEmpty() ? error.message : error.message + QStringLiteral(" (%1)").arg(error.detail),
                    kFailed);
}

void summarise(const backup::Manifest& manifest, QTextStream& out)
{
    const auto rows = [&manifest](const char* table) {
        return manifest.contents.rows.value(QLatin1StringView(table).toString());
    };
    out << say(QT_TRANSLATE_NOOP("jinbi-admin",
                                 "Made %1 UTC: %2 sessions, %3 pictures, %4 accounts; schema %5, %6 MB."))
               .arg(QDateTime::fromMSecsSinceEpoch(manifest.madeMs, Qt::UTC)
                        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")))
               .arg(rows("session"))
               .arg(rows("evidence"))
               .arg(rows("operator"))
               .arg(manifest.contents.schema)
               .arg(static_cast<double>(manifest.bytes) / 1000000, 0, 'f', 1)
        << Qt::endl;
    if (!manifest.contents.log)
        return;
    out << say(QT_TRANSLATE_NOOP("jinbi-admin", "Audit log: %1 entries, root %2."))
               .arg(manifest.contents.log->entries)
               .arg(manifest.contents.log->root)
        << Qt::endl;
    if (!manifest.contents.log->isIntact)
        out << say(QT_TRANSLATE_NOOP("jinbi-admin", "WARNING: this audit log was changed. The copy holds it as it is; "
                                                    "jinbi-audit verify says where."))
            << Qt::endl;
}

/// So that a disk that is full is an answer and no signal.
void takeAFullDiskAsAnAnswer()
{
    std::signal(SIGXFSZ, SIG_IGN);
}

} // namespace

int backUp(const QStringList& arguments)
{
    const Order order = orderFrom(
        arguments, {QT_TRANSLATE_NOOP("jinbi-admin", "Copies the store of a branch, also while its console writes."),
                    "data", QT_TRANSLATE_NOOP("jinbi-admin", "Folder of the branch; its store is branch.sqlite."), "to",
                    QT_TRANSLATE_NOOP("jinbi-admin", "New folder for the copy.")});
    if (!order.folders)
        return order.code;
    const auto& [data, target] = *order.folders;
    if (data.startsWith(QStringLiteral("postgres")) && data.contains(QStringLiteral("://")))
        return complain(say(QT_TRANSLATE_NOOP("jinbi-admin",
                                              "A store on a PostgreSQL server is backed up by the server's own tools, "
                                              "pg_dump or pg_basebackup.")),
                        kFailed);
    takeAFullDiskAsAnAnswer();
    const auto made = backup::backUp(data, target, QDateTime::currentMSecsSinceEpoch(), Reporter(watchForStop()));
    if (!made)
        return refuse(made.error());
    QTextStream out(stdout);
    summarise(*made, out);
    if (const QStringList keys = backup::keysOf(data); !keys.isEmpty())
        out << say(QT_TRANSLATE_NOOP("jinbi-admin",
                                     "Not in it, and to be kept elsewhere: %1. Without vault.key no picture can be "
                                     "opened, and without audit.key nobody goes on signing this log."))
                   .arg(keys.join(QStringLiteral(", ")))
            << Qt::endl;
    return kDone;
}

int restore(const QStringList& arguments)
{
    const Order order =
        orderFrom(arguments, {QT_TRANSLATE_NOOP("jinbi-admin", "Checks a backup and puts its store into a folder."),
                              "from", QT_TRANSLATE_NOOP("jinbi-admin", "Folder of the backup."), "data",
                              QT_TRANSLATE_NOOP("jinbi-admin", "Folder of the branch, without a store.")});
    if (!order.folders)
        return order.code;
    const auto& [source, data] = *order.folders;
    takeAFullDiskAsAnAnswer();
    const auto restored = backup::restore(source, data, Reporter(watchForStop()));
    if (!restored)
        return refuse(restored.error());
    QTextStream out(stdout);
    summarise(*restored, out);
    const QStringList keys = backup::keysOf(data);
    if (!keys.contains(QStringLiteral("branch.key")) || !keys.contains(QStringLiteral("vault.key")) ||
        !keys.contains(QStringLiteral("audit.key")))
        out << say(QT_TRANSLATE_NOOP(
                   "jinbi-admin",
                   "Put the keys of the branch beside it before its console starts, which makes new "
                   "ones otherwise: branch.key, vault.key, audit.key, audit.signed and the others that were "
                   "kept elsewhere."))
            << Qt::endl;
    out << say(QT_TRANSLATE_NOOP("jinbi-admin",
                                 "If more was signed after this backup, the console holds the store, records nothing, "
                                 "and says what is missing, until an administrator confirms it."))
        << Qt::endl;
    return kDone;
}

} // namespace jinbi::admin
