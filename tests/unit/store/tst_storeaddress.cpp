// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storeaddress.h"

#include <QTest>

using namespace jinbi;
using store::StoreAddress;

class TestStoreAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPathIsAFile();
    void aServerIsReadWhole();
    void aSocketIsAnOption();
    void whatCannotBeInItIsRefused_data();
    void whatCannotBeInItIsRefused();
};

void TestStoreAddress::aPathIsAFile()
{
    const StoreAddress address = QStringLiteral("/data/branch.sqlite");
    QCOMPARE(address.kind(), StoreAddress::Kind::Sqlite);
    QCOMPARE(address.path(), QStringLiteral("/data/branch.sqlite"));
    QCOMPARE(address.display(), QStringLiteral("branch.sqlite"));
}

void TestStoreAddress::aServerIsReadWhole()
{
    const auto address = StoreAddress::fromUrl(QStringLiteral(
        "postgresql://teller%20one@db.example:5433/branch?sslmode=verify-full&sslrootcert=/etc/ca%20one.pem"));
    QVERIFY(address);
    QCOMPARE(address->kind(), StoreAddress::Kind::PostgreSql);
    QCOMPARE(address->server().host, QStringLiteral("db.example"));
    QCOMPARE(address->server().port, quint16(5433));
    QCOMPARE(address->server().user, QStringLiteral("teller one"));
    QCOMPARE(address->server().database, QStringLiteral("branch"));
    QCOMPARE(address->server().options.value(QStringLiteral("sslmode")), QStringLiteral("verify-full"));
    QCOMPARE(address->server().options.value(QStringLiteral("sslrootcert")), QStringLiteral("/etc/ca one.pem"));
    QCOMPARE(address->display(), QStringLiteral("db.example:5433/branch"));
}

void TestStoreAddress::aSocketIsAnOption()
{
    const auto address = StoreAddress::fromUrl(QStringLiteral("postgresql:///branch?host=/run/postgresql"));
    QVERIFY(address);
    QCOMPARE(address->server().host, QStringLiteral("/run/postgresql"));
    QCOMPARE(address->server().port, quint16(0));
    QVERIFY(address->server().user.isEmpty());
    QVERIFY(address->server().options.isEmpty());
}

void TestStoreAddress::whatCannotBeInItIsRefused_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("names");
    const auto row = [](const char* name, const char* url, const char* names) {
        QTest::newRow(name) << QString::fromLatin1(url) << QString::fromLatin1(names);
    };
    row("a password", "postgresql://u:secret@h/d", "password file");
    row("a password as option", "postgresql://u@h/d?password=secret", "password file");
    row("another scheme", "mysql://u@h/d", "postgresql://");
    row("no database", "postgresql://u@h", "postgresql://");
    row("no database but a slash", "postgresql://u@h/", "postgresql://");
    row("two databases", "postgresql://u@h/a/b", "postgresql://");
    row("a port too high", "postgresql://u@h:70000/d", "postgresql://");
    row("words", "store here", "postgresql://");
    row("a fragment", "postgresql://u@h/d#x", "postgresql://");
    row("settings of the session", "postgresql://u@h/d?options=-cfsync%3Doff", "options");
    row("an option twice", "postgresql://u@h/d?sslmode=disable&sslmode=require", "sslmode");
    row("an option without value", "postgresql://u@h/d?sslmode=", "sslmode");
    row("an option that ends another", "postgresql://u@h/d?sslmode=a%3Bpassword%3Db", "sslmode");
    row("a line break", "postgresql://u@h/d?passfile=%0A", "passfile");
}

void TestStoreAddress::whatCannotBeInItIsRefused()
{
    QFETCH(QString, url);
    QFETCH(QString, names);
    const auto address = StoreAddress::fromUrl(url);
    QVERIFY(!address);
    QCOMPARE(address.error().code, ErrorCode::Invalid);
    QVERIFY2(address.error().message.contains(names), qPrintable(address.error().message));
    QVERIFY(!(address.error().message + address.error().detail).contains(QStringLiteral("secret")));
}

QTEST_GUILESS_MAIN(TestStoreAddress)
#include "tst_storeaddress.moc"
