// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/memoryauditlog.h"
#include "support/office.h"

#include "pages/audit/auditpage.h"
#include "ports/clock.h"
#include "services/guardedauditlog.h"
#include "widgets/fileprompt.h"

#include <QTest>

#include <memory>

namespace jinbi::test {

/// Time stands still, a little after the newest of 3,000 entries.
class AuditClock : public Clock
{
public:
    [[nodiscard]] qint64 utcMs() const override { return MemoryAuditLog::kFirstMs + 3000 * 40000LL + 60000; }
    [[nodiscard]] qint64 monotonicMs() const override { return 5000; }
};

class PathPrompt : public ui::FilePrompt
{
public:
    void askSavePath(QWidget*, const QString&, const QString& suggestedName,
                     std::function<void(const QString& path)> chosen) override
    {
        suggested = suggestedName;
        if (!answer.isEmpty())
            chosen(answer);
    }
    QString answer; ///< empty: the person chose nothing
    QString suggested;
};

/// Spends the permit, writes the act, and waits to be finished.
class HeldExporter : public AuditExporter
{
public:
    explicit HeldExporter(AuditLog& log) : m_log(log) {}
    QFuture<Result<qint64>> exportPackage(QString path, Permit permit) override
    {
        const Result<Act> act = std::move(permit).spend(Action::ExportAudit, ActKind::AuditExported);
        if (!act)
            return QtFuture::makeReadyFuture(Result<qint64>(act.error()));
        auto written = m_log.append(*act);
        paths.append(path);
        running.emplace();
        running->start();
        running->setProgressRange(0, 3000);
        return running->future();
    }
    void finish(const Result<qint64>& result)
    {
        running->addResult(result);
        running->finish();
    }

    QStringList paths;
    std::optional<QPromise<Result<qint64>>> running;

private:
    AuditLog& m_log;
};

/// The Audit page over a log in memory, as a window of its own.
class AuditPageBench
{
public:
    explicit AuditPageBench(int entries, Role role = Role::Auditor, QSize size = {1440, 900}) : people(clock, role)
    {
        for (int i = 0; i < entries; ++i)
            add(i);
        open(size);
    }

    /// Something of everything, again and again.
    void add(int i)
    {
        const auto fact = [](const char* name, const QString& value) { return Fact{QString::fromLatin1(name), value}; };
        const QString mei = people.account.id.toString();
        const QList<Fact> where{fact("branch", test::Office::kBranch),
                                fact("role", QStringLiteral("security_officer"))};
        const QString kiosk = QStringLiteral("K-%1").arg(i % 12 + 1, 2, 10, QLatin1Char('0'));
        switch (i % 8) {
        case 0:
            log.add(ActKind::SignedIn, mei, {}, where);
            break;
        case 1:
            log.add(ActKind::ServiceStopped, mei, kiosk,
                    where + QList{fact("until_ms", QString::number(clock.utcMs() + 7200000))},
                    {fact("reason", QStringLiteral("Water in the hall, the floor by the machines is being dried"))});
            break;
        case 2:
            log.add(ActKind::SessionStored, QStringLiteral("kiosk:") + kiosk,
                    QStringLiteral("8f3a20c1-4471-4c0e-9d0b-%1").arg(i, 12, 10, QLatin1Char('0')),
                    {fact("outcome", QStringLiteral("accepted"))});
            break;
        case 3:
            log.add(ActKind::Refused, kLi, QStringLiteral("export_sessions"),
                    {fact("branch", test::Office::kBranch), fact("role", QStringLiteral("branch_staff"))});
            break;
        case 4:
            log.add(ActKind::ServiceResumed, mei, kiosk, where, {fact("reason", {})});
            break;
        case 5:
            log.add(ActKind::SessionsExported, kLi, {}, where + QList{fact("kiosks", QStringLiteral("3"))},
                    {fact("file", QStringLiteral("sessions-20261123.csv"))});
            break;
        case 6:
            log.add(ActKind::SignInRefused, QStringLiteral("branch"), {}, {}, {fact("login", QStringLiteral("mie"))});
            break;
        default:
            log.add(ActKind::SignedOut, mei, {}, where);
        }
    }

    void open(QSize size)
    {
        page = std::make_unique<ui::AuditPage>(
            ui::AuditPage::Deps{guarded, desk, exporter, clock, files, QTimeZone(QByteArrayLiteral("Asia/Shanghai"))});
        page->setNames({{people.account.id.toString(), people.account.name}, {kLi, QStringLiteral("Li Jun")}});
        page->resize(size);
        page->setAutoFillBackground(true);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("the window does not become active");
        page->focusMainList();
    }

    template <class T>
    [[nodiscard]] T* find(const char* name) const
    {
        T* found = page->findChild<T*>(QString::fromLatin1(name));
        if (found == nullptr)
            qFatal("no widget called %s", name);
        return found;
    }
    /// To whatever has the keyboard now.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QWidget* target = page->focusWidget();
        QTest::keyClick(target == nullptr ? page.get() : target, key, modifiers);
    }
    void click(const char* name) const { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }

    static inline const QString kLi = QStringLiteral("5b0a6ad1-7a1c-4f77-8d9c-2f6f7c1c9e10");

    AuditClock clock;
    Office people;
    OfficeDesk desk{people};
    MemoryAuditLog log;
    GuardedAuditLog guarded{log, people.policy};
    HeldExporter exporter{log};
    PathPrompt files;
    std::unique_ptr<ui::AuditPage> page;
};

} // namespace jinbi::test
