// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/counting.h"

#include <cmath>
#include <set>
#include <utility>

namespace vestigo::evaluation {

namespace {

using analysis::Episode;
using analysis::KeySegment;
using analysis::VisualEvidence;
using labels::Anomaly;
using timeline::Box;
using timeline::TimeRange;

constexpr double regionSeconds = 1.0; ///< tolerance of a region's time
constexpr double rasterSeconds = 0.1; ///< on which unions of time are compared

double intersectionOverUnion(const Box& a, const Box& b) {
    const double width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
    const double height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
    const double both = std::max(0.0, width) * std::max(0.0, height);
    const double either = a.width * a.height + b.width * b.height - both;
    return either > 0.0 ? both / either : 0.0;
}

Counts::Pointing::Box judgeBox(const VisualEvidence& evidence, const Anomaly& anomaly) {
    const double x = evidence.box.x + evidence.box.width / 2.0;
    const double y = evidence.box.y + evidence.box.height / 2.0;
    Counts::Pointing::Box judged;
    for (const labels::AnomalyRegion& region : anomaly.regions) {
        if (region.stream == evidence.stream && widened(region.range, regionSeconds).contains(evidence.t)) {
            const Box& box = region.box;
            judged.inside = judged.inside ||
                            (x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height);
            judged.overlap = std::max(judged.overlap, intersectionOverUnion(evidence.box, box));
        }
    }
    return judged;
}

Counts::Pointing judgePointing(const EvaluatedRecording& recording, const Anomaly& anomaly,
                               const Episode& episode) {
    std::vector<VisualEvidence> boxes = episode.visualEvidence;
    std::stable_sort(boxes.begin(), boxes.end(),
                     [](const VisualEvidence& a, const VisualEvidence& b) { return a.score > b.score; });
    Counts::Pointing pointing;
    for (const VisualEvidence& box : boxes) {
        pointing.boxes.push_back(judgeBox(box, anomaly));
    }
    for (const labels::AnomalyRegion& region : anomaly.regions) {
        const auto size = recording.frameSizes.find({anomaly.terminal, region.stream});
        if (size != recording.frameSizes.end() && size->second.width * size->second.height > 0.0) {
            pointing.chance.push_back(region.box.width * region.box.height /
                                      (size->second.width * size->second.height));
        }
    }
    return pointing;
}

/// Intersection over union of two unions of time ranges.
double overlapOfUnions(const std::vector<TimeRange>& a, const std::vector<TimeRange>& b) {
    if (a.empty() || b.empty()) {
        return 0.0;
    }
    double low = a.front().start;
    double high = a.front().end;
    for (const std::vector<TimeRange>* ranges : {&a, &b}) {
        for (const TimeRange& range : *ranges) {
            low = std::min(low, range.start);
            high = std::max(high, range.end);
        }
    }
    const auto inside = [](const std::vector<TimeRange>& ranges, double t) {
        return std::any_of(ranges.begin(), ranges.end(), [t](const TimeRange& r) { return r.contains(t); });
    };
    const double advance = low + rasterSeconds - low; // as a raster of doubles has it
    const auto marks = static_cast<std::size_t>(std::ceil((high + rasterSeconds - low) / rasterSeconds));
    std::size_t both = 0;
    std::size_t either = 0;
    for (std::size_t i = 0; i < marks; ++i) {
        const double t = low + static_cast<double>(i) * advance;
        const bool inA = inside(a, t);
        const bool inB = inside(b, t);
        both += inA && inB ? 1 : 0;
        either += inA || inB ? 1 : 0;
    }
    return static_cast<double>(both) / static_cast<double>(std::max<std::size_t>(1, either));
}

/// Features by their greatest weight in any segment, heaviest first.
std::vector<std::string> heaviestFeatures(const std::vector<KeySegment>& segments) {
    std::vector<std::pair<std::string, double>> weights; // in the order of appearance
    for (const KeySegment& segment : segments) {
        for (const analysis::FeatureWeight& feature : segment.features) {
            const double weight = feature.weight * segment.weight;
            const auto known = std::find_if(weights.begin(), weights.end(), [&feature](const auto& entry) {
                return entry.first == feature.name;
            });
            if (known == weights.end()) {
                weights.emplace_back(feature.name, std::max(0.0, weight));
            } else {
                known->second = std::max(known->second, weight);
            }
        }
    }
    std::stable_sort(weights.begin(), weights.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> names;
    for (const auto& entry : weights) {
        names.push_back(entry.first);
    }
    return names;
}

Counts::KeyPart judgeKeyPart(const Anomaly& anomaly, const Episode& episode) {
    std::vector<TimeRange> given;
    for (const KeySegment& segment : episode.keySegments) {
        given.push_back(segment.range);
    }
    std::vector<TimeRange> wanted;
    std::set<std::string> wantedFeatures;
    for (const labels::BehaviorSegment& segment : anomaly.segments) {
        wanted.push_back(segment.range);
        wantedFeatures.insert(segment.features.begin(), segment.features.end());
    }
    Counts::KeyPart part;
    part.given = !given.empty();
    part.timeOverlap = overlapOfUnions(given, wanted);
    const std::vector<std::string> features = heaviestFeatures(episode.keySegments);
    std::size_t right = 0;
    for (std::size_t i = 0; i < features.size(); ++i) {
        const bool named = wantedFeatures.count(features[i]) > 0;
        right += named ? 1 : 0;
        part.firstNamed = part.firstNamed || (named && i == 0);
        part.oneOfThreeNamed = part.oneOfThreeNamed || (named && i < 3);
    }
    if (!features.empty()) {
        part.precision = static_cast<double>(right) / static_cast<double>(features.size());
    }
    return part;
}

} // namespace

void countEvidence(const EvaluatedRecording& recording, const Matching& matching, Counts& counts) {
    for (std::size_t i = 0; i < recording.truth.anomalies.size(); ++i) {
        const Anomaly& anomaly = recording.truth.anomalies[i];
        const Episode* episode = matching.matched[i];
        if (episode == nullptr) {
            continue;
        }
        counts.givesVisualEvidence = counts.givesVisualEvidence || !episode->visualEvidence.empty();
        if (!anomaly.regions.empty()) {
            counts.pointing.push_back(judgePointing(recording, anomaly, *episode));
        }
        if (!anomaly.segments.empty()) {
            counts.keyParts.push_back(judgeKeyPart(anomaly, *episode));
        }
    }
}

} // namespace vestigo::evaluation
