// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/store/storeundertest.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

namespace jinbi::test {

namespace {

class FileUnderTest : public StoreUnderTest
{
public:
    [[nodiscard]] store::StoreAddress address() const override
    {
        return m_folder.filePath(QStringLiteral("branch.db"));
    }
    // A limit on the size of files is the disk that is full: writing fails half way through the journal.
    void fillDisk() override
    {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{256 * 1024, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    void makeRoom() override { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    QTemporaryDir m_folder;
    rlimit m_before{};
};

class ServerUnderTest : public StoreUnderTest
{
public:
    explicit ServerUnderTest(PrivatePostgres& server) : m_server(server), m_name(server.makeDatabase()) {}
    // A future that was not waited for may still hold a connection.
    ~ServerUnderTest() override { m_server.run(QStringLiteral("DROP DATABASE %1 WITH (FORCE)").arg(m_name)); }
    [[nodiscard]] store::StoreAddress address() const override { return m_server.address(m_name); }
    // The server itself refuses a row in the middle of the batch, with the code that it has for a full disk.
    void fillDisk() override
    {
        m_server.run(QStringLiteral("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                                    "IF NEW.seq > 40 THEN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END IF; "
                                    "RETURN NEW; END $$"),
                     m_name);
        m_server.run(
            QStringLiteral("CREATE TRIGGER full_disk BEFORE INSERT ON session FOR EACH ROW EXECUTE FUNCTION refuse()"),
            m_name);
    }
    void makeRoom() override { m_server.run(QStringLiteral("DROP TRIGGER full_disk ON session"), m_name); }

private:
    PrivatePostgres& m_server;
    const QString m_name;
};

} // namespace

void StoreKinds::addRows()
{
    QTest::addColumn<bool>("isFile");
    QTest::newRow("sqlite") << true;
    QTest::newRow("postgresql") << false;
}

bool StoreKinds::isFile()
{
    QFETCH_GLOBAL(bool, isFile);
    return isFile;
}

std::unique_ptr<StoreUnderTest> StoreKinds::make()
{
    if (isFile())
        return std::make_unique<FileUnderTest>();
    if (!m_server)
        m_server = std::make_unique<PrivatePostgres>();
    return std::make_unique<ServerUnderTest>(*m_server);
}

} // namespace jinbi::test
