// SPDX-License-Identifier: GPL-3.0-or-later
#include "jpeg/jpegcodec.h"
#include "jpeg/jpegheader.h"

#include <QBuffer>
#include <QColor>
#include <QImage>
#include <QRandomGenerator>
#include <QTest>

#include <turbojpeg.h>

#include <cmath>
#include <memory>

using namespace jinbi;

namespace {

QImage scene(const QSize& size, QImage::Format format = QImage::Format_BGR888)
{
    QImage picture(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            picture.setPixelColor(
                x, y, QColor(x * 255 / size.width(), y * 255 / size.height(), ((x / 16 + y / 16) % 2) * 200));
    }
    return picture.convertToFormat(format);
}

/// Straight from the library, for kinds that our encoder never makes.
QByteArray rawJpeg(const QImage& picture, int layout, int sampling, int flags)
{
    const std::unique_ptr<void, void (*)(void*)> handle(tjInitCompress(), [](void* h) { tjDestroy(h); });
    unsigned char* out = nullptr;
    unsigned long size = 0;
    tjCompress2(handle.get(), picture.constBits(), picture.width(), static_cast<int>(picture.bytesPerLine()),
                picture.height(), layout, &out, &size, sampling, 85, flags);
    QByteArray bytes(reinterpret_cast<const char*>(out), static_cast<qsizetype>(size));
    tjFree(out);
    return bytes;
}

QByteArray good(const QSize& size = {320, 240})
{
    return encodeJpeg(scene(size), 85).value();
}

/// Byte offset of the frame header's length field.
qsizetype frameAt(const QByteArray& jpeg)
{
    return jpeg.indexOf(QByteArray::fromHex("ffc0")) + 2;
}

double meanDifference(const QImage& a, const QImage& b)
{
    const QImage left = a.convertToFormat(QImage::Format_RGB32);
    const QImage right = b.convertToFormat(QImage::Format_RGB32);
    double sum = 0;
    for (int y = 0; y < left.height(); ++y) {
        for (int x = 0; x < left.width(); ++x) {
            const QColor p = left.pixelColor(x, y);
            const QColor q = right.pixelColor(x, y);
            sum += std::abs(p.red() - q.red()) + std::abs(p.green() - q.green()) + std::abs(p.blue() - q.blue());
        }
    }
    return sum / (3.0 * left.width() * left.height());
}

ErrorCode codeOf(const QByteArray& bytes)
{
    const Result<QImage> picture = decodeJpeg(bytes);
    // Internal is never right for bad input, so that an unexpected success shows as a failure.
    return picture ? ErrorCode::Internal : picture.error().code;
}

} // namespace

