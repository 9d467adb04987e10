// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/clock_offsets.h"
#include "core/base/time.h"
#include "core/timeline/aligned.h"
#include "core/timeline/camera_state.h"
#include "core/timeline/grid.h"
#include "core/timeline/picture.h"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::analysis {

struct TerminalResult {
    std::string id;
    std::string type;
    std::string name;
    std::optional<std::array<double, 2>> positionMetres;
    double threshold = 0.5;
    std::vector<double> t;           ///< seconds, ascending
    std::vector<double> probability; ///< NaN: cannot be said (null in JSON)
    std::vector<bool> abnormal;
    std::string note; ///< why there are no scores ("no usable stream"), as marked source text; may be empty
    /// The video streams that were watched, each with the states that its camera was in. While one holds, the
    /// stream's features are missing from the score.
    std::vector<timeline::CameraHealth> cameras;
};

struct FeatureWeight {
    std::string name;
    double weight = 0.0;
    std::optional<double> usual;       ///< median over the terminal's normal steps, in the feature's unit
    std::optional<double> usualSpread; ///< half the distance between the 10th and 90th percentile
    std::optional<double> here;        ///< mean inside the segment
    std::string unit;
};

struct KeySegment {
    timeline::TimeRange range;
    double weight = 0.0;
    std::vector<FeatureWeight> features; ///< heaviest first
};

struct VisualEvidence {
    std::string stream;
    double t = 0.0;
    timeline::Box box;
    double score = 0.0;
};

/// What a bad state of a camera has to do with an episode.
enum class CameraEvidence {
    None,
    Also, ///< besides what the machine shows
    Only  ///< nothing of the machine speaks for the episode
};

/// One terminal abnormal for a while.
struct Episode {
    std::string terminal;
    timeline::TimeRange range;
    double peakProbability = 0.0;
    double peakTime = 0.0;
    /// When it began, estimated from the unsmoothed score, in which strong and weak begin alike; the range
    /// says when the alarm was up. None: the engine gives no such score.
    std::optional<double> onset;
    double began() const { return onset.value_or(range.start); }
    std::string type; ///< empty: the engine cannot tell
    std::map<std::string, double> typeProbabilities;
    std::vector<VisualEvidence> visualEvidence; ///< strongest first
    std::vector<KeySegment> keySegments;        ///< heaviest first
    CameraEvidence cameraEvidence = CameraEvidence::None;
};

/// What an edge rests on: the test of Eq. (7), or that the plant joins the two that way and the effect turned
/// abnormal soon after the cause, though the test does not show it.
enum class EdgeBasis { Test, Order };

struct CausalEdge {
    std::string from;
    std::string to;
    double strength = 0.0; ///< VG-MS-ST-GAT, Eq. (7)
    double lagSeconds = 0.0;
    double pValue = 1.0; ///< NaN, as q, where an edge by order could not be tested; its strength is 0 then
    double qValue = 1.0;
    EdgeBasis basis = EdgeBasis::Test;
};

/// One ordered pair that was tested, or could not be.
struct TestedPair {
    CausalEdge edge;
    bool tested = false;
    bool accepted = false;
    /// Why not tested, or what the test does not show, as marked source text; empty when the test shows it. A
    /// pair that is accepted by order has one.
    std::string reason;
};

/// Which rule named the root: nothing, the tested edges, the first to turn abnormal, or, as the source of
/// edges none of which is tested (EdgeBasis::Order), the plant's links and the order in time.
enum class RootRule { None, GraphSource, FirstAbnormal, LinkSource };

struct Incident {
    std::string id; ///< "i1"
    timeline::TimeRange range;
    std::string rootCause; ///< terminal id; empty: none named
    RootRule rootRule = RootRule::None;
    std::vector<std::string> rootRanking;
    std::vector<Episode> episodes; ///< by start
    std::vector<CausalEdge> causalEdges;
    std::vector<TestedPair> testedPairs; ///< every ordered pair of its terminals
    std::string causalNote;              ///< why there are no edges; marked source text
    std::vector<std::string> path;       ///< root first, then as they turned abnormal
};

/// Whether a test says that one led to another.
inline bool hasTestedEdge(const Incident& incident) {
    for (const CausalEdge& edge : incident.causalEdges) {
        if (edge.basis == EdgeBasis::Test) {
            return true;
        }
    }
    return false;
}

struct StageTime {
    std::string stage; ///< "decode", "align", "detect", "explain", "store"
    double seconds = 0.0;
};

/// A stream's clock seems to be off, by what is left after the corrections that were applied; offered, not
/// applied.
struct OffsetOffer {
    std::string terminal;
    std::string stream;
    double offsetSeconds = 0.0;
    double confidence = 0.0;
};

/// A part of the recording that could not be used, in words.
struct Notice {
    std::string terminal;
    std::string stream;
    std::string text; ///< one line
};

/// The hinge of the application: window, PDF, JSON and database are four renderings of this one value.
/// Immutable.
struct Analysis {
    std::string recordingId;
    std::string recordingSha256;
    std::string recordingPath; ///< folder as opened
    std::string site;
    std::optional<SiteTime> startedAt;
    double durationSeconds = 0.0;
    double stepSeconds = 0.5;
    std::string engine;
    bool causal = false;
    std::string modelName;    ///< "fitted to this recording" style name when no model was given
    std::string modelSha256;  ///< empty: none
    std::string settingsJson; ///< everything that decides the result, as canonical JSON
    std::string programVersion;
    std::string analysedAt; ///< RFC 3339 UTC; not part of the JSON result (two runs must be equal)
    bool synthetic = false; ///< the recording says of itself that it is synthetic
    std::vector<TerminalResult> terminals;
    std::vector<Incident> incidents;
    std::vector<timeline::AlignedLink> links;
    std::vector<OffsetOffer> offsets;
    ClockOffsets appliedOffsets; ///< corrections that it was made with, by terminal and stream
    std::vector<Notice> notices;
    std::vector<StageTime> stages;
    double totalSeconds = 0.0;
    /// The features and heat maps that the scores came from, for views and figures. May be null (loaded from
    /// JSON).
    std::shared_ptr<const timeline::AlignedRecording> aligned;

    const TerminalResult* findTerminal(const std::string& id) const;
};

using AnalysisPtr = std::shared_ptr<const Analysis>;

} // namespace vestigo::analysis
