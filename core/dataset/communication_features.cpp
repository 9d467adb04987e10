// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/gap_filling.h"
#include "core/dataset/log_windows.h"
#include "core/dataset/round_trips.h"
#include "core/recordings/logs.h"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <utility>

namespace vestigo::dataset {

namespace {

using recordings::CommunicationEvent;
using recordings::MessageStatus;
using timeline::FeatureSeries;
using timeline::Grid;

constexpr std::size_t mostParties = 50000;
constexpr std::size_t mostProtocols = 1000;

/// What is counted of one terminal, step by step.
struct Traffic {
    explicit Traffic(std::size_t steps)
        : in(steps)
        , out(steps)
        , bytesIn(steps)
        , bytesOut(steps)
        , retries(steps)
        , errors(steps) {}
    StepSums in;
    StepSums out;
    StepSums bytesIn;
    StepSums bytesOut;
    StepSums retries;
    StepSums errors;
    StepSets peers;
    std::vector<std::pair<std::size_t, float>> roundTrips; ///< step, milliseconds
};

double medianOf(std::vector<float>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) {
        return *middle;
    }
    return 0.5 * (*middle + *std::max_element(values.begin(), middle));
}

/// Median of the round trips of each window, NaN where it has none. [steps]
std::vector<double> roundTripWindows(std::vector<std::pair<std::size_t, float>> trips, const Grid& grid,
                                     std::size_t width) {
    constexpr std::size_t mostInWindow =
        1000; ///< the newest ones; a flood must not cost steps times messages
    std::sort(trips.begin(), trips.end());
    std::vector<double> result(grid.steps, std::numeric_limits<double>::quiet_NaN());
    std::size_t first = 0;
    std::size_t end = 0;
    std::vector<float> inside;
    for (std::size_t k = 0; k < grid.steps; ++k) {
        while (end < trips.size() && trips[end].first <= k) {
            ++end;
        }
        while (first < end && trips[first].first + width <= k) {
            ++first;
        }
        if (first == end) {
            continue;
        }
        inside.clear();
        for (std::size_t i = end - std::min(end - first, mostInWindow); i < end; ++i) {
            inside.push_back(trips[i].second);
        }
        result[k] = medianOf(inside);
    }
    return result;
}

/// Where nobody asked there is no round trip to measure: the gaps are filled as those of a table are.
FeatureSeries roundTripFeature(const Traffic& traffic, const Grid& grid, std::size_t width,
                               const AlignOptions& options) {
    FeatureSeries series = logFeature("comm_rtt_ms", roundTripWindows(traffic.roundTrips, grid, width));
    fillGaps(series.values, series.present, {grid.stepSeconds, options.longestGapSeconds, options.causal});
    return series;
}

std::vector<FeatureSeries> featuresOf(const Traffic& traffic, const Grid& grid, const AlignOptions& options) {
    const std::size_t width = windowWidth(grid, options.logWindowSeconds);
    const double seconds = static_cast<double>(width) * grid.stepSeconds;
    const std::vector<double> in = traffic.in.windows(width);
    const std::vector<double> out = traffic.out.windows(width);
    std::vector<double> all(in);
    for (std::size_t k = 0; k < all.size(); ++k) {
        all[k] += out[k];
    }
    std::vector<FeatureSeries> features;
    features.push_back(logFeature("comm_rate_in", rates(in, seconds)));
    features.push_back(logFeature("comm_rate_out", rates(out, seconds)));
    features.push_back(logFeature("comm_bytes_in", rates(traffic.bytesIn.windows(width), seconds)));
    features.push_back(logFeature("comm_bytes_out", rates(traffic.bytesOut.windows(width), seconds)));
    features.push_back(logFeature("comm_peers", traffic.peers.windows(grid.steps, width)));
    features.push_back(roundTripFeature(traffic, grid, width, options));
    features.push_back(logFeature("comm_retry_ratio", ratios(traffic.retries.windows(width), all)));
    features.push_back(logFeature("comm_protocol_error_ratio", ratios(traffic.errors.windows(width), all)));
    return features;
}

/// Takes the messages one by one and keeps only counts, so that a log of any length fits.
class MessageCounter {
public:
    MessageCounter(const recordings::Recording& recording, const Grid& grid)
        : recording_(recording)
        , grid_(grid)
        , parties_(mostParties)
        , protocols_(mostProtocols)
        , roundTrips_([this](const RoundTrip& trip) { count(trip); }) {
        for (const recordings::Terminal& terminal : recording.terminals) {
            parties_.number(terminal.id); // the terminals are parties 0 .. n-1
        }
        traffic_.resize(recording.terminals.size());
    }

