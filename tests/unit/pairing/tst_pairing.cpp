// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/sealing.h"
#include "pairing/pairedfolder.h"

#include <QDirIterator>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;
using namespace jinbi::pairing;

namespace {

constexpr qint64 kNow = 1795417200000;

Bundle bundle(const char* kiosk = "K-0201")
{
    Bundle b;
    b.id = QUuid::createUuid();
    b.createdMs = kNow;
    b.expiresMs = kNow + kBundleLastsMs;
    b.kiosk = *KioskId::from(QString::fromLatin1(kiosk));
    b.place = QStringLiteral("Green Lake, 绿湖");
    b.profile = Profile::Counter;
    b.mode = MatchMode::Identify;
    b.brokerHost = QStringLiteral("192.0.2.7");
    b.brokerPort = 8883;
    b.ca = "the authority";
    b.certificate = "the certificate";
    b.key = "the key that nobody may read";
    b.sealingKey = QByteArray(32, 'k');
    b.messageKey = QByteArray("32 bytes that only the kiosk has");
    b.policyKeys = {QByteArray(32, 'p'), QByteArray(32, 'q')};
    b.rehearsal = true;
    b.seed = 7;
    b.customers = 30;
    b.pace = 2;
    return b;
}

/// As a paired kiosk keeps it.
Bundle withoutPem(Bundle b)
{
    b.ca.clear();
    b.certificate.clear();
    b.key.clear();
    return b;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestPairing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_file = *seal(m_bundle, m_code);
    }
    void aCodeComesBackHoweverItIsTyped();
    void everyWrongCharacterIsFound();
    void everyTwoNeighboursSwappedAreFound();
    void aCodeThatCannotBeOneIsInvalid_data();
    void aCodeThatCannotBeOneIsInvalid();
    void noTwoCodesAreAlike();
    void aBundleComesBackWhole();
    void theFileHidesWhatItHolds();
    void anotherCodeIsRefused();
    void anExpiredFileIsRefused();
    void aDamagedFileIsCorrupt_data();
    void aDamagedFileIsCorrupt();
    void aFieldThatDoesNotFitIsCorrupt_data();
    void aFieldThatDoesNotFitIsCorrupt();
    void whatIsKeptIsPrivateAndFoundAgain();
    void aUsedBundleIsRefused();
    void aRenewalReplacesTheKeyAndForgetsTheOldOne();
    void aFolderBelongsToOneKiosk();
    void aFolderWithoutAPairingSaysSo();
    void aPairingThatOthersMayReadIsRefused();
    void aPairingOfBeforeMessagesWereSignedIsToldToPairAgain();
    void aMessageKeyOfAnotherLengthIsNoPairingFile();

private:
    const Bundle m_bundle = bundle();
    const PairingCode m_code = PairingCode::create();
    QByteArray m_file;
};

void TestPairing::aCodeComesBackHoweverItIsTyped()
{
    const QString shown = m_code.display();
    QCOMPARE(shown.size(), 14);
    for (const QString& typed :
         {shown, shown.toLower(), QString(shown).remove(QLatin1Char('-')),
          QStringLiteral("  ") + QString(shown).replace(QLatin1Char('-'), QLatin1Char(' ')) + QStringLiteral("\n"),
          QString(shown).replace(QLatin1Char('1'), QLatin1Char('l'))})
        QCOMPARE(*PairingCode::from(typed), m_code);
}

void TestPairing::everyWrongCharacterIsFound()
{
    const QByteArray alphabet("123456789ABCDEFGHJKMNPQRSTVWXYZ");
    for (int i = 0; i < PairingCode::kCharacters; ++i) {
        for (const char other : alphabet) {
            QByteArray typed = m_code.bytes();
            if (typed.at(i) == other)
                continue;
            typed[i] = other;
            QVERIFY2(!PairingCode::from(QString::fromLatin1(typed)), typed.constData());
        }
    }
}

void TestPairing::everyTwoNeighboursSwappedAreFound()
{
    for (int round = 0; round < 50; ++round) {
        const QByteArray code = PairingCode::create().bytes();
        for (int i = 0; i + 2 < PairingCode::kCharacters; ++i) {
            QByteArray typed = code;
            std::swap(typed[i], typed[i + 1]);
            QCOMPARE(PairingCode::from(QString::fromLatin1(typed)).has_value(), typed == code);
        }
    }
}

