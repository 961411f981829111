// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/framesource.h"

#include <QColor>
#include <QRandomGenerator>

#include <atomic>
#include <memory>

namespace jinbi {

/// A camera that does what the test says, from any thread.
class ScriptedSource final : public FrameSource
{
public:
    enum class Mode { Good, Unplugged, Frozen, Black, White, Small };

    struct Script
    {
        std::atomic<Mode> mode = Mode::Good;
        std::atomic<int> opened = 0;
        std::atomic<int> readCount = 0;
    };

    explicit ScriptedSource(std::shared_ptr<Script> script) : m_script(std::move(script)) {}

    Result<void> open() override
    {
        ++m_script->opened;
        if (m_script->mode == Mode::Unplugged)
            return lost();
        return {};
    }
    Result<Frame> read() override
    {
        ++m_script->readCount;
        const Mode mode = m_script->mode;
        if (mode == Mode::Unplugged)
            return lost();
        ++m_number;
        return Frame{pictureFor(mode, m_number), m_number, static_cast<qint64>(m_number)};
    }
    void close() override {}
    QString description() const override { return QStringLiteral("scripted"); }

    /// What a camera in this state delivers; a good one shows another picture for each number.
    static QImage pictureFor(Mode mode, quint64 number)
    {
        QImage picture(mode == Mode::Small ? QSize(320, 240) : QSize(640, 480), QImage::Format_BGR888);
        picture.fill(mode == Mode::Black ? Qt::black : mode == Mode::White ? Qt::white : QColor(90, 100, 110));
        QRandomGenerator noise(mode == Mode::Frozen ? 1U : static_cast<quint32>(number));
        for (int row = 0; row < picture.height(); row += 3) {
            uchar* line = picture.scanLine(row);
            for (int column = 0; column < 3 * picture.width(); ++column)
                line[column] =
                    static_cast<uchar>(mode == Mode::White ? 255 - noise.bounded(4) : line[column] + noise.bounded(4));
        }
        return picture;
    }

private:
    static Error lost() { return {ErrorCode::Unavailable, QStringLiteral("gone"), QStringLiteral("scripted loss")}; }

    std::shared_ptr<Script> m_script;
    quint64 m_number = 0;
};

} // namespace jinbi
