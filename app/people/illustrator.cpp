// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/illustrator.h"

#include "people/attackpainter.h"
#include "people/bodypainter.h"
#include "people/featurepainter.h"
#include "people/finish.h"
#include "people/hairpainter.h"
#include "people/headpose.h"
#include "people/headshader.h"

#include <QPainter>

#include <algorithm>

namespace jinbi::people {
namespace {

constexpr qsizetype kRemembered = 4;

QImage faceWith(const FaceMap& map, const Expression& expression)
{
    QImage face = map.skin();
    QPainter painter(&face);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(FaceMap::kTexels, FaceMap::kTexels);
    painter.translate(-static_cast<double>(FaceMap::kLeft), -static_cast<double>(FaceMap::kTop));
    paintFeatures(painter, map.person(), expression);
    return face;
}

} // namespace

QImage Illustrator::draw(const Person* person, const VisitLook& look, quint64 noiseSeed, const Backdrop& backdrop)
{
    QImage scene = backdrop.picture();
    if (person && look.attack == Attack::None)
        paintPerson(scene, *person, look);
    else if (person)
        paintAttack(scene, *person, look);
    soften(scene, look.blur * scene.height() / 480);
    return developed(scene, look.light, noiseSeed);
}

void Illustrator::paintPerson(QImage& scene, const Person& person, const VisitLook& look)
{
    const std::shared_ptr<const FaceMap> map = mapOf(changedBy(person, look));
    const Person& seen = map->person();
    const HeadPose pose(map->outline(), look, scene.size());
    const QImage hall = scene;
    {
        QPainter painter(&scene);
        painter.setRenderHint(QPainter::Antialiasing);
        paintBackHair(painter, seen.hair, pose);
        paintBody(painter, seen, look, pose);
        paintEars(painter, seen, pose);
    }
    shadeFigure(scene, hall, pose, look.light);
    shadeHead(scene, *map, faceWith(*map, look.expression), pose, look.light);
    QPainter painter(&scene);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrontHair(painter, seen.hair, pose, look.light);
    paintWorn(painter, seen, look, pose);
}

void Illustrator::paintAttack(QImage& scene, const Person& person, const VisitLook& look)
{
    const QSize size = heldPictureSize(scene.size());
    VisitLook posed = look;
    posed.attack = Attack::None;
    posed.roll = 0;
    posed.offset = {};
    posed.distance = 1;
    QImage portrait = Backdrop(person.seed, size).picture();
    paintPerson(portrait, person, posed);
    soften(portrait, 0.6);
    QPainter painter(&scene);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(look.offset * (0.15 * scene.height()));
    if (look.attack == Attack::PrintedPhoto)
        paintPrintedPhoto(painter, portrait, scene.size(), look.roll - 3);
    else
        paintScreenReplay(painter, portrait, scene.size(), look.roll + 2);
}

std::shared_ptr<const FaceMap> Illustrator::mapOf(const Person& person)
{
    const auto known = std::find_if(m_maps.begin(), m_maps.end(),
                                    [&](const std::shared_ptr<const FaceMap>& map) { return map->person() == person; });
    if (known != m_maps.end()) {
        std::rotate(m_maps.begin(), known, known + 1);
        return m_maps.first();
    }
    m_maps.prepend(std::make_shared<const FaceMap>(person));
    if (m_maps.size() > kRemembered)
        m_maps.removeLast();
    return m_maps.first();
}

QImage draw(const Person* person, const VisitLook& look, QSize size, quint64 noiseSeed, const Backdrop& backdrop)
{
    return Illustrator().draw(person, look, noiseSeed, backdrop.sized(size));
}

} // namespace jinbi::people
