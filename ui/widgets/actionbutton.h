// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace jinbi::ui {

/// A button with an icon of ours and the key that does the same printed on it. Quiet until hovered, or with a border,
/// or the one primary action of a view, or the verb of a dialog that cannot be undone.
///
/// It never becomes a dialog's default by itself, so Enter in a field does not press it.
class ActionButton : public QPushButton
{
    Q_OBJECT

public:
    enum class Kind { Neutral, Primary, Danger, Quiet };

    explicit ActionButton(const QString& text, Kind kind = Kind::Neutral, QWidget* parent = nullptr);
    ActionButton(const QString& iconName, const QString& text, Kind kind = Kind::Neutral, QWidget* parent = nullptr);

    void setKind(Kind kind);
    void setIconName(const QString& name);
    /// Only printed; the shortcut itself belongs to the page.
    void setKeyHint(const QString& key);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Kind m_kind;
    QString m_iconName;
    QString m_keyHint;
};

} // namespace jinbi::ui
