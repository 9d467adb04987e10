// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/timeline/grid.h"
#include "core/timeline/picture.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vestigo::labels {

struct AnomalyRegion {
    std::string stream;
    timeline::TimeRange range;
    timeline::Box box;
    std::string original{}; ///< the entry as it was read; unknown keys survive a rewrite, also after edits
};

struct BehaviorSegment {
    timeline::TimeRange range;
    std::vector<std::string> features;
    std::string original{}; ///< the entry as it was read; unknown keys survive a rewrite, also after edits
};

struct Anomaly {
    std::string id;
    std::string terminal;
    std::string type;
    timeline::TimeRange range;
    std::vector<AnomalyRegion> regions;
    std::vector<BehaviorSegment> segments;
    std::string original{}; ///< the entry as it was read; unknown keys survive a rewrite, also after edits
};

struct AnnotatedEdge {
    std::string from; ///< anomaly ids
    std::string to;
    double lagSeconds = 0.0;
    std::string original{}; ///< the entry as it was read; unknown keys survive a rewrite, also after edits
};

struct Activity {
    std::string terminal;
    std::string type;
    timeline::TimeRange range;
    std::string original{}; ///< the entry as it was read; unknown keys survive a rewrite, also after edits
};

/// A key region of a stream.
struct RegionOfInterest {
    std::string terminal;
    std::string stream;
    std::string
        name; ///< control_panel, indicator_lights, moving_part, gauge, operator_hands, display, or another
    timeline::TimeRange range;
    timeline::Box box;
    std::string original{}; ///< the entry as it was read; unknown keys survive a rewrite, also after edits
};

/// How much we accept; more is refused with TooLarge.
struct AnnotationLimits {
    static constexpr std::uint64_t documentBytes = 32U << 20U;
    static constexpr std::size_t entries = 500000; ///< of one list
};

/// `annotations.json` (contract: spec/recording.md).
struct Annotations {
    std::string recording;
    std::vector<Anomaly> anomalies;
    std::vector<AnnotatedEdge> edges;
    std::vector<Activity> activities;
    std::vector<RegionOfInterest> rois;
    std::string sourceJson; ///< as read; unknown keys survive a rewrite
};

extern const std::array<const char*, 8> anomalyTypes;

/// Checked: types, finite times with end >= start, boxes of no negative size, unique ids of anomalies, edges
/// between anomalies that are there. Unknown keys and words are kept.
Result<Annotations> readAnnotations(const std::filesystem::path& file);
Result<Annotations> parseAnnotations(const std::string& json, const std::string& file);
Result<std::string> annotationsToJson(const Annotations& annotations);

/// True where the terminal is in one of its anomalies at `t`.
bool abnormalAt(const Annotations& annotations, const std::string& terminal, double t);

/// The part that analysis may look at: rois of fixed things (all but operator_hands). Nothing else of the
/// annotations may reach a score (spec/analysis.md).
std::vector<RegionOfInterest> fixedRegions(const Annotations& annotations);

} // namespace vestigo::labels
