// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lane_chooser.h"

#include "ui/timeline/lane_ids.h"

#include <QtCore/QSignalBlocker>
#include <QtGui/QKeyEvent>
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
    filter_->setPlaceholderText(tr("Find a lane"));
    filter_->setAccessibleName(tr("Find a lane"));
    list_ = new QListWidget(this);
    list_->setObjectName(QStringLiteral("laneList"));
    list_->setAccessibleName(tr("Lanes, checked ones are shown; Alt and the arrows move one"));
    list_->setDragDropMode(QAbstractItemView::InternalMove);
    list_->installEventFilter(this);
    list_->setUniformItemSizes(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(4);
    column->addWidget(filter_);
    column->addWidget(list_);
    resize(320, 340);
    connect(filter_, &QLineEdit::textChanged, this, &LaneChooser::filter);
    connect(list_, &QListWidget::itemChanged, this, &LaneChooser::readList);
    connect(list_->model(), &QAbstractItemModel::rowsMoved, this, &LaneChooser::readList);
}

void LaneChooser::addItem(const QString& id, bool key, bool chosen) {
    const QString name = laneName(id);
    QString text = name == id || !isFeatureLane(id) ? name : tr("%1   %2").arg(name, id);
    if (key) {
        text = tr("%1 (evidence)").arg(text);
    }
    auto* item = new QListWidgetItem(text, list_);
    item->setData(Qt::UserRole, id);
    item->setFlags(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled | Qt::ItemIsSelectable |
                   Qt::ItemIsDragEnabled);
    item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
}

void LaneChooser::offer(const QStringList& lanes, const QStringList& key, const QStringList& chosen) {
    const QSignalBlocker quiet(list_);
    chosen_ = chosen;
    filter_->clear();
    list_->clear();
    for (const QString& id : chosen) {
        addItem(id, key.contains(id), true);
    }
    for (const QString& id : lanes) {
        if (!chosen.contains(id)) {
            addItem(id, key.contains(id), false);
        }
    }
    filter_->setFocus();
}

bool LaneChooser::eventFilter(QObject* watched, QEvent* event) {
    if (watched == list_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool moves = key->key() == Qt::Key_Up || key->key() == Qt::Key_Down;
        if (moves && (key->modifiers() & Qt::AltModifier) != 0) {
            move(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void LaneChooser::move(int places) {
    const int row = list_->currentRow();
    const int target = row + places;
    if (row < 0 || target < 0 || target >= list_->count()) {
        return;
    }
    {
        const QSignalBlocker quiet(list_);
        list_->insertItem(target, list_->takeItem(row));
        list_->setCurrentRow(target);
    }
    readList();
}

void LaneChooser::filter(const QString& text) {
    for (int row = 0; row < list_->count(); ++row) {
        QListWidgetItem* item = list_->item(row);
        item->setHidden(!item->text().contains(text, Qt::CaseInsensitive));
    }
}

void LaneChooser::readList() {
    QStringList now;
    for (int row = 0; row < list_->count(); ++row) {
        QListWidgetItem* item = list_->item(row);
        const QString id = item->data(Qt::UserRole).toString();
        if (item->checkState() != Qt::Checked) {
            continue;
        }
        if (isFeatureLane(id) && featuresAmong(now).size() >= mostLanes) {
            const QSignalBlocker quiet(list_);
            item->setCheckState(Qt::Unchecked);
            continue;
        }
        now += id;
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
