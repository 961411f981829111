// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/sessionlog.h"

#include <QWidget>

namespace jinbi::ui {

/// The pictures that were kept of a session, side by side, or a sentence that says why there are none.
class EvidenceStrip : public QWidget
{
    Q_OBJECT

public:
    explicit EvidenceStrip(QWidget* parent = nullptr);

    void showMessage(const QString& message);
    void showPictures(const QList<SessionEvidence>& pictures);
    [[nodiscard]] int pictureCount() const { return static_cast<int>(m_pictures.size()); }
    [[nodiscard]] const QString& message() const { return m_message; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QList<SessionEvidence> m_pictures;
    QString m_message;
};

} // namespace jinbi::ui
