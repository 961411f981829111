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
Result<qint64> number(const QCommandLineParser& parser, const QCommandLineOption& option, qint64 least, qint64 most)
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

Result<QString> choice(const QCommandLineParser& parser, const QCommandLineOption& option, const QStringList& allowed)
{
    const QString value = parser.value(option);
    if (value.isEmpty() || allowed.contains(value))
        return value;
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

} // namespace

Result<ConsoleOptions> parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(say(QT_TRANSLATE_NOOP("ConsoleOptions", "Jinbi, the operator console.")));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption rehearsal(QStringLiteral("rehearsal"),
                                       say(QT_TRANSLATE_NOOP("ConsoleOptions", "Open a branch of drawn customers.")));
    const QCommandLineOption masked(
        QStringLiteral("masked"),
        say(QT_TRANSLATE_NOOP("ConsoleOptions", "Mask the faces of a rehearsal as those of a real branch.")));
    const QCommandLineOption headless(QStringLiteral("headless"),
                                      say(QT_TRANSLATE_NOOP("ConsoleOptions", "Run for so long without a display.")),
                                      QStringLiteral("seconds"));
    const QCommandLineOption out(QStringLiteral("out"),
                                 say(QT_TRANSLATE_NOOP("ConsoleOptions", "Folder for pictures and summary.json.")),
                                 QStringLiteral("folder"));
    const QCommandLineOption noPictures(
        QStringLiteral("no-pictures"),
        say(QT_TRANSLATE_NOOP("ConsoleOptions", "A headless run leaves only summary.json.")));
    const QCommandLineOption kiosks(QStringLiteral("kiosks"),
                                    say(QT_TRANSLATE_NOOP("ConsoleOptions", "Number of rehearsal kiosks.")),
                                    QStringLiteral("n"), QStringLiteral("6"));
    const QCommandLineOption seed(QStringLiteral("seed"),
                                  say(QT_TRANSLATE_NOOP("ConsoleOptions", "Makes people and visits repeatable.")),
                                  QStringLiteral("n"), QStringLiteral("1"));
    const QCommandLineOption customers(QStringLiteral("customers"),
                                       say(QT_TRANSLATE_NOOP("ConsoleOptions", "Number of drawn customers.")),
                                       QStringLiteral("n"), QStringLiteral("24"));
    const QCommandLineOption pace(QStringLiteral("pace"),
                                  say(QT_TRANSLATE_NOOP("ConsoleOptions", "Customers act so many times faster.")),
                                  QStringLiteral("n"), QStringLiteral("1"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("en | zh_CN"), QStringLiteral("code"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light | dark"), QStringLiteral("name"));
    const QCommandLineOption data(QStringLiteral("data"),
                                  say(QT_TRANSLATE_NOOP("ConsoleOptions", "Where the branch keeps its files.")),
                                  QStringLiteral("folder"));
    const QCommandLineOption broker(
        QStringLiteral("broker"),
        say(QT_TRANSLATE_NOOP("ConsoleOptions", "Use this broker instead of a private one: mqtts://host:port.")),
        QStringLiteral("url"));
    const QCommandLineOption certificates(
        QStringLiteral("certificates"),
        say(QT_TRANSLATE_NOOP("ConsoleOptions", "Folder with the certificates for --broker.")),
        QStringLiteral("folder"));
    const QCommandLineOption store(
        QStringLiteral("store"),
        say(QT_TRANSLATE_NOOP("ConsoleOptions",
                              "Where sessions are kept: sqlite, or postgresql://user@host:port/database.")),
        QStringLiteral("address"), QStringLiteral("sqlite"));
    parser.addOptions({store, broker, certificates, rehearsal, masked, headless, out, noPictures, kiosks, customers,
                       seed, pace, language, theme, data});

    if (!parser.parse(QStringList{QCoreApplication::applicationName()} + arguments))
        return Error{ErrorCode::Invalid, parser.errorText(), {}};
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
    if (auto twice = refuseTwice(
            parser, {store, broker, certificates, headless, out, kiosks, customers, seed, pace, language, theme, data});
        !twice)
        return twice.error();

    ConsoleOptions options;
    options.rehearsal = parser.isSet(rehearsal);
    options.masked = parser.isSet(masked);
    options.out = parser.value(out);
    options.pictures = !parser.isSet(noPictures);
    options.dataFolder = parser.value(data);
    if (parser.isSet(headless)) {
        const auto seconds = number(parser, headless, 5, 86400);
        if (!seconds)
            return seconds.error();
        options.headlessSeconds = static_cast<int>(*seconds);
    }
    const auto kioskCount = number(parser, kiosks, 1, 64);
    const auto seedValue = number(parser, seed, 0, 2147483647);
    const auto customerCount = number(parser, customers, 2, 2000);
    const auto paceValue = number(parser, pace, 1, 20);
    const auto languageValue = choice(parser, language, {QStringLiteral("en"), QStringLiteral("zh_CN")});
    const auto themeValue = choice(parser, theme, {QStringLiteral("light"), QStringLiteral("dark")});
    if (!kioskCount)
        return kioskCount.error();
    if (!seedValue)
        return seedValue.error();
    if (!customerCount)
        return customerCount.error();
    if (!paceValue)
        return paceValue.error();
    if (!languageValue)
        return languageValue.error();
    if (!themeValue)
        return themeValue.error();
    if (auto external = readBroker(parser.value(broker), parser.value(certificates), options); !external)
        return external.error();
    if (auto address = readStore(parser.value(store), options); !address)
        return address.error();
    options.kiosks = static_cast<int>(*kioskCount);
    options.seed = static_cast<quint64>(*seedValue);
    options.customers = static_cast<int>(*customerCount);
    options.pace = static_cast<int>(*paceValue);
    options.language = *languageValue;
    options.theme = *themeValue;
    return options;
}

} // namespace jinbi::console