void TestPairing::aCodeThatCannotBeOneIsInvalid_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("eleven") << QStringLiteral("11111111111");
    QTest::newRow("thirteen") << QStringLiteral("1111111111111");
    QTest::newRow("a letter that is none of ours") << QStringLiteral("O11111111111");
    QTest::newRow("a star") << QStringLiteral("*11111111111");
    QTest::newRow("full-width digits") << QString(12, QChar(0xFF11));
    QTest::newRow("a megabyte") << QString(1 << 20, QLatin1Char('1'));
    QTest::newRow("NUL") << QString(12, QChar(0));
}

void TestPairing::aCodeThatCannotBeOneIsInvalid()
{
    QFETCH(QString, typed);
    const auto code = PairingCode::from(typed);
    QVERIFY(!code);
    QCOMPARE(code.error().code, ErrorCode::Invalid);
}

void TestPairing::noTwoCodesAreAlike()
{
    QSet<QByteArray> codes;
    for (int i = 0; i < 1000; ++i)
        codes << PairingCode::create().bytes();
    QCOMPARE(codes.size(), 1000);
}

void TestPairing::aBundleComesBackWhole()
{
    const auto opened = pairing::open(m_file, m_code, kNow);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    QVERIFY(*opened == m_bundle);
}

void TestPairing::theFileHidesWhatItHolds()
{
    for (const QByteArray& secret : {m_bundle.key, m_bundle.messageKey, m_bundle.certificate, m_bundle.place.toUtf8(),
                                     m_bundle.kiosk.toString().toLatin1(), m_code.bytes()})
        QVERIFY(!m_file.contains(secret));
    QVERIFY(*seal(m_bundle, m_code) != m_file);
}

void TestPairing::anotherCodeIsRefused()
{
    const auto opened = pairing::open(m_file, PairingCode::create(), kNow);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Refused);
    QVERIFY(opened.error().message.contains(QStringLiteral("code")));
}

void TestPairing::anExpiredFileIsRefused()
{
    QVERIFY(pairing::open(m_file, m_code, m_bundle.expiresMs - 1));
    const auto opened = pairing::open(m_file, m_code, m_bundle.expiresMs);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Refused);
    QVERIFY(opened.error().message.contains(QStringLiteral("expired")));
}

void TestPairing::aDamagedFileIsCorrupt_data()
{
    QTest::addColumn<QByteArray>("file");
    QByteArray flipped = m_file;
    flipped[100] = static_cast<char>(flipped[100] ^ 1);
    QByteArray later = m_file; // expiry moved by hand
    later[8] = static_cast<char>(later[8] + 1);
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray(500, 'x');
    QTest::newRow("magic alone") << QByteArray("JNBPAIR1");
    QTest::newRow("truncated") << m_file.chopped(1);
    QTest::newRow("half") << m_file.first(m_file.size() / 2);
    QTest::newRow("one byte more") << m_file + 'x';
    QTest::newRow("a bit flipped") << flipped;
    QTest::newRow("another expiry") << later;
    QTest::newRow("64 kB and one") << m_file + QByteArray(kMaxBundleBytes + 1 - m_file.size(), 'x');
}

void TestPairing::aDamagedFileIsCorrupt()
{
    QFETCH(QByteArray, file);
    const auto opened = pairing::open(file, m_code, kNow);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Corrupt);
}

void TestPairing::aFieldThatDoesNotFitIsCorrupt_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("kiosk") << QByteArray("K-0201") << QByteArray("K/0201");
    QTest::newRow("port") << QByteArray("8883") << QByteArray("70000");
    QTest::newRow("profile") << QByteArray("\"counter\"") << QByteArray("\"shop\"");
    QTest::newRow("mode") << QByteArray("\"identify\"") << QByteArray("\"guess\"");
    QTest::newRow("host") << QByteArray("192.0.2.7") << QByteArray();
    QTest::newRow("customers") << QByteArray("30") << QByteArray("2001");
    QTest::newRow("rehearsal") << QByteArray("\"rehearsal\": true") << QByteArray("\"rehearsal\": 1");
}

void TestPairing::aFieldThatDoesNotFitIsCorrupt()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QByteArray json = toJson(m_bundle);
    QVERIFY(fromJson(json));
    QVERIFY(json.contains(before));
    const auto read = fromJson(json.replace(before, after));
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Corrupt);
}

