// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/features.h"

#include "core/models/baselines/kmeans/robust.h"
#include "core/models/baselines/trees/windows.h"
#include "core/models/vgmsstgat/network_data.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace vestigo::models::trees {

namespace {

using vgmsstgat::View;

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

constexpr std::size_t windowCount = 3;
constexpr std::array<Window, windowCount> pastWindows{{{0, 0}, {3, 0}, {11, 0}}};
constexpr std::array<Window, windowCount> bothWindows{{{1, 1}, {3, 3}, {8, 8}}};
constexpr std::size_t middleWindow = 1; ///< for what is asked of one window only

constexpr std::array<const char*, kmeans::groupCount> groupNames{"instruction", "communication", "operating",
                                                                 "video"};
constexpr std::array<const char*, vgmsstgat::viewCount> viewNames{
    "value", "residual",      "of level", "residual of level",
    "rise",  "residual rise", "spread",   "residual spread"};
/// Views that each column of the contract is asked for by its name.
constexpr std::array<View, 5> namedViews{View::Value, View::OfLevel, View::ResidualOfLevel, View::Rise,
                                         View::ResidualRise};

/// Columns that mean the same everywhere: the feature set of the contract and what videos give.
const std::vector<std::string>& contractNames() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all(vgmsstgat::behaviorColumns.begin(), vgmsstgat::behaviorColumns.end());
        for (const char* measure : vgmsstgat::pictureMeasureNames) {
            for (const char* stream : vgmsstgat::pictureStreams) {
                all.push_back(std::string(stream) + "." + measure);
            }
        }
        return all;
    }();
    return names;
}

constexpr std::array<float, 3> limits{0.9F, 1.3F, 1.9F}; ///< asinh of 1, 1.7 and 3.3 spreads
constexpr std::size_t greatestKept = 3;

/// The greatest of some magnitudes, which columns they are of, and their mean.
class Greatest {
public:
    void add(float value, std::size_t column) {
        if (std::isnan(value)) {
            return;
        }
        const float magnitude = std::abs(value);
        sum_ += magnitude;
        squares_ += static_cast<double>(magnitude) * magnitude;
        ++count_;
        std::size_t place = 0;
        while (place < greatestKept && magnitude <= values_[place]) {
            ++place;
        }
        for (std::size_t later = greatestKept - 1; later > place && place < greatestKept; --later) {
            values_[later] = values_[later - 1];
            columns_[later] = columns_[later - 1];
        }
        if (place < greatestKept) {
            values_[place] = magnitude;
            columns_[place] = static_cast<std::int32_t>(column);
        }
    }
    float value(std::size_t place) const { return count_ > place ? values_[place] : unknown; }
    std::int32_t column(std::size_t place) const { return columns_[place]; }
    float mean() const { return count_ == 0 ? unknown : static_cast<float>(sum_ / number()); }
    float meanSquare() const {
        return count_ == 0 ? unknown : static_cast<float>(std::sqrt(squares_ / number()));
    }

private:
    double number() const { return static_cast<double>(count_); }

    std::array<float, greatestKept> values_{-1.0F, -1.0F, -1.0F};
    std::array<std::int32_t, greatestKept> columns_{-1, -1, -1};
    double sum_ = 0.0;
    double squares_ = 0.0;
    std::size_t count_ = 0;
};

/// [step] how long people have been there, or (negative) gone.
std::vector<float> sinceChange(const std::vector<std::uint8_t>& attended) {
    constexpr float longest = 40.0F;
    std::vector<float> since(attended.size(), -longest);
    for (std::size_t k = 0; k < attended.size(); ++k) {
        const bool there = attended[k] != 0;
        const bool changed = k > 0 ? there != (attended[k - 1] != 0) : there;
        const float before = changed ? 0.0F : (k > 0 ? std::abs(since[k - 1]) : longest);
        since[k] = (there ? 1.0F : -1.0F) * std::min(longest, before + 1.0F);
    }
    return since;
}

vgmsstgat::ColumnViews viewsOf(const vgmsstgat::NormalProfiles& profiles,
                               const kmeans::TerminalColumns& columns, bool past) {
    const vgmsstgat::NormalProfile* known = profiles.find(columns.id, columns.type);
    return known != nullptr ? vgmsstgat::viewsBy(*known, columns) : vgmsstgat::viewsByOwn(columns, past);
}

/// Small things apart and large ones finite.
std::vector<float> squashed(std::vector<float> values) {
    for (float& value : values) {
        value = std::asinh(value);
    }
    return values;
}

} // namespace

/// Puts features and where they come from one after the other.
class RowWriter {
public:
    RowWriter(std::vector<float>& values, std::vector<std::int32_t>& sources)
        : values_(values)
        , sources_(sources) {
        values_.clear();
        sources_.clear();
    }
    void add(float value, std::int32_t source = -1) {
        values_.push_back(value);
        sources_.push_back(source);
    }

private:
    std::vector<float>& values_;
    std::vector<std::int32_t>& sources_;
};

