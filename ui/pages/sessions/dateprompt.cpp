// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/dateprompt.h"

#include "itemmodels/sessionfiltertext.h"
#include "ports/clock.h"
#include "widgets/consolestyle.h"
#include "widgets/label.h"
#include "widgets/paint.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace jinbi::ui {

DatePrompt::DatePrompt(const Clock& clock, QTimeZone zone, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_clock(clock)
    , m_zone(std::move(zone))
    , m_caption(new Label(TextRole::BodyStrong, Ink::Text, this))
    , m_field(new QLineEdit(this))
    , m_error(new Label(TextRole::Small, Ink::Text, this))
{
    setObjectName(QStringLiteral("datePrompt"));
    m_field->setObjectName(QStringLiteral("dateField"));
    m_error->setObjectName(QStringLiteral("dateError"));
    m_error->setTone(Tone::Fault);
    m_error->setWordWrap(true);
    m_error->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 14);
    column->setSpacing(6);
    column->addWidget(m_caption);
    column->addWidget(m_field);
    column->addWidget(m_error);
    setFixedWidth(300);
    connect(m_field, &QLineEdit::returnPressed, this, &DatePrompt::go);
    connect(m_field, &QLineEdit::textEdited, this, [this] {
        m_error->hide();
        ConsoleStyle::markInvalid(m_field, false);
        adjustSize();
    });
}

void DatePrompt::openUnder(const QWidget* button)
{
    m_caption->setText(tr("Go to a day or a moment"));
    m_field->setAccessibleName(m_caption->text());
    m_field->setPlaceholderText(tr("2026-11-20 14:30, or yesterday"));
    m_field->selectAll();
    adjustSize();
    move(button->mapToGlobal(QPoint(button->width() - width(), button->height() + 4)));
    show();
    m_field->setFocus(Qt::PopupFocusReason);
}

void DatePrompt::go()
{
    const QString typed = m_field->text().trimmed();
    const auto token = filtertext::parse(QStringLiteral("time <= ") + typed);
    if (!token) {
        m_error->setText(token.error().message);
        m_error->show();
        ConsoleStyle::markInvalid(m_field, true);
        adjustSize();
        return;
    }
    const SessionFilter until = filtertokens::toFilter({*token}, m_clock.utcMs(), m_zone);
    hide();
    Q_EMIT chosen(*until.untilMs - 1);
}

void DatePrompt::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        QFrame::keyPressEvent(event);
}

void DatePrompt::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    paint::box(&painter, rect(), tokens.raised, tokens.edge, 0);
}

} // namespace jinbi::ui