void TestPairing::whatIsKeptIsPrivateAndFoundAgain()
{
    QTemporaryDir home;
    const QString folder = home.filePath(QStringLiteral("the kiosk's, 终端"));
    const auto kept = keep(m_bundle, folder);
    QVERIFY2(kept, kept ? "" : qPrintable(kept.error().detail));
    QVERIFY(kept->bundle == withoutPem(m_bundle));
    QCOMPARE(contentOf(kept->keyFile), m_bundle.key);
    QCOMPARE(contentOf(kept->certFile), m_bundle.certificate);
    QCOMPARE(contentOf(kept->caFile), m_bundle.ca);
    constexpr auto kOthers =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(folder) & kOthers));
    QDirIterator walk(folder, QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    int entries = 0;
    while (walk.hasNext()) {
        const QString path = walk.next();
        QVERIFY2(!(QFile::permissions(path) & kOthers), qPrintable(path));
        ++entries;
    }
    QVERIFY(entries >= 6);
}

void TestPairing::aUsedBundleIsRefused()
{
    QTemporaryDir home;
    QVERIFY(keep(m_bundle, home.path()));
    for (int i = 0; i < 2; ++i) {
        const auto again = keep(m_bundle, home.path());
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::Refused);
        QVERIFY(again.error().message.contains(QStringLiteral("used already")));
        if (i == 0)
            QVERIFY(keep(bundle(), home.path())); // and not after a renewal either
    }
}

void TestPairing::aRenewalReplacesTheKeyAndForgetsTheOldOne()
{
    QTemporaryDir home;
    const auto first = keep(m_bundle, home.path());
    QVERIFY(first);
    Bundle renewed = bundle();
    renewed.key = "another key";
    const auto second = keep(renewed, home.path());
    QVERIFY2(second, second ? "" : qPrintable(second.error().detail));
    QCOMPARE(contentOf(find(home.path())->keyFile), renewed.key);
    QVERIFY(!QFile::exists(first->keyFile));
    QCOMPARE(first->dataFolder, second->dataFolder);
}

void TestPairing::aFolderBelongsToOneKiosk()
{
    QTemporaryDir home;
    QVERIFY(keep(m_bundle, home.path()));
    const auto other = keep(bundle("K-0999"), home.path());
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::Refused);
    QVERIFY(other.error().message.contains(QStringLiteral("K-0201")));
    QVERIFY(find(home.path())->bundle == withoutPem(m_bundle));
}

void TestPairing::aFolderWithoutAPairingSaysSo()
{
    QTemporaryDir home;
    const auto found = find(home.path());
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::NotFound);
}

void TestPairing::aPairingThatOthersMayReadIsRefused()
{
    QTemporaryDir home;
    const auto kept = keep(m_bundle, home.path());
    QVERIFY(kept);
    const QString messageKey = QFileInfo(kept->keyFile).path() + QStringLiteral("/message.key");
    QVERIFY(QFile::setPermissions(messageKey, QFile::ReadOwner | QFile::ReadOther));
    QCOMPARE(find(home.path()).error().code, ErrorCode::Refused);
    QVERIFY(QFile::setPermissions(messageKey, QFile::ReadOwner));
    QVERIFY(find(home.path()));
    QVERIFY(QFile::setPermissions(kept->keyFile, QFile::ReadOwner | QFile::ReadOther));
    const auto found = find(home.path());
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Refused);
}

void TestPairing::aPairingOfBeforeMessagesWereSignedIsToldToPairAgain()
{
    QTemporaryDir home;
    const auto kept = keep(m_bundle, home.path());
    QVERIFY(kept);
    QCOMPARE(kept->bundle.messageKey, m_bundle.messageKey);
    QVERIFY(!toJson(kept->bundle).contains(m_bundle.messageKey.toBase64()));
    QVERIFY(QFile::remove(QFileInfo(kept->keyFile).path() + QStringLiteral("/message.key")));
    const auto found = find(home.path());
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Incompatible);
    QVERIFY(found.error().message.contains(QStringLiteral("Pair it again")));
    // It still belongs to its kiosk, and pairing it again is all that is needed.
    QVERIFY(!keep(bundle("K-0999"), home.path()));
    QVERIFY(keep(bundle(), home.path()));
    QVERIFY(find(home.path()));
}

void TestPairing::aMessageKeyOfAnotherLengthIsNoPairingFile()
{
    Bundle shorter = bundle();
    shorter.messageKey.chop(1);
    const auto sealed = seal(shorter, m_code);
    QVERIFY(sealed);
    const auto opened = pairing::open(*sealed, m_code, kNow);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Corrupt);
    QVERIFY(opened.error().detail.contains(QStringLiteral("messageKey")));
}

QTEST_GUILESS_MAIN(TestPairing)
#include "tst_pairing.moc"