    void add(const CommunicationEvent& message) {
        const std::uint32_t source = parties_.number(message.source);
        const std::uint32_t destination = parties_.number(message.destination);
        roundTrips_.add({message.t, source, destination, protocols_.number(message.protocol),
                         message.status == MessageStatus::Retry});
        std::size_t step = 0;
        if (!stepOf(grid_, message.t, step)) {
            return;
        }
        count(source, destination, message, step, true);
        count(destination, source, message, step, false);
        if (source < traffic_.size() && destination < traffic_.size() && source != destination) {
            ++messages_[{source, destination}];
        }
    }

    CommunicationFeatures finish(const AlignOptions& options) {
        roundTrips_.finish();
        CommunicationFeatures result;
        for (const auto& traffic : traffic_) {
            result.terminals.push_back(traffic ? featuresOf(*traffic, grid_, options)
                                               : std::vector<FeatureSeries>());
        }
        std::uint64_t busiest = 1;
        for (const auto& entry : messages_) {
            busiest = std::max(busiest, entry.second);
        }
        for (const auto& [pair, count] : messages_) {
            timeline::AlignedLink link;
            link.from = recording_.terminals[pair.first].id;
            link.to = recording_.terminals[pair.second].id;
            link.weight = static_cast<double>(count) / static_cast<double>(busiest);
            result.links.push_back(std::move(link));
        }
        return result;
    }

private:
    void count(std::uint32_t party, std::uint32_t peer, const CommunicationEvent& message, std::size_t step,
               bool sent) {
        if (party >= traffic_.size()) {
            return; // not a terminal of this recording
        }
        if (!traffic_[party]) {
            traffic_[party] = std::make_unique<Traffic>(grid_.steps);
        }
        Traffic& traffic = *traffic_[party];
        (sent ? traffic.out : traffic.in).add(step, 1.0);
        (sent ? traffic.bytesOut : traffic.bytesIn).add(step, message.bytes);
        traffic.retries.add(step, message.status == MessageStatus::Retry ? 1.0 : 0.0);
        traffic.errors.add(step, message.status == MessageStatus::Error ? 1.0 : 0.0);
        traffic.peers.add(step, peer);
    }

    /// An exchange tells of both: of the one who waited, and of the one who made it wait.
    void count(const RoundTrip& trip) {
        std::size_t step = 0;
        if (!stepOf(grid_, trip.t, step)) {
            return;
        }
        for (const std::uint32_t party : {trip.asking, trip.answering}) {
            if (party < traffic_.size() && traffic_[party]) {
                traffic_[party]->roundTrips.emplace_back(step, static_cast<float>(trip.seconds * 1000.0));
            }
        }
    }

    const recordings::Recording& recording_;
    Grid grid_;
    Vocabulary parties_;
    Vocabulary protocols_;
    std::vector<std::unique_ptr<Traffic>> traffic_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> messages_;
    RoundTripFinder roundTrips_;
};

} // namespace

Outcome<CommunicationFeatures> communicationFeatures(const recordings::Recording& recording,
                                                     const AlignOptions& options, const CancelToken& cancel) {
    MessageCounter counter(recording, gridOf(recording));
    auto summary = recordings::readCommunication(
        recording,
        [&counter](const CommunicationEvent& message) {
            counter.add(message);
            return true;
        },
        cancel);
    if (summary.cancelled()) {
        return Cancelled{};
    }
    if (summary.failed()) {
        return summary.error();
    }
    return counter.finish(options);
}

} // namespace vestigo::dataset
