// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/exportdialog.h"

#include "widgets/actionbutton.h"
#include "widgets/label.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace jinbi::ui {

namespace {

Label* paragraph(const QString& text, Ink ink, QWidget* parent)
{
    auto* label = new Label(text, TextRole::Body, ink, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

ExportDialog::ExportDialog(int rows, bool isExact, const QString& filters, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("exportDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFixedWidth(560);
    const QString count = QLocale().toString(rows);
    const QString title =
        isExact ? tr("Export %Ln session(s)?", nullptr, rows) : tr("Export more than %1 sessions?").arg(count);
    setWindowTitle(title);
    auto* heading = new Label(title, TextRole::Title, Ink::Text, this);
    heading->setObjectName(QStringLiteral("exportTitle"));
    heading->setWordWrap(true);
    auto* masking =
        paragraph(tr("Customers stay pseudonyms, phone numbers their last four digits. Pictures are not exported."),
                  Ink::Text2, this);
    masking->setObjectName(QStringLiteral("exportMasking"));
    auto* cancel = new ActionButton(tr("Cancel"), ActionButton::Kind::Neutral, this);
    auto* go =
        new ActionButton(QStringLiteral("export"), tr("Choose a file and export"), ActionButton::Kind::Primary, this);
    cancel->setObjectName(QStringLiteral("exportCancel"));
    go->setObjectName(QStringLiteral("exportGo"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(go);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(10);
    column->addWidget(heading);
    column->addWidget(paragraph(tr("A CSV file with one line for each session, newest first, times in UTC. "
                                   "It is written in the background; work can go on."),
                                Ink::Text, this));
    column->addWidget(
        paragraph(filters.isEmpty() ? tr("No filter is set: this is the whole log.") : tr("Filters: %1").arg(filters),
                  Ink::Text, this));
    column->addWidget(masking);
    column->addSpacing(8);
    column->addLayout(buttons);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(go, &QAbstractButton::clicked, this, [this] {
        accept();
        Q_EMIT confirmed();
    });
    cancel->setFocus();
}

} // namespace jinbi::ui
