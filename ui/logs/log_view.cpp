// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_view.h"

#include "ui/common/framed_view.h"

#include <QtCore/QSignalBlocker>
#include <QtCore/QTimer>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

#include <cmath>

namespace vestigo::ui_logs {

namespace {

constexpr int typingPauseMs = 150;
constexpr double reachSeconds = 10.0;
constexpr double farEnough = 1.0; ///< the cursor moves this far before entries around it are looked up anew

QTableView* makeTable(LogModel* model) {
    auto* table = new ui_common::FramedView<QTableView>;
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setFrameShape(QFrame::NoFrame);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed); // heights are not asked row by row
    table->verticalHeader()->setDefaultSectionSize(24);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    const int widths[] = {110, 150, 150, 220, 70};
    for (int column = 0; column < 5; ++column) {
        table->setColumnWidth(column, widths[column]);
    }
    return table;
}

} // namespace

LogView::LogView(QWidget* parent)
    : QWidget(parent)
    , model_(new LogModel(this))
    , text_(new QLineEdit)
    , terminal_(new QComboBox)
    , around_(new QCheckBox(tr("Around the cursor")))
    , inRange_(new QCheckBox(tr("In the selected range")))
    , count_(new QLabel)
    , export_(new QPushButton(tr("Save as CSV…")))
    , table_(makeTable(model_))
    , note_(new QLabel)
    , typing_(new QTimer(this)) {
    setObjectName(QStringLiteral("logView"));
    text_->setObjectName(QStringLiteral("logText"));
    text_->setPlaceholderText(tr("Find in the logs"));
    text_->setAccessibleName(tr("Find in the logs"));
    text_->setClearButtonEnabled(true);
    terminal_->setObjectName(QStringLiteral("logTerminal"));
    terminal_->setAccessibleName(tr("Terminal of the entries"));
    around_->setObjectName(QStringLiteral("logAround"));
    around_->setToolTip(tr("Entries within %1 s of the time cursor").arg(reachSeconds, 0, 'f', 0));
    inRange_->setObjectName(QStringLiteral("logInRange"));
    inRange_->hide();
    count_->setObjectName(QStringLiteral("logCount"));
    count_->setProperty("quiet", true);
    export_->setObjectName(QStringLiteral("logExport"));
    table_->setObjectName(QStringLiteral("logTable"));
    table_->setAccessibleName(tr("Entries of the logs"));
    note_->setObjectName(QStringLiteral("logNote"));
    note_->setWordWrap(true);
    note_->setProperty("quiet", true);
    note_->setContentsMargins(12, 4, 12, 4);
    typing_->setSingleShot(true);
    typing_->setInterval(typingPauseMs);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 8, 8, 4);
    row->setSpacing(8);
    row->addWidget(text_, 1);
    row->addWidget(terminal_);
    row->addWidget(around_);
    row->addWidget(inRange_);
    row->addWidget(count_);
    row->addWidget(export_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(note_);
    column->addWidget(table_, 1);
    setFocusProxy(text_);
    connect(text_, &QLineEdit::textChanged, typing_, qOverload<>(&QTimer::start));
    connect(text_, &QLineEdit::returnPressed, this, [this] { go(model_->index(0, 0)); });
    connect(typing_, &QTimer::timeout, this, &LogView::filterChanged);
    connect(terminal_, &QComboBox::currentIndexChanged, this, &LogView::filterChanged);
    connect(around_, &QCheckBox::toggled, this, &LogView::filterChanged);
    connect(inRange_, &QCheckBox::toggled, this, &LogView::filterChanged);
    connect(export_, &QPushButton::clicked, this, &LogView::exportRequested);
    connect(table_, &QTableView::clicked, this, &LogView::go);
    connect(table_, &QTableView::activated, this, &LogView::go);
    setTerminals({});
    showLog(nullptr, nullptr);
}

void LogView::setTerminals(const QStringList& terminals) {
    const QSignalBlocker quiet(terminal_);
    terminal_->clear();
    terminal_->addItem(tr("All terminals"), QString());
    for (const QString& terminal : terminals) {
        terminal_->addItem(terminal, terminal);
    }
}

void LogView::setStart(const std::optional<SiteTime>& startedAt) {
    model_->setClock(ui_common::SiteClock(startedAt));
}

void LogView::setTime(double seconds) {
    const bool moved = std::abs(seconds - time_) >= farEnough;
    if (around_->isChecked() && !moved) {
        return;
    }
    time_ = seconds;
    if (around_->isChecked()) {
        Q_EMIT filterChanged();
    }
}

void LogView::setRange(const std::optional<timeline::TimeRange>& range) {
    const bool had = range_.has_value();
    if (!had && !range) {
        return;
    }
    range_ = range;
    inRange_->setVisible(range.has_value());
    const QSignalBlocker quiet(inRange_);
    inRange_->setChecked(range && (!had || inRange_->isChecked()));
    if (isVisible() || log()) { // else nobody has asked for the logs
        Q_EMIT filterChanged();
    }
}

bool LogView::goToNeighbour(double seconds, int direction) {
    constexpr double same = 1e-6; ///< seconds: the cursor stands at the entry itself
    const int row = direction > 0 ? model_->rowAt(seconds + same) + 1 : model_->rowAt(seconds - same);
    const bool found = model_->at(row) != nullptr;
    if (found) {
        table_->scrollTo(model_->index(row, 0), QAbstractItemView::PositionAtCenter);
        go(model_->index(row, 0));
    }
    return found;
}

bool LogView::isSearching() const {
    return !text_->text().trimmed().isEmpty();
}

void LogView::showLog(const recordings::LogRowsPtr& log, const LogHits& hits, const QString& note) {
    model_->show(log, hits);
    note_->setText(note);
    note_->setVisible(!note.isEmpty());
    tellCount();
    const int row = model_->rowAt(time_);
    if (row >= 0) {
        table_->scrollTo(model_->index(row, 0), QAbstractItemView::PositionAtCenter);
    }
}

void LogView::setSearching(bool searching) {
    if (searching) {
        count_->setText(tr("Searching…"));
    } else {
        tellCount();
    }
}

void LogView::tellCount() {
    const int rows = model_->rowCount();
    count_->setText(!model_->log() ? QString() : tr("%1 of %2").arg(rows).arg(model_->log()->rows.size()));
    export_->setEnabled(rows > 0);
}

recordings::LogFilter LogView::filter() const {
    recordings::LogFilter filter;
    filter.text = text_->text().toStdString();
    filter.terminal = terminal_->currentData().toString().toStdString();
    filter.reachSeconds = reachSeconds;
    if (around_->isChecked()) {
        filter.aroundSeconds = time_;
    }
    if (inRange_->isChecked()) {
        filter.within = range_;
    }
    return filter;
}

void LogView::setText(const QString& text) {
    text_->setText(text);
}

void LogView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    Q_EMIT shown();
}

void LogView::go(const QModelIndex& index) {
    if (const recordings::LogRow* row = model_->at(index.row())) {
        table_->selectRow(index.row());
        Q_EMIT timeRequested(row->t);
    }
}

} // namespace vestigo::ui_logs
