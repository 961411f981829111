// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QCheckBox;

namespace jinbi::ui {

class ActionButton;
class Label;

/// Recovery codes, shown this once: on paper or in a file they go before anybody goes on.
class RecoverySheet : public QWidget
{
    Q_OBJECT

public:
    explicit RecoverySheet(QWidget* parent = nullptr);

    /// `branch`: whose codes they are. An empty list wipes the sheet.
    void setCodes(const QStringList& codes, const QString& branch);
    /// The sheet as text, as it is printed and saved.
    [[nodiscard]] QString text() const;
    void focusFirst();

Q_SIGNALS:
    /// They are in a safe place.
    void putAway();

protected:
    void changeEvent(QEvent* event) override;

private:
    void say(const QString& what);
    void retranslate();
    void print();
    void save();
    void write(const QString& path);

    QStringList m_codes;
    QString m_branch;
    Label* m_heading;
    Label* m_sentence;
    Label* m_shown;
    Label* m_said;
    ActionButton* m_print;
    ActionButton* m_save;
    QCheckBox* m_safe;
    ActionButton* m_done;
};

} // namespace jinbi::ui
