// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logs/log_model.h"

#include <QtWidgets/QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTimer;

namespace vestigo::ui_logs {

/// The logs of the recording with a filter. It asks for the filtering; a click or Enter on an entry goes to
/// its moment.
class LogView : public QWidget {
    Q_OBJECT
public:
    explicit LogView(QWidget* parent = nullptr);

    void setTerminals(const QStringList& terminals);
    void setStart(const std::optional<SiteTime>& startedAt);
    void setTime(double seconds);
    /// The selected stretch of time: entries outside of it are left out while its box is ticked, which it is
    /// at first. Nothing: there is none.
    void setRange(const std::optional<timeline::TimeRange>& range);
    /// Goes to the entry after a moment (+1), or before it (-1); false: there is none.
    bool goToNeighbour(double seconds, int direction);
    /// Words are looked for.
    bool isSearching() const;
    /// Null: no log is there yet; `note` says why.
    void showLog(const recordings::LogRowsPtr& log, const LogHits& hits, const QString& note = {});
    void setSearching(bool searching);

    recordings::LogFilter filter() const;
    void setText(const QString& text);
    const LogHits& hits() const { return model_->hits(); }
    const recordings::LogRowsPtr& log() const { return model_->log(); }

Q_SIGNALS:
    /// It is in sight now: the logs are wanted.
    void shown();
    void filterChanged();
    void timeRequested(double seconds);
    void exportRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void go(const QModelIndex& index);
    void tellCount();

    LogModel* model_;
    QLineEdit* text_;
    QComboBox* terminal_;
    QCheckBox* around_;
    QCheckBox* inRange_;
    QLabel* count_;
    QPushButton* export_;
    QTableView* table_;
    QLabel* note_;
    QTimer* typing_; ///< waits for the end of a word
    double time_ = 0.0;
    std::optional<timeline::TimeRange> range_;
};

} // namespace vestigo::ui_logs
