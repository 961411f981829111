// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QLabel>

#include <optional>

namespace jinbi::ui {

enum class Ink { Text, Text2, Text3, Accent, OnToast };

/// Text in a role of the type scale and a role of the palette. Follows scheme, text scale and language by itself; give
/// it meaning, never a colour or a font.
class Label : public QLabel
{
    Q_OBJECT

public:
    explicit Label(TextRole role = TextRole::Body, Ink ink = Ink::Text, QWidget* parent = nullptr);
    Label(const QString& text, TextRole role, Ink ink = Ink::Text, QWidget* parent = nullptr);

    void setRole(TextRole role);
    void setInk(Ink ink);
    /// The text colour of a tone instead of the ink; nullopt goes back to the ink.
    void setTone(std::optional<Tone> tone);
    /// Cuts the text with "…" where there is too little room; the tool tip then has all of it.
    void setElided(bool elided);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void resolve();

    TextRole m_role;
    Ink m_ink;
    std::optional<Tone> m_tone;
    bool m_elided = false;
    bool m_resolving = false;
};

} // namespace jinbi::ui
