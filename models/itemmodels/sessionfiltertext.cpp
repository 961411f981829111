// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/sessionfiltertext.h"

#include "domain/names.h"
#include "domain/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

namespace jinbi::filtertext {

namespace {

struct Filter
{
    Q_DECLARE_TR_FUNCTIONS(SessionFilter)
};

Error invalid(const QString& message)
{
    return {ErrorCode::Invalid, message, QStringLiteral("filter refused")};
}

QLatin1StringView nameOf(FilterField field)
{
    switch (field) {
    case FilterField::Time:
        return QLatin1StringView("time");
    case FilterField::Kiosk:
        return QLatin1StringView("kiosk");
    case FilterField::Outcome:
        return QLatin1StringView("outcome");
    case FilterField::Score:
        return QLatin1StringView("score");
    case FilterField::Customer:
        return QLatin1StringView("customer");
    case FilterField::Text:
        return QLatin1StringView("text");
    }
    return {};
}

QLatin1StringView symbolOf(FilterOp op)
{
    switch (op) {
    case FilterOp::Is:
        return QLatin1StringView("=");
    case FilterOp::From:
        return QLatin1StringView(">=");
    case FilterOp::Until:
        return QLatin1StringView("<=");
    }
    return {};
}

/// Length of `word` at the start of `text`, 0 when it is not there as a whole word.
qsizetype startsWithWord(const QString& text, const QString& word)
{
    if (word.isEmpty() || !text.startsWith(word, Qt::CaseInsensitive))
        return 0;
    const bool endsInLetter = word.back().script() == QChar::Script_Latin;
    const bool goesOn = text.size() > word.size() && text.at(word.size()).isLetterOrNumber();
    return endsInLetter && goesOn ? 0 : word.size();
}

std::optional<FilterOp> takeOperator(FilterField field, QString& rest)
{
    std::optional<FilterOp> best;
    qsizetype length = 0;
    const auto consider = [&](FilterOp op, const QString& word) {
        if (const qsizetype found = startsWithWord(rest, word); found > length) {
            best = op;
            length = found;
        }
    };
    for (const FilterOp op : filtertokens::operatorsOf(field)) {
        consider(op, filtertokens::opWord(field, op));
        consider(op, QString(symbolOf(op)));
    }
    consider(FilterOp::From, QStringLiteral("≥"));
    consider(FilterOp::Until, QStringLiteral("≤"));
    consider(FilterOp::Is, QStringLiteral(":"));
    rest = rest.mid(length).trimmed();
    return best;
}

Result<QString> timeValue(FilterOp op, const QString& typed)
{
    FilterToken preset{FilterField::Time, FilterOp::Is, {}};
    for (const QLatin1StringView name : {kToday, kYesterday, kLastSevenDays}) {
        preset.value = name;
        if (typed.compare(name, Qt::CaseInsensitive) == 0 ||
            typed.compare(filtertokens::valueWord(preset), Qt::CaseInsensitive) == 0)
            return preset.value;
    }
    static const QRegularExpression shape(
        QStringLiteral("^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ]+(\\d{1,2}):(\\d{2}))?$"));
    const QRegularExpressionMatch match = shape.match(typed);
    const QDate date(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    if (!match.hasMatch() || !date.isValid() || date.year() < 2000 || date.year() > 2100)
        return invalid(Filter::tr("Write a day as 2026-11-20, or a moment as 2026-11-20 14:30."));
    if (match.captured(4).isEmpty())
        return date.toString(Qt::ISODate);
    const QTime time(match.captured(4).toInt(), match.captured(5).toInt());
    if (!time.isValid())
        return invalid(Filter::tr("A time of day lies between 00:00 and 23:59."));
    if (op == FilterOp::Is)
        return invalid(Filter::tr("Say from or until before a time of day."));
    return date.toString(Qt::ISODate) + time.toString(QStringLiteral(" HH:mm"));
}

Result<QString> scoreValue(QString typed)
{
    typed.replace(QLatin1Char(','), QLatin1Char('.')).replace(QChar(0x2212), QLatin1Char('-'));
    bool isNumber = false;
    const double value = typed.toDouble(&isNumber);
    if (!isNumber || !(value >= -1.0 && value <= 1.0))
        return invalid(Filter::tr("A score lies between −1 and 1, for example 0.58."));
    static const QRegularExpression shape(QStringLiteral("^[-+]?\\d*\\.?\\d{0,4}$"));
    if (!shape.match(typed).hasMatch())
        return invalid(Filter::tr("A score has at most four decimals."));
    const QString four = QString::number(value, 'f', 4);
    return four.endsWith(QLatin1StringView("00")) ? four.chopped(2) : four;
}

Result<QString> outcomeValue(const QString& typed)
{
    for (const Outcome outcome : kAllOutcomes) {
        if (typed.compare(words::of(outcome), Qt::CaseInsensitive) == 0 ||
            typed.compare(names::of(outcome), Qt::CaseInsensitive) == 0)
            return names::of(outcome);
    }
    return invalid(Filter::tr("No outcome is called “%1”. Choose one from the list.").arg(typed));
}

Result<QString> valueFor(FilterField field, FilterOp op, const QString& typed)
{
    if (typed.size() > kLongestValue)
        return invalid(Filter::tr("A filter has at most %n character(s).", nullptr, kLongestValue));
    switch (field) {
    case FilterField::Time:
        return timeValue(op, typed);
    case FilterField::Score:
        return scoreValue(typed);
    case FilterField::Outcome:
        return outcomeValue(typed);
    case FilterField::Kiosk: {
        const auto kiosk = KioskId::from(typed);
        if (!kiosk)
            return invalid(Filter::tr("A kiosk name has 1 to 32 letters, digits and hyphens."));
        return kiosk->toString();
    }
    default:
        return typed;
    }
}

QString quoted(QString value)
{
    const bool isPlain = !value.isEmpty() && !value.contains(QLatin1Char(' ')) && !value.contains(QLatin1Char('"')) &&
                         !value.contains(QLatin1Char('\\'));
    if (isPlain)
        return value;
    value.replace(QLatin1Char('\\'), QLatin1StringView("\\\\")).replace(QLatin1Char('"'), QLatin1StringView("\\\""));
    return QLatin1Char('"') + value + QLatin1Char('"');
}

/// Splits at spaces outside quotes and takes the quotes away.
QStringList pieces(const QString& text)
{
    QStringList found;
    QString piece;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == QLatin1Char('\\') && i + 1 < text.size())
            piece += text.at(++i);
        else if (c == QLatin1Char('"'))
            isQuoted = !isQuoted;
        else if (c == QLatin1Char(' ') && !isQuoted)
            found += std::exchange(piece, {});
        else
            piece += c;
    }
    found += piece;
    found.removeAll(QString());
    return found;
}

/// Language-free and exact, so that a kept filter means the same after the language was changed.
Result<FilterToken> parsePiece(const QString& piece)
{
    for (const FilterField field : kAllFilterFields) {
        for (const FilterOp op : filtertokens::operatorsOf(field)) {
            const QString head = nameOf(field) + symbolOf(op);
            if (!piece.startsWith(head))
                continue;
            const auto value = valueFor(field, op, piece.mid(head.size()));
            if (!value)
                return value.error();
            return FilterToken{field, op, *value};
        }
    }
    return invalid(Filter::tr("This filter cannot be read: %1").arg(piece.left(kLongestValue)));
}

} // namespace

