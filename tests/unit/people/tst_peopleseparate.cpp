// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/classicalengine.h"
#include "face/networkmanifest.h"
#include "face/neuralengine.h"
#include "people/illustrator.h"

#include <QTest>

#include <cmath>
#include <memory>
#include <optional>

using namespace jinbi;
using namespace jinbi::people;

namespace {

constexpr int kPeople = 24;
constexpr int kVisits = 4;
constexpr double kLeastFoundByNetwork = 0.99;
constexpr double kLeastFoundByCascade = 0.97; // cascades lose a turned head now and then
constexpr double kLeastDistance = 2;          ///< d' between the scores of same and different people

class Spread
{
public:
    void add(double value)
    {
        m_sum += value;
        m_squares += value * value;
        ++m_count;
    }
    [[nodiscard]] double mean() const { return m_sum / m_count; }
    [[nodiscard]] double variance() const { return m_squares / m_count - mean() * mean(); }

private:
    double m_sum = 0;
    double m_squares = 0;
    int m_count = 0;
};

struct Visit
{
    int person;
    FaceTemplate face;
};

struct Outcome
{
    int drawn = 0;
    QList<Visit> visits;
    Spread same;
    Spread different;

    [[nodiscard]] double detected() const { return static_cast<double>(visits.size()) / drawn; }
    [[nodiscard]] double distance() const
    {
        return std::abs(same.mean() - different.mean()) / std::sqrt((same.variance() + different.variance()) / 2);
    }
};

void drawVisits(FaceEngine& engine, Outcome& outcome)
{
    Illustrator illustrator;
    for (int person = 0; person < kPeople; ++person) {
        const Person drawn = personFromSeed(static_cast<quint64>(person));
        for (int visit = 0; visit < kVisits; ++visit) {
            const auto seed = static_cast<quint64>(100 * person + visit);
            const QImage picture = illustrator.draw(&drawn, lookFromSeed(seed), seed, Backdrop(seed % 4));
            ++outcome.drawn;
            const Result<QList<FaceBox>> faces = engine.detect(picture);
            QVERIFY(faces);
            if (faces->isEmpty())
                continue;
            Result<FaceTemplate> face = engine.embed(picture, faces->first());
            QVERIFY2(face, qPrintable(face ? QString() : face.error().detail));
            outcome.visits.append({person, *std::move(face)});
        }
    }
}

void compareAll(const FaceEngine& engine, Outcome& outcome)
{
    for (qsizetype i = 0; i < outcome.visits.size(); ++i) {
        for (qsizetype j = i + 1; j < outcome.visits.size(); ++j) {
            const Result<MatchScore> score = engine.compare(outcome.visits[i].face, outcome.visits[j].face);
            QVERIFY(score);
            const bool isSame = outcome.visits[i].person == outcome.visits[j].person;
            (isSame ? outcome.same : outcome.different).add(score->toDouble());
        }
    }
}

void judge(FaceEngine& engine, double leastFound)
{
    Outcome outcome;
    drawVisits(engine, outcome);
    compareAll(engine, outcome);
    if (QTest::currentTestFailed())
        return;
    qInfo("found %.3f, same %.3f, different %.3f, d' %.2f", outcome.detected(), outcome.same.mean(),
          outcome.different.mean(), outcome.distance());
    QVERIFY2(outcome.detected() >= leastFound, qPrintable(QString::number(outcome.detected())));
    QVERIFY2(outcome.distance() >= kLeastDistance, qPrintable(QString::number(outcome.distance())));
    QVERIFY(outcome.same.mean() > outcome.different.mean());
}

std::optional<VerifiedNetwork> firstOf(const NetworkShelf& shelf, NetworkRole role)
{
    for (const NetworkEntry& entry : shelf.entries(role)) {
        if (Result<VerifiedNetwork> network = shelf.read(entry))
            return *std::move(network);
    }
    return std::nullopt;
}

} // namespace

/// A rehearsal means something only if its invented people differ from each other as customers do.
class PeopleSeparateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNeuralEngineTellsThemApart();
    void theClassicalEngineTellsThemApart();
};

void PeopleSeparateTest::theNeuralEngineTellsThemApart()
{
    if (!qEnvironmentVariableIsSet("JINBI_NETWORKS"))
        QSKIP("JINBI_NETWORKS does not name a folder with networks");
    const NetworkShelf shelf({qEnvironmentVariable("JINBI_NETWORKS")});
    const std::optional<VerifiedNetwork> detector = firstOf(shelf, NetworkRole::Detector);
    const std::optional<VerifiedNetwork> embedding = firstOf(shelf, NetworkRole::Embedding);
    if (!detector || !embedding)
        QSKIP("JINBI_NETWORKS holds no detector or no embedding network");
    const auto engine = NeuralEngine::load({*detector, *embedding, {}});
    QVERIFY2(engine, qPrintable(engine ? QString() : engine.error().detail));
    judge(**engine, kLeastFoundByNetwork);
}

void PeopleSeparateTest::theClassicalEngineTellsThemApart()
{
    const auto engine = ClassicalEngine::load();
    if (!engine)
        QSKIP("OpenCV's cascades are not installed");
    judge(**engine, kLeastFoundByCascade);
}

QTEST_MAIN(PeopleSeparateTest)
#include "tst_peopleseparate.moc"
