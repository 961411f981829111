// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/verifier.h"
#include "unit/audit/examplelog.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <random>

using namespace jinbi;
using namespace jinbi::audit;
using namespace jinbi::test;

namespace {

constexpr std::uint64_t kEntries = 10000;
constexpr int kPositions = 100;
constexpr std::size_t kStride = 500;

/// What the verifier meets from record `from` on; nothing at the end. Records are made one by one, since the first
/// fault ends the reading.
struct Attack
{
    std::size_t from = 0;
    std::function<std::optional<Record>(std::size_t)> at;
};

void flip(Bytes& bytes, std::size_t bit)
{
    bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] ^ (1U << (bit % 8)));
}

/// An entry or value under another number, with the hash that belongs to it: all that can be made without the key.
Record renumbered(const Record& record, std::uint64_t seq)
{
    if (record.kind == Record::Kind::Opening)
        return {record.kind, seq, record.bytes, {}, record.field, record.salt};
    if (record.kind != Record::Kind::Entry)
        return record;
    auto entry = parseEntry(record.bytes);
    entry->seq = seq;
    return entryRecord(*entry);
}

} // namespace

/// Whoever owns the machine may change all of the database, but holds no signing key unless said so.
class TestTampering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theUntouchedLogIsIntact();

    void everyAttackIsDetected_data();
    void everyAttackIsDetected();
    void anotherHistoryUnderTheTrueKeyNeedsAnAnchor();
    void cuttingOffTheTailNeedsAnAnchor();
    void replayingAnOlderLogNeedsAnAnchor();

private:
    using Maker = Attack (TestTampering::*)();

    [[nodiscard]] const std::vector<Record>& base() const { return m_log->records; }
    /// The place of a record of this kind, any of them.
    std::size_t somewhere(Record::Kind kind);
    std::size_t upTo(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(m_random); }
    [[nodiscard]] std::optional<Record> untouched(std::size_t i) const;
    [[nodiscard]] Report run(const Attack& attack) const;
    [[nodiscard]] Report run(const Attack& attack, Verifier verifier, std::size_t fed) const;
    Attack replaced(std::size_t place, const Record& record) const;
    [[nodiscard]] std::vector<Record> prefix(std::size_t records, bool isSigned) const;

    Attack flipInEntry();
    Attack flipInEntryAndHash();
    Attack flipInLeaf();
    Attack flipInFrontier();
    Attack flipInCheckpoint();
    Attack flipInSignature();
    Attack deleteOne();
    Attack deleteOneAndRenumber();
    Attack deleteHead();
    Attack swapTwo();
    Attack insertOne();
    Attack repeatOne();
    Attack replaceKey();
    Attack changeValue();
    Attack removeValue();

    std::optional<LogBuilder> m_log;
    std::vector<Verifier> m_snapshots; ///< before every kStride-th record
    std::map<Record::Kind, std::vector<std::size_t>> m_places;
    std::mt19937 m_random{20260101};
};

void TestTampering::initTestCase()
{
    QVERIFY(initialise());
    m_log.emplace(exampleLog(kEntries));
    Verifier verifier = expecting(m_log->key());
    for (std::size_t i = 0; i < base().size(); ++i) {
        if (i % kStride == 0)
            m_snapshots.push_back(verifier);
        m_places[base()[i].kind].push_back(i);
        feed(base()[i], verifier);
    }
}

void TestTampering::theUntouchedLogIsIntact()
{
    const Report report = run({0, [this](std::size_t i) { return untouched(i); }});
    QVERIFY2(report.isIntact(), report.verdict().c_str());
    QCOMPARE(report.entries, kEntries);
    QCOMPARE(report.checkpoints, kEntries / 256 + 1);
    QVERIFY(report.erasedValues > 50);
}

std::size_t TestTampering::somewhere(Record::Kind kind)
{
    return m_places[kind].at(upTo(m_places[kind].size()));
}

std::optional<Record> TestTampering::untouched(std::size_t i) const
{
    return i < base().size() ? std::optional(base()[i]) : std::nullopt;
}

