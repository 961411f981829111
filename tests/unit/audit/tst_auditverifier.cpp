// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/verifier.h"
#include "unit/audit/examplelog.h"

#include <QTest>

#include <sstream>

using namespace jinbi;
using namespace jinbi::audit;
using namespace jinbi::test;

namespace {

Entry at(std::uint64_t wallMs, EntryType type = EntryType::SessionStored)
{
    Entry entry;
    entry.wallMs = wallMs;
    entry.type = type;
    return entry;
}

Entry erasing(const Erasure& erasure)
{
    Entry entry;
    if (!putErasure(entry, erasure))
        qFatal("no erasure");
    return entry;
}

bool says(const Report& report, const std::string& word)
{
    return report.finding && report.finding->what.find(word) != std::string::npos;
}

bool remarks(const Report& report, const std::string& word)
{
    return std::any_of(report.remarks.begin(), report.remarks.end(),
                       [&](const std::string& one) { return one.find(word) != std::string::npos; });
}

Report checked(const LogBuilder& log)
{
    return verified(log.records, expecting(log.key()));
}

LogBuilder shortLog(int entries)
{
    LogBuilder log;
    for (int i = 0; i < entries; ++i)
        log.add(Entry());
    return log;
}

std::string exported(const LogBuilder& log)
{
    std::ostringstream stream;
    writeExport(log.records, log.key().verifier(), stream);
    return stream.str();
}

/// Why the text cannot be used, or nothing.
std::string unusable(const std::string& text, Verifier* verifier = nullptr)
{
    std::istringstream stream(text);
    Verifier own = expecting(signingKey());
    return feedExport(stream, verifier != nullptr ? *verifier : own).reason();
}

/// A stream that is nowhere as a whole: the lines of an export, made while it is read.
class EndlessExport : public std::streambuf
{
public:
    EndlessExport(std::uint64_t entries, const Verifier& verifier) : m_verifier(verifier), m_entries(entries) {}
    /// How many entries at most were read and not yet checked.
    [[nodiscard]] std::uint64_t mostKept() const { return m_mostKept; }

protected:
    int_type underflow() override
    {
        m_line = nextLine();
        if (m_line.empty())
            return traits_type::eof();
        setg(m_line.data(), m_line.data(), m_line.data() + m_line.size());
        return traits_type::to_int_type(m_line.front());
    }

private:
    std::string nextLine()
    {
        const std::uint64_t line = m_lines++;
        if (line == 0)
            return "jinbi-audit-export v1\n";
        if (line <= m_entries) {
            m_mostKept = std::max(m_mostKept, line - 1 - m_verifier.size());
            Entry entry;
            entry.seq = line - 1;
            entry.facts["note"] = std::string(200, 'n');
            return "entry " + toBase64(*encodeEntry(entry)) + '\n';
        }
        return line == m_entries + 1 ? "end " + std::to_string(line) + '\n' : std::string();
    }

    const Verifier& m_verifier;
    std::uint64_t m_entries;
    std::uint64_t m_mostKept = 0;
    std::uint64_t m_lines = 0;
    std::string m_line;
};

} // namespace

class TestAuditVerifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialise()); }

    void anEmptyLogIsIntact();
    void anUnknownTypeIsHashedAndAccepted();
    void aLogWithoutCheckpointsIsBelievedOnlyWhileItIsYoung();
    void anotherKeyIsNoticed();
    void withoutAnExpectedKeyTheReportSaysSo();
    void aCheckpointOfAnotherLogIsNoticed();
    void aCheckpointForMoreThanThereIsMeansTruncated();
    void twoRootsForOneSizeAreAFork();
    void checkpointsOutOfOrderAreNoticed();
    void anAnchorThatNobodyExpectedSignedIsRefused();
    void anAnchorTellsWhatNothingElseCan();

    void timeMayGoBackOnlyWithAClockJump_data();
    void timeMayGoBackOnlyWithAClockJump();

    void aMissingValueNeedsALaterErasure();
    void anErasureNamesEntryAndField();
    void anErasureOfWhatIsStillThereIsNoticed();
    void aMalformedErasureIsNoticed();
    void anErasureIsReadAsItIsWritten();
    void anErasureThatIsTooMuchIsRefused();
    void withheldValuesAreNotAskedFor();
    void aValueOutOfPlaceIsNoticed();
    void anotherStateIsNoticed();

    void anExportIsReadAsItIsWritten();
    void anExportThatIsNoneIsUnusable_data();
    void anExportThatIsNoneIsUnusable();
    void aMalformedRecordIsTampering_data();
    void aMalformedRecordIsTampering();
    void aLongExportIsStreamed();
};

