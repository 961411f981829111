// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/fleet/pairdialog.h"

#include "domain/words.h"
#include "services/timetext.h"
#include "widgets/actionbutton.h"
#include "widgets/label.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace jinbi::ui {

namespace {

constexpr int kWidth = 560;
constexpr int kMargin = 24;
constexpr int kLongestName = 32;
constexpr int kLongestPlace = 64;

Label* caption(const QString& text, QWidget* parent)
{
    return new Label(text, TextRole::SmallStrong, Ink::Text, parent);
}

Label* paragraph(const QString& text, QWidget* parent)
{
    auto* label = new Label(text, TextRole::Body, Ink::Text, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

PairDialog::PairDialog(PairingOffice& office, PermitDesk& desk, const KioskId& renewed, const QString& place,
                       QWidget* parent)
    : QDialog(parent)
    , m_office(office)
    , m_desk(desk)
    , m_isRenewal(!renewed.isNull())
    , m_pages(new QStackedWidget(this))
    , m_name(new QLineEdit(renewed.toString(), this))
    , m_place(new QLineEdit(place, this))
    , m_profile(new QComboBox(this))
    , m_path(new QLineEdit(this))
    , m_mistake(new Label(TextRole::Small, Ink::Text, this))
    , m_make(new ActionButton(tr("Make pairing file"), ActionButton::Kind::Primary, this))
    , m_code(new Label(TextRole::Title, Ink::Text, this))
    , m_next(new Label(TextRole::Body, Ink::Text, this))
{
    setObjectName(QStringLiteral("pairDialog"));
    setWindowTitle(m_isRenewal ? tr("Renew the certificate of %1?").arg(renewed.toString()) : tr("Add a kiosk?"));
    setAccessibleName(windowTitle());
    setAttribute(Qt::WA_DeleteOnClose);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFixedWidth(kWidth);
    m_pages->addWidget(form());
    m_pages->addWidget(outcome());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, 20, kMargin, 20);
    column->addWidget(m_pages);
    connect(m_name, &QLineEdit::textChanged, this, &PairDialog::suggestPath);
    connect(m_path, &QLineEdit::textEdited, this, [this] { m_pathIsOwn = true; });
    connect(m_path, &QLineEdit::textChanged, this, &PairDialog::check);
    connect(m_make, &QPushButton::clicked, this, &PairDialog::make);
    suggestPath();
    m_name->setEnabled(!m_isRenewal);
    (m_isRenewal ? m_place : m_name)->setFocus();
}

QWidget* PairDialog::form()
{
    auto* page = new QWidget(this);
    m_name->setObjectName(QStringLiteral("pairName"));
    m_name->setAccessibleName(tr("Name of the kiosk"));
    m_name->setMaxLength(kLongestName);
    m_name->setPlaceholderText(QStringLiteral("K-0201"));
    m_place->setObjectName(QStringLiteral("pairPlace"));
    m_place->setAccessibleName(tr("Place"));
    m_place->setMaxLength(kLongestPlace);
    m_profile->setObjectName(QStringLiteral("pairProfile"));
    m_profile->setAccessibleName(tr("Profile"));
    for (const Profile profile : kAllProfiles)
        m_profile->addItem(words::of(profile), static_cast<int>(profile));
    m_path->setObjectName(QStringLiteral("pairPath"));
    m_path->setAccessibleName(tr("Pairing file"));
    m_mistake->setObjectName(QStringLiteral("pairMistake"));
    m_mistake->setTone(Tone::Fault);
    m_mistake->setWordWrap(true);
    m_make->setObjectName(QStringLiteral("pairMake"));
    auto* choose = new ActionButton(tr("Choose…"), ActionButton::Kind::Neutral, page);
    connect(choose, &QPushButton::clicked, this, &PairDialog::choosePath);
    auto* cancel = new ActionButton(tr("Cancel"), ActionButton::Kind::Neutral, page);
    cancel->setObjectName(QStringLiteral("pairCancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    QString effect =
        tr("A file with the kiosk's certificate and key is written, sealed with a code. It pairs one kiosk "
           "within 24 hours.");
    if (m_isRenewal)
        effect +=
            QLatin1Char(' ') + tr("The present certificate counts no more at once: the kiosk is cut off until the "
                                  "file is opened there. It keeps its sessions.");
    if (!m_office.isRehearsal())
        effect +=
            QLatin1Char(' ') + tr("In a real branch a kiosk cannot serve yet: it needs references and a bank host.");
    auto* file = new QHBoxLayout;
    file->setSpacing(8);
    file->addWidget(m_path, 1);
    file->addWidget(choose);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_make);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(new Label(windowTitle(), TextRole::Subtitle, Ink::Text, page));
    column->addWidget(paragraph(effect, page));
    column->addSpacing(8);
    column->addWidget(caption(tr("Name of the kiosk"), page));
    column->addWidget(m_name);
    column->addWidget(caption(tr("Place"), page));
    column->addWidget(m_place);
    column->addWidget(caption(tr("Profile"), page));
    column->addWidget(m_profile);
    column->addWidget(caption(tr("Pairing file"), page));
    column->addLayout(file);
    column->addWidget(m_mistake);
    column->addSpacing(12);
    column->addLayout(buttons);
    return page;
}

QWidget* PairDialog::outcome()
{
    auto* page = new QWidget(this);
    m_code->setObjectName(QStringLiteral("pairCode"));
    m_code->setAlignment(Qt::AlignCenter);
    m_code->setTextInteractionFlags(Qt::TextSelectableByKeyboard | Qt::TextSelectableByMouse);
    m_next->setObjectName(QStringLiteral("pairNext"));
    m_next->setWordWrap(true);
    m_next->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new ActionButton(tr("Close"), ActionButton::Kind::Primary, page);
    close->setObjectName(QStringLiteral("pairClose"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(new Label(tr("Pairing code"), TextRole::Subtitle, Ink::Text, page));
    column->addWidget(paragraph(tr("It is shown this once and kept nowhere. Carry it apart from the file."), page));
    column->addSpacing(8);
    column->addWidget(m_code);
    column->addSpacing(8);
    column->addWidget(m_next);
    column->addStretch();
    column->addLayout(buttons);
    return page;
}

void PairDialog::suggestPath()
{
    if (!m_pathIsOwn) {
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        const QString name = m_name->text().trimmed();
        m_path->setText(name.isEmpty() ? QString() : QStringLiteral("%1/%2.jinbi-pair").arg(folder, name));
    }
    check();
}

void PairDialog::choosePath()
{
    auto* files = new QFileDialog(this, tr("Pairing file"), m_path->text());
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setAcceptMode(QFileDialog::AcceptSave);
    files->setOption(QFileDialog::DontConfirmOverwrite); // nothing is ever overwritten
    connect(files, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_pathIsOwn = true;
        m_path->setText(path);
    });
    files->open();
}

void PairDialog::check()
{
    const auto kiosk = KioskId::from(m_name->text().trimmed());
    const bool isNamed = kiosk && !kiosk->isNull();
    m_mistake->setText(isNamed || m_name->text().isEmpty()
                           ? QString()
                           : tr("A kiosk's name has 1 to 32 letters, digits and hyphens."));
    m_make->setEnabled(isNamed && !m_path->text().trimmed().isEmpty());
}

void PairDialog::make()
{
    m_make->setEnabled(false);
    m_make->setText(tr("Making keys…"));
    PairingRequest request;
    request.kiosk = *KioskId::from(m_name->text().trimmed());
    request.place = m_place->text().simplified();
    request.profile = static_cast<Profile>(m_profile->currentData().toInt());
    request.file = m_path->text().trimmed();
    m_desk.ask(Action::ManageKiosks, this, [this, request](Result<Permit> permit) {
        if (!permit)
            return refuse(permit.error().message);
        m_office.pair(request, std::move(*permit)).then(this, [this](const Result<PairingTicket>& ticket) {
            if (ticket)
                showTicket(*ticket);
            else
                refuse(ticket.error().message);
        });
    });
}

void PairDialog::showTicket(const PairingTicket& ticket)
{
    m_code->setText(ticket.code);
    m_code->setAccessibleName(tr("Pairing code %1").arg(ticket.code));
    m_next->setText(tr("At the kiosk, until %1:\njinbi-kiosk --pair FILE --data FOLDER\njinbi-kiosk --paired FOLDER\n\n"
                       "File: %2\nThe kiosk will look for this branch at %3.")
                        .arg(timetext::moment(ticket.expiresMs), ticket.file, ticket.address));
    // The form would keep the dialog as high as itself.
    QWidget* form = m_pages->widget(0);
    m_pages->removeWidget(form);
    form->hide();
    QMetaObject::invokeMethod(
        this, [this] { resize(width(), layout()->totalHeightForWidth(width())); }, Qt::QueuedConnection);
}

void PairDialog::refuse(const QString& why)
{
    m_make->setText(tr("Make pairing file"));
    check();
    m_mistake->setText(why);
}

} // namespace jinbi::ui
