// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera/cameraworker.h"
#include "camera/knowncamera.h"
#include "camera/sourcefactory.h"
#include "scriptedsource.h"
#include "steadyclock.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;
using namespace jinbi::camera;
using Mode = ScriptedSource::Mode;

namespace {

/// What the system would say, as files of our own.
class Sysfs
{
public:
    Sysfs() { QDir(root()).mkpath(QStringLiteral("class/video4linux")); }
    [[nodiscard]] QString root() const { return m_folder.path(); }
    [[nodiscard]] SystemCameras cameras() const { return SystemCameras(root()); }

    /// The camera in a USB socket; without a serial number as most have none.
    void plugIn(const QString& node, const QString& socket, const QString& name, const QString& model,
                const QString& serial = {}) const
    {
        const QString usb = QStringLiteral("devices/pci0000:00/usb1/") + socket;
        const QString interface = usb + QLatin1Char('/') + socket + QStringLiteral(":1.0");
        write(usb + QStringLiteral("/idVendor"), model.left(4));
        write(usb + QStringLiteral("/idProduct"), model.right(4));
        if (!serial.isEmpty())
            write(usb + QStringLiteral("/serial"), serial);
        drive(interface, QStringLiteral("uvcvideo"));
        announce(node, interface, name);
    }
    /// A device that a program writes into.
    void makeLoopback(const QString& node, const QString& name) const
    {
        const QString folder = QStringLiteral("devices/virtual/video4linux/") + node;
        write(folder + QStringLiteral("/name"), name);
        link(QStringLiteral("class/video4linux/") + node, folder);
    }
    /// One that pretends to be on a bus, as vivid does.
    void makeDriven(const QString& node, const QString& name, const QString& driver) const
    {
        const QString hardware = QStringLiteral("devices/platform/") + node;
        drive(hardware, driver);
        announce(node, hardware, name);
    }
    void unplug(const QString& node) const
    {
        QFile::remove(m_folder.filePath(QStringLiteral("class/video4linux/") + node));
        QDir(m_folder.filePath(QStringLiteral("devices"))).removeRecursively();
    }

private:
    void write(const QString& path, const QString& line) const
    {
        QDir(root()).mkpath(path.section(QLatin1Char('/'), 0, -2));
        QFile file(m_folder.filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(line.toUtf8() + '\n');
    }
    void link(const QString& path, const QString& target) const
    {
        QDir(root()).mkpath(path.section(QLatin1Char('/'), 0, -2));
        QFile::remove(m_folder.filePath(path));
        QVERIFY(QFile::link(m_folder.filePath(target), m_folder.filePath(path)));
    }
    void drive(const QString& hardware, const QString& driver) const
    {
        QDir(root()).mkpath(QStringLiteral("bus/drivers/") + driver);
        link(hardware + QStringLiteral("/driver"), QStringLiteral("bus/drivers/") + driver);
    }
    void announce(const QString& node, const QString& hardware, const QString& name) const
    {
        const QString folder = hardware + QStringLiteral("/video4linux/") + node;
        write(folder + QStringLiteral("/name"), name);
        link(folder + QStringLiteral("/device"), hardware);
        link(QStringLiteral("class/video4linux/") + node, folder);
    }

    QTemporaryDir m_folder;
};

const QString kLogitech = QStringLiteral("046d:082d");
const QString kOther = QStringLiteral("1bcf:2b8d");

} // namespace

/// Cameras of made systems in front of one kiosk; their pictures are all alike.
class TestKnownCamera : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theSystemTellsWhatACameraIs();
    void aSystemThatSaysNothingIsNoIdentity();
    void aNameFromADeviceCannotHoldControlCharacters();
    void theFirstCameraIsKept();
    void aCameraThatDeliversNothingIsNotKept();
    void anotherCameraIsRefusedUntilItIsConfirmed_data();
    void anotherCameraIsRefusedUntilItIsConfirmed();
    void theSameCameraInAnotherSocketIsTheSameOneBySerial();
    void aKnownCameraThatTheSystemNoLongerDescribesIsRefused();
    void aDamagedRecordLetsNobodyIn();
    void aVirtualDeviceIsRefusedUnlessItIsAskedFor_data();
    void aVirtualDeviceIsRefusedUnlessItIsAskedFor();
    void theSettingSaysWhetherItMayBeVirtual();
    void theWorkerReportsAnotherCameraAndItsConfirmation();

private:
    [[nodiscard]] std::unique_ptr<KnownCamera> camera(bool mayBeVirtual = false) const
    {
        return std::make_unique<KnownCamera>(std::make_unique<ScriptedSource>(m_script), m_device,
                                             CameraAdmission{m_known, m_sysfs->cameras(), mayBeVirtual});
    }
    /// Opens and takes a picture, as a kiosk does.
    [[nodiscard]] Result<Frame> look(bool mayBeVirtual = false) const
    {
        const auto source = camera(mayBeVirtual);
        const Result<void> opened = source->open();
        return opened ? source->read() : Result<Frame>(opened.error());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Sysfs> m_sysfs;
    std::shared_ptr<ScriptedSource::Script> m_script;
    QString m_device;
    QString m_known;
    SteadyClock m_clock;
};

void TestKnownCamera::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_sysfs = std::make_unique<Sysfs>();
    m_script = std::make_shared<ScriptedSource::Script>();
    m_device = m_folder->filePath(QStringLiteral("video0"));
    QVERIFY(QFile(m_device).open(QIODevice::WriteOnly));
    m_known = m_folder->filePath(knownCameraName());
}

