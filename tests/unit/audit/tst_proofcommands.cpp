// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/merkle.h"
#include "unit/audit/auditprogram.h"
#include "unit/audit/merklevectors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace jinbi;
using namespace jinbi::test;

namespace {

QString base64(const audit::Hash& hash)
{
    return QString::fromStdString(audit::toBase64(hash));
}

QJsonArray listOf(const audit::Proof& proof)
{
    QJsonArray list;
    for (const audit::Hash& hash : proof)
        list.append(base64(hash));
    return list;
}

QJsonObject inclusionOf(std::uint64_t index, std::size_t size)
{
    const auto leaves = exampleLeaves();
    const std::span<const audit::Hash> tree(leaves.data(), size);
    return {{QStringLiteral("leafIdx"), static_cast<int>(index)},
            {QStringLiteral("treeSize"), static_cast<int>(size)},
            {QStringLiteral("root"), base64(audit::rootOf(tree))},
            {QStringLiteral("leafHash"), base64(leaves[index])},
            {QStringLiteral("proof"), listOf(*audit::inclusionProof(tree, index))},
            {QStringLiteral("desc"), QStringLiteral("made here")},
            {QStringLiteral("wantErr"), true}};
}

QJsonObject consistencyOf(std::size_t size1, std::size_t size2)
{
    const auto leaves = exampleLeaves();
    const std::span<const audit::Hash> tree(leaves.data(), size2);
    return {{QStringLiteral("size1"), static_cast<int>(size1)},
            {QStringLiteral("size2"), static_cast<int>(size2)},
            {QStringLiteral("root1"), base64(audit::rootOf(tree.first(size1)))},
            {QStringLiteral("root2"), base64(audit::rootOf(tree))},
            {QStringLiteral("proof"), listOf(*audit::consistencyProof(tree, size1))}};
}

QByteArray bytesOf(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

class TestProofCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRootOfAFileOfLeavesIsPrinted_data();
    void theRootOfAFileOfLeavesIsPrinted();
    void aFileThatIsNotHexIsUnusable();
    void everyProofOfTheExampleTreeIsValid();
    void treesOfOneSizeAreComparedByteForByte();
    void whatAProofDoesNotShowIsNotValid_data();
    void whatAProofDoesNotShowIsNotValid();
    void whatIsNoProofIsUnusable_data();
    void whatIsNoProofIsUnusable();
    void aNoteIsPrintedWhenAKeySignedIt();
    void aNoteThatNoKeySignedIsNotValid();
    void whatIsNoNoteIsUnusable();
    void helpAndVersionAreGood();
    void unknownWordsAreUnusable_data();
    void unknownWordsAreUnusable();

private:
    Files m_files;
};

void TestProofCommands::theRootOfAFileOfLeavesIsPrinted_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("size");
    QTest::newRow("an empty file") << QByteArray() << 0;
    QTest::newRow("one empty line") << QByteArray("\n") << 1;
    QTest::newRow("no last line feed") << QByteArray("\n00") << 2;
    QByteArray lines;
    for (int size = 1; size <= 8; ++size) {
        lines += QByteArray::fromStdString(kLeafInputs.at(static_cast<std::size_t>(size - 1))) + '\n';
        QTest::addRow("%d leaves", size) << lines << size;
    }
}

void TestProofCommands::theRootOfAFileOfLeavesIsPrinted()
{
    QFETCH(QByteArray, file);
    QFETCH(int, size);
    const Ran ran = runAudit({QStringLiteral("merkle"), m_files.write(QStringLiteral("leaves"), file)});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.output, QByteArray::fromStdString(kRoots.at(static_cast<std::size_t>(size))) + '\n');
}

void TestProofCommands::aFileThatIsNotHexIsUnusable()
{
    for (const QByteArray& file : {QByteArray("0"), QByteArray("xy\n"), QByteArray("00\r\n"), QByteArray(" 00\n")}) {
        const Ran ran = runAudit({QStringLiteral("merkle"), m_files.write(QStringLiteral("leaves"), file)});
        QCOMPARE(ran.code, 2);
        QVERIFY(ran.output.isEmpty());
        QVERIFY(ran.complaints.contains("line 1"));
    }
    QCOMPARE(runAudit({QStringLiteral("merkle"), m_files.path(QStringLiteral("missing"))}).code, 2);
    QCOMPARE(runAudit({QStringLiteral("merkle"), m_files.path({})}).code, 2);
}

void TestProofCommands::everyProofOfTheExampleTreeIsValid()
{
    for (std::size_t size = 1; size <= 8; ++size) {
        for (std::size_t part = 0; part < size; ++part) {
            const QString in = m_files.write(QStringLiteral("in.json"), bytesOf(inclusionOf(part, size)));
            QCOMPARE(runAudit({QStringLiteral("inclusion"), in}).code, 0);
            const QString grown = m_files.write(QStringLiteral("grown.json"), bytesOf(consistencyOf(part + 1, size)));
            QCOMPARE(runAudit({QStringLiteral("consistency"), grown}).code, 0);
        }
    }
}

