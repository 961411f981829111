// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/audit/auditdetailpane.h"

#include "domain/actwords.h"
#include "itemmodels/auditcells.h"
#include "widgets/actionbutton.h"
#include "widgets/chip.h"
#include "widgets/label.h"
#include "widgets/paint.h"

#include <QClipboard>
#include <QEvent>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollArea>

namespace jinbi::ui {

namespace {

constexpr int kDigits = 44; ///< its width in digits, which holds four groups of the hash
constexpr int kGroup = 8;

/// In groups, so that two people can compare it and it breaks between them.
QString grouped(const QString& hex)
{
    QStringList groups;
    for (qsizetype at = 0; at < hex.size(); at += kGroup)
        groups.append(hex.mid(at, kGroup));
    return groups.join(QLatin1Char(' '));
}

} // namespace

AuditDetailPane::AuditDetailPane(const AuditCells& cells, QWidget* parent)
    : QWidget(parent)
    , m_cells(cells)
    , m_title(new Label(TextRole::Subtitle, Ink::Text, this))
    , m_what(new Label(TextRole::BodyStrong, Ink::Text, this))
    , m_broken(new Chip(this))
    , m_facts(new QFormLayout)
    , m_leafTitle(new Label(TextRole::BodyStrong, Ink::Text, this))
    , m_leaf(new Label(TextRole::Mono, Ink::Text, this))
    , m_howTo(new Label(TextRole::Body, Ink::Text2, this))
    , m_scroll(new QScrollArea(this))
    , m_copy(new ActionButton(QStringLiteral("copy"), QString(), ActionButton::Kind::Neutral, this))
    , m_close(new ActionButton(QStringLiteral("close"), QString(), ActionButton::Kind::Quiet, this))
{
    setObjectName(QStringLiteral("auditDetail"));
    m_title->setObjectName(QStringLiteral("detailTitle"));
    m_what->setObjectName(QStringLiteral("detailWhat"));
    m_broken->setObjectName(QStringLiteral("detailBroken"));
    m_leaf->setObjectName(QStringLiteral("leafHash"));
    m_howTo->setObjectName(QStringLiteral("howToCheck"));
    m_copy->setObjectName(QStringLiteral("copyLeaf"));
    m_close->setObjectName(QStringLiteral("closeDetail"));
    for (Label* text : {m_what, m_leaf, m_howTo})
        text->setWordWrap(true);
    m_leaf->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_facts->setHorizontalSpacing(12);
    m_facts->setVerticalSpacing(6);
    m_facts->setRowWrapPolicy(QFormLayout::WrapLongRows); // a long id stands below its caption
    m_facts->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    build();
    fit();
    connect(m_close, &QAbstractButton::clicked, this, &AuditDetailPane::closed);
    connect(m_copy, &QAbstractButton::clicked, this, [this] {
        if (m_row)
            QGuiApplication::clipboard()->setText(QString::fromLatin1(m_row->leaf.toHex()));
    });
    retranslate();
}

void AuditDetailPane::build()
{
    auto* body = new QWidget;
    body->setMinimumWidth(1); // a long id breaks instead of pushing everything out of the pane
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(16, 0, 16, 16);
    column->setSpacing(10);
    column->addWidget(m_what);
    column->addWidget(m_broken, 0, Qt::AlignLeft);
    column->addLayout(m_facts);
    column->addSpacing(6);
    column->addWidget(m_leafTitle);
    column->addWidget(m_leaf);
    column->addWidget(m_copy, 0, Qt::AlignLeft);
    column->addWidget(m_howTo);
    column->addStretch();
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setWidget(body);
    body->setAutoFillBackground(false);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 10, 8, 4);
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(1, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(head);
    whole->addWidget(m_scroll, 1);
    QWidget::setTabOrder(m_close, m_leaf);
    QWidget::setTabOrder(m_leaf, m_copy);
}

void AuditDetailPane::fit()
{
    setFixedWidth(kDigits * QFontMetrics(theme::font(TextRole::Body)).horizontalAdvance(QLatin1Char('0')));
}

std::optional<quint64> AuditDetailPane::shown() const
{
    return m_row ? std::optional(m_row->seq) : std::nullopt;
}

void AuditDetailPane::addFact(const QString& name, const QString& value, bool isErased)
{
    auto* caption = new Label(name, TextRole::Body, Ink::Text2);
    auto* said = new Label(value, TextRole::Body, isErased ? Ink::Text3 : Ink::Text);
    said->setObjectName(QStringLiteral("factValue"));
    said->setAccessibleName(tr("%1: %2").arg(name, value));
    said->setAlignment(Qt::AlignRight | Qt::AlignTop);
    said->setWordWrap(true);
    said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->addRow(caption, said);
}

void AuditDetailPane::showEntry(const AuditRow& row, bool isBroken)
{
    m_row = row;
    m_isBroken = isBroken;
    m_title->setText(tr("Entry %1").arg(QLocale().toString(row.seq)));
    setAccessibleName(m_title->text());
    m_what->setText(words::of(row.kind));
    m_broken->setState(Tone::Fault, tr("First broken entry"));
    m_broken->setVisible(isBroken);
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    addFact(tr("When"), tr("%1 %2").arg(m_cells.moment(row.atMs), m_cells.zoneName()));
    addFact(tr("Who"), m_cells.who(row.actor));
    if (m_cells.who(row.actor) != row.actor)
        addFact(tr("Id of who"), row.actor);
    addFact(tr("Object"), m_cells.object(row));
    for (const Fact& fact : row.facts)
        addFact(words::ofFact(fact.name), m_cells.value(fact));
    for (const Fact& fact : row.personal)
        addFact(words::ofFact(fact.name), m_cells.personalValue(fact), fact.value.isEmpty());
    m_leaf->setText(grouped(QString::fromLatin1(row.leaf.toHex())));
    m_leaf->setAccessibleName(tr("Leaf hash %1").arg(QString::fromLatin1(row.leaf.toHex())));
}

void AuditDetailPane::retranslate()
{
    m_leafTitle->setText(tr("Leaf hash"));
    m_howTo->setText(tr("A third party checks a proof package with “jinbi-audit verify”: every entry gives its leaf "
                        "hash, and the signed checkpoint covers them all. This console is not needed for it."));
    m_copy->setText(tr("Copy hash"));
    m_copy->setAccessibleName(tr("Copy the leaf hash of this entry"));
    m_close->setAccessibleName(tr("Close the details"));
    m_close->setToolTip(tr("Close the details (Esc)"));
    if (m_row)
        showEntry(AuditRow(*m_row), m_isBroken);
}

void AuditDetailPane::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    painter.fillRect(rect(), tokens.surface);
    paint::verticalLine(&painter, 0, 0, height() - 1, tokens.line);
}

void AuditDetailPane::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return;
    }
    QWidget::keyPressEvent(event);
}

void AuditDetailPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        fit();
}

} // namespace jinbi::ui
