// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/channels.h"

#include "core/base/json_reader.h"
#include "core/models/baselines/kmeans/robust.h"
#include "core/models/baselines/trees/windows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace vestigo::models::trees {

namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
constexpr const char* metadataKey = "spreads";
constexpr const char* usualKey = "usual"; ///< of the columns of a terminal that nobody knows
constexpr std::size_t mostEntries = 16384;
constexpr std::size_t mostValuesOfSpread = 20'000; ///< more are thinned out

Columns hidden(Columns columns, const std::vector<std::vector<std::uint8_t>>& present) {
    for (std::size_t c = 0; c < columns.size(); ++c) {
        for (std::size_t k = 0; k < columns[c].size(); ++k) {
            columns[c][k] = present[c][k] != 0 ? columns[c][k] : unknown;
        }
    }
    return columns;
}

std::vector<float> changesOf(const std::vector<float>& values, bool past) {
    const std::vector<float> near = windowMeans(values, past ? Window{2, 0} : Window{2, 2});
    std::vector<float> result(values.size(), unknown);
    const std::vector<float> far =
        past ? lagged(windowMeans(values, {11, 0}), 4) : windowMeans(values, {20, 20});
    for (std::size_t k = 0; k < values.size(); ++k) {
        result[k] = near[k] - far[k]; // NaN where either is
    }
    return result;
}

std::vector<float> unrestOf(const std::vector<float>& values, bool past) {
    constexpr float least = 0.05F;
    const std::vector<float> near = windowDeviations(values, past ? Window{5, 0} : Window{4, 4});
    const std::vector<float> far =
        past ? lagged(windowDeviations(values, {34, 0}), 6) : windowDeviations(values, {40, 40});
    std::vector<float> result(values.size(), unknown);
    for (std::size_t k = 0; k < values.size(); ++k) {
        result[k] = std::log(near[k] + least) - std::log(far[k] + least);
    }
    return result;
}

template <class Make>
Columns each(const Columns& columns, bool past, Make make) {
    Columns result;
    for (const std::vector<float>& column : columns) {
        result.push_back(make(column, past));
    }
    return result;
}

float leastSpread(std::size_t channel) {
    return channel == Residual || channel == ResidualChange ? 0.15F : 0.1F;
}

float spreadOf(std::vector<double> values, std::size_t channel) {
    if (values.empty()) {
        return 1.0F;
    }
    const double centre = kmeans::median(values);
    double square = 0.0;
    for (double& value : values) {
        value = std::abs(value - centre);
        square += value * value / static_cast<double>(values.size());
    }
    const double deviation = std::sqrt(square);
    const double usual = std::max(1.4826 * kmeans::median(std::move(values)), 0.5 * deviation);
    return std::max(leastSpread(channel), static_cast<float>(usual));
}

std::string keyOf(bool type, const std::string& name) {
    return (type ? "type/" : "terminal/") + name;
}

std::string tensorName(std::size_t index) {
    return "spread/" + std::to_string(index);
}

Error invalid(const std::string& place) {
    Error error;
    error.code = ErrorCode::ModelInvalid;
    error.place = place;
    error.message = VESTIGO_TEXT("Error", "does not fit a model of trees");
    error.remedy = VESTIGO_TEXT("Error", "train the model again with this version");
    return error;
}

/// Values on normal steps, thinned out where there are too many. [channel * columns + column]
class Collected {
public:
    void add(const std::vector<Columns>& channels, const std::vector<std::uint8_t>& normal) {
        const std::size_t columns = channels.front().size();
        values_.resize(channelCount * columns);
        for (std::size_t i = 0; i < values_.size(); ++i) {
            const std::vector<float>& column = channels[i / columns][i % columns];
            for (std::size_t k = 0; k < column.size(); ++k) {
                if (normal[k] != 0 && !std::isnan(column[k]) && values_[i].size() < mostValuesOfSpread) {
                    values_[i].push_back(column[k]);
                }
            }
        }
    }
    std::vector<float> spreads() {
        std::vector<float> result;
        for (std::size_t i = 0; i < values_.size(); ++i) {
            result.push_back(spreadOf(std::move(values_[i]), i / (values_.size() / channelCount)));
        }
        return result;
    }

private:
    std::vector<std::vector<double>> values_;
};

} // namespace

