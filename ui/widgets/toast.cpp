// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/toast.h"

#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/paint.h"

#include <QAbstractButton>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace jinbi::ui {

/// A text button on the toast's inverse ground.
class ToastButton final : public QAbstractButton
{
public:
    explicit ToastButton(QWidget* parent) : QAbstractButton(parent)
    {
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::TabFocus);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {QFontMetrics(theme::font(TextRole::BodyStrong)).horizontalAdvance(text()) + 16, 28};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        // The toast is dark in the light scheme and light in the dark one, so the accent is the other scheme's.
        const bool dark = theme::schemeOf(palette()) == Scheme::Dark;
        const QColor ink = theme::tokens(dark ? Scheme::Light : Scheme::Dark).accent;
        paint::text(&painter, rect(), text(), TextRole::BodyStrong, ink, Qt::AlignHCenter);
        if (hasFocus())
            paint::box(&painter, rect(), {}, ink, paint::kControlRadius, 2);
    }
};

Toast::Toast(QWidget* parent)
    : QWidget(parent), m_text(new Label(TextRole::Body, Ink::OnToast, this)), m_action(new ToastButton(this))
{
    setObjectName(QStringLiteral("toast"));
    m_action->setObjectName(QStringLiteral("toastAction"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(44, 8, 12, 8);
    row->setSpacing(20);
    row->addWidget(m_text);
    row->addWidget(m_action);
    setMinimumHeight(44);
    hide();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Toast::dismiss);
    connect(m_action, &QAbstractButton::clicked, this, [this] {
        dismiss();
        Q_EMIT actionTriggered();
    });
    parent->installEventFilter(this);
    m_action->installEventFilter(this);
}

void Toast::present(const QString& text, const QString& action)
{
    m_text->setText(text);
    setAccessibleName(text);
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    m_lifetimeMs = 3000 + 120 * static_cast<int>(text.size());
    place();
    show();
    raise();
    m_timer.start(m_lifetimeMs);
}

QString Toast::text() const
{
    return m_text->text();
}

void Toast::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    paint::box(&painter, rect(), tokens.toast, {}, paint::kCardRadius);
    icons::paint(&painter, QStringLiteral("tick"), QRectF(16, 0, 16, height()), tokens.onToast);
}

void Toast::enterEvent(QEnterEvent* event)
{
    QWidget::enterEvent(event);
    m_timer.stop();
}

void Toast::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    if (isVisible() && !m_action->hasFocus())
        m_timer.start(m_lifetimeMs);
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched == m_action && event->type() == QEvent::FocusIn)
        m_timer.stop();
    if (watched == m_action && event->type() == QEvent::FocusOut && isVisible())
        m_timer.start(m_lifetimeMs);
    return QWidget::eventFilter(watched, event);
}

void Toast::place()
{
    adjustSize();
    const QRect room = parentWidget()->rect();
    move(room.right() - width() - 15, room.bottom() - height() - 15);
}

void Toast::dismiss()
{
    m_timer.stop();
    hide();
    Q_EMIT dismissed();
}

} // namespace jinbi::ui
