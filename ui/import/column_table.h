// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/import/column_model.h"

#include <QtWidgets/QTableView>

namespace vestigo::ui_import {

/// Where the user says which column of a table is the time, which are features, what they are called and in
/// which unit, and which are left out. F2, Enter or a double click edits a cell.
class ColumnTable : public QTableView {
    Q_OBJECT
public:
    explicit ColumnTable(QWidget* parent = nullptr);

    /// Shows a file's columns; the same file again keeps the place and an edit that goes on.
    void showFile(const recordings::LooseFile& file, const recordings::TableMapping& mapping);
    const recordings::TableMapping& mapping() const { return model_->mapping(); }

Q_SIGNALS:
    void edited();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    ColumnModel* model_;
    std::filesystem::path file_;
};

} // namespace vestigo::ui_import
