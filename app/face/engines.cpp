// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/engines.h"

#include "face/classicalengine.h"
#include "face/neuralengine.h"
#include "face/sharedengine.h"

#include <QCoreApplication>
#include <QDir>
#include <QLoggingCategory>

#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <functional>
#include <thread>
#include <utility>
#include <vector>

namespace jinbi {

namespace {

Q_LOGGING_CATEGORY(lcEngines, "jinbi.face.engines")

QString say(const char* text)
{
    return QCoreApplication::translate("FaceEngine", text);
}

NetworkState stateOf(const Error& error)
{
    return error.code == ErrorCode::NotFound ? NetworkState::Missing : NetworkState::Damaged;
}

/// All networks of a role that verify, in order of preference; when there is none, why the first was refused.
Result<QList<VerifiedNetwork>> verified(const NetworkShelf& shelf, NetworkRole role, NetworkStanding& standing)
{
    QList<VerifiedNetwork> found;
    std::optional<Error> first;
    for (const NetworkEntry& entry : shelf.entries(role)) {
        Result<VerifiedNetwork> network = shelf.read(entry);
        if (network)
            found.append(std::move(*network));
        else if (!first ||
                 (stateOf(*first) == NetworkState::Missing && stateOf(network.error()) != NetworkState::Missing)) {
            first = network.error(); // a broken file says more than a missing one
            standing = {stateOf(*first), entry.file};
        }
    }
    if (!found.isEmpty()) {
        standing = {};
        return found;
    }
    if (!first)
        standing = {NetworkState::Missing, {}};
    return first.value_or(Error{ErrorCode::NotFound,
                                say(QT_TRANSLATE_NOOP("FaceEngine", "There is no list of face networks.")),
                                QStringLiteral("no manifest names one")});
}

/// 2023mar before 2022mar: it misses fewer faces and invents none.
void preferNewest(QList<VerifiedNetwork>& detectors)
{
    std::stable_sort(detectors.begin(), detectors.end(),
                     [](const VerifiedNetwork& a, const VerifiedNetwork& b) { return a.entry.name > b.entry.name; });
}

/// The first pair of detector and embedding network that loads.
Result<NeuralNetworks> pickNetworks(const NetworkShelf& shelf, NetworkStanding& standing)
{
    Result<QList<VerifiedNetwork>> detectors = verified(shelf, NetworkRole::Detector, standing);
    if (!detectors)
        return detectors.error();
    const Result<QList<VerifiedNetwork>> embeddings = verified(shelf, NetworkRole::Embedding, standing);
    if (!embeddings)
        return embeddings.error();
    preferNewest(*detectors);
    NetworkStanding withoutLiveness; // says nothing of the engine
    const Result<QList<VerifiedNetwork>> liveness = verified(shelf, NetworkRole::Liveness, withoutLiveness);
    std::optional<Error> first;
    for (const VerifiedNetwork& embedding : *embeddings) {
        for (const VerifiedNetwork& detector : *detectors) {
            NeuralNetworks networks{detector, embedding, liveness ? *liveness : QList<VerifiedNetwork>()};
            const Result<std::unique_ptr<NeuralEngine>> engine = NeuralEngine::load(networks);
            if (engine) {
                standing = {};
                return networks;
            }
            qCWarning(lcEngines) << "Networks refused:" << engine.error().detail;
            if (!first) {
                first = engine.error();
                standing = {NetworkState::Unusable, embedding.entry.file};
            }
        }
    }
    return *first;
}

using Maker = std::function<Result<std::unique_ptr<FaceEngine>>()>;

Result<std::unique_ptr<FaceEngine>> pool(int engines, const Maker& make)
{
    std::vector<std::unique_ptr<FaceEngine>> made;
    for (int i = 0; i < std::max(1, engines); ++i) {
        Result<std::unique_ptr<FaceEngine>> engine = make();
        if (!engine)
            return engine.error();
        made.push_back(std::move(*engine));
    }
    Result<std::unique_ptr<SharedEngine>> shared = SharedEngine::over(std::move(made));
    if (!shared)
        return shared.error();
    return std::unique_ptr<FaceEngine>(std::move(*shared));
}

template <class Engine>
Result<std::unique_ptr<FaceEngine>> asPort(Result<std::unique_ptr<Engine>> engine)
{
    if (!engine)
        return engine.error();
    return std::unique_ptr<FaceEngine>(std::move(*engine));
}

Result<std::unique_ptr<FaceEngine>> neural(const EngineSetup& setup, NetworkStanding& standing)
{
    const Result<NeuralNetworks> networks = pickNetworks(setup.networks, standing);
    if (!networks)
        return networks.error();
    return pool(setup.plan.engines, [&networks] { return asPort(NeuralEngine::load(*networks)); });
}

Result<std::unique_ptr<FaceEngine>> classical(const EngineSetup& setup)
{
    const QString folder = setup.cascadeFolder.isEmpty() ? ClassicalEngine::defaultCascades() : setup.cascadeFolder;
    return pool(setup.plan.engines, [&folder] { return asPort(ClassicalEngine::load(folder)); });
}

} // namespace

InferencePlan InferencePlan::forKiosks(int kiosks, int cores)
{
    if (kiosks <= 1)
        return {1, std::clamp(cores, 1, 2)};
    return {std::clamp(kiosks, 1, std::max(1, cores)), 1};
}

EngineSetup EngineSetup::fromEnvironment(const QString& dataFolder, int kiosks)
{
    const QString own = dataFolder.isEmpty() ? QString() : QDir(dataFolder).filePath(QStringLiteral("networks"));
    const int cores = static_cast<int>(std::thread::hardware_concurrency());
    return {NetworkShelf::fromEnvironment(own), {}, InferencePlan::forKiosks(kiosks, cores)};
}

EngineChoice chooseEngine(const EngineSetup& setup)
{
    cv::setNumThreads(setup.plan.threadsPerInference);
    NetworkStanding standing;
    Result<std::unique_ptr<FaceEngine>> best = neural(setup, standing);
    if (best) {
        qCInfo(lcEngines) << "Face engine:" << (*best)->id().display();
        return {std::move(*best), {}, {}};
    }
    qCWarning(lcEngines) << "No neural engine:" << best.error().detail;
    Result<std::unique_ptr<FaceEngine>> standIn = classical(setup);
    if (standIn)
        return {std::move(*standIn), standing,
                say(QT_TRANSLATE_NOOP("FaceEngine", "Rehearsal only: faces are compared by the classical engine. %1"))
                    .arg(best.error().message)};
    qCCritical(lcEngines) << "No face engine at all:" << standIn.error().detail;
    return {nullptr, standing,
            say(QT_TRANSLATE_NOOP("FaceEngine", "Faces cannot be compared on this computer. %1 %2"))
                .arg(best.error().message, standIn.error().message)};
}

} // namespace jinbi