void TestKnownCamera::theSystemTellsWhatACameraIs()
{
    m_sysfs->plugIn(QStringLiteral("video0"), QStringLiteral("1-2"), QStringLiteral("HD Pro Webcam C920"), kLogitech,
                    QStringLiteral("A1B2C3"));
    // As a person would write it, so that it does not depend on the order of plugging in.
    const QString byId = m_folder->filePath(QStringLiteral("usb-046d_HD_Pro-video-index0"));
    QVERIFY(QFile::link(m_device, byId));
    const auto found = m_sysfs->cameras().identify(byId);
    QVERIFY(found);
    QCOMPARE(found->name, QStringLiteral("HD Pro Webcam C920"));
    QCOMPARE(found->model, kLogitech);
    QCOMPARE(found->serial, QStringLiteral("A1B2C3"));
    QCOMPARE(found->socket, QStringLiteral("pci0000:00/usb1/1-2/1-2:1.0"));
    QVERIFY(!found->isVirtual);
}

void TestKnownCamera::aSystemThatSaysNothingIsNoIdentity()
{
    QVERIFY(!m_sysfs->cameras().identify(m_device));
    QVERIFY(!SystemCameras(QStringLiteral("/nowhere")).identify(m_device));
    QVERIFY(!m_sysfs->cameras().identify({}));
    QVERIFY(look()); // served, and nothing is learnt
    QVERIFY(!QFile::exists(m_known));
}

void TestKnownCamera::aNameFromADeviceCannotHoldControlCharacters()
{
    m_sysfs->plugIn(QStringLiteral("video0"), QStringLiteral("1-2"),
                    QStringLiteral("Cam\x1b[2J\x07") + QString(200, QLatin1Char('x')), kOther);
    const QString name = m_sysfs->cameras().identify(m_device)->name;
    QVERIFY(name.size() <= 64);
    QVERIFY(std::all_of(name.cbegin(), name.cend(), [](QChar letter) { return letter.isPrint(); }));
}

void TestKnownCamera::theFirstCameraIsKept()
{
    m_sysfs->plugIn(QStringLiteral("video0"), QStringLiteral("1-2"), QStringLiteral("C920"), kLogitech);
    QVERIFY(look());
    QVERIFY(QFile::exists(m_known));
    QVERIFY(!(QFile::permissions(m_known) & (QFile::ReadGroup | QFile::ReadOther)));
    QVERIFY(look());
}

