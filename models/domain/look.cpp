// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/look.h"

#include <QCoreApplication>

namespace jinbi {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Looks)
};

template <class Values>
auto named(const Values& values, QStringView name) -> std::optional<typename Values::value_type>
{
    for (const auto value : values) {
        if (names::of(value) == name)
            return value;
    }
    return std::nullopt;
}

} // namespace

QString names::of(LookPurpose purpose)
{
    switch (purpose) {
    case LookPurpose::FraudCheck:
        return QStringLiteral("fraud_check");
    case LookPurpose::CustomerAsks:
        return QStringLiteral("customer_asks");
    case LookPurpose::RefusedRepeatedly:
        return QStringLiteral("refused_repeatedly");
    case LookPurpose::CameraCheck:
        return QStringLiteral("camera_check");
    case LookPurpose::Other:
        return QStringLiteral("other");
    }
    return {};
}

QString names::of(LookEnd end)
{
    switch (end) {
    case LookEnd::Time:
        return QStringLiteral("time");
    case LookEnd::ByHand:
        return QStringLiteral("by_hand");
    case LookEnd::Left:
        return QStringLiteral("left");
    case LookEnd::FacesHidden:
        return QStringLiteral("faces_hidden");
    case LookEnd::Locked:
        return QStringLiteral("locked");
    case LookEnd::SignedOut:
        return QStringLiteral("signed_out");
    case LookEnd::RightLost:
        return QStringLiteral("right_lost");
    case LookEnd::Closed:
        return QStringLiteral("closed");
    }
    return {};
}

std::optional<LookPurpose> names::lookPurpose(QStringView name)
{
    return named(kLookPurposes, name);
}

std::optional<LookEnd> names::lookEnd(QStringView name)
{
    return named(kLookEnds, name);
}

QString words::of(LookPurpose purpose)
{
    switch (purpose) {
    case LookPurpose::FraudCheck:
        return Text::tr("Fraud check");
    case LookPurpose::CustomerAsks:
        return Text::tr("Customer asks for help");
    case LookPurpose::RefusedRepeatedly:
        return Text::tr("Customer refused repeatedly");
    case LookPurpose::CameraCheck:
        return Text::tr("Camera check");
    case LookPurpose::Other:
        return Text::tr("Other purpose");
    }
    return {};
}

QString words::of(LookEnd end)
{
    switch (end) {
    case LookEnd::Time:
        return Text::tr("the time was over");
    case LookEnd::ByHand:
        return Text::tr("ended by hand");
    case LookEnd::Left:
        return Text::tr("the view was left");
    case LookEnd::FacesHidden:
        return Text::tr("faces were hidden");
    case LookEnd::Locked:
        return Text::tr("the console was locked");
    case LookEnd::SignedOut:
        return Text::tr("the operator signed out");
    case LookEnd::RightLost:
        return Text::tr("the operator lost the right");
    case LookEnd::Closed:
        return Text::tr("the console was closed");
    }
    return {};
}

} // namespace jinbi
