// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/engines.h"
#include "face/sharedengine.h"
#include "facepictures.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace jinbi;

namespace {

const QString kEmbedding = QStringLiteral("mobilefacenet_foamliu_128.onnx");
const QString kYunet2022 = QStringLiteral("face_detection_yunet_2022mar.onnx");
const QString kYunet2023 = QStringLiteral("face_detection_yunet_2023mar.onnx");
const QString kManifest = QStringLiteral("manifest.json");

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// A copy of the networks that a test may spoil.
class NetworkCopy
{
public:
    NetworkCopy()
    {
        for (const QString& name : {kEmbedding, kYunet2022, kYunet2023, kManifest})
            write(pathOf(name), contentOf(QDir(test::networksFolder()).filePath(name)));
    }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString pathOf(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

EngineSetup setupFor(const QString& folder, int engines = 1)
{
    return {NetworkShelf(folder.isEmpty() ? QStringList() : QStringList{folder}), {}, {engines, 1}};
}

/// Fails when two threads are inside at once, which is what a pool must prevent.
class LonelyEngine final : public FaceEngine
{
public:
    LonelyEngine(QString name, std::atomic<int>& intrusions, std::atomic<int>& busy, std::atomic<int>& mostBusy)
        : m_id{std::move(name), {}}, m_intrusions(intrusions), m_busy(busy), m_mostBusy(mostBusy)
    {
    }
    const EngineId& id() const override { return m_id; }
    bool isRehearsalOnly() const override { return true; }
    Result<QList<FaceBox>> detect(const QImage&) override
    {
        m_intrusions += m_inside.fetch_add(1);
        const int busy = ++m_busy;
        int most = m_mostBusy;
        while (busy > most && !m_mostBusy.compare_exchange_weak(most, busy)) {
        }
        for (int i = 0; i < 200; ++i)
            std::this_thread::yield();
        --m_busy;
        --m_inside;
        return QList<FaceBox>();
    }
    QualityReport assess(const QImage&, const QList<FaceBox>&) override { return {}; }
    Liveness liveness(const QImage&, const FaceBox&) override { return Liveness::NotAssessed; }
    Result<FaceTemplate> embed(const QImage&, const FaceBox&) override { return Error{}; }
    Result<MatchScore> compare(const FaceTemplate&, const FaceTemplate&) const override { return MatchScore(); }
    Result<Fusion> fuse(const QList<FaceTemplate>&) const override { return Error{}; }

private:
    EngineId m_id;
    std::atomic<int> m_inside = 0;
    std::atomic<int>& m_intrusions;
    std::atomic<int>& m_busy;
    std::atomic<int>& m_mostBusy;
};

} // namespace

class TestEngines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onePlanForOneKioskAndAnotherForMany_data()
    {
        QTest::addColumn<int>("kiosks");
        QTest::addColumn<int>("cores");
        QTest::addColumn<int>("engines");
        QTest::addColumn<int>("threads");
        QTest::newRow("one kiosk, one core") << 1 << 1 << 1 << 1;
        QTest::newRow("one kiosk, two cores") << 1 << 2 << 1 << 2;
        QTest::newRow("one kiosk, sixteen cores") << 1 << 16 << 1 << 2;
        QTest::newRow("sixteen kiosks, two cores") << 16 << 2 << 2 << 1;
        QTest::newRow("three kiosks, eight cores") << 3 << 8 << 3 << 1;
        QTest::newRow("unknown cores") << 4 << 0 << 1 << 1;
        QTest::newRow("no kiosk") << 0 << 0 << 1 << 1;
    }
    void onePlanForOneKioskAndAnotherForMany()
    {
        QFETCH(const int, kiosks);
        QFETCH(const int, cores);
        QFETCH(const int, engines);
        QFETCH(const int, threads);
        QCOMPARE(InferencePlan::forKiosks(kiosks, cores), (InferencePlan{engines, threads}));
    }

    void withoutNetworksTheClassicalEngineStandsInAndSaysSo()
    {
        const EngineChoice choice = chooseEngine(setupFor({}));
        QVERIFY(choice.engine);
        QVERIFY(choice.engine->isRehearsalOnly());
        QVERIFY2(choice.banner.startsWith(QStringLiteral("Rehearsal only")), qPrintable(choice.banner));
        QVERIFY2(choice.banner.contains(QStringLiteral("is not on this computer")), qPrintable(choice.banner));
    }

    void withoutAnythingThereIsABannerAndNoEngine()
    {
        const QTemporaryDir empty;
        EngineSetup setup = setupFor(empty.path());
        setup.cascadeFolder = empty.path();
        const EngineChoice choice = chooseEngine(setup);
        QVERIFY(!choice.engine);
        QVERIFY(choice.banner.contains(QStringLiteral("cannot be compared")));
    }

    void verifiedNetworksMakeANeuralEngineWithoutABanner()
    {
        if (!hasNetworks())
            QSKIP("JINBI_NETWORKS does not name a folder with the networks of these tests");
        const EngineChoice choice = chooseEngine(setupFor(test::networksFolder(), 2));
        QVERIFY(choice.engine);
        QVERIFY(!choice.engine->isRehearsalOnly());
        QVERIFY(choice.banner.isEmpty());
        QCOMPARE(choice.networks, NetworkStanding());
        QCOMPARE(choice.engine->id().name, QStringLiteral("mobilefacenet-foamliu"));
        QVERIFY(!choice.engine->detect(test::drawnFace(1))->isEmpty());
    }

