// SPDX-License-Identifier: GPL-3.0-or-later
#include "rehearsal/population.h"

#include "crypto/sealing.h"

#include <QCryptographicHash>

namespace jinbi::rehearsal {

namespace {

QByteArray keyOf(quint64 seed)
{
    return QCryptographicHash::hash("jinbi rehearsal " + QByteArray::number(seed), QCryptographicHash::Sha256);
}

} // namespace

QString claimCode(Claim claim, const QString& phone)
{
    const QByteArray kind = claim == Claim::Ticket ? "ticket " : "document ";
    const QByteArray hash = QCryptographicHash::hash(kind + phone.toLatin1(), QCryptographicHash::Sha256);
    const QLatin1String letter(claim == Claim::Ticket ? "T-" : "D-");
    return letter + QString::fromLatin1(hash.left(5).toHex().toUpper());
}

Population::Population(quint64 seed) : m_seed(seed), m_key(keyOf(seed)) {}

Population Population::fromSeed(quint64 seed, int customers)
{
    Population population(seed);
    for (int i = 0; i < customers; ++i) {
        // 100 is a prefix of no Chinese mobile operator: nobody can be called by mistake.
        population.m_customers.append(
            {QStringLiteral("C-%1").arg(i + 1, 4, 10, QLatin1Char('0')),
             QStringLiteral("86100%1").arg((i + 1) * 7919 % 100000000, 8, 10, QLatin1Char('0')),
             seed * 1000003U + static_cast<quint64>(i)});
    }
    return population;
}

Population Population::ofFolders(quint64 seed, const QList<QString>& names)
{
    return fromSeed(seed, static_cast<int>(names.size()));
}

QString Population::unknownPhone(quint64 draw) const
{
    // Customers' numbers start with 86100, these with 86101.
    return QStringLiteral("86101%1").arg(draw % 100000000U, 8, 10, QLatin1Char('0'));
}

quint64 Population::strangerSeed(quint64 draw) const
{
    return m_seed * 1000003U + 500000U + draw % 400000U;
}

void Population::typePin(const QString& pseudonym, bool wrong, const std::function<void(int digit)>& digit) const
{
    QByteArray derived = crypto::keyedHash(m_key, "pin " + pseudonym.toUtf8());
    for (int i = 0; i < kPinDigits; ++i) {
        const int own = static_cast<unsigned char>(derived.at(i)) % 10;
        digit(wrong && i == kPinDigits - 1 ? (own + 1) % 10 : own);
    }
    derived.fill('\0');
}

} // namespace jinbi::rehearsal
