// SPDX-License-Identifier: GPL-3.0-or-later
#include "jpeg/jpegheader.h"

#include <QCoreApplication>

#include <algorithm>

namespace jinbi {

namespace {

constexpr int kStartOfImage = 0xD8;
constexpr int kEndOfImage = 0xD9;
constexpr int kStartOfScan = 0xDA;
constexpr int kDefineLines = 0xDC;
constexpr int kBaselineFrame = 0xC0;
constexpr int kProgressiveFrame = 0xC2;
constexpr int kHuffmanTables = 0xC4;
constexpr int kMostFillBytes = 16;

Error broken(const QString& why)
{
    return {ErrorCode::Corrupt, QCoreApplication::translate("Jpeg", "The picture is damaged."), why};
}

Error foreign(const QString& why)
{
    return {ErrorCode::Incompatible, QCoreApplication::translate("Jpeg", "This kind of JPEG picture is not accepted."),
            why};
}

Error outside(const QString& why)
{
    return {ErrorCode::Invalid, QCoreApplication::translate("Jpeg", "The picture is outside the size limits."), why};
}

/// Between frame types and tables that share the range C0 to CF.
bool isOtherFrame(int marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != kBaselineFrame && marker != kHuffmanTables;
}

bool isRestart(int marker)
{
    return marker >= 0xD0 && marker <= 0xD7;
}

class MarkerWalk
{
public:
    MarkerWalk(QByteArrayView bytes, const JpegLimits& limits) : m_bytes(bytes), m_limits(limits) {}

    Result<JpegHeader> run()
    {
        if (m_bytes.size() > m_limits.mostBytes)
            return outside(QStringLiteral("%1 bytes, at most %2").arg(m_bytes.size()).arg(m_limits.mostBytes));
        if (m_bytes.size() < 4 || at(0) != 0xFF || at(1) != kStartOfImage || at(2) != 0xFF)
            return broken(QStringLiteral("no JPEG start"));
        m_at = 2;
        while (!m_ended) {
            if (const Result<void> step = takeMarker(); !step)
                return step.error();
        }
        return m_header;
    }

private:
    [[nodiscard]] int at(qsizetype i) const { return static_cast<unsigned char>(m_bytes[i]); }
    [[nodiscard]] int wordAt(qsizetype i) const { return at(i) * 256 + at(i + 1); }
    [[nodiscard]] qsizetype left() const { return m_bytes.size() - m_at; }

    Result<void> takeMarker()
    {
        int fill = 0;
        while (left() > 1 && at(m_at) == 0xFF && at(m_at + 1) == 0xFF && fill < kMostFillBytes) {
            ++m_at;
            ++fill;
        }
        if (left() < 2 || at(m_at) != 0xFF)
            return broken(QStringLiteral("no marker at byte %1").arg(m_at));
        const int marker = at(m_at + 1);
        m_at += 2;
        if (marker == kEndOfImage)
            return takeEnd();
        if (isOtherFrame(marker))
            return foreign(marker == kProgressiveFrame ? QStringLiteral("progressive frame")
                                                       : QStringLiteral("marker %1").arg(marker, 2, 16));
        if (marker < kBaselineFrame || marker == kStartOfImage || marker == kDefineLines || isRestart(marker))
            return broken(QStringLiteral("marker %1 out of place").arg(marker, 2, 16));
        return takeSegment(marker);
    }

    Result<void> takeEnd()
    {
        if (m_scans == 0)
            return broken(QStringLiteral("end before any scan"));
        if (left() != 0)
            return broken(QStringLiteral("%1 bytes behind the end").arg(left()));
        m_ended = true;
        return {};
    }

    Result<void> takeSegment(int marker)
    {
        const int length = left() >= 2 ? wordAt(m_at) : 0;
        if (length < 2 || length > left())
            return broken(QStringLiteral("segment %1 is cut short").arg(marker, 2, 16));
        const qsizetype body = m_at + 2;
        m_at += length;
        if (marker == kBaselineFrame)
            return takeFrame(body, length - 2);
        if (marker == kStartOfScan)
            return takeScan(body, length - 2);
        return {};
    }

    Result<void> takeFrame(qsizetype body, int length)
    {
        if (m_header.components != 0)
            return broken(QStringLiteral("second frame"));
        if (length < 6)
            return broken(QStringLiteral("frame header is cut short"));
        if (at(body) != 8)
            return foreign(QStringLiteral("%1 bits a sample").arg(at(body)));
        const int components = at(body + 5);
        if (components != 1 && components != 3)
            return foreign(QStringLiteral("%1 components").arg(components));
        if (length != 6 + 3 * components)
            return broken(QStringLiteral("frame header of a wrong length"));
        for (int i = 0; i < components; ++i) {
            const int sampling = at(body + 7 + 3 * i);
            if (!saneFactor(sampling >> 4) || !saneFactor(sampling & 15))
                return broken(QStringLiteral("sampling %1").arg(sampling, 2, 16));
        }
        m_header = {QSize(wordAt(body + 3), wordAt(body + 1)), components};
        return checkSize();
    }

    [[nodiscard]] static bool saneFactor(int factor) { return factor == 1 || factor == 2 || factor == 4; }

    [[nodiscard]] Result<void> checkSize() const
    {
        const QSize s = m_header.size;
        const bool fits = std::min(s.width(), s.height()) >= m_limits.leastSide &&
                          std::max(s.width(), s.height()) <= m_limits.mostSide &&
                          qint64{s.width()} * s.height() <= m_limits.mostPixels;
        if (!fits)
            return outside(QStringLiteral("%1x%2 pixels").arg(s.width()).arg(s.height()));
        return {};
    }

    /// A baseline file has at most one scan for each component; more is a way to burn time.
    Result<void> takeScan(qsizetype body, int length)
    {
        if (m_header.components == 0)
            return broken(QStringLiteral("scan before the frame"));
        if (++m_scans > m_header.components)
            return broken(QStringLiteral("more scans than components"));
        if (length < 1 || at(body) < 1 || at(body) > m_header.components || length != 4 + 2 * at(body))
            return broken(QStringLiteral("scan header of a wrong length"));
        while (left() >= 2 && (at(m_at) != 0xFF || at(m_at + 1) == 0 || isRestart(at(m_at + 1))))
            m_at += at(m_at) == 0xFF ? 2 : 1;
        if (left() < 2)
            return broken(QStringLiteral("no end marker"));
        return {};
    }

    QByteArrayView m_bytes;
    const JpegLimits& m_limits;
    JpegHeader m_header;
    qsizetype m_at = 0;
    int m_scans = 0;
    bool m_ended = false;
};

} // namespace

Result<JpegHeader> readJpegHeader(QByteArrayView bytes, const JpegLimits& limits)
{
    return MarkerWalk(bytes, limits).run();
}

} // namespace jinbi
