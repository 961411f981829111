// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessions/sessiondetailpane.h"

#include "domain/retention.h"
#include "domain/words.h"
#include "itemmodels/sessionlogmodel.h"
#include "pages/sessions/evidencestrip.h"
#include "pages/sessions/picturehold.h"
#include "widgets/actionbutton.h"
#include "widgets/chip.h"
#include "widgets/label.h"
#include "widgets/paint.h"

#include <QClipboard>
#include <QEvent>
#include <QFormLayout>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>

namespace jinbi::ui {

namespace {

// A finished one has lost its continuation, which cancel() would still touch.
void cancel(QFuture<void>& open)
{
    if (!open.isFinished())
        open.cancel();
}

QFormLayout* newForm()
{
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

} // namespace

SessionDetailPane::SessionDetailPane(SessionLog& log, const SessionLogModel& sessions, QWidget* parent)
    : QWidget(parent)
    , m_log(log)
    , m_sessions(sessions)
    , m_title(new Label(TextRole::Subtitle, Ink::Text, this))
    , m_explanation(new Label(TextRole::Body, Ink::Text, this))
    , m_truthTitle(new Label(TextRole::BodyStrong, Ink::Text, this))
    , m_timelineTitle(new Label(TextRole::BodyStrong, Ink::Text, this))
    , m_problem(new Label(TextRole::Body, Ink::Text, this))
    , m_verdict(new Chip(this))
    , m_rehearsal(new Chip(this))
    , m_evidence(new EvidenceStrip(this))
    , m_timeline(new TimelineView(this))
    , m_facts(newForm())
    , m_truth(newForm())
    , m_scroll(new QScrollArea(this))
    , m_copy(new ActionButton(QStringLiteral("copy"), QString(), ActionButton::Kind::Neutral, this))
    , m_close(new ActionButton(QStringLiteral("close"), QString(), ActionButton::Kind::Quiet, this))
{
    setObjectName(QStringLiteral("sessionDetail"));
    setFixedWidth(kWidth);
    m_title->setObjectName(QStringLiteral("detailTitle"));
    m_explanation->setObjectName(QStringLiteral("detailExplanation"));
    m_problem->setObjectName(QStringLiteral("detailProblem"));
    m_copy->setObjectName(QStringLiteral("copySessionId"));
    m_close->setObjectName(QStringLiteral("closeDetail"));
    m_verdict->setObjectName(QStringLiteral("detailVerdict"));
    m_problem->setTone(Tone::Fault);
    for (Label* text : {m_explanation, m_problem})
        text->setWordWrap(true);
    build();
    connect(m_close, &QAbstractButton::clicked, this, &SessionDetailPane::closed);
    connect(m_copy, &QAbstractButton::clicked, this, [this] {
        if (m_shown)
            QGuiApplication::clipboard()->setText(m_shown->id.toString());
    });
    retranslate();
}

void SessionDetailPane::build()
{
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 10, 8, 4);
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    QWidget* body = buildBody();
    m_scroll->setWidget(body);
    body->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_scroll, 1);
    QWidget::setTabOrder(m_close, m_copy);
}

QWidget* SessionDetailPane::buildBody()
{
    auto* body = new QWidget;
    auto* chips = new QHBoxLayout;
    chips->setSpacing(6);
    chips->addWidget(m_verdict);
    chips->addWidget(m_rehearsal);
    chips->addStretch();
    auto* column = new QVBoxLayout(body);
    m_column = column;
    column->setContentsMargins(16, 0, 16, 16);
    column->setSpacing(10);
    column->addLayout(chips);
    column->addWidget(m_explanation);
    column->addWidget(m_evidence);
    column->addLayout(m_facts);
    column->addSpacing(6);
    column->addWidget(m_truthTitle);
    column->addLayout(m_truth);
    column->addSpacing(6);
    column->addWidget(m_timelineTitle);
    column->addWidget(m_timeline);
    column->addWidget(m_problem);
    column->addSpacing(4);
    column->addWidget(m_copy, 0, Qt::AlignLeft);
    column->addStretch();
    return body;
}

void SessionDetailPane::setRetention(PictureRetention& retention, PermitDesk& desk)
{
    m_hold = new PictureHold(retention, desk, this);
    m_column->insertWidget(m_column->indexOf(m_evidence) + 1, m_hold);
}

void SessionDetailPane::fill(QFormLayout* form, const QList<sessionfacts::Fact>& facts)
{
    while (form->rowCount() > 0)
        form->removeRow(0);
    for (const sessionfacts::Fact& fact : facts) {
        auto* name = new Label(fact.name, TextRole::Body, Ink::Text2);
        auto* value = new Label(fact.value, TextRole::Body, Ink::Text);
        value->setObjectName(QStringLiteral("factValue"));
        value->setAccessibleName(tr("%1: %2").arg(fact.name, fact.value));
        value->setAlignment(Qt::AlignRight | Qt::AlignTop);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        form->addRow(name, value);
    }
}