    void aSpoiledEmbeddingNetworkIsNeverLoaded_data()
    {
        QTest::addColumn<int>("harm");
        QTest::addColumn<QString>("words");
        QTest::addColumn<NetworkState>("state");
        QTest::newRow("one bit") << 0 << QStringLiteral("digest") << NetworkState::Damaged;
        QTest::newRow("truncated") << 1 << QStringLiteral("cut short") << NetworkState::Damaged;
        QTest::newRow("LFS pointer") << 2 << QStringLiteral("Git LFS") << NetworkState::Damaged;
        QTest::newRow("missing") << 3 << QStringLiteral("not on this computer") << NetworkState::Missing;
        QTest::newRow("another shape") << 4 << QStringLiteral("not a face network") << NetworkState::Unusable;
    }
    void aSpoiledEmbeddingNetworkIsNeverLoaded()
    {
        if (!hasNetworks())
            QSKIP("JINBI_NETWORKS does not name a folder with the networks of these tests");
        QFETCH(const int, harm);
        QFETCH(const QString, words);
        QFETCH(const NetworkState, state);
        const NetworkCopy copy;
        QByteArray bytes = contentOf(copy.pathOf(kEmbedding));
        const QByteArray detector = contentOf(copy.pathOf(kYunet2022));
        switch (harm) {
        case 0:
            bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 4);
            break;
        case 1:
            bytes.truncate(bytes.size() * 9 / 10);
            break;
        case 2:
            bytes = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3985868\n";
            break;
        case 3:
            QVERIFY(QFile::remove(copy.pathOf(kEmbedding)));
            break;
        default:
            renameInManifest(copy, bytes, detector);
            bytes = detector;
            break;
        }
        if (harm != 3)
            write(copy.pathOf(kEmbedding), bytes);
        const EngineChoice choice = chooseEngine(setupFor(copy.folder()));
        QVERIFY(choice.engine);
        QVERIFY(choice.engine->isRehearsalOnly());
        QVERIFY2(choice.banner.contains(words), qPrintable(choice.banner));
        QCOMPARE(choice.networks, (NetworkStanding{state, kEmbedding}));
    }

    void theOlderDetectorStandsInForABrokenNewerOne()
    {
        if (!hasNetworks())
            QSKIP("JINBI_NETWORKS does not name a folder with the networks of these tests");
        const NetworkCopy copy;
        QFile(copy.pathOf(kYunet2023)).resize(1000);
        const EngineChoice choice = chooseEngine(setupFor(copy.folder()));
        QVERIFY(!choice.engine->isRehearsalOnly());
        QVERIFY(choice.banner.isEmpty());
        QFile(copy.pathOf(kYunet2022)).resize(1000);
        QVERIFY(chooseEngine(setupFor(copy.folder())).engine->isRehearsalOnly());
    }

    void aPoolNeverLendsOneEngineTwice()
    {
        std::atomic<int> intrusions = 0;
        std::atomic<int> busy = 0;
        std::atomic<int> mostBusy = 0;
        std::vector<std::unique_ptr<FaceEngine>> engines;
        for (int i = 0; i < 2; ++i)
            engines.push_back(std::make_unique<LonelyEngine>(QStringLiteral("toy"), intrusions, busy, mostBusy));
        const std::unique_ptr<SharedEngine> shared = SharedEngine::over(std::move(engines)).value();
        std::vector<std::thread> threads;
        for (int t = 0; t < 8; ++t)
            threads.emplace_back([&shared] {
                for (int i = 0; i < 50; ++i)
                    static_cast<void>(shared->detect(QImage()));
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(intrusions.load(), 0);
        QCOMPARE(mostBusy.load(), 2);
    }

    void aPoolOfDifferentEnginesIsInvalid()
    {
        std::atomic<int> none = 0;
        std::vector<std::unique_ptr<FaceEngine>> engines;
        engines.push_back(std::make_unique<LonelyEngine>(QStringLiteral("one"), none, none, none));
        engines.push_back(std::make_unique<LonelyEngine>(QStringLiteral("two"), none, none, none));
        QCOMPARE(SharedEngine::over(std::move(engines)).error().code, ErrorCode::Invalid);
        QCOMPARE(SharedEngine::over({}).error().code, ErrorCode::Invalid);
    }

    void manyThreadsShareRealEngines()
    {
        const EngineChoice choice = chooseEngine(setupFor(test::networksFolder(), 2));
        QVERIFY(choice.engine);
        FaceEngine& engine = *choice.engine;
        const auto reference = [&engine](int seed) {
            const QImage picture = test::drawnFace(seed);
            return engine.embed(picture, engine.detect(picture).value().value(0)).value();
        };
        constexpr int kPeople = 6;
        QList<FaceTemplate> alone;
        for (int seed = 0; seed < kPeople; ++seed)
            alone.append(reference(seed));
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&] {
                for (int seed = 0; seed < kPeople; ++seed)
                    wrong += engine.compare(reference(seed), alone[seed])->units() < 9998 ? 1 : 0;
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }

private:
    [[nodiscard]] static bool hasNetworks() { return QFile::exists(QDir(test::networksFolder()).filePath(kEmbedding)); }

    /// The manifest vouches for `is` under the name of the embedding network.
    static void renameInManifest(const NetworkCopy& copy, const QByteArray& was, const QByteArray& is)
    {
        const auto digest = [](const QByteArray& bytes) {
            return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
        };
        QByteArray manifest = contentOf(copy.pathOf(kManifest));
        manifest.replace("\"size\": " + QByteArray::number(was.size()), "\"size\": " + QByteArray::number(is.size()));
        manifest.replace(digest(was), digest(is));
        write(copy.pathOf(kManifest), manifest);
    }
};

QTEST_GUILESS_MAIN(TestEngines)
#include "tst_engines.moc"
