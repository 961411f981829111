// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/sessionjson.h"

#include "domain/names.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <charconv>

namespace jinbi::wire {

namespace {

constexpr qsizetype kUsualBytes = 2048;

bool isPlain(QChar c)
{
    return c.unicode() >= 0x20 && c.unicode() < 0x7F && c != QLatin1Char('"') && c != QLatin1Char('\\');
}

/// Appends members and elements with their commas. Names are ours and need no escape.
class Writer
{
public:
    Writer() { m_bytes.reserve(kUsualBytes); }

    void open(char bracket)
    {
        m_bytes += bracket;
        m_first = true;
    }
    void close(char bracket)
    {
        m_bytes += bracket;
        m_first = false;
    }
    void name(QByteArrayView name)
    {
        separate();
        m_bytes += '"';
        m_bytes.append(name);
        m_bytes += "\":";
    }
    void separate()
    {
        if (!m_first)
            m_bytes += ',';
        m_first = false;
    }
    void text(const QString& text)
    {
        if (!std::all_of(text.cbegin(), text.cend(), isPlain)) {
            const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
            m_bytes.append(QByteArrayView(list).sliced(1, list.size() - 2));
            return;
        }
        m_bytes += '"';
        m_bytes += text.toLatin1();
        m_bytes += '"';
    }
    void number(qint64 value)
    {
        std::array<char, 20> digits{};
        const auto end = std::to_chars(digits.begin(), digits.end(), value).ptr;
        m_bytes.append(digits.data(), end - digits.begin());
    }
    void member(QByteArrayView key, const QString& value)
    {
        name(key);
        text(value);
    }
    void member(QByteArrayView key, qint64 value)
    {
        name(key);
        number(value);
    }
    void member(QByteArrayView key, std::optional<bool> value)
    {
        if (!value)
            return;
        name(key);
        m_bytes += *value ? "true" : "false";
    }
    void memberIf(QByteArrayView key, const QString& value)
    {
        if (!value.isEmpty())
            member(key, value);
    }
    void memberIf(QByteArrayView key, const std::optional<MatchScore>& value)
    {
        if (value)
            member(key, value->units());
    }
    void memberIf(QByteArrayView key, const std::optional<QualityComponent>& value)
    {
        if (value)
            member(key, names::of(*value));
    }
    /// An array; `each` writes one entry.
    template <class List, class Each>
    void list(QByteArrayView key, const List& entries, Each each)
    {
        name(key);
        open('[');
        for (const auto& entry : entries) {
            separate();
            each(entry);
        }
        close(']');
    }
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
    bool m_first = true;
};

struct NamedComponent
{
    QByteArray name;
    QualityComponent component;
};

const QList<NamedComponent>& componentsByName()
{
    static const QList<NamedComponent> kSorted = [] {
        QList<NamedComponent> all;
        for (std::size_t i = 0; i < kQualityComponents; ++i) {
            const auto component = static_cast<QualityComponent>(i);
            all.append({names::of(component).toLatin1(), component});
        }
        std::sort(all.begin(), all.end(),
                  [](const NamedComponent& a, const NamedComponent& b) { return a.name < b.name; });
        return all;
    }();
    return kSorted;
}

void write(Writer& json, const FaceAttempt& attempt)
{
    json.open('{');
    json.member("atMs", attempt.atMs);
    json.memberIf("failing", attempt.failing);
    json.member("liveness", names::of(attempt.liveness));
    json.name("quality");
    json.open('{');
    for (const NamedComponent& each : componentsByName()) {
        if (const auto value = attempt.quality.value(each.component))
            json.member(each.name, static_cast<qint64>(*value));
    }
    json.close('}');
    json.memberIf("score", attempt.score);
    json.close('}');
}

void write(Writer& json, const SessionStep& step)
{
    json.open('{');
    json.member("atMs", step.atMs);
    json.memberIf("note", step.note);
    json.member("stage", names::of(step.stage));
    json.member("tookMs", step.tookMs);
    json.close('}');
}

void write(Writer& json, const EngineId& engine)
{
    json.open('{');
    json.member("name", engine.name);
    json.memberIf("network", engine.networkDigest);
    json.close('}');
}

void write(Writer& json, const SessionTiming& timing)
{
    json.open('{');
    json.member("decisionMs", timing.decisionMs);
    json.member("scanMs", timing.scanMs);
    json.member("totalMs", timing.totalMs);
    json.close('}');
}

} // namespace

QByteArray sessionJson(const SessionRecord& r)
{
    Writer json;
    json.open('{');
    json.list("attempts", r.attempts, [&json](const FaceAttempt& a) { write(json, a); });
    json.memberIf("customer", r.customer);
    json.name("engine");
    write(json, r.engine);
    json.member("epoch", r.epoch);
    json.list("evidence", r.evidence, [&json](const EvidenceId& id) { json.text(id.toString()); });
    json.member("faceMatched", r.faceMatched);
    json.memberIf("failing", r.failing);
    json.member("id", r.id.toString());
    json.member("kiosk", r.kiosk.toString());
    json.member("liveness", names::of(r.liveness));
    json.member("mode", names::of(r.mode));
    json.member("outcome", names::of(r.outcome));
    json.member("phoneKnown", r.phoneKnown);
    json.memberIf("phoneTail", r.phoneTail);
    json.member("pinValid", r.pinValid);
    json.member("policyRevision", static_cast<qint64>(r.policyRevision));
    json.member("rehearsal", std::optional(r.rehearsal));
    json.memberIf("score", r.score);
    json.member("seq", static_cast<qint64>(r.seq));
    json.member("startedMs", r.startedMs);
    json.list("steps", r.steps, [&json](const SessionStep& s) { write(json, s); });
    json.member("threshold", static_cast<qint64>(r.threshold.units()));
    json.name("timing");
    write(json, r.timing);
    json.close('}');
    return json.take();
}

} // namespace jinbi::wire
