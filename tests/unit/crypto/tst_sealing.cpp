// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/privatefile.h"
#include "crypto/sealing.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace jinbi;
using namespace jinbi::crypto;

namespace {

constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

} // namespace

class TestSealing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialise()); }

    void whatWasSealedOpens();
    void nothingCanBeSealedAndOpened();
    void sealingTwiceGivesDifferentBytes();
    void anyFlippedByteIsNoticed();
    void anotherKeyCannotOpen();
    void shortBytesAreCorrupt_data();
    void shortBytesAreCorrupt();
    void aSealingKeyHas32Bytes();

    void theKeyFileIsCreatedForItsOwnerOnly();
    void theKeyFileGivesTheSameKeyAgain();
    void aKeyFileThatOthersCanReadIsRefused_data();
    void aKeyFileThatOthersCanReadIsRefused();
    void aLinkInPlaceOfTheKeyFileIsRefused();
    void anyFlippedByteOfTheKeyFileIsNoticed();
    void aKeyFileOfAnotherLengthIsCorrupt_data();
    void aKeyFileOfAnotherLengthIsCorrupt();
    void aMissingFolderIsAnIoError();
    void aPrivateFileIsNeverReplaced();

    void theKeyedHashDependsOnKeyAndData();
    void aShortKeyDoesNotHash();

private:
    QTemporaryDir m_folder;
    QString file(const char* name) const { return m_folder.filePath(QLatin1StringView(name)); }
};

void TestSealing::whatWasSealedOpens()
{
    const auto key = OpeningKey::create();
    QVERIFY(key);
    const QByteArray clear = randomBytes(30000);
    const auto sealed = key->sealingKey().seal(clear);
    QVERIFY(sealed);
    QCOMPARE(sealed->size(), clear.size() + 48);
    const auto opened = key->open(*sealed);
    QVERIFY(opened);
    QCOMPARE(*opened, clear);
}

void TestSealing::nothingCanBeSealedAndOpened()
{
    const auto key = OpeningKey::create();
    QVERIFY(key);
    const auto sealed = key->sealingKey().seal({});
    QVERIFY(sealed);
    const auto opened = key->open(*sealed);
    QVERIFY(opened);
    QVERIFY(opened->isEmpty());
}

void TestSealing::sealingTwiceGivesDifferentBytes()
{
    const auto key = OpeningKey::create();
    QVERIFY(key);
    QVERIFY(*key->sealingKey().seal("face") != *key->sealingKey().seal("face"));
}

void TestSealing::anyFlippedByteIsNoticed()
{
    const auto key = OpeningKey::create();
    QVERIFY(key);
    const QByteArray sealed = *key->sealingKey().seal("a picture of a face");
    for (qsizetype i = 0; i < sealed.size(); ++i) {
        QByteArray altered = sealed;
        altered[i] = static_cast<char>(altered[i] ^ 0x01);
        const auto opened = key->open(altered);
        QVERIFY2(!opened, qPrintable(QStringLiteral("byte %1").arg(i)));
        QCOMPARE(opened.error().code, ErrorCode::Corrupt);
    }
}

void TestSealing::anotherKeyCannotOpen()
{
    const auto mine = OpeningKey::create();
    const auto other = OpeningKey::create();
    QVERIFY(mine && other);
    const auto opened = other->open(*mine->sealingKey().seal("a picture of a face"));
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Corrupt);
}

void TestSealing::shortBytesAreCorrupt_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("none") << 0;
    QTest::newRow("one") << 1;
    QTest::newRow("one less than the overhead") << 47;
    QTest::newRow("the overhead alone") << 48;
}

void TestSealing::shortBytesAreCorrupt()
{
    QFETCH(int, size);
    const auto key = OpeningKey::create();
    QVERIFY(key);
    const auto opened = key->open(QByteArray(size, '\0'));
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Corrupt);
}

void TestSealing::aSealingKeyHas32Bytes()
{
    QVERIFY(!SealingKey::fromBytes({}));
    QVERIFY(!SealingKey::fromBytes(QByteArray(31, 'k')));
    QVERIFY(!SealingKey::fromBytes(QByteArray(33, 'k')));
    const auto key = OpeningKey::create();
    QVERIFY(key);
    QCOMPARE(SealingKey::fromBytes(key->sealingKey().bytes())->bytes(), key->sealingKey().bytes());
}

void TestSealing::theKeyFileIsCreatedForItsOwnerOnly()
{
    QVERIFY(OpeningKey::fromFile(file("fresh.key")));
    const auto mode = QFile::permissions(file("fresh.key"));
    QVERIFY(mode.testFlags(kOwnerOnly));
    QVERIFY(!(mode & (QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                      QFileDevice::WriteOther | QFileDevice::ExeOwner)));
    QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("fresh.key.*")}).size(), 0);
}

