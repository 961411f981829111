// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/privatefile.h"
#include "crypto/sealing.h"
#include "crypto/vaultkey.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;
using namespace jinbi::crypto;

namespace {

const QString kSubject = QStringLiteral("session:5b0a6ad1-7a1c-4f77-8d9c-2f6f7c1c9e10");

QByteArray flipped(QByteArray bytes, qsizetype at)
{
    bytes[at] = static_cast<char>(bytes.at(at) ^ 0x20);
    return bytes;
}

} // namespace

class TestVaultKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialise()); }

    void aLockedPictureOpensAndLooksDifferentEachTime();
    void anyFlippedByteOfAPictureIsNoticed();
    void anyFlippedByteOfWhatItIsBoundToIsNoticed();
    void anotherSubjectsKeyDoesNotOpen();
    void aWrappedKeyOpensWhatItLocked();
    void anyFlippedByteOfAWrappedKeyIsCorrupt();
    void aKeyOfAnotherSubjectIsCorrupt();
    void anotherVaultKeyIsSaidAsSuch();
    void shortBytesAreCorrupt();

    void theFileIsCreatedForItsOwnerOnlyAndGivesTheSameKeyAgain();
    void aFileThatOthersCanReadIsRefused();
    void anyFlippedByteOfTheFileIsNoticed();
    void aFileOfAnotherLengthIsCorrupt();

private:
    QTemporaryDir m_folder;
    [[nodiscard]] QString file(const char* name) const { return m_folder.filePath(QLatin1StringView(name)); }
};

void TestVaultKey::aLockedPictureOpensAndLooksDifferentEachTime()
{
    const auto key = SubjectKey::create();
    QVERIFY(key);
    for (const QByteArray& clear : {QByteArray(), randomBytes(1), randomBytes(30000)}) {
        const auto box = key->lock(clear, "place");
        QVERIFY(box);
        QCOMPARE(box->size(), clear.size() + 41);
        QVERIFY(*box != *key->lock(clear, "place"));
        QVERIFY(clear.size() < 16 || !box->contains(clear.first(16)));
        const auto opened = key->open(*box, "place");
        QVERIFY(opened);
        QCOMPARE(*opened, clear);
    }
}

void TestVaultKey::anyFlippedByteOfAPictureIsNoticed()
{
    const auto key = SubjectKey::create();
    const QByteArray box = *key->lock("a picture of a face", "place");
    for (qsizetype i = 0; i < box.size(); ++i) {
        const auto opened = key->open(flipped(box, i), "place");
        QVERIFY2(!opened, qPrintable(QStringLiteral("byte %1").arg(i)));
        QCOMPARE(opened.error().code, ErrorCode::Corrupt);
    }
}

void TestVaultKey::anyFlippedByteOfWhatItIsBoundToIsNoticed()
{
    const QByteArray bound("jinbi-picture-v1|subject=s|evidence=e|session=s|kiosk=K-1|at=700");
    const auto key = SubjectKey::create();
    const QByteArray box = *key->lock("a picture of a face", bound);
    for (qsizetype i = 0; i < bound.size(); ++i)
        QCOMPARE(key->open(box, flipped(bound, i)).error().code, ErrorCode::Corrupt);
    QVERIFY(!key->open(box, bound.chopped(1)));
    QVERIFY(!key->open(box, {}));
}

void TestVaultKey::anotherSubjectsKeyDoesNotOpen()
{
    const auto key = SubjectKey::create();
    const auto other = SubjectKey::create();
    const auto opened = other->open(*key->lock("a picture of a face", "place"), "place");
    QCOMPARE(opened.error().code, ErrorCode::Corrupt);
}

void TestVaultKey::aWrappedKeyOpensWhatItLocked()
{
    const auto vault = VaultKey::create();
    const auto key = SubjectKey::create();
    QVERIFY(vault && key);
    const QByteArray box = *key->lock("a picture of a face", "place");
    const QByteArray wrapped = *vault->wrap(*key, kSubject);
    QVERIFY(wrapped != *vault->wrap(*key, kSubject));
    // The first bytes are for people with a hex editor: a version, and under which key it is.
    QCOMPARE(wrapped.at(0), '\1');
    QCOMPARE(QString::fromLatin1(wrapped.sliced(1, 8).toHex()), vault->id());
    const auto again = vault->unwrap(wrapped, kSubject);
    QVERIFY(again);
    QCOMPARE(*again->open(box, "place"), QByteArray("a picture of a face"));
}

