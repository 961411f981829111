// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tone.h"

#include <QWidget>

namespace jinbi::ui {

class ActionButton;
class Label;

/// What a banner says: what is so, in bold; what still works and what happens next, beside it.
struct BannerText
{
    QString id; ///< tells the banners of a window apart
    Tone tone = Tone::Attention;
    QString title;
    QString line;
    QString action; ///< the verb of its button; empty: none
};

/// A whole view or window is affected, until it is mended. It cannot be closed away.
class Banner : public QWidget
{
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);

    void setText(const BannerText& text);
    [[nodiscard]] const BannerText& text() const { return m_text; }

Q_SIGNALS:
    void actionTriggered(const QString& bannerId);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BannerText m_text;
    Label* m_title;
    Label* m_line;
    ActionButton* m_action;
};

} // namespace jinbi::ui
