// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/live/segments.h"

#include "widgets/paint.h"
#include "widgets/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>

namespace jinbi::ui {

namespace {

constexpr int kPadding = 12;
constexpr int kFrame = 2;

class SegmentButton final : public QAbstractButton
{
public:
    explicit SegmentButton(QWidget* parent) : QAbstractButton(parent)
    {
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        // The bold width always, so that choosing another segment moves nothing.
        const QFontMetrics metrics(theme::font(TextRole::BodyStrong));
        return {metrics.horizontalAdvance(text()) + 2 * kPadding, paint::kControlHeight - 2 * kFrame};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& tokens = theme::tokens(palette());
        if (isChecked())
            paint::box(&painter, rect(), tokens.raised, tokens.edge, paint::kControlRadius);
        else if (underMouse())
            paint::box(&painter, rect(), tokens.hover, {}, paint::kControlRadius);
        paint::text(&painter, rect(), text(), isChecked() ? TextRole::BodyStrong : TextRole::Body,
                    isChecked() ? tokens.text : tokens.text2, Qt::AlignHCenter);
        if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
            paint::focusRing(&painter, rect(), palette(), paint::kControlRadius);
    }
    void enterEvent(QEnterEvent* event) override
    {
        QAbstractButton::enterEvent(event);
        update();
    }
    void leaveEvent(QEvent* event) override
    {
        QAbstractButton::leaveEvent(event);
        update();
    }
};

} // namespace

Segments::Segments(const QStringList& objectNames, QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kFrame, kFrame, kFrame, kFrame);
    row->setSpacing(0);
    for (const QString& name : objectNames) {
        auto* button = new SegmentButton(this);
        button->setObjectName(name);
        m_group->addButton(button, static_cast<int>(m_buttons.size()));
        m_buttons << button;
        row->addWidget(button);
    }
    m_buttons.first()->setChecked(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, &Segments::chosen);
}

void Segments::setTexts(const QStringList& texts)
{
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        m_buttons.at(i)->setText(texts.value(i));
        m_buttons.at(i)->setAccessibleName(texts.value(i));
        m_buttons.at(i)->updateGeometry();
    }
}

int Segments::current() const
{
    return m_group->checkedId();
}

void Segments::setCurrent(int index)
{
    if (index == current() || index < 0 || index >= m_buttons.size())
        return;
    m_buttons.at(index)->setChecked(true);
    Q_EMIT chosen(index);
}

void Segments::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    paint::box(&painter, rect(), tokens.rail, tokens.line, paint::kControlRadius + 1);
}

} // namespace jinbi::ui
