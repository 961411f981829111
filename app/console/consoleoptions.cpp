// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoleoptions.h"

#include <QCommandLineParser>
#include <QUrl>

namespace jinbi::console {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("ConsoleOptions", text);
}

/// The whole number that an option holds, if it is one inside its limits.
Result<qint64> numberOf(const QCommandLineParser& parser, const QCommandLineOption& option, qint64 least, qint64 most)
{
    bool isNumber = false;
    const qint64 value = parser.value(option).toLongLong(&isNumber);
    if (isNumber && value >= least && value <= most)
        return value;
    return Error{ErrorCode::Invalid,
                 say(QT_TRANSLATE_NOOP("ConsoleOptions", "--%1 takes a whole number from %2 to %3."))
                     .arg(option.names().constFirst())
                     .arg(least)
                     .arg(most),
                 {}};
}

/// Into `value`, if there is one inside the limits.
template <class T>
Result<void> readNumber(const QCommandLineParser& parser, const QCommandLineOption& option, qint64 least, qint64 most,
                        T& value)
{
    const auto number = numberOf(parser, option, least, most);
    if (!number)
        return number.error();
    value = static_cast<T>(*number);
    return {};
}

Result<void> readChoice(const QCommandLineParser& parser, const QCommandLineOption& option, const QStringList& allowed,
                        QString& value)
{
    value = parser.value(option);
    if (value.isEmpty() || allowed.contains(value))
        return {};
    return Error{ErrorCode::Invalid,
                 say(QT_TRANSLATE_NOOP("ConsoleOptions", "--%1 takes one of: %2."))
                     .arg(option.names().constFirst(), allowed.join(QStringLiteral(", "))),
                 {}};
}

/// Of two values, the last one would win without a word.
Result<void> refuseTwice(const QCommandLineParser& parser, const QList<QCommandLineOption>& options)
{
    for (const QCommandLineOption& option : options) {
        if (parser.values(option).size() > 1 && parser.optionNames().count(option.names().constFirst()) > 1)
            return Error{
                ErrorCode::Invalid,
                say(QT_TRANSLATE_NOOP("ConsoleOptions", "--%1 is given twice.")).arg(option.names().constFirst()),
                {}};
    }
    return {};
}

/// Both or neither; nothing but TLS.
Result<void> readBroker(const QString& url, const QString& certificates, ConsoleOptions& options)
{
    if (url.isEmpty() && certificates.isEmpty())
        return {};
    const QUrl broker(url, QUrl::StrictMode);
    if (!broker.isValid() || broker.scheme() != QStringLiteral("mqtts") || broker.host().isEmpty() ||
        certificates.isEmpty() || !broker.userInfo().isEmpty() || broker.port(8883) < 1) {
        return Error{
            ErrorCode::Invalid,
            say(QT_TRANSLATE_NOOP("ConsoleOptions", "--broker takes mqtts://host:port, and --certificates a folder.")),
            {}};
    }
    options.brokerHost = broker.host();
    options.brokerPort = static_cast<quint16>(broker.port(8883));
    options.certificates = certificates;
    return {};
}

Result<void> readStore(const QString& text, ConsoleOptions& options)
{
    if (text == QStringLiteral("sqlite"))
        return {};
    auto address = store::StoreAddress::fromUrl(text);
    if (!address)
        return address.error();
    options.store = *std::move(address);
    return {};
}

