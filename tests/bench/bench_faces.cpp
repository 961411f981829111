// SPDX-License-Identifier: GPL-3.0-or-later
// From a frame to a score, beside the bare forward passes of the same networks; and from a person before the camera to
// the decision.
#include "bench/figures.h"

#include "camera/scene.h"
#include "camera/syntheticsource.h"
#include "face/neuralengine.h"
#include "kiosk/comparison.h"
#include "kiosk/scanner.h"
#include "people/illustrator.h"
#include "people/motion.h"
#include "people/person.h"
#include "platform/systemclock.h"

#include <QCoreApplication>

#include <opencv2/core/utility.hpp>
#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <memory>

using namespace jinbi;
using namespace jinbi::bench;

namespace {

constexpr int kEmbeddingSide = 112;
constexpr int kGallery = 500; ///< the default limit of PolicyFields

Result<VerifiedNetwork> network(NetworkRole role, const QString& name)
{
    const NetworkShelf shelf({qEnvironmentVariable("JINBI_NETWORKS")});
    for (const NetworkEntry& entry : shelf.entries(role)) {
        if (name.isEmpty() || entry.name == name)
            return shelf.read(entry);
    }
    return Error{ErrorCode::NotFound, {}, name};
}

/// The same networks in the same library, given blobs that are ready.
class BareNetworks
{
public:
    BareNetworks(const VerifiedNetwork& detector, const VerifiedNetwork& embedding, const QSize& frame)
        : m_detector(read(detector)), m_embedding(read(embedding))
    {
        const cv::Mat picture(frame.height(), frame.width(), CV_8UC3, cv::Scalar(90, 110, 130));
        m_picture = cv::dnn::blobFromImage(picture);
        m_face = cv::dnn::blobFromImage(picture, 1.0, {kEmbeddingSide, kEmbeddingSide});
        m_outputs = m_detector.getUnconnectedOutLayersNames();
    }
    void forward()
    {
        std::vector<cv::Mat> heads;
        m_detector.setInput(m_picture);
        m_detector.forward(heads, m_outputs);
        m_embedding.setInput(m_face);
        m_embedding.forward();
    }

private:
    static cv::dnn::Net read(const VerifiedNetwork& network)
    {
        auto net = cv::dnn::readNetFromONNX(network.bytes.constData(), static_cast<std::size_t>(network.bytes.size()));
        net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        return net;
    }
    cv::dnn::Net m_detector;
    cv::dnn::Net m_embedding;
    cv::Mat m_picture;
    cv::Mat m_face;
    std::vector<cv::String> m_outputs;
};

Frame nextFrame(camera::SyntheticSource& source)
{
    for (;;) {
        if (auto frame = source.read())
            return *frame;
    }
}

class FacesBench
{
public:
    FacesBench(const Options& options, std::unique_ptr<NeuralEngine> engine)
        : m_options(options), m_engine(std::move(engine)), m_scene(std::make_shared<camera::Scene>())
    {
    }

    void measurePipeline(const VerifiedNetwork& detector, const VerifiedNetwork& embedding, Figures& figures)
    {
        camera::SyntheticSource source(m_scene, m_clock, 1);
        if (!source.open())
            return;
        m_scene->enter(people::personFromSeed(5), {});
        const Frame frame = nextFrame(source);
        const auto reference = referenceOf(frame);
        if (!reference) {
            figures.skip(QStringLiteral("frame to score"), reference.error().detail);
            return;
        }
        BareNetworks bare(detector, embedding, frame.picture.size());
        bare.forward();
        QList<double> wholes;
        QList<double> bares;
        QList<double> ratios;
        // One beside the other, so that both meet the same load of the machine.
        for (int i = 0; i < (m_options.quick ? 30 : 150); ++i) {
            bares.append(threadedMs([&] { bare.forward(); }));
            wholes.append(threadedMs([&] { scoreOf(frame, *reference); }));
            ratios.append(wholes.last() / bares.last());
        }
        Figure figure{QStringLiteral("frame -> detect, quality, embed, compare"), QStringLiteral("ms"), median(wholes),
                      median(bares), QStringLiteral("ms, forward passes bare")};
        figure.ratio = median(ratios);
        figure.mostRatio = 1.15;
        figures.add(figure);
    }

