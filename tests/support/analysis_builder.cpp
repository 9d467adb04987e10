// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/analysis_builder.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vestigo::testing {

namespace {

using analysis::Analysis;
using timeline::TimeRange;

constexpr double step = 0.5;
constexpr std::size_t stepCount = 241;
constexpr std::size_t firstScored = 16;
constexpr int frameWidth = 320;
constexpr int frameHeight = 240;

struct Plan {
    const char* id;
    const char* type;
    const char* name;
    double x;
    double y;
    TimeRange first;  ///< abnormal in incident 1
    TimeRange second; ///< abnormal in incident 2; empty: not
};

const Plan plans[] = {{"sn-01", "sensor_node", "Process sensor", 2.0, 1.5, {40.0, 58.0}, {}},
                      {"plc-01", "plc", "Line PLC", 5.5, 2.0, {49.5, 60.0}, {}},
                      {"gw-01", "gateway", "Edge gateway", 8.0, 4.5, {52.0, 61.0}, {95.0, 104.0}},
                      {"prs-01", "press", "Stamping press", 1.0, 5.0, {55.5, 66.0}, {}}};

bool abnormalAt(const Plan& plan, double t) {
    return plan.first.contains(t) || (plan.second.length() > 0.0 && plan.second.contains(t));
}

timeline::FeatureSeries series(const char* name, const char* unit, timeline::FeatureGroup group, double usual,
                               double here, const Plan& plan, Random& random) {
    timeline::FeatureSeries out;
    out.name = name;
    out.unit = unit;
    out.group = group;
    for (std::size_t k = 0; k < stepCount; ++k) {
        const double t = static_cast<double>(k) * step;
        const bool missing = t > 80.0 && t < 84.0; // a hole, as every line has
        const double level = abnormalAt(plan, t) ? here : usual * (1.0 + 0.15 * std::sin(t * 0.9));
        out.values.push_back(missing ? std::numeric_limits<float>::quiet_NaN()
                                     : static_cast<float>(level + 0.03 * usual * random.normal()));
        out.present.push_back(missing ? 0 : 1);
    }
    return out;
}

/// Still but for the lamp at the upper right while the terminal is abnormal.
timeline::HeatSequence heat(const Plan& plan, Random& random) {
    timeline::HeatSequence out;
    out.stream = "device";
    out.frameWidth = frameWidth;
    out.frameHeight = frameHeight;
    out.columns = 32;
    out.rows = 24;
    out.scale = 12.0F;
    for (std::size_t k = 0; k < stepCount; ++k) {
        const bool hot = abnormalAt(plan, static_cast<double>(k) * step);
        for (int y = 0; y < out.rows; ++y) {
            for (int x = 0; x < out.columns; ++x) {
                const double distance = std::hypot(x - 24.0, y - 6.0);
                const double glow = hot ? 230.0 * std::exp(-distance * distance / 9.0) : 0.0;
                out.cells.push_back(
                    static_cast<std::uint8_t>(std::min(255.0, glow + 12.0 * random.uniform())));
            }
        }
        out.present.push_back(1);
    }
    return out;
}

std::shared_ptr<const timeline::AlignedRecording> alignedOf(const Analysis& analysis) {
    using timeline::FeatureGroup;
    auto out = std::make_shared<timeline::AlignedRecording>();
    out->recordingId = analysis.recordingId;
    out->grid = {step, stepCount};
    out->links = analysis.links;
    Random random(7);
    for (const Plan& plan : plans) {
        timeline::AlignedTerminal terminal;
        terminal.id = plan.id;
        terminal.type = plan.type;
        terminal.features = {
            series("instr_write_ratio", "", FeatureGroup::Instruction, 0.12, 0.31, plan, random),
            series("comm_rtt_ms", "ms", FeatureGroup::Communication, 4.2, 19.0, plan, random),
            series("temperature_c", "degC", FeatureGroup::Operating, 35.6, 36.9, plan, random),
            series("current_a", "A", FeatureGroup::Operating, 14.0, 43.0, plan, random),
            series("load_pct", "%", FeatureGroup::Operating, 21.0, 88.0, plan, random),
            series("device.change", "", FeatureGroup::Video, 1.0, 6.0, plan, random)};
        terminal.heat = {heat(plan, random)};
        out->terminals.push_back(terminal);
    }
    return out;
}

analysis::TerminalResult resultOf(const Plan& plan, const SampleOptions& options, Random& random) {
    analysis::TerminalResult out;
    out.id = plan.id;
    out.type = plan.type;
    out.name = plan.name + options.nameSuffix;
    if (options.positions) {
        out.positionMetres = {{plan.x, plan.y}};
    }
    out.threshold = 0.47;
    for (std::size_t k = firstScored; k < stepCount; ++k) {
        const double t = static_cast<double>(k) * step;
        const bool abnormal = options.incidents && abnormalAt(plan, t);
        const double p = (abnormal ? 0.93 : 0.07) + 0.02 * random.normal();
        out.t.push_back(t);
        out.probability.push_back(k % 100 == 99 ? std::numeric_limits<double>::quiet_NaN()
                                                : std::clamp(p, 0.0, 1.0));
        out.abnormal.push_back(abnormal);
    }
    return out;
}

analysis::Episode episodeOf(const Plan& plan, TimeRange range, const std::string& type) {
    analysis::Episode out;
    out.terminal = plan.id;
    out.range = range;
    out.peakProbability = 0.97;
    out.peakTime = range.start + 0.6 * range.length();
    out.type = type;
    if (!type.empty()) {
        out.typeProbabilities = {{type, 0.81}, {"overload", 0.11}};
    }
    out.visualEvidence = {{"device", out.peakTime, {200.0, 30.0, 80.0, 60.0}, 0.91},
                          {"device", range.start + 1.0, {210.0, 35.0, 60.0, 50.0}, 0.78}};
    analysis::KeySegment segment;
    segment.range = {range.start, std::min(range.end, range.start + 6.0)};
    segment.weight = 0.62;
    segment.features = {{"load_pct", 0.44, 21.0, 9.0, 88.0, "%"},
                        {"current_a", 0.27, 14.0, 4.0, 43.0, "A"},
                        {"temperature_c", 0.15, 35.6, 0.2, 36.9, "degC"},
                        {"comm_rtt_ms", 0.09, 4.2, 0.6, 19.0, "ms"}};
    out.keySegments = {segment};
    return out;
}

void addPairs(analysis::Incident& incident) {
    const std::string refused = "Not significant once all pairs are counted.";
    incident.causalEdges = {{"sn-01", "plc-01", 0.46, 9.5, 0.0008, 0.0031},
                            {"sn-01", "gw-01", 0.38, 5.5, 0.0052, 0.0104},
                            {"plc-01", "prs-01", 0.57, 6.0, 0.0000002, 0.0000024}};
    for (const analysis::CausalEdge& edge : incident.causalEdges) {
        incident.testedPairs.push_back({edge, true, true, {}});
    }
    double p = 0.08;
    for (const Plan& from : plans) {
        for (const Plan& to : plans) {
            const bool known =
                std::any_of(incident.causalEdges.begin(), incident.causalEdges.end(),
                            [&](const auto& edge) { return edge.from == from.id && edge.to == to.id; });
            if (&from != &to && !known) {
                incident.testedPairs.push_back(
                    {{from.id, to.id, 0.5 * p, 3.5, p, std::min(1.0, 1.6 * p)}, true, false, refused});
                p += 0.09;
            }
        }
    }
    incident.testedPairs.back() = {
        {"prs-01", "gw-01", 0.0, 0.0, 1.0, 1.0}, false, false, "Too few steps for a test."};
}

std::vector<analysis::Incident> incidentsOf(const SampleOptions& options) {
    analysis::Incident first;
    first.id = "i1";
    first.range = {40.0, 66.0};
    first.rootCause = "sn-01";
    first.rootRule = analysis::RootRule::GraphSource;
    first.rootRanking = {"sn-01", "plc-01", "gw-01", "prs-01"};
    for (const Plan& plan : plans) {
        first.episodes.push_back(episodeOf(plan, plan.first, options.type));
    }
    addPairs(first);
    first.path = {"sn-01", "plc-01", "gw-01", "prs-01"};
    analysis::Incident second;
    second.id = "i2";
    second.range = plans[2].second;
    second.rootCause = "gw-01";
    second.rootRule = analysis::RootRule::FirstAbnormal;
    second.rootRanking = {"gw-01"};
    second.episodes = {episodeOf(plans[2], plans[2].second, {})};
    second.causalNote = "Only one terminal was abnormal: there is nothing to compare.";
    second.path = {"gw-01"};
    return {first, second};
}

void addFacts(Analysis& out, const SampleOptions& options) {
    out.recordingId = "line8-0006";
    out.recordingSha256 = "9b41c2f7a80e63d15b7749ce2a01f6c3d8e29fb05c6417aa3b8d10f4e592e07c";
    out.recordingPath = "/data/line8-0006";
    out.site = "automotive parts workshop, line 8" + options.nameSuffix;
    if (options.started) {
        out.startedAt = parseTimestamp("2024-05-08T06:24:06+08:00");
    }
    out.durationSeconds = 120.0;
    out.stepSeconds = step;
    out.engine = "kmeans";
    out.modelName = "fitted to this recording";
    out.settingsJson = "{\"align\":{\"log_window_s\":2.0,\"longest_gap_s\":5.0},\"causal\":false,\"seed\":1}";
    out.programVersion = "0.1.0";
    out.analysedAt = "2026-11-23T19:00:00Z";
    out.links = {
        {"sn-01", "plc-01", false, 1.0}, {"plc-01", "prs-01", true, 0.8}, {"sn-01", "gw-01", false, 0.4}};
    out.stages = {{"decode", 3.1}, {"align", 0.4}, {"detect", 1.2}, {"explain", 0.3}, {"store", 0.1}};
    out.totalSeconds = 5.2;
}

} // namespace