void TestVaultKey::anyFlippedByteOfAWrappedKeyIsCorrupt()
{
    const auto vault = VaultKey::create();
    const QByteArray wrapped = *vault->wrap(*SubjectKey::create(), kSubject);
    for (qsizetype i = 0; i < wrapped.size(); ++i) {
        const auto opened = vault->unwrap(flipped(wrapped, i), kSubject);
        QVERIFY2(!opened, qPrintable(QStringLiteral("byte %1").arg(i)));
        QCOMPARE(opened.error().code, ErrorCode::Corrupt);
    }
}

void TestVaultKey::aKeyOfAnotherSubjectIsCorrupt()
{
    const auto vault = VaultKey::create();
    const QByteArray wrapped = *vault->wrap(*SubjectKey::create(), kSubject);
    QCOMPARE(vault->unwrap(wrapped, kSubject + QLatin1Char('0')).error().code, ErrorCode::Corrupt);
}

void TestVaultKey::anotherVaultKeyIsSaidAsSuch()
{
    const auto vault = VaultKey::create();
    const auto other = VaultKey::create();
    QVERIFY(vault->id() != other->id());
    QCOMPARE(vault->id().size(), 16);
    const auto opened = other->unwrap(*vault->wrap(*SubjectKey::create(), kSubject), kSubject);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::WrongKey);
    QVERIFY(opened.error().detail.contains(vault->id()));
}

void TestVaultKey::shortBytesAreCorrupt()
{
    const auto vault = VaultKey::create();
    const auto key = SubjectKey::create();
    const QByteArray wrapped = *vault->wrap(*key, kSubject);
    for (const qsizetype size : {0, 1, 40}) {
        QCOMPARE(key->open(QByteArray(size, '\1'), {}).error().code, ErrorCode::Corrupt);
        QCOMPARE(vault->unwrap(wrapped.first(size), kSubject).error().code, ErrorCode::Corrupt);
    }
    QCOMPARE(vault->unwrap(wrapped + '\0', kSubject).error().code, ErrorCode::Corrupt);
}

void TestVaultKey::theFileIsCreatedForItsOwnerOnlyAndGivesTheSameKeyAgain()
{
    const auto first = VaultKey::fromFile(file("vault.key"));
    QVERIFY(first);
    QVERIFY(checkPrivateFile(file("vault.key")));
    const auto second = VaultKey::fromFile(file("vault.key"));
    QVERIFY(second);
    QCOMPARE(second->id(), first->id());
    QVERIFY(second->unwrap(*first->wrap(*SubjectKey::create(), kSubject), kSubject));
}

void TestVaultKey::aFileThatOthersCanReadIsRefused()
{
    QVERIFY(VaultKey::fromFile(file("open.key")));
    QVERIFY(QFile::setPermissions(file("open.key"),
                                  QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup));
    QCOMPARE(VaultKey::fromFile(file("open.key")).error().code, ErrorCode::Refused);
}

void TestVaultKey::anyFlippedByteOfTheFileIsNoticed()
{
    QVERIFY(VaultKey::fromFile(file("flip.key")));
    QFile stored(file("flip.key"));
    QVERIFY(stored.open(QIODevice::ReadWrite));
    const QByteArray whole = stored.readAll();
    QCOMPARE(whole.size(), 48);
    for (qsizetype i = 0; i < whole.size(); ++i) {
        QVERIFY(stored.seek(0) && stored.write(flipped(whole, i)) == whole.size() && stored.flush());
        QCOMPARE(VaultKey::fromFile(file("flip.key")).error().code, ErrorCode::Corrupt);
    }
}

void TestVaultKey::aFileOfAnotherLengthIsCorrupt()
{
    for (const qsizetype size : {0, 47, 49}) {
        const QString path = file(qPrintable(QStringLiteral("length%1.key").arg(size)));
        QVERIFY(createPrivateFile(path, QByteArray(size, 'k')));
        QCOMPARE(VaultKey::fromFile(path).error().code, ErrorCode::Corrupt);
    }
}

QTEST_GUILESS_MAIN(TestVaultKey)
#include "tst_vaultkey.moc"
