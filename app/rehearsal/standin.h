// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/visit.h"
#include "rehearsal/population.h"

#include <QObject>

#include <memory>

class QTextStream;

namespace jinbi::camera {
class Scene;
}

namespace jinbi::rehearsal {

/// The drawn customer before the camera of a kiosk whose screen a person uses: comes when the screen is touched and
/// leaves with the end of the visit. Any thread, its own.
class StandIn : public QObject
{
    Q_OBJECT

public:
    StandIn(Customer customer, std::shared_ptr<camera::Scene> scene, QObject* parent = nullptr);

    void come();
    /// At every change of the kiosk's stage.
    void follow(Stage stage);

private:
    Customer m_customer;
    std::shared_ptr<camera::Scene> m_scene;
    Stage m_stage = Stage::OutOfService;
};

/// Tells whoever tries a screen the number and the PIN of an invented customer. The digits go to the stream one by
/// one and nowhere else.
void introduce(const Population& population, qsizetype customer, QTextStream& out);

} // namespace jinbi::rehearsal
