// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/sealing.h"
#include "domain/kioskstatus.h"
#include "platform/systemclock.h"
#include "ports/customerpanel.h"
#include "ports/framesource.h"
#include "rehearsal/enrolment.h"
#include "rehearsal/fleetconfig.h"
#include "rehearsal/population.h"
#include "rehearsal/rehearsalhost.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace jinbi::kiosk {
class Inference;
}

namespace jinbi::agent {

/// A real screen at one kiosk, in place of the script that plays its customers.
struct ScreenSeat
{
    KioskId kiosk;
    CustomerPanel* panel = nullptr;    ///< not owned; outlives the fleet, on a thread of its own
    std::optional<qsizetype> customer; ///< who stands before a drawn camera; nobody without one
};

/// The kiosks of one process: one engine, one gallery and one host for all, each kiosk with its own certificate,
/// outbox, camera and customers. Lives on a thread that shows nothing and may therefore wait.
class KioskFleet : public QObject
{
    Q_OBJECT

public:
    explicit KioskFleet(rehearsal::FleetConfig config, QObject* parent = nullptr);
    ~KioskFleet() override;

    /// Before start(). With a customer, whose number and PIN are then told on standard error.
    void seat(const ScreenSeat& seat) { m_screen = seat; }
    /// Enrols the customers and starts every kiosk; takes seconds.
    Result<void> start();
    /// No new visits; drained() when the last customer has left and the store has acknowledged everything.
    void drain();
    /// Takes the certificates, keys and broker of `config` into use, kiosk by kiosk, without ending a visit. Everything
    /// else in it waits for the next start, and a kiosk that is not in it goes on as it is. Tells what cannot be used.
    void renew(const rehearsal::FleetConfig& config);
    /// A person has looked at the camera of `kiosk`, or of every kiosk: the one that is there next is taken as its own,
    /// also by a fleet that runs. Returns those that knew one.
    static Result<QList<KioskId>> forgetCameras(const rehearsal::FleetConfig& config, const QString& kiosk);

Q_SIGNALS:
    void drained();
    /// What pads seal PINs to; before the first kiosk starts.
    void hostReady(const jinbi::crypto::SealingKey& pinKey);
    /// Of the kiosk with a screen: which capture of a scan is being taken, out of how many.
    void attemptChanged(int attempt, int of);

private:
    struct Place;

    using CameraMaker = std::function<std::unique_ptr<FrameSource>()>;

    Result<void> prepareEngines();
    Result<void> prepareCustomers();
    Result<void> startKiosk(const rehearsal::KioskConfig& config);
    void watch(Place& place);
    [[nodiscard]] bool hasScreen(const rehearsal::KioskConfig& config) const;
    Result<void> checkScreen() const;
    Result<void> seatScreen(Place& place, const rehearsal::KioskConfig& config);
    Result<void> seatVisitors(Place& place, const rehearsal::KioskConfig& config);
    Result<CameraMaker> cameraOf(Place& place, const rehearsal::KioskConfig& config);
    void checkDrained();

    rehearsal::FleetConfig m_config;
    std::shared_ptr<platform::SystemClock> m_clock;
    std::vector<std::unique_ptr<FaceEngine>> m_engines; ///< until the inference threads have them
    std::vector<std::shared_ptr<kiosk::Inference>> m_inferences;
    rehearsal::Population m_population;
    QStringList m_people; ///< names of the folders behind the customers; empty for drawn ones
    rehearsal::Enrolment m_enrolment;
    std::shared_ptr<ReferenceSource> m_gallery;
    std::shared_ptr<rehearsal::RehearsalHost> m_host;
    EngineId m_engine;
    NetworkStanding m_networks;
    std::vector<std::unique_ptr<Place>> m_places;
    std::optional<ScreenSeat> m_screen;
    bool m_draining = false;
};

} // namespace jinbi::agent
