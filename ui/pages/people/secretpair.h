// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/passphrase.h"
#include "domain/result.h"

#include <QWidget>

class QLineEdit;

namespace jinbi::ui {

/// A new passphrase, typed twice and shown as dots.
class SecretPair : public QWidget
{
    Q_OBJECT

public:
    explicit SecretPair(QWidget* parent = nullptr);

    /// Invalid says what does not do, and the keyboard is where it can be mended. What was typed stays until forget().
    [[nodiscard]] Result<Passphrase> take(const QString& login, const QString& name);
    void forget();
    /// The first of the two, which has the keyboard with the widget.
    [[nodiscard]] QLineEdit* first() const { return m_first; }

Q_SIGNALS:
    void edited();
    /// Enter, in either.
    void entered();

private:
    QLineEdit* m_first;
    QLineEdit* m_again;
};

} // namespace jinbi::ui
