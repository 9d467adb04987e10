// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/column_table.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStyledItemDelegate>

namespace vestigo::ui_import {

namespace {

/// Offers the uses in a list.
class UseDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const override {
        auto* box = new QComboBox(parent);
        box->setObjectName(QStringLiteral("columnUse"));
        box->setAccessibleName(ColumnTable::tr("What the column is used as"));
        for (const ColumnUse use :
             {ColumnUse::Feature, ColumnUse::SecondsFromStart, ColumnUse::Moment, ColumnUse::LeftOut}) {
            box->addItem(useText(use), static_cast<int>(use));
        }
        connect(box, &QComboBox::activated, this, [this, box] {
            auto* self = const_cast<UseDelegate*>(this);
            Q_EMIT self->commitData(box);
            Q_EMIT self->closeEditor(box);
        });
        return box;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override {
        auto* box = static_cast<QComboBox*>(editor);
        box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override {
        model->setData(index, static_cast<QComboBox*>(editor)->currentData(), Qt::EditRole);
    }
};

} // namespace

ColumnTable::ColumnTable(QWidget* parent)
    : QTableView(parent)
    , model_(new ColumnModel(this)) {
    setObjectName(QStringLiteral("importColumns"));
    setAccessibleName(tr("Columns of the file: what each is used as"));
    setModel(model_);
    setItemDelegateForColumn(ColumnModel::UseColumn, new UseDelegate(this));
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                    QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(28);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    const int widths[] = {130, 170, 120, 70};
    for (int column = 0; column < 4; ++column) {
        setColumnWidth(column, widths[column]);
    }
    connect(model_, &ColumnModel::edited, this, &ColumnTable::edited);
}

void ColumnTable::showFile(const recordings::LooseFile& file, const recordings::TableMapping& mapping) {
    if (file.file == file_ && mapping.columns.size() == model_->mapping().columns.size() &&
        std::equal(mapping.columns.begin(), mapping.columns.end(), model_->mapping().columns.begin(),
                   [](const auto& a, const auto& b) { return a.source == b.source; }) &&
        state() == EditingState) {
        return;
    }
    const QModelIndex place = file.file == file_ ? currentIndex() : QModelIndex();
    const int row = place.row();
    const int column = place.column();
    file_ = file.file;
    model_->setFile(file, mapping);
    if (place.isValid()) {
        setCurrentIndex(model_->index(row, column));
    }
}

/// Enter edits as F2 does: it would press the dialog's button otherwise.
void ColumnTable::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && state() != EditingState && (model_->flags(currentIndex()) & Qt::ItemIsEditable) != 0) {
        edit(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace vestigo::ui_import
