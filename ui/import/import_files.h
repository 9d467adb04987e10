// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/loose_file.h"

#include <QtCore/QAbstractTableModel>

#include <optional>
#include <vector>

namespace vestigo::ui_import {

/// An offset that a comparison of video and table suggests; it waits until the user takes it.
struct OffsetOffer {
    QString terminal;
    QString stream;
    double seconds = 0.0;    ///< to be added to the file's offset
    double confidence = 0.0; ///< 0..1
    QString note;            ///< why there is none, where the confidence is 0
};

/// A file of the import with what the user says of it.
struct ImportItem {
    QString path;
    bool isInspected = false;
    recordings::LooseFile loose;
    recordings::LooseKind kind = recordings::LooseKind::Unknown;
    QString terminal;
    QString stream;
    double offsetSeconds = 0.0;
    QString cameraStream;             ///< kept while it is taken for something else than a video
    recordings::TableMapping mapping; ///< of a table's columns
    bool isMapped = false;            ///< it is not the file's own way; else the file is taken as it stands
    std::optional<OffsetOffer> offer;

    bool isStream() const {
        return kind == recordings::LooseKind::Video || kind == recordings::LooseKind::Table;
    }
};

QString kindText(recordings::LooseKind kind);

/// The files of an import, a row each: file, what it is, terminal, stream, offset.
class ImportFiles : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { FileColumn, KindColumn, TerminalColumn, StreamColumn, OffsetColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = QModelIndex()) const override;
    int columnCount(const QModelIndex& parent = QModelIndex()) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const std::vector<ImportItem>& items() const { return items_; }
    const ImportItem* at(int row) const;
    /// Those that are not in the list yet; answers them.
    QStringList add(const QStringList& paths);
    void remove(int row);
    void removeUnread();
    void inspected(const recordings::LooseFile& file);
    /// Looked at again under a mapping: what the user set stays.
    void remapped(const recordings::LooseFile& file);
    void offered(const std::vector<OffsetOffer>& offers);
    void change(int row, const ImportItem& item);

    /// Not every file was looked at yet.
    bool isWaiting() const;
    /// The earliest moment that any file names.
    std::optional<SiteTime> startedAt() const;
    /// Videos, tables and logs of a request; problems of what cannot stand in one.
    recordings::ImportRequest request(std::vector<Error>& problems) const;

private:
    std::vector<ImportItem> items_;
};

} // namespace vestigo::ui_import
