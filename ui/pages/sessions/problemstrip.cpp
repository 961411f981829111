// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/problemstrip.h"

#include "domain/tone.h"
#include "widgets/actionbutton.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/paint.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>

namespace jinbi::ui {

ProblemStrip::ProblemStrip(QWidget* parent)
    : QWidget(parent)
    , m_what(new Label(TextRole::BodyStrong, Ink::Text, this))
    , m_line(new Label(TextRole::Body, Ink::Text, this))
    , m_code(new Label(TextRole::Mono, Ink::Text2, this))
    , m_copy(new ActionButton(QStringLiteral("copy"), QString(), ActionButton::Kind::Quiet, this))
    , m_action(new ActionButton(QString(), ActionButton::Kind::Neutral, this))
    , m_close(new ActionButton(QStringLiteral("close"), QString(), ActionButton::Kind::Quiet, this))
{
    setObjectName(QStringLiteral("problemStrip"));
    m_copy->setObjectName(QStringLiteral("copyProblem"));
    m_action->setObjectName(QStringLiteral("problemAction"));
    m_close->setObjectName(QStringLiteral("closeProblem"));
    m_line->setElided(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(42, 4, 6, 4);
    row->setSpacing(10);
    row->addWidget(m_what);
    row->addWidget(m_line, 1);
    row->addWidget(m_code);
    row->addWidget(m_copy);
    row->addWidget(m_action);
    row->addWidget(m_close);
    connect(m_copy, &QAbstractButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(m_action, &QAbstractButton::clicked, this, &ProblemStrip::actionTriggered);
    connect(m_close, &QAbstractButton::clicked, this, &QWidget::hide);
    retranslate();
    hide();
}

QString ProblemStrip::codeOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Invalid:
        return QStringLiteral("SES-INVALID");
    case ErrorCode::NotFound:
        return QStringLiteral("SES-NOTFOUND");
    case ErrorCode::Unavailable:
        return QStringLiteral("SES-UNAVAILABLE");
    case ErrorCode::Refused:
        return QStringLiteral("SES-REFUSED");
    case ErrorCode::Incompatible:
        return QStringLiteral("SES-INCOMPATIBLE");
    case ErrorCode::Corrupt:
        return QStringLiteral("SES-CORRUPT");
    case ErrorCode::Cancelled:
        return QStringLiteral("SES-CANCELLED");
    case ErrorCode::Io:
        return QStringLiteral("SES-IO");
    case ErrorCode::WrongKey:
        return QStringLiteral("SES-WRONGKEY");
    case ErrorCode::Held:
        return QStringLiteral("SES-HELD");
    case ErrorCode::Internal:
        return QStringLiteral("SES-INTERNAL");
    }
    return {};
}

void ProblemStrip::present(const QString& what, const Error& error, const QString& action)
{
    m_what->setText(what);
    m_line->setText(error.message);
    m_code->setText(codeOf(error));
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(text());
    show();
}

QString ProblemStrip::text() const
{
    return QStringLiteral("%1 %2 (%3)").arg(m_what->text(), m_line->text(), m_code->text());
}

void ProblemStrip::retranslate()
{
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy what went wrong"));
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close this message"));
}

void ProblemStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ToneColours& colours = theme::tone(palette(), Tone::Fault);
    paint::box(&painter, rect(), colours.chip, colours.line, paint::kCardRadius);
    icons::paint(&painter, icons::nameOf(Tone::Fault), QRectF(13, 0, 18, height()), colours.text);
}

void ProblemStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace jinbi::ui
