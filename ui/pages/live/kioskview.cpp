// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/live/kioskview.h"

#include "domain/words.h"
#include "pages/live/kioskpicture.h"
#include "pages/live/scorecard.h"
#include "pages/live/stagelist.h"
#include "widgets/actionbutton.h"
#include "widgets/chip.h"
#include "widgets/label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace jinbi::ui {

namespace {

using namespace std::chrono_literals;
constexpr auto kStoreDelay = 1s;
constexpr int kLastVisits = 50;
constexpr int kSideWidth = 300;

enum Fact { ScoreFact, NeedsFact, LivenessFact, AttemptFact, EngineFact, PolicyFact, FactCount };

QString orDash(const QString& text)
{
    return text.isEmpty() ? QStringLiteral("–") : text;
}

} // namespace

KioskView::KioskView(const Clock& clock, SessionLog* log, QWidget* parent)
    : QWidget(parent)
    , m_log(log)
    , m_head(new QHBoxLayout)
    , m_back(new ActionButton(QStringLiteral("chevron-left"), {}, ActionButton::Kind::Neutral, this))
    , m_title(new Label(TextRole::Title, Ink::Text, this))
    , m_place(new Label(TextRole::Body, Ink::Text2, this))
    , m_chip(new Chip(this))
    , m_picture(new KioskPicture(clock, this))
    , m_stages(new StageList(this))
    , m_scores(new ScoreCard(this))
    , m_rehearsal(new Label(TextRole::Small, Ink::Text2, this))
{
    setObjectName(QStringLiteral("kioskView"));
    m_back->setObjectName(QStringLiteral("backToWall"));
    m_back->setKeyHint(QStringLiteral("Esc"));
    m_reload.setSingleShot(true);
    m_reload.setInterval(kStoreDelay);
    build();
    connect(&m_reload, &QTimer::timeout, this, &KioskView::load);
    connect(m_back, &QPushButton::clicked, this, &KioskView::closed);
    connect(m_scores, &ScoreCard::sessionOpened, this, &KioskView::sessionOpened);
}

void KioskView::open(const KioskState& state)
{
    m_picture->forgetFrame();
    m_scores->setNotice({});
    setState(state);
    load();
    m_back->setFocus(Qt::OtherFocusReason);
}

void KioskView::setState(const KioskState& state)
{
    m_state = state;
    m_picture->setState(state);
    m_stages->setState(state);
    m_title->setText(state.kiosk.toString());
    m_place->setText(state.place);
    m_chip->setVisible(state.tone() > Tone::Normal);
    m_chip->setState(state.tone(), state.concerns.isEmpty() ? state.step() : state.word());
    showFacts();
}

void KioskView::setEscapeTaken(bool taken)
{
    m_back->setKeyHint(taken ? QString() : QStringLiteral("Esc"));
}

void KioskView::addControl(QWidget* control)
{
    m_head->addWidget(control);
}

void KioskView::retranslate()
{
    const QStringList names{tr("Score"),   tr("Needs"),  tr("Liveness"),
                            tr("Attempt"), tr("Engine"), tr("Policy revision")};
    for (int i = 0; i < FactCount; ++i)
        m_factNames.at(i)->setText(names.at(i));
    m_back->setText(tr("All kiosks"));
    m_rehearsal->setText(tr("This engine is for rehearsal only."));
    m_scores->retranslate();
    setState(m_state);
}

void KioskView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

void KioskView::build()
{
    m_head->setSpacing(12);
    m_head->addWidget(m_back);
    m_head->addWidget(m_title);
    m_head->addWidget(m_place);
    m_head->addWidget(m_chip);
    m_head->addStretch();

    auto* left = new QVBoxLayout;
    left->setSpacing(14);
    left->addWidget(m_picture, 1);
    left->addWidget(m_scores);

    auto* right = new QVBoxLayout;
    right->setSpacing(14);
    right->addWidget(m_stages);
    right->addWidget(buildFacts());
    right->addStretch();
    auto* side = new QWidget(this);
    side->setFixedWidth(kSideWidth);
    right->setContentsMargins(0, 0, 0, 0);
    side->setLayout(right);

    auto* body = new QHBoxLayout;
    body->setSpacing(20);
    body->addLayout(left, 1);
    body->addWidget(side);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 20, 20);
    column->setSpacing(14);
    column->addLayout(m_head);
    column->addLayout(body, 1);
}

QWidget* KioskView::buildFacts()
{
    auto* facts = new QWidget(this);
    auto* grid = new QGridLayout(facts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    for (int i = 0; i < FactCount; ++i) {
        m_factNames << new Label(TextRole::Body, Ink::Text2, facts);
        m_factValues << new Label(TextRole::Body, Ink::Text, facts);
        m_factValues.last()->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_factValues.last()->setElided(true);
        grid->addWidget(m_factNames.last(), i, 0);
        grid->addWidget(m_factValues.last(), i, 1);
    }
    m_rehearsal->setTone(Tone::Attention);
    m_rehearsal->setAlignment(Qt::AlignRight);
    grid->addWidget(m_rehearsal, FactCount, 0, 1, 2);
    return facts;
}

void KioskView::load()
{
    if (!m_log || m_state.kiosk.isNull())
        return;
    SessionFilter filter;
    filter.kiosks << m_state.kiosk;
    const KioskId asked = m_state.kiosk;
    m_log->page(filter, std::nullopt, kLastVisits).then(this, [this, asked](const Result<QList<SessionRow>>& rows) {
        if (asked != m_state.kiosk)
            return;
        if (rows)
            m_scores->setRows(*rows);
        else
            m_scores->setNotice(rows.error().message);
    });
}

void KioskView::showFacts()
{
    const auto score = m_state.score();
    const auto threshold = m_state.threshold();
    const VisitProgress& progress = m_state.progress;
    const KioskStatus status = m_state.status.value_or(KioskStatus());
    m_factValues.at(ScoreFact)->setText(score ? score->display() : orDash({}));
    m_factValues.at(NeedsFact)->setText(threshold ? threshold->display() : orDash({}));
    m_factValues.at(LivenessFact)->setText(words::of(progress.liveness));
    m_factValues.at(AttemptFact)
        ->setText(progress.attempt > 0 ? tr("%1 of %2").arg(progress.attempt).arg(progress.maxAttempts) : orDash({}));
    m_factValues.at(EngineFact)->setText(orDash(status.engine.display()));
    m_factValues.at(PolicyFact)->setText(m_state.status ? QString::number(status.policyRevision) : orDash({}));
    m_rehearsal->setVisible(status.classicalEngine);
}

} // namespace jinbi::ui