void TestKnownCamera::aCameraThatDeliversNothingIsNotKept()
{
    m_sysfs->plugIn(QStringLiteral("video0"), QStringLiteral("1-2"), QStringLiteral("C920"), kLogitech);
    m_script->mode = Mode::Unplugged;
    QVERIFY(!look());
    QVERIFY(!QFile::exists(m_known));
}

void TestKnownCamera::anotherCameraIsRefusedUntilItIsConfirmed_data()
{
    QTest::addColumn<QString>("socket");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("serial");
    QTest::newRow("another model of the same format") << "1-2"
                                                      << "C920" << kOther << "A1";
    QTest::newRow("a twin with another serial number") << "1-2"
                                                       << "C920" << kLogitech << "B2";
    QTest::newRow("a twin without a serial number") << "1-2"
                                                    << "C920" << kLogitech << "";
    QTest::newRow("no USB serial any more, elsewhere") << "1-7"
                                                       << "C920" << kLogitech << "";
}

void TestKnownCamera::anotherCameraIsRefusedUntilItIsConfirmed()
{
    QFETCH(QString, socket);
    QFETCH(QString, name);
    QFETCH(QString, model);
    QFETCH(QString, serial);
    const QString node = QStringLiteral("video0");
    m_sysfs->plugIn(node, QStringLiteral("1-2"), QStringLiteral("C920"), kLogitech, QStringLiteral("A1"));
    QVERIFY(look());
    m_sysfs->unplug(node);
    m_sysfs->plugIn(node, socket, name, model, serial);
    const int opened = m_script->opened;
    const auto source = camera();
    const Result<void> refused = source->open();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Refused);
    QVERIFY(refused.error().message.contains(QStringLiteral("another camera")));
    QVERIFY(source->refusal());
    QCOMPARE(source->refusal()->health, CameraHealth::Another);
    QCOMPARE(source->refusal()->note, name);
    QCOMPARE(m_script->opened, opened); // not even opened
    QVERIFY(*forgetCamera(m_known));
    QVERIFY(source->open()); // the same source: a kiosk need not be started again
    QVERIFY(!source->refusal());
    QVERIFY(source->read());
    QVERIFY(look());
    QVERIFY(*forgetCamera(m_known));
    QVERIFY(!*forgetCamera(m_known));
}

void TestKnownCamera::theSameCameraInAnotherSocketIsTheSameOneBySerial()
{
    const QString node = QStringLiteral("video0");
    m_sysfs->plugIn(node, QStringLiteral("1-2"), QStringLiteral("C920"), kLogitech, QStringLiteral("A1"));
    QVERIFY(look());
    m_sysfs->unplug(node);
    m_sysfs->plugIn(node, QStringLiteral("1-5"), QStringLiteral("C920"), kLogitech, QStringLiteral("A1"));
    QVERIFY(look());
}

void TestKnownCamera::aKnownCameraThatTheSystemNoLongerDescribesIsRefused()
{
    m_sysfs->plugIn(QStringLiteral("video0"), QStringLiteral("1-2"), QStringLiteral("C920"), kLogitech);
    QVERIFY(look());
    m_sysfs->unplug(QStringLiteral("video0"));
    const auto source = camera();
    QVERIFY(!source->open());
    QCOMPARE(source->refusal()->health, CameraHealth::Another);
    // Not there at all is another matter.
    QVERIFY(QFile::remove(m_device));
    m_script->mode = Mode::Unplugged;
    QVERIFY(!source->open());
    QVERIFY(!source->refusal());
}

void TestKnownCamera::aDamagedRecordLetsNobodyIn()
{
    m_sysfs->plugIn(QStringLiteral("video0"), QStringLiteral("1-2"), QStringLiteral("C920"), kLogitech);
    for (const QByteArray& content : {QByteArray(), QByteArray("{\"name\":"), QByteArray("[1,2]")}) {
        QFile file(m_known);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const auto source = camera();
        QVERIFY(!source->open());
        QCOMPARE(source->refusal()->health, CameraHealth::Another);
    }
}

