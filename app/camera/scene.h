// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/person.h"
#include "people/visitlook.h"

#include <QtGlobal>

#include <mutex>
#include <optional>

namespace jinbi::camera {

/// What happens to a synthetic camera.
enum class SceneFault { None, Unplugged, Frozen, Black, Reformatted };

/// Who stands before a synthetic camera. A script changes it, a SyntheticSource draws it. Thread-safe.
class Scene
{
public:
    struct State
    {
        std::optional<people::Person> person;
        people::VisitLook look;
        quint64 arrivals = 0; ///< counts enter(), so that a source sees a new visit of the same person
        double dusk = 0;
        SceneFault fault = SceneFault::None;
    };

    /// Somebody walks up; whoever stood there is gone.
    void enter(const people::Person& person, const people::VisitLook& look);
    /// The same person takes off a mask, turns, smiles; nothing happens when nobody is there.
    void change(const people::VisitLook& look);
    void leave();
    /// 0 day .. 1 lamps only, for everybody and for the empty hall.
    void setDusk(double dusk);
    void setFault(SceneFault fault);

    [[nodiscard]] State state() const;

private:
    mutable std::mutex m_mutex;
    State m_state; // guarded by m_mutex
};

} // namespace jinbi::camera
