// SPDX-License-Identifier: GPL-3.0-or-later
#include "rehearsal/enrolment.h"

#include "face/calibration.h"

#include <QCoreApplication>
#include <QLoggingCategory>

namespace jinbi::rehearsal {

namespace {

Q_LOGGING_CATEGORY(lcEnrolment, "jinbi.rehearsal.enrolment")

/// A few hundred comparisons carry no smaller rate than this.
constexpr double kTargetFmr = 0.005;

std::optional<FaceTemplate> templateOf(FaceEngine& engine, const QImage& picture)
{
    const auto faces = engine.detect(picture);
    if (!faces || faces->isEmpty())
        return std::nullopt;
    auto made = engine.embed(picture, faces->constFirst());
    return made ? std::optional<FaceTemplate>(std::move(*made)) : std::nullopt;
}

QList<FaceTemplate> templatesOf(FaceEngine& engine, const QList<QImage>& pictures)
{
    QList<FaceTemplate> made;
    for (const QImage& picture : pictures) {
        if (auto one = templateOf(engine, picture))
            made.append(std::move(*one));
    }
    return made;
}

/// Probes of one customer, kept until all references exist.
struct Probe
{
    std::size_t owner = 0;
    FaceTemplate face;
};

Calibration calibrate(const FaceEngine& engine, const std::vector<ReferenceSource::Entry>& entries,
                      const std::vector<Probe>& probes)
{
    std::vector<MatchScore> same;
    std::vector<MatchScore> different;
    for (const Probe& probe : probes) {
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (const auto score = engine.compare(probe.face, entries[i].reference))
                (i == probe.owner ? same : different).push_back(*score);
        }
    }
    return {std::move(same), std::move(different)};
}

Error tooFew(std::size_t enrolled)
{
    return {ErrorCode::Invalid,
            QCoreApplication::translate("Enrolment", "Too few customers could be enrolled to set a threshold."),
            QStringLiteral("%1 customers enrolled").arg(enrolled)};
}

} // namespace

Result<FaceTemplate> Gallery::referenceOf(const QString& customer)
{
    for (const Entry& entry : m_entries) {
        if (entry.customer == customer)
            return entry.reference;
    }
    return Error{ErrorCode::NotFound, QCoreApplication::translate("Enrolment", "This customer has no photo on file."),
                 QStringLiteral("no reference")};
}

Result<Enrolment> enrol(FaceEngine& engine, qsizetype customers,
                        const std::function<CustomerPhotos(qsizetype)>& photosOf)
{
    Enrolment result;
    std::vector<ReferenceSource::Entry> entries;
    std::vector<Probe> probes;
    for (qsizetype i = 0; i < customers; ++i) {
        const CustomerPhotos photos = photosOf(i);
        auto fusion = engine.fuse(templatesOf(engine, photos.counter));
        if (!fusion) {
            result.notEnrolled.append(photos.customer);
            continue;
        }
        for (FaceTemplate& probe : templatesOf(engine, photos.otherDays))
            probes.push_back({entries.size(), std::move(probe)});
        entries.push_back({photos.customer, std::move(fusion->reference)});
    }
    const Calibration calibration = calibrate(engine, entries, probes);
    const auto suggestion = calibration.suggest(kTargetFmr);
    if (!suggestion)
        return tooFew(entries.size());
    result.accept = suggestion->accept;
    result.review = suggestion->review;
    result.dPrime = calibration.dPrime();
    result.samePerson = static_cast<qsizetype>(calibration.samePersonCount());
    result.differentPeople = static_cast<qsizetype>(calibration.differentPeopleCount());
    result.gallery = std::make_unique<Gallery>(std::move(entries));
    qCInfo(lcEnrolment) << "enrolled" << result.gallery->gallery().size() << "without a face"
                        << result.notEnrolled.size() << "d'" << result.dPrime.value_or(0) << "accept"
                        << result.accept.units() << "of" << result.samePerson << "same-person and"
                        << result.differentPeople << "other comparisons";
    return result;
}

PolicyFields rehearsalFields(const EngineId& engine, MatchMode mode, Profile profile, MatchScore accept,
                             MatchScore review)
{
    PolicyFields fields;
    fields.engine = engine;
    fields.mode = mode;
    fields.profile = profile;
    fields.accept = accept;
    fields.review = review;
    fields.evidence = EvidenceRule::NotAccepted;
    fields.rehearsal = true;
    return fields;
}

Result<Policy> rehearsalPolicy(const Enrolment& enrolment, const EngineId& engine, MatchMode mode, Profile profile)
{
    return Policy::from(rehearsalFields(engine, mode, profile, enrolment.accept, enrolment.review));
}

} // namespace jinbi::rehearsal
