// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tone.h"

#include <QWidget>

#include <chrono>
#include <optional>

class QProgressBar;
class QToolButton;

namespace jinbi::ui {

class StripItem;

enum class BrokerState { Starting, Connected, Lost, Stopped };

/// A job in the background: done of total, or only done while the total is unknown (0).
struct JobProgress
{
    QString title; ///< "Exporting sessions"
    qint64 done = 0;
    qint64 total = 0;
    bool canCancel = true;
};

/// The 28 pixels below every view: state that is always worth a glance, never the only copy of an error.
class StatusStrip : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget* parent = nullptr);

    void setBrokerState(BrokerState state, std::optional<std::chrono::milliseconds> latency);
    void setFleetFact(int online, int total);
    /// The worst of all kiosks; nullopt while no kiosk has told its time.
    void setClockSkew(std::optional<std::chrono::milliseconds> worst);
    void setFacesHidden(bool hidden);
    void setJob(const JobProgress& job);
    void clearJob();

Q_SIGNALS:
    void jobCancelled();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showBroker();
    void showSkew();
    void showJob();

    BrokerState m_brokerState = BrokerState::Starting;
    std::optional<std::chrono::milliseconds> m_latency;
    int m_online = 0;
    int m_total = 0;
    std::optional<std::chrono::milliseconds> m_skew;
    std::optional<JobProgress> m_job;
    StripItem* m_broker;
    StripItem* m_fleet;
    StripItem* m_clocks;
    StripItem* m_faces;
    StripItem* m_jobTitle;
    QProgressBar* m_jobBar;
    StripItem* m_jobCount;
    QToolButton* m_cancel;
};

} // namespace jinbi::ui
