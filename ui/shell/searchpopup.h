// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/searchprovider.h"

#include <QWidget>

namespace jinbi::ui {

/// The list under the search. It never takes the keyboard: the search box moves the choice.
class SearchPopup : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype kMaxRows = 10;

    explicit SearchPopup(QWidget* window);

    /// Below the field; with no hits it says that nothing was found.
    void present(QWidget* field, const QList<SearchHit>& hits, const QString& wanted);
    void moveBy(int steps);
    void chooseCurrent();
    [[nodiscard]] const QList<SearchHit>& hits() const { return m_hits; }
    [[nodiscard]] int current() const { return m_current; }

Q_SIGNALS:
    void hitChosen(const jinbi::ui::SearchHit& hit);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] int rowAt(const QPoint& position) const;
    [[nodiscard]] QRect rowRect(int row) const;
    void setCurrent(int row);
    void paintRow(QPainter* painter, int row) const;

    QList<SearchHit> m_hits;
    QString m_wanted;
    int m_current = 0;
};

} // namespace jinbi::ui
