// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/store/storeundertest.h"

#include <QTemporaryDir>
#include <QTest>

namespace jinbi::test {

namespace {

class FileUnderTest : public StoreUnderTest
{
public:
    [[nodiscard]] store::StoreAddress address() const override
    {
        return m_folder.filePath(QStringLiteral("branch.db"));
    }

private:
    QTemporaryDir m_folder;
};

class ServerUnderTest : public StoreUnderTest
{
public:
    explicit ServerUnderTest(PrivatePostgres& server) : m_server(server), m_name(server.makeDatabase()) {}
    // A future that was not waited for may still hold a connection.
    ~ServerUnderTest() override { m_server.run(QStringLiteral("DROP DATABASE %1 WITH (FORCE)").arg(m_name)); }
    [[nodiscard]] store::StoreAddress address() const override { return m_server.address(m_name); }

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
