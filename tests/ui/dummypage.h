// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/chip.h"
#include "widgets/page.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>

namespace jinbi::ui {

/// A page with two panes and a field, to drive the window with.
class DummyPage final : public Page
{
    Q_OBJECT

public:
    DummyPage(const QString& name, QString iconName) : m_iconName(std::move(iconName))
    {
        setObjectName(name);
        for (int i = 0; i < 40; ++i)
            m_list->addItem(QStringLiteral("14:%1:07   K-0%2   Central Station").arg(10 + i).arg(342 + i));
        m_list->setObjectName(name + QStringLiteral("List"));
        m_list->setAccessibleName(QStringLiteral("List"));
        m_field->setObjectName(name + QStringLiteral("Field"));
        m_field->setAccessibleName(QStringLiteral("Field"));
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(20, 8, 16, 12);
        row->addWidget(m_list, 1);
        row->addWidget(m_field, 0, Qt::AlignTop);
        retranslate();
    }

    [[nodiscard]] QString title() const override { return m_title; }
    [[nodiscard]] QString fact() const override { return tr("%1 shown").arg(m_list->count()); }
    [[nodiscard]] QString iconName() const override { return m_iconName; }
    [[nodiscard]] QList<QWidget*> panes() const override { return {m_list, m_field}; }
    [[nodiscard]] QList<ShortcutHelp> shortcuts() const override
    {
        return {{QStringLiteral("Space"), QStringLiteral("Pause the wall")},
                {QStringLiteral("H"), QStringLiteral("Hide faces")}};
    }
    [[nodiscard]] bool takesTextSearch() const override { return true; }
    void setTextSearch(const QString& text) override { m_field->setText(text); }

    [[nodiscard]] QListWidget* list() const { return m_list; }
    [[nodiscard]] QLineEdit* field() const { return m_field; }

protected:
    void retranslate() override { m_title = tr(objectName().toLatin1().constData()); }

private:
    QString m_iconName;
    QString m_title;
    QListWidget* m_list = new QListWidget(this);
    QLineEdit* m_field = new QLineEdit(this);
};

} // namespace jinbi::ui
