// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/qualitymeasures.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace jinbi;

namespace {

constexpr double kDegree = std::numbers::pi / 180;

FaceBox faceAt(const QRectF& box)
{
    FaceBox face;
    face.box = box;
    return face;
}

/// A face whose landmarks are those of the aligned template, moved and scaled.
FaceBox frontalFace(double scale, const QPointF& shift)
{
    FaceBox face = faceAt(QRectF(shift.x(), shift.y(), 112 * scale, 112 * scale));
    face.landmarks = alignedLandmarks();
    for (QPointF& p : face.landmarks)
        p = p * scale + shift;
    face.hasLandmarks = true;
    return face;
}

QImage flat(const QSize& size, int level)
{
    QImage picture(size, QImage::Format_BGR888);
    picture.fill(QColor(level, level, level));
    return picture;
}

/// The estimator's average head, turned by yaw, then pitch, then roll, seen from far away.
FaceLandmarks turnedHead(double yaw, double pitch, double roll)
{
    const FaceLandmarks flatHead = alignedLandmarks();
    const double unit = flatHead[1].x() - flatHead[0].x();
    const double depth[5] = {0, 0, 0.43 * unit, 0.03 * unit, 0.03 * unit};
    FaceLandmarks seen;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const double x = flatHead[i].x() * std::cos(yaw) + depth[i] * std::sin(yaw);
        const double away = -flatHead[i].x() * std::sin(yaw) + depth[i] * std::cos(yaw);
        const double y = flatHead[i].y() * std::cos(pitch) + away * std::sin(pitch);
        seen[i] = QPointF(x * std::cos(roll) - y * std::sin(roll), x * std::sin(roll) + y * std::cos(roll)) * 2 +
                  QPointF(100, 50);
    }
    return seen;
}

} // namespace

