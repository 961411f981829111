// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/passphrase.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <cstring>
#include <utility>

namespace jinbi {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Passphrase)
};

/// What has to be left when a name is taken out of it.
constexpr qsizetype kBesideName = 8;
constexpr qsizetype kFewestKinds = 5;

Error invalid(const QString& message, const char* detail)
{
    return {ErrorCode::Invalid, message, QString::fromLatin1(detail)};
}

void wipe(QByteArray& bytes)
{
    if (!bytes.isEmpty())
        ::explicit_bzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

/// "abcdefgh", "987654321": each character next to the one before it.
bool isRun(const QString& text)
{
    qsizetype steps = 0;
    for (qsizetype i = 1; i < text.size(); ++i)
        steps += std::abs(text[i].unicode() - text[i - 1].unicode()) <= 1 ? 1 : 0;
    return steps * 4 >= (text.size() - 1) * 3;
}

bool leansOn(const QString& text, const QString& name)
{
    if (name.size() < 3)
        return false;
    QString rest = text;
    rest.remove(name, Qt::CaseInsensitive);
    return rest.size() < text.size() && rest.size() < kBesideName;
}

} // namespace

Result<Passphrase> Passphrase::from(const QString& typed)
{
    if (typed.isEmpty())
        return invalid(Text::tr("Type the passphrase."), "passphrase: empty");
    if (typed.size() > kMostBytes || typed.contains(QChar(u'\0')))
        return invalid(Text::tr("A passphrase has at most %1 bytes.").arg(kMostBytes), "passphrase: too long or NUL");
    QString normal = typed.normalized(QString::NormalizationForm_C);
    QByteArray bytes = normal.toUtf8();
    normal.fill(QChar(u'\0'));
    if (bytes.size() > kMostBytes) {
        wipe(bytes);
        return invalid(Text::tr("A passphrase has at most %1 bytes.").arg(kMostBytes), "passphrase: too long");
    }
    return Passphrase(std::move(bytes));
}

Passphrase::Passphrase(Passphrase&& other) noexcept : m_utf8(std::exchange(other.m_utf8, {})) {}

Passphrase& Passphrase::operator=(Passphrase&& other) noexcept
{
    if (this != &other) {
        wipe(m_utf8);
        m_utf8 = std::exchange(other.m_utf8, {});
    }
    return *this;
}

Passphrase::~Passphrase()
{
    wipe(m_utf8);
}

Result<void> Passphrase::fitsAsNew(const QString& login, const QString& name) const
{
    QString text = QString::fromUtf8(m_utf8);
    Result<void> fits;
    if (text.toUcs4().size() < kShortest)
        fits = invalid(
            Text::tr("Use at least %1 characters; some words in a row are easy to keep in mind.").arg(kShortest),
            "passphrase: too short");
    else if (QSet<QChar>(text.begin(), text.end()).size() < kFewestKinds)
        fits = invalid(Text::tr("Use more than a few different characters."), "passphrase: too few kinds");
    else if (isRun(text))
        fits = invalid(Text::tr("Do not use characters in the order of the keyboard or the alphabet."),
                       "passphrase: a run");
    else if (leansOn(text, login) || leansOn(text, name))
        fits = invalid(Text::tr("Do not build the passphrase around your own name."), "passphrase: holds the name");
    text.fill(QChar(u'\0'));
    return fits;
}

} // namespace jinbi