void TestKnownCamera::aVirtualDeviceIsRefusedUnlessItIsAskedFor_data()
{
    QTest::addColumn<QString>("driver");
    QTest::addColumn<QString>("name");
    QTest::newRow("v4l2loopback") << QString() << QStringLiteral("Dummy video device (0x0000)");
    QTest::newRow("v4l2loopback with a fine name") << QString() << QStringLiteral("HD Pro Webcam C920");
    QTest::newRow("by its driver") << QStringLiteral("v4l2 loopback") << QStringLiteral("C920");
    QTest::newRow("vivid") << QStringLiteral("vivid") << QStringLiteral("C920");
}

void TestKnownCamera::aVirtualDeviceIsRefusedUnlessItIsAskedFor()
{
    QFETCH(QString, driver);
    QFETCH(QString, name);
    if (driver.isEmpty())
        m_sysfs->makeLoopback(QStringLiteral("video0"), name);
    else
        m_sysfs->makeDriven(QStringLiteral("video0"), name, driver);
    const auto source = camera();
    const Result<void> refused = source->open();
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(QStringLiteral("not a real camera")));
    QCOMPARE(source->refusal()->health, CameraHealth::Virtual);
    QVERIFY(!QFile::exists(m_known));
    QVERIFY(look(true));
}

void TestKnownCamera::theSettingSaysWhetherItMayBeVirtual()
{
    m_sysfs->makeLoopback(QStringLiteral("video0"), QStringLiteral("Dummy"));
    for (const auto& [setting, health] :
         {std::pair(QStringLiteral("device:/dev/video0"), true), std::pair(QStringLiteral("device:0"), true),
          std::pair(QStringLiteral("virtual:/dev/video0"), false), std::pair(QStringLiteral("virtual:0"), false)}) {
        const auto made = makeSource(setting, m_clock, {}, m_sysfs->cameras());
        QVERIFY(made);
        QCOMPARE((*made)->description(), QStringLiteral("/dev/video0"));
        QVERIFY(!(*made)->open()); // there is no such device here
        QCOMPARE((*made)->refusal().has_value(), health);
    }
    QVERIFY(!makeSource(QStringLiteral("virtual:"), m_clock));
    QVERIFY(!makeSource(QStringLiteral("virtual:/etc/passwd"), m_clock));
}

void TestKnownCamera::theWorkerReportsAnotherCameraAndItsConfirmation()
{
    const QString node = QStringLiteral("video0");
    m_sysfs->plugIn(node, QStringLiteral("1-2"), QStringLiteral("C920"), kLogitech, QStringLiteral("A1"));
    QList<std::pair<CameraHealth, QString>> heard;
    CameraWorker worker(camera(), m_clock, CameraWorker::Timing{20, 100});
    connect(&worker, &CameraWorker::healthChanged, this, [&heard](CameraHealth health, const QString& note) {
        heard.append({health, note});
    });
    worker.start();
    const auto isHeard = [&heard](CameraHealth health) { return !heard.isEmpty() && heard.last().first == health; };
    QTRY_VERIFY(isHeard(CameraHealth::Good));
    m_script->mode = Mode::Unplugged;
    QTRY_VERIFY(isHeard(CameraHealth::Unplugged));
    m_sysfs->unplug(node);
    m_sysfs->plugIn(node, QStringLiteral("1-2"), QStringLiteral("Cheap Cam"), kOther);
    m_script->mode = Mode::Good;
    QTRY_VERIFY(isHeard(CameraHealth::Another) && heard.last().second == QStringLiteral("Cheap Cam"));
    QVERIFY(*forgetCamera(m_known));
    QTRY_VERIFY(isHeard(CameraHealth::Good));
    QVERIFY(heard.last().second.isEmpty());
}

QTEST_GUILESS_MAIN(TestKnownCamera)
#include "tst_knowncamera.moc"
