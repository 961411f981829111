// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keycap.h"

#include "widgets/paint.h"

#include <QPainter>

namespace jinbi::ui {

Keycap::Keycap(const QString& key, QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setKey(key);
}

void Keycap::setKey(const QString& key)
{
    m_key = key;
    setAccessibleName(key);
    updateGeometry();
    update();
}

QSize Keycap::sizeHint() const
{
    return paint::keycapSize(m_key);
}

void Keycap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    paint::keycap(&painter, rect(), m_key, tokens.line, tokens.text2);
}

} // namespace jinbi::ui
