// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>

namespace jinbi::people {

/// What a kiosk's camera sees behind the customer: a blurred bank hall, another one for each seed.
///
/// Painted once; copies share the picture. Immutable, so any thread.
class Backdrop
{
public:
    explicit Backdrop(quint64 seed, QSize size = QSize(640, 480));

    [[nodiscard]] const QImage& picture() const { return m_picture; } ///< Format_RGB32
    [[nodiscard]] Backdrop sized(QSize size) const;
    /// The counter's front edge, which stands before the customer, starts at this share of the height.
    [[nodiscard]] static constexpr double counterTop() { return 0.79; }

private:
    quint64 m_seed;
    QImage m_picture;
};

} // namespace jinbi::people