Report TestTampering::run(const Attack& attack) const
{
    const std::size_t snapshot = attack.from / kStride;
    return run(attack, m_snapshots.at(snapshot), snapshot * kStride);
}

Report TestTampering::run(const Attack& attack, Verifier verifier, std::size_t fed) const
{
    for (std::size_t i = fed; !verifier.isDecided(); ++i) {
        const auto record = i < attack.from ? untouched(i) : attack.at(i);
        if (!record)
            break;
        feed(*record, verifier);
    }
    return verifier.finish();
}

Attack TestTampering::replaced(std::size_t place, const Record& record) const
{
    return {place, [this, place, record](std::size_t i) { return i == place ? record : untouched(i); }};
}

Attack TestTampering::flipInEntry()
{
    const std::size_t place = somewhere(Record::Kind::Entry);
    Record record = base()[place];
    flip(record.bytes, upTo(record.bytes.size() * 8));
    return replaced(place, record);
}

Attack TestTampering::flipInEntryAndHash()
{
    Attack attack = flipInEntry();
    Record record = *attack.at(attack.from);
    record.leaf = leafHash(record.bytes);
    return replaced(attack.from, record);
}

Attack TestTampering::flipInLeaf()
{
    const std::size_t place = somewhere(Record::Kind::Entry);
    Record record = base()[place];
    const std::size_t bit = upTo(256);
    record.leaf[bit / 8] = static_cast<std::uint8_t>(record.leaf[bit / 8] ^ (1U << (bit % 8)));
    return replaced(place, record);
}

Attack TestTampering::flipInFrontier()
{
    const std::size_t place = somewhere(Record::Kind::State);
    Record record = base()[place];
    flip(record.bytes, upTo(record.bytes.size() * 8));
    return replaced(place, record);
}

Attack TestTampering::flipInCheckpoint()
{
    const std::size_t place = somewhere(Record::Kind::Checkpoint);
    Record record = base()[place];
    const std::size_t text = textOf(record.bytes).find("\n\n");
    flip(record.bytes, upTo(text * 8));
    return replaced(place, record);
}

Attack TestTampering::flipInSignature()
{
    const std::size_t place = somewhere(Record::Kind::Checkpoint);
    Record record = base()[place];
    const std::size_t text = textOf(record.bytes).find("\n\n");
    flip(record.bytes, text * 8 + upTo((record.bytes.size() - text) * 8));
    return replaced(place, record);
}

Attack TestTampering::deleteOne()
{
    const std::size_t place = somewhere(Record::Kind::Entry);
    return {place, [this, place](std::size_t i) { return untouched(i < place ? i : i + 1); }};
}

Attack TestTampering::deleteOneAndRenumber()
{
    const std::size_t place = somewhere(Record::Kind::Entry);
    return {place, [this, place](std::size_t i) {
                auto record = untouched(i < place ? i : i + 1);
                if (record && i >= place)
                    record = renumbered(*record, record->seq - 1);
                return record;
            }};
}

Attack TestTampering::deleteHead()
{
    const std::uint64_t entries = 1 + upTo(kEntries - 1);
    const std::size_t place = m_places[Record::Kind::Entry].at(entries);
    return {0, [this, place, entries](std::size_t i) {
                auto record = untouched(place + i);
                if (record && entries % 2 == 0)
                    record = renumbered(*record, record->seq - entries);
                return record;
            }};
}

Attack TestTampering::swapTwo()
{
    const auto& entries = m_places[Record::Kind::Entry];
    const std::size_t first = upTo(entries.size() - 1);
    const std::size_t here = entries[first];
    const std::size_t there = entries[std::min(first + 1 + upTo(20), entries.size() - 1)];
    return {here, [this, here, there](std::size_t i) -> std::optional<Record> {
                if (i == here)
                    return renumbered(base()[there], base()[here].seq);
                return i == there ? renumbered(base()[here], base()[there].seq) : untouched(i);
            }};
}