void TestAuditVerifier::anEmptyLogIsIntact()
{
    LogBuilder log;
    QVERIFY(checked(log).isIntact());
    log.sign();
    const Report report = checked(log);
    QVERIFY(report.isIntact());
    QCOMPARE(report.entries, std::uint64_t{0});
    QCOMPARE(report.checkpoints, std::uint64_t{1});

    Hash another = emptyRoot();
    another[0] ^= 1;
    Verifier verifier = expecting(log.key());
    verifier.addCheckpoint(signedCheckpoint(0, another, log.key()));
    QVERIFY(!verifier.finish().isIntact());
}

void TestAuditVerifier::anUnknownTypeIsHashedAndAccepted()
{
    LogBuilder log;
    log.add(at(0, static_cast<EntryType>(54321)));
    log.close();
    QVERIFY(checked(log).isIntact());
    Entry other = at(1767225600000, static_cast<EntryType>(54322));
    log.records.front() = entryRecord(other);
    QVERIFY(!checked(log).isIntact());
}

void TestAuditVerifier::aLogWithoutCheckpointsIsBelievedOnlyWhileItIsYoung()
{
    const auto without = [](std::uint64_t entries) {
        LogBuilder log(1000000);
        for (std::uint64_t i = 0; i < entries; ++i)
            log.add(Entry());
        return checked(log);
    };
    QVERIFY(without(256).isIntact());
    QVERIFY(remarks(without(256), "last 256 entries"));
    QVERIFY(says(without(257), "no checkpoint"));
}

void TestAuditVerifier::anotherKeyIsNoticed()
{
    LogBuilder log(256, signingKey(2));
    log.add(Entry());
    log.close();
    QVERIFY(says(verified(log.records, expecting(signingKey(1))), "not signed as expected"));
    QVERIFY(verified(log.records, expecting(signingKey(2))).isIntact());
    // A log whose key was changed in order: the auditor expects both.
    QVERIFY(verified(log.records, Verifier({{signingKey(1).verifier(), signingKey(2).verifier()}, false})).isIntact());
}

void TestAuditVerifier::withoutAnExpectedKeyTheReportSaysSo()
{
    LogBuilder log = shortLog(3);
    log.close();
    const Report unknown = verified(log.records, Verifier({}));
    QVERIFY(unknown.isIntact());
    QVERIFY(remarks(unknown, "no signature was checked"));

    Verifier believing({});
    believing.addOwnKey(log.key().verifier());
    QVERIFY(remarks(verified(log.records, believing), "log itself names"));
    Verifier deceived({});
    deceived.addOwnKey(signingKey(2).verifier());
    QVERIFY(!verified(log.records, deceived).isIntact());
    // What the log names is of no use where a key is expected.
    Verifier expected = expecting(signingKey(2));
    expected.addOwnKey(log.key().verifier());
    QVERIFY(!verified(log.records, expected).isIntact());
}

void TestAuditVerifier::aCheckpointOfAnotherLogIsNoticed()
{
    LogBuilder log = shortLog(3);
    log.sign();
    Verifier verifier = expecting(log.key());
    for (const Record& record : log.records)
        feed(record, verifier);
    verifier.addCheckpoint(signedCheckpoint(3, log.frontier().root(), log.key(), "branch-0002.bank.example/audit"));
    QVERIFY(says(verifier.finish(), "another log"));
}

void TestAuditVerifier::aCheckpointForMoreThanThereIsMeansTruncated()
{
    LogBuilder log = shortLog(10);
    const std::string later = log.checkpoint();
    LogBuilder cut = shortLog(8);
    cut.records.push_back({Record::Kind::Checkpoint, 10, {later.begin(), later.end()}, {}, {}, {}});
    const Report report = checked(cut);
    QVERIFY(says(report, "truncated"));
    QCOMPARE(*report.finding->seq, std::uint64_t{8});
}

void TestAuditVerifier::twoRootsForOneSizeAreAFork()
{
    const LogBuilder log = shortLog(5);
    Hash another = log.frontier().root();
    another[31] ^= 1;
    Verifier twoAnchors = expecting(log.key());
    QVERIFY(twoAnchors.addAnchor(log.checkpoint()));
    QVERIFY(twoAnchors.addAnchor(log.checkpoint()));
    QVERIFY(!twoAnchors.isDecided());
    QVERIFY(twoAnchors.addAnchor(signedCheckpoint(5, another, log.key())));
    QVERIFY(says(twoAnchors.finish(), "fork"));

    Verifier oneAnchor = expecting(log.key());
    QVERIFY(oneAnchor.addAnchor(signedCheckpoint(5, another, log.key())));
    QVERIFY(says(verified(log.records, oneAnchor), "fork"));
}

