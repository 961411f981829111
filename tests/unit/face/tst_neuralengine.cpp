// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/calibration.h"
#include "face/embedder.h"
#include "face/facefinder.h"
#include "face/neuralengine.h"
#include "facepictures.h"

#include <QDir>
#include <QPainter>
#include <QTest>
#include <QTransform>

#include <atomic>
#include <cmath>
#include <thread>

using namespace jinbi;

namespace {

/// The threshold for one false match in a thousand that was measured for this network on all of LFW.
const MatchScore kAccept = *MatchScore::fromSimilarity(0.334);

Result<VerifiedNetwork> named(const QString& name)
{
    const NetworkShelf shelf({test::networksFolder()});
    for (const NetworkRole role : {NetworkRole::Detector, NetworkRole::Embedding, NetworkRole::Liveness}) {
        for (const NetworkEntry& entry : shelf.entries(role)) {
            if (entry.name == name)
                return shelf.read(entry);
        }
    }
    return Error{ErrorCode::NotFound, {}, name};
}

std::unique_ptr<NeuralEngine> engineWith(const QString& detector, bool liveness = true)
{
    const Result<VerifiedNetwork> finder = named(detector);
    const Result<VerifiedNetwork> embedding = named(QStringLiteral("mobilefacenet-foamliu"));
    if (!finder || !embedding)
        return nullptr;
    NeuralNetworks networks{*finder, *embedding, {}};
    for (const QString& name : {QStringLiteral("minifasnet-v2"), QStringLiteral("minifasnet-v1se")}) {
        if (liveness)
            networks.liveness.append(named(name).value());
    }
    Result<std::unique_ptr<NeuralEngine>> engine = NeuralEngine::load(networks);
    return engine ? std::move(*engine) : nullptr;
}

const QString kYunet2023 = QStringLiteral("yunet-2023mar");
const QString kYunet2022 = QStringLiteral("yunet-2022mar");

} // namespace

class TestNeuralEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!named(kYunet2023) || !named(QStringLiteral("mobilefacenet-foamliu")))
            QSKIP("JINBI_NETWORKS does not name a folder with the networks of these tests");
        m_engine = engineWith(kYunet2023);
        QVERIFY(m_engine);
    }
    void cleanupTestCase() { m_engine.reset(); }

    void theEngineIsNamedAfterItsEmbeddingNetwork()
    {
        QCOMPARE(m_engine->id().name, QStringLiteral("mobilefacenet-foamliu"));
        QCOMPARE(m_engine->id().networkDigest.size(), 64);
        QVERIFY(!m_engine->isRehearsalOnly());
    }

    void aDrawnFaceIsFoundWhereItIs_data()
    {
        QTest::addColumn<QString>("detector");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("width");
        for (const QString& detector : {kYunet2023, kYunet2022}) {
            const QByteArray name = detector.toUtf8();
            QTest::addRow("%s 320x240", name.constData()) << detector << QSize(320, 240) << 110.0;
            QTest::addRow("%s odd size", name.constData()) << detector << QSize(333, 251) << 110.0;
            QTest::addRow("%s 640x480", name.constData()) << detector << QSize(640, 480) << 180.0;
            QTest::addRow("%s 1920x1080", name.constData()) << detector << QSize(1920, 1080) << 420.0;
            QTest::addRow("%s upright", name.constData()) << detector << QSize(120, 300) << 80.0;
        }
    }
    void aDrawnFaceIsFoundWhereItIs()
    {
        QFETCH(const QString, detector);
        QFETCH(const QSize, size);
        QFETCH(const double, width);
        const std::unique_ptr<NeuralEngine> engine = engineWith(detector, false);
        const Result<QList<FaceBox>> faces = engine->detect(test::drawnFace(1, size, width));
        QVERIFY(faces);
        QCOMPARE(faces->size(), 1);
        const FaceBox face = faces->first();
        const QPointF off = face.box.center() - QPointF(size.width() / 2.0, size.height() / 2.0);
        QVERIFY2(std::hypot(off.x(), off.y()) < 0.2 * width, qPrintable(QString::number(std::hypot(off.x(), off.y()))));
        QVERIFY(face.box.width() > 0.6 * width && face.box.width() < 1.4 * width);
        QVERIFY(face.hasLandmarks);
        QVERIFY(face.landmarks[0].x() < face.landmarks[1].x());
        const double eyes = face.landmarks[1].x() - face.landmarks[0].x();
        QVERIFY(std::abs(eyes - 0.42 * width) < 0.1 * width);
        QVERIFY(face.confidence >= 0.8 && face.confidence <= 1);
    }

    void facesComeLargestFirst()
    {
        QImage picture(640, 480, QImage::Format_BGR888);
        picture.fill(QColor(110, 120, 130));
        QPainter painter(&picture);
        painter.drawImage(0, 0, test::drawnFace(1, {240, 240}, 90));
        painter.drawImage(300, 100, test::drawnFace(2, {320, 320}, 180));
        painter.end();
        const Result<QList<FaceBox>> faces = m_engine->detect(picture);
        QCOMPARE(faces->size(), 2);
        QVERIFY(faces->first().box.width() > faces->last().box.width());
        const std::optional<int> single = m_engine->assess(picture, *faces).value(QualityComponent::SingleFace);
        QVERIFY(single && *single > 55 && *single < 90);
    }

    void noFaceIsAnEmptyList()
    {
        QImage flat(320, 240, QImage::Format_BGR888);
        flat.fill(Qt::gray);
        QVERIFY(m_engine->detect(flat)->isEmpty());
    }

    void picturesOfEverySizeAndFormatAreAnswered_data()
    {
        QTest::addColumn<QImage>("picture");
        QTest::addColumn<bool>("usable");
        const auto flat = [](int w, int h) {
            QImage picture(w, h, QImage::Format_BGR888);
            picture.fill(Qt::gray);
            return picture;
        };
        QTest::newRow("empty") << QImage() << false;
        QTest::newRow("1x5000") << flat(1, 5000) << false;
        QTest::newRow("62 pixels") << flat(62, 62) << false;
        QTest::newRow("63 wide") << flat(63, 200) << false;
        QTest::newRow("64 pixels") << flat(64, 64) << true;
        QTest::newRow("64x5000") << flat(64, 5000) << true;
        QTest::newRow("4000x3000") << flat(4000, 3000) << true;
        QTest::newRow("grey") << flat(320, 240).convertToFormat(QImage::Format_Grayscale8) << true;
        QTest::newRow("with alpha") << flat(320, 240).convertToFormat(QImage::Format_ARGB32) << true;
        QTest::newRow("16 bits") << flat(320, 240).convertToFormat(QImage::Format_RGBA64) << true;
        QTest::newRow("two colours") << flat(320, 240).convertToFormat(QImage::Format_Mono) << true;
    }
    void picturesOfEverySizeAndFormatAreAnswered()
    {
        QFETCH(const QImage, picture);
        QFETCH(const bool, usable);
        for (const QString& detector : {kYunet2023, kYunet2022}) {
            const Result<QList<FaceBox>> faces = engineWith(detector, false)->detect(picture);
            QCOMPARE(bool(faces), usable);
            if (!faces)
                QCOMPARE(faces.error().code, ErrorCode::Invalid);
        }
    }

    void aGreyPictureMatchesItself()
    {
        const QImage grey = test::drawnFace(3).convertToFormat(QImage::Format_Grayscale8);
        const FaceBox face = m_engine->detect(grey)->first();
        const FaceTemplate a = m_engine->embed(grey, face).value();
        const FaceTemplate b = m_engine->embed(test::drawnFace(3), face).value();
        QVERIFY(m_engine->compare(a, b)->toDouble() > 0.5);
    }

    void aTemplateHasLengthOneAndIsRepeatable()
    {
        const QImage picture = test::drawnFace(4);
        const FaceBox face = m_engine->detect(picture)->first();
        const FaceTemplate first = m_engine->embed(picture, face).value();
        const std::vector<float> kept = first.values();
        // Another face in between: what the first call returned must not change under our hands.
        const QImage other = test::drawnFace(5);
        QVERIFY(m_engine->embed(other, m_engine->detect(other)->first()));
        QCOMPARE(first.values(), kept);
        double length = 0;
        for (const float v : kept)
            length += static_cast<double>(v) * static_cast<double>(v);
        QVERIFY(std::abs(length - 1) < 1e-5);
        QCOMPARE(kept.size(), std::size_t{128});
        QCOMPARE(m_engine->compare(first, m_engine->embed(picture, face).value())->units(), 10000);
    }

    void facesThatCannotBeEmbeddedAreInvalid_data()
    {
        QTest::addColumn<int>("harm");
        QTest::newRow("no landmarks") << 0;
        QTest::newRow("not a number") << 1;
        QTest::newRow("all in one place") << 2;
        QTest::newRow("outside the picture") << 3;
        QTest::newRow("a flat picture") << 4;
        QTest::newRow("no picture") << 5;
    }
    void facesThatCannotBeEmbeddedAreInvalid()
    {
        QFETCH(const int, harm);
        QImage picture = test::drawnFace(6);
        FaceBox face = m_engine->detect(picture)->first();
        switch (harm) {
        case 0:
            face.hasLandmarks = false;
            break;
        case 1:
            face.landmarks[4].setX(std::nan(""));
            break;
        case 2:
            face.landmarks.fill({100, 100});
            break;
        case 3:
            face.landmarks[1] += QPointF(9000, 0);
            break;
        case 4:
            picture.fill(Qt::black);
            break;
        default:
            picture = QImage();
            break;
        }
        const Result<FaceTemplate> embedded = m_engine->embed(picture, face);
        QVERIFY(!embedded);
        QCOMPARE(embedded.error().code, ErrorCode::Invalid);
    }

    void networksOfAnotherShapeAreRefused_data()
    {
        QTest::addColumn<QString>("use");
        QTest::addColumn<QString>("as");
        QTest::newRow("recogniser as 2023 detector") << QStringLiteral("mobilefacenet-foamliu") << kYunet2023;
        QTest::newRow("recogniser as 2022 detector") << QStringLiteral("mobilefacenet-foamliu") << kYunet2022;
        QTest::newRow("2022 as 2023 detector") << kYunet2022 << kYunet2023;
        QTest::newRow("2023 as 2022 detector") << kYunet2023 << kYunet2022;
        QTest::newRow("unknown detector") << kYunet2023 << QStringLiteral("yunet-2031");
    }
    void networksOfAnotherShapeAreRefused()
    {
        QFETCH(const QString, use);
        QFETCH(const QString, as);
        VerifiedNetwork network = named(use).value();
        network.entry.name = as;
        const auto finder = face::makeFinder(network);
        QVERIFY(!finder);
        QCOMPARE(finder.error().code, ErrorCode::Incompatible);
    }

    void embeddingsOfAnotherShapeAreRefused()
    {
        VerifiedNetwork detector = named(kYunet2022).value();
        detector.entry.dimensions = 128;
        QCOMPARE(face::Embedder::load(detector).error().code, ErrorCode::Incompatible);
        VerifiedNetwork longer = named(QStringLiteral("mobilefacenet-foamliu")).value();
        longer.entry.dimensions = 256;
        QCOMPARE(face::Embedder::load(longer).error().code, ErrorCode::Incompatible);
        VerifiedNetwork garbage = named(QStringLiteral("mobilefacenet-foamliu")).value();
        garbage.bytes = QByteArray(4096, 'x');
        QCOMPARE(face::Embedder::load(garbage).error().code, ErrorCode::Incompatible);
    }

    void livenessIsNotAssessedWithoutBothNetworks()
    {
        const QImage picture = test::drawnFace(7);
        const std::unique_ptr<NeuralEngine> without = engineWith(kYunet2023, false);
        const FaceBox face = without->detect(picture)->first();
        QCOMPARE(without->liveness(picture, face), Liveness::NotAssessed);
        QVERIFY(m_engine->liveness(picture, face) != Liveness::NotAssessed);
        QCOMPARE(m_engine->liveness(QImage(), face), Liveness::NotAssessed);
        FaceBox empty = face;
        empty.box = {};
        QCOMPARE(m_engine->liveness(picture, empty), Liveness::NotAssessed);
    }

    void thePublishedLivenessSamplesAreToldApart_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<Liveness>("expected");
        QTest::newRow("attack 1") << QStringLiteral("image_F1.jpg") << Liveness::Attack;
        QTest::newRow("attack 2") << QStringLiteral("image_F2.jpg") << Liveness::Attack;
        QTest::newRow("bona fide") << QStringLiteral("image_T1.jpg") << Liveness::BonaFide;
    }
    void thePublishedLivenessSamplesAreToldApart()
    {
        if (test::facesFolder().isEmpty())
            QSKIP("JINBI_FACES does not name a folder with face pictures");
        QFETCH(const QString, file);
        QFETCH(const Liveness, expected);
        // The three were taken with the phone lying on its side.
        const QImage picture = test::loadPicture(test::facesFolder() + QStringLiteral("/liveness/") + file)
                                   .transformed(QTransform().rotate(90));
        const Result<QList<FaceBox>> faces = m_engine->detect(picture);
        QVERIFY(faces && !faces->isEmpty());
        const FaceBox face = faces->first();
        const std::optional<double> p = m_engine->bonaFideProbability(picture, face);
        QVERIFY(p);
        QVERIFY2(m_engine->liveness(picture, face) == expected, qPrintable(QString::number(*p)));
    }

    void samePeopleAreAcceptedAndDifferentOnesRefused_data()
    {
        QTest::addColumn<QString>("detector");
        QTest::newRow("2023mar") << kYunet2023;
        QTest::newRow("2022mar") << kYunet2022;
    }
    void samePeopleAreAcceptedAndDifferentOnesRefused()
    {
        const QList<test::FacePair> pairs = test::lfwPairs(9);
        if (pairs.isEmpty())
            QSKIP("JINBI_FACES does not name a folder with lfw-dev");
        QFETCH(const QString, detector);
        const std::unique_ptr<NeuralEngine> engine = engineWith(detector, false);
        const test::PairScores scores = test::scorePairs(*engine, pairs);
        const Calibration calibration(scores.same, scores.different);
        const double fmr = calibration.falseMatchRate(kAccept).value();
        const double fnmr = calibration.falseNonMatchRate(kAccept).value();
        qInfo("%zu same, %zu different, %d without a face; at .334 FMR %.4f FNMR %.4f; EER %.4f, d' %.2f",
              calibration.samePersonCount(), calibration.differentPeopleCount(), scores.withoutFace, fmr, fnmr,
              *calibration.equalErrorRate(), *calibration.dPrime());
        QVERIFY(scores.withoutFace <= pairs.size() / 25);
        QVERIFY(calibration.samePersonCount() > 80 && calibration.differentPeopleCount() > 80);
        QVERIFY(fmr <= 0.02);
        QVERIFY(fnmr <= 0.06);
        QVERIFY(*calibration.equalErrorRate() <= 0.04);
    }

    void twoEnginesInTwoThreadsAgreeWithOne()
    {
        constexpr int kPictures = 25;
        QList<MatchScore> alone;
        const auto scoreOf = [](NeuralEngine& engine, int i) {
            const QImage picture = test::drawnFace(i);
            const QImage other = test::drawnFace(i + 1000);
            const FaceTemplate a = engine.embed(picture, engine.detect(picture)->first()).value();
            const FaceTemplate b = engine.embed(other, engine.detect(other)->first()).value();
            return engine.compare(a, b).value();
        };
        for (int i = 0; i < kPictures; ++i)
            alone.append(scoreOf(*m_engine, i));
        std::atomic<int> wrong = 0;
        const auto work = [&alone, &scoreOf, &wrong] {
            const std::unique_ptr<NeuralEngine> engine = engineWith(kYunet2023, false);
            for (int i = 0; i < kPictures; ++i)
                wrong += std::abs(scoreOf(*engine, i).units() - alone[i].units()) > 2 ? 1 : 0;
        };
        std::thread first(work);
        std::thread second(work);
        first.join();
        second.join();
        QCOMPARE(wrong.load(), 0);
    }

    void timeOfOneCall_data()
    {
        QTest::addColumn<int>("call");
        QTest::newRow("detect 640x480") << 0;
        QTest::newRow("detect 320x240") << 1;
        QTest::newRow("align and embed") << 2;
        QTest::newRow("liveness") << 3;
        QTest::newRow("assess") << 4;
        QTest::newRow("compare") << 5;
    }
    void timeOfOneCall()
    {
        QFETCH(const int, call);
        const QImage large = test::drawnFace(8, {640, 480}, 200);
        const QImage small = test::drawnFace(8, {320, 240}, 100);
        const QList<FaceBox> faces = m_engine->detect(large).value();
        const FaceTemplate reference = m_engine->embed(large, faces.first()).value();
        QBENCHMARK
        {
            switch (call) {
            case 0:
                QVERIFY(m_engine->detect(large));
                break;
            case 1:
                QVERIFY(m_engine->detect(small));
                break;
            case 2:
                QVERIFY(m_engine->embed(large, faces.first()));
                break;
            case 3:
                QVERIFY(m_engine->bonaFideProbability(large, faces.first()));
                break;
            case 4:
                QVERIFY(m_engine->assess(large, faces).value(QualityComponent::HeadYaw));
                break;
            default:
                QVERIFY(m_engine->compare(reference, reference));
                break;
            }
        }
    }

private:
    std::unique_ptr<NeuralEngine> m_engine;
};

QTEST_GUILESS_MAIN(TestNeuralEngine)
#include "tst_neuralengine.moc"
