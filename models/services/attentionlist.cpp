// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attentionlist.h"

#include <algorithm>

namespace jinbi {

namespace {

/// From here on silent kiosks are one outage: this many, and at least half of the fleet.
constexpr qsizetype kOutageKiosks = 3;

bool sameSubject(const AttentionItem& a, const AttentionItem& b)
{
    return a.kiosk == b.kiosk && a.concern.kind == b.concern.kind;
}

AttentionItem itemOf(const KioskState& state, const Concern& concern)
{
    AttentionItem item;
    item.kiosk = state.kiosk;
    item.place = state.place;
    item.concern = concern;
    return item;
}

AttentionItem itemOf(ConcernKind kind, const QList<KioskId>& children, qint64 sinceMs)
{
    AttentionItem item;
    item.concern.kind = kind;
    item.concern.sinceMs = sinceMs;
    item.concern.kiosks = static_cast<int>(children.size());
    item.children = children;
    return item;
}

} // namespace

AttentionList::AttentionList(KioskRegistry& registry, const Clock& clock, QObject* parent)
    : QObject(parent), m_registry(registry), m_clock(clock)
{
    connect(&registry, &KioskRegistry::eventRaised, this, &AttentionList::takeEvent);
    connect(&registry, &KioskRegistry::roundEnded, this, &AttentionList::update);
    update();
}

int AttentionList::openCount() const
{
    return static_cast<int>(std::count_if(m_items.cbegin(), m_items.cend(), [](const AttentionItem& item) {
        return item.handling == AttentionItem::Handling::Open;
    }));
}

Tone AttentionList::worst() const
{
    Tone worst = Tone::Normal;
    for (const AttentionItem& item : m_items)
        worst = std::max(worst, item.tone());
    return worst;
}

Result<void> AttentionList::acknowledge(quint64 id)
{
    AttentionItem* item = find(id);
    if (!item)
        return Error{ErrorCode::NotFound, tr("This was handled already."), QStringLiteral("attention item %1").arg(id)};
    const AttentionItem done = *item;
    if (isEvent(done.concern.kind)) {
        m_items.removeIf([id](const AttentionItem& each) { return each.id == id; });
        m_registry.settle(done.kiosk);
    } else {
        item->handling = AttentionItem::Handling::Acknowledged;
        sort();
    }
    Q_EMIT acknowledged(done);
    Q_EMIT changed();
    return {};
}

Result<void> AttentionList::shelve(quint64 id, const QString& reason, std::chrono::minutes lasts)
{
    const QString text = reason.trimmed();
    if (text.isEmpty() || text.size() > kLongestReason)
        return Error{ErrorCode::Invalid, tr("Write a reason of at most %n character(s).", nullptr, int(kLongestReason)),
                     QStringLiteral("reason of %1 characters").arg(text.size())};
    if (lasts < std::chrono::minutes(1) || lasts > kLongestShelf)
        return Error{ErrorCode::Invalid, tr("Something can be put aside for up to 8 hours."),
                     QStringLiteral("shelf of %1 min").arg(lasts.count())};
    AttentionItem* item = find(id);
    if (!item)
        return Error{ErrorCode::NotFound, tr("This was handled already."), QStringLiteral("attention item %1").arg(id)};
    item->handling = AttentionItem::Handling::Shelved;
    item->note = text;
    item->shelvedUntilMs = m_clock.monotonicMs() + std::chrono::milliseconds(lasts).count();
    const AttentionItem put = *item;
    sort();
    Q_EMIT shelved(put);
    Q_EMIT changed();
    return {};
}

void AttentionList::takeEvent(const KioskId& kiosk, const Concern& concern)
{
    const KioskState* state = m_registry.find(kiosk);
    if (!state)
        return;
    AttentionItem item = itemOf(*state, concern);
    const auto known = std::find_if(m_items.begin(), m_items.end(),
                                    [&](const AttentionItem& each) { return sameSubject(each, item); });
    if (known == m_items.end()) {
        item.id = m_nextId++;
        m_items << item;
    } else {
        known->concern = concern;
        ++known->times;
        item = *known;
    }
    sort();
    if (item.handling != AttentionItem::Handling::Shelved)
        Q_EMIT raised(item);
    Q_EMIT changed();
}

void AttentionList::update()
{
    QList<AttentionItem> wanted;
    addConditions(wanted);
    QList<AttentionItem> next;
    for (const AttentionItem& item : std::as_const(m_items)) {
        if (isEvent(item.concern.kind) && m_registry.find(item.kiosk)) // one that was retired needs nobody
            next << item;
    }
    QList<AttentionItem> fresh;
    for (AttentionItem& item : wanted) {
        const auto old = std::find_if(m_items.cbegin(), m_items.cend(),
                                      [&](const AttentionItem& each) { return sameSubject(each, item); });
        if (old == m_items.cend()) {
            item.id = m_nextId++;
            fresh << item;
        } else {
            item.id = old->id;
            item.handling = old->handling;
            item.note = old->note;
            item.shelvedUntilMs = old->shelvedUntilMs;
        }
        next << item;
    }
    const QList<AttentionItem> before = m_items;
    m_items = next;
    endShelves();
    sort();
    for (const AttentionItem& item : std::as_const(fresh))
        Q_EMIT raised(item);
    if (m_items != before)
        Q_EMIT changed();
}

void AttentionList::addConditions(QList<AttentionItem>& wanted) const
{
    const QList<KioskId> kiosks = m_registry.kiosks();
    if (!m_registry.isLinked() && !kiosks.isEmpty())
        wanted << itemOf(ConcernKind::LinkDown, kiosks, m_registry.linkLostMs());
    const QList<KioskId> silent = silentKiosks();
    const bool outage = silent.size() >= kOutageKiosks && silent.size() * 2 >= kiosks.size();
    qint64 sinceMs = 0;
    for (const KioskId& kiosk : kiosks) {
        const KioskState* state = m_registry.find(kiosk);
        for (const Concern& concern : state->concerns) {
            const bool isChild = outage && concern.kind == ConcernKind::NoContact;
            if (isChild)
                sinceMs = sinceMs == 0 ? concern.sinceMs : std::min(sinceMs, concern.sinceMs);
            else if (!isEvent(concern.kind) && concern.kind != ConcernKind::Suspended) // somebody meant it so
                wanted << itemOf(*state, concern);
        }
    }
    if (outage)
        wanted << itemOf(ConcernKind::Outage, silent, sinceMs);
}

QList<KioskId> AttentionList::silentKiosks() const
{
    QList<KioskId> silent;
    for (const KioskId& kiosk : m_registry.kiosks()) {
        if (m_registry.find(kiosk)->contact == KioskState::Contact::Offline)
            silent << kiosk;
    }
    return silent;
}

void AttentionList::endShelves()
{
    for (AttentionItem& item : m_items) {
        if (item.handling != AttentionItem::Handling::Shelved || m_clock.monotonicMs() < item.shelvedUntilMs)
            continue;
        item.handling = AttentionItem::Handling::Open;
        item.note.clear();
    }
}

void AttentionList::sort()
{
    std::stable_sort(m_items.begin(), m_items.end(), [](const AttentionItem& a, const AttentionItem& b) {
        if (a.tone() != b.tone())
            return a.tone() > b.tone();
        return a.concern.sinceMs != b.concern.sinceMs ? a.concern.sinceMs < b.concern.sinceMs : a.id < b.id;
    });
}

AttentionItem* AttentionList::find(quint64 id)
{
    const auto it =
        std::find_if(m_items.begin(), m_items.end(), [id](const AttentionItem& item) { return item.id == id; });
    return it == m_items.end() ? nullptr : &*it;
}

} // namespace jinbi
