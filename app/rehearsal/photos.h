// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "rehearsal/enrolment.h"
#include "rehearsal/population.h"

#include <QStringList>

namespace jinbi::rehearsal {

/// Counter photos of a drawn customer, as a year of visits to the counter would give, and looks of other days.
[[nodiscard]] CustomerPhotos drawnPhotos(const Customer& customer);

/// Sub-folders of `folder`, sorted: one for each person. NotFound when there are fewer than two.
[[nodiscard]] Result<QStringList> peopleIn(const QString& folder);

/// Every second picture of a person's folder for the reference, the others to calibrate by; enlarged where they are
/// small. Files over 20 MB or 50 Mpx, and what is no picture, are passed over.
[[nodiscard]] CustomerPhotos folderPhotos(const QString& folder, const QString& person, const QString& customer);

} // namespace jinbi::rehearsal
