// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/dialogprompter.h"

#include "widgets/actionbutton.h"
#include "widgets/label.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jinbi::ui {

namespace {

constexpr int kWidth = 560;

QLayout* footer(QDialog* dialog, const Question& question)
{
    const QString cancelText = QCoreApplication::translate("jinbi::ui::DialogPrompter", "Cancel");
    auto* cancel = new ActionButton(cancelText, ActionButton::Kind::Neutral, dialog);
    cancel->setObjectName(QStringLiteral("cancel"));
    cancel->setAccessibleName(cancelText);
    const auto kind = question.isDangerous ? ActionButton::Kind::Danger : ActionButton::Kind::Primary;
    auto* confirm = new ActionButton(question.confirm, kind, dialog);
    confirm->setObjectName(QStringLiteral("confirm"));
    confirm->setAccessibleName(question.confirm);
    QObject::connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(confirm, &QPushButton::clicked, dialog, &QDialog::accept);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(confirm);
    cancel->setFocus();
    return row;
}

} // namespace

void DialogPrompter::ask(QWidget* parent, const Question& question, std::function<void(bool)> answered)
{
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("question"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(question.title);
    dialog->setAccessibleName(question.title);
    dialog->setAccessibleDescription(question.text);
    dialog->setBackgroundRole(QPalette::Base);
    dialog->setAutoFillBackground(true);

    auto* title = new Label(question.title, TextRole::Subtitle, Ink::Text, dialog);
    auto* text = new Label(question.text, TextRole::Body, Ink::Text, dialog);
    title->setWordWrap(true);
    text->setWordWrap(true);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(text);
    column->addSpacing(12);
    column->addLayout(footer(dialog, question));
    dialog->setFixedSize(kWidth, column->totalHeightForWidth(kWidth));

    QObject::connect(dialog, &QDialog::finished, parent,
                     [answered = std::move(answered)](int result) { answered(result == QDialog::Accepted); });
    dialog->open();
}

} // namespace jinbi::ui
