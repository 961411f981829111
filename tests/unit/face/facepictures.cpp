// SPDX-License-Identifier: GPL-3.0-or-later
#include "facepictures.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QPainter>
#include <QRadialGradient>
#include <QRandomGenerator>
#include <QStringList>

#include <optional>

namespace jinbi::test {

namespace {

QString folderOf(const char* variable)
{
    const QString folder = qEnvironmentVariable(variable);
    return QFileInfo(folder).isDir() ? folder : QString();
}

QString lfwPicture(const QString& person, const QString& number)
{
    return QStringLiteral("%1/lfw-dev/images/%2/%2_%3.jpg").arg(facesFolder(), person, number.rightJustified(4, u'0'));
}

std::optional<FaceTemplate> templateOf(FaceEngine& engine, const QString& path)
{
    const QImage picture = loadPicture(path);
    const Result<QList<FaceBox>> faces = engine.detect(picture);
    if (!faces || faces->isEmpty())
        return std::nullopt;
    const Result<FaceTemplate> embedded = engine.embed(picture, faces->first());
    if (!embedded)
        return std::nullopt;
    return *embedded;
}

} // namespace

QString facesFolder()
{
    return folderOf("JINBI_FACES");
}

QString networksFolder()
{
    return folderOf("JINBI_NETWORKS");
}

QImage drawnFace(int seed, const QSize& size, double width)
{
    QRandomGenerator random(static_cast<quint32>(seed));
    const auto vary = [&random](double middle, double by) { return middle + by * (2 * random.generateDouble() - 1); };
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(QColor(110, 120, 130));
    QPainter p(&picture);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.translate(size.width() / 2.0, size.height() / 2.0);
    p.scale(width / 100, width / 100);
    const double height = vary(132, 8);
    const int red = static_cast<int>(vary(205, 25));
    QRadialGradient skin(QPointF(-12, -20), 90);
    skin.setColorAt(0, QColor(red, red - 35, red - 65));
    skin.setColorAt(1, QColor(red - 75, red - 110, red - 130));
    p.setBrush(QColor(50, 40, 35));
    p.drawEllipse(QPointF(0, -14), vary(56, 3), height / 2 + 4);
    p.setBrush(skin);
    p.drawEllipse(QPointF(0, 0), 50, height / 2);
    const double apart = vary(21, 2);
    const double eyeLine = vary(-12, 3);
    for (const int side : {-1, 1}) {
        p.setBrush(QColor(60, 45, 40));
        p.drawRoundedRect(QRectF(side * apart - 12, eyeLine - vary(15, 2), 24, vary(5, 1.5)), 2, 2);
        p.setBrush(QColor(245, 245, 240));
        p.drawEllipse(QPointF(side * apart, eyeLine), 10, vary(5, 1));
        p.setBrush(QColor(45, 35, 30));
        p.drawEllipse(QPointF(side * apart, eyeLine), 4.5, 4.5);
    }
    const double nose = vary(14, 3);
    p.setBrush(QColor(red - 60, red - 95, red - 115));
    p.drawEllipse(QPointF(0, nose), vary(9, 2), 5);
    p.setBrush(QColor(red - 25, red - 55, red - 85));
    p.drawEllipse(QPointF(-2, nose - 12), 4, 14);
    p.setBrush(QColor(150, 70, 75));
    p.drawEllipse(QPointF(0, vary(36, 3)), vary(19, 3), vary(5.5, 1.5));
    p.end();
    return picture.convertToFormat(QImage::Format_BGR888);
}

QImage loadPicture(const QString& path)
{
    return QImage(path).convertToFormat(QImage::Format_BGR888);
}

QList<FacePair> lfwPairs(int step)
{
    QFile file(facesFolder() + QStringLiteral("/lfw-dev/pairs.txt"));
    QList<FacePair> pairs;
    if (!file.open(QIODevice::ReadOnly))
        return pairs;
    file.readLine(); // folds and pairs in each
    for (int line = 0; !file.atEnd(); ++line) {
        const QStringList words = QString::fromUtf8(file.readLine()).simplified().split(u' ');
        if (line % step != 0)
            continue;
        if (words.size() == 3)
            pairs.append({lfwPicture(words[0], words[1]), lfwPicture(words[0], words[2]), true});
        else if (words.size() == 4)
            pairs.append({lfwPicture(words[0], words[1]), lfwPicture(words[2], words[3]), false});
    }
    return pairs;
}

PairScores scorePairs(FaceEngine& engine, const QList<FacePair>& pairs)
{
    QHash<QString, std::optional<FaceTemplate>> known;
    const auto cached = [&](const QString& path) {
        if (!known.contains(path))
            known.insert(path, templateOf(engine, path));
        return known.value(path);
    };
    PairScores result;
    for (const FacePair& pair : pairs) {
        const std::optional<FaceTemplate> a = cached(pair.first);
        const std::optional<FaceTemplate> b = cached(pair.second);
        if (!a || !b) {
            ++result.withoutFace;
            continue;
        }
        const Result<MatchScore> score = engine.compare(*a, *b);
        if (score)
            (pair.same ? result.same : result.different).push_back(*score);
    }
    return result;
}

} // namespace jinbi::test
