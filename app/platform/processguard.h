// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace jinbi::platform {

/// Faces, templates and PIN digits pass through this process: no core file, no reading by a debugger of the same user,
/// files private by default. Call first in main().
void guardProcess();

/// Turns SIGTERM and SIGINT into one call of QCoreApplication::quit(), so that both end as gracefully as a click does.
/// One object, made after the application, on its thread.
class QuitOnSignal : public QObject
{
    Q_OBJECT

public:
    explicit QuitOnSignal(QObject* parent = nullptr);
    ~QuitOnSignal() override;

private:
    int m_reader = -1;
};

} // namespace jinbi::platform
