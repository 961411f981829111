// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/memorysessionlog.h"
#include "support/sessionlogcontract.h"

using namespace jinbi;

namespace {

class MemorySubject : public SessionLogSubject
{
public:
    SessionLog& log() override { return m_log; }
    void store(const SessionRecord& record, const QList<SessionEvidence>& pictures) override
    {
        m_log.add(record, pictures);
    }

private:
    MemorySessionLog m_log;
};

} // namespace

class TestSessionLogContract : public SessionLogContract
{
    Q_OBJECT

protected:
    std::unique_ptr<SessionLogSubject> makeSubject() override { return std::make_unique<MemorySubject>(); }
};

QTEST_GUILESS_MAIN(TestSessionLogContract)
#include "tst_sessionlogcontract.moc"
