// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/chip.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/keycap.h"
#include "widgets/label.h"
#include "widgets/paint.h"
#include "widgets/scorebar.h"
#include "widgets/toast.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace jinbi::ui::gallery {

namespace {

class IconSheet final : public QWidget
{
public:
    using QWidget::QWidget;
    [[nodiscard]] QSize sizeHint() const override { return {1240, 130}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& tokens = theme::tokens(palette());
        paint::box(&painter, rect(), tokens.surface, tokens.line, paint::kCardRadius);
        const QStringList names = icons::names();
        for (int i = 0; i < names.size(); ++i) {
            const QRectF cell(10 + (i % 28) * 44, 6 + i / 28 * 60, 44, 56);
            icons::paint(&painter, names.at(i), cell.adjusted(11, 6, -11, -28), tokens.text2);
            icons::paint(&painter, names.at(i), cell.adjusted(14, 34, -14, -6), tokens.text2);
        }
    }
};

class PictureSheet final : public QWidget
{
public:
    using QWidget::QWidget;
    [[nodiscard]] QSize sizeHint() const override { return {1240, 150}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        int x = 0;
        for (const auto tone : {Tone::Normal, Tone::Attention, Tone::Fault, Tone::Attack, Tone::Offline}) {
            const QRectF picture(x, 0, 230, 150);
            painter.fillRect(picture, x % 2 == 0 ? QColor(70, 74, 80) : QColor(190, 185, 175));
            if (tone == Tone::Offline)
                paint::hatch(&painter, picture, theme::tokens(palette()).edge);
            else
                paint::faceCorners(&painter, QRectF(x + 80, 25, 70, 80), paint::overlayColour(tone));
            paint::pill(&painter, picture, QStringLiteral("Screen replay, liveness 0.08"), Qt::BottomLeftCorner);
            paint::pill(&painter, picture, QStringLiteral("42 s old"), Qt::TopRightCorner, QStringLiteral("clock"));
            x += 245;
        }
    }
};

QLayout* chips(QWidget* parent)
{
    auto* row = new QHBoxLayout;
    const QList<QPair<Tone, QString>> states{
        {Tone::Normal, QStringLiteral("Accepted")},        {Tone::Confirmed, QStringLiteral("Confirmed")},
        {Tone::Info, QStringLiteral("In review")},         {Tone::Offline, QStringLiteral("No frames")},
        {Tone::Attention, QStringLiteral("Face covered")}, {Tone::Fault, QStringLiteral("Refused 3 of 3")},
        {Tone::Attack, QStringLiteral("Suspected attack")}};
    for (const auto& [tone, word] : states) {
        auto* chip = new Chip(parent);
        chip->setState(tone, word);
        row->addWidget(chip);
        auto* bar = new ScoreBar(parent);
        bar->setScore(0.2 + 0.1 * static_cast<int>(tone), 0.62, tone);
        row->addWidget(bar);
    }
    return row;
}

QLayout* buttons(QWidget* parent)
{
    auto* row = new QHBoxLayout;
    for (const auto kind : {ActionButton::Kind::Neutral, ActionButton::Kind::Primary, ActionButton::Kind::Danger,
                            ActionButton::Kind::Quiet}) {
        auto* button = new ActionButton(QStringLiteral("eye-off"), QStringLiteral("Hide faces"), kind, parent);
        button->setKeyHint(QStringLiteral("H"));
        row->addWidget(button);
        row->addWidget(new ActionButton(QStringLiteral("Cancel"), kind, parent));
        auto* off = new ActionButton(QStringLiteral("undo"), QStringLiteral("Undo"), kind, parent);
        off->setEnabled(false);
        row->addWidget(off);
    }
    row->addWidget(new Keycap(QStringLiteral("Ctrl+K"), parent));
    row->addStretch();
    return row;
}

QLayout* texts(QWidget* parent)
{
    auto* row = new QHBoxLayout;
    const QString sample = QString::fromUtf8("K-0342 中央车站");
    for (const auto role :
         {TextRole::Caption, TextRole::Small, TextRole::SmallStrong, TextRole::Body, TextRole::BodyStrong,
          TextRole::Subtitle, TextRole::Title, TextRole::Metric, TextRole::Mono})
        row->addWidget(new Label(sample, role, Ink::Text, parent));
    return row;
}

} // namespace

std::unique_ptr<QWidget> ownWidgets()
{
    auto made = std::make_unique<QWidget>();
    auto* column = new QVBoxLayout(made.get());
    column->setContentsMargins(20, 20, 20, 20);
    column->addWidget(new IconSheet(made.get()));
    column->addLayout(chips(made.get()));
    column->addLayout(buttons(made.get()));
    column->addLayout(texts(made.get()));
    for (const auto tone : {Tone::Info, Tone::Attention, Tone::Fault}) {
        auto* banner = new Banner(made.get());
        banner->setText({QStringLiteral("b"), tone, QStringLiteral("The picture is 42 s old."),
                         QStringLiteral("Kiosks keep serving customers. Trying again in 3 s."),
                         QStringLiteral("Try now")});
        column->addWidget(banner);
    }
    column->addWidget(new PictureSheet(made.get()));
    auto* empty = new EmptyState(made.get());
    empty->setState(QStringLiteral("filter"), QStringLiteral("No session matches"),
                    QStringLiteral("Without the filter Kiosk is K-0342 there are 214."));
    empty->setAction(QStringLiteral("Remove that filter"));
    column->addWidget(empty, 1);
    return made;
}

} // namespace jinbi::ui::gallery
