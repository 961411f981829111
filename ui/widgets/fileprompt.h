// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace jinbi::ui {

/// Asks where to save, without blocking; a seam, so that tests can answer.
class FilePrompt
{
public:
    FilePrompt() = default;
    FilePrompt(const FilePrompt&) = delete;
    FilePrompt& operator=(const FilePrompt&) = delete;
    virtual ~FilePrompt() = default;

    /// Calls `chosen` once with a path, or never when nothing was chosen. Overwriting was agreed to.
    virtual void askSavePath(QWidget* parent, const QString& title, const QString& suggestedName,
                             std::function<void(const QString& path)> chosen) = 0;
};

/// The desktop's own dialog.
class DialogFilePrompt : public FilePrompt
{
public:
    void askSavePath(QWidget* parent, const QString& title, const QString& suggestedName,
                     std::function<void(const QString& path)> chosen) override;
};

} // namespace jinbi::ui
