// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/prompter.h"

namespace jinbi::ui {

/// Asks with a window-modal dialog. Esc is Cancel, and the keyboard starts on Cancel.
class DialogPrompter final : public Prompter
{
public:
    void ask(QWidget* parent, const Question& question, std::function<void(bool)> answered) override;
};

} // namespace jinbi::ui
