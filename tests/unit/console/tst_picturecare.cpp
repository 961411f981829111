// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/picturecare.h"
#include "support/listedretention.h"
#include "support/office.h"
#include "support/scriptedfeed.h"

#include <QSignalSpy>
#include <QTest>

using namespace jinbi;
using namespace jinbi::console;

namespace {

/// Answers in a person's place.
class AnsweringPrompter : public ui::Prompter
{
public:
    void ask(QWidget*, const ui::Question& question, std::function<void(bool)> answered) override
    {
        asked.append(question.title);
        answered(answer);
    }
    QStringList asked;
    bool answer = true;
};

struct Bench
{
    explicit Bench(Role role) : office(clock, role)
    {
        retention.answers = {SweepStep{0, 0, true, ClockDoubt::Jumped, 30LL * 3600000}};
        care.look();
        test::Office::settle();
    }
    void press(const QString& id)
    {
        care.onBanner(id, {prompter, desk, nullptr});
        test::Office::settle();
    }

    test::HandClock clock;
    test::Office office;
    test::OfficeDesk desk{office};
    test::ListedRetention retention;
    AnsweringPrompter prompter;
    PictureCare care{retention, office.policy};
};

} // namespace

class TestPictureCare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDoubtIsABannerThatSaysHowFarTheClockWent()
    {
        const Bench bench(Role::SecurityOfficer);
        const auto banner = bench.care.banner();
        QVERIFY(banner.has_value());
        QCOMPARE(banner->tone, Tone::Attention);
        QVERIFY2(banner->line.contains(QStringLiteral("forward by 30")), qPrintable(banner->line));
        QVERIFY(!banner->action.isEmpty());
    }

    void whoeverMayNotConfirmHasNoButton()
    {
        const Bench bench(Role::BranchStaff);
        QVERIFY(bench.care.banner().has_value());
        QVERIFY(bench.care.banner()->action.isEmpty());
    }

    void itAsksBeforeItConfirmsAndThenGoes()
    {
        Bench bench(Role::SecurityOfficer);
        const QString id = bench.care.banner()->id;
        bench.press(QStringLiteral("another"));
        QVERIFY(bench.prompter.asked.isEmpty());
        bench.prompter.answer = false;
        bench.press(id);
        QCOMPARE(bench.prompter.asked.size(), 1);
        QVERIFY(bench.care.banner().has_value());
        bench.prompter.answer = true;
        const QSignalSpy changed(&bench.care, &PictureCare::changed);
        bench.press(id);
        QVERIFY(!bench.care.banner().has_value());
        QVERIFY(!changed.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPictureCare)
#include "tst_picturecare.moc"
