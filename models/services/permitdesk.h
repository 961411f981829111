// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/permit.h"
#include "domain/result.h"
#include "domain/rights.h"

#include <QObject>

#include <functional>

namespace jinbi {

/// Where a view asks for leave: at once, after the passphrase was typed again, or with the reason why not. GUI thread.
class PermitDesk : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(Result<Permit>)>;

    using QObject::QObject;

    /// `answer` comes once, unless `context` is gone by then. Cancelled when the person did not want to type it.
    virtual void ask(Action action, QObject* context, Answer answer) = 0;
    /// What buttons are enabled by; never the guard itself.
    [[nodiscard]] virtual bool may(Action action) const = 0;

Q_SIGNALS:
    /// may() has other answers.
    void changed();
};

} // namespace jinbi
