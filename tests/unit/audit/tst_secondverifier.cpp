// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/audit/auditprogram.h"
#include "unit/audit/examplelog.h"

#include <QProcess>
#include <QTest>

#include <random>
#include <sstream>

using namespace jinbi;
using namespace jinbi::audit;
using namespace jinbi::test;

namespace {

constexpr std::uint64_t kEntries = 800;
constexpr int kOfEach = 25;

/// What two programs that never met have to agree on.
enum class Verdict { Intact, Tampered, Unusable };

const char* nameOf(Verdict verdict)
{
    static constexpr const char* kNames[] = {"intact", "tampered", "unusable"};
    return kNames[static_cast<int>(verdict)];
}

QByteArray textOf(const LogBuilder& log)
{
    std::ostringstream stream;
    writeExport(log.records, log.key().verifier(), stream);
    return QByteArray::fromStdString(stream.str());
}

Verdict ours(const QByteArray& text)
{
    std::istringstream stream(text.toStdString());
    Verifier verifier({});
    if (!feedExport(stream, verifier))
        return Verdict::Unusable;
    return verifier.finish().isIntact() ? Verdict::Intact : Verdict::Tampered;
}

/// The lines between heading and end, put together again with a right count.
QByteArray rebuilt(const QByteArrayList& lines)
{
    const QByteArray end = "end " + QByteArray::number(lines.size() + 1) + '\n';
    return "jinbi-audit-export v1\n" + lines.join('\n') + '\n' + end;
}

} // namespace

/// resources/scripts/second-verifier.py was written from the formats alone. Where the two disagree, one of them is
/// wrong, or the description is.
class TestSecondVerifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void bothFindTheSameInEveryDamagedLog_data();
    void bothFindTheSameInEveryDamagedLog();
    void bothFindTheTailMissingByAnAnchor();

private:
    using Damage = QByteArray (TestSecondVerifier::*)();

    [[nodiscard]] std::size_t upTo(qsizetype count)
    {
        return std::uniform_int_distribution<std::size_t>(0, static_cast<std::size_t>(count) - 1)(m_random);
    }
    [[nodiscard]] qsizetype somewhere() { return static_cast<qsizetype>(upTo(m_lines.size())); }
    QByteArray untouched() { return m_text; }
    QByteArray anotherCharacter();
    QByteArray anotherBit();
    QByteArray oneLineLess();
    QByteArray oneLineTwice();
    QByteArray twoLinesSwapped();
    QByteArray cutOff();
    QByteArray cutOffWithAnEnd();

    QByteArray m_text;
    QByteArrayList m_lines;
    std::mt19937 m_random{20261123};
};

void TestSecondVerifier::initTestCase()
{
    QVERIFY(initialise());
    m_text = textOf(exampleLog(kEntries));
    m_lines = m_text.trimmed().split('\n');
    m_lines.removeFirst();
    m_lines.removeLast();
    QCOMPARE(rebuilt(m_lines), m_text);
}

QByteArray TestSecondVerifier::anotherCharacter()
{
    static constexpr char kCharacters[] = "AZaz09+/= \x7f\xc3";
    QByteArray text = m_text;
    text[static_cast<qsizetype>(upTo(text.size()))] = kCharacters[upTo(sizeof(kCharacters) - 1)];
    return text;
}

/// Of what a line holds, in good base64.
QByteArray TestSecondVerifier::anotherBit()
{
    QByteArrayList lines = m_lines;
    QByteArray& line = lines[somewhere()];
    QByteArrayList fields = line.split(' ');
    QByteArray& field = fields[fields.size() - 1];
    QByteArray bytes = QByteArray::fromBase64(field);
    const std::size_t bit = upTo(bytes.size() * 8);
    bytes[static_cast<qsizetype>(bit / 8)] =
        static_cast<char>(bytes.at(static_cast<qsizetype>(bit / 8)) ^ (1 << bit % 8));
    field = bytes.toBase64();
    line = fields.join(' ');
    return rebuilt(lines);
}

