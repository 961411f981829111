// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery.h"

#include "shell/dialogprompter.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/chip.h"
#include "widgets/consolestyle.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/keycap.h"
#include "widgets/label.h"
#include "widgets/paint.h"
#include "widgets/scorebar.h"
#include "widgets/toast.h"

#include <QCalendarWidget>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QGridLayout>
#include <QGroupBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QRadioButton>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeWidget>

namespace jinbi::ui::gallery {

namespace {

using Maker = std::unique_ptr<QWidget> (*)();

std::unique_ptr<QWidget> button(bool checked, bool primary, bool flat)
{
    auto made = std::make_unique<QPushButton>(icons::icon(QStringLiteral("export")), QStringLiteral("Export…"));
    made->setCheckable(checked);
    made->setChecked(checked);
    made->setDefault(primary);
    made->setFlat(flat);
    return made;
}

std::unique_ptr<QWidget> combo(bool editable)
{
    auto made = std::make_unique<QComboBox>();
    made->addItems({QStringLiteral("All branches"), QStringLiteral("Harbour Road")});
    made->setEditable(editable);
    return made;
}

std::unique_ptr<QWidget> check(Qt::CheckState state)
{
    auto made = std::make_unique<QCheckBox>(QStringLiteral("Mask names"));
    made->setTristate(state == Qt::PartiallyChecked);
    made->setCheckState(state);
    return made;
}

std::unique_ptr<QWidget> radio(bool checked)
{
    auto made = std::make_unique<QRadioButton>(QStringLiteral("Claimed"));
    made->setChecked(checked);
    return made;
}

std::unique_ptr<QWidget> progress(int value)
{
    auto made = std::make_unique<QProgressBar>();
    made->setRange(0, value < 0 ? 0 : 100);
    made->setValue(value);
    return made;
}

std::unique_ptr<QWidget> tool(bool raise)
{
    auto made = std::make_unique<QToolButton>();
    made->setIcon(icons::icon(QStringLiteral("columns")));
    made->setText(QStringLiteral("Columns"));
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    made->setAutoRaise(raise);
    return made;
}

std::unique_ptr<QWidget> table()
{
    auto made = std::make_unique<QTableWidget>(3, 2);
    made->setHorizontalHeaderLabels({QStringLiteral("Time, UTC+8"), QStringLiteral("Kiosk")});
    made->verticalHeader()->hide();
    made->horizontalHeader()->setSortIndicatorShown(true);
    made->horizontalHeader()->setSortIndicator(0, Qt::DescendingOrder);
    made->horizontalHeader()->setHighlightSections(false);
    made->setShowGrid(false);
    made->setSelectionBehavior(QAbstractItemView::SelectRows);
    for (int row = 0; row < 3; ++row) {
        made->setItem(row, 0, new QTableWidgetItem(QStringLiteral("14:31:5%1").arg(row)));
        made->setItem(row, 1, new QTableWidgetItem(QStringLiteral("K-034%1").arg(row)));
    }
    made->selectRow(1);
    return made;
}

std::unique_ptr<QWidget> tree()
{
    auto made = std::make_unique<QTreeWidget>();
    made->setHeaderHidden(true);
    auto* branch = new QTreeWidgetItem(made.get(), {QStringLiteral("Harbour Road")});
    new QTreeWidgetItem(branch, {QStringLiteral("K-0117")});
    branch->setExpanded(true);
    return made;
}

std::unique_ptr<QWidget> tabs()
{
    auto made = std::make_unique<QTabBar>();
    for (const QString& tab : {QStringLiteral("Waiting"), QStringLiteral("Mine")})
        made->addTab(tab);
    return made;
}

std::unique_ptr<QWidget> group()
{
    auto made = std::make_unique<QGroupBox>(QStringLiteral("Retention"));
    auto* column = new QGridLayout(made.get());
    column->addWidget(new QCheckBox(QStringLiteral("Keep 90 days"), made.get()));
    return made;
}

std::unique_ptr<QWidget> slider()
{
    auto made = std::make_unique<QSlider>(Qt::Horizontal);
    made->setValue(40);
    return made;
}

std::unique_ptr<QWidget> text()
{
    auto made = std::make_unique<QPlainTextEdit>(QStringLiteral("Change request CR-1182"));
    made->setFixedHeight(56);
    return made;
}

std::unique_ptr<QWidget> scroll()
{
    auto made = std::make_unique<QScrollBar>(Qt::Horizontal);
    made->setFixedHeight(12);
    made->setRange(0, 100);
    made->setValue(30);
    return made;
}

std::unique_ptr<QWidget> calendar()
{
    auto made = std::make_unique<QCalendarWidget>();
    made->setSelectedDate(QDate(2024, 7, 15));
    return made;
}

struct Kind
{
    const char* name;
    Maker maker;
};

const QList<Kind>& all()
{
    static const QList<Kind> list{
        {"button", [] { return button(false, false, false); }},
        {"default button", [] { return button(false, true, false); }},
        {"flat button", [] { return button(false, false, true); }},
        {"checked button", [] { return button(true, false, false); }},
        {"tool button", [] { return tool(false); }},
        {"raised tool button", [] { return tool(true); }},
        {"field", [] { return std::unique_ptr<QWidget>(new QLineEdit(QStringLiteral("CR-1182"))); }},
        {"text", text},
        {"combo", [] { return combo(false); }},
        {"editable combo", [] { return combo(true); }},
        {"spin box", [] { return std::unique_ptr<QWidget>(new QSpinBox); }},
        {"date", [] { return std::unique_ptr<QWidget>(new QDateEdit(QDate(2024, 7, 15))); }},
        {"unchecked", [] { return check(Qt::Unchecked); }},
        {"checked", [] { return check(Qt::Checked); }},
        {"partly checked", [] { return check(Qt::PartiallyChecked); }},
        {"radio", [] { return radio(false); }},
        {"chosen radio", [] { return radio(true); }},
        {"slider", slider},
        {"progress", [] { return progress(42); }},
        {"endless progress", [] { return progress(-1); }},
        {"tabs", tabs},
        {"group", group},
        {"table", table},
        {"tree", tree},
        {"scroll bar", scroll},
        {"calendar", calendar},
    };
    return list;
}

} // namespace

QStringList kinds()
{
    QStringList names;
    for (const Kind& kind : all())
        names.append(QString::fromLatin1(kind.name));
    return names;
}

std::unique_ptr<QWidget> make(int kind)
{
    return all().at(kind).maker();
}

std::unique_ptr<QWidget> sheet()
{
    auto made = std::make_unique<QWidget>();
    auto* grid = new QGridLayout(made.get());
    grid->setContentsMargins(20, 16, 20, 16);
    constexpr int kRows = 13;
    for (int i = 0; i < all().size(); ++i) {
        const int row = i % kRows;
        const int column = i / kRows * 4;
        grid->addWidget(new Label(QString::fromLatin1(all().at(i).name), TextRole::Small, Ink::Text2, made.get()), row,
                        column);
        for (int state = 0; state < 3; ++state) {
            QWidget* widget = make(i).release();
            widget->setEnabled(state != 1);
            ConsoleStyle::markInvalid(widget, state == 2);
            widget->setMaximumHeight(110);
            grid->addWidget(widget, row, column + 1 + state, Qt::AlignVCenter);
        }
    }
    return made;
}

std::unique_ptr<QWidget> question()
{
    auto made = std::make_unique<QWidget>();
    DialogPrompter prompter;
    prompter.ask(made.get(),
                 {QStringLiteral("Move threshold 0.655 to a quarter of the kiosks?"),
                  QStringLiteral("12 more kiosks switch from 0.620 to 0.655 within about 30 seconds. Sessions already "
                                 "running finish on the old value."),
                  QStringLiteral("Request approval")},
                 [](bool) {});
    return made;
}

} // namespace jinbi::ui::gallery