void TestSealing::theKeyFileGivesTheSameKeyAgain()
{
    const auto first = OpeningKey::fromFile(file("same.key"));
    const auto second = OpeningKey::fromFile(file("same.key"));
    QVERIFY(first && second);
    QCOMPARE(first->sealingKey().bytes(), second->sealingKey().bytes());
    QCOMPARE(*second->open(*first->sealingKey().seal("face")), QByteArray("face"));
}

void TestSealing::aKeyFileThatOthersCanReadIsRefused_data()
{
    QTest::addColumn<int>("extra");
    QTest::newRow("group reads") << int(QFileDevice::ReadGroup);
    QTest::newRow("group writes") << int(QFileDevice::WriteGroup);
    QTest::newRow("others read") << int(QFileDevice::ReadOther);
    QTest::newRow("others write") << int(QFileDevice::WriteOther);
}

void TestSealing::aKeyFileThatOthersCanReadIsRefused()
{
    QFETCH(int, extra);
    const QString path = file(QTest::currentDataTag());
    QVERIFY(OpeningKey::fromFile(path));
    QVERIFY(QFile::setPermissions(path, kOwnerOnly | QFileDevice::Permissions(extra)));
    const auto key = OpeningKey::fromFile(path);
    QVERIFY(!key);
    QCOMPARE(key.error().code, ErrorCode::Refused);
    QVERIFY(!checkPrivateFile(path));
}

void TestSealing::aLinkInPlaceOfTheKeyFileIsRefused()
{
    QVERIFY(OpeningKey::fromFile(file("target.key")));
    QVERIFY(QFile::link(file("target.key"), file("link.key")));
    const auto key = OpeningKey::fromFile(file("link.key"));
    QVERIFY(!key);
    QCOMPARE(key.error().code, ErrorCode::Refused);
}

void TestSealing::anyFlippedByteOfTheKeyFileIsNoticed()
{
    QVERIFY(OpeningKey::fromFile(file("flip.key")));
    QFile stored(file("flip.key"));
    QVERIFY(stored.open(QIODevice::ReadWrite));
    const QByteArray whole = stored.readAll();
    for (qsizetype i = 0; i < whole.size(); ++i) {
        QByteArray altered = whole;
        // X25519 clamps the lowest three and the highest two bits of a secret: bit 4 counts in every byte.
        altered[i] = static_cast<char>(altered[i] ^ 0x10);
        QVERIFY(stored.seek(0) && stored.write(altered) == altered.size() && stored.flush());
        const auto key = OpeningKey::fromFile(file("flip.key"));
        QVERIFY2(!key, qPrintable(QStringLiteral("byte %1").arg(i)));
        QCOMPARE(key.error().code, ErrorCode::Corrupt);
    }
}

void TestSealing::aKeyFileOfAnotherLengthIsCorrupt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one byte short") << QByteArray(71, 'k');
    QTest::newRow("one byte long") << QByteArray(73, 'k');
    QTest::newRow("right length, wrong beginning") << QByteArray(72, 'k');
    QTest::newRow("a megabyte") << QByteArray(1 << 20, 'k');
}

void TestSealing::aKeyFileOfAnotherLengthIsCorrupt()
{
    QFETCH(QByteArray, bytes);
    const QString path = file(QTest::currentDataTag());
    QVERIFY(createPrivateFile(path, bytes));
    const auto key = OpeningKey::fromFile(path);
    QVERIFY(!key);
    QCOMPARE(key.error().code, ErrorCode::Corrupt);
}

void TestSealing::aMissingFolderIsAnIoError()
{
    const auto key = OpeningKey::fromFile(file("no/such/folder.key"));
    QVERIFY(!key);
    QCOMPARE(key.error().code, ErrorCode::Io);
}

void TestSealing::aPrivateFileIsNeverReplaced()
{
    QVERIFY(createPrivateFile(file("kept"), "first"));
    const auto second = createPrivateFile(file("kept"), "second");
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Refused);
    QCOMPARE(*readPrivateFile(file("kept"), 100), QByteArray("first"));
}

void TestSealing::theKeyedHashDependsOnKeyAndData()
{
    const QByteArray key(32, 'k');
    QCOMPARE(keyedHash(key, "1234").size(), 32);
    QCOMPARE(keyedHash(key, "1234"), keyedHash(key, "1234"));
    QVERIFY(keyedHash(key, "1234") != keyedHash(key, "1235"));
    QVERIFY(keyedHash(key, "1234") != keyedHash(QByteArray(32, 'l'), "1234"));
}

void TestSealing::aShortKeyDoesNotHash()
{
    QVERIFY(keyedHash({}, "1234").isEmpty());
    QVERIFY(keyedHash(QByteArray(15, 'k'), "1234").isEmpty());
    QCOMPARE(keyedHash(QByteArray(16, 'k'), "1234").size(), 32);
}

QTEST_GUILESS_MAIN(TestSealing)
#include "tst_sealing.moc"