Attack TestTampering::insertOne()
{
    const std::size_t place = somewhere(Record::Kind::Entry);
    return {place, [this, place](std::size_t i) -> std::optional<Record> {
                if (i == place)
                    return base()[place];
                auto record = untouched(i < place ? i : i - 1);
                return record && i > place ? renumbered(*record, record->seq + 1) : record;
            }};
}

Attack TestTampering::repeatOne()
{
    const std::size_t place = somewhere(Record::Kind::Entry);
    return {place, [this, place](std::size_t i) { return untouched(i <= place ? i : i - 1); }};
}

Attack TestTampering::replaceKey()
{
    const std::size_t place = somewhere(Record::Kind::Checkpoint);
    return {place, [this, place](std::size_t i) {
                auto record = untouched(i);
                if (i < place || !record || record->kind != Record::Kind::Checkpoint)
                    return record;
                const auto checkpoint = parseCheckpoint(parseNote(textOf(record->bytes))->text);
                const std::string note = signedCheckpoint(checkpoint->size, checkpoint->root, signingKey(2));
                record->bytes.assign(note.begin(), note.end());
                return record;
            }};
}

Attack TestTampering::changeValue()
{
    const std::size_t place = somewhere(Record::Kind::Opening);
    Record record = base()[place];
    flip(record.bytes, upTo(record.bytes.size() * 8));
    return replaced(place, record);
}

Attack TestTampering::removeValue()
{
    const std::size_t place = somewhere(Record::Kind::Opening);
    return {place, [this, place](std::size_t i) { return untouched(i < place ? i : i + 1); }};
}

void TestTampering::everyAttackIsDetected_data()
{
    QTest::addColumn<int>("attack");
    const char* names[] = {"a bit of an entry",     "a bit of an entry and its hash",
                           "a bit of a hash",       "a bit of the frontier",
                           "a bit of a checkpoint", "a bit of a signature",
                           "one entry deleted",     "one entry deleted and the rest numbered anew",
                           "the head deleted",      "two entries swapped",
                           "one entry inserted",    "one number twice",
                           "another key",           "another value",
                           "a value removed"};
    for (int i = 0; i < 15; ++i)
        QTest::newRow(names[i]) << i;
}

void TestTampering::everyAttackIsDetected()
{
    static constexpr Maker kMakers[] = {
        &TestTampering::flipInEntry,      &TestTampering::flipInEntryAndHash,
        &TestTampering::flipInLeaf,       &TestTampering::flipInFrontier,
        &TestTampering::flipInCheckpoint, &TestTampering::flipInSignature,
        &TestTampering::deleteOne,        &TestTampering::deleteOneAndRenumber,
        &TestTampering::deleteHead,       &TestTampering::swapTwo,
        &TestTampering::insertOne,        &TestTampering::repeatOne,
        &TestTampering::replaceKey,       &TestTampering::changeValue,
        &TestTampering::removeValue,
    };
    QFETCH(int, attack);
    int detected = 0;
    for (int i = 0; i < kPositions; ++i) {
        const Attack made = (this->*kMakers[attack])();
        const Report report = run(made);
        detected += report.isIntact() ? 0 : 1;
        QVERIFY2(!report.isIntact(), qPrintable(QStringLiteral("at record %1").arg(made.from)));
        if (base()[made.from].kind == Record::Kind::Entry)
            QVERIFY(report.unchanged <= base()[made.from].seq);
    }
    QCOMPARE(detected, kPositions);
}

/// The first `records`, with what the thief of a machine can make for them.
std::vector<Record> TestTampering::prefix(std::size_t records, bool isSigned) const
{
    std::vector<Record> kept(base().begin(), base().begin() + static_cast<std::ptrdiff_t>(records));
    Frontier frontier;
    for (const Record& record : kept) {
        if (record.kind == Record::Kind::Entry)
            frontier.append(record.leaf);
    }
    if (isSigned)
        kept.push_back(checkpointRecord(frontier, m_log->key()));
    kept.push_back(stateRecord(frontier));
    return kept;
}

