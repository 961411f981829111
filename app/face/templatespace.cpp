// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/templatespace.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

namespace jinbi {

namespace {

constexpr double kLeastLength = 1e-6;

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

/// 1 for equal cells, -1 for cells that share nothing; a monotone map of the distance that needs no constant.
double chiSquareSimilarity(const std::vector<float>& a, const std::vector<float>& b, std::size_t cells)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double total = static_cast<double>(a[i]) + static_cast<double>(b[i]);
        const double difference = static_cast<double>(a[i]) - static_cast<double>(b[i]);
        if (total > 0)
            sum += difference * difference / total;
    }
    return 1 - sum / static_cast<double>(cells);
}

Error mixed(const QString& detail)
{
    return {ErrorCode::Incompatible,
            QCoreApplication::translate("FaceEngine", "The faces were measured by different engines."), detail};
}

Error unusable(const QString& detail)
{
    return {ErrorCode::Invalid, QCoreApplication::translate("FaceEngine", "The measured face cannot be used."), detail};
}

Error strangers()
{
    return {ErrorCode::Refused,
            QCoreApplication::translate("FaceEngine", "The photos do not seem to show the same person."),
            QStringLiteral("the last two photos are less alike than the floor")};
}

} // namespace

double dot(const std::vector<float>& a, const std::vector<float>& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    return sum;
}

bool scaleToLengthOne(std::vector<float>& values)
{
    const double length = std::sqrt(dot(values, values));
    if (!std::isfinite(length) || length < kLeastLength)
        return false;
    for (float& value : values)
        value = static_cast<float>(static_cast<double>(value) / length);
    return true;
}

TemplateSpace::TemplateSpace(EngineId engine, Kind kind, std::size_t length, std::size_t cells, FusionRule rule)
    : m_engine(std::move(engine)), m_kind(kind), m_length(length), m_cells(cells), m_rule(rule)
{
}

Result<void> TemplateSpace::check(const FaceTemplate& photo) const
{
    if (photo.isEmpty())
        return unusable(QStringLiteral("empty template"));
    if (photo.engine() != m_engine)
        return mixed(QStringLiteral("template of %1, engine %2").arg(photo.engine().display(), m_engine.display()));
    if (photo.values().size() != m_length)
        return unusable(QStringLiteral("template of %1 values, %2 expected").arg(photo.values().size()).arg(m_length));
    return {};
}

double TemplateSpace::similarity(const std::vector<float>& a, const std::vector<float>& b) const
{
    return m_kind == Kind::UnitVectors ? dot(a, b) : chiSquareSimilarity(a, b, m_cells);
}

Result<MatchScore> TemplateSpace::compare(const FaceTemplate& a, const FaceTemplate& b) const
{
    for (const FaceTemplate* side : {&a, &b}) {
        if (const Result<void> usable = check(*side); !usable)
            return usable.error();
    }
    const std::optional<MatchScore> score = MatchScore::fromSimilarity(similarity(a.values(), b.values()));
    if (!score)
        return unusable(QStringLiteral("template values are not finite"));
    return *score;
}

QList<qsizetype> TemplateSpace::outliers(const QList<FaceTemplate>& photos) const
{
    QList<qsizetype> left;
    for (qsizetype i = 0; i < photos.size(); ++i)
        left.append(i);
    QList<qsizetype> refused;
    while (left.size() > 2) {
        std::vector<double> likeness;
        for (const qsizetype i : std::as_const(left)) {
            std::vector<double> toOthers;
            for (const qsizetype j : std::as_const(left)) {
                if (i != j)
                    toOthers.push_back(similarity(photos[i].values(), photos[j].values()));
            }
            likeness.push_back(median(std::move(toOthers)));
        }
        const auto least = std::min_element(likeness.cbegin(), likeness.cend());
        const double floor = std::max(m_rule.absoluteFloor, m_rule.relativeFloor * median(likeness));
        if (*least >= floor)
            break;
        refused.append(left.takeAt(std::distance(likeness.cbegin(), least)));
    }
    std::sort(refused.begin(), refused.end());
    return refused;
}

std::vector<float> TemplateSpace::mean(const QList<FaceTemplate>& photos, const QList<qsizetype>& refused) const
{
    std::vector<float> sum(m_length, 0.0F);
    const auto count = static_cast<float>(photos.size() - refused.size());
    for (qsizetype i = 0; i < photos.size(); ++i) {
        if (refused.contains(i))
            continue;
        const std::vector<float>& values = photos[i].values();
        std::transform(sum.cbegin(), sum.cend(), values.cbegin(), sum.begin(),
                       [count](float total, float value) { return total + value / count; });
    }
    return sum;
}

Result<FaceEngine::Fusion> TemplateSpace::fuse(const QList<FaceTemplate>& photos) const
{
    if (photos.isEmpty())
        return unusable(QStringLiteral("no photo to make a reference of"));
    for (const FaceTemplate& photo : photos) {
        if (const Result<void> usable = check(photo); !usable)
            return usable.error();
        if (!std::all_of(photo.values().cbegin(), photo.values().cend(), [](float v) { return std::isfinite(v); }))
            return unusable(QStringLiteral("template values are not finite"));
    }
    const QList<qsizetype> refused = outliers(photos);
    if (photos.size() - refused.size() == 2) {
        QList<qsizetype> kept;
        for (qsizetype i = 0; i < photos.size(); ++i) {
            if (!refused.contains(i))
                kept.append(i);
        }
        if (similarity(photos[kept[0]].values(), photos[kept[1]].values()) < m_rule.absoluteFloor)
            return strangers();
    }
    std::vector<float> values = mean(photos, refused);
    if (m_kind == Kind::UnitVectors && !scaleToLengthOne(values))
        return unusable(QStringLiteral("the mean has no direction"));
    return FaceEngine::Fusion{FaceTemplate(m_engine, std::move(values)), refused};
}

} // namespace jinbi
