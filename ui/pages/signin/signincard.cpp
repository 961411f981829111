// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/signin/signincard.h"

#include "widgets/actionbutton.h"
#include "widgets/label.h"

#include <QEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace jinbi::ui {

SignInCard::SignInCard(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_heading(new Label(TextRole::Subtitle, Ink::Text, this))
    , m_sentence(new Label(TextRole::Body, Ink::Text2, this))
    , m_mistake(new Label(TextRole::Body, Ink::Text, this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(6);
    m_heading->setObjectName(QStringLiteral("heading"));
    m_sentence->setWordWrap(true);
    m_mistake->setObjectName(QStringLiteral("mistake"));
    m_mistake->setTone(Tone::Fault);
    m_mistake->setWordWrap(true);
    m_mistake->hide();
    m_column->addWidget(m_heading);
    m_column->addWidget(m_sentence);
    m_column->addSpacing(10);
}

QLineEdit* SignInCard::addField(const QString& name, int longest)
{
    auto* caption = new Label(TextRole::SmallStrong, Ink::Text, this);
    auto* edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setMaxLength(longest);
    caption->setBuddy(edit);
    m_column->addWidget(caption);
    m_column->addWidget(edit);
    m_column->addSpacing(4);
    m_fields.append({caption, edit});
    connect(edit, &QLineEdit::returnPressed, this, &SignInCard::submit);
    connect(edit, &QLineEdit::textEdited, m_mistake, &QWidget::hide);
    return edit;
}

QLineEdit* SignInCard::addSecret(const QString& name)
{
    QLineEdit* edit = addField(name, static_cast<int>(Passphrase::kMostBytes));
    edit->setEchoMode(QLineEdit::Password);
    edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    return edit;
}

void SignInCard::addWide(ActionButton* button)
{
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_column->addWidget(button);
}

ActionButton* SignInCard::addButton(const QString& name)
{
    m_column->addWidget(m_mistake);
    m_column->addSpacing(8);
    m_button = new ActionButton(QString(), ActionButton::Kind::Primary, this);
    m_button->setObjectName(name);
    addWide(m_button);
    connect(m_button, &QPushButton::clicked, this, &SignInCard::submit);
    return m_button;
}

void SignInCard::setHeading(const QString& heading, const QString& sentence)
{
    m_heading->setText(heading);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

void SignInCard::setCaption(const QLineEdit* field, const QString& caption)
{
    for (const Field& each : m_fields) {
        if (each.edit != field)
            continue;
        each.caption->setText(caption);
        each.edit->setAccessibleName(caption);
    }
}

std::optional<Passphrase> SignInCard::takePassphrase(QLineEdit* field)
{
    auto passphrase = Passphrase::from(field->text());
    if (!passphrase) {
        say(passphrase.error().message);
        field->setFocus();
        return std::nullopt;
    }
    setBusy(true);
    return std::move(*passphrase);
}

void SignInCard::setBusy(bool busy)
{
    m_isBusy = busy;
    for (const Field& each : m_fields)
        each.edit->setEnabled(!busy);
    m_button->setEnabled(!busy);
    retranslate();
}

void SignInCard::say(const QString& mistake)
{
    m_mistake->setText(mistake);
    m_mistake->setVisible(!mistake.isEmpty());
}

void SignInCard::refuse(const QString& why)
{
    setBusy(false);
    QLineEdit* secret = nullptr;
    for (const Field& each : m_fields) {
        if (each.edit->echoMode() != QLineEdit::Password)
            continue;
        each.edit->clear();
        secret = secret ? secret : each.edit;
    }
    say(why);
    if (secret)
        secret->setFocus();
}

void SignInCard::clear()
{
    for (const Field& each : m_fields)
        each.edit->clear();
    setBusy(false);
    say({});
}

void SignInCard::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        say({});
        retranslate();
    }
}

} // namespace jinbi::ui