class TestQualityMeasures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachMappingGivesItsWorkedValues_data()
    {
        using Mapping = int (*)(double);
        QTest::addColumn<Mapping>("mapping");
        QTest::addColumn<double>("native");
        QTest::addColumn<int>("expected");
        const auto rows = [](const char* name, Mapping mapping, std::initializer_list<std::pair<double, int>> values) {
            for (const auto& [native, expected] : values)
                QTest::addRow("%s %g", name, native) << mapping << native << expected;
        };
        // S(0;.2,.05) = 1/(1+e^4) = .018; S(.1) = 1/(1+e^2) = .119; S(.3) = .881; S(.5) (1-S(.5;.8)) = .9975^2 = .995
        rows("luminance mean", quality::luminanceMean,
             {{0, 2}, {.1, 12}, {.2, 50}, {.3, 88}, {.5, 100}, {.8, 50}, {1, 2}});
        // 60v/(60v+1): .01 -> 3/8, 1/60 -> 1/2, .05 -> 3/4, .25 -> 15/16 of pi
        rows("luminance variance", quality::luminanceVariance,
             {{0, 0}, {.01, 92}, {1 / 60.0, 100}, {.05, 71}, {.25, 20}});
        // .832 - S: at .92 .832-.5, at .9 .832-.4013, at .8 .832-.0832, at 1 .832-.8320
        rows("under-exposure", quality::underExposure, {{0, 100}, {.8, 90}, {.9, 52}, {.92, 40}, {1, 0}});
        rows("over-exposure", quality::overExposure, {{0, 100}, {.01, 50}, {.015, 40}, {.04, 20}, {.19, 5}, {1, 1}});
        rows("dynamic range", quality::dynamicRange, {{0, 0}, {4, 50}, {7, 88}, {7.5, 94}, {8, 100}});
        // .1^.3 = .5012, .25^.3 = .6598, .5^.3 = .8123
        rows("uniformity", quality::illuminationUniformity, {{0, 0}, {.1, 50}, {.25, 66}, {.5, 81}, {1, 100}});
        rows("single face", quality::singleFace, {{0, 100}, {.25, 75}, {.3, 70}, {1, 0}});
        // S(40) = 1/(1+e^1.5), S(90) = 1/(1+e^-1), S(110) = 1/(1+e^-2)
        rows("eye distance", quality::interEyeDistance, {{40, 18}, {70, 50}, {90, 73}, {110, 88}, {1000, 100}});
        rows("head angle", quality::headAngle,
             {{0, 100}, {15 * kDegree, 93}, {-30 * kDegree, 75}, {45 * kDegree, 50}, {60 * kDegree, 25}, {2, 0}});
    }
    void eachMappingGivesItsWorkedValues()
    {
        using Mapping = int (*)(double);
        QFETCH(const Mapping, mapping);
        QFETCH(const double, native);
        QFETCH(const int, expected);
        QCOMPARE(mapping(native), expected);
    }

    void aFlatFaceHasTheLinearLuminanceOfItsLevel()
    {
        // ((188/255 + .055)/1.055)^2.4 = .50289, times 255 is 128.2
        const std::optional<LightMeasures> light = measureLight(flat({200, 200}, 188), faceAt({50, 50, 100, 100}));
        QVERIFY(light);
        QCOMPARE(light->mean, 128.0 / 255.0);
        QCOMPARE(light->variance, 0.0);
        QCOMPARE(light->entropyBits, 0.0);
        QCOMPARE(light->underShare, 0.0);
        QCOMPARE(light->overShare, 0.0);
    }

    void aHalfBlackHalfWhiteFaceIsBothUnderAndOverExposed()
    {
        QImage picture = flat({200, 200}, 0);
        QPainter(&picture).fillRect(100, 0, 100, 200, Qt::white);
        const std::optional<LightMeasures> light = measureLight(picture, faceAt({50, 50, 100, 100}));
        QVERIFY(light);
        QVERIFY(std::abs(light->mean - 0.5) < 0.01);
        QVERIFY(std::abs(light->variance - 0.25) < 0.01);
        QVERIFY(std::abs(light->entropyBits - 1) < 0.01);
        QVERIFY(std::abs(light->underShare - 0.5) < 0.01);
        QVERIFY(std::abs(light->overShare - 0.5) < 0.01);
    }

    void theBackgroundDoesNotCount()
    {
        QImage picture = flat({200, 200}, 255);
        QPainter painter(&picture);
        painter.setBrush(QColor(128, 128, 128));
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(QRectF(46, 46, 108, 108));
        painter.end();
        QCOMPARE(measureLight(picture, faceAt({50, 50, 100, 100}))->overShare, 0.0);
    }

    void aBoxOutsideThePictureIsNotAssessed()
    {
        QVERIFY(!measureLight(flat({200, 200}, 128), faceAt({300, 300, 50, 50})));
        QVERIFY(!measureLight(flat({200, 200}, 128), faceAt({196, 10, 50, 50})));
        QVERIFY(!measureLight(QImage(), faceAt({0, 0, 50, 50})));
        QVERIFY(measureLight(flat({200, 200}, 128), faceAt({-20, -20, 150, 150})));
    }

    void lightFromOneSideSeparatesTheCheeks()
    {
        const FaceBox face = frontalFace(1.5, {20, 20});
        QCOMPARE(*measureCheekOverlap(flat({220, 220}, 140), face), 1.0);
        QImage picture = flat({220, 220}, 60);
        QPainter(&picture).fillRect(104, 0, 116, 220, QColor(200, 200, 200));
        QVERIFY(*measureCheekOverlap(picture, face) < 0.01);
        QVERIFY(!measureCheekOverlap(picture, faceAt(face.box)));
    }

    void theHeadPoseIsRecovered_data()
    {
        QTest::addColumn<double>("yaw");
        QTest::addColumn<double>("pitch");
        QTest::addColumn<double>("roll");
        QTest::newRow("frontal") << 0.0 << 0.0 << 0.0;
        QTest::newRow("turned") << 15.0 << 0.0 << 0.0;
        QTest::newRow("turned the other way") << -40.0 << 0.0 << 0.0;
        QTest::newRow("nodding") << 0.0 << 20.0 << 0.0;
        QTest::newRow("leaning") << 0.0 << 0.0 << -25.0;
        QTest::newRow("all") << 20.0 << -10.0 << 12.0;
    }
    void theHeadPoseIsRecovered()
    {
        QFETCH(const double, yaw);
        QFETCH(const double, pitch);
        QFETCH(const double, roll);
        const std::optional<HeadPose> pose = estimatePose(turnedHead(yaw * kDegree, pitch * kDegree, roll * kDegree));
        QVERIFY(pose);
        QVERIFY2(std::abs(pose->yaw / kDegree - yaw) < 0.01, qPrintable(QString::number(pose->yaw / kDegree)));
        QVERIFY2(std::abs(pose->pitch / kDegree - pitch) < 0.01, qPrintable(QString::number(pose->pitch / kDegree)));
        QVERIFY2(std::abs(pose->roll / kDegree - roll) < 0.01, qPrintable(QString::number(pose->roll / kDegree)));
    }

    void pointsThatAreNoFaceHaveNoPose()
    {
        FaceLandmarks same;
        same.fill({50, 50});
        QVERIFY(!estimatePose(same));
        FaceLandmarks line;
        for (std::size_t i = 0; i < line.size(); ++i)
            line[i] = {10.0 * static_cast<double>(i), 10.0 * static_cast<double>(i)};
        QVERIFY(!estimatePose(line));
        FaceLandmarks broken = alignedLandmarks();
        broken[2].setX(std::nan(""));
        QVERIFY(!estimatePose(broken));
        FaceLandmarks mirrored = alignedLandmarks();
        std::swap(mirrored[0], mirrored[1]);
        std::swap(mirrored[3], mirrored[4]);
        QVERIFY(!estimatePose(mirrored));
    }

    void aReportHoldsWhatWasMeasured()
    {
        const QImage picture = flat({320, 240}, 188);
        const FaceBox face = frontalFace(2, {40, 10});
        FaceBox second = faceAt({0, 0, 112, 112});
        const QualityReport report = assessQuality(picture, {face, second});
        QCOMPARE(report.value(QualityComponent::LuminanceMean), quality::luminanceMean(128.0 / 255.0));
        QCOMPARE(report.value(QualityComponent::LuminanceVariance), 0);
        QCOMPARE(report.value(QualityComponent::UnderExposure), 100);
        QCOMPARE(report.value(QualityComponent::OverExposure), 100);
        QCOMPARE(report.value(QualityComponent::DynamicRange), 0);
        QCOMPARE(report.value(QualityComponent::IlluminationUniformity), 100);
        QCOMPARE(report.value(QualityComponent::SingleFace), 75);
        QCOMPARE(report.value(QualityComponent::InterEyeDistance), 51); // 70.5 pixels
        QCOMPARE(report.value(QualityComponent::HeadYaw), 100);
        QCOMPARE(report.value(QualityComponent::HeadPitch), 100);
        QCOMPARE(report.value(QualityComponent::HeadRoll), 100);
    }

    void nothingIsAssessedWithoutAFace()
    {
        QCOMPARE(assessQuality(flat({320, 240}, 128), {}), QualityReport());
        QCOMPARE(assessQuality(QImage(), {frontalFace(2, {})}), QualityReport());
    }

    void guessedLandmarksGiveNoYawOrPitch()
    {
        const QualityReport report =
            assessQuality(flat({320, 240}, 128), {frontalFace(2, {40, 10})}, SeenLandmarks::EyesOnly);
        QVERIFY(!report.value(QualityComponent::HeadYaw));
        QVERIFY(!report.value(QualityComponent::HeadPitch));
        QCOMPARE(report.value(QualityComponent::HeadRoll), 100);
        QVERIFY(report.value(QualityComponent::InterEyeDistance));
    }

    void withoutLandmarksOnlyLightAndCountAreAssessed()
    {
        const QualityReport report = assessQuality(flat({320, 240}, 128), {faceAt({50, 50, 100, 100})});
        QVERIFY(report.value(QualityComponent::LuminanceMean));
        QCOMPARE(report.value(QualityComponent::SingleFace), 100);
        QVERIFY(!report.value(QualityComponent::InterEyeDistance));
        QVERIFY(!report.value(QualityComponent::IlluminationUniformity));
    }

    void aSimilarityIsFoundAgain()
    {
        const Similarity truth{1.7 * std::cos(0.4), 1.7 * std::sin(0.4), -20, 33};
        FaceLandmarks moved;
        const FaceLandmarks from = alignedLandmarks();
        for (std::size_t i = 0; i < from.size(); ++i)
            moved[i] = truth.map(from[i]);
        const std::optional<Similarity> found = similarityBetween(from, moved);
        QVERIFY(found);
        QVERIFY(std::abs(found->a - truth.a) < 1e-9 && std::abs(found->b - truth.b) < 1e-9);
        QVERIFY(std::abs(found->tx - truth.tx) < 1e-6 && std::abs(found->ty - truth.ty) < 1e-6);
    }

    void landmarksThatCannotBeAlignedAreInvalid_data()
    {
        QTest::addColumn<FaceLandmarks>("landmarks");
        FaceLandmarks points = frontalFace(1, {40, 40}).landmarks;
        points[2].setY(std::nan(""));
        QTest::newRow("not a number") << points;
        points.fill({80, 80});
        QTest::newRow("all the same") << points;
        QTest::newRow("far outside") << frontalFace(1, {5000, 40}).landmarks;
        QTest::newRow("tiny") << frontalFace(0.1, {40, 40}).landmarks;
    }
    void landmarksThatCannotBeAlignedAreInvalid()
    {
        QFETCH(const FaceLandmarks, landmarks);
        FaceBox face = frontalFace(1, {40, 40});
        QVERIFY(alignFace(flat({200, 200}, 90), face));
        face.landmarks = landmarks;
        const Result<QImage> aligned = alignFace(flat({200, 200}, 90), face);
        QVERIFY(!aligned);
        QCOMPARE(aligned.error().code, ErrorCode::Invalid);
        face.hasLandmarks = false;
        QVERIFY(!alignFace(flat({200, 200}, 90), face));
    }
};

QTEST_GUILESS_MAIN(TestQualityMeasures)
#include "tst_qualitymeasures.moc"
