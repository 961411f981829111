// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dummypage.h"
#include "ports/clock.h"
#include "ports/settingsstore.h"
#include "shell/mainwindow.h"
#include "shell/prompter.h"

#include <QHash>
#include <QTranslator>

#include <memory>

namespace jinbi::ui {

/// Stands still, so that pictures are the same every time.
class StandingClock final : public Clock
{
public:
    [[nodiscard]] qint64 utcMs() const override { return 1721025127000; } // 2024-07-15 06:32:07
    [[nodiscard]] qint64 monotonicMs() const override { return 0; }
};

class MemorySettings final : public SettingsStore
{
public:
    explicit MemorySettings(QHash<QString, QVariant> values) : m_values(std::move(values)) {}
    [[nodiscard]] const QHash<QString, QVariant>& values() const { return m_values; }
    [[nodiscard]] QVariant value(const QString& key) const override { return m_values.value(key); }
    void setValue(const QString& key, const QVariant& value) override { m_values.insert(key, value); }

private:
    QHash<QString, QVariant> m_values;
};

/// Answers as the test says, and keeps what was asked.
class ScriptedPrompter final : public Prompter
{
public:
    void ask(QWidget*, const Question& question, std::function<void(bool)> answered) override
    {
        asked.append(question);
        answered(answer);
    }

    QList<Question> asked;
    bool answer = false;
};

/// The words that the pictures and the language test need, at run time.
class ChineseWords final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* source, const char*, int) const override;
};

/// A window with the nine views of the product as dummy pages and some state to show.
struct WindowFixture
{
    explicit WindowFixture(const QHash<QString, QVariant>& remembered = {});
    void fillIn();

    StandingClock clock;
    MemorySettings settings;
    ScriptedPrompter prompter;
    std::unique_ptr<MainWindow> window;
    QList<DummyPage*> pages;
};

} // namespace jinbi::ui
