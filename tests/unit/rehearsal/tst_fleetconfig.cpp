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
    config.dataFolder = QStringLiteral("/b/kiosks");
    KioskConfig kiosk;
    kiosk.id = *KioskId::from(QStringLiteral("K-0001"));
    kiosk.place = QStringLiteral("Jinbi Road");
    kiosk.camera = QStringLiteral("synthetic");
    kiosk.mode = MatchMode::Identify;
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
    row("no kiosk", "kiosks", [](QJsonObject& o) { o.insert(QStringLiteral("kiosks"), QJsonArray()); });
    row("text for a number", "customers",
        [](QJsonObject& o) { o.insert(QStringLiteral("customers"), QStringLiteral("9")); });
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

QTEST_GUILESS_MAIN(TestFleetConfig)
#include "tst_fleetconfig.moc"
