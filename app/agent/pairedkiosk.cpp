// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/pairedkiosk.h"

#include "crypto/codebox.h"
#include "crypto/sealing.h"
#include "pairing/pairedfolder.h"
#include "platform/systemclock.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QTextStream>

#include <termios.h>
#include <unistd.h>

namespace jinbi::agent {

namespace {

constexpr qint64 kMaxLine = 256;

QString say(const char* text)
{
    return QCoreApplication::translate("Pairing", text);
}

/// No echo while it lives, if there is a terminal.
class Hush
{
public:
    Hush() : m_isTerminal(::isatty(STDIN_FILENO) == 1 && ::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_isTerminal)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
        QTextStream(stderr) << say(QT_TRANSLATE_NOOP("Pairing", "Pairing code: ")) << Qt::flush;
    }
    ~Hush()
    {
        if (!m_isTerminal)
            return;
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        QTextStream(stderr) << '\n';
    }
    Q_DISABLE_COPY_MOVE(Hush)

private:
    termios m_before = {};
    bool m_isTerminal;
};

Result<pairing::PairingCode> readCode(const QString& codeFile)
{
    QFile file(codeFile);
    const bool isOpen =
        codeFile.isEmpty() ? file.open(STDIN_FILENO, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return Error{ErrorCode::Io, say(QT_TRANSLATE_NOOP("Pairing", "The pairing code cannot be read.")),
                     file.errorString()};
    const Hush hush;
    QByteArray line = file.readLine(kMaxLine);
    auto code = pairing::PairingCode::from(QString::fromUtf8(line));
    crypto::wipe(line);
    return code;
}

} // namespace

Result<void> pairKiosk(const QString& bundle, const QString& codeFile, const QString& data)
{
    if (auto ready = crypto::initialise(); !ready)
        return ready;
    QFile file(bundle);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::Io, say(QT_TRANSLATE_NOOP("Pairing", "The pairing file cannot be read.")),
                     file.errorString()};
    }
    const QByteArray bytes = file.read(pairing::kMaxBundleBytes + 1);
    const auto code = readCode(codeFile);
    if (!code)
        return code.error();
    const auto opened = pairing::open(bytes, *code, platform::SystemClock().utcMs());
    if (!opened)
        return opened.error();
    const auto kept = pairing::keep(*opened, QFileInfo(data).absoluteFilePath());
    if (!kept)
        return kept.error();
    QTextStream(stdout) << say(QT_TRANSLATE_NOOP("Pairing", "Paired as %1.")).arg(opened->kiosk.toString()) << '\n';
    return {};
}

Result<rehearsal::FleetConfig> pairedFleet(const QString& data, const QString& camera)
{
    const auto paired = pairing::find(QFileInfo(data).absoluteFilePath());
    if (!paired)
        return paired.error();
    const pairing::Bundle& bundle = paired->bundle;
    if (!bundle.rehearsal) {
        return Error{ErrorCode::Refused,
                     say(QT_TRANSLATE_NOOP("Pairing", "This kiosk belongs to a real branch. References and a bank host "
                                                      "for it are not part of this version, so it cannot serve.")),
                     QStringLiteral("no references and no bank host outside a rehearsal")};
    }
    rehearsal::FleetConfig config;
    config.rehearsal = true;
    config.seed = bundle.seed;
    config.customers = bundle.customers;
    config.pace = bundle.pace;
    config.brokerHost = bundle.brokerHost;
    config.brokerPort = bundle.brokerPort;
    config.caFile = paired->caFile;
    config.sealingKey = bundle.sealingKey;
    config.policyKeys = bundle.policyKeys;
    config.dataFolder = paired->dataFolder;
    rehearsal::KioskConfig kiosk;
    kiosk.id = bundle.kiosk;
    kiosk.place = bundle.place;
    kiosk.camera = camera;
    kiosk.certFile = paired->certFile;
    kiosk.keyFile = paired->keyFile;
    kiosk.messageKey = bundle.messageKey;
    kiosk.mode = bundle.mode;
    kiosk.profile = bundle.profile;
    config.kiosks.append(kiosk);
    return config;
}

} // namespace jinbi::agent
