// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/recoverysheet.h"

#include "widgets/actionbutton.h"
#include "widgets/label.h"

#include <QCheckBox>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPrintDialog>
#include <QPrinter>
#include <QSaveFile>
#include <QTextDocument>
#include <QVBoxLayout>

#include <memory>

namespace jinbi::ui {

RecoverySheet::RecoverySheet(QWidget* parent)
    : QWidget(parent)
    , m_heading(new Label(TextRole::Subtitle, Ink::Text, this))
    , m_sentence(new Label(TextRole::Body, Ink::Text2, this))
    , m_shown(new Label(TextRole::Subtitle, Ink::Text, this))
    , m_said(new Label(TextRole::Small, Ink::Text2, this))
    , m_print(new ActionButton(QString(), ActionButton::Kind::Neutral, this))
    , m_save(new ActionButton(QString(), ActionButton::Kind::Neutral, this))
    , m_safe(new QCheckBox(this))
    , m_done(new ActionButton(QString(), ActionButton::Kind::Primary, this))
{
    m_shown->setObjectName(QStringLiteral("recoveryCodes"));
    m_shown->setAlignment(Qt::AlignCenter);
    m_shown->setTextInteractionFlags(Qt::TextSelectableByKeyboard | Qt::TextSelectableByMouse);
    m_said->setObjectName(QStringLiteral("recoverySaid"));
    m_said->setWordWrap(true);
    m_said->hide();
    m_sentence->setWordWrap(true);
    m_print->setObjectName(QStringLiteral("recoveryPrint"));
    m_save->setObjectName(QStringLiteral("recoverySave"));
    m_done->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_safe->setObjectName(QStringLiteral("recoverySafe"));
    m_done->setObjectName(QStringLiteral("recoveryDone"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_print);
    buttons->addWidget(m_save);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_heading);
    column->addWidget(m_sentence);
    column->addWidget(m_shown);
    column->addLayout(buttons);
    column->addWidget(m_said);
    column->addWidget(m_safe);
    column->addWidget(m_done);
    m_done->setEnabled(false);
    connect(m_safe, &QCheckBox::toggled, m_done, &QWidget::setEnabled);
    connect(m_print, &QPushButton::clicked, this, &RecoverySheet::print);
    connect(m_save, &QPushButton::clicked, this, &RecoverySheet::save);
    connect(m_done, &QPushButton::clicked, this, &RecoverySheet::putAway);
    retranslate();
}

void RecoverySheet::setCodes(const QStringList& codes, const QString& branch)
{
    m_codes = codes;
    m_branch = branch;
    m_safe->setChecked(false);
    say({});
    retranslate();
}

void RecoverySheet::say(const QString& what)
{
    m_said->setText(what);
    m_said->setVisible(!what.isEmpty());
}

void RecoverySheet::focusFirst()
{
    m_print->setFocus();
}

QString RecoverySheet::text() const
{
    return tr("Jinbi, branch %1: recovery codes\n\n%2\n\nFor an administrator who has forgotten the passphrase: at the "
              "sign-in view, \"Forgotten passphrase (administrator)…\". Each code counts once. Keep this sheet where "
              "only administrators get it.\n")
        .arg(m_branch, m_codes.join(QLatin1Char('\n')));
}

void RecoverySheet::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RecoverySheet::retranslate()
{
    m_heading->setText(tr("Recovery codes"));
    m_sentence->setText(tr("If every administrator forgets the passphrase, one of these lets them back in. They are "
                           "shown this once, and only their hashes are kept."));
    m_shown->setText(m_codes.join(QLatin1Char('\n')));
    m_shown->setAccessibleName(m_shown->text());
    m_print->setText(tr("Print…"));
    m_save->setText(tr("Save as text…"));
    m_safe->setText(tr("I have put them in a safe place"));
    m_done->setText(tr("Go on"));
}

void RecoverySheet::print()
{
    auto printer = std::make_shared<QPrinter>();
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this, [this, printer](QPrinter* to) {
        QTextDocument sheet;
        sheet.setPlainText(text());
        sheet.print(to);
        say(tr("Sent to the printer."));
    });
    // The dialog writes into the printer until it is gone.
    connect(dialog, &QObject::destroyed, this, [printer] {});
    dialog->open();
}

void RecoverySheet::save()
{
    auto* files = new QFileDialog(this, tr("Save the recovery codes"), QStringLiteral("jinbi-recovery.txt"));
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setAcceptMode(QFileDialog::AcceptSave);
    connect(files, &QFileDialog::fileSelected, this, &RecoverySheet::write);
    files->open();
}

void RecoverySheet::write(const QString& path)
{
    QSaveFile file(path);
    const QByteArray bytes = text().toUtf8();
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                           file.write(bytes) == bytes.size() && file.commit();
    m_said->setTone(isWritten ? std::nullopt : std::optional(Tone::Fault));
    say(isWritten ? tr("Saved. Carry the file to a safe place and delete it here.")
                  : tr("The file cannot be written. %1").arg(file.errorString()));
}

} // namespace jinbi::ui
