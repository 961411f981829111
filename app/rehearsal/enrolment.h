// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/policy.h"
#include "ports/faceengine.h"
#include "ports/referencesource.h"

#include <QImage>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace jinbi::rehearsal {

/// What was photographed of one customer: at the counter for the reference, and as they look on other days, by which
/// the threshold is calibrated. Pictures are Format_BGR888.
struct CustomerPhotos
{
    QString customer;
    QList<QImage> counter;
    QList<QImage> otherDays;
};

/// The references of a rehearsal branch, in memory only. Immutable once made, so any thread may read it.
class Gallery : public ReferenceSource
{
public:
    explicit Gallery(std::vector<Entry> entries) : m_entries(std::move(entries)) {}

    [[nodiscard]] Result<FaceTemplate> referenceOf(const QString& customer) override;
    [[nodiscard]] const std::vector<Entry>& gallery() override { return m_entries; }

private:
    std::vector<Entry> m_entries;
};

/// What enrolment through the real pipeline gave.
struct Enrolment
{
    std::unique_ptr<Gallery> gallery;
    MatchScore accept;
    MatchScore review;
    std::optional<double> dPrime;
    qsizetype samePerson = 0; ///< comparisons behind the threshold
    qsizetype differentPeople = 0;
    QList<QString> notEnrolled; ///< customers with no photo that a face was found in
};

/// `photosOf(i)` is asked for once per customer, so that not all pictures are in memory at once.
/// Fails with Invalid when too few customers could be enrolled to calibrate a threshold.
[[nodiscard]] Result<Enrolment> enrol(FaceEngine& engine, qsizetype customers,
                                      const std::function<CustomerPhotos(qsizetype)>& photosOf);

/// What a rehearsal branch works by, whoever says so: a kiosk at its start, or its console under a signature.
[[nodiscard]] PolicyFields rehearsalFields(const EngineId& engine, MatchMode mode, Profile profile, MatchScore accept,
                                           MatchScore review);
/// The policy of a rehearsal branch: bound to the engine and to these people, never to be used for real ones.
[[nodiscard]] Result<Policy> rehearsalPolicy(const Enrolment& enrolment, const EngineId& engine, MatchMode mode,
                                             Profile profile = Profile::Atm);

} // namespace jinbi::rehearsal
