// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/live/tileaccessible.h"

#include "pages/live/kiosktile.h"
#include "pages/live/tilewall.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace jinbi::ui {

namespace {

class TileAccessible final : public QAccessibleWidget
{
public:
    explicit TileAccessible(KioskTile* tile) : QAccessibleWidget(tile, QAccessible::ListItem) {}

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.selectable = true;
        state.focusable = true;
        state.selected = widget()->focusPolicy() == Qt::StrongFocus;
        return state;
    }
};

QAccessibleInterface* create(const QString&, QObject* object)
{
    if (auto* tile = qobject_cast<KioskTile*>(object))
        return new TileAccessible(tile);
    if (auto* wall = qobject_cast<TileWall*>(object))
        return new QAccessibleWidget(wall, QAccessible::List);
    return nullptr;
}

} // namespace

void installTileAccessibility()
{
    // The factory is kept once by Qt itself: installing the same function again does nothing.
    QAccessible::installFactory(create);
}

} // namespace jinbi::ui
