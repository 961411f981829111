// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/networkmanifest.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;

namespace {

const QByteArray kBytes = QByteArray("a network, as far as this test is concerned ").repeated(50);

QString digestOf(const QByteArray& bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

NetworkEntry entryFor(const QByteArray& bytes)
{
    NetworkEntry entry;
    entry.name = QStringLiteral("toy");
    entry.file = QStringLiteral("toy.onnx");
    entry.size = bytes.size();
    entry.sha256 = digestOf(bytes);
    return entry;
}

void put(const QString& folder, const QString& name, const QByteArray& bytes)
{
    QFile file(QDir(folder).filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray manifestWith(const QByteArray& fields)
{
    return R"({"format": 1, "networks": [{)" + fields + "}]}";
}

const QByteArray kGoodFields = R"("name": "toy", "file": "toy.onnx", "role": "embedding", "size": 10, "dimensions": 128,
    "licence": "MIT", "url": "https://example.org/toy.onnx", "sha256": ")" +
                               QByteArray(64, 'a') + "\"";

} // namespace

class TestNetworkManifest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aManifestIsRead()
    {
        const Result<NetworkManifest> manifest = NetworkManifest::fromJson(manifestWith(kGoodFields));
        QVERIFY(manifest);
        QCOMPARE(manifest->networks().size(), 1);
        const NetworkEntry entry = manifest->networks().first();
        QCOMPARE(entry.name, QStringLiteral("toy"));
        QCOMPARE(entry.role, NetworkRole::Embedding);
        QCOMPARE(entry.size, 10);
        QCOMPARE(entry.dimensions, 128);
        QCOMPARE(entry.licence, QStringLiteral("MIT"));
        QCOMPARE(entry.url, QStringLiteral("https://example.org/toy.onnx"));
    }

    void aManifestOutsideItsLimitsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<ErrorCode>("code");
        const auto changed = [](const char* from, const char* to) {
            return manifestWith(QByteArray(kGoodFields).replace(from, to));
        };
        QTest::newRow("empty") << QByteArray() << ErrorCode::Corrupt;
        QTest::newRow("not JSON") << QByteArray("networks: none") << ErrorCode::Corrupt;
        QTest::newRow("another format") << QByteArray(R"({"format": 2, "networks": []})") << ErrorCode::Corrupt;
        QTest::newRow("no list") << QByteArray(R"({"format": 1})") << ErrorCode::Corrupt;
        QTest::newRow("a path out of the folder") << changed("toy.onnx", "../toy.onnx") << ErrorCode::Invalid;
        QTest::newRow("an absolute path") << changed("toy.onnx", "/etc/passwd") << ErrorCode::Invalid;
        QTest::newRow("unknown role") << changed("embedding", "oracle") << ErrorCode::Invalid;
        QTest::newRow("no size") << changed("\"size\": 10", "\"size\": 0") << ErrorCode::Invalid;
        QTest::newRow("a size in words") << changed("\"size\": 10", "\"size\": \"10\"") << ErrorCode::Invalid;
        QTest::newRow("half a gigabyte") << changed("\"size\": 10", "\"size\": 536870912") << ErrorCode::Invalid;
        QTest::newRow("short digest") << changed("aaaa", "") << ErrorCode::Invalid;
        QTest::newRow("digest not hex") << changed("aaaa", "zzzz") << ErrorCode::Invalid;
        QTest::newRow("no dimensions") << changed("128", "0") << ErrorCode::Invalid;
    }
    void aManifestOutsideItsLimitsIsRefused()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const ErrorCode, code);
        const Result<NetworkManifest> manifest = NetworkManifest::fromJson(json);
        QVERIFY(!manifest);
        QCOMPARE(manifest.error().code, code);
    }

    void theProductNamesOnlyNetworksWithAddressSizeAndDigest()
    {
        const Result<NetworkManifest> manifest = NetworkManifest::fromFile(QStringLiteral(":/networks/manifest.json"));
        QVERIFY(manifest);
        QStringList names;
        for (const NetworkEntry& entry : manifest->networks()) {
            names.append(entry.name);
            QVERIFY(entry.url.startsWith(QStringLiteral("https://")));
            QVERIFY(!entry.licence.isEmpty());
        }
        QCOMPARE(names, (QStringList{QStringLiteral("yunet-2023mar"), QStringLiteral("sface-2021dec")}));
    }

    void aFileThatIsWhatItShouldBeIsRead()
    {
        const QTemporaryDir folder;
        put(folder.path(), QStringLiteral("toy.onnx"), kBytes);
        const Result<VerifiedNetwork> network = readVerified(entryFor(kBytes), {folder.path()});
        QVERIFY(network);
        QCOMPARE(network->bytes, kBytes);
    }

    void aFileThatIsNotWhatItShouldBeIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        QByteArray tampered = kBytes;
        tampered[700] = static_cast<char>(tampered[700] ^ 1);
        QTest::newRow("one bit") << tampered << QStringLiteral("digest");
        QTest::newRow("truncated") << kBytes.left(1000) << QStringLiteral("cut short");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("cut short");
        QTest::newRow("longer") << kBytes + 'x' << QStringLiteral("longer");
        QTest::newRow("LFS pointer") << QByteArray(
                                            "version https://git-lfs.github.com/spec/v1\noid sha256:8f\nsize 2\n")
                                     << QStringLiteral("Git LFS");
    }
    void aFileThatIsNotWhatItShouldBeIsRefused()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, words);
        const QTemporaryDir folder;
        put(folder.path(), QStringLiteral("toy.onnx"), bytes);
        const Result<VerifiedNetwork> network = readVerified(entryFor(kBytes), {folder.path()});
        QVERIFY(!network);
        QCOMPARE(network.error().code, ErrorCode::Corrupt);
        QVERIFY2(network.error().message.contains(words), qPrintable(network.error().message));
    }

    void aMissingFileIsNotFound()
    {
        const QTemporaryDir folder;
        QCOMPARE(readVerified(entryFor(kBytes), {folder.path()}).error().code, ErrorCode::NotFound);
        QCOMPARE(readVerified(entryFor(kBytes), {}).error().code, ErrorCode::NotFound);
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("toy.onnx")));
        QCOMPARE(readVerified(entryFor(kBytes), {folder.path()}).error().code, ErrorCode::Io);
    }

    void aGoodFileInALaterFolderWins()
    {
        const QTemporaryDir bad;
        const QTemporaryDir good;
        put(bad.path(), QStringLiteral("toy.onnx"), kBytes.left(10));
        put(good.path(), QStringLiteral("toy.onnx"), kBytes);
        QVERIFY(readVerified(entryFor(kBytes), {bad.path(), good.path()}));
    }

    void aFoldersOwnManifestComesFirst()
    {
        const QTemporaryDir folder;
        put(folder.path(), QStringLiteral("manifest.json"), manifestWith(kGoodFields));
        const NetworkShelf shelf({folder.path()});
        const QList<NetworkEntry> embeddings = shelf.entries(NetworkRole::Embedding);
        QCOMPARE(embeddings.size(), 2);
        QCOMPARE(embeddings.first().name, QStringLiteral("toy"));
        QCOMPARE(embeddings.last().name, QStringLiteral("sface-2021dec"));
    }

    void aBrokenManifestInAFolderIsLeftOut()
    {
        const QTemporaryDir folder;
        put(folder.path(), QStringLiteral("manifest.json"), "{");
        QCOMPARE(NetworkShelf({folder.path()}).entries(NetworkRole::Embedding).size(), 1);
    }

    void aDigestNamedTwiceCountsOnce()
    {
        const QTemporaryDir folder;
        put(folder.path(), QStringLiteral("manifest.json"), manifestWith(kGoodFields));
        QCOMPARE(NetworkShelf({folder.path(), folder.path()}).entries(NetworkRole::Embedding).size(), 2);
    }

    void theEnvironmentComesBeforeTheDataFolder()
    {
        const QByteArray before = qgetenv("JINBI_NETWORKS");
        qputenv("JINBI_NETWORKS", "/one");
        QCOMPARE(NetworkShelf::fromEnvironment(QStringLiteral("/two")).folders(),
                 (QStringList{QStringLiteral("/one"), QStringLiteral("/two")}));
        qunsetenv("JINBI_NETWORKS");
        QCOMPARE(NetworkShelf::fromEnvironment(QStringLiteral("/two")).folders(), QStringList{QStringLiteral("/two")});
        if (!before.isNull())
            qputenv("JINBI_NETWORKS", before);
    }
};

QTEST_GUILESS_MAIN(TestNetworkManifest)
#include "tst_networkmanifest.moc"
