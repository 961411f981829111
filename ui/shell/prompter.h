// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace jinbi::ui {

/// A question that states its consequences. Its button repeats the verb; there is no "OK" and no "Yes".
struct Question
{
    QString title;   ///< the question itself, with the object and the number
    QString text;    ///< what will happen and when
    QString confirm; ///< the verb
    bool isDangerous = false;
};

/// The only way to a modal question, so that tests can answer in a person's place.
class Prompter
{
public:
    Prompter() = default;
    Prompter(const Prompter&) = delete;
    Prompter& operator=(const Prompter&) = delete;
    virtual ~Prompter() = default;

    /// Returns at once. `answered` is called once, with true for the verb and false for everything else, and not at
    /// all when the parent is gone by then.
    virtual void ask(QWidget* parent, const Question& question, std::function<void(bool)> answered) = 0;
};

} // namespace jinbi::ui