void TestAuditVerifier::checkpointsOutOfOrderAreNoticed()
{
    LogBuilder log = shortLog(5);
    const std::string early = log.checkpoint();
    log.add(Entry());
    log.records.push_back({Record::Kind::Checkpoint, 5, {early.begin(), early.end()}, {}, {}, {}});
    QVERIFY(says(checked(log), "out of order"));
}

void TestAuditVerifier::anAnchorThatNobodyExpectedSignedIsRefused()
{
    const LogBuilder log = shortLog(5);
    Verifier verifier = expecting(log.key());
    QVERIFY(!verifier.addAnchor(signedCheckpoint(5, log.frontier().root(), signingKey(2))));
    QVERIFY(!verifier.addAnchor("no note"));
    QVERIFY(!verifier.addAnchor(""));
    QVERIFY(verifier.addAnchor(log.checkpoint()));
    QVERIFY(!verifier.addAnchor(signedCheckpoint(5, log.frontier().root(), log.key(), "another.example/audit")));
    QVERIFY(verified(log.records, verifier).isIntact());
}

void TestAuditVerifier::anAnchorTellsWhatNothingElseCan()
{
    LogBuilder log = shortLog(5);
    const std::string held = log.checkpoint();
    log.add(Entry());
    log.close();
    QVERIFY(remarks(checked(log), "No checkpoint held elsewhere"));
    Verifier verifier = expecting(log.key());
    QVERIFY(verifier.addAnchor(held));
    const Report report = verified(log.records, verifier);
    QVERIFY(report.isIntact());
    QCOMPARE(report.anchors, std::uint64_t{1});
    QVERIFY(!remarks(report, "No checkpoint held elsewhere"));
    QVERIFY(remarks(report, "for 5 entries"));
}

void TestAuditVerifier::timeMayGoBackOnlyWithAClockJump_data()
{
    QTest::addColumn<QList<qint64>>("times");
    QTest::addColumn<int>("jump");
    QTest::addColumn<bool>("isIntact");
    QTest::newRow("forward") << QList<qint64>{10, 20, 30} << -1 << true;
    QTest::newRow("standing") << QList<qint64>{10, 10, 10} << -1 << true;
    QTest::newRow("back") << QList<qint64>{10, 20, 19} << -1 << false;
    QTest::newRow("back with the jump") << QList<qint64>{10, 20, 5, 6} << 2 << true;
    QTest::newRow("back after the jump") << QList<qint64>{10, 20, 20, 5} << 2 << true;
    QTest::newRow("back long after the jump") << QList<qint64>{10, 20, 20, 20, 5} << 2 << false;
    QTest::newRow("back before the jump") << QList<qint64>{10, 20, 5, 5} << 3 << false;
}

void TestAuditVerifier::timeMayGoBackOnlyWithAClockJump()
{
    QFETCH(QList<qint64>, times);
    QFETCH(int, jump);
    QFETCH(bool, isIntact);
    LogBuilder log;
    for (int i = 0; i < times.size(); ++i)
        log.add(at(static_cast<std::uint64_t>(times.at(i)), i == jump ? EntryType::ClockJump : EntryType::SignedIn));
    log.close();
    QCOMPARE(checked(log).isIntact(), isIntact);
}

void TestAuditVerifier::aMissingValueNeedsALaterErasure()
{
    LogBuilder unexplained;
    unexplained.add(Entry(), {{"name", "Zhang"}, {"phone", "1"}}, false);
    unexplained.close();
    const Report report = checked(unexplained);
    QVERIFY(says(report, "name"));
    QCOMPARE(*report.finding->seq, std::uint64_t{0});

    LogBuilder half;
    half.add(Entry(), {{"name", "Zhang"}, {"phone", "1"}}, false);
    half.add(erasing({{0}, {"name"}, "asked"}));
    half.close();
    QVERIFY(says(checked(half), "phone"));

    LogBuilder whole;
    whole.add(Entry(), {{"name", "Zhang"}, {"phone", "1"}}, false);
    whole.add(erasing({{0}, {"name", "phone"}, "asked"}));
    whole.add(erasing({{0}, {"name"}, "asked again"}));
    whole.close();
    QVERIFY(checked(whole).isIntact());
    QCOMPARE(checked(whole).erasedValues, std::uint64_t{2});

    // An earlier erasure explains nothing.
    LogBuilder early;
    early.add(erasing({{1}, {"name"}, "too early"}));
    early.add(Entry(), {{"name", "Zhang"}}, false);
    early.close();
    QVERIFY(!checked(early).isIntact());
}

