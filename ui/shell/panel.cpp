// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/panel.h"

#include "ui/common/elided_label.h"
#include "ui/common/theme.h"

#include <QtWidgets/QFrame>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace vestigo::ui_shell {

Panel::Panel(const QString& name, const QString& title, QWidget* content, QWidget* parent)
    : QDockWidget(title, parent)
    , content_(content)
    , beside_(new ui_common::ElidedLabel) {
    setObjectName(name);
    setAllowedAreas(Qt::AllDockWidgetAreas);
    auto* head = new QFrame(this);
    head->setObjectName(QStringLiteral("panelHead"));
    auto* label = new QLabel(title, head);
    label->setFont(ui_common::sizedFont(label->font(), ui_common::textPixels, true));
    beside_->setParent(head);
    beside_->setQuiet(true);
    beside_->setAlignment(Qt::AlignRight);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(12);
    row->addWidget(label);
    row->addWidget(beside_, 1);
    setTitleBarWidget(head);
    auto* body = new QFrame(this);
    body->setObjectName(QStringLiteral("panelBody"));
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(1, 0, 1, 1);
    column->setSpacing(0);
    column->addWidget(content);
    setWidget(body);
}

void Panel::setBeside(const QString& text) {
    beside_->setText(text);
}

QString Panel::beside() const {
    return beside_->text();
}

} // namespace vestigo::ui_shell
