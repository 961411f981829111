// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <array>
#include <cstddef>
#include <optional>

namespace jinbi {

/// What somebody is at the bank. One person has one role, so that nobody watches over their own work.
enum class Role { BranchStaff, SecurityOfficer, Administrator, Auditor };

/// What a person may do here. Looking is an action too.
enum class Action {
    WatchLive,      ///< pictures of kiosks, faces masked
    LookUnmasked,   ///< at a face, for a purpose and a short time
    ReadSessions,   ///< the verification log
    ExportSessions, ///< the log as a file
    StopService,    ///< suspend face login, and allow it again
    ReadFleet,      ///< the kiosks and how they are
    ManageKiosks,   ///< pair, renew, retire; the listen address
    ReadAudit,      ///< the audit log and its proofs
    ExportAudit,    ///< a proof package
    ManagePeople,   ///< operators and their roles
};

enum class Right {
    Refused,
    Allowed,
    Afresh, ///< allowed to whoever has just typed the passphrase again
};

inline constexpr std::array kRoles{Role::BranchStaff, Role::SecurityOfficer, Role::Administrator, Role::Auditor};
inline constexpr std::array kActions{
    Action::WatchLive, Action::LookUnmasked, Action::ReadSessions, Action::ExportSessions, Action::StopService,
    Action::ReadFleet, Action::ManageKiosks, Action::ReadAudit,    Action::ExportAudit,    Action::ManagePeople};

/// The one table of rights. Everything that asks whether somebody may do something asks it.
[[nodiscard]] Right rightOf(Role role, Action action);

namespace names {
/// For the store and the audit log; renaming one is a change of schema.
[[nodiscard]] QString of(Role role);
[[nodiscard]] QString of(Action action);
[[nodiscard]] std::optional<Role> role(QStringView name);
} // namespace names

namespace words {
[[nodiscard]] QString of(Role role);
/// "stop face login": to follow "may not" or "to".
[[nodiscard]] QString of(Action action);
/// What the table says of a role, in one sentence: "May …; may not …."
[[nodiscard]] QString rightsOf(Role role);
} // namespace words

} // namespace jinbi
