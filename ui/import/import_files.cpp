// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/import_files.h"

#include "ui/import/column_model.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

#include <algorithm>

namespace vestigo::ui_import {

using recordings::LooseKind;

QString kindText(LooseKind kind) {
    switch (kind) {
    case LooseKind::Video:
        return QCoreApplication::translate("ImportFiles", "Video");
    case LooseKind::Table:
        return QCoreApplication::translate("ImportFiles", "Table");
    case LooseKind::Instructions:
        return QCoreApplication::translate("ImportFiles", "Instruction log");
    case LooseKind::Communication:
        return QCoreApplication::translate("ImportFiles", "Communication log");
    case LooseKind::Unknown:
        break;
    }
    return QCoreApplication::translate("ImportFiles", "Left out");
}

int ImportFiles::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(items_.size());
}

int ImportFiles::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ImportFiles::data(const QModelIndex& index, int role) const {
    const ImportItem* item = at(index.row());
    if (item == nullptr) {
        return {};
    }
    if (role == Qt::ToolTipRole) {
        return item->path;
    }
    if (role == Qt::TextAlignmentRole && index.column() == OffsetColumn) {
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case FileColumn:
        return QFileInfo(item->path).fileName();
    case KindColumn:
        return item->isInspected ? kindText(item->kind) : tr("being read…");
    case TerminalColumn:
        return item->isInspected && item->isStream() ? item->terminal : QString();
    case StreamColumn:
        return item->isInspected && item->isStream() ? item->stream : QString();
    case OffsetColumn:
        return item->isInspected && item->isStream() ? tr("%1 s").arg(item->offsetSeconds, 0, 'f', 3)
                                                     : QString();
    default:
        return {};
    }
}

QVariant ImportFiles::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal) {
        return {};
    }
    const QStringList titles{tr("File"), tr("Is a"), tr("Terminal"), tr("Stream"), tr("Offset")};
    return titles.value(section);
}

const ImportItem* ImportFiles::at(int row) const {
    return row >= 0 && row < rowCount() ? &items_[static_cast<std::size_t>(row)] : nullptr;
}

QStringList ImportFiles::add(const QStringList& paths) {
    QStringList fresh;
    for (const QString& path : paths) {
        const QString absolute = QFileInfo(path).absoluteFilePath();
        const bool known = std::any_of(items_.begin(), items_.end(),
                                       [&](const ImportItem& item) { return item.path == absolute; });
        if (!known && !fresh.contains(absolute)) {
            fresh.append(absolute);
        }
    }
    if (fresh.isEmpty()) {
        return fresh;
    }
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fresh.size()) - 1);
    for (const QString& path : fresh) {
        items_.emplace_back();
        items_.back().path = path;
    }
    endInsertRows();
    return fresh;
}

void ImportFiles::remove(int row) {
    if (at(row) != nullptr) {
        beginRemoveRows({}, row, row);
        items_.erase(items_.begin() + row);
        endRemoveRows();
    }
}

void ImportFiles::removeUnread() {
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (!at(row)->isInspected) {
            remove(row);
        }
    }
}

void ImportFiles::inspected(const recordings::LooseFile& file) {
    const QString path = QString::fromStdString(file.file.string());
    for (std::size_t i = 0; i < items_.size(); ++i) {
        ImportItem item = items_[i];
        if (item.path == path) {
            item.isInspected = true;
            item.loose = file;
            item.kind = file.kind;
            item.terminal = QString::fromStdString(file.terminal);
            item.stream = QString::fromStdString(file.stream);
            item.cameraStream = file.kind == LooseKind::Video ? item.stream : QStringLiteral("device");
            if (file.kind == LooseKind::Table) {
                item.mapping = usualMapping(file);
                item.isMapped = item.mapping.timeColumn != file.timeColumn;
            }
            change(static_cast<int>(i), item);
        }
    }
}

void ImportFiles::remapped(const recordings::LooseFile& file) {
    const QString path = QString::fromStdString(file.file.string());
    for (std::size_t i = 0; i < items_.size(); ++i) {
        ImportItem item = items_[i];
        if (item.path == path && item.isInspected) {
            item.loose = file;
            change(static_cast<int>(i), item);
        }
    }
}

void ImportFiles::offered(const std::vector<OffsetOffer>& offers) {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        ImportItem item = items_[i];
        for (const OffsetOffer& offer : offers) {
            if (item.kind == LooseKind::Video && item.terminal == offer.terminal &&
                item.stream == offer.stream) {
                item.offer = offer;
                change(static_cast<int>(i), item);
            }
        }
    }
}

void ImportFiles::change(int row, const ImportItem& item) {
    if (at(row) != nullptr) {
        items_[static_cast<std::size_t>(row)] = item;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

bool ImportFiles::isWaiting() const {
    return std::any_of(items_.begin(), items_.end(),
                       [](const ImportItem& item) { return !item.isInspected; });
}

std::optional<SiteTime> ImportFiles::startedAt() const {
    std::optional<SiteTime> first;
    for (const ImportItem& item : items_) {
        const std::optional<SiteTime>& moment = item.loose.startedAt;
        if (moment && (!first || moment->unixSeconds < first->unixSeconds)) {
            first = moment;
        }
    }
    return first;
}

recordings::ImportRequest ImportFiles::request(std::vector<Error>& problems) const {
    recordings::ImportRequest request;
    const auto takeLog = [&problems](std::filesystem::path& place, const std::filesystem::path& file) {
        if (!place.empty()) {
            Error error;
            error.code = ErrorCode::Duplicate;
            error.file = file.string();
            error.message = VESTIGO_TEXT("Error", "a recording holds one log of a kind");
            error.remedy = VESTIGO_TEXT("Error", "leave one of them out");
            problems.push_back(error);
        }
        place = file;
    };
    for (const ImportItem& item : items_) {
        const std::filesystem::path file(item.path.toStdString());
        if (item.kind == LooseKind::Unknown) {
            continue;
        }
        problems.insert(problems.end(), item.loose.problems.begin(), item.loose.problems.end());
        if (item.kind == LooseKind::Video) {
            request.videos.push_back({item.terminal.trimmed().toStdString(),
                                      item.stream.trimmed().toStdString(), file, item.offsetSeconds});
        } else if (item.kind == LooseKind::Table) {
            request.tables.push_back({item.terminal.trimmed().toStdString(), file, item.offsetSeconds,
                                      item.isMapped ? item.mapping : recordings::TableMapping()});
        } else {
            takeLog(item.kind == LooseKind::Instructions ? request.instructions : request.communication,
                    file);
        }
    }
    return request;
}

} // namespace vestigo::ui_import
