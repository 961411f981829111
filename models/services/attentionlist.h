// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "ports/clock.h"
#include "services/concern.h"
#include "services/kioskregistry.h"

#include <QList>
#include <QObject>
#include <QString>

#include <chrono>

namespace jinbi {

/// One thing that a person must act on.
struct AttentionItem
{
    enum class Handling { Open, Acknowledged, Shelved };

    quint64 id = 0;
    KioskId kiosk; ///< null for an item with children
    QString place;
    Concern concern; ///< the newest, when it happened several times
    int times = 1;
    QList<KioskId> children;
    Handling handling = Handling::Open;
    QString note;              ///< why it was shelved
    qint64 shelvedUntilMs = 0; ///< monotonic
    bool operator==(const AttentionItem&) const = default;

    [[nodiscard]] Tone tone() const { return handling == Handling::Open ? toneOf(concern.kind) : Tone::Normal; }
};

/// What needs a person, worst first. Events stay until handled; conditions go when they end. The same event of one
/// kiosk again is the same item with a count; many silent kiosks are one item with children.
///
/// Invariant: at most one item for a kiosk and kind, so the list is as long as the fleet allows and no longer.
class AttentionList : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes kLongestShelf{8 * 60};
    static constexpr qsizetype kLongestReason = 500;

    /// `registry` and `clock` must outlive the list.
    AttentionList(KioskRegistry& registry, const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] const QList<AttentionItem>& items() const { return m_items; }
    [[nodiscard]] int openCount() const;
    /// Of the open items; Normal when there is none.
    [[nodiscard]] Tone worst() const;

    /// Handled: an event leaves the list, a condition stays, grey, until it ends. NotFound when it has gone already.
    [[nodiscard]] Result<void> acknowledge(quint64 id);
    /// Known and put aside for a while. Invalid without a reason, with one over 500 characters, or for too long.
    [[nodiscard]] Result<void> shelve(quint64 id, const QString& reason, std::chrono::minutes lasts);

Q_SIGNALS:
    void changed();
    void raised(const jinbi::AttentionItem& item);
    void acknowledged(const jinbi::AttentionItem& item);
    void shelved(const jinbi::AttentionItem& item);

private:
    void takeEvent(const KioskId& kiosk, const Concern& concern);
    void update();
    void addConditions(QList<AttentionItem>& wanted) const;
    [[nodiscard]] QList<KioskId> silentKiosks() const;
    void endShelves();
    void sort();
    AttentionItem* find(quint64 id);

    KioskRegistry& m_registry;
    const Clock& m_clock;
    QList<AttentionItem> m_items;
    quint64 m_nextId = 1;
};

} // namespace jinbi

Q_DECLARE_METATYPE(jinbi::AttentionItem)