void TestProofCommands::treesOfOneSizeAreComparedByteForByte()
{
    // As in the public test data, where such roots are no hashes at all.
    for (const auto& [root1, size, code] : {std::tuple("ZG9uJ3QgY2FyZSAy", 1, 0), std::tuple("ZG9uJ3QgY2FyZSAx", 1, 1),
                                            std::tuple("ZG9uJ3QgY2FyZSAy", 0, 1)}) {
        const QJsonObject file = {{QStringLiteral("size1"), size},
                                  {QStringLiteral("size2"), size},
                                  {QStringLiteral("root1"), QString::fromLatin1(root1)},
                                  {QStringLiteral("root2"), QStringLiteral("ZG9uJ3QgY2FyZSAy")},
                                  {QStringLiteral("proof"), QJsonArray()}};
        const QString path = m_files.write(QStringLiteral("same.json"), bytesOf(file));
        QCOMPARE(runAudit({QStringLiteral("consistency"), path}).code, code);
    }
}

void TestProofCommands::whatAProofDoesNotShowIsNotValid_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("file");
    const auto in = [](const char* name, const QByteArray& from, const QByteArray& to) {
        QByteArray file = bytesOf(inclusionOf(5, 8));
        if (!file.contains(from))
            qFatal("nothing to replace");
        QTest::newRow(name) << QStringLiteral("inclusion") << file.replace(from, to);
    };
    in("another leaf", "\"leafIdx\":5", "\"leafIdx\":4");
    in("a leaf outside", "\"leafIdx\":5", "\"leafIdx\":8");
    in("the largest number", "\"leafIdx\":5", "\"leafIdx\":18446744073709551615");
    in("above 2 to the 63rd", "\"treeSize\":8", "\"treeSize\":9223372036854775816");
    in("an empty tree", "\"treeSize\":8", "\"treeSize\":0");
    in("an empty root", QByteArray("\"root\":\"") + base64(audit::rootOf(exampleLeaves())).toLatin1(), "\"root\":\"");
    in("a step that is no hash", "\"proof\":[", "\"proof\":[\"\",");
    QJsonObject noProof = inclusionOf(5, 8);
    noProof.insert(QStringLiteral("proof"), QJsonValue::Null);
    QTest::newRow("no proof") << QStringLiteral("inclusion") << bytesOf(noProof);

    const auto grown = [](const char* name, const QJsonObject& changes) {
        QJsonObject file = consistencyOf(3, 7);
        for (const QString& key : changes.keys())
            file.insert(key, changes.value(key));
        QTest::newRow(name) << QStringLiteral("consistency") << bytesOf(file);
    };
    grown("the sizes swapped", {{QStringLiteral("size1"), 7}, {QStringLiteral("size2"), 3}});
    grown("from nothing", {{QStringLiteral("size1"), 0}});
    grown("nothing from nothing", {{QStringLiteral("size1"), 0},
                                   {QStringLiteral("size2"), 0},
                                   {QStringLiteral("root1"), QString()},
                                   {QStringLiteral("root2"), QString()},
                                   {QStringLiteral("proof"), QJsonArray()}});
    grown("one size with a proof", {{QStringLiteral("size1"), 7}});
    grown("no steps", {{QStringLiteral("proof"), QJsonValue::Null}});
    grown("a root of another length", {{QStringLiteral("root1"), QStringLiteral("QUJD")}});
    grown("two roots of one size", {{QStringLiteral("size1"), 7}, {QStringLiteral("proof"), QJsonArray()}});
}

void TestProofCommands::whatAProofDoesNotShowIsNotValid()
{
    QFETCH(QString, command);
    QFETCH(QByteArray, file);
    const Ran ran = runAudit({command, m_files.write(QStringLiteral("proof.json"), file)});
    QCOMPARE(ran.code, 1);
    QVERIFY(ran.output.startsWith("Not valid: "));
}

void TestProofCommands::whatIsNoProofIsUnusable_data()
{
    QTest::addColumn<QByteArray>("file");
    const QByteArray good = bytesOf(inclusionOf(5, 8));
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{\"leafIdx\":");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("an empty object") << QByteArray("{}");
    QTest::newRow("a negative number") << QByteArray(good).replace("\"leafIdx\":5", "\"leafIdx\":-1");
    QTest::newRow("half a leaf") << QByteArray(good).replace("\"leafIdx\":5", "\"leafIdx\":5.5");
    QTest::newRow("a number as text") << QByteArray(good).replace("\"leafIdx\":5", "\"leafIdx\":\"5\"");
    QTest::newRow("2 to the 64th") << QByteArray(good).replace("\"leafIdx\":5", "\"leafIdx\":18446744073709551616");
    QTest::newRow("a number in the proof") << QByteArray(good).replace("\"proof\":[", "\"proof\":[1,");
    QTest::newRow("no base64 in the proof") << QByteArray(good).replace("\"proof\":[", "\"proof\":[\"*\",");
    QTest::newRow("a proof that is no list") << QByteArray(good).replace("\"proof\":", "\"proof\":1,\"was\":");
    QTest::newRow("no proof at all") << QByteArray(good).replace("\"proof\":", "\"was\":");
    QTest::newRow("much too long") << QByteArray(2 * 1024 * 1024, ' ');
}

