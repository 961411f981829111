// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/sessionfiltersuggestions.h"

#include <QLineEdit>
#include <QPointer>

#include <functional>

class QListWidget;

namespace jinbi::ui {

/// The field that new filters are typed into, with a list of what may follow. The list takes no focus: the field keeps
/// the keyboard and moves in the list.
class FilterEdit : public QLineEdit
{
    Q_OBJECT

public:
    using Suggest = std::function<QList<FilterSuggestion>(const QString& typed)>;

    explicit FilterEdit(Suggest suggest, QWidget* parent = nullptr);
    ~FilterEdit() override;

    void openList();
    void closeList();
    [[nodiscard]] bool isListOpen() const;
    void retranslate();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// A whole token was typed or chosen.
    void entered(const QString& text);
    void backedOut(); ///< Backspace or Left in the empty field
    void left();      ///< Esc with nothing to close

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    bool steer(int key);
    void fillList();
    void placeList();
    void moveInList(int step);
    void take(int item);
    bool complete();

    Suggest m_suggest;
    QList<FilterSuggestion> m_offered;
    QPointer<QListWidget> m_list; ///< a child of the window, so that nothing clips it
};

} // namespace jinbi::ui