void SessionDetailPane::showSession(const SessionRow& row)
{
    const bool isSame = m_shown == row.key;
    m_shown = row.key;
    m_row = row;
    const QString name = tr("Session %1").arg(sessionfacts::shortId(row.key.id));
    m_title->setText(name);
    setAccessibleName(name);
    m_verdict->setState(toneOf(row.outcome), words::of(row.outcome));
    m_explanation->setText(words::explain(row.outcome, row.failing));
    fill(m_facts, sessionfacts::of(row, m_sessions.cells()));
    if (!isSame) {
        m_rehearsal->hide();
        m_problem->hide();
        fill(m_truth, {});
        m_timeline->setEntries({});
        m_scroll->ensureVisible(0, 0);
    }
    // A late answer belongs to a session that is no longer looked at.
    const SessionId id = row.key.id;
    cancel(m_reading);
    auto detail = m_log.detail(id);
    m_reading = QFuture<void>(detail);
    detail.then(this, [this, id](const Result<SessionDetail>& found) {
        if (!m_shown || m_shown->id != id)
            return;
        if (found)
            showDetail(*found);
        else
            showProblem(found.error());
    });
    if (isSame)
        showPictures();
    else
        lookForPictures(id);
}

void SessionDetailPane::lookForPictures(const SessionId& id)
{
    cancel(m_looking);
    m_pictures.reset();
    if (m_hold)
        m_hold->forget();
    showPictures();
    auto pictures = m_log.evidence(id);
    m_looking = QFuture<void>(pictures);
    pictures.then(this, [this, id](const Result<QList<SessionEvidence>>& found) {
        if (!m_shown || m_shown->id != id)
            return;
        m_pictures = found;
        showPictures();
    });
}

void SessionDetailPane::showPictures()
{
    if (!m_pictures)
        return m_evidence->showMessage(tr("Looking for pictures"));
    if (*m_pictures && !(*m_pictures)->isEmpty()) {
        if (m_hold && m_shown)
            m_hold->showFor(m_shown->id);
        return m_evidence->showPictures(**m_pictures);
    }
    if (*m_pictures)
        return m_evidence->showMessage(tr("No pictures kept"));
    switch (m_pictures->error().code) {
    case ErrorCode::NotFound:
        return m_evidence->showMessage(words::picturesDeleted());
    case ErrorCode::WrongKey:
        return m_evidence->showMessage(tr("These pictures were locked with another branch key."));
    case ErrorCode::Corrupt:
        return m_evidence->showMessage(tr("The pictures, or the key to them, are damaged."));
    default:
        m_evidence->showMessage(tr("The pictures cannot be read"));
    }
}

void SessionDetailPane::forget()
{
    cancel(m_reading);
    cancel(m_looking);
    m_shown.reset();
    m_row.reset();
    m_pictures.reset();
    if (m_hold)
        m_hold->forget();
    m_evidence->showMessage({});
}

void SessionDetailPane::showDetail(const SessionDetail& detail)
{
    const SessionRecord& record = detail.record;
    fill(m_facts, sessionfacts::of(record, m_sessions.cells()));
    m_explanation->setText(words::explain(record.outcome, record.failing, record.profile));
    m_truthTitle->setText(sessionfacts::truthTitle(record.profile));
    fill(m_truth, sessionfacts::truth(record));
    m_timeline->setEntries(sessionfacts::timeline(record, m_sessions.cells()));
    m_rehearsal->setState(Tone::Info, tr("Rehearsal"), QStringLiteral("info"));
    m_rehearsal->setVisible(record.rehearsal);
    m_problem->hide();
}

void SessionDetailPane::showProblem(const Error& error)
{
    m_problem->setText(error.message);
    m_problem->show();
}

void SessionDetailPane::retranslate()
{
    m_truthTitle->setText(sessionfacts::truthTitle(Profile::Atm));
    m_timelineTitle->setText(tr("What happened"));
    m_copy->setText(tr("Copy id"));
    m_copy->setAccessibleName(tr("Copy the id of this session"));
    m_close->setAccessibleName(tr("Close the details"));
    m_close->setToolTip(tr("Close the details (Esc)"));
    if (m_hold)
        m_hold->retranslate();
    if (m_row)
        showSession(*m_row);
}

void SessionDetailPane::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = theme::tokens(palette());
    painter.fillRect(rect(), tokens.surface);
    paint::verticalLine(&painter, 0, 0, height() - 1, tokens.line);
}

void SessionDetailPane::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return;
    }
    QWidget::keyPressEvent(event);
}

void SessionDetailPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace jinbi::ui
