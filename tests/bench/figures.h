// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace jinbi::bench {

/// One measured value beside the value of plainer code in the same run, so that a slow machine cancels out.
struct Figure
{
    QString name{};
    QString unit{};
    double value = 0;
    std::optional<double> baseline{};
    QString baselineName{};
    std::optional<double> ratio{};     ///< value / baseline unless set
    std::optional<double> mostValue{}; ///< limits of the target
    std::optional<double> mostRatio{};
    std::optional<double> leastRatio{};
    QString note{};

    [[nodiscard]] bool isMet() const;
    [[nodiscard]] QJsonObject toJson() const;
};

/// Collects the figures of one program; prints them as a table and writes them as JSON.
class Figures
{
public:
    explicit Figures(QString group) : m_group(std::move(group)) {}
    void add(Figure figure);
    /// Something could not be measured here, and why.
    void skip(const QString& name, const QString& why);
    /// Writes `path` when it is not empty; prints always. 0, or 1 when the file cannot be written. A missed target is
    /// no failure: it is said in the table.
    [[nodiscard]] int finish(const QString& path) const;

private:
    QString m_group;
    QList<Figure> m_figures;
};

struct Options
{
    bool quick = false;
    QString json;
    QString data; ///< folder of a branch with a large store
};
/// `--quick`, `--json FILE`, `--data DIR`; ends the program when there is anything else.
[[nodiscard]] Options optionsFrom(const QStringList& arguments);

[[nodiscard]] double median(QList<double> values);
/// `share` 0.95 for p95.
[[nodiscard]] double percentile(QList<double> values, double share);
/// Milliseconds that `work` takes.
[[nodiscard]] double millisecondsOf(const std::function<void()>& work);
/// Milliseconds of processor that this process has used, all threads.
[[nodiscard]] double processorMs();
/// The same of the calling thread alone.
[[nodiscard]] double threadMs();
/// Lets events happen until `isDone` or `limitMs`; false when the time was over.
bool waitUntil(const std::function<bool()>& isDone, int limitMs = 120000);
/// The same where nothing can be measured without it: when the time was over, says `what` was waited for and ends the
/// program with 1, rather than hand on the waiting as a figure.
void mustHappen(const QString& what, const std::function<bool()>& isDone);

} // namespace jinbi::bench