QByteArray TestSecondVerifier::oneLineLess()
{
    QByteArrayList lines = m_lines;
    lines.removeAt(somewhere());
    return rebuilt(lines);
}

QByteArray TestSecondVerifier::oneLineTwice()
{
    QByteArrayList lines = m_lines;
    const qsizetype place = somewhere();
    lines.insert(place, QByteArray(lines.at(place)));
    return rebuilt(lines);
}

QByteArray TestSecondVerifier::twoLinesSwapped()
{
    QByteArrayList lines = m_lines;
    lines.swapItemsAt(somewhere(), somewhere());
    return rebuilt(lines);
}

QByteArray TestSecondVerifier::cutOff()
{
    return m_text.first(static_cast<qsizetype>(upTo(m_text.size())));
}

QByteArray TestSecondVerifier::cutOffWithAnEnd()
{
    return rebuilt(m_lines.first(1 + somewhere()));
}

void TestSecondVerifier::bothFindTheSameInEveryDamagedLog_data()
{
    QTest::addColumn<int>("damage");
    const char* names[] = {"none",           "another character", "another bit", "one line less",
                           "one line twice", "two lines swapped", "cut off",     "cut off, with an end"};
    for (int i = 0; i < 8; ++i)
        QTest::newRow(names[i]) << i;
}

void TestSecondVerifier::bothFindTheSameInEveryDamagedLog()
{
    static constexpr Damage kDamages[] = {
        &TestSecondVerifier::untouched,   &TestSecondVerifier::anotherCharacter, &TestSecondVerifier::anotherBit,
        &TestSecondVerifier::oneLineLess, &TestSecondVerifier::oneLineTwice,     &TestSecondVerifier::twoLinesSwapped,
        &TestSecondVerifier::cutOff,      &TestSecondVerifier::cutOffWithAnEnd,
    };
    QFETCH(int, damage);
    const Files files;
    QStringList arguments{QStringLiteral(JINBI_SECOND_VERIFIER)};
    QList<Verdict> verdicts;
    for (int i = 0; i < (damage == 0 ? 1 : kOfEach); ++i) {
        const QByteArray text = (this->*kDamages[damage])();
        verdicts.append(ours(text));
        arguments.append(files.write(QString::number(i), text));
    }
    QProcess second;
    second.start(QStringLiteral("python3"), arguments);
    QVERIFY(second.waitForFinished(60000));
    const QByteArray error = second.readAllStandardError();
    QVERIFY2(error.isEmpty(), error.constData());
    const QByteArrayList said = second.readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(said.size(), verdicts.size());
    for (qsizetype i = 0; i < said.size(); ++i) {
        const bool isSame = said.at(i).contains(QByteArray(": ") + nameOf(verdicts.at(i)));
        const QByteArray both = said.at(i) + " | ours: " + nameOf(verdicts.at(i));
        QVERIFY2(isSame, both.constData());
    }
    if (damage == 0)
        QCOMPARE(verdicts.constFirst(), Verdict::Intact);
}

void TestSecondVerifier::bothFindTheTailMissingByAnAnchor()
{
    const LogBuilder whole = exampleLog(kEntries);
    const LogBuilder older = exampleLog(kEntries / 2);
    const Files files;
    const QString anchor = files.write(QStringLiteral("anchor"), QByteArray::fromStdString(whole.checkpoint()));
    const QString path = files.write(QStringLiteral("older"), textOf(older));
    const QString script = QStringLiteral(JINBI_SECOND_VERIFIER);
    QCOMPARE(QProcess::execute(QStringLiteral("python3"), {script, path}), 0);
    QCOMPARE(QProcess::execute(QStringLiteral("python3"), {script, QStringLiteral("--anchor"), anchor, path}), 1);
    QCOMPARE(runAudit({QStringLiteral("verify"), QStringLiteral("--anchor"), anchor, path}).code, 1);
}

QTEST_APPLESS_MAIN(TestSecondVerifier)
#include "tst_secondverifier.moc"
