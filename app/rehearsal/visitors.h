// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rehearsal/scriptedpanel.h"
#include "rehearsal/visitscript.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace jinbi::camera {
class Scene;
}

namespace jinbi::rehearsal {

/// Sends people to one kiosk, one after the other. Thread: the panel's.
class Visitors : public QObject
{
    Q_OBJECT

public:
    explicit Visitors(ScriptedPanel& panel, QObject* parent = nullptr);

    virtual void start() = 0;
    /// Nobody comes any more; drained() follows when whoever is there has left.
    void drain();
    [[nodiscard]] bool isDraining() const { return m_draining; }

Q_SIGNALS:
    void drained();

protected:
    [[nodiscard]] ScriptedPanel& panel() { return m_panel; }
    virtual void onLeft() = 0;

private:
    ScriptedPanel& m_panel;
    bool m_draining = false;
};

/// Drawn people, by a script.
class DrawnVisitors : public Visitors
{
    Q_OBJECT

public:
    DrawnVisitors(const VisitScript& script, std::shared_ptr<camera::Scene> scene, int pace, ScriptedPanel& panel,
                  QObject* parent = nullptr);
    void start() override;

private:
    void arrive();
    void onLeft() override;

    VisitScript m_script;
    std::shared_ptr<camera::Scene> m_scene;
    int m_pace;
    PlannedVisit m_next;
    QTimer m_pause;
};

/// People that something else puts before the camera: a folder of pictures says who stands there, or one known person
/// stands before a real camera. Each claims to be themselves.
class ClaimingVisitors : public Visitors
{
    Q_OBJECT

public:
    /// Asked five times a second: index of the customer who stands there now, negative for nobody.
    using WhoIsThere = std::function<qsizetype()>;

    ClaimingVisitors(const Population& population, WhoIsThere who, ScriptedPanel& panel, QObject* parent = nullptr);
    void start() override;

private:
    void look();
    void onLeft() override;

    const Population& m_population;
    WhoIsThere m_who;
    qsizetype m_served = -1; ///< who has been served already and still stands there
    QTimer m_watch;
};

} // namespace jinbi::rehearsal
