// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/memorysessionlog.h"
#include "support/office.h"
#include "support/sessionexamples.h"

#include "pages/sessions/sessionspage.h"
#include "ports/clock.h"
#include "ports/pictureretention.h"
#include "ports/settingsstore.h"
#include "widgets/fileprompt.h"

#include <QAbstractItemView>
#include <QHash>
#include <QTest>
#include <QVariant>

#include <memory>

namespace jinbi {

/// Time stands still.
class StoppedClock : public Clock
{
public:
    [[nodiscard]] qint64 utcMs() const override { return examples::kNow + 5000; }
    [[nodiscard]] qint64 monotonicMs() const override { return 5000; }
};

class AnsweringFilePrompt : public ui::FilePrompt
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

class MemorySettings : public SettingsStore
{
public:
    [[nodiscard]] QVariant value(const QString& key) const override { return m_values.value(key); }
    void setValue(const QString& key, const QVariant& value) override { m_values.insert(key, value); }

private:
    QHash<QString, QVariant> m_values;
};

/// Holds in memory, for whoever has a permit.
class MemoryRetention : public PictureRetention
{
public:
    QFuture<Result<SweepStep>> sweep() override { return QtFuture::makeReadyFuture(Result<SweepStep>(SweepStep())); }
    QFuture<Result<void>> confirmClock(Permit) override { return QtFuture::makeReadyFuture(Result<void>()); }
    QFuture<Result<void>> hold(SessionId session, QString reason, Permit permit) override
    {
        const auto act = std::move(permit).spend(Action::ExportSessions, ActKind::HoldPlaced);
        if (act)
            holds.insert(session, {reason, act->actor, examples::kNow});
        return QtFuture::makeReadyFuture(act ? Result<void>() : Result<void>(act.error()));
    }
    QFuture<Result<void>> lift(SessionId session, Permit permit) override
    {
        const auto act = std::move(permit).spend(Action::ExportSessions, ActKind::HoldLifted);
        if (act)
            holds.remove(session);
        return QtFuture::makeReadyFuture(act ? Result<void>() : Result<void>(act.error()));
    }
    QFuture<Result<std::optional<LegalHold>>> holdOf(SessionId session) override
    {
        const auto found = holds.constFind(session);
        return QtFuture::makeReadyFuture(Result<std::optional<LegalHold>>(
            found == holds.cend() ? std::optional<LegalHold>() : std::optional(*found)));
    }
    QHash<SessionId, LegalHold> holds;
};

/// The Sessions page over a log in memory, as a window of its own.
class SessionsPageBench
{
public:
    explicit SessionsPageBench(int sessions, QSize size = {1516, 916}, Role role = Role::SecurityOfficer)
        : people(clock, role)
    {
        QList<SessionRow> rows;
        for (int i = 0; i < sessions; ++i)
            rows.append(examples::row(i));
        log.append(rows);
        open(size);
    }

    void open(QSize size = {1516, 916})
    {
        page = std::make_unique<ui::SessionsPage>(ui::SessionsPage::Deps{log, exports, desk, clock, files, &settings,
                                                                         QTimeZone(QByteArrayLiteral("Asia/Shanghai")),
                                                                         nullptr, &retention});
        QList<KioskId> kiosks;
        for (int i = 0; i < 12; ++i)
            kiosks.append(examples::kiosk(i));
        page->setKiosks(kiosks);
        page->resize(size);
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
    [[nodiscard]] bool isReady(int rows) const
    {
        auto* table = find<QAbstractItemView>("sessionTable");
        return QTest::qWaitFor([&] { return table->model()->rowCount() == rows; }, 20000);
    }
    /// To whatever has the keyboard now.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QWidget* target = page->focusWidget();
        QTest::keyClick(target == nullptr ? page.get() : target, key, modifiers);
    }
    void type(const QString& text) const { QTest::keyClicks(page->focusWidget(), text); }

    MemorySessionLog log;
    StoppedClock clock;
    test::Office people;
    test::OfficeDesk desk{people};
    SessionExports exports{log, people.log};
    AnsweringFilePrompt files;
    MemorySettings settings;
    MemoryRetention retention;
    std::unique_ptr<ui::SessionsPage> page;
};

} // namespace jinbi
