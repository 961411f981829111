// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QString>

namespace jinbi::backup {

/// A folder that is filled under another name, `<target>.unfinished`, and gets its own when it is whole.
///
/// Invariant: whatever ends the program, there is nothing by the name `target` before publish() has begun and a whole
/// folder once it has ended. The destructor removes what was not published; what a killed program left is removed by
/// the next one. One thread.
class DraftFolder
{
public:
    /// Refused when there is anything at `target`, Unavailable while another program fills the same one.
    static Result<DraftFolder> make(const QString& target);
    DraftFolder(DraftFolder&& other) noexcept;
    DraftFolder& operator=(DraftFolder&&) = delete;
    DraftFolder(const DraftFolder&) = delete;
    DraftFolder& operator=(const DraftFolder&) = delete;
    ~DraftFolder();

    [[nodiscard]] const QString& path() const { return m_draft; }
    [[nodiscard]] QString filePath(const QString& name) const { return m_draft + QLatin1Char('/') + name; }
    /// The files in it are on the disk already.
    Result<void> publish();

private:
    DraftFolder(QString target, int descriptor);
    [[nodiscard]] bool isStillThere() const;
    void empty() const;

    QString m_target;
    QString m_draft;
    int m_descriptor; ///< of the draft, and its lock; -1: published or moved from
};

} // namespace jinbi::backup