void TestProofCommands::whatIsNoProofIsUnusable()
{
    QFETCH(QByteArray, file);
    const QString path = m_files.write(QStringLiteral("proof.json"), file);
    for (const QString& command : {QStringLiteral("inclusion"), QStringLiteral("consistency")}) {
        const Ran ran = runAudit({command, path});
        QCOMPARE(ran.code, 2);
        QVERIFY(ran.output.isEmpty());
        QVERIFY(ran.complaints.startsWith("jinbi-audit: "));
    }
}

const QByteArray kNote =
    "This is an example message.\n\n\xE2\x80\x94 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6T"
    "fXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
const QString kKey = QStringLiteral("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
const QString kOtherKey = QStringLiteral("other.example+ae8bb463+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f");

void TestProofCommands::aNoteIsPrintedWhenAKeySignedIt()
{
    const QString path = m_files.write(QStringLiteral("note"), kNote);
    const QStringList before = {
        QStringLiteral("note"), QStringLiteral("--vkey"), kOtherKey, QStringLiteral("--vkey"), kKey, path};
    const QStringList behind = {QStringLiteral("note"), path, QStringLiteral("--vkey"), kKey};
    for (const QStringList& arguments : {before, behind}) {
        const Ran ran = runAudit(arguments);
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.output, QByteArray("This is an example message.\n"));
    }
}

void TestProofCommands::aNoteThatNoKeySignedIsNotValid()
{
    const QString good = m_files.write(QStringLiteral("note"), kNote);
    const QString bad = m_files.write(QStringLiteral("bad"), QByteArray(kNote).replace("message", "massage"));
    for (const auto& [path, key] : {std::pair(good, kOtherKey), std::pair(bad, kKey)}) {
        const Ran ran = runAudit({QStringLiteral("note"), path, QStringLiteral("--vkey"), key});
        QCOMPARE(ran.code, 1);
        QVERIFY(ran.output.isEmpty());
    }
}

void TestProofCommands::whatIsNoNoteIsUnusable()
{
    const QString crlf = m_files.write(QStringLiteral("crlf"), QByteArray(kNote).replace("\n", "\r\n"));
    QCOMPARE(runAudit({QStringLiteral("note"), crlf, QStringLiteral("--vkey"), kKey}).code, 2);
    const QString good = m_files.write(QStringLiteral("note"), kNote);
    QCOMPARE(runAudit({QStringLiteral("note"), good}).code, 2);
    QCOMPARE(runAudit({QStringLiteral("note"), good, QStringLiteral("--vkey")}).code, 2);
    QCOMPARE(runAudit({QStringLiteral("note"), good, QStringLiteral("--vkey"), QStringLiteral("none")}).code, 2);
    QCOMPARE(runAudit({QStringLiteral("note"), good, good, QStringLiteral("--vkey"), kKey}).code, 2);
}

void TestProofCommands::helpAndVersionAreGood()
{
    const Ran help = runAudit({QStringLiteral("--help")});
    QCOMPARE(help.code, 0);
    for (const char* command : {"merkle", "inclusion", "consistency", "note", "Exit code"})
        QVERIFY(help.output.contains(command));
    const Ran version = runAudit({QStringLiteral("--version")});
    QCOMPARE(version.code, 0);
    QVERIFY(version.output.startsWith("jinbi-audit 0."));
}

void TestProofCommands::unknownWordsAreUnusable_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("a command") << QStringList{QStringLiteral("repair")};
    QTest::newRow("an option") << QStringList{QStringLiteral("--fast")};
    QTest::newRow("an option of a command")
        << QStringList{QStringLiteral("merkle"), QStringLiteral("--fast"), QStringLiteral("/dev/null")};
    QTest::newRow("another command's option")
        << QStringList{QStringLiteral("merkle"), QStringLiteral("--vkey"), kKey, QStringLiteral("/dev/null")};
    QTest::newRow("no file") << QStringList{QStringLiteral("merkle")};
}

void TestProofCommands::unknownWordsAreUnusable()
{
    QFETCH(QStringList, words);
    const Ran ran = runAudit(words);
    QCOMPARE(ran.code, 2);
    QVERIFY(ran.output.isEmpty());
    QVERIFY(!ran.complaints.isEmpty());
}

QTEST_GUILESS_MAIN(TestProofCommands)
#include "tst_proofcommands.moc"
