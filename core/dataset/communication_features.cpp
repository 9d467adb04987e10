// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/gap_filling.h"
#include "core/dataset/log_windows.h"
#include "core/recordings/logs.h"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <tuple>
#include <utility>

namespace vestigo::dataset {

namespace {

using recordings::CommunicationEvent;
using recordings::MessageStatus;
using timeline::FeatureSeries;
using timeline::Grid;

constexpr std::size_t mostParties = 50000;
constexpr std::size_t mostProtocols = 1000;
constexpr std::size_t mostOpenRequests = 100000;
constexpr double slowestAnswerSeconds = 1.0; ///< a later message is no answer but a message of its own

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

/// Median of the round trips of each window; where a window has none, the last known one. [steps]
std::vector<double> roundTripWindows(std::vector<std::pair<std::size_t, float>> trips, const Grid& grid,
                                     std::size_t width) {
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
            result[k] = k > 0 ? result[k - 1] : result[k];
            continue;
        }
        inside.clear();
        for (std::size_t i = first; i < std::min(end, first + 1000); ++i) {
            inside.push_back(trips[i].second);
        }
        const auto middle = inside.begin() + static_cast<std::ptrdiff_t>(inside.size() / 2);
        std::nth_element(inside.begin(), middle, inside.end());
        result[k] = *middle;
    }
    return result;
}

std::vector<FeatureSeries> featuresOf(const Traffic& traffic, const Grid& grid, double windowSeconds) {
    const std::size_t width = windowWidth(grid, windowSeconds);
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
    features.push_back(logFeature("comm_rtt_ms", roundTripWindows(traffic.roundTrips, grid, width)));
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
        , protocols_(mostProtocols) {
        for (const recordings::Terminal& terminal : recording.terminals) {
            parties_.number(terminal.id); // the terminals are parties 0 .. n-1
        }
        traffic_.resize(recording.terminals.size());
    }

    void add(const CommunicationEvent& message) {
        const std::uint32_t source = parties_.number(message.source);
        const std::uint32_t destination = parties_.number(message.destination);
        std::size_t step = 0;
        if (!stepOf(grid_, message.t, step)) {
            return;
        }
        count(source, destination, message, step, true);
        count(destination, source, message, step, false);
        if (source < traffic_.size() && destination < traffic_.size() && source != destination) {
            ++messages_[{source, destination}];
        }
        matchAnswer(source, destination, protocols_.number(message.protocol), message.t, step);
    }

    CommunicationFeatures finish(double windowSeconds) const {
        CommunicationFeatures result;
        for (const auto& traffic : traffic_) {
            result.terminals.push_back(traffic ? featuresOf(*traffic, grid_, windowSeconds)
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

    /// The first message back in the same protocol is the answer.
    void matchAnswer(std::uint32_t source, std::uint32_t destination, std::uint32_t protocol, double t,
                     std::size_t step) {
        const auto request = requests_.find(std::make_tuple(destination, source, protocol));
        if (request != requests_.end()) {
            const double seconds = t - request->second;
            if (seconds >= 0.0 && seconds <= slowestAnswerSeconds && destination < traffic_.size()) {
                traffic_[destination]->roundTrips.emplace_back(step, static_cast<float>(seconds * 1000.0));
            }
            requests_.erase(request);
        }
        if (requests_.size() < mostOpenRequests) {
            requests_[std::make_tuple(source, destination, protocol)] = t;
        }
    }

    const recordings::Recording& recording_;
    Grid grid_;
    Vocabulary parties_;
    Vocabulary protocols_;
    std::vector<std::unique_ptr<Traffic>> traffic_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> messages_;
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, double> requests_;
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
    return counter.finish(options.logWindowSeconds);
}

} // namespace vestigo::dataset
