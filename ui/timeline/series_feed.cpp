// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/series_feed.h"

#include <algorithm>
#include <cmath>

namespace vestigo::ui_timeline {

namespace {

/// Equal, where no time at all equals no time at all.
bool samePoints(const std::vector<double>& a, const Points& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

} // namespace

SeriesFeed::SeriesFeed(QObject* parent)
    : QObject(parent) {
    points_.fill(std::nan(""));
}

void SeriesFeed::setProvider(SeriesProvider* provider) {
    if (provider_) {
        disconnect(provider_, nullptr, this, nullptr);
    }
    provider_ = provider;
    if (provider_) {
        connect(provider_, &SeriesProvider::tableReady, this, &SeriesFeed::takeTable);
        connect(provider_, &SeriesProvider::windowsReady, this, &SeriesFeed::takeWindows);
        connect(provider_, &SeriesProvider::valuesReady, this, &SeriesFeed::takeValues);
        connect(provider_, &SeriesProvider::indexing, this, [this](const QString& terminal, double fraction) {
            if (terminal == terminal_) {
                state_.indexed = std::clamp(fraction, 0.0, 1.0);
                Q_EMIT indexingMoved();
            }
        });
        connect(provider_, &SeriesProvider::failed, this,
                [this](const QString& terminal, const QString& why) {
                    if (terminal == terminal_) {
                        state_.failure = why;
                        state_.indexed = 1.0;
                        Q_EMIT tableChanged();
                    }
                });
        connect(provider_, &SeriesProvider::eventsReady, this,
                [this](const std::shared_ptr<const TerminalEvents>& events) {
                    if (events && events->terminal == terminal_) {
                        state_.events = events;
                        Q_EMIT eventsChanged();
                    }
                });
    }
    setTerminal(terminal_);
}

void SeriesFeed::setTerminal(const QString& terminal) {
    terminal_ = terminal;
    state_ = SeriesState();
    windowsAsked_ = false;
    valuesAsked_ = false;
    Q_EMIT tableChanged();
    if (provider_ && !terminal_.isEmpty()) {
        provider_->openTerminal(terminal_);
    }
}

void SeriesFeed::setColumns(const QStringList& columns) {
    columns_ = columns;
    askForWindows();
    askForValues();
}

void SeriesFeed::setView(const timeline::TimeRange& visible, const timeline::TimeRange& whole,
                         double cellSeconds) {
    visible_ = visible;
    whole_ = whole;
    cellSeconds_ = cellSeconds;
    askForWindows();
}

void SeriesFeed::setPoints(const Points& points) {
    points_ = points;
    askForValues();
}

void SeriesFeed::takeTable(const SeriesTable& table) {
    if (table.terminal != terminal_) {
        return;
    }
    state_.table = table;
    state_.failure.clear();
    state_.indexed = 1.0;
    Q_EMIT tableChanged();
    askForWindows();
    askForValues();
}

/// True while what is at hand is as fine as the screen and reaches over all of the visible part.
bool SeriesFeed::isCovered() const {
    if (!state_.windows || state_.windows->request.terminal != terminal_) {
        return false;
    }
    const WindowRequest& had = state_.windows->request;
    for (const QString& column : columns_) {
        if (state_.column(column) != nullptr && !had.columns.contains(column)) {
            return false;
        }
    }
    const bool wide = had.range.start <= std::max(visible_.start, whole_.start) + 1e-9 &&
                      had.range.end >= std::min(visible_.end, whole_.end) - 1e-9;
    // Rows are as fine as it gets; cells have to fit the pixels.
    const bool rows = std::all_of(state_.windows->windows.begin(), state_.windows->windows.end(),
                                  [](const auto& window) { return window.isSamples(); });
    const double ratio = had.cellSeconds / cellSeconds_;
    return wide && ((ratio <= 1.0 + 1e-6 && ratio >= 0.24) || (rows && ratio >= 0.24));
}

void SeriesFeed::askForWindows() {
    if (!provider_ || windowsAsked_ || state_.table.terminal != terminal_ || state_.table.columns.empty() ||
        isCovered()) {
        return;
    }
    WindowRequest request;
    request.terminal = terminal_;
    for (const QString& column : columns_) {
        if (state_.column(column) != nullptr) {
            request.columns += column;
        }
    }
    if (request.columns.isEmpty()) {
        return;
    }
    const double beside = visible_.length();
    request.range = {std::max(visible_.start - beside, whole_.start),
                     std::min(visible_.end + beside, whole_.end)};
    request.cellSeconds = cellSeconds_;
    windowsAsked_ = true;
    provider_->requestWindows(request);
}

void SeriesFeed::askForValues() {
    if (!provider_ || valuesAsked_ || state_.table.terminal != terminal_ || state_.table.columns.empty()) {
        return;
    }
    ValueRequest request;
    request.terminal = terminal_;
    for (const QString& column : columns_) {
        if (state_.column(column) != nullptr) {
            request.columns += column;
        }
    }
    request.times.assign(points_.begin(), points_.end());
    if (request.columns.isEmpty() ||
        (state_.values && samePoints(state_.values->request.times, points_) &&
         state_.values->request.columns == request.columns && state_.values->request.terminal == terminal_)) {
        return;
    }
    valuesAsked_ = true;
    provider_->requestValues(request);
}

void SeriesFeed::takeWindows(const std::shared_ptr<const WindowAnswer>& answer) {
    if (!answer || answer->request.terminal != terminal_) {
        return; // of the terminal before
    }
    windowsAsked_ = false;
    state_.windows = answer;
    Q_EMIT seriesChanged();
    askForWindows(); // the view may have moved on
}

void SeriesFeed::takeValues(const std::shared_ptr<const ValueAnswer>& answer) {
    if (!answer || answer->request.terminal != terminal_) {
        return;
    }
    valuesAsked_ = false;
    state_.values = answer;
    Q_EMIT seriesChanged();
    askForValues();
}

} // namespace vestigo::ui_timeline
