// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/live/lookcontrol.h"

#include "pages/live/lookdialog.h"
#include "widgets/actionbutton.h"
#include "widgets/label.h"

#include <QHBoxLayout>

#include <utility>

namespace jinbi::ui {

LookControl::LookControl(UnmaskedLook& look, PermitDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_look(look)
    , m_desk(desk)
    , m_mistake(new Label(TextRole::Body, Ink::Text, this))
    , m_rest(new Label(TextRole::BodyStrong, Ink::Text, this))
    , m_show(new ActionButton(QStringLiteral("eye"), {}, ActionButton::Kind::Neutral, this))
    , m_hide(new ActionButton(QStringLiteral("eye-off"), {}, ActionButton::Kind::Primary, this))
{
    setObjectName(QStringLiteral("lookControl"));
    m_mistake->setObjectName(QStringLiteral("lookTrouble"));
    m_mistake->setTone(Tone::Fault);
    m_mistake->setElided(true);
    m_rest->setObjectName(QStringLiteral("lookRest"));
    m_rest->setTone(Tone::Attention);
    m_show->setObjectName(QStringLiteral("showFace"));
    m_hide->setObjectName(QStringLiteral("hideFace"));
    m_hide->setKeyHint(QStringLiteral("Esc"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_mistake, 1);
    row->addWidget(m_rest);
    row->addWidget(m_show);
    row->addWidget(m_hide);
    connect(m_show, &QPushButton::clicked, this, &LookControl::ask);
    connect(m_hide, &QPushButton::clicked, this, [this] { m_look.end(); });
    connect(&look, &UnmaskedLook::changed, this, &LookControl::update);
    connect(&look, &UnmaskedLook::ticked, this, &LookControl::updateRest);
    connect(&look, &UnmaskedLook::failed, this, [this](const Error& error) {
        m_mistake->setText(tr("Not shown, because it could not be written down: %1").arg(error.message));
    });
    connect(&look, &UnmaskedLook::unrecorded, this, [this](const Error& error) {
        m_mistake->setText(tr("The end of the look could not be written down: %1").arg(error.message));
    });
    connect(&desk, &PermitDesk::changed, this, &LookControl::update);
    retranslate();
}

void LookControl::setKiosk(const KioskId& kiosk)
{
    m_kiosk = kiosk;
    m_mistake->clear();
    update();
}

void LookControl::setOffered(bool offered)
{
    if (std::exchange(m_isOffered, offered) != offered)
        update();
}

void LookControl::retranslate()
{
    m_show->setText(tr("Show face…"));
    m_hide->setText(tr("Hide face"));
    update();
}

void LookControl::ask()
{
    auto* dialog = new LookDialog(m_kiosk, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { begin(dialog->request()); });
    dialog->open();
}

void LookControl::begin(const UnmaskedLook::Request& request)
{
    m_mistake->clear();
    m_desk.ask(Action::LookUnmasked, this, [this, request](Result<Permit> permit) {
        // Somebody may have gone on to another kiosk while the passphrase was typed.
        if (request.kiosk != m_kiosk || !isVisible())
            return;
        const Result<void> begun = permit ? m_look.begin(request, std::move(*permit)) : permit.error();
        m_mistake->setText(begun ? QString() : begun.error().message);
    });
}

void LookControl::update()
{
    const bool isNone = m_look.state() == UnmaskedLook::State::None;
    const bool hadFocus = m_show->hasFocus() || m_hide->hasFocus();
    m_show->setVisible(isNone && m_isOffered && m_desk.may(Action::LookUnmasked));
    m_hide->setVisible(!isNone);
    m_rest->setVisible(!isNone);
    if (hadFocus)
        (isNone ? m_show : m_hide)->setFocus(Qt::OtherFocusReason);
    updateRest();
}

void LookControl::updateRest()
{
    if (!m_look.look()) {
        m_rest->setText(tr("Writing it down"));
        return;
    }
    const int seconds = static_cast<int>((m_look.remainingMs() + 999) / 1000);
    m_rest->setText(tr("Face shown, %n second(s) left", nullptr, seconds));
}

} // namespace jinbi::ui
