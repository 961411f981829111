// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/searchbox.h"

#include "shell/searchpopup.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

namespace jinbi::ui {

SearchBox::SearchBox(QWidget* window, QWidget* parent) : QLineEdit(parent), m_popup(new SearchPopup(window))
{
    setObjectName(QStringLiteral("search"));
    setTextMargins(24, 0, 0, 0);
    setMaxLength(100);
    retranslate();
    connect(this, &QLineEdit::textChanged, this, &SearchBox::ask);
    connect(m_popup, &SearchPopup::hitChosen, this, &SearchBox::openHit);
}

void SearchBox::addProvider(SearchProvider* provider)
{
    m_providers.append(provider);
    listen(provider);
}

void SearchBox::setFallback(SearchProvider* provider)
{
    m_fallback = provider;
    listen(provider);
}

void SearchBox::listen(SearchProvider* provider)
{
    connect(provider, &SearchProvider::found, this,
            [this, provider](int query, const QList<SearchHit>& hits) { take(provider, query, hits); });
}

void SearchBox::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        m_popup->moveBy(1);
        return;
    case Qt::Key_Up:
        m_popup->moveBy(-1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_popup->chooseCurrent();
        return;
    case Qt::Key_Escape:
        leave();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchBox::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    m_popup->hide();
}

void SearchBox::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    icons::paint(&painter, QStringLiteral("search"), QRectF(9, 0, 16, height()), theme::tokens(palette()).text2);
}

void SearchBox::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
}

void SearchBox::retranslate()
{
    setPlaceholderText(tr("Find session, kiosk or command") + QStringLiteral("   Ctrl+K"));
    setFixedWidth(qMax(270, fontMetrics().horizontalAdvance(placeholderText()) + 56));
    setAccessibleName(tr("Find a session, a kiosk or a command"));
}

void SearchBox::ask(const QString& text)
{
    ++m_query;
    m_found.clear();
    const QString wanted = text.trimmed();
    if (wanted.isEmpty()) {
        m_popup->hide();
        return;
    }
    const QList<SearchProvider*> providers = m_providers;
    m_popup->present(this, {}, wanted);
    for (SearchProvider* provider : providers)
        provider->search(wanted, m_query);
    if (m_fallback != nullptr)
        m_fallback->search(wanted, m_query);
}

void SearchBox::take(SearchProvider* provider, int query, const QList<SearchHit>& hits)
{
    if (query != m_query)
        return;
    m_found.insert(provider, hits);
    QList<SearchHit> all;
    for (SearchProvider* each : std::as_const(m_providers))
        all.append(m_found.value(each));
    const QList<SearchHit> last = m_found.value(m_fallback);
    all.resize(qMin(all.size(), SearchPopup::kMaxRows - last.size()));
    all.append(last);
    m_popup->present(this, all, text().trimmed());
}

void SearchBox::openHit(const SearchHit& hit)
{
    const auto open = hit.open;
    leave();
    if (open)
        open();
}

void SearchBox::leave()
{
    clear();
    m_popup->hide();
    Q_EMIT left();
}

} // namespace jinbi::ui
