// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/panel.h"

#include "ui/common/theme.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace vestigo::ui_shell {

Panel::Panel(const QString& title, QWidget* parent)
    : QFrame(parent)
    , column_(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("panel"));
    column_->setContentsMargins(1, 1, 1, 1);
    column_->setSpacing(0);
    title_ = addHead(title, &aside_);
}

QLabel* Panel::addHead(const QString& title, QLabel** aside) {
    auto* head = new QWidget(this);
    head->setObjectName(QStringLiteral("panelHead"));
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(8);
    auto* label = new QLabel(title, head);
    label->setFont(ui_common::sizedFont(font(), ui_common::textPixels, true));
    label->setTextFormat(Qt::PlainText);
    *aside = new QLabel(head);
    (*aside)->setTextFormat(Qt::PlainText);
    (*aside)->setProperty("quiet", true);
    (*aside)->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    (*aside)->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(label);
    row->addWidget(*aside, 1);
    column_->addWidget(head);
    return label;
}

void Panel::setTitle(const QString& title) {
    title_->setText(title);
}

void Panel::setAside(const QString& text) {
    aside_->setText(text);
    aside_->setToolTip(text);
}

void Panel::addWidget(QWidget* widget, int stretch) {
    column_->addWidget(widget, stretch);
}

} // namespace vestigo::ui_shell