std::vector<Columns> rawChannels(const vgmsstgat::ColumnViews& views, bool past) {
    std::vector<Columns> channels(channelCount);
    channels[Deviation] = hidden(views.scaled, views.present);
    channels[OfLevel] = hidden(views.ofOwnLevel, views.present);
    channels[Residual] = hidden(views.residual, views.present);
    channels[Change] = each(channels[Deviation], past, changesOf);
    channels[ResidualChange] = each(channels[Residual], past, changesOf);
    channels[Unrest] = each(channels[Deviation], past, unrestOf);
    channels[ResidualUnrest] = each(channels[Residual], past, unrestOf);
    return channels;
}

ChannelSpreads ChannelSpreads::fit(const std::vector<const vgmsstgat::ExampleColumns*>& examples,
                                   const vgmsstgat::NormalProfiles& profiles, bool past,
                                   const CancelToken& cancel) {
    std::map<std::string, Collected> collected;
    for (const vgmsstgat::ExampleColumns* example : examples) {
        for (std::size_t t = 0; example != nullptr && t < example->terminals.size(); ++t) {
            const kmeans::TerminalColumns& columns = example->terminals[t];
            const vgmsstgat::NormalProfile* own = profiles.find(columns.id, columns.type);
            const vgmsstgat::NormalProfile* ofType = profiles.find({}, columns.type);
            for (const vgmsstgat::NormalProfile* profile : {own, own == ofType ? nullptr : ofType}) {
                if (profile != nullptr && !columns.names.empty() && !cancel.cancelled()) {
                    collected[keyOf(profile->forType, profile->name)].add(
                        rawChannels(vgmsstgat::viewsBy(*profile, columns), past), example->normal[t]);
                }
            }
        }
    }
    ChannelSpreads spreads;
    std::vector<std::vector<double>> all(channelCount);
    for (auto& [key, values] : collected) {
        const std::vector<float> own = values.spreads();
        for (std::size_t i = 0; i < own.size(); ++i) {
            all[i / (own.size() / channelCount)].push_back(own[i]);
        }
        spreads.spreads_[key] = own;
    }
    std::vector<float>& usual = spreads.spreads_[usualKey];
    for (std::size_t channel = 0; channel < channelCount; ++channel) {
        const double median = kmeans::median(std::move(all[channel]));
        usual.push_back(std::max(leastSpread(channel), static_cast<float>(median)));
    }
    return spreads;
}

void ChannelSpreads::apply(const std::string& terminal, const std::string& type,
                           std::vector<Columns>& channels) const {
    auto found = spreads_.find(keyOf(false, terminal));
    found = found == spreads_.end() ? spreads_.find(keyOf(true, type)) : found;
    const std::size_t columns = channels.front().size();
    const bool known = found != spreads_.end() && found->second.size() == channelCount * columns;
    const auto usual = spreads_.find(usualKey);
    const bool usualKnown = usual != spreads_.end() && usual->second.size() == channelCount;
    for (std::size_t i = 0; i < channelCount * columns; ++i) {
        const float spread = known ? found->second[i] : (usualKnown ? usual->second[i / columns] : 1.0F);
        for (float& value : channels[i / columns][i % columns]) {
            value = std::asinh(value / spread);
        }
    }
}

void ChannelSpreads::take(ChannelSpreads other) {
    for (auto& [key, values] : other.spreads_) {
        spreads_[key] = std::move(values);
    }
}

void ChannelSpreads::addTo(ModelState& state) const {
    Json keys = Json::array();
    for (const auto& [key, values] : spreads_) {
        state.tensors[tensorName(keys.size())] = Tensor{{static_cast<std::int64_t>(values.size())}, values};
        keys.push_back(key);
    }
    state.metadata[metadataKey] = Json{{"spreads", std::move(keys)}}.dump();
}

Result<ChannelSpreads> ChannelSpreads::of(const ModelState& state) {
    const auto text = state.metadata.find(metadataKey);
    const Result<Json> json = text == state.metadata.end() ? Result<Json>(invalid(metadataKey))
                                                           : parseJson(text->second, metadataKey);
    if (!json) {
        return invalid(metadataKey);
    }
    const JsonReader root(*json, metadataKey);
    const JsonReader keys = root.array("spreads");
    if (!root.ok() || keys.size() > mostEntries) {
        return invalid(metadataKey);
    }
    ChannelSpreads spreads;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto found = state.tensors.find(tensorName(i));
        const std::string key = keys.elementText(i);
        if (!root.ok() || found == state.tensors.end() ||
            !std::all_of(found->second.values.begin(), found->second.values.end(),
                         [](float value) { return std::isfinite(value) && value > 0.0F; })) {
            return invalid(tensorName(i));
        }
        spreads.spreads_[key] = found->second.values;
    }
    return spreads;
}

} // namespace vestigo::models::trees
