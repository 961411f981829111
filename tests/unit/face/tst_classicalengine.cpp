// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/calibration.h"
#include "face/classicalengine.h"
#include "facepictures.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace jinbi;

namespace {

constexpr int kPeople = 20;

/// The same drawing as a camera would see it again: darker, and a little moved.
QImage seenAgain(int seed)
{
    QImage picture = test::drawnFace(seed).convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            picture.setPixelColor(x, y, picture.pixelColor(x, y).darker(115));
    }
    return picture.copy(5, 3, 320, 240).convertToFormat(QImage::Format_BGR888);
}

} // namespace

class TestClassicalEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Result<std::unique_ptr<ClassicalEngine>> engine = ClassicalEngine::load();
        QVERIFY2(engine, "opencv-data is part of the packages that this project needs");
        m_engine = std::move(*engine);
    }

    void theEngineSaysThatItIsForRehearsal()
    {
        QVERIFY(m_engine->isRehearsalOnly());
        QCOMPARE(m_engine->id(), (EngineId{QStringLiteral("classical-lbph"), QString()}));
    }

    void cascadesThatAreMissingAreNotFound()
    {
        const QTemporaryDir folder;
        QCOMPARE(ClassicalEngine::load(folder.path()).error().code, ErrorCode::NotFound);
        QVERIFY(QFile::copy(QDir(ClassicalEngine::defaultCascades()).filePath(QStringLiteral("haarcascade_eye.xml")),
                            folder.filePath(QStringLiteral("haarcascade_eye.xml"))));
        QCOMPARE(ClassicalEngine::load(folder.path()).error().code, ErrorCode::NotFound);
    }

    void aCascadeThatIsNoneIsCorrupt_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not XML") << QByteArray("cascade");
        QTest::newRow("another XML") << QByteArray("<?xml version=\"1.0\"?><opencv_storage><a>1</a></opencv_storage>");
    }
    void aCascadeThatIsNoneIsCorrupt()
    {
        QFETCH(const QByteArray, content);
        const QTemporaryDir folder;
        for (const char* name : {"haarcascade_eye.xml", "haarcascade_frontalface_alt2.xml"}) {
            QFile file(folder.filePath(QLatin1StringView(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        }
        QCOMPARE(ClassicalEngine::load(folder.path()).error().code, ErrorCode::Corrupt);
    }

    void mostDrawnFacesAreFoundWhereTheyAre()
    {
        int found = 0;
        for (int seed = 0; seed < kPeople; ++seed) {
            const QList<FaceBox> faces = m_engine->detect(test::drawnFace(seed)).value();
            if (faces.isEmpty())
                continue;
            const QPointF off = faces.first().box.center() - QPointF(160, 120);
            found += std::hypot(off.x(), off.y()) < 30 ? 1 : 0;
        }
        QVERIFY2(found >= kPeople * 8 / 10, qPrintable(QString::number(found)));
    }

    void theSizeOfThePictureDoesNotMatter()
    {
        const QList<FaceBox> faces = m_engine->detect(test::drawnFace(1, {1280, 960}, 440)).value();
        QVERIFY(!faces.isEmpty());
        QVERIFY(std::abs(faces.first().box.center().x() - 640) < 80);
        QVERIFY(faces.first().box.width() > 250 && faces.first().box.width() < 600);
    }

    void guessedLandmarksStandUnderMeasuredEyes()
    {
        const QList<test::FacePair> pairs = test::lfwPairs(45);
        if (pairs.isEmpty())
            QSKIP("JINBI_FACES does not name a folder with lfw-dev");
        int withEyes = 0;
        for (const test::FacePair& pair : pairs) {
            const QImage picture = test::loadPicture(pair.first);
            const QList<FaceBox> faces = m_engine->detect(picture).value();
            if (faces.isEmpty() || !faces.first().hasLandmarks)
                continue;
            ++withEyes;
            const FaceBox face = faces.first();
            QVERIFY(face.landmarks[0].x() < face.landmarks[1].x());
            QVERIFY(face.landmarks[2].y() > face.landmarks[0].y());
            QVERIFY(face.landmarks[3].y() > face.landmarks[2].y());
            const QualityReport report = m_engine->assess(picture, faces);
            QVERIFY(report.value(QualityComponent::InterEyeDistance));
            QVERIFY(!report.value(QualityComponent::HeadYaw));
            QVERIFY(!report.value(QualityComponent::HeadPitch));
        }
        qInfo("%d of %lld first faces with both eyes", withEyes, static_cast<long long>(pairs.size()));
        QVERIFY(withEyes > pairs.size() / 4);
    }

    void thePersonSeenAgainScoresHigherThanOthers()
    {
        std::vector<MatchScore> same;
        std::vector<MatchScore> different;
        QList<FaceTemplate> references;
        for (int seed = 0; seed < kPeople; ++seed) {
            const QImage picture = test::drawnFace(seed);
            const QImage again = seenAgain(seed);
            const QList<FaceBox> first = m_engine->detect(picture).value();
            const QList<FaceBox> second = m_engine->detect(again).value();
            if (first.isEmpty() || second.isEmpty())
                continue;
            const FaceTemplate reference = m_engine->embed(picture, first.first()).value();
            const FaceTemplate probe = m_engine->embed(again, second.first()).value();
            same.push_back(m_engine->compare(reference, probe).value());
            for (const FaceTemplate& other : std::as_const(references))
                different.push_back(m_engine->compare(other, probe).value());
            references.append(reference);
        }
        const Calibration calibration(same, different);
        qInfo("drawn: %zu same, %zu different, EER %.3f, d' %.2f", same.size(), different.size(),
              *calibration.equalErrorRate(), *calibration.dPrime());
        QVERIFY(same.size() >= 12);
        QVERIFY(*calibration.equalErrorRate() < 0.4);
    }

    void equalPicturesScoreOne()
    {
        const QImage picture = test::drawnFace(1);
        const FaceBox face = m_engine->detect(picture)->first();
        const FaceTemplate a = m_engine->embed(picture, face).value();
        QCOMPARE(m_engine->compare(a, m_engine->embed(picture, face).value())->units(), 10000);
        QVERIFY(std::abs(m_engine->fuse({a, a, a})->reference.values().at(0) - a.values().at(0)) < 1e-6F);
    }

    void aFaceWithoutLandmarksCanBeEmbedded()
    {
        const QImage picture = test::drawnFace(1);
        FaceBox face = m_engine->detect(picture)->first();
        face.hasLandmarks = false;
        QVERIFY(m_engine->embed(picture, face));
    }

    void facesThatCannotBeEmbeddedAreInvalid_data()
    {
        QTest::addColumn<int>("harm");
        QTest::newRow("flat picture") << 0;
        QTest::newRow("no picture") << 1;
        QTest::newRow("outside the picture") << 2;
        QTest::newRow("empty box") << 3;
        QTest::newRow("not a number") << 4;
    }
    void facesThatCannotBeEmbeddedAreInvalid()
    {
        QFETCH(const int, harm);
        QImage picture = test::drawnFace(1);
        FaceBox face;
        face.box = QRectF(100, 60, 120, 120);
        switch (harm) {
        case 0:
            picture.fill(Qt::gray);
            break;
        case 1:
            picture = QImage();
            break;
        case 2:
            face.box.translate(5000, 0);
            break;
        case 3:
            face.box = {};
            break;
        default:
            face.box.setWidth(std::nan(""));
            break;
        }
        QCOMPARE(m_engine->embed(picture, face).error().code, ErrorCode::Invalid);
    }

    void smallPicturesAreInvalidAndAnyFormatIsAnswered()
    {
        QCOMPARE(m_engine->detect(QImage()).error().code, ErrorCode::Invalid);
        QImage thin(1, 5000, QImage::Format_BGR888);
        thin.fill(Qt::gray);
        QCOMPARE(m_engine->detect(thin).error().code, ErrorCode::Invalid);
        QImage longOne(64, 5000, QImage::Format_BGR888);
        longOne.fill(Qt::gray);
        QVERIFY(m_engine->detect(longOne)->isEmpty());
        QVERIFY(m_engine->detect(test::drawnFace(1).convertToFormat(QImage::Format_Grayscale8)));
    }

    void livenessIsNeverAssessed()
    {
        QCOMPARE(m_engine->liveness(test::drawnFace(1), FaceBox()), Liveness::NotAssessed);
    }

    void photographsAreToldApartBadlyButBetterThanByChance()
    {
        const QList<test::FacePair> pairs = test::lfwPairs(9);
        if (pairs.isEmpty())
            QSKIP("JINBI_FACES does not name a folder with lfw-dev");
        const test::PairScores scores = test::scorePairs(*m_engine, pairs);
        const Calibration calibration(scores.same, scores.different);
        qInfo("LFW: %zu same, %zu different, %d without a face, EER %.3f, d' %.2f", scores.same.size(),
              scores.different.size(), scores.withoutFace, *calibration.equalErrorRate(), *calibration.dPrime());
        QVERIFY(scores.withoutFace < pairs.size() / 10);
        QVERIFY(*calibration.equalErrorRate() < 0.35);
    }

    void timeOfOneCall_data()
    {
        QTest::addColumn<bool>("detect");
        QTest::newRow("detect 640x480") << true;
        QTest::newRow("embed") << false;
    }
    void timeOfOneCall()
    {
        QFETCH(const bool, detect);
        const QImage picture = test::drawnFace(1, {640, 480}, 220);
        const FaceBox face = m_engine->detect(picture)->first();
        QBENCHMARK
        {
            if (detect)
                QVERIFY(m_engine->detect(picture));
            else
                QVERIFY(m_engine->embed(picture, face));
        }
    }

private:
    std::unique_ptr<ClassicalEngine> m_engine;
};

QTEST_GUILESS_MAIN(TestClassicalEngine)
#include "tst_classicalengine.moc"
