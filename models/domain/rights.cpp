// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rights.h"

#include <QCoreApplication>
#include <QStringList>

namespace jinbi {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Rights)
};

constexpr auto R = Right::Refused;
constexpr auto A = Right::Allowed;
constexpr auto F = Right::Afresh;

// clang-format off
constexpr Right kTable[kRoles.size()][kActions.size()] = {
    //                  live face sessions export stop fleet kiosks audit auditExport people
    /* staff         */ {A,   A,   A,       R,     A,   A,    R,     R,    R,          R},
    /* officer       */ {A,   A,   A,       F,     A,   A,    R,     A,    F,          R},
    // Sees no faces and no customers; whoever makes people must not watch over them.
    /* administrator */ {R,   R,   R,       R,     A,   A,    A,     R,    R,          F},
    /* auditor       */ {R,   R,   R,       R,     R,   R,    R,     A,    A,          R},
};
// clang-format on

} // namespace

Right rightOf(Role role, Action action)
{
    const auto row = static_cast<std::size_t>(role);
    const auto column = static_cast<std::size_t>(action);
    return row < kRoles.size() && column < kActions.size() ? kTable[row][column] : Right::Refused;
}

QString names::of(Role role)
{
    switch (role) {
    case Role::BranchStaff:
        return QStringLiteral("branch_staff");
    case Role::SecurityOfficer:
        return QStringLiteral("security_officer");
    case Role::Administrator:
        return QStringLiteral("administrator");
    case Role::Auditor:
        return QStringLiteral("auditor");
    }
    return {};
}

QString names::of(Action action)
{
    switch (action) {
    case Action::WatchLive:
        return QStringLiteral("watch_live");
    case Action::LookUnmasked:
        return QStringLiteral("look_unmasked");
    case Action::ReadSessions:
        return QStringLiteral("read_sessions");
    case Action::ExportSessions:
        return QStringLiteral("export_sessions");
    case Action::StopService:
        return QStringLiteral("stop_service");
    case Action::ReadFleet:
        return QStringLiteral("read_fleet");
    case Action::ManageKiosks:
        return QStringLiteral("manage_kiosks");
    case Action::ReadAudit:
        return QStringLiteral("read_audit");
    case Action::ExportAudit:
        return QStringLiteral("export_audit");
    case Action::ManagePeople:
        return QStringLiteral("manage_people");
    }
    return {};
}

std::optional<Role> names::role(QStringView name)
{
    for (const Role role : kRoles) {
        if (names::of(role) == name)
            return role;
    }
    return std::nullopt;
}

QString words::of(Role role)
{
    switch (role) {
    case Role::BranchStaff:
        return Text::tr("Branch staff");
    case Role::SecurityOfficer:
        return Text::tr("Security officer");
    case Role::Administrator:
        return Text::tr("Administrator");
    case Role::Auditor:
        return Text::tr("Auditor");
    }
    return {};
}

QString words::of(Action action)
{
    switch (action) {
    case Action::WatchLive:
        return Text::tr("look at kiosks live");
    case Action::LookUnmasked:
        return Text::tr("look at a face live");
    case Action::ReadSessions:
        return Text::tr("read sessions");
    case Action::ExportSessions:
        return Text::tr("export sessions");
    case Action::StopService:
        return Text::tr("stop or resume face login");
    case Action::ReadFleet:
        return Text::tr("see the kiosks");
    case Action::ManageKiosks:
        return Text::tr("pair or retire kiosks");
    case Action::ReadAudit:
        return Text::tr("read the audit log");
    case Action::ExportAudit:
        return Text::tr("export the audit log");
    case Action::ManagePeople:
        return Text::tr("manage operators");
    }
    return {};
}

QString words::rightsOf(Role role)
{
    QStringList may;
    QStringList mayNot;
    for (const Action action : kActions)
        (rightOf(role, action) == Right::Refused ? mayNot : may).append(of(action));
    const QString comma = Text::tr(", ", "between what a role may do");
    const QString allowed = may.join(comma);
    if (mayNot.isEmpty())
        return Text::tr("May %1.").arg(allowed);
    return Text::tr("May %1; may not %2.").arg(allowed, mayNot.join(comma));
}

} // namespace jinbi
