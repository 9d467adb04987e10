// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/gap_finder.h"

#include <algorithm>

namespace vestigo::recordings {

namespace {

constexpr std::size_t timesThatSettle = 65536;
constexpr std::size_t mostNamed = 100;
constexpr double typicalIntervals = 3.0;

} // namespace

void GapFinder::add(double t) {
    if (settled_) {
        pass(t);
        return;
    }
    first_.push_back(t);
    if (first_.size() == timesThatSettle) {
        settle();
    }
}

void GapFinder::finish() {
    if (!settled_) {
        settle();
    }
}

void GapFinder::settle() {
    settled_ = true;
    std::sort(first_.begin(), first_.end());
    std::vector<double> intervals;
    for (std::size_t i = 1; i < first_.size(); ++i) {
        intervals.push_back(first_[i] - first_[i - 1]);
    }
    if (!intervals.empty()) {
        const auto middle = intervals.begin() + static_cast<std::ptrdiff_t>(intervals.size() / 2);
        std::nth_element(intervals.begin(), middle, intervals.end());
        shortestGap_ = std::max(shortestGap_, typicalIntervals * *middle);
    }
    if (!first_.empty()) {
        last_ = first_.front();
    }
    for (const double t : first_) {
        pass(t);
    }
    first_ = {};
}

void GapFinder::pass(double t) {
    if (t - last_ > shortestGap_) {
        if (gaps_.size() < mostNamed) {
            gaps_.push_back({last_, t});
        }
        ++count_;
    }
    last_ = std::max(last_, t); // a row that comes late fills no gap: nobody could have waited for it
}

} // namespace vestigo::recordings
