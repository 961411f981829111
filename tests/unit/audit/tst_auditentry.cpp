// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/entry.h"

#include <QTest>

#include <limits>

using namespace jinbi;
using namespace jinbi::audit;

namespace {

constexpr std::size_t kHeadBytes = 4 + 3 * 8 + 16 + 2;

Entry example()
{
    Entry entry;
    entry.seq = 7;
    entry.wallMs = 1767225600000;
    entry.bootMs = 86400001;
    entry.eventId = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    entry.type = EntryType::OperatorAdded;
    entry.actor = "op-4f1c";
    entry.object = "op-5a02";
    entry.facts = {{"role", "officer"}, {"by", "invitation"}};
    entry.commitments = {{"name", commitment(Salt{}, viewOf("Zhang Wei"))}, {"phone", commitment(Salt{}, viewOf("1"))}};
    return entry;
}

Bytes encoded(const Entry& entry)
{
    const auto bytes = encodeEntry(entry);
    if (!bytes)
        qFatal("%s", bytes.reason().c_str());
    return *bytes;
}

/// An entry without actor and object, around a body made by hand.
Bytes aroundBody(const Bytes& body)
{
    Entry entry = example();
    entry.actor.clear();
    entry.object.clear();
    Bytes bytes = encoded(entry);
    bytes.resize(kHeadBytes + 4);
    putNumber(bytes, body.size(), 4);
    bytes.insert(bytes.end(), body.begin(), body.end());
    return bytes;
}

Bytes body(std::initializer_list<std::pair<std::string, std::string>> facts,
           std::initializer_list<std::string> commitments)
{
    Bytes bytes;
    putNumber(bytes, facts.size(), 2);
    for (const auto& [name, value] : facts) {
        putNumber(bytes, name.size(), 1);
        bytes.insert(bytes.end(), name.begin(), name.end());
        putNumber(bytes, value.size(), 2);
        bytes.insert(bytes.end(), value.begin(), value.end());
    }
    putNumber(bytes, commitments.size(), 2);
    for (const std::string& name : commitments) {
        putNumber(bytes, name.size(), 1);
        bytes.insert(bytes.end(), name.begin(), name.end());
        bytes.insert(bytes.end(), 32, 0xAB);
    }
    return bytes;
}

} // namespace

class TestAuditEntry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEntryHasTheWrittenForm();
    void whatWasWrittenIsReadBack();
    void everyChangedByteIsRefusedOrAnotherEntry();
    void cutOffOrLongerIsRefused();
    void everyFieldHasItsLimit();
    void textsAreUtf8();
    void anUnknownTypeIsAccepted();
    void aBodyHasOneForm_data();
    void aBodyHasOneForm();
    void aLengthThatLiesIsRefused();
    void aCommitmentHidesItsValue();
};

void TestAuditEntry::anEntryHasTheWrittenForm()
{
    Entry entry = example();
    entry.facts = {{"k", "v"}};
    entry.commitments = {{"c", Hash{}}};
    const std::string expected = "4a424131"
                                 "0000000000000007"
                                 "0000019b76daa800"
                                 "0000000005265c01"
                                 "0102030405060708090a0b0c0d0e0f10"
                                 "001e"
                                 "0007"
                                 "6f702d34663163"
                                 "0007"
                                 "6f702d35613032"
                                 "0000002b"
                                 "0001"
                                 "016b"
                                 "000176"
                                 "0001"
                                 "0163" +
                                 std::string(64, '0');
    QCOMPARE(toHex(encoded(entry)), expected);
}

void TestAuditEntry::whatWasWrittenIsReadBack()
{
    Entry bare;
    Entry large = example();
    large.seq = large.wallMs = large.bootMs = std::numeric_limits<std::uint64_t>::max();
    large.actor.assign(256, 'a');
    large.object.assign(256, 'o');
    large.facts[std::string(32, 'z')] = std::string(256, 'v');
    for (const Entry& entry : {bare, example(), large}) {
        const Bytes bytes = encoded(entry);
        const auto read = parseEntry(bytes);
        QVERIFY(read);
        QVERIFY(*read == entry);
        QCOMPARE(encoded(*read), bytes);
    }
}

void TestAuditEntry::everyChangedByteIsRefusedOrAnotherEntry()
{
    const Entry entry = example();
    const Bytes bytes = encoded(entry);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            Bytes changed = bytes;
            changed[at] = static_cast<std::uint8_t>(changed[at] ^ (1U << bit));
            const auto read = parseEntry(changed);
            if (!read)
                continue;
            QVERIFY(!(*read == entry));
            QCOMPARE(encoded(*read), changed);
        }
    }
}

void TestAuditEntry::cutOffOrLongerIsRefused()
{
    Bytes bytes = encoded(example());
    for (std::size_t count = 0; count < bytes.size(); ++count)
        QVERIFY(!parseEntry(ByteView(bytes).first(count)));
    bytes.push_back(0);
    QVERIFY(!parseEntry(bytes));
}

