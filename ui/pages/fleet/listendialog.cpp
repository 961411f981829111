// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/fleet/listendialog.h"

#include "widgets/actionbutton.h"
#include "widgets/label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jinbi::ui {

namespace {

constexpr int kWidth = 560;
constexpr int kMargin = 24;

bool isThisComputerOnly(const QString& address)
{
    return address.startsWith(QLatin1StringView("127."));
}

} // namespace

ListenDialog::ListenDialog(PairingOffice& office, PermitDesk& desk, QWidget* parent)
    : QDialog(parent)
    , m_office(office)
    , m_desk(desk)
    , m_address(new QComboBox(this))
    , m_effect(new Label(TextRole::Body, Ink::Text, this))
    , m_mistake(new Label(TextRole::Small, Ink::Text, this))
    , m_listen(new ActionButton(tr("Listen there"), ActionButton::Kind::Primary, this))
{
    setObjectName(QStringLiteral("listenDialog"));
    setWindowTitle(tr("Where do kiosks reach this branch?"));
    setAccessibleName(windowTitle());
    setAttribute(Qt::WA_DeleteOnClose);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFixedWidth(kWidth);
    m_address->setObjectName(QStringLiteral("listenAddress"));
    m_address->setAccessibleName(tr("Address"));
    for (const QString& address : office.addresses())
        m_address->addItem(isThisComputerOnly(address) ? tr("%1, this computer only").arg(address) : address, address);
    m_address->setCurrentIndex(std::max(0, m_address->findData(office.listenAddress())));
    m_effect->setObjectName(QStringLiteral("listenEffect"));
    m_effect->setWordWrap(true);
    m_mistake->setObjectName(QStringLiteral("listenMistake"));
    m_mistake->setTone(Tone::Fault);
    m_listen->setObjectName(QStringLiteral("listenConfirm"));
    auto* cancel = new ActionButton(tr("Cancel"), ActionButton::Kind::Neutral, this);
    cancel->setObjectName(QStringLiteral("listenCancel"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_listen);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, 20, kMargin, 20);
    column->setSpacing(8);
    column->addWidget(new Label(windowTitle(), TextRole::Subtitle, Ink::Text, this));
    column->addWidget(m_effect);
    column->addSpacing(8);
    column->addWidget(new Label(tr("Address"), TextRole::SmallStrong, Ink::Text, this));
    column->addWidget(m_address);
    column->addWidget(m_mistake);
    column->addSpacing(12);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_listen, &QPushButton::clicked, this, &ListenDialog::listen);
    connect(m_address, &QComboBox::currentIndexChanged, this, &ListenDialog::explain);
    explain();
}

void ListenDialog::explain()
{
    const QString address = m_address->currentData().toString();
    const QString restart = tr("The broker starts anew; kiosks reconnect within seconds and lose no session.");
    const QString opens = isThisComputerOnly(address)
                              ? tr("Nothing on the network can reach the broker.")
                              : tr("Any computer that reaches %1 can try to connect. Only kiosks with a certificate of "
                                   "this branch get in.")
                                    .arg(address);
    m_effect->setText(opens + QLatin1Char(' ') + restart);
    m_listen->setEnabled(address != m_office.listenAddress());
}

void ListenDialog::listen()
{
    m_listen->setEnabled(false);
    const auto refuse = [this](const Error& error) {
        m_mistake->setText(error.message);
        explain();
    };
    m_desk.ask(Action::ManageKiosks, this, [this, refuse](Result<Permit> permit) {
        if (!permit)
            return refuse(permit.error());
        m_office.listenOn(m_address->currentData().toString(), std::move(*permit))
            .then(this, [this, refuse](const Result<void>& listening) {
                if (!listening)
                    return refuse(listening.error());
                accept();
            });
    });
}

} // namespace jinbi::ui
