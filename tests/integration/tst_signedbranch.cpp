// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/embeddedbranch.h"
#include "console/policysender.h"
#include "link/mqttlivefeed.h"
#include "platform/systemclock.h"
#include "services/kioskregistry.h"
#include "support/scriptedfeed.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;
using namespace jinbi::console;

namespace {

constexpr int kPatience = 120000;

/// The console's own parts without its window: broker, kiosk processes, recorder, feed and sender, all real.
struct Console
{
    explicit Console(const QString& folder)
    {
        BranchSettings settings;
        settings.folder = folder;
        settings.rehearsal = true;
        settings.kiosks = 2;
        // So many that the threshold, which is calibrated on them, lies within what may be signed.
        settings.customers = 24;
        settings.pace = 10;
        settings.kioskProgram = QStringLiteral(JINBI_BIN_DIR "/jinbi-kiosk");
        auto opened = EmbeddedBranch::open(settings, clock);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        branch = std::move(*opened);
        feed = std::make_unique<link::MqttLiveFeed>(link::LiveFeedSetup{branch->key(), {}}, clock);
        registry = std::make_unique<KioskRegistry>(*feed, clock);
        sender = std::make_unique<PolicySender>(
            branch->issuer(), *feed,
            [this](const KioskId& kiosk, const QByteArray& message) { return feed->sendPolicy(kiosk, message); },
            clock);
        QObject::connect(sender.get(), &PolicySender::signedFor, branch.get(), &EmbeddedBranch::knowPolicy);
        QObject::connect(sender.get(), &PolicySender::signedFor, sender.get(),
                         [this](const KioskId& kiosk, const PolicyFields& content) { made[kiosk] << content; });
        QObject::connect(sender.get(), &PolicySender::failed, sender.get(),
                         [this](const Error& error) { failures << error.message; });
        QObject::connect(branch.get(), &EmbeddedBranch::linkReady, feed.get(),
                         [this](const mqtt::BrokerAddress& address) { QVERIFY(feed->start(address)); });
        QObject::connect(branch.get(), &EmbeddedBranch::failed, feed.get(),
                         [this](const Error& error) { failures << error.message; });
        QObject::connect(branch.get(), &EmbeddedBranch::sessionsStored, feed.get(),
                         [this](const QList<SessionRow>& rows) { stored << rows; });
        branch->start();
    }
    ~Console()
    {
        sender.reset();
        registry.reset();
        feed.reset();
        branch.reset();
    }
    Console(const Console&) = delete;
    Console& operator=(const Console&) = delete;

    [[nodiscard]] std::optional<KioskStatus> status(const char* kiosk) const
    {
        const KioskState* state = registry->find(test::kioskId(kiosk));
        return state ? state->status : std::nullopt;
    }
    [[nodiscard]] bool worksBySigned(const char* kiosk) const
    {
        const auto now = status(kiosk);
        return now && now->online && now->policy.version == 1 && now->policyRevision == 1 && !now->policy.refused;
    }

    platform::SystemClock clock;
    std::unique_ptr<EmbeddedBranch> branch;
    std::unique_ptr<link::MqttLiveFeed> feed;
    std::unique_ptr<KioskRegistry> registry;
    std::unique_ptr<PolicySender> sender;
    QHash<KioskId, QList<PolicyFields>> made;
    QStringList failures;
    QList<SessionRow> stored;
};

} // namespace

/// A rehearsal branch signs the policies of its kiosks, and they work by them.
class TestSignedBranch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKioskWorksByASignedPolicyAlsoAfterARestart();
};

void TestSignedBranch::everyKioskWorksByASignedPolicyAlsoAfterARestart()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("branch"));
    QString hash;
    {
        Console console(path);
        QTRY_VERIFY_WITH_TIMEOUT(console.worksBySigned("K-0101") && console.worksBySigned("K-0102"), kPatience);
        hash = console.status("K-0101")->policy.hash;
        QCOMPARE(hash.size(), 64);
        const auto made = console.made.value(test::kioskId("K-0101"));
        QCOMPARE(made.size(), 1);
        QCOMPARE(made.first().accept, console.status("K-0101")->policy.startAccept);
        QTRY_VERIFY_WITH_TIMEOUT(!console.stored.isEmpty(), kPatience);
        QCOMPARE(console.failures, QStringList());
    }
    for (const char* key : {"/policy-1.key", "/policy-2.key"})
        QCOMPARE(QFile::permissions(path + QLatin1StringView(key)) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    Console console(path);
    QTRY_VERIFY_WITH_TIMEOUT(console.worksBySigned("K-0101"), kPatience);
    QCOMPARE(console.status("K-0101")->policy.hash, hash);
    QTRY_COMPARE_WITH_TIMEOUT(console.made.value(test::kioskId("K-0101")).size(), 1, kPatience); // known, not new
    QCOMPARE(console.failures, QStringList());
    QVERIFY(console.registry->find(test::kioskId("K-0101"))->concerns.isEmpty() ||
            !console.registry->find(test::kioskId("K-0101"))->concerns.first().policy);
}

QTEST_GUILESS_MAIN(TestSignedBranch)
#include "tst_signedbranch.moc"
