// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/facetemplate.h"
#include "domain/result.h"

#include <QString>

#include <vector>

namespace jinbi {

/// Where a kiosk gets what it compares with. Nothing of it may be kept on the kiosk's disk.
class ReferenceSource
{
public:
    struct Entry
    {
        QString customer; ///< pseudonym
        FaceTemplate reference;
    };

    ReferenceSource() = default;
    ReferenceSource(const ReferenceSource&) = delete;
    ReferenceSource& operator=(const ReferenceSource&) = delete;
    virtual ~ReferenceSource() = default;

    /// NotFound when the customer has no reference in force.
    [[nodiscard]] virtual Result<FaceTemplate> referenceOf(const QString& customer) = 0;
    /// The whole gallery for identify; in memory only.
    [[nodiscard]] virtual const std::vector<Entry>& gallery() = 0;
};

} // namespace jinbi
