// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/list_panel.h"

#include "ui/common/framed_view.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QVBoxLayout>

namespace vestigo::ui_shell {

ListPanel::ListPanel(QAbstractItemModel* model, QStyledItemDelegate* delegate, const QString& name,
                     const QString& spoken, QWidget* parent)
    : QWidget(parent)
    , list_(new ui_common::FramedView<QListView>(this))
    , empty_(new QLabel(this)) {
    list_->setObjectName(name);
    list_->setAccessibleName(spoken);
    list_->setModel(model);
    delegate->setParent(list_);
    list_->setItemDelegate(delegate);
    list_->setFrameShape(QFrame::NoFrame);
    // A row is as high as its words need in the width there is. Adjust alone follows only the height of the
    // list: where a scroll bar took some of its width, rows became higher but stayed where they were, each
    // covered by the next.
    list_->setResizeMode(QListView::Adjust);
    list_->setWordWrap(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    empty_->setWordWrap(true);
    empty_->setTextFormat(Qt::PlainText);
    empty_->setContentsMargins(12, 8, 12, 8);
    empty_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    empty_->setProperty("quiet", true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(list_, 1);
    column->addWidget(empty_, 1);
    connect(list_, &QListView::clicked, this, &ListPanel::chosen);
    connect(list_, &QListView::activated, this, &ListPanel::chosen);
    list_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(list_, &QWidget::customContextMenuRequested, this, [this](const QPoint& place) {
        const QModelIndex index = list_->indexAt(place);
        if (index.isValid()) {
            Q_EMIT menuAsked(index, list_->viewport()->mapToGlobal(place));
        }
    });
    connect(model, &QAbstractItemModel::modelReset, this, &ListPanel::refresh);
    setAccessibleName(spoken);
    refresh();
}

void ListPanel::refresh() {
    const bool filled = list_->model()->rowCount() > 0;
    list_->setVisible(filled);
    empty_->setVisible(!filled);
    // A list that is not shown takes no focus; the panel itself does then, so that F1 knows where one is.
    setFocusProxy(nullptr);
    setFocusPolicy(filled ? Qt::NoFocus : Qt::ClickFocus);
    setFocusProxy(filled ? list_ : nullptr);
}

void ListPanel::setEmptyText(const QString& text) {
    empty_->setText(text);
}

void ListPanel::addFoot(QWidget* foot) {
    layout()->addWidget(foot);
}

void ListPanel::setCurrent(int row) {
    const QModelIndex index = list_->model()->index(row, 0);
    list_->setCurrentIndex(index);
    if (index.isValid()) {
        list_->scrollTo(index);
    }
}

} // namespace vestigo::ui_shell