Analysis sampleAnalysisValue(const SampleOptions& options) {
    Analysis out;
    addFacts(out, options);
    Random random(3);
    for (const Plan& plan : plans) {
        out.terminals.push_back(resultOf(plan, options, random));
    }
    if (options.incidents) {
        out.incidents = incidentsOf(options);
        out.offsets = {{"prs-01", "device", -0.4, 0.93}};
        out.notices = {{"gw-01", "operator", "2 of 960 frames could not be decoded"}};
    }
    if (options.aligned) {
        out.aligned = alignedOf(out);
    }
    return out;
}

analysis::AnalysisPtr sampleAnalysis(const SampleOptions& options) {
    return std::make_shared<const Analysis>(sampleAnalysisValue(options));
}

timeline::Picture sampleFrame(double t) {
    auto pixels = std::make_shared<std::vector<std::uint8_t>>();
    pixels->reserve(std::size_t(3) * frameWidth * frameHeight);
    const bool alarm = t >= 40.0 && t <= 66.0;
    for (int y = 0; y < frameHeight; ++y) {
        for (int x = 0; x < frameWidth; ++x) {
            const bool lamp = std::hypot(x - 245.0, y - 65.0) < 18.0;
            const bool ram = x > 90 && x < 190 && y > 60 && y < (alarm ? 120 : 160);
            const int wall = 92 + (x * 7 + y * 13) % 9 - y / 8;
            const auto grey = static_cast<std::uint8_t>(ram ? 170 : wall);
            pixels->push_back(lamp ? (alarm ? 40 : 60) : grey);
            pixels->push_back(lamp ? (alarm ? 40 : 190) : grey);
            pixels->push_back(lamp ? (alarm ? 220 : 60) : grey);
        }
    }
    timeline::Picture picture;
    picture.t = t;
    picture.width = picture.sourceWidth = frameWidth;
    picture.height = picture.sourceHeight = frameHeight;
    picture.bytesPerLine = std::size_t(3) * frameWidth;
    picture.pixels = std::move(pixels);
    return picture;
}

} // namespace vestigo::testing