Typed takeApart(const QString& typed)
{
    Typed apart;
    apart.rest = typed.trimmed();
    qsizetype length = 0;
    for (const FilterField field : kAllFilterFields) {
        for (const QString& name : {QString(nameOf(field)), filtertokens::fieldWord(field)}) {
            if (const qsizetype found = startsWithWord(apart.rest, name); found > length) {
                apart.field = field;
                length = found;
            }
        }
    }
    apart.rest = apart.rest.mid(length).trimmed();
    if (apart.field)
        apart.op = takeOperator(*apart.field, apart.rest);
    return apart;
}

Result<FilterToken> parse(const QString& typed)
{
    const Typed apart = takeApart(typed);
    const FilterField field = apart.field.value_or(FilterField::Text);
    if (apart.rest.isEmpty())
        return invalid(Filter::tr("Say what to look for."));
    if (field == FilterField::Score && !apart.op)
        return invalid(Filter::tr("Say at least or at most before the score."));
    const FilterOp op = apart.op.value_or(FilterOp::Is);
    const auto value = valueFor(field, op, apart.rest);
    if (!value)
        return value.error();
    return FilterToken{field, op, *value};
}

QString toText(const QList<FilterToken>& tokens)
{
    QStringList parts;
    for (const FilterToken& token : tokens)
        parts += nameOf(token.field) + symbolOf(token.op) + quoted(token.value);
    return parts.join(QLatin1Char(' '));
}

Result<QList<FilterToken>> fromText(const QString& text)
{
    QList<FilterToken> tokens;
    for (const QString& piece : pieces(text)) {
        const auto token = parsePiece(piece);
        if (!token)
            return token.error();
        tokens = filtertokens::with(tokens, *token);
    }
    return tokens;
}

} // namespace jinbi::filtertext