    /// Each visit is another drawn person: scan until three good captures, embed them, compare with the reference.
    void measureDecision(Figures& figures)
    {
        QList<double> times;
        int unseen = 0;
        const int visits = m_options.quick ? 8 : 40;
        for (int visit = 0; visit < visits; ++visit) {
            const auto person = people::personFromSeed(static_cast<quint64>(100 + visit));
            camera::SyntheticSource source(m_scene, m_clock, 2);
            if (!source.open())
                return;
            m_scene->enter(person, {});
            const auto reference = referenceOf(nextFrame(source));
            m_scene->leave();
            m_scene->enter(person, {});
            if (!reference || !decide(source, *reference, times))
                ++unseen;
        }
        Figure figure{QStringLiteral("person before the camera -> decision, p95"), QStringLiteral("ms"),
                      percentile(times, 0.95)};
        figure.mostValue = 1500;
        figure.note = QStringLiteral("median %1, %2 visits, %3 without a decision")
                          .arg(median(times), 0, 'f', 0)
                          .arg(times.size())
                          .arg(unseen);
        figures.add(figure);
    }

    /// What identify costs at the policy's gallery limit, and what a drawn frame costs of its 66 ms.
    void measureParts(Figures& figures)
    {
        camera::SyntheticSource source(m_scene, m_clock, 1);
        const auto person = people::personFromSeed(5);
        if (!source.open())
            return;
        m_scene->enter(person, {});
        const auto probe = referenceOf(nextFrame(source));
        m_scene->leave();
        if (!probe)
            return;
        QList<double> searches;
        for (int i = 0; i < 20; ++i) {
            searches.append(millisecondsOf([&] {
                for (int entry = 0; entry < kGallery * 3; ++entry)
                    static_cast<void>(m_engine->compare(*probe, *probe));
            }));
        }
        figures.add({QStringLiteral("three probes against %1 references").arg(kGallery), QStringLiteral("ms"),
                     median(searches)});
        const people::Backdrop hall(1);
        const people::Motion motion(1);
        people::Illustrator illustrator;
        QList<double> drawings;
        for (int i = 0; i < 20; ++i) {
            const double before = threadMs();
            static_cast<void>(illustrator.draw(&person, motion.at(2000 + 66 * i, {}), 1, hall));
            drawings.append(threadMs() - before);
        }
        figures.add({QStringLiteral("a drawn frame of 640x480, processor"), QStringLiteral("ms"), median(drawings)});
    }

private:
    /// Wall time: the networks may use several threads.
    static double threadedMs(const std::function<void()>& work) { return millisecondsOf(work); }

    Result<FaceTemplate> referenceOf(const Frame& frame)
    {
        const auto faces = m_engine->detect(frame.picture);
        if (!faces)
            return faces.error();
        if (faces->isEmpty())
            return Error{ErrorCode::NotFound, {}, QStringLiteral("no face in the drawn picture")};
        return m_engine->embed(frame.picture, faces->first());
    }

    void scoreOf(const Frame& frame, const FaceTemplate& reference)
    {
        const auto faces = m_engine->detect(frame.picture);
        static_cast<void>(m_engine->assess(frame.picture, *faces));
        const auto probe = m_engine->embed(frame.picture, faces->first());
        static_cast<void>(m_engine->compare(*probe, reference));
    }

    bool decide(camera::SyntheticSource& source, const FaceTemplate& reference, QList<double>& times)
    {
        kiosk::Scanner scanner(*m_engine);
        bool decided = false;
        const double took = millisecondsOf([&] {
            scanner.begin({QualityGate::kiosk(), 3, 5000}, m_clock.monotonicMs());
            for (;;) {
                const auto glance = scanner.look(nextFrame(source));
                if (!glance || glance->complete)
                    break;
            }
            if (!scanner.finish().usable)
                return;
            const auto probes = scanner.embed();
            if (!probes)
                return;
            for (const FaceTemplate& probe : *probes)
                decided = m_engine->compare(probe, reference).has_value() || decided;
        });
        if (decided)
            times.append(took);
        return decided;
    }

    Options m_options;
    std::unique_ptr<NeuralEngine> m_engine;
    platform::SystemClock m_clock;
    std::shared_ptr<camera::Scene> m_scene;
};

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    const Options options = optionsFrom(QCoreApplication::arguments());
    Figures figures(QStringLiteral("Faces"));
    const auto detector = network(NetworkRole::Detector, QStringLiteral("yunet-2023mar"));
    const auto embedding = network(NetworkRole::Embedding, {});
    auto engine = detector && embedding ? NeuralEngine::load({*detector, *embedding, {}})
                                        : Result<std::unique_ptr<NeuralEngine>>(Error{});
    if (!engine) {
        figures.skip(QStringLiteral("everything"), QStringLiteral("JINBI_NETWORKS names no folder with networks"));
        return figures.finish(options.json);
    }
    cv::setNumThreads(1);
    FacesBench bench(options, std::move(*engine));
    bench.measurePipeline(*detector, *embedding, figures);
    bench.measureDecision(figures);
    bench.measureParts(figures);
    return figures.finish(options.json);
}