void TestAuditVerifier::anErasureNamesEntryAndField()
{
    for (const Erasure& wrong :
         {Erasure{{1}, {"name"}, ""}, Erasure{{0}, {"names"}, ""}, Erasure{{99}, {"name"}, ""}}) {
        LogBuilder log;
        log.add(Entry(), {{"name", "Zhang"}}, false);
        log.add(Entry(), {{"phone", "1"}}, false);
        log.add(erasing(wrong));
        log.close();
        QVERIFY(!checked(log).isIntact());
    }
}

void TestAuditVerifier::anErasureOfWhatIsStillThereIsNoticed()
{
    LogBuilder log;
    log.add(Entry(), {{"name", "Zhang"}});
    log.add(erasing({{0}, {"name"}, "asked"}));
    log.close();
    QVERIFY(says(checked(log), "still there"));
}

void TestAuditVerifier::aMalformedErasureIsNoticed()
{
    for (const auto& [seqs, fields] : {std::pair("", "name"), std::pair("0", ""), std::pair("00", "name"),
                                       std::pair("0 0", "name"), std::pair("1 0", "name"), std::pair("0,1", "name"),
                                       std::pair("0 ", "name"), std::pair("0", "phone name"), std::pair("0", "Name")}) {
        LogBuilder log;
        log.add(Entry(), {{"name", "Zhang"}, {"phone", "1"}});
        Entry entry = at(0, EntryType::Erased);
        entry.facts = {{"seqs", seqs}, {"fields", fields}, {"reason", "asked"}};
        log.add(entry);
        log.close();
        QVERIFY(says(checked(log), "tells of an erasure"));
    }
    LogBuilder bare;
    bare.add(at(0, EntryType::Erased));
    QVERIFY(says(checked(bare), "what was erased"));
}

void TestAuditVerifier::anErasureIsReadAsItIsWritten()
{
    const Erasure erasure{{0, 7, ~std::uint64_t{0}}, {"name", "phone"}, "retention"};
    Entry entry;
    QVERIFY(putErasure(entry, erasure));
    QVERIFY(entry.type == EntryType::Erased);
    const auto read = erasureOf(*parseEntry(*encodeEntry(entry)));
    QVERIFY(read);
    QVERIFY(*read == erasure);
}

void TestAuditVerifier::anErasureThatIsTooMuchIsRefused()
{
    Entry entry;
    Erasure many{{}, {"name"}, "retention"};
    for (std::uint64_t i = 0; i < 200; ++i)
        many.seqs.push_back(i);
    QVERIFY(!putErasure(entry, many));
    QVERIFY(!putErasure(entry, {{}, {"name"}, ""}));
    QVERIFY(!putErasure(entry, {{1}, {}, ""}));
    QVERIFY(!putErasure(entry, {{2, 1}, {"name"}, ""}));
    QVERIFY(!putErasure(entry, {{1}, {"Name"}, ""}));
    QVERIFY(!putErasure(entry, {{1}, {"name"}, std::string(257, 'r')}));
    QVERIFY(entry.facts.empty());
}

void TestAuditVerifier::withheldValuesAreNotAskedFor()
{
    LogBuilder log;
    log.add(Entry(), {{"name", "Zhang"}}, false);
    log.add(Entry(), {{"name", "Li"}});
    log.close();
    const Report report = verified(log.records, Verifier({{log.key().verifier()}, true}));
    QVERIFY(report.isIntact());
    QVERIFY(remarks(report, "withheld"));
    // What is shown is still checked.
    for (Record& record : log.records) {
        if (record.kind == Record::Kind::Opening)
            record.bytes.back() ^= 1;
    }
    QVERIFY(!verified(log.records, Verifier({{log.key().verifier()}, true})).isIntact());
}

void TestAuditVerifier::aValueOutOfPlaceIsNoticed()
{
    LogBuilder log;
    log.add(Entry(), {{"name", "Zhang"}});
    log.add(Entry());
    log.close();
    const Record value = log.records[1];
    std::vector<Record> late = log.records;
    std::swap(late[1], late[2]);
    std::vector<Record> early = log.records;
    std::swap(early[0], early[1]);
    std::vector<Record> twice = log.records;
    twice.insert(twice.begin() + 1, value);
    std::vector<Record> renamed = log.records;
    renamed[1].field = "phone";
    std::vector<Record> salted = log.records;
    salted[1].salt[15] ^= 1;
    std::vector<Record> beyond = log.records;
    beyond[1].seq = ~std::uint64_t{0};
    for (const auto& records : {late, early, twice, renamed, salted, beyond})
        QVERIFY(!verified(records, expecting(log.key())).isIntact());
    QVERIFY(checked(log).isIntact());
}

