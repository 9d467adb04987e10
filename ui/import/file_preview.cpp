// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/file_preview.h"

#include "ui/common/site_clock.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QResizeEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

namespace vestigo::ui_import {

namespace {

using recordings::LooseFile;
using recordings::LooseKind;

QString say(const char* text) {
    return QCoreApplication::translate("ImportPreview", text);
}

QString separatorText(char separator) {
    switch (separator) {
    case ';':
        return say(QT_TRANSLATE_NOOP("ImportPreview", "separated by semicolons, decimal commas"));
    case '\t':
        return say(QT_TRANSLATE_NOOP("ImportPreview", "separated by tabs"));
    default:
        return say(QT_TRANSLATE_NOOP("ImportPreview", "separated by commas"));
    }
}

QString timeText(const LooseFile& file) {
    if (file.timeColumn.empty()) {
        return say(QT_TRANSLATE_NOOP("ImportPreview", "no column of times"));
    }
    if (file.timeColumn != "t" && file.timeColumn != "timestamp") {
        return say(QT_TRANSLATE_NOOP("ImportPreview", "times in column %1"))
            .arg(QString::fromStdString(file.timeColumn));
    }
    return file.timeColumn == "t"
               ? say(QT_TRANSLATE_NOOP("ImportPreview", "times in column t, seconds from the start"))
               : say(QT_TRANSLATE_NOOP("ImportPreview", "times in column timestamp"));
}

QString tableText(const LooseFile& file) {
    QStringList parts;
    if (file.table) {
        const auto columns = static_cast<int>(file.table->columns.size());
        parts << say(QT_TRANSLATE_NOOP("ImportPreview", "%1 rows")).arg(file.table->rows)
              << say(QT_TRANSLATE_NOOP("ImportPreview", "%1 columns of numbers")).arg(columns);
        if (!file.table->ignored.empty()) {
            parts << say(QT_TRANSLATE_NOOP("ImportPreview", "%1 columns without numbers are left out"))
                         .arg(file.table->ignored.size());
        }
        parts << ui_common::durationText(file.table->lastSeconds - file.table->firstSeconds);
    }
    parts << timeText(file) << separatorText(file.separator);
    return parts.join(QStringLiteral(" · "));
}

QString logText(const LooseFile& file) {
    QStringList parts;
    if (file.log) {
        parts << say(QT_TRANSLATE_NOOP("ImportPreview", "%1 entries")).arg(file.log->events)
              << ui_common::durationText(file.log->lastSeconds - file.log->firstSeconds);
        QStringList protocols;
        for (const std::string& protocol : file.log->protocols) {
            protocols << QString::fromStdString(protocol);
        }
        parts << protocols.mid(0, 8).join(QStringLiteral(", "));
    }
    if (!file.columns.empty() && !file.isCapture) {
        parts << timeText(file) << separatorText(file.separator);
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString videoText(const LooseFile& file) {
    if (!file.video) {
        return {};
    }
    return QStringList{QStringLiteral("%1 × %2").arg(file.video->width).arg(file.video->height),
                       QString::fromStdString(file.video->codec),
                       say(QT_TRANSLATE_NOOP("ImportPreview", "%1 frames a second"))
                           .arg(file.video->framesPerSecond, 0, 'g', 4),
                       say(QT_TRANSLATE_NOOP("ImportPreview", "%1 frames")).arg(file.video->frames),
                       ui_common::durationText(file.video->durationSeconds)}
        .join(QStringLiteral(" · "));
}

QImage imageOf(const timeline::Picture& picture) {
    const auto needed = static_cast<std::size_t>(picture.height) * picture.bytesPerLine;
    if (picture.empty() || picture.pixels->size() < needed) {
        return {};
    }
    const auto format =
        picture.format == timeline::PixelFormat::Grey8 ? QImage::Format_Grayscale8 : QImage::Format_BGR888;
    return QImage(picture.pixels->data(), picture.width, picture.height,
                  static_cast<qsizetype>(picture.bytesPerLine), format)
        .copy();
}

} // namespace

QString factsText(const LooseFile& file) {
    switch (file.kind) {
    case LooseKind::Video:
        return videoText(file);
    case LooseKind::Table:
        return tableText(file);
    case LooseKind::Instructions:
    case LooseKind::Communication:
        return logText(file);
    case LooseKind::Unknown:
        break;
    }
    return {};
}

FilePreview::FilePreview(QWidget* parent)
    : QWidget(parent)
    , facts_(new QLabel(this))
    , pages_(new QStackedWidget(this))
    , rows_(new QTableWidget)
    , picture_(new QLabel) {
    facts_->setObjectName(QStringLiteral("importFacts"));
    facts_->setWordWrap(true);
    facts_->setProperty("quiet", true);
    rows_->setObjectName(QStringLiteral("importRows"));
    rows_->setAccessibleName(tr("First rows of the file"));
    rows_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    rows_->setTabKeyNavigation(false);
    rows_->verticalHeader()->hide();
    rows_->horizontalHeader()->setHighlightSections(false);
    picture_->setObjectName(QStringLiteral("importPicture"));
    picture_->setAccessibleName(tr("First picture of the video"));
    picture_->setAlignment(Qt::AlignCenter);
    picture_->setMinimumSize(120, 90);
    pages_->addWidget(new QWidget);
    pages_->addWidget(rows_);
    pages_->addWidget(picture_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(facts_);
    column->addWidget(pages_, 1);
}

void FilePreview::showNothing() {
    facts_->clear();
    pages_->setCurrentIndex(0);
}

void FilePreview::showFile(const LooseFile& file) {
    facts_->setText(factsText(file));
    if (file.kind == LooseKind::Video) {
        frame_ = QPixmap::fromImage(imageOf(file.firstFrame));
        pages_->setCurrentIndex(frame_.isNull() ? 0 : 2);
        fitPicture();
    } else {
        showRows(file);
        pages_->setCurrentIndex(file.columns.empty() ? 0 : 1);
    }
}

void FilePreview::showRows(const LooseFile& file) {
    const auto columns = std::min<std::size_t>(file.columns.size(), 64);
    rows_->clear();
    rows_->setColumnCount(static_cast<int>(columns));
    rows_->setRowCount(static_cast<int>(file.rows.size()));
    for (std::size_t c = 0; c < columns; ++c) {
        const LooseFile::Column& column = file.columns[c];
        QString title = QString::fromStdString(column.name);
        const bool isTime = column.name == file.timeColumn;
        const QString what =
            isTime ? tr("time")
            : column.isNumeric
                ? (column.unit.empty() ? tr("number")
                                       : tr("number, in %1").arg(QString::fromStdString(column.unit)))
                : tr("text");
        rows_->setHorizontalHeaderItem(static_cast<int>(c),
                                       new QTableWidgetItem(title + QLatin1Char('\n') + what));
        for (std::size_t r = 0; r < file.rows.size(); ++r) {
            if (c < file.rows[r].size()) {
                auto* cell = new QTableWidgetItem(QString::fromStdString(file.rows[r][c]));
                if (isTime || column.isNumeric) {
                    cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
                }
                rows_->setItem(static_cast<int>(r), static_cast<int>(c), cell);
            }
        }
    }
    rows_->resizeColumnsToContents();
}

void FilePreview::fitPicture() {
    if (!frame_.isNull()) {
        picture_->setPixmap(frame_.scaled(pages_->size(), Qt::KeepAspectRatio, Qt::SmoothTransformation));
    }
}

void FilePreview::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitPicture();
}

} // namespace vestigo::ui_import
