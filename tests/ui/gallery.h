// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <memory>

/// Every stock widget in every state, on one sheet, for tests and for eyes.
namespace jinbi::ui::gallery {

[[nodiscard]] QStringList kinds();
[[nodiscard]] std::unique_ptr<QWidget> make(int kind);
/// Kinds down, states across.
[[nodiscard]] std::unique_ptr<QWidget> sheet();
[[nodiscard]] std::unique_ptr<QWidget> ownWidgets();
/// A hidden window that asks a question.
[[nodiscard]] std::unique_ptr<QWidget> question();

} // namespace jinbi::ui::gallery