class TestJpeg : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPictureSurvivesTheRoundTrip_data()
    {
        QTest::addColumn<QImage::Format>("in");
        QTest::addColumn<QImage::Format>("out");
        QTest::newRow("engine to engine") << QImage::Format_BGR888 << QImage::Format_BGR888;
        QTest::newRow("engine to screen") << QImage::Format_BGR888 << QImage::Format_RGB32;
        QTest::newRow("screen to engine") << QImage::Format_RGB32 << QImage::Format_BGR888;
        QTest::newRow("another format") << QImage::Format_RGBA8888 << QImage::Format_RGB32;
    }
    void aPictureSurvivesTheRoundTrip()
    {
        QFETCH(const QImage::Format, in);
        QFETCH(const QImage::Format, out);
        const QImage before = scene({318, 242}, in);
        const Result<QByteArray> bytes = encodeJpeg(before, 95);
        QVERIFY(bytes);
        const Result<QImage> after = decodeJpeg(*bytes, {}, {out, {}});
        QVERIFY(after);
        QCOMPARE(after->size(), before.size());
        QCOMPARE(after->format(), out);
        QVERIFY2(meanDifference(before, *after) < 6, qPrintable(QString::number(meanDifference(before, *after))));
    }

    void aGreyPictureStaysGrey()
    {
        const Result<QByteArray> bytes = encodeJpeg(scene({128, 96}, QImage::Format_Grayscale8));
        QVERIFY(bytes);
        QCOMPARE(readJpegHeader(*bytes)->components, 1);
        QCOMPARE(decodeJpeg(*bytes)->format(), QImage::Format_BGR888);
    }

    void theHeaderTellsSizeAndComponents()
    {
        const Result<JpegHeader> header = readJpegHeader(good({200, 100}));
        QVERIFY(header);
        QCOMPARE(header->size, QSize(200, 100));
        QCOMPARE(header->components, 3);
    }

    void whatWeEncodeIsBaseline()
    {
        QVERIFY(good().contains(QByteArray::fromHex("ffc0")));
        QVERIFY(!good().contains(QByteArray::fromHex("ffc2")));
    }

    void aPictureIsFittedIntoTheSizeThatWasAskedFor_data()
    {
        QTest::addColumn<QSize>("fit");
        QTest::addColumn<QSize>("result");
        QTest::newRow("same") << QSize(640, 480) << QSize(640, 480);
        QTest::newRow("quarter") << QSize(160, 120) << QSize(160, 120);
        QTest::newRow("odd") << QSize(333, 300) << QSize(333, 249);
        QTest::newRow("wide tile") << QSize(1000, 240) << QSize(320, 240);
        QTest::newRow("larger") << QSize(960, 960) << QSize(960, 720);
        QTest::newRow("tiny") << QSize(9, 9) << QSize(9, 6);
        QTest::newRow("empty keeps") << QSize() << QSize(640, 480);
    }
    void aPictureIsFittedIntoTheSizeThatWasAskedFor()
    {
        QFETCH(const QSize, fit);
        QFETCH(const QSize, result);
        const QImage before = scene({640, 480});
        const Result<QImage> picture = decodeJpeg(*encodeJpeg(before, 95), {}, {QImage::Format_RGB32, fit});
        QVERIFY(picture);
        QCOMPARE(picture->size(), result);
        QCOMPARE(picture->format(), QImage::Format_RGB32);
        const QImage expected = before.scaled(result, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        QVERIFY(meanDifference(expected, *picture) < 8);
    }

    void restartMarkersAndMetadataArePartOfABaselineFile()
    {
        qputenv("TJ_RESTART", "1");
        QByteArray bytes = rawJpeg(scene({320, 240}), TJPF_BGR, TJSAMP_420, 0);
        qunsetenv("TJ_RESTART");
        QVERIFY(bytes.contains(QByteArray::fromHex("ffd1")));
        bytes.insert(2, QByteArray::fromHex("ffe1000c457869660000aabbccdd"));
        QVERIFY(decodeJpeg(bytes));
    }

    void otherKindsOfJpegAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QImage picture = scene({320, 240});
        QTest::newRow("progressive") << rawJpeg(picture, TJPF_BGR, TJSAMP_420, TJFLAG_PROGRESSIVE);
        QTest::newRow("four components") << rawJpeg(scene({320, 240}, QImage::Format_RGB32), TJPF_CMYK, TJSAMP_444, 0);
        QByteArray deep = good();
        deep[frameAt(deep) + 2] = 12;
        QTest::newRow("12 bit") << deep;
        QByteArray arithmetic = good();
        arithmetic[frameAt(arithmetic) - 1] = static_cast<char>(0xC9);
        QTest::newRow("arithmetic") << arithmetic;
    }
    void otherKindsOfJpegAreRefused()
    {
        QFETCH(const QByteArray, bytes);
        QCOMPARE(codeOf(bytes), ErrorCode::Incompatible);
    }

    void picturesOutsideTheLimitsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto flat = [](int w, int h) {
            QImage picture(w, h, QImage::Format_BGR888);
            picture.fill(Qt::gray);
            return rawJpeg(picture, TJPF_BGR, TJSAMP_420, 0);
        };
        QTest::newRow("63 wide") << flat(63, 200);
        QTest::newRow("63 high") << flat(200, 63);
        QTest::newRow("2049 wide") << flat(2049, 100);
        QTest::newRow("2049 high") << flat(100, 2049);
        QByteArray empty = good();
        empty.replace(frameAt(empty) + 3, 2, QByteArray(2, '\0'));
        QTest::newRow("no height yet") << empty;
        QTest::newRow("too many bytes") << good().insert(2, QByteArray(256 * 1024, 'x'));
    }
    void picturesOutsideTheLimitsAreRefused()
    {
        QFETCH(const QByteArray, bytes);
        QCOMPARE(codeOf(bytes), ErrorCode::Invalid);
    }

    void picturesAtTheLimitsAreAccepted()
    {
        for (const QSize& size : {QSize(64, 64), QSize(2048, 2048)}) {
            QImage picture(size, QImage::Format_BGR888);
            picture.fill(Qt::gray);
            const Result<QByteArray> bytes = encodeJpeg(picture);
            QVERIFY(bytes);
            QVERIFY(bytes->size() < JpegLimits().mostBytes);
            QVERIFY(decodeJpeg(*bytes));
        }
        QVERIFY(!readJpegHeader(good({320, 240}), JpegLimits{64, 2048, 320 * 240 - 1, 256 * 1024}));
        QVERIFY(readJpegHeader(good({320, 240}), JpegLimits{64, 2048, 320 * 240, 256 * 1024}));
    }

    void damagedFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray whole = good();
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("start only") << whole.left(2);
        QTest::newRow("not a JPEG") << QByteArray("\x89PNG\r\n\x1a\n with something behind it");
        QTest::newRow("no end") << whole.chopped(2);
        QTest::newRow("bytes behind the end") << whole + QByteArray("x");
        QTest::newRow("a second picture behind it") << whole + whole;
        QByteArray twice = whole;
        const qsizetype frame = frameAt(whole) - 2;
        twice.insert(frame, whole.mid(frame, 19));
        QTest::newRow("two frames") << twice;
        QByteArray sampling = whole;
        sampling[frameAt(sampling) + 9] = static_cast<char>(0x00);
        QTest::newRow("sampling of zero") << sampling;
        QByteArray taller = whole;
        taller[frameAt(taller) + 3] = 2; // claims 752 lines and has 240: only the decoder can notice
        QTest::newRow("a height that lies") << taller;
        QTest::newRow("start and end") << QByteArray::fromHex("ffd8ffd9");
        QTest::newRow("segment beyond the end") << whole.left(2) + QByteArray::fromHex("ffe0ffff") + whole.mid(2, 100);
        QTest::newRow("only fill bytes") << whole.left(2) + QByteArray(5000, '\xff');
    }
    void damagedFilesAreRefused()
    {
        QFETCH(const QByteArray, bytes);
        QCOMPARE(codeOf(bytes), ErrorCode::Corrupt);
    }

    void aFileCutShortAnywhereIsRefused()
    {
        const QByteArray whole = good({160, 120});
        for (qsizetype length = 0; length < whole.size(); ++length)
            QVERIFY2(!readJpegHeader(QByteArrayView(whole).first(length)), qPrintable(QString::number(length)));
    }

    void moreScansThanComponentsAreRefused()
    {
        QByteArray bytes = good();
        const qsizetype scan = bytes.indexOf(QByteArray::fromHex("ffda"));
        const QByteArray extra = bytes.mid(scan, 14) + QByteArray(4, '\x11');
        for (int i = 0; i < 3; ++i)
            bytes.insert(scan, extra);
        QCOMPARE(codeOf(bytes), ErrorCode::Corrupt);
    }

    void scrambledFilesNeverDecodeToAnotherSize()
    {
        const QByteArray whole = good({96, 80});
        QRandomGenerator random(11);
        int refused = 0;
        for (int i = 0; i < 3000; ++i) {
            QByteArray bytes = whole;
            for (int flips = random.bounded(1, 6); flips > 0; --flips)
                bytes[random.bounded(bytes.size())] = static_cast<char>(random.bounded(256));
            const Result<QImage> picture = decodeJpeg(bytes);
            refused += picture ? 0 : 1;
            if (picture)
                QCOMPARE(picture->size(), readJpegHeader(bytes)->size);
        }
        QVERIFY2(refused > 300, qPrintable(QString::number(refused)));
    }

    void onlyPicturesThatCanBeDecodedAreEncoded_data()
    {
        QTest::addColumn<QImage>("picture");
        QTest::addColumn<int>("quality");
        QTest::newRow("empty") << QImage() << 80;
        QTest::newRow("small") << scene({63, 63}) << 80;
        QTest::newRow("large") << scene({2049, 64}) << 80;
        QTest::newRow("quality 0") << scene({64, 64}) << 0;
        QTest::newRow("quality 101") << scene({64, 64}) << 101;
    }
    void onlyPicturesThatCanBeDecodedAreEncoded()
    {
        QFETCH(const QImage, picture);
        QFETCH(const int, quality);
        const Result<QByteArray> bytes = encodeJpeg(picture, quality);
        QVERIFY(!bytes);
        QCOMPARE(bytes.error().code, ErrorCode::Invalid);
    }

    void decodingForATile()
    {
        const QByteArray bytes = good({640, 480});
        QBENCHMARK
        {
            QVERIFY(decodeJpeg(bytes, {}, {QImage::Format_RGB32, {320, 240}}));
        }
    }
};

QTEST_GUILESS_MAIN(TestJpeg)
#include "tst_jpeg.moc"
