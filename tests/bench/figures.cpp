// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/figures.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace jinbi::bench {

namespace {

constexpr int kBadArguments = 2;

double clockMs(clockid_t clock)
{
    timespec used{};
    clock_gettime(clock, &used);
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

double ratioOf(const Figure& figure)
{
    return figure.ratio ? *figure.ratio : figure.baseline ? figure.value / *figure.baseline : 0;
}

QString number(double value)
{
    const int digits = std::abs(value) >= 100 ? 0 : std::abs(value) >= 10 ? 1 : 2;
    return QString::number(value, 'f', digits);
}

QString target(const Figure& f)
{
    QStringList parts;
    if (f.mostValue)
        parts.append(QStringLiteral("<= %1 %2").arg(number(*f.mostValue), f.unit));
    if (f.mostRatio)
        parts.append(QStringLiteral("<= %1x").arg(number(*f.mostRatio)));
    if (f.leastRatio)
        parts.append(QStringLiteral(">= %1x").arg(number(*f.leastRatio)));
    return parts.join(QStringLiteral(", "));
}

void putIf(QJsonObject& json, const char* name, const std::optional<double>& value)
{
    if (value)
        json.insert(QLatin1StringView(name), *value);
}

} // namespace

bool Figure::isMet() const
{
    const double share = ratioOf(*this);
    return !(mostValue && value > *mostValue) && !(mostRatio && share > *mostRatio) &&
           !(leastRatio && share < *leastRatio);
}

QJsonObject Figure::toJson() const
{
    QJsonObject json{{QStringLiteral("name"), name}, {QStringLiteral("unit"), unit}, {QStringLiteral("value"), value}};
    putIf(json, "baseline", baseline);
    if (baseline) {
        json.insert(QStringLiteral("baseline_name"), baselineName);
        json.insert(QStringLiteral("ratio"), ratioOf(*this));
    }
    putIf(json, "most_value", mostValue);
    putIf(json, "most_ratio", mostRatio);
    putIf(json, "least_ratio", leastRatio);
    if (mostValue || mostRatio || leastRatio)
        json.insert(QStringLiteral("met"), isMet());
    if (!note.isEmpty())
        json.insert(QStringLiteral("note"), note);
    return json;
}

void Figures::add(Figure figure)
{
    QTextStream(stderr) << m_group << ": " << figure.name << " = " << number(figure.value) << ' ' << figure.unit
                        << Qt::endl;
    m_figures.append(std::move(figure));
}

void Figures::skip(const QString& name, const QString& why)
{
    Figure figure;
    figure.name = name;
    figure.note = QStringLiteral("skipped: ") + why;
    m_figures.append(figure);
}

int Figures::finish(const QString& path) const
{
    QTextStream out(stdout);
    QJsonArray all;
    out << "| " << m_group << " | value | baseline of the same run | ratio | target | |\n|---|---|---|---|---|---|\n";
    for (const Figure& f : m_figures) {
        all.append(f.toJson());
        const bool hasTarget = f.mostValue || f.mostRatio || f.leastRatio;
        out << "| " << f.name << " | " << (f.unit.isEmpty() ? QString() : number(f.value) + QLatin1Char(' ') + f.unit)
            << " | " << (f.baseline ? number(*f.baseline) + QLatin1Char(' ') + f.baselineName : QString()) << " | "
            << (f.baseline ? number(ratioOf(f)) : QString()) << " | " << target(f) << " | "
            << (!f.note.isEmpty() ? f.note
                : !hasTarget      ? QString()
                : f.isMet()       ? QStringLiteral("met")
                                  : QStringLiteral("missed"))
            << (hasTarget && !f.note.isEmpty() ? (f.isMet() ? "; met" : "; missed") : "") << " |\n";
    }
    out << Qt::endl;
    if (path.isEmpty())
        return 0;
    QFile file(path);
    const QJsonObject json{{QStringLiteral("group"), m_group}, {QStringLiteral("figures"), all}};
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(json).toJson()) > 0 ? 0 : 1;
}

Options optionsFrom(const QStringList& arguments)
{
    Options options;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString& name = arguments.at(i);
        const bool hasValue = i + 1 < arguments.size();
        if (name == QStringLiteral("--quick"))
            options.quick = true;
        else if (name == QStringLiteral("--json") && hasValue)
            options.json = arguments.at(++i);
        else if (name == QStringLiteral("--data") && hasValue)
            options.data = arguments.at(++i);
        else {
            QTextStream(stderr) << "Usage: [--quick] [--json FILE] [--data DIR]" << Qt::endl;
            std::exit(kBadArguments);
        }
    }
    return options;
}

double median(QList<double> values)
{
    return percentile(std::move(values), 0.5);
}

double percentile(QList<double> values, double share)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto at = static_cast<qsizetype>(std::ceil(share * static_cast<double>(values.size()))) - 1;
    return values.at(std::clamp<qsizetype>(at, 0, values.size() - 1));
}

double millisecondsOf(const std::function<void()>& work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double processorMs()
{
    return clockMs(CLOCK_PROCESS_CPUTIME_ID);
}

double threadMs()
{
    return clockMs(CLOCK_THREAD_CPUTIME_ID);
}

bool waitUntil(const std::function<bool()>& isDone, int limitMs)
{
    QElapsedTimer timer;
    timer.start();
    QTimer wake;
    wake.start(50);
    while (!isDone()) {
        if (timer.elapsed() > limitMs)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

void mustHappen(const QString& what, const std::function<bool()>& isDone)
{
    if (waitUntil(isDone))
        return;
    QTextStream(stderr) << "Nothing measured: waited in vain for " << what << ".\n";
    std::exit(1);
}

} // namespace jinbi::bench
