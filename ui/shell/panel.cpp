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
    title_ = new QLabel(title, head);
    title_->setFont(ui_common::sizedFont(title_->font(), ui_common::textPixels, true));
    beside_->setParent(head);
    beside_->setQuiet(true);
    beside_->setAlignment(Qt::AlignRight);
    head_ = new QHBoxLayout(head);
    head_->setContentsMargins(12, 6, 12, 6);
    head_->setSpacing(12);
    head_->addWidget(title_);
    head_->addWidget(beside_, 1);
    setTitleBarWidget(head);
    auto* body = new QFrame(this);
    body->setObjectName(QStringLiteral("panelBody"));
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(1, 0, 1, 1);
    column->setSpacing(0);
    column->addWidget(content);
    setWidget(body);
    // Behind another's tab it still counts as shown: the Tab key must not lead to what nobody sees.
    connect(this, &QDockWidget::visibilityChanged, body, &QWidget::setEnabled);
}

void Panel::comeForward() {
    show();
    raise();
    widget()->setEnabled(true); // at once: the layout says so later
    content_->setFocus(Qt::ShortcutFocusReason);
}

void Panel::takeHead(QWidget* row, bool named) {
    head_->setContentsMargins(12, 2, 8, 2); // the controls bring their own height
    head_->addWidget(row, 4);
    title_->setVisible(!named);
    beside_->setVisible(!named);
}

void Panel::setBeside(const QString& text) {
    beside_->setText(text);
}

QString Panel::beside() const {
    return beside_->text();
}

} // namespace vestigo::ui_shell
