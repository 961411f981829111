// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/backdrop.h"
#include "people/facemap.h"
#include "people/person.h"
#include "people/visitlook.h"

#include <QImage>
#include <QList>

#include <memory>

namespace jinbi::people {

/// Draws frames of a kiosk's camera and remembers what costs time for the last few people.
///
/// The same arguments give the same picture, byte for byte. One thread per object.
class Illustrator
{
public:
    /// As large as the backdrop; Format_BGR888. Without a person it is the empty hall, noise included.
    [[nodiscard]] QImage draw(const Person* person, const VisitLook& look, quint64 noiseSeed, const Backdrop& backdrop);

private:
    void paintPerson(QImage& scene, const Person& person, const VisitLook& look);
    void paintAttack(QImage& scene, const Person& person, const VisitLook& look);
    [[nodiscard]] std::shared_ptr<const FaceMap> mapOf(const Person& person);

    QList<std::shared_ptr<const FaceMap>> m_maps; ///< most recent first
};

/// One picture without an Illustrator to keep: a portrait for enrolment, for instance. Any thread.
[[nodiscard]] QImage draw(const Person* person, const VisitLook& look, QSize size, quint64 noiseSeed,
                          const Backdrop& backdrop);

} // namespace jinbi::people
