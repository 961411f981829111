// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/sessionfiltertokens.h"

#include <QAbstractButton>

namespace jinbi::ui {

/// One condition of the filter: "Score at least 0.58 ×". Delete, Backspace or the cross removes it; pressing it
/// brings it back into the field to be changed.
class FilterTokenButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit FilterTokenButton(const FilterToken& token, QWidget* parent = nullptr);

    [[nodiscard]] const FilterToken& token() const { return m_token; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void removed();
    void leftBehind(int step); ///< arrow keys: -1 to the previous token, 1 to the next

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void nameIt();
    [[nodiscard]] QRect crossRect() const;

    FilterToken m_token;
};

} // namespace jinbi::ui
