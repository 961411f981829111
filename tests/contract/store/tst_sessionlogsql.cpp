// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/store/storeundertest.h"
#include "support/sessionlogcontract.h"

#include "itemmodels/sessionlogmodel.h"
#include "ports/clock.h"
#include "store/database.h"
#include "store/sessionwriter.h"
#include "store/sqlsessionlog.h"

using namespace jinbi;

namespace {

class LateClock : public Clock
{
public:
    [[nodiscard]] qint64 utcMs() const override { return examples::kNow + 1000000; }
    [[nodiscard]] qint64 monotonicMs() const override { return 0; }
};

/// A branch database of its own, with the writer that the recorder uses.
class SqlSubject : public SessionLogSubject
{
public:
    explicit SqlSubject(std::unique_ptr<test::StoreUnderTest> store) : m_store(std::move(store))
    {
        auto database = store::Database::openOrCreate(m_store->address(), store::Schema::branch());
        if (!database)
            qFatal("no database: %s", qPrintable(database.error().detail));
        m_writer = std::make_unique<store::SessionWriter>(std::move(*database), m_clock);
        m_log =
            std::make_unique<store::SqlSessionLog>(m_store->address(), [](const store::KeptPicture&) -> Result<QImage> {
                return QImage(4, 4, QImage::Format_RGB32);
            });
    }
    SessionLog& log() override { return *m_log; }
    void store(const SessionRecord& record, const QList<SessionEvidence>&) override { store(QList{record}); }
    void store(const QList<SessionRecord>& records)
    {
        store::Batch batch;
        for (const SessionRecord& record : records)
            batch.sessions.append({record, record.id.toString().toUtf8()});
        const auto result = m_writer->write(batch);
        if (!result)
            qFatal("not stored: %s", qPrintable(result.error().detail));
    }

private:
    std::unique_ptr<test::StoreUnderTest> m_store;
    LateClock m_clock;
    std::unique_ptr<store::SessionWriter> m_writer;
    std::unique_ptr<store::SqlSessionLog> m_log;
};

} // namespace

class TestSessionLogSql : public SessionLogContract
{
    Q_OBJECT

protected:
    std::unique_ptr<SessionLogSubject> makeSubject() override { return std::make_unique<SqlSubject>(m_kinds.make()); }

private Q_SLOTS:
    void initTestCase_data() { test::StoreKinds::addRows(); }
    void theModelReadsARealStoreToItsEndAndItsTop()
    {
        SqlSubject subject(m_kinds.make());
        QList<SessionRecord> records;
        for (int i = 0; i < 4500; ++i)
            records.append(examples::record(examples::row(i), static_cast<quint64>(i) + 1));
        subject.store(records);
        SessionLogModel model(subject.log(), QTimeZone::utc());
        QTRY_VERIFY_WITH_TIMEOUT(model.isComplete(), 20000);
        QCOMPARE(model.rowCount(), 4500);
        for (const int row : {0, 999, 1000, 2345, 4499}) {
            QTRY_VERIFY(model.index(row, 0).data().isValid());
            QVERIFY2(*model.rowAt(row) == examples::row(row), qPrintable(QString::number(row)));
        }
        SessionRow fresh = examples::row(7);
        fresh.key = {examples::kNow + 9000, examples::sessionId(99999)};
        subject.store({examples::record(fresh, 99999)});
        model.lookForNewer();
        QTRY_COMPARE(model.rowCount(), 4501);
        QVERIFY(*model.rowAt(0) == fresh);
    }

private:
    test::StoreKinds m_kinds;
};

QTEST_GUILESS_MAIN(TestSessionLogSql)
#include "tst_sessionlogsql.moc"
