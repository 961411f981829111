// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/jsonscan.h"

#include "wire/codec.h"

#include <algorithm>
#include <vector>

namespace jinbi::wire {

namespace {

class Scanner
{
public:
    explicit Scanner(QByteArrayView text) : m_text(text) {}

    std::optional<QString> run();

private:
    struct Level
    {
        bool isObject = false;
        bool nameNext = false;
        std::size_t firstName = 0; ///< of this level in m_names
    };

    std::optional<QString> open(bool isObject);
    std::optional<QString> close();
    std::optional<QString> string();
    std::optional<QString> escape(bool isName);
    void name(QByteArrayView text);
    [[nodiscard]] bool isControl(qsizetype at) const;
    [[nodiscard]] int hexAt(qsizetype at) const;

    QByteArrayView m_text;
    qsizetype m_at = 0;
    std::vector<Level> m_levels;
    std::vector<QByteArrayView> m_names; ///< of every open level
};

std::optional<QString> Scanner::run()
{
    for (; m_at < m_text.size(); ++m_at) {
        std::optional<QString> flaw;
        switch (m_text[m_at]) {
        case '{':
            flaw = open(true);
            break;
        case '[':
            flaw = open(false);
            break;
        case '}':
        case ']':
            flaw = close();
            break;
        case ',':
            if (!m_levels.empty())
                m_levels.back().nameNext = m_levels.back().isObject;
            break;
        case '"':
            flaw = string();
            break;
        default:
            break;
        }
        if (flaw)
            return flaw;
    }
    return std::nullopt;
}

std::optional<QString> Scanner::open(bool isObject)
{
    if (m_levels.size() >= static_cast<std::size_t>(kMaxDepth))
        return QStringLiteral("json: at most %1 levels").arg(kMaxDepth);
    m_levels.push_back({isObject, isObject, m_names.size()});
    return std::nullopt;
}

// Sorted once a level, not looked up name by name: an object of ten thousand names stays cheap, and so does one of ten.
std::optional<QString> Scanner::close()
{
    if (m_levels.empty())
        return std::nullopt;
    const auto first = m_names.begin() + static_cast<std::ptrdiff_t>(m_levels.back().firstName);
    std::sort(first, m_names.end());
    const bool isTwice = std::adjacent_find(first, m_names.end()) != m_names.end();
    m_names.erase(first, m_names.end());
    m_levels.pop_back();
    return isTwice ? std::optional(QStringLiteral("json: duplicate field name")) : std::nullopt;
}

std::optional<QString> Scanner::string()
{
    const bool isName = !m_levels.empty() && m_levels.back().nameNext;
    const qsizetype begin = ++m_at;
    for (; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
        if (isControl(m_at))
            return QStringLiteral("json: control character in a string");
        if (m_text[m_at] != '\\')
            continue;
        if (auto flaw = escape(isName))
            return flaw;
    }
    if (m_at >= m_text.size())
        return QStringLiteral("json: string without an end");
    if (isName)
        name(m_text.sliced(begin, m_at - begin));
    return std::nullopt;
}

/// Leaves m_at on the last character of the escape.
std::optional<QString> Scanner::escape(bool isName)
{
    // With escapes two spellings of one name would have to be told equal; nobody who means well writes them.
    if (isName)
        return QStringLiteral("json: escape in a field name");
    if (++m_at >= m_text.size())
        return QStringLiteral("json: string without an end");
    const char kind = m_text[m_at];
    if (kind == '"' || kind == '\\' || kind == '/')
        return std::nullopt;
    if (kind != 'u')
        return QStringLiteral("json: control character in a string");
    const int unit = hexAt(m_at + 1);
    if (unit < 0x20 || (unit >= 0x7F && unit < 0xA0) || (unit >= 0xD800 && unit < 0xE000))
        return QStringLiteral("json: control character or surrogate in a string");
    m_at += 4;
    return std::nullopt;
}

void Scanner::name(QByteArrayView text)
{
    m_levels.back().nameNext = false;
    m_names.push_back(text);
}

bool Scanner::isControl(qsizetype at) const
{
    const auto byte = static_cast<unsigned char>(m_text[at]);
    if (byte < 0x20 || byte == 0x7F)
        return true;
    // U+0080 to U+009F.
    return byte == 0xC2 && at + 1 < m_text.size() && static_cast<unsigned char>(m_text[at + 1]) < 0xA0;
}

/// -1 when there are no four hex digits.
int Scanner::hexAt(qsizetype at) const
{
    if (at + 4 > m_text.size())
        return -1;
    bool ok = false;
    const ushort unit = m_text.sliced(at, 4).toByteArray().toUShort(&ok, 16);
    return ok ? unit : -1;
}

} // namespace

std::optional<QString> flawOfJson(QByteArrayView text)
{
    return Scanner(text).run();
}

namespace {

/// Where the quote is that ends the string whose first character is at `from`; the text's end when there is none.
qsizetype endOfString(QByteArrayView text, qsizetype from)
{
    qsizetype at = from;
    while (at < text.size() && text[at] != '"')
        at += text[at] == '\\' ? 2 : 1;
    return std::min(at, text.size());
}

} // namespace

QByteArrayView memberText(QByteArrayView text, QByteArrayView name)
{
    int depth = 0;
    QByteArrayView last; // string at the outermost level
    qsizetype begin = -1;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            const qsizetype from = at + 1;
            at = endOfString(text, from);
            if (depth == 1)
                last = text.sliced(from, at - from);
        } else if (c == '{' || c == '[') {
            if (++depth == 2 && c == '{' && last == name)
                begin = at;
            last = {};
        } else if (c == '}' || c == ']') {
            if (--depth == 1 && begin >= 0)
                return text.sliced(begin, at + 1 - begin);
        }
    }
    return {};
}

} // namespace jinbi::wire