/// Every option, in the order of the help.
struct CommandLine
{
    QCommandLineOption store{
        QStringLiteral("store"),
        say(QT_TRANSLATE_NOOP("ConsoleOptions",
                              "Where sessions are kept: sqlite, or postgresql://user@host:port/database.")),
        QStringLiteral("address"), QStringLiteral("sqlite")};
    QCommandLineOption broker{
        QStringLiteral("broker"),
        say(QT_TRANSLATE_NOOP("ConsoleOptions", "Use this broker instead of a private one: mqtts://host:port.")),
        QStringLiteral("url")};
    QCommandLineOption certificates{
        QStringLiteral("certificates"),
        say(QT_TRANSLATE_NOOP("ConsoleOptions", "Folder with the certificates for --broker.")),
        QStringLiteral("folder")};
    QCommandLineOption rehearsal{QStringLiteral("rehearsal"),
                                 say(QT_TRANSLATE_NOOP("ConsoleOptions", "Open a branch of drawn customers."))};
    QCommandLineOption masked{
        QStringLiteral("masked"),
        say(QT_TRANSLATE_NOOP("ConsoleOptions", "Mask the faces of a rehearsal as those of a real branch."))};
    QCommandLineOption headless{QStringLiteral("headless"),
                                say(QT_TRANSLATE_NOOP("ConsoleOptions", "Run for so long without a display.")),
                                QStringLiteral("seconds")};
    QCommandLineOption out{QStringLiteral("out"),
                           say(QT_TRANSLATE_NOOP("ConsoleOptions", "Folder for pictures and summary.json.")),
                           QStringLiteral("folder")};
    QCommandLineOption noPictures{QStringLiteral("no-pictures"),
                                  say(QT_TRANSLATE_NOOP("ConsoleOptions", "A headless run leaves only summary.json."))};
    QCommandLineOption kiosks{QStringLiteral("kiosks"),
                              say(QT_TRANSLATE_NOOP("ConsoleOptions", "Number of rehearsal kiosks.")),
                              QStringLiteral("n"), QStringLiteral("6")};
    QCommandLineOption customers{QStringLiteral("customers"),
                                 say(QT_TRANSLATE_NOOP("ConsoleOptions", "Number of drawn customers.")),
                                 QStringLiteral("n"), QStringLiteral("24")};
    QCommandLineOption seed{QStringLiteral("seed"),
                            say(QT_TRANSLATE_NOOP("ConsoleOptions", "Makes people and visits repeatable.")),
                            QStringLiteral("n"), QStringLiteral("1")};
    QCommandLineOption pace{QStringLiteral("pace"),
                            say(QT_TRANSLATE_NOOP("ConsoleOptions", "Customers act so many times faster.")),
                            QStringLiteral("n"), QStringLiteral("1")};
    QCommandLineOption language{QStringLiteral("language"), QStringLiteral("en | zh_CN"), QStringLiteral("code")};
    QCommandLineOption theme{QStringLiteral("theme"), QStringLiteral("light | dark"), QStringLiteral("name")};
    QCommandLineOption data{QStringLiteral("data"),
                            say(QT_TRANSLATE_NOOP("ConsoleOptions", "Where the branch keeps its files.")),
                            QStringLiteral("folder")};

    [[nodiscard]] QList<QCommandLineOption> all() const
    {
        return {store,  broker,    certificates, rehearsal, masked,   headless, out, noPictures,
                kiosks, customers, seed,         pace,      language, theme,    data};
    }
};

/// Help and version end it, and so does what nobody asks for.
Result<void> refuseOthers(const QCommandLineParser& parser, const QCommandLineOption& help,
                          const QCommandLineOption& version, const CommandLine& line)
{
    if (parser.isSet(help))
        return Error{ErrorCode::Cancelled, parser.helpText(), {}};
    if (parser.isSet(version))
        return Error{ErrorCode::Cancelled, QStringLiteral("jinbi-console " JINBI_VERSION), {}};
    if (!parser.positionalArguments().isEmpty()) {
        return Error{ErrorCode::Invalid,
                     say(QT_TRANSLATE_NOOP("ConsoleOptions", "Unknown argument: %1"))
                         .arg(parser.positionalArguments().constFirst()),
                     {}};
    }
    return refuseTwice(parser, line.all());
}

Result<void> readNumbers(const QCommandLineParser& parser, const CommandLine& line, ConsoleOptions& options)
{
    if (parser.isSet(line.headless)) {
        int seconds = 0;
        if (auto ok = readNumber(parser, line.headless, 5, 86400, seconds); !ok)
            return ok;
        options.headlessSeconds = seconds;
    }
    if (auto ok = readNumber(parser, line.kiosks, 1, 64, options.kiosks); !ok)
        return ok;
    if (auto ok = readNumber(parser, line.seed, 0, 2147483647, options.seed); !ok)
        return ok;
    if (auto ok = readNumber(parser, line.customers, 2, 2000, options.customers); !ok)
        return ok;
    return readNumber(parser, line.pace, 1, 20, options.pace);
}

} // namespace

Result<ConsoleOptions> parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(say(QT_TRANSLATE_NOOP("ConsoleOptions", "Jinbi, the operator console.")));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const CommandLine line;
    parser.addOptions(line.all());
    if (!parser.parse(QStringList{QCoreApplication::applicationName()} + arguments))
        return Error{ErrorCode::Invalid, parser.errorText(), {}};
    if (auto ok = refuseOthers(parser, help, version, line); !ok)
        return ok.error();

    ConsoleOptions options;
    options.rehearsal = parser.isSet(line.rehearsal);
    options.masked = parser.isSet(line.masked);
    options.out = parser.value(line.out);
    options.pictures = !parser.isSet(line.noPictures);
    options.dataFolder = parser.value(line.data);
    if (auto ok = readNumbers(parser, line, options); !ok)
        return ok.error();
    if (auto ok = readChoice(parser, line.language, {QStringLiteral("en"), QStringLiteral("zh_CN")}, options.language);
        !ok)
        return ok.error();
    if (auto ok = readChoice(parser, line.theme, {QStringLiteral("light"), QStringLiteral("dark")}, options.theme); !ok)
        return ok.error();
    if (auto ok = readBroker(parser.value(line.broker), parser.value(line.certificates), options); !ok)
        return ok.error();
    if (auto ok = readStore(parser.value(line.store), options); !ok)
        return ok.error();
    return options;
}

} // namespace jinbi::console