void TestAuditVerifier::anotherStateIsNoticed()
{
    LogBuilder log = shortLog(6);
    log.close();
    QVERIFY(checked(log).isIntact());
    log.records.back().seq = 5;
    QVERIFY(says(checked(log), "go on from"));
    log.records.back().seq = 6;
    log.records.back().bytes.pop_back();
    QVERIFY(says(checked(log), "go on from"));
}

void TestAuditVerifier::anExportIsReadAsItIsWritten()
{
    const LogBuilder log = exampleLog(1000);
    std::istringstream stream(exported(log));
    Verifier verifier = expecting(log.key());
    const auto fed = feedExport(stream, verifier);
    QVERIFY2(fed, fed.reason().c_str());
    const Report report = verifier.finish();
    QVERIFY2(report.isIntact(), report.verdict().c_str());
    QCOMPARE(report.entries, std::uint64_t{1000});
    QCOMPARE(report.checkpoints, std::uint64_t{4});
    QCOMPARE(report.erasedValues, std::uint64_t{6});
}

void TestAuditVerifier::anExportThatIsNoneIsUnusable_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray good = QByteArray::fromStdString(exported(exampleLog(20)));
    const QByteArray last = good.mid(good.lastIndexOf("end "));
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another version") << QByteArray(good).replace("export v1", "export v2");
    QTest::newRow("no header") << good.mid(good.indexOf('\n') + 1);
    QTest::newRow("the last line missing") << good.chopped(last.size());
    QTest::newRow("cut within a line") << good.left(good.size() / 2);
    QTest::newRow("another count") << good.chopped(last.size()) + "end 1\n";
    QTest::newRow("no count") << good.chopped(last.size()) + "end \n";
    QTest::newRow("more behind it") << QByteArray(good + "\n");
    QTest::newRow("twice") << good + good;
    QTest::newRow("an unknown record") << QByteArray(good).replace("state ", "stale ");
    QTest::newRow("an empty line") << QByteArray(good).replace("\nstate ", "\n\nstate ");
    QTest::newRow("carriage returns") << QByteArray(good).replace("\n", "\r\n");
    QTest::newRow("a long line") << QByteArray(good).replace("\nstate ", "\n" + QByteArray(300000, 'a') + "\nstate ");
    QTest::newRow("a long header") << QByteArray(300000, 'a');
}

void TestAuditVerifier::anExportThatIsNoneIsUnusable()
{
    QFETCH(QByteArray, text);
    QVERIFY(!unusable(text.toStdString()).empty());
}

void TestAuditVerifier::aMalformedRecordIsTampering_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("no base64") << QByteArray("\nentry ") << QByteArray("\nentry *");
    QTest::newRow("an empty entry") << QByteArray("\nentry ") << QByteArray("\nentry  ");
    QTest::newRow("a value of no number") << QByteArray("\nopening 0 ") << QByteArray("\nopening x ");
    QTest::newRow("a value of no field") << QByteArray(" name ") << QByteArray(" Name ");
    QTest::newRow("a value without salt") << QByteArray("\nopening 0 name ") << QByteArray("\nopening 0 name  ");
    QTest::newRow("a checkpoint that is none") << QByteArray("\ncheckpoint ") << QByteArray("\ncheckpoint AAAA");
    QTest::newRow("a state of no size") << QByteArray("\nstate 20 ") << QByteArray("\nstate -1 ");
    QTest::newRow("a key that is none") << QByteArray("\nvkey ") << QByteArray("\nvkey a");
}

void TestAuditVerifier::aMalformedRecordIsTampering()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QByteArray text = QByteArray::fromStdString(exported(exampleLog(20)));
    QVERIFY(text.contains(from));
    text.replace(text.indexOf(from), from.size(), to);
    Verifier verifier = expecting(signingKey());
    QCOMPARE(unusable(text.toStdString(), &verifier), std::string());
    QVERIFY(verifier.isDecided());
}

void TestAuditVerifier::aLongExportIsStreamed()
{
    constexpr std::uint64_t kMany = 20000;
    Verifier verifier({});
    EndlessExport endless(kMany, verifier);
    std::istream stream(&endless);
    QVERIFY(feedExport(stream, verifier));
    QCOMPARE(endless.mostKept(), std::uint64_t{0});
    const Report report = verifier.finish();
    QVERIFY(report.isIntact());
    QCOMPARE(report.entries, kMany);
}

QTEST_APPLESS_MAIN(TestAuditVerifier)
#include "tst_auditverifier.moc"
