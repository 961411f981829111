// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/kioskscreen.h"

#include "domain/profile.h"
#include "kiosk/messageview.h"
#include "kiosk/phoneview.h"
#include "kiosk/pinview.h"
#include "kiosk/scanview.h"
#include "kiosk/screenbutton.h"
#include "kiosk/screennotes.h"
#include "kiosk/waysbar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <initializer_list>
#include <utility>

namespace jinbi::ui {

namespace {

bool isUnderWay(Stage stage)
{
    return stage != Stage::OutOfService && stage != Stage::Attract && stage != Stage::Finished;
}

ScreenButton* tool(const ScreenLook& look, const QString& name, QWidget* parent)
{
    auto* button = new ScreenButton(look, ScreenButton::Kind::Tool, parent);
    button->setObjectName(name);
    return button;
}

} // namespace

KioskScreen::KioskScreen(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_languageTool(tool(m_look, QStringLiteral("language"), this))
    , m_contrastTool(tool(m_look, QStringLiteral("contrast"), this))
    , m_printTool(tool(m_look, QStringLiteral("print"), this))
    , m_notes(new ScreenNotes(m_look, this))
    , m_message(new MessageView(m_look, this))
    , m_scan(new ScanView(m_look, this))
    , m_phone(new PhoneView(m_look, this))
    , m_pin(new PinView(m_look, this))
    , m_ways(new WaysBar(m_look, this))
{
    setObjectName(QStringLiteral("kioskScreen"));
    setFocusPolicy(Qt::StrongFocus);
    setAutoFillBackground(true);
    for (QTimer* timer : {&m_settle, &m_aside, &m_restore})
        timer->setSingleShot(true);
    build();
    wire();
    colour();
    refresh();
}

void KioskScreen::build()
{
    // The screen is as large as it is; its parts fit themselves in.
    m_column->setSizeConstraint(QLayout::SetNoConstraint);
    m_contrastTool->setCheckable(true);
    m_printTool->setCheckable(true);
    m_languageTool->setIconName(QStringLiteral("language"));
    m_contrastTool->setIconName(QStringLiteral("contrast"));
    m_printTool->setIconName(QStringLiteral("text-size"));
    auto* tools = new QHBoxLayout;
    for (ScreenButton* button : {m_languageTool, m_contrastTool, m_printTool})
        tools->addWidget(button, 1);
    m_column->addLayout(tools);
    m_column->addWidget(m_notes);
    for (StageView* view : std::initializer_list<StageView*>{m_message, m_scan, m_phone, m_pin}) {
        m_column->addWidget(view, 1);
        view->hide();
    }
    m_column->addWidget(m_ways);
}

void KioskScreen::wire()
{
    connect(&m_look, &ScreenLook::changed, this, [this] {
        colour();
        refresh();
    });
    connect(m_languageTool, &QPushButton::clicked, this, [this] {
        touch();
        m_language.use(!m_language.isChinese());
    });
    connect(m_contrastTool, &QPushButton::clicked, this, [this](bool on) {
        touch();
        m_look.setGround(on ? Ground::Contrast : m_home);
    });
    connect(m_printTool, &QPushButton::clicked, this, [this](bool on) {
        touch();
        m_look.setLarge(on);
    });
    connect(m_phone, &PadView::touched, this, &KioskScreen::touch);
    connect(m_pin, &PadView::touched, this, &KioskScreen::touch);
    connect(m_phone, &PhoneView::entered, this, &KioskScreen::phoneEntered);
    connect(m_pin, &PinView::submitted, this, &KioskScreen::pinSubmitted);
    connect(m_ways, &WaysBar::firstChosen, this, &KioskScreen::takeFirstWay);
    connect(m_ways, &WaysBar::otherChosen, this, &KioskScreen::takeAnotherWay);
    connect(m_ways, &WaysBar::staffChosen, this, &KioskScreen::staffCalled);
    connect(&m_aside, &QTimer::timeout, this, &KioskScreen::refresh);
    connect(&m_restore, &QTimer::timeout, this, &KioskScreen::restoreLook);
}

void KioskScreen::setPinEntry(PinEntry* entry)
{
    m_pin->setEntry(entry);
    m_pin->begin();
}

void KioskScreen::setScanBudget(int ms)
{
    m_scan->setBudget(ms);
}

void KioskScreen::setAttempt(int attempt, int of)
{
    m_scan->setAttempt(attempt, of);
}

void KioskScreen::setHomeGround(Ground ground)
{
    m_home = ground;
    restoreLook();
}

void KioskScreen::present(const ScreenState& state)
{
    const ScreenState before = std::exchange(m_state, state);
    if (before.stage != state.stage)
        enterStage(before.stage);
    // The number is on its way: nothing of it is needed here any more.
    if (state.message == ScreenMessage::OneMoment)
        wipe();
    refresh();
}

void KioskScreen::enterStage(Stage before)
{
    wipe();
    if (!isUnderWay(before))
        m_pin->begin();
    if (isUnderWay(m_state.stage)) {
        m_aside.stop();
        m_restore.stop();
    } else if (m_state.stage == Stage::Finished) {
        m_restore.stop();
    } else {
        m_restore.start(kRestoreMs);
    }
    m_settle.start(kSettleMs);
    // A ring left on the button of the stage before would let Enter press what was never chosen.
    setFocus(Qt::OtherFocusReason);
}

void KioskScreen::wipe()
{
    m_phone->wipe();
    m_pin->wipe();
}

StageView* KioskScreen::viewOf(const ScreenState& state) const
{
    const bool types = state.profile == Profile::Atm;
    switch (state.message) {
    case ScreenMessage::EnterPhone:
    case ScreenMessage::PhoneNotANumber:
        return types ? static_cast<StageView*>(m_phone) : m_message;
    case ScreenMessage::EnterPin:
    case ScreenMessage::PinAgain:
        return types ? static_cast<StageView*>(m_pin) : m_message;
    default:
        return state.stage == Stage::Scan ? static_cast<StageView*>(m_scan) : m_message;
    }
}

bool KioskScreen::isTyping() const
{
    return m_shown == m_phone || m_shown == m_pin;
}

void KioskScreen::refresh()
{
    ScreenState state = m_state;
    if (m_aside.isActive())
        state.message = ScreenMessage::CardOrCounter;
    StageView* view = viewOf(state);
    if (m_shown != view) {
        if (m_shown)
            m_shown->hide();
        m_shown = view;
        view->show();
    }
    view->present(state);
    m_languageTool->setText(QStringLiteral("中文 / English"));
    m_languageTool->setAccessibleName(m_languageTool->text());
    m_contrastTool->setText(tr("Contrast"));
    m_contrastTool->setAccessibleName(tr("High contrast"));
    m_printTool->setText(tr("Large print"));
    m_printTool->setAccessibleName(m_printTool->text());
    refreshWays();
    refreshNotes();
}

void KioskScreen::refreshWays()
{
    switch (m_state.stage) {
    case Stage::Attract:
        // A gate and a counter begin with what their reader reads.
        if (rulesOf(m_state.profile).claimFirst)
            m_ways->setFirst({}, {});
        else
            m_ways->setFirst(QStringLiteral("face"), tr("Use my face"));
        break;
    case Stage::Notice:
        m_ways->setFirst(QStringLiteral("face"), tr("Use my face"));
        break;
    case Stage::OutOfService:
        m_ways->setFirst({}, {});
        break;
    case Stage::Finished:
        m_ways->setFirst(QStringLiteral("tick"), tr("Done"));
        break;
    default:
        m_ways->setFirst(QStringLiteral("close"), tr("Cancel"));
        break;
    }
    m_ways->setOther(tr("Another way"));
    m_ways->setStaff(m_state.staffCalled, m_state.staffCalled ? tr("Staff called") : tr("Call staff"));
    m_ways->setNumbered(m_state.stage == Stage::Attract || m_state.stage == Stage::Notice);
}

void KioskScreen::refreshNotes()
{
    m_notes->setRehearsal(m_state.rehearsal ? rehearsalNote() : QString());
    if (!m_state.watched)
        m_notes->setEye({}, {});
    else if (m_state.stage == Stage::Pin)
        m_notes->setEye(QStringLiteral("eye-off"), tr("Camera picture is off"));
    else if (m_state.faceSeen)
        m_notes->setEye(QStringLiteral("eye"), tr("Staff see your face"));
    else
        m_notes->setEye(QStringLiteral("camera"), tr("Staff see the camera, not your face"));
}

void KioskScreen::colour()
{
    QPalette colours = palette();
    colours.setColor(QPalette::Window, m_look.colours().ground);
    setPalette(colours);
    const int margin = m_look.px(12);
    m_column->setContentsMargins(margin, margin, margin, margin);
    m_column->setSpacing(m_look.px(8));
    update();
}

void KioskScreen::touch()
{
    if (!isUnderWay(m_state.stage) && m_state.stage != Stage::Finished)
        m_restore.start(kRestoreMs);
    Q_EMIT touched();
}

void KioskScreen::takeFirstWay()
{
    const bool isForTheReader = m_state.stage == Stage::Attract && rulesOf(m_state.profile).claimFirst;
    if (!isSettled() || isForTheReader)
        return;
    touch();
    if (m_state.stage == Stage::Attract)
        Q_EMIT started();
    else if (m_state.stage == Stage::Notice)
        Q_EMIT noticeAccepted();
    else
        Q_EMIT cancelled();
}

void KioskScreen::takeAnotherWay()
{
    touch();
    if (!isUnderWay(m_state.stage)) {
        m_aside.start(kAsideMs);
        refresh();
    }
    Q_EMIT anotherWayChosen();
}

void KioskScreen::choose(int digit)
{
    const bool offered = m_state.stage == Stage::Attract || m_state.stage == Stage::Notice;
    if (!offered)
        return;
    if (digit == 1)
        takeFirstWay();
    else if (digit == 2)
        takeAnotherWay();
    else if (digit == 3)
        Q_EMIT staffCalled();
}

void KioskScreen::pressFocused()
{
    if (auto* button = qobject_cast<ScreenButton*>(focusWidget()); button && button->isVisible()) {
        button->click();
        return;
    }
    if (isTyping()) {
        m_shown->finishEntry();
    } else if (m_state.stage == Stage::Attract || m_state.stage == Stage::Finished) {
        // Never at the notice: consent is chosen, not confirmed.
        takeFirstWay();
    }
}

void KioskScreen::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const bool again = event->isAutoRepeat();
    const bool digit = key >= Qt::Key_0 && key <= Qt::Key_9;
    touch();
    if (digit && !again && isTyping())
        m_shown->enterDigit(key - Qt::Key_0);
    else if (digit && !again)
        choose(key - Qt::Key_0);
    else if ((key == Qt::Key_Enter || key == Qt::Key_Return) && !again)
        pressFocused();
    else if ((key == Qt::Key_Backspace || key == Qt::Key_Delete || key == Qt::Key_Clear) && isTyping())
        m_shown->takeBack();
    else if ((key == Qt::Key_Escape || key == Qt::Key_Cancel) && !again)
        Q_EMIT cancelled();
    else if (key == Qt::Key_F1 && !again)
        Q_EMIT staffCalled();
    else if (key == Qt::Key_F2 && !again)
        takeAnotherWay();
    else
        QWidget::keyPressEvent(event);
}

void KioskScreen::mousePressEvent(QMouseEvent* event)
{
    touch();
    // Where nothing else is touched: a kiosk at rest wakes up wherever it is touched.
    if (m_state.stage == Stage::Attract && !m_aside.isActive())
        takeFirstWay();
    QWidget::mousePressEvent(event);
}

void KioskScreen::restoreLook()
{
    m_language.restore();
    m_contrastTool->setChecked(m_home == Ground::Contrast);
    m_printTool->setChecked(false);
    m_look.setGround(m_home);
    m_look.setLarge(false);
}

void KioskScreen::resizeEvent(QResizeEvent* event)
{
    m_look.fit(size());
    QWidget::resizeEvent(event);
}

void KioskScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace jinbi::ui
