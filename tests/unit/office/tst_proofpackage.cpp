// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/office/branchoffice.h"
#include "unit/office/people.h"

#include "audit/exportfile.h"
#include "crypto/sealing.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <fstream>

using namespace jinbi;
using namespace jinbi::test;

/// The file with which somebody else checks the log.
class TestProofPackage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { StoreKinds::addRows(); }
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() { m_office = std::make_unique<BranchOffice>(m_kinds); }
    void cleanup() { m_office.reset(); }
    void theVerifierFindsItIntactAndWhole();
    void aByteThatIsAnotherIsFound();
    void itIsPrivateAndTakesThePlaceOfAnOlderOne();
    void withoutTheRightPermitThereIsNone();
    void whatCannotBeWrittenLeavesNothing();

private:
    Result<qint64> exportTo(const QString& path, Action action = Action::ExportAudit)
    {
        return answerOf(m_office->log().exportPackage(path, AccessPolicy::permit(OperatorId::create(), action)));
    }
    void append(int count)
    {
        for (int i = 0; i < count; ++i) {
            const Act act{ActKind::SessionsExported,
                          QStringLiteral("somebody"),
                          QString::number(i),
                          {},
                          {{QStringLiteral("reason"), QStringLiteral("why %1").arg(i)}}};
            const auto written = answerOf(m_office->log().append(act));
            QVERIFY(written);
        }
    }
    static audit::Report reportOf(const QString& path)
    {
        std::ifstream file(QFile::encodeName(path).toStdString(), std::ios::binary);
        audit::Verifier verifier({});
        const auto fed = audit::feedExport(file, verifier);
        if (!fed)
            qFatal("%s", fed.reason().c_str());
        return verifier.finish();
    }

    StoreKinds m_kinds;
    std::unique_ptr<BranchOffice> m_office;
    QTemporaryDir m_folder;
};

void TestProofPackage::theVerifierFindsItIntactAndWhole()
{
    append(300);
    const QString path = m_folder.filePath(QStringLiteral("whole.jinbi-audit"));
    const auto entries = exportTo(path);
    QVERIFY2(entries, entries ? "" : qPrintable(entries.error().detail));
    QCOMPARE(*entries, 302); // with the log's own beginning, and the export itself
    const audit::Report report = reportOf(path);
    QVERIFY2(report.isIntact(), report.finding ? report.finding->what.c_str() : "");
    QCOMPARE(report.entries, 302U);
    QVERIFY(report.checkpoints >= 1);
    QCOMPARE(m_office->rowsOf(ActKind::AuditExported).size(), 1);
}

void TestProofPackage::aByteThatIsAnotherIsFound()
{
    append(20);
    const QString path = m_folder.filePath(QStringLiteral("changed.jinbi-audit"));
    QVERIFY(exportTo(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    const qsizetype at = bytes.indexOf("opening ");
    QVERIFY(at > 0);
    const qsizetype value = bytes.indexOf('\n', at) - 6;
    bytes[value] = bytes[value] == 'A' ? 'B' : 'A';
    file.seek(0);
    file.write(bytes);
    file.close();
    QVERIFY(!reportOf(path).isIntact());
}

void TestProofPackage::itIsPrivateAndTakesThePlaceOfAnOlderOne()
{
    append(3);
    const QString path = m_folder.filePath(QStringLiteral("again.jinbi-audit"));
    QVERIFY(exportTo(path));
    const qint64 size = QFile(path).size();
    QVERIFY(exportTo(path));
    QVERIFY(QFile(path).size() > size);
    QCOMPARE(QFile::permissions(path) & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
    const QStringList left = QDir(m_folder.path()).entryList({QStringLiteral("again*")}, QDir::Files);
    QCOMPARE(left.size(), 1);
}

void TestProofPackage::withoutTheRightPermitThereIsNone()
{
    const QString path = m_folder.filePath(QStringLiteral("refused.jinbi-audit"));
    const auto entries = exportTo(path, Action::ReadAudit);
    QVERIFY(!entries);
    QCOMPARE(entries.error().code, ErrorCode::Refused);
    QVERIFY(!QFile::exists(path));
    QVERIFY(m_office->rowsOf(ActKind::AuditExported).isEmpty());
}

void TestProofPackage::whatCannotBeWrittenLeavesNothing()
{
    const auto entries = exportTo(QStringLiteral("/nonexistent/folder/log.jinbi-audit"));
    QVERIFY(!entries);
    QCOMPARE(entries.error().code, ErrorCode::Io);
}

QTEST_GUILESS_MAIN(TestProofPackage)
#include "tst_proofpackage.moc"
