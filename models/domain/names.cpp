// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/names.h"

#include <array>
#include <utility>

namespace jinbi::names {

namespace {

template <class Enum, std::size_t N>
using Table = std::array<std::pair<Enum, QLatin1StringView>, N>;

constexpr QLatin1StringView operator""_n(const char* text, std::size_t size)
{
    return QLatin1StringView(text, static_cast<qsizetype>(size));
}

constexpr Table<Outcome, 14> kOutcomes{{
    {Outcome::Accepted, "accepted"_n},
    {Outcome::NoFace, "no_face"_n},
    {Outcome::PoorQuality, "poor_quality"_n},
    {Outcome::LivenessFailed, "liveness_failed"_n},
    {Outcome::BelowThreshold, "below_threshold"_n},
    {Outcome::WrongPerson, "wrong_person"_n},
    {Outcome::UnknownPhone, "unknown_phone"_n},
    {Outcome::UnknownClaim, "unknown_claim"_n},
    {Outcome::WrongPin, "wrong_pin"_n},
    {Outcome::LockedOut, "locked_out"_n},
    {Outcome::Cancelled, "cancelled"_n},
    {Outcome::AnotherWay, "another_way"_n},
    {Outcome::TimedOut, "timed_out"_n},
    {Outcome::Fault, "fault"_n},
}};
static_assert(kOutcomes.size() == kAllOutcomes.size());

constexpr Table<Stage, 8> kStages{{
    {Stage::OutOfService, "out_of_service"_n},
    {Stage::Attract, "attract"_n},
    {Stage::Notice, "notice"_n},
    {Stage::Scan, "scan"_n},
    {Stage::Phone, "phone"_n},
    {Stage::Compare, "compare"_n},
    {Stage::Pin, "pin"_n},
    {Stage::Finished, "finished"_n},
}};

constexpr Table<MatchMode, 2> kModes{{{MatchMode::Claimed, "claimed"_n}, {MatchMode::Identify, "identify"_n}}};

constexpr Table<Liveness, 3> kLiveness{
    {{Liveness::NotAssessed, "not_assessed"_n}, {Liveness::BonaFide, "bona_fide"_n}, {Liveness::Attack, "attack"_n}}};

constexpr Table<QualityComponent, kQualityComponents> kComponents{{
    {QualityComponent::LuminanceMean, "luminance_mean"_n},
    {QualityComponent::LuminanceVariance, "luminance_variance"_n},
    {QualityComponent::UnderExposure, "under_exposure"_n},
    {QualityComponent::OverExposure, "over_exposure"_n},
    {QualityComponent::DynamicRange, "dynamic_range"_n},
    {QualityComponent::IlluminationUniformity, "illumination_uniformity"_n},
    {QualityComponent::SingleFace, "single_face"_n},
    {QualityComponent::InterEyeDistance, "inter_eye_distance"_n},
    {QualityComponent::HeadYaw, "head_yaw"_n},
    {QualityComponent::HeadPitch, "head_pitch"_n},
    {QualityComponent::HeadRoll, "head_roll"_n},
}};

constexpr Table<CameraHealth, 8> kCameraHealth{{{CameraHealth::Good, "good"_n},
                                                {CameraHealth::Starting, "starting"_n},
                                                {CameraHealth::Unplugged, "unplugged"_n},
                                                {CameraHealth::Frozen, "frozen"_n},
                                                {CameraHealth::Black, "black"_n},
                                                {CameraHealth::Reformatted, "reformatted"_n},
                                                {CameraHealth::Another, "another"_n},
                                                {CameraHealth::Virtual, "virtual"_n}}};

constexpr Table<DiskHealth, 3> kDiskHealth{
    {{DiskHealth::Good, "good"_n}, {DiskHealth::Low, "low"_n}, {DiskHealth::Full, "full"_n}}};

constexpr Table<NetworkState, 4> kNetworkStates{{{NetworkState::InUse, "in_use"_n},
                                                 {NetworkState::Missing, "missing"_n},
                                                 {NetworkState::Damaged, "damaged"_n},
                                                 {NetworkState::Unusable, "unusable"_n}}};

constexpr Table<Profile, 3> kProfiles{
    {{Profile::Atm, "atm"_n}, {Profile::Gate, "gate"_n}, {Profile::Counter, "counter"_n}}};
static_assert(kProfiles.size() == kAllProfiles.size());

constexpr Table<Environment, 2> kEnvironments{
    {{Environment::Rehearsal, "rehearsal"_n}, {Environment::Production, "production"_n}}};

constexpr Table<EvidenceRule, 3> kEvidenceRules{
    {{EvidenceRule::None, "none"_n}, {EvidenceRule::NotAccepted, "not_accepted"_n}, {EvidenceRule::All, "all"_n}}};

constexpr Table<PolicyRefusal, 13> kPolicyRefusals{{
    {PolicyRefusal::Malformed, "malformed"_n},
    {PolicyRefusal::Signature, "signature"_n},
    {PolicyRefusal::SameSigner, "same_signer"_n},
    {PolicyRefusal::Environment, "environment"_n},
    {PolicyRefusal::Audience, "audience"_n},
    {PolicyRefusal::NotYet, "not_yet"_n},
    {PolicyRefusal::Expired, "expired"_n},
    {PolicyRefusal::Bounds, "bounds"_n},
    {PolicyRefusal::Step, "step"_n},
    {PolicyRefusal::Misfit, "misfit"_n},
    {PolicyRefusal::Older, "older"_n},
    {PolicyRefusal::Equivocation, "equivocation"_n},
    {PolicyRefusal::NotKept, "not_kept"_n},
}};

template <class Enum, std::size_t N>
QLatin1StringView viewIn(const Table<Enum, N>& table, Enum value)
{
    for (const auto& [candidate, name] : table) {
        if (candidate == value)
            return name;
    }
    return {};
}

template <class Enum, std::size_t N>
QString nameIn(const Table<Enum, N>& table, Enum value)
{
    return QString(viewIn(table, value));
}

template <class Enum, std::size_t N>
std::optional<Enum> valueIn(const Table<Enum, N>& table, QStringView name)
{
    for (const auto& [candidate, text] : table) {
        if (text == name)
            return candidate;
    }
    return std::nullopt;
}

} // namespace

QString of(Outcome outcome)
{
    return nameIn(kOutcomes, outcome);
}
QString of(Stage stage)
{
    return nameIn(kStages, stage);
}
QString of(MatchMode mode)
{
    return nameIn(kModes, mode);
}
QString of(Liveness liveness)
{
    return nameIn(kLiveness, liveness);
}
QString of(QualityComponent component)
{
    return nameIn(kComponents, component);
}
QLatin1StringView viewOf(QualityComponent component)
{
    return viewIn(kComponents, component);
}
QString of(CameraHealth health)
{
    return nameIn(kCameraHealth, health);
}
QString of(DiskHealth health)
{
    return nameIn(kDiskHealth, health);
}
QString of(NetworkState state)
{
    return nameIn(kNetworkStates, state);
}
QString of(Profile profile)
{
    return nameIn(kProfiles, profile);
}
QString of(Environment environment)
{
    return nameIn(kEnvironments, environment);
}
QString of(EvidenceRule rule)
{
    return nameIn(kEvidenceRules, rule);
}
QString of(PolicyRefusal refusal)
{
    return nameIn(kPolicyRefusals, refusal);
}

std::optional<Outcome> outcome(QStringView name)
{
    return valueIn(kOutcomes, name);
}
std::optional<Stage> stage(QStringView name)
{
    return valueIn(kStages, name);
}
std::optional<MatchMode> matchMode(QStringView name)
{
    return valueIn(kModes, name);
}
std::optional<Liveness> liveness(QStringView name)
{
    return valueIn(kLiveness, name);
}
std::optional<QualityComponent> qualityComponent(QStringView name)
{
    return valueIn(kComponents, name);
}
std::optional<CameraHealth> cameraHealth(QStringView name)
{
    return valueIn(kCameraHealth, name);
}
std::optional<DiskHealth> diskHealth(QStringView name)
{
    return valueIn(kDiskHealth, name);
}
std::optional<NetworkState> networkState(QStringView name)
{
    return valueIn(kNetworkStates, name);
}
std::optional<Profile> profile(QStringView name)
{
    return valueIn(kProfiles, name);
}
std::optional<Environment> environment(QStringView name)
{
    return valueIn(kEnvironments, name);
}
std::optional<EvidenceRule> evidenceRule(QStringView name)
{
    return valueIn(kEvidenceRules, name);
}
std::optional<PolicyRefusal> policyRefusal(QStringView name)
{
    return valueIn(kPolicyRefusals, name);
}

} // namespace jinbi::names
