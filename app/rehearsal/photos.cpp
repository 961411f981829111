// SPDX-License-Identifier: GPL-3.0-or-later
#include "rehearsal/photos.h"

#include "people/illustrator.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QImageReader>

#include <algorithm>

namespace jinbi::rehearsal {

namespace {

constexpr int kCounterPhotos = 3;
constexpr int kOtherDays = 2;
constexpr qsizetype kMostPictures = 12;
constexpr qint64 kLargestFile = 20LL * 1024 * 1024;
constexpr qint64 kMostPixels = 50LL * 1000 * 1000;
/// A portrait's face then is well over the detector's least size.
constexpr int kLeastSide = 360;
constexpr int kMostSide = 960;

QImage readPicture(const QString& path)
{
    if (QFileInfo(path).size() > kLargestFile)
        return {};
    QImageReader reader(path);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isEmpty() || qint64{size.width()} * size.height() > kMostPixels)
        return {};
    const int shorter = std::min(size.width(), size.height());
    const int longer = std::max(size.width(), size.height());
    double scale = shorter < kLeastSide ? double{kLeastSide} / shorter : 1.0;
    scale = std::min(scale, double{kMostSide} / longer);
    return reader.read()
        .convertToFormat(QImage::Format_BGR888)
        .scaled(size * scale, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

} // namespace

CustomerPhotos drawnPhotos(const Customer& customer)
{
    const people::Person person = people::personFromSeed(customer.personSeed);
    const people::Backdrop counter(customer.personSeed % 7 + 1);
    const QSize size(640, 480);
    CustomerPhotos photos;
    photos.customer = customer.pseudonym;
    for (int i = 0; i < kCounterPhotos + kOtherDays; ++i) {
        const bool atCounter = i < kCounterPhotos;
        const quint64 seed = customer.personSeed * 31U + static_cast<quint64>(i);
        const people::VisitLook look = people::lookFromSeed(seed, atCounter ? 0.1 : 0.45);
        (atCounter ? photos.counter : photos.otherDays).append(people::draw(&person, look, size, seed, counter));
    }
    return photos;
}

Result<QStringList> peopleIn(const QString& folder)
{
    QStringList names = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
    if (names.size() < 2) {
        return Error{ErrorCode::NotFound,
                     QCoreApplication::translate("Photos", "The folder of photos needs at least two people's folders."),
                     QStringLiteral("%1 sub-folders").arg(names.size())};
    }
    return names;
}

CustomerPhotos folderPhotos(const QString& folder, const QString& person, const QString& customer)
{
    const QDir home(folder + QLatin1Char('/') + person);
    CustomerPhotos photos;
    photos.customer = customer;
    qsizetype taken = 0;
    for (const QString& file : home.entryList(QDir::Files | QDir::NoSymLinks, QDir::Name)) {
        const QImage picture = readPicture(home.filePath(file));
        if (picture.isNull())
            continue;
        (taken % 2 == 0 ? photos.counter : photos.otherDays).append(picture);
        if (++taken == kMostPictures)
            break;
    }
    return photos;
}

} // namespace jinbi::rehearsal
