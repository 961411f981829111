// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/visit.h"
#include "services/kioskstate.h"

#include <QList>
#include <QWidget>

namespace jinbi::ui {

/// The steps of a visit in the order of the kiosk's mode: done, now, to come.
class StageList : public QWidget
{
    Q_OBJECT

public:
    explicit StageList(QWidget* parent = nullptr);

    void setState(const KioskState& state);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QList<Stage> stages() const;
    void updateAccessibleName();

    KioskState m_state;
};

} // namespace jinbi::ui
