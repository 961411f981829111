// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowfixture.h"

namespace jinbi::ui {

using namespace std::chrono_literals;

QString ChineseWords::translate(const char*, const char* source, const char*, int) const
{
    static const QHash<QByteArray, QString> words{
        {"live", QString::fromUtf8("实时")},
        {"sessions", QString::fromUtf8("会话")},
        {"review", QString::fromUtf8("审核")},
        {"customers", QString::fromUtf8("客户")},
        {"tuning", QString::fromUtf8("调优")},
        {"fleet", QString::fromUtf8("设备")},
        {"audit", QString::fromUtf8("审计")},
        {"administration", QString::fromUtf8("管理")},
        {"now", QString::fromUtf8("当前")},
        {"Settings", QString::fromUtf8("设置")},
        {"%1 shown", QString::fromUtf8("显示 %1 条")},
        {"%1 need attention", QString::fromUtf8("%1 项需处理")},
        {"Find session, kiosk or command", QString::fromUtf8("查找会话、终端、命令")},
        {"Connected, %1 ms", QString::fromUtf8("已连接，%1 毫秒")},
        {"%1 of %2 kiosks online", QString::fromUtf8("%2 台终端中 %1 台在线")},
        {"Clocks in sync, worst %1 s", QString::fromUtf8("时钟同步，最大偏差 %1 秒")},
        {"%1 of %2", QString::fromUtf8("%1 / %2")},
        {"d MMM", QString::fromUtf8("M月d日")},
    };
    return words.value(source);
}

WindowFixture::WindowFixture(const QHash<QString, QVariant>& remembered) : settings(remembered)
{
    const MainWindow::Deps deps{clock, settings, prompter, QTimeZone("Asia/Shanghai")};
    window = std::make_unique<MainWindow>(deps);
    const QStringList views{QStringLiteral("now"),      QStringLiteral("live"),      QStringLiteral("review"),
                            QStringLiteral("sessions"), QStringLiteral("customers"), QStringLiteral("tuning"),
                            QStringLiteral("fleet"),    QStringLiteral("audit"),     QStringLiteral("administration")};
    for (const QString& view : views) {
        pages.append(new DummyPage(view, view));
        window->addPage(pages.last());
    }
}

void WindowFixture::fillIn()
{
    window->setBadge(pages.at(2), 17, Tone::Normal);
    window->setBadge(pages.at(6), 2, Tone::Attention);
    window->setAttention(3, Tone::Attack);
    window->setBrokerState(BrokerState::Connected, 38ms);
    window->setFleetFact(46, 48);
    window->setClockSkew(400ms);
    window->setJob({QStringLiteral("Exporting sessions"), 512000, 1218406, true});
}

} // namespace jinbi::ui
