// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lane_chooser.h"

#include "ui/common/feature_names.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

namespace vestigo::ui_timeline {

LaneChooser::LaneChooser(QWidget* parent)
    : QFrame(parent, Qt::Popup) {
    setObjectName(QStringLiteral("laneChooser"));
    setAccessibleName(tr("Lanes of the timeline"));
    setFrameShape(QFrame::StyledPanel);
    filter_ = new QLineEdit(this);
    filter_->setObjectName(QStringLiteral("laneFilter"));
    filter_->setPlaceholderText(tr("Find a feature"));
    filter_->setAccessibleName(tr("Find a feature"));
    list_ = new QListWidget(this);
    list_->setObjectName(QStringLiteral("laneList"));
    list_->setAccessibleName(tr("Features"));
    list_->setUniformItemSizes(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(4);
    column->addWidget(filter_);
    column->addWidget(list_);
    resize(320, 340);
    connect(filter_, &QLineEdit::textChanged, this, &LaneChooser::filter);
    connect(list_, &QListWidget::itemChanged, this, &LaneChooser::readList);
}

void LaneChooser::offer(const QStringList& columns, const QStringList& key, const QStringList& chosen) {
    const QSignalBlocker quiet(list_);
    chosen_ = chosen;
    filter_->clear();
    list_->clear();
    for (const QString& column : columns) {
        const QString name = ui_common::featureName(column.toStdString());
        QString text = name == column ? name : tr("%1   %2").arg(name, column);
        if (key.contains(column)) {
            text = tr("%1 (evidence)").arg(text);
        }
        auto* item = new QListWidgetItem(text, list_);
        item->setData(Qt::UserRole, column);
        item->setFlags(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        item->setCheckState(chosen.contains(column) ? Qt::Checked : Qt::Unchecked);
    }
    filter_->setFocus();
}

void LaneChooser::filter(const QString& text) {
    for (int row = 0; row < list_->count(); ++row) {
        QListWidgetItem* item = list_->item(row);
        item->setHidden(!item->text().contains(text, Qt::CaseInsensitive));
    }
}

void LaneChooser::readList() {
    QStringList now = chosen_;
    for (int row = 0; row < list_->count(); ++row) {
        QListWidgetItem* item = list_->item(row);
        const QString column = item->data(Qt::UserRole).toString();
        const bool wanted = item->checkState() == Qt::Checked;
        if (wanted && !now.contains(column)) {
            if (now.size() >= mostLanes) {
                const QSignalBlocker quiet(list_);
                item->setCheckState(Qt::Unchecked);
                continue;
            }
            now += column; // new lanes come last
        } else if (!wanted) {
            now.removeAll(column);
        }
    }
    if (now != chosen_) {
        chosen_ = now;
        Q_EMIT chosenChanged(chosen_);
    }
}

QStringList LaneChooser::chosen() const {
    return chosen_;
}

} // namespace vestigo::ui_timeline
