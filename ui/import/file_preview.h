// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/loose_file.h"

#include <QtGui/QPixmap>
#include <QtWidgets/QWidget>

class QLabel;
class QStackedWidget;
class QTableWidget;

namespace vestigo::ui_import {

/// The beginning of a file: a sentence about it, and its first rows or its first picture.
class FilePreview : public QWidget {
    Q_OBJECT
public:
    explicit FilePreview(QWidget* parent = nullptr);

    void showNothing();
    void showFile(const recordings::LooseFile& file);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showRows(const recordings::LooseFile& file);
    void fitPicture();

    QLabel* facts_;
    QStackedWidget* pages_;
    QTableWidget* rows_;
    QLabel* picture_;
    QPixmap frame_;
};

/// What is known of a file in a line or two: rows, columns, time, separator; size, rate, length.
QString factsText(const recordings::LooseFile& file);

} // namespace vestigo::ui_import
