// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_json.h"
#include "core/base/json_reader.h"

#include <cmath>
#include <limits>

namespace vestigo::analysis {

namespace {

timeline::TimeRange readRange(const JsonReader& in) {
    return {in.number("start_s"), in.number("end_s")};
}

std::vector<std::string> readTexts(const JsonReader& in, const char* key) {
    std::vector<std::string> texts;
    if (in.has(key)) {
        const JsonReader list = in.array(key);
        for (std::size_t i = 0; i < list.size(); ++i) {
            texts.push_back(list.elementText(i));
        }
    }
    return texts;
}

/// Reads the array `key` of `in`, which may be absent, with `read` for each element.
template <class T, class Read>
std::vector<T> readList(const JsonReader& in, const char* key, Read read) {
    std::vector<T> values;
    if (!in.has(key)) {
        return values;
    }
    const JsonReader list = in.array(key);
    for (std::size_t i = 0; i < list.size() && in.ok(); ++i) {
        values.push_back(read(list.element(i)));
    }
    return values;
}

timeline::Box readBox(const JsonReader& in) {
    return {in.elementNumber(0), in.elementNumber(1), in.elementNumber(2), in.elementNumber(3)};
}

timeline::CameraMeasure readMeasure(const JsonReader& in) {
    timeline::CameraMeasure measure;
    measure.name = in.text("name");
    measure.value = in.number("value", std::numeric_limits<double>::quiet_NaN());
    measure.usual = in.optionalNumber("usual");
    return measure;
}

timeline::CoverSpan readSpan(const JsonReader& in) {
    return {readRange(in), in.number("share"), in.number("largest_share")};
}

timeline::RegionCover readCover(const JsonReader& in) {
    timeline::RegionCover cover;
    if (in.has("box")) {
        cover.region = readBox(in.array("box"));
    }
    cover.source =
        timeline::regionSourceOf(in.text("source", "")).value_or(timeline::RegionSource::WholeFrame);
    cover.spans = readList<timeline::CoverSpan>(in, "covered", readSpan);
    return cover;
}

/// A condition that this version does not know is left out: later ones may know more.
timeline::CameraHealth readCamera(const JsonReader& in) {
    timeline::CameraHealth camera;
    camera.stream = in.text("stream");
    const JsonReader states = in.array("states");
    for (std::size_t i = 0; i < states.size() && in.ok(); ++i) {
        const JsonReader one = states.element(i);
        const auto condition = timeline::cameraConditionOf(one.text("condition"));
        if (!condition) {
            continue;
        }
        timeline::CameraState state;
        state.condition = *condition;
        state.range = readRange(one);
        state.severity = one.number("severity");
        if (one.has("box")) {
            state.box = readBox(one.array("box"));
        }
        state.maintenance = one.boolean("maintenance", false);
        state.measured = readList<timeline::CameraMeasure>(one, "measured", readMeasure);
        camera.states.push_back(std::move(state));
    }
    if (in.has("key_region")) {
        camera.cover = readCover(in.object("key_region"));
    }
    return camera;
}

TerminalResult readTerminal(const JsonReader& in) {
    TerminalResult terminal;
    terminal.id = in.text("id");
    terminal.type = in.text("type", "");
    terminal.name = in.text("name", terminal.id);
    terminal.threshold = in.number("threshold");
    terminal.note = in.text("note", "");
    terminal.cameras = readList<timeline::CameraHealth>(in, "cameras", readCamera);
    if (in.has("position_m")) {
        const JsonReader position = in.array("position_m");
        terminal.positionMetres = std::array<double, 2>{position.elementNumber(0), position.elementNumber(1)};
    }
    const JsonReader times = in.array("t");
    JsonReader probabilities = in.array("probability");
    const JsonReader flags = in.array("abnormal");
    if (probabilities.size() != times.size() || flags.size() != times.size()) {
        probabilities.fail(ErrorCode::ValueInvalid, VESTIGO_TEXT("Error", "has another length than \"t\""));
        return terminal;
    }
    for (std::size_t k = 0; k < times.size(); ++k) {
        terminal.t.push_back(times.elementNumber(k));
        const bool known = !probabilities.json()[k].is_null();
        terminal.probability.push_back(known ? probabilities.elementNumber(k)
                                             : std::numeric_limits<double>::quiet_NaN());
        terminal.abnormal.push_back(flags.json()[k].is_boolean() && flags.json()[k].get<bool>());
    }
    return terminal;
}

FeatureWeight readFeature(const JsonReader& in) {
    FeatureWeight feature;
    feature.name = in.text("name");
    feature.weight = in.number("weight");
    feature.usual = in.optionalNumber("usual");
    feature.usualSpread = in.optionalNumber("usual_spread");
    feature.here = in.optionalNumber("here");
    feature.unit = in.text("unit", "");
    return feature;
}

KeySegment readSegment(const JsonReader& in) {
    KeySegment segment;
    segment.range = readRange(in);
    segment.weight = in.number("weight");
    segment.features = readList<FeatureWeight>(in, "features", readFeature);
    return segment;
}

VisualEvidence readEvidence(const JsonReader& in) {
    VisualEvidence evidence;
    evidence.stream = in.text("stream");
    evidence.t = in.number("t");
    evidence.score = in.number("score");
    evidence.box = readBox(in.array("box"));
    return evidence;
}

Episode readEpisode(const JsonReader& in) {
    Episode episode;
    episode.terminal = in.text("terminal");
    episode.range = readRange(in);
    episode.peakProbability = in.number("peak_probability");
    episode.peakTime = in.number("peak_t", episode.range.start);
    episode.onset = in.optionalNumber("onset_s");
    episode.type = in.text("type", "");
    if (in.has("type_probabilities")) {
        const JsonReader types = in.object("type_probabilities");
        for (const auto& entry : types.json().items()) {
            episode.typeProbabilities[entry.key()] = types.number(entry.key().c_str());
        }
    }
    episode.visualEvidence = readList<VisualEvidence>(in, "visual_evidence", readEvidence);
    episode.keySegments = readList<KeySegment>(in, "key_segments", readSegment);
    const std::string camera = in.text("camera_evidence", "");
    if (!camera.empty()) {
        episode.cameraEvidence = camera == "only" ? CameraEvidence::Only : CameraEvidence::Also;
    }
    return episode;
}

CausalEdge readEdge(const JsonReader& in) {
    CausalEdge edge;
    edge.from = in.text("from");
    edge.to = in.text("to");
    edge.basis = in.text("basis", "") == "order" ? EdgeBasis::Order : EdgeBasis::Test;
    edge.lagSeconds = in.number("lag_s");
    if (edge.basis == EdgeBasis::Order) {
        edge.strength = in.number("strength", 0.0);
        edge.pValue = in.number("p_value", std::numeric_limits<double>::quiet_NaN());
    } else {
        edge.strength = in.number("strength");
        edge.pValue = in.number("p_value");
    }
    edge.qValue = in.number("q_value", edge.pValue);
    return edge;
}

TestedPair readPair(const JsonReader& in) {
    TestedPair pair;
    pair.tested = in.boolean("tested", false);
    pair.accepted = in.boolean("accepted", false);
    if (pair.tested) {
        pair.edge = readEdge(in);
    } else {
        pair.edge.from = in.text("from");
        pair.edge.to = in.text("to");
        pair.edge.basis = pair.accepted ? EdgeBasis::Order : EdgeBasis::Test;
    }
    pair.reason = in.text("reason", "");
    return pair;
}

RootRule readRule(const JsonReader& in) {
    const std::string rule = in.text("root_rule", "");
    if (rule == "graph_source") {
        return RootRule::GraphSource;
    }
    if (rule == "link_source") {
        return RootRule::LinkSource;
    }
    return rule == "first_abnormal" ? RootRule::FirstAbnormal : RootRule::None;
}

Incident readIncident(const JsonReader& in) {
    Incident incident;
    incident.id = in.text("id");
    incident.range = readRange(in);
    incident.rootCause = in.text("root_cause", "");
    incident.rootRule = readRule(in);
    incident.rootRanking = readTexts(in, "root_ranking");
    incident.episodes = readList<Episode>(in, "episodes", readEpisode);
    incident.causalEdges = readList<CausalEdge>(in, "causal_edges", readEdge);
    incident.testedPairs = readList<TestedPair>(in, "tested_pairs", readPair);
    incident.causalNote = in.text("causal_note", "");
    incident.path = readTexts(in, "path");
    return incident;
}

timeline::AlignedLink readLink(const JsonReader& in) {
    timeline::AlignedLink link;
    link.from = in.text("from");
    link.to = in.text("to");
    link.operation = in.text("kind", "") == "operation";
    link.weight = in.number("weight", 1.0);
    return link;
}

OffsetOffer readOffer(const JsonReader& in) {
    return {in.text("terminal"), in.text("stream"), in.number("offset_s"), in.number("confidence")};
}

ClockOffset readApplied(const JsonReader& in) {
    ClockOffset offset;
    offset.terminal = in.text("terminal");
    offset.stream = in.text("stream");
    offset.seconds = in.number("offset_s");
    offset.action = in.text("action", "") == "typed" ? OffsetAction::Typed : OffsetAction::Accepted;
    offset.person = in.text("person", "");
    const auto at = in.has("at") ? parseTimestamp(in.text("at")) : std::nullopt;
    offset.at = at ? at->unixSeconds : 0.0;
    return offset;
}

Notice readNotice(const JsonReader& in) {
    return {in.text("terminal", ""), in.text("stream", ""), in.text("text")};
}

void readRecording(const JsonReader& in, Analysis& analysis) {
    analysis.recordingId = in.text("id");
    analysis.recordingSha256 = in.text("sha256");
    analysis.site = in.text("site", "");
    if (in.has("started_at")) {
        analysis.startedAt = parseTimestamp(in.text("started_at"));
    }
    analysis.durationSeconds = in.number("duration_s", 0.0);
    analysis.synthetic = in.boolean("synthetic", false);
}

void readTiming(const JsonReader& in, Analysis& analysis) {
    analysis.totalSeconds = in.number("total_s", 0.0);
    if (in.has("stages")) {
        const JsonReader stages = in.object("stages");
        for (const auto& entry : stages.json().items()) {
            analysis.stages.push_back({entry.key(), stages.number(entry.key().c_str())});
        }
    }
}

Analysis readAnalysis(JsonReader& in) {
    Analysis analysis;
    if (in.text("format") != "vestigo-analysis" || in.number("version") != 1.0) {
        in.fail(ErrorCode::FormatUnsupported,
                VESTIGO_TEXT("Error", "is not a vestigo-analysis file of version 1"));
        return analysis;
    }
    readRecording(in.object("recording"), analysis);
    analysis.engine = in.text("engine");
    analysis.causal = in.boolean("causal", false);
    if (in.has("model")) {
        analysis.modelName = in.object("model").text("name", "");
        analysis.modelSha256 = in.object("model").text("sha256", "");
    }
    analysis.programVersion = in.text("program_version", "");
    if (in.has("settings")) {
        analysis.settingsJson = in.object("settings").json().dump();
    }
    analysis.stepSeconds = in.number("step_s");
    analysis.terminals = readList<TerminalResult>(in, "terminals", readTerminal);
    analysis.incidents = readList<Incident>(in, "incidents", readIncident);
    analysis.links = readList<timeline::AlignedLink>(in, "links", readLink);
    analysis.offsets = readList<OffsetOffer>(in, "offset_estimates", readOffer);
    analysis.appliedOffsets = readList<ClockOffset>(in, "applied_offsets", readApplied);
    analysis.notices = readList<Notice>(in, "notices", readNotice);
    if (in.has("timing")) {
        readTiming(in.object("timing"), analysis);
    }
    return analysis;
}

} // namespace

Result<Analysis> analysisFromJson(const std::string& json, const std::string& file) {
    const Result<Json> document = parseJson(json, file);
    if (!document) {
        return document.error();
    }
    JsonReader in(*document, file);
    Analysis analysis = in.ok() ? readAnalysis(in) : Analysis();
    if (!in.ok()) {
        return in.error();
    }
    return analysis;
}

} // namespace vestigo::analysis
