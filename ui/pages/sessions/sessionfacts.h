// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/sessioncells.h"
#include "pages/sessions/timelineview.h"
#include "ports/sessionlog.h"

#include <QList>
#include <QString>

/// What the details of a session say, before anything is drawn.
namespace jinbi::ui::sessionfacts {

struct Fact
{
    QString name;
    QString value;
};

/// "8f3a-20c1": enough of an id to read out.
[[nodiscard]] QString shortId(const SessionId& id);
/// What the line of the log tells already.
[[nodiscard]] QList<Fact> of(const SessionRow& row, const SessionCells& cells);
/// The same with what only the whole record tells.
[[nodiscard]] QList<Fact> of(const SessionRecord& record, const SessionCells& cells);
/// Face, phone and PIN: yes, no, or – where the step was not reached.
[[nodiscard]] QString truthTitle(Profile profile);
[[nodiscard]] QList<Fact> truth(const SessionRecord& record);
[[nodiscard]] QList<TimelineEntry> timeline(const SessionRecord& record, const SessionCells& cells);

} // namespace jinbi::ui::sessionfacts