void TestAuditEntry::everyFieldHasItsLimit()
{
    Entry entry = example();
    entry.actor.assign(257, 'a');
    QVERIFY(!encodeEntry(entry));
    entry = example();
    entry.object.assign(257, 'o');
    QVERIFY(!encodeEntry(entry));
    entry = example();
    entry.facts["value"] = std::string(257, 'v');
    QVERIFY(!encodeEntry(entry));
    for (const std::string& name : {std::string(), std::string(33, 'n'), std::string("Name"), std::string("n1"),
                                    std::string("a b"), std::string("\xC3\xA9")}) {
        entry = example();
        entry.facts[name] = "v";
        QVERIFY(!encodeEntry(entry));
        entry = example();
        entry.commitments[name] = Hash{};
        QVERIFY(!encodeEntry(entry));
    }
    // 4 bytes of counts and 227 facts of 288 bytes fit into 64 KiB, another one does not.
    entry = Entry();
    for (char c = 'a'; entry.facts.size() < 227; ++c) {
        for (char d = 'a'; d <= 'z' && entry.facts.size() < 227; ++d)
            entry.facts[std::string(29, 'n') + c + d] = std::string(254, 'v');
    }
    QVERIFY(encodeEntry(entry));
    QVERIFY(parseEntry(encoded(entry)));
    entry.facts["zz"] = std::string(254, 'v');
    QVERIFY(!encodeEntry(entry));
}

void TestAuditEntry::textsAreUtf8()
{
    for (const std::string& wrong : {std::string("\xFF"), std::string("\xC0\x80"), std::string("\xED\xA0\x80"),
                                     std::string("\xF4\x90\x80\x80"), std::string("ok\xE5\xBC")}) {
        Entry entry = example();
        entry.actor = wrong;
        QVERIFY(!encodeEntry(entry));
        entry = example();
        entry.facts["value"] = wrong;
        QVERIFY(!encodeEntry(entry));
        QVERIFY(!parseEntry(aroundBody(body({{"value", wrong}}, {}))));
    }
    Entry entry = example();
    entry.actor = "\xE5\xBC\xA0\xE4\xBC\x9F";
    QVERIFY(parseEntry(encoded(entry)));
    Bytes bytes = encoded(entry);
    bytes[kHeadBytes + 2] = 0xFF;
    QVERIFY(!parseEntry(bytes));
}

void TestAuditEntry::anUnknownTypeIsAccepted()
{
    Entry entry = example();
    entry.type = static_cast<EntryType>(65535);
    const auto read = parseEntry(encoded(entry));
    QVERIFY(read);
    QVERIFY(read->type == static_cast<EntryType>(65535));
}

void TestAuditEntry::aBodyHasOneForm_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isGood");
    const auto row = [](const char* name, const Bytes& bytes, bool isGood) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                          static_cast<qsizetype>(bytes.size()))
                            << isGood;
    };
    row("empty", body({}, {}), true);
    row("in order", body({{"a", "1"}, {"b", ""}}, {"a", "b"}), true);
    row("a prefix first", body({{"a", "1"}, {"aa", "1"}}, {}), true);
    row("facts out of order", body({{"b", "1"}, {"a", "1"}}, {}), false);
    row("a fact twice", body({{"a", "1"}, {"a", "1"}}, {}), false);
    row("commitments out of order", body({}, {"b", "a"}), false);
    row("a commitment twice", body({}, {"a", "a"}), false);
    row("an empty name", body({{"", "1"}}, {}), false);
    row("a capital", body({{"A", "1"}}, {}), false);
    row("a name too long", body({{std::string(33, 'a'), "1"}}, {}), false);
    row("a value too long", body({{"a", std::string(257, '1')}}, {}), false);
    row("nothing", {}, false);
    row("facts only", {0, 0}, false);
    row("more facts than there are", {0, 1, 0, 0}, false);
    row("a byte too many", {0, 0, 0, 0, 0}, false);
}

void TestAuditEntry::aBodyHasOneForm()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, isGood);
    QCOMPARE(parseEntry(aroundBody({body.begin(), body.end()})).isGood(), isGood);
}

void TestAuditEntry::aLengthThatLiesIsRefused()
{
    Bytes bytes = encoded(example());
    for (const std::size_t at : {kHeadBytes, kHeadBytes + 9}) {
        for (const std::uint8_t high : {std::uint8_t{0x01}, std::uint8_t{0xFF}}) {
            Bytes changed = bytes;
            changed[at] = high;
            QVERIFY(!parseEntry(changed));
        }
    }
    Bytes changed = bytes;
    changed[kHeadBytes + 18] = 0xFF; // the body's length
    QVERIFY(!parseEntry(changed));
}

void TestAuditEntry::aCommitmentHidesItsValue()
{
    const Salt salt = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    // Python: sha256(b"\x10" + bytes(range(16)) + b"Zhang Wei").hexdigest()
    QCOMPARE(toHex(commitment(salt, viewOf("Zhang Wei"))),
             std::string("fa87094a36ad656d4929039691553dcb1f4584c7321aad5cd8a79cdcadd075df"));
    QVERIFY(commitment(salt, viewOf("Zhang Wei")) != commitment(Salt{}, viewOf("Zhang Wei")));
}

QTEST_APPLESS_MAIN(TestAuditEntry)
#include "tst_auditentry.moc"
