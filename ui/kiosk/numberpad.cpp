// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/numberpad.h"

#include <QGridLayout>

namespace jinbi::ui {

NumberPad::NumberPad(const ScreenLook& look, bool secret, QWidget* parent)
    : QWidget(parent)
    , m_takeBack(new ScreenButton(look, ScreenButton::Kind::Key, this))
    , m_done(new ScreenButton(look, ScreenButton::Kind::Mark, this))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(6);
    for (int digit = 0; digit <= 9; ++digit) {
        auto* key = new ScreenButton(look, ScreenButton::Kind::Key, this);
        key->setText(QString::number(digit));
        key->setObjectName(QStringLiteral("digit%1").arg(digit));
        key->setAccessibleName(key->text());
        key->setSecret(secret);
        // Digits are typed on the keyboard as they are; a focus ring would show which one was chosen.
        key->setFocusPolicy(Qt::NoFocus);
        const int cell = digit == 0 ? 10 : digit - 1;
        grid->addWidget(key, cell / 3, cell % 3);
        connect(key, &QPushButton::pressed, this, [this, digit] { Q_EMIT digitPressed(digit); });
    }
    m_takeBack->setPrint(Print::Strong);
    m_takeBack->setObjectName(QStringLiteral("takeBack"));
    m_done->setObjectName(QStringLiteral("done"));
    grid->addWidget(m_takeBack, 3, 0);
    grid->addWidget(m_done, 3, 2);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
    connect(m_takeBack, &QPushButton::pressed, this, &NumberPad::takeBackPressed);
    connect(m_done, &QPushButton::clicked, this, &NumberPad::donePressed);
}

void NumberPad::setWords(const QString& takeBack, const QString& done)
{
    m_takeBack->setText(takeBack);
    m_takeBack->setAccessibleName(takeBack);
    m_done->setText(done);
    m_done->setAccessibleName(done);
}

} // namespace jinbi::ui
