// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/passphrase.h"
#include "domain/result.h"

#include <QString>
#include <QWidget>

#include <optional>

class QLineEdit;
class QVBoxLayout;

namespace jinbi::ui {

class ActionButton;
class Label;

/// What the four forms have in common: a heading, a sentence, fields with a caption over each, one button, and beside
/// it what was wrong. While an answer is on its way nothing can be changed.
class SignInCard : public QWidget
{
    Q_OBJECT

public:
    explicit SignInCard(QWidget* parent = nullptr);

    /// The reason why it did not work. What was typed as a passphrase is gone by then, the rest stays.
    void refuse(const QString& why);
    /// As it was before anybody typed.
    virtual void clear();
    virtual void focusFirst() = 0;
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

protected:
    QLineEdit* addField(const QString& name, int longest);
    /// Shows dots; its text goes with takePassphrase() or clear().
    QLineEdit* addSecret(const QString& name);
    /// As wide as the fields.
    void addWide(ActionButton* button);
    ActionButton* addButton(const QString& name);
    void setHeading(const QString& heading, const QString& sentence);
    void setCaption(const QLineEdit* field, const QString& caption);
    /// Starts waiting; nothing, and said why, when the text is no passphrase.
    [[nodiscard]] std::optional<Passphrase> takePassphrase(QLineEdit* field);
    void setBusy(bool busy);
    void say(const QString& mistake);
    virtual void retranslate() = 0;
    virtual void submit() = 0;
    void changeEvent(QEvent* event) override;

private:
    struct Field
    {
        Label* caption;
        QLineEdit* edit;
    };

    QVBoxLayout* m_column;
    Label* m_heading;
    Label* m_sentence;
    Label* m_mistake;
    ActionButton* m_button = nullptr;
    QList<Field> m_fields;
    bool m_isBusy = false;
};

} // namespace jinbi::ui