std::vector<std::string> featureNames() {
    std::vector<std::string> names;
    for (const char* view : viewNames) {
        for (const char* group : groupNames) {
            for (const char* window : {"sharp", "short", "long"}) {
                for (const char* what : {"greatest", "second", "third", "mean"}) {
                    names.push_back(std::string(view) + ", " + group + ", " + window + ", " + what);
                }
            }
        }
    }
    for (const char* view : viewNames) {
        for (std::size_t limit = 0; limit < limits.size(); ++limit) {
            names.push_back(std::string(view) + ", columns beyond limit " + std::to_string(limit));
        }
    }
    for (const std::string& column : contractNames()) {
        for (const View view : namedViews) {
            names.push_back(column + ", " + viewNames[static_cast<std::size_t>(view)]);
        }
    }
    for (std::size_t kind = 0; kind < timeline::logTraitKinds; ++kind) {
        for (const char* when : {"now", "newest of 4", "newest of 12", "mean of 8"}) {
            names.push_back("novelty " + std::to_string(kind) + ", " + when);
        }
    }
    for (const char* name : {"attended", "attended for", "total", "total less the site's", "site's total"}) {
        names.emplace_back(name);
    }
    return names;
}

std::size_t featureCount() {
    static const std::size_t count = featureNames().size();
    return count;
}

TerminalFeatures::TerminalFeatures(const vgmsstgat::NormalProfiles& profiles,
                                   const timeline::AlignedRecording& recording, std::size_t terminal,
                                   const kmeans::TerminalColumns& columns)
    : novelties_(profiles.logs().novelty(recording, terminal))
    , logs_(!recording.terminals[terminal].logTraits.empty())
    , attended_(columns.attended)
    , attendedFor_(sinceChange(columns.attended)) {
    const vgmsstgat::ColumnViews views = viewsOf(profiles, columns, recording.causal);
    names_ = views.names;
    groups_ = views.groups;
    for (const Columns& view : views.values) {
        std::vector<Columns> windows(windowCount);
        for (const std::vector<float>& unsquashed : view) {
            const std::vector<float> column = squashed(unsquashed);
            for (std::size_t w = 0; w < windowCount; ++w) {
                windows[w].push_back(windowMeans(column, recording.causal ? pastWindows[w] : bothWindows[w]));
            }
        }
        views_.push_back(std::move(windows));
    }
    for (const std::string& name : contractNames()) {
        const auto found = std::find(names_.begin(), names_.end(), name);
        named_.push_back(found == names_.end() ? -1 : static_cast<std::int32_t>(found - names_.begin()));
    }
}

std::vector<float> TerminalFeatures::total() const {
    std::vector<float> totals;
    for (std::size_t k = 0; k < steps(); ++k) {
        Greatest all;
        for (const std::vector<float>& column :
             views_[static_cast<std::size_t>(View::ResidualOfLevel)][middleWindow]) {
            all.add(column[k], 0);
        }
        totals.push_back(all.meanSquare());
    }
    return totals;
}

void TerminalFeatures::addGroup(std::size_t step, std::size_t view, timeline::FeatureGroup group,
                                RowWriter& out) const {
    for (const Columns& window : views_[view]) {
        Greatest greatest;
        for (std::size_t c = 0; c < groups_.size(); ++c) {
            if (groups_[c] == group) {
                greatest.add(window[c][step], c);
            }
        }
        for (std::size_t place = 0; place < greatestKept; ++place) {
            out.add(greatest.value(place), greatest.column(place));
        }
        out.add(greatest.mean(), greatest.column(0));
    }
}

void TerminalFeatures::addCounts(std::size_t step, RowWriter& out) const {
    for (const std::vector<Columns>& view : views_) {
        for (const float limit : limits) {
            float beyond = 0.0F;
            for (const std::vector<float>& column : view[middleWindow]) {
                beyond += std::abs(column[step]) > limit ? 1.0F : 0.0F;
            }
            out.add(beyond);
        }
    }
}

/// How new what the logs say is: now, the newest of 4 and of 12 steps, and the mean of 8.
void TerminalFeatures::addNovelties(std::size_t step, RowWriter& out) const {
    for (const std::vector<float>& kind : novelties_) {
        const vgmsstgat::NoveltyWindows lately = vgmsstgat::noveltyWindows(kind, step);
        for (const float value : {lately.now, lately.newestOf4, lately.newestOf12, lately.meanOf8}) {
            out.add(logs_ ? value : unknown);
        }
    }
}

void TerminalFeatures::row(std::size_t step, const SiteView& site, std::size_t terminal,
                           std::vector<float>& values, std::vector<std::int32_t>& sources) const {
    RowWriter out(values, sources);
    for (std::size_t view = 0; view < vgmsstgat::viewCount; ++view) {
        for (std::size_t g = 0; g < kmeans::groupCount; ++g) {
            addGroup(step, view, static_cast<timeline::FeatureGroup>(g), out);
        }
    }
    addCounts(step, out);
    for (const std::int32_t named : named_) {
        const auto c = static_cast<std::size_t>(std::max(0, named));
        for (const View view : namedViews) {
            out.add(named < 0 ? unknown : views_[static_cast<std::size_t>(view)][middleWindow][c][step],
                    named);
        }
    }
    addNovelties(step, out);
    const float own = site.totals[terminal][step];
    out.add(attended_[step] != 0 ? 1.0F : 0.0F);
    out.add(attendedFor_[step]);
    out.add(own);
    out.add(own - site.median[step]);
    out.add(site.median[step]);
}

SiteView siteView(std::vector<std::vector<float>> totals, std::size_t steps) {
    SiteView site;
    site.totals = std::move(totals);
    std::vector<double> known;
    for (std::size_t k = 0; k < steps; ++k) {
        known.clear();
        for (const std::vector<float>& terminal : site.totals) {
            if (!std::isnan(terminal[k])) {
                known.push_back(terminal[k]);
            }
        }
        site.median.push_back(known.empty() ? unknown : static_cast<float>(kmeans::median(known)));
    }
    return site;
}

} // namespace vestigo::models::trees