void TestTampering::anotherHistoryUnderTheTrueKeyNeedsAnAnchor()
{
    for (int i = 0; i < kPositions; ++i) {
        // Two histories part at an entry; the key signs both. The anchor is of the one that is hidden.
        const std::uint64_t parts = upTo(kEntries);
        const std::uint64_t size = std::min(kEntries, (parts / 256 + 1) * 256);
        const std::size_t place = m_places[Record::Kind::Entry].at(parts);
        Verifier blind = m_snapshots.at(place / kStride);
        Verifier knowing = expecting(m_log->key());
        Frontier truth;
        Frontier forged;
        std::vector<Record> other;
        for (std::size_t at = 0; truth.size() < size; ++at) {
            Record record = base()[at];
            if (record.kind == Record::Kind::Entry) {
                truth.append(record.leaf);
                if (at == place) {
                    auto entry = parseEntry(record.bytes);
                    entry->actor = "op-x";
                    record = entryRecord(*entry);
                }
                forged.append(record.leaf);
            }
            other.push_back(record);
        }
        while (other.size() < base().size() && base()[other.size()].kind == Record::Kind::Opening)
            other.push_back(base()[other.size()]);
        other.push_back(checkpointRecord(forged, m_log->key()));
        QVERIFY(knowing.addAnchor(signedCheckpoint(size, truth.root(), m_log->key())));
        for (std::size_t at = place / kStride * kStride; at < other.size(); ++at)
            feed(other[at], blind);
        for (std::size_t at = 0; at < other.size() && !knowing.isDecided(); ++at)
            feed(other[at], knowing);
        QVERIFY(!blind.isDecided());
        QVERIFY(knowing.isDecided());
        const Report report = knowing.finish();
        QVERIFY(report.finding->what.find("fork") != std::string::npos);
        QVERIFY(report.unchanged <= parts);
    }
}

void TestTampering::cuttingOffTheTailNeedsAnAnchor()
{
    const std::string anchor = m_log->checkpoint();
    for (int i = 0; i < kPositions; ++i) {
        // Cut before an entry, so that it takes all of what belongs to it; what an erasure explains must go, too.
        const std::uint64_t entries = upTo(kEntries);
        if (entries % 350 > 14 && entries % 350 <= 50)
            continue;
        const std::size_t place = m_places[Record::Kind::Entry].at(entries);
        const auto cut = prefix(place, false);
        Verifier blind = m_snapshots.at(place / kStride);
        for (std::size_t at = place / kStride * kStride; at < cut.size(); ++at)
            feed(cut[at], blind);
        const Report unseen = blind.finish();
        QVERIFY2(unseen.isIntact(), unseen.verdict().c_str());
        QVERIFY(!unseen.remarks.empty());

        Verifier knowing = expecting(m_log->key());
        QVERIFY(knowing.addAnchor(anchor));
        const Report seen = verified(cut, knowing);
        QVERIFY(!seen.isIntact());
        QVERIFY(seen.finding->what.find("truncated") != std::string::npos);
        QCOMPARE(*seen.finding->seq, entries);
    }
}

void TestTampering::replayingAnOlderLogNeedsAnAnchor()
{
    const std::string anchor = m_log->checkpoint();
    for (const std::size_t place : m_places[Record::Kind::Checkpoint]) {
        const std::uint64_t size = base()[place].seq;
        if (size == kEntries || (size % 350 > 14 && size % 350 <= 50))
            continue;
        const auto older = prefix(place + 1, false);
        const Report unseen = verified(older, expecting(m_log->key()));
        QVERIFY2(unseen.isIntact(), unseen.verdict().c_str());
        QCOMPARE(unseen.remarks.size(), std::size_t{1});
        QVERIFY(unseen.remarks.front().find("older") != std::string::npos);

        Verifier knowing = expecting(m_log->key());
        QVERIFY(knowing.addAnchor(anchor));
        QVERIFY(!verified(older, knowing).isIntact());
    }
}

QTEST_APPLESS_MAIN(TestTampering)
#include "tst_tampering.moc"
