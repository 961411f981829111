// SPDX-License-Identifier: GPL-3.0-or-later
#include "rehearsal/fleetconfig.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace jinbi;
using namespace jinbi::rehearsal;

namespace {

FleetConfig sound()
{
    FleetConfig config;
    config.brokerPort = 18883;
    config.caFile = QStringLiteral("/b/ca.crt");
    config.sealingKey = QByteArray(32, 'k');
    config.policyKeys = {QByteArray(32, 'p'), QByteArray(32, 'q')};
    config.dataFolder = QStringLiteral("/b/kiosks");
    KioskConfig kiosk;
    kiosk.id = *KioskId::from(QStringLiteral("K-0001"));
    kiosk.place = QStringLiteral("Jinbi Road");
    kiosk.camera = QStringLiteral("synthetic");
    kiosk.mode = MatchMode::Identify;
    kiosk.messageKey = QByteArray(32, 'm');
    config.kiosks.append(kiosk);
    return config;
}

using Change = std::function<void(QJsonObject&)>;

} // namespace

class TestFleetConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadBack();
    void aMistakeIsNamedByItsField_data();
    void aMistakeIsNamedByItsField();
    void aFileThatIsNoFleetIsRefused_data();
    void aFileThatIsNoFleetIsRefused();
    void aPathMayHaveBlanksAndOtherScripts();
};

void TestFleetConfig::whatIsWrittenIsReadBack()
{
    const auto read = fleetConfigFrom(toJson(sound()));
    QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
    QCOMPARE(*read, sound());
}

void TestFleetConfig::aMistakeIsNamedByItsField_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* name, const char* field, Change change) {
        QTest::newRow(name) << change << QString::fromLatin1(field);
    };
    row("unknown key", "colour", [](QJsonObject& o) { o.insert(QStringLiteral("colour"), 1); });
    row("port 0", "broker.port", [](QJsonObject& o) {
        o.insert(QStringLiteral("broker"), QJsonObject{{QStringLiteral("port"), 0}});
    });
    row("port 70000", "broker.port", [](QJsonObject& o) {
        o.insert(QStringLiteral("broker"), QJsonObject{{QStringLiteral("port"), 70000}});
    });
    row("no broker", "broker", [](QJsonObject& o) { o.remove(QStringLiteral("broker")); });
    row("short key", "sealing_key",
        [](QJsonObject& o) { o.insert(QStringLiteral("sealing_key"), QStringLiteral("aa")); });
    row("short key of a signer", "policy_keys",
        [](QJsonObject& o) { o.insert(QStringLiteral("policy_keys"), QJsonArray{QStringLiteral("aa")}); });
    row("nine signers", "policy_keys", [](QJsonObject& o) {
        const QJsonValue key = o.value(QStringLiteral("sealing_key"));
        o.insert(QStringLiteral("policy_keys"), QJsonArray{key, key, key, key, key, key, key, key, key});
    });
    row("no kiosk", "kiosks", [](QJsonObject& o) { o.insert(QStringLiteral("kiosks"), QJsonArray()); });
    row("text for a number", "customers",
        [](QJsonObject& o) { o.insert(QStringLiteral("customers"), QStringLiteral("9")); });
    row("wrong type: a list for the broker", "broker",
        [](QJsonObject& o) { o.insert(QStringLiteral("broker"), QJsonArray{1}); });
    row("wrong type: a number for a path", "data", [](QJsonObject& o) { o.insert(QStringLiteral("data"), 5); });
    row("wrong type: a text for a kiosk", "kiosks[0].id",
        [](QJsonObject& o) { o.insert(QStringLiteral("kiosks"), QJsonArray{QStringLiteral("K-1")}); });
    row("two kiosks of one name", "kiosks[1].id", [](QJsonObject& o) {
        QJsonArray kiosks = o.value(QStringLiteral("kiosks")).toArray();
        kiosks.append(kiosks.first());
        o.insert(QStringLiteral("kiosks"), kiosks);
    });
    row("unknown key of a kiosk", "kiosks[0].pin", [](QJsonObject& o) {
        QJsonArray kiosks = o.value(QStringLiteral("kiosks")).toArray();
        QJsonObject kiosk = kiosks[0].toObject();
        kiosk.insert(QStringLiteral("pin"), QStringLiteral("1234"));
        kiosks[0] = kiosk;
        o.insert(QStringLiteral("kiosks"), kiosks);
    });
    row("bad mode", "kiosks[0].mode", [](QJsonObject& o) {
        QJsonArray kiosks = o.value(QStringLiteral("kiosks")).toArray();
        QJsonObject kiosk = kiosks[0].toObject();
        kiosk.insert(QStringLiteral("mode"), QStringLiteral("guess"));
        kiosks[0] = kiosk;
        o.insert(QStringLiteral("kiosks"), kiosks);
    });
}

void TestFleetConfig::aMistakeIsNamedByItsField()
{
    QFETCH(Change, change);
    QFETCH(QString, field);
    QJsonObject object = QJsonDocument::fromJson(toJson(sound())).object();
    change(object);
    const auto read = fleetConfigFrom(QJsonDocument(object).toJson());
    QVERIFY(!read);
    QVERIFY2(read.error().detail.contains(field + QLatin1Char(':')), qPrintable(read.error().detail));
}

void TestFleetConfig::aFileThatIsNoFleetIsRefused_data()
{
    const QByteArray good = toJson(sound());
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty file") << QByteArray();
    QTest::newRow("random bytes") << QByteArray("\xff\x00\x80 no fleet", 12);
    QTest::newRow("huge file") << good.chopped(2) + QByteArray(2 * 1024 * 1024, ' ') + "}";
    QTest::newRow("cut off") << good.left(good.size() / 2);
    QTest::newRow("duplicate key") << QByteArray(good).replace("\"seed\":", "\"seed\": 7, \"seed\":");
    QTest::newRow("duplicate key of a kiosk")
        << QByteArray(good).replace("\"mode\":", "\"mode\": \"claimed\", \"mode\":");
    QTest::newRow("depth 1000") << QByteArray(1000, '[');
}

void TestFleetConfig::aFileThatIsNoFleetIsRefused()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(bytes != toJson(sound()));
    const auto read = fleetConfigFrom(bytes);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Invalid);
    QVERIFY2(read.error().detail.startsWith(QLatin1StringView("fleet file, file:")), qPrintable(read.error().detail));
}

void TestFleetConfig::aPathMayHaveBlanksAndOtherScripts()
{
    FleetConfig config = sound();
    config.dataFolder = QStringLiteral("/b/a folder/数据 \"x\"");
    config.kiosks[0].camera = QStringLiteral("folder:/照片/people of today");
    const auto read = fleetConfigFrom(toJson(config));
    QVERIFY(read);
    QCOMPARE(*read, config);
}

QTEST_GUILESS_MAIN(TestFleetConfig)
#include "tst_fleetconfig.moc"
