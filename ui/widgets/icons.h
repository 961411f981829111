// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tone.h"

#include <QColor>
#include <QIcon>
#include <QRectF>
#include <QString>
#include <QStringList>

class QPainter;

/// The project's own line icons: one weight on a 24 grid, drawn in any colour at the resolution of what they are
/// painted on. A name is the file name in resources/icons without its ending.
namespace jinbi::ui::icons {

/// An icon that takes its colour from the application's palette each time it is painted: text2, text3 while disabled,
/// text when on or selected.
[[nodiscard]] QIcon icon(const QString& name);
/// The same in the text colour of a tone.
[[nodiscard]] QIcon icon(const QString& name, Tone tone);
/// The mark of the application on its blue field, for windows and task bars.
[[nodiscard]] QIcon appIcon();

/// Centred in the rectangle, as large as fits. An unknown name paints nothing.
void paint(QPainter* painter, const QString& name, const QRectF& rect, const QColor& colour);
void paintAppIcon(QPainter* painter, const QRectF& rect);

/// The outline that stands beside the word of a tone, so that colour never stands alone.
[[nodiscard]] QString nameOf(Tone tone);
/// The tick stands for accepted alone; a visit that ended otherwise without need of anyone has a dash.
[[nodiscard]] QString nameOf(Outcome outcome);
/// Every name there is.
[[nodiscard]] QStringList names();

} // namespace jinbi::ui::icons
