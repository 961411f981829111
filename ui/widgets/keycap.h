// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace jinbi::ui {

/// A key as printed on a keyboard, beside what it does.
class Keycap : public QWidget
{
    Q_OBJECT

public:
    explicit Keycap(const QString& key, QWidget* parent = nullptr);

    void setKey(const QString& key);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_key;
};

} // namespace jinbi::ui
