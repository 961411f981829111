// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/embeddedbranch.h"
#include "console/runledger.h"
#include "console/runsummary.h"
#include "platform/systemclock.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;
using namespace jinbi::console;

/// A whole branch without a window: real broker, real kiosk process, real store.
class TestBranch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void customersAreServedAndEverySessionIsStoredOnce();
};

void TestBranch::customersAreServedAndEverySessionIsStoredOnce()
{
    QTemporaryDir folder;
    const platform::SystemClock clock;
    BranchSettings settings;
    settings.folder = folder.path();
    settings.rehearsal = true;
    settings.kiosks = 3;
    settings.pace = 10;
    settings.kioskProgram = QStringLiteral(JINBI_BIN_DIR "/jinbi-kiosk");
    auto branch = EmbeddedBranch::open(settings, clock);
    QVERIFY2(branch, branch ? "" : qPrintable(branch.error().message));

    QList<SessionRow> stored;
    connect(branch->get(), &EmbeddedBranch::sessionsStored, this,
            [&stored](const QList<SessionRow>& rows) { stored += rows; });
    QSignalSpy failed(branch->get(), &EmbeddedBranch::failed);
    QSignalSpy drained(branch->get(), &EmbeddedBranch::drained);
    (*branch)->start();
    QTRY_VERIFY_WITH_TIMEOUT(stored.size() >= 6 || !failed.isEmpty(), 180000);
    QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed.first().first().value<Error>().detail));

    (*branch)->drain();
    QTRY_VERIFY_WITH_TIMEOUT(!drained.isEmpty(), 60000);
    const auto ledger = readLedgers(**branch);
    QVERIFY2(ledger, ledger ? "" : qPrintable(ledger.error().detail));
    const auto kept = readStoredIds(**branch);
    QVERIFY2(kept, kept ? "" : qPrintable(kept.error().detail));
    const Reconciliation result = reconcile(*ledger, *kept);
    QVERIFY(result.committed >= 6);
    QVERIFY(result.isExactlyOnce());
    QCOMPARE(qint64(stored.size()), result.stored);
}

QTEST_GUILESS_MAIN(TestBranch)
#include "tst_branch.moc"
