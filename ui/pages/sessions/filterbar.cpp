// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/filterbar.h"

#include "itemmodels/sessionfiltertext.h"
#include "pages/sessions/filteredit.h"
#include "pages/sessions/filtertokenbutton.h"
#include "pages/sessions/flowlayout.h"
#include "ports/clock.h"
#include "widgets/actionbutton.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/paint.h"

#include <QApplication>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace jinbi::ui {

FilterBar::FilterBar(const Clock& clock, QTimeZone zone, QWidget* parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_zone(std::move(zone))
    , m_box(new QWidget(this))
    , m_flow(new FlowLayout(6))
    , m_field(new FilterEdit([this](const QString& typed) { return suggestions(typed); }, m_box))
    , m_clear(new ActionButton(QString(), ActionButton::Kind::Quiet, this))
    , m_error(new Label(TextRole::Small, Ink::Text, this))
{
    setObjectName(QStringLiteral("filterBar"));
    m_clear->setObjectName(QStringLiteral("clearFilters"));
    m_error->setObjectName(QStringLiteral("filterError"));
    m_error->setTone(Tone::Fault);
    m_error->hide();
    m_flow->insertWidget(0, m_field);
    auto* row = new QHBoxLayout(m_box);
    row->setContentsMargins(36, 3, 4, 3);
    row->setSpacing(8);
    row->addLayout(m_flow, 1);
    row->addWidget(m_clear, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_box);
    column->addWidget(m_error);
    m_clear->setFixedHeight(26);
    connect(m_clear, &QAbstractButton::clicked, this, &FilterBar::clear);
    connect(m_field, &FilterEdit::entered, this, &FilterBar::enter);
    connect(m_field, &FilterEdit::left, this, &FilterBar::left);
    connect(m_field, &QLineEdit::textEdited, this, [this] { showError({}); });
    connect(m_field, &FilterEdit::backedOut, this, [this] {
        if (!m_buttons.isEmpty())
            m_buttons.last()->setFocus(Qt::BacktabFocusReason);
    });
    connect(qApp, &QApplication::focusChanged, this, [this] { update(); });
    rebuild();
    retranslate();
}

QList<FilterSuggestion> FilterBar::suggestions(const QString& typed) const
{
    return filtersuggestions::after(typed, m_kiosks, QDateTime::fromMSecsSinceEpoch(m_clock.utcMs(), m_zone).date());
}

void FilterBar::setTokens(const QList<FilterToken>& tokens)
{
    if (tokens == m_tokens)
        return;
    m_tokens = tokens;
    rebuild();
    Q_EMIT tokensChanged();
}

void FilterBar::add()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->openList();
}

void FilterBar::clear()
{
    m_field->clear();
    showError({});
    setTokens({});
}

void FilterBar::remove(const FilterToken& token)
{
    QList<FilterToken> left = m_tokens;
    left.removeAll(token);
    setTokens(left);
}

void FilterBar::enter(const QString& typed)
{
    const auto token = filtertext::parse(typed);
    if (!token) {
        m_field->closeList(); // it would cover the reason
        showError(token.error().message);
        return;
    }
    showError({});
    m_field->clear();
    m_field->closeList();
    setTokens(filtertokens::with(m_tokens, *token));
}

void FilterBar::showError(const QString& message)
{
    m_error->setText(message);
    m_error->setVisible(!message.isEmpty());
    m_field->setAccessibleDescription(message);
    m_box->update();
    update();
}

void FilterBar::rebuild()
{
    for (FilterTokenButton* button : std::as_const(m_buttons)) {
        // The one that was pressed is still in its own signal.
        m_flow->removeWidget(button);
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    for (const FilterToken& token : std::as_const(m_tokens))
        m_buttons.append(addButton(token));
    QWidget* before = nullptr;
    for (FilterTokenButton* button : std::as_const(m_buttons)) {
        if (before != nullptr)
            QWidget::setTabOrder(before, button);
        before = button;
    }
    if (before != nullptr)
        QWidget::setTabOrder(before, m_field);
    QWidget::setTabOrder(m_field, m_clear);
    m_clear->setVisible(!m_tokens.isEmpty());
    updateGeometry();
}

FilterTokenButton* FilterBar::addButton(const FilterToken& token)
{
    const qsizetype index = m_buttons.size();
    auto* button = new FilterTokenButton(token, m_box);
    m_flow->insertWidget(static_cast<int>(index), button);
    button->show();
    connect(button, &FilterTokenButton::removed, this, [this, token] {
        m_field->setFocus(Qt::OtherFocusReason);
        remove(token);
    });
    connect(button, &FilterTokenButton::leftBehind, this, [this, index](int by) { step(index, by); });
    connect(button, &QAbstractButton::clicked, this, [this, token] {
        remove(token);
        m_field->setText(filtertokens::spoken(token));
        add();
    });
    return button;
}

void FilterBar::step(qsizetype index, int by)
{
    const qsizetype next = index + by;
    if (next >= m_buttons.size())
        m_field->setFocus(Qt::TabFocusReason);
    else if (next >= 0)
        m_buttons.at(next)->setFocus(Qt::TabFocusReason);
}

void FilterBar::retranslate()
{
    m_field->retranslate();
    m_clear->setText(tr("Clear"));
    m_clear->setAccessibleName(tr("Clear all filters"));
    m_clear->setToolTip(tr("Clear all filters (Ctrl+Backspace)"));
}

void FilterBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    const bool isWrong = !m_error->isHidden();
    const QColor border =
        isWrong ? theme::tone(palette(), Tone::Fault).line : (m_field->hasFocus() ? tokens.accent : tokens.line);
    paint::box(&painter, m_box->geometry(), tokens.surface, border, paint::kCardRadius);
    icons::paint(&painter, QStringLiteral("filter"), QRectF(m_box->x() + 11, m_box->y(), 16, 32), tokens.text2);
}

void FilterBar::mousePressEvent(QMouseEvent*)
{
    add();
}

void FilterBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace jinbi::ui
