// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/store/privatepostgres.h"
#include "store/storeaddress.h"

#include <QString>

#include <memory>

namespace jinbi::test {

/// A place for one branch database, with nothing in it at first and gone with this object.
class StoreUnderTest
{
public:
    StoreUnderTest() = default;
    StoreUnderTest(const StoreUnderTest&) = delete;
    StoreUnderTest& operator=(const StoreUnderTest&) = delete;
    virtual ~StoreUnderTest() = default;
    [[nodiscard]] virtual store::StoreAddress address() const = 0;
    /// From now on the disk is full for whoever writes some hundred sessions at once; until makeRoom().
    virtual void fillDisk() = 0;
    virtual void makeRoom() = 0;
};

/// Makes places of every kind that a store may have. Whatever a test says of a store, it says of all of them: call
/// addRows() from initTestCase_data(), and every test function runs once for each kind.
class StoreKinds
{
public:
    static void addRows();
    /// Of the kind whose turn it is.
    [[nodiscard]] std::unique_ptr<StoreUnderTest> make();
    [[nodiscard]] static bool isFile();

private:
    std::unique_ptr<PrivatePostgres> m_server; ///< started when it is first needed
};

} // namespace jinbi::test
