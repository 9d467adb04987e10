// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_json.h"

#include "core/base/json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace vestigo::analysis {

namespace {

/// Six decimals: more is noise, and the file stays readable. NaN becomes null.
Json rounded(double value) {
    if (!std::isfinite(value)) {
        return nullptr;
    }
    const double short6 = std::round(value * 1e6) / 1e6;
    return short6 == 0.0 ? 0.0 : short6;
}

/// p and q values keep their small digits.
Json precise(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json boxToJson(const timeline::Box& box) {
    return {rounded(box.x), rounded(box.y), rounded(box.width), rounded(box.height)};
}

Json cameraStateToJson(const timeline::CameraState& state) {
    Json json{{"condition", timeline::cameraConditionKey(state.condition)},
              {"start_s", rounded(state.range.start)},
              {"end_s", rounded(state.range.end)},
              {"severity", rounded(state.severity)}};
    if (state.box) {
        json["box"] = boxToJson(*state.box);
    }
    if (state.maintenance) {
        json["maintenance"] = true;
    }
    json["measured"] = Json::array();
    for (const timeline::CameraMeasure& measure : state.measured) {
        Json entry{{"name", measure.name}, {"value", rounded(measure.value)}};
        if (measure.usual) {
            entry["usual"] = rounded(*measure.usual);
        }
        json["measured"].push_back(std::move(entry));
    }
    return json;
}

Json coverToJson(const timeline::RegionCover& cover) {
    Json json{{"source", timeline::regionSourceKey(cover.source)}, {"covered", Json::array()}};
    if (cover.region.width > 0.0) {
        json["box"] = boxToJson(cover.region);
    }
    for (const timeline::CoverSpan& span : cover.spans) {
        json["covered"].push_back({{"start_s", rounded(span.range.start)},
                                   {"end_s", rounded(span.range.end)},
                                   {"share", rounded(span.share)},
                                   {"largest_share", rounded(span.largest)}});
    }
    return json;
}

Json camerasToJson(const std::vector<timeline::CameraHealth>& cameras) {
    Json json = Json::array();
    for (const timeline::CameraHealth& camera : cameras) {
        Json entry{{"stream", camera.stream}, {"states", Json::array()}};
        for (const timeline::CameraState& state : camera.states) {
            entry["states"].push_back(cameraStateToJson(state));
        }
        if (camera.cover) {
            entry["key_region"] = coverToJson(*camera.cover);
        }
        json.push_back(std::move(entry));
    }
    return json;
}

Json terminalToJson(const TerminalResult& terminal) {
    Json json;
    json["id"] = terminal.id;
    json["type"] = terminal.type;
    json["name"] = terminal.name;
    if (terminal.positionMetres) {
        json["position_m"] = {(*terminal.positionMetres)[0], (*terminal.positionMetres)[1]};
    }
    json["threshold"] = rounded(terminal.threshold);
    json["t"] = Json::array();
    json["probability"] = Json::array();
    json["abnormal"] = Json::array();
    for (std::size_t k = 0; k < terminal.t.size(); ++k) {
        json["t"].push_back(rounded(terminal.t[k]));
        json["probability"].push_back(rounded(terminal.probability[k]));
        json["abnormal"].push_back(static_cast<bool>(terminal.abnormal[k]));
    }
    if (!terminal.note.empty()) {
        json["note"] = terminal.note;
    }
    if (!terminal.cameras.empty()) {
        json["cameras"] = camerasToJson(terminal.cameras);
    }
    return json;
}

Json segmentToJson(const KeySegment& segment) {
    Json json;
    json["start_s"] = rounded(segment.range.start);
    json["end_s"] = rounded(segment.range.end);
    json["weight"] = rounded(segment.weight);
    json["features"] = Json::array();
    for (const FeatureWeight& feature : segment.features) {
        Json entry{{"name", feature.name}, {"weight", rounded(feature.weight)}};
        if (feature.usual) {
            entry["usual"] = rounded(*feature.usual);
        }
        if (feature.usualSpread) {
            entry["usual_spread"] = rounded(*feature.usualSpread);
        }
        if (feature.here) {
            entry["here"] = rounded(*feature.here);
        }
        if (!feature.unit.empty()) {
            entry["unit"] = feature.unit;
        }
        json["features"].push_back(std::move(entry));
    }
    return json;
}

Json episodeToJson(const Episode& episode) {
    Json json;
    json["terminal"] = episode.terminal;
    json["start_s"] = rounded(episode.range.start);
    json["end_s"] = rounded(episode.range.end);
    json["peak_probability"] = rounded(episode.peakProbability);
    json["peak_t"] = rounded(episode.peakTime);
    if (episode.onset) {
        json["onset_s"] = rounded(*episode.onset);
    }
    if (!episode.type.empty()) {
        json["type"] = episode.type;
        json["type_probabilities"] = Json::object();
        for (const auto& [type, probability] : episode.typeProbabilities) {
            json["type_probabilities"][type] = rounded(probability);
        }
    }
    if (!episode.visualEvidence.empty()) {
        json["visual_evidence"] = Json::array();
        for (const VisualEvidence& evidence : episode.visualEvidence) {
            json["visual_evidence"].push_back({{"stream", evidence.stream},
                                               {"t", rounded(evidence.t)},
                                               {"box", boxToJson(evidence.box)},
                                               {"score", rounded(evidence.score)}});
        }
    }
    if (!episode.keySegments.empty()) {
        json["key_segments"] = Json::array();
        for (const KeySegment& segment : episode.keySegments) {
            json["key_segments"].push_back(segmentToJson(segment));
        }
    }
    if (episode.cameraEvidence != CameraEvidence::None) {
        json["camera_evidence"] = episode.cameraEvidence == CameraEvidence::Only ? "only" : "also";
    }
    return json;
}

Json edgeToJson(const CausalEdge& edge) {
    Json json{{"from", edge.from}, {"to", edge.to}, {"lag_s", rounded(edge.lagSeconds)}};
    if (!std::isnan(edge.pValue)) { // could be tested
        json["strength"] = rounded(edge.strength);
        json["p_value"] = precise(edge.pValue);
        json["q_value"] = precise(edge.qValue);
    }
    if (edge.basis == EdgeBasis::Order) {
        json["basis"] = "order";
    }
    return json;
}

Json pairToJson(const TestedPair& pair) {
    Json json;
    if (pair.tested) {
        json = edgeToJson(pair.edge);
    } else {
        json = {{"from", pair.edge.from}, {"to", pair.edge.to}};
        if (pair.accepted) {
            json["basis"] = "order";
        }
    }
    json["tested"] = pair.tested;
    json["accepted"] = pair.accepted;
    if (!pair.reason.empty()) {
        json["reason"] = pair.reason;
    }
    return json;
}

Json incidentToJson(const Incident& incident) {
    Json json;
    json["id"] = incident.id;
    json["start_s"] = rounded(incident.range.start);
    json["end_s"] = rounded(incident.range.end);
    if (!incident.rootCause.empty()) {
        json["root_cause"] = incident.rootCause;
    }
    if (incident.rootRule != RootRule::None) {
        json["root_rule"] = incident.rootRule == RootRule::GraphSource  ? "graph_source"
                            : incident.rootRule == RootRule::LinkSource ? "link_source"
                                                                        : "first_abnormal";
    }
    if (!incident.rootRanking.empty()) {
        json["root_ranking"] = incident.rootRanking;
    }
    json["episodes"] = Json::array();
    for (const Episode& episode : incident.episodes) {
        json["episodes"].push_back(episodeToJson(episode));
    }
    json["causal_edges"] = Json::array();
    for (const CausalEdge& edge : incident.causalEdges) {
        json["causal_edges"].push_back(edgeToJson(edge));
    }
    json["tested_pairs"] = Json::array();
    for (const TestedPair& pair : incident.testedPairs) {
        json["tested_pairs"].push_back(pairToJson(pair));
    }
    if (!incident.causalNote.empty()) {
        json["causal_note"] = incident.causalNote;
    }
    json["path"] = incident.path;
    return json;
}

Json recordingToJson(const Analysis& analysis) {
    Json json{{"id", analysis.recordingId}, {"sha256", analysis.recordingSha256}};
    if (!analysis.site.empty()) {
        json["site"] = analysis.site;
    }
    if (analysis.startedAt) {
        json["started_at"] = formatTimestamp(*analysis.startedAt);
    }
    json["duration_s"] = rounded(analysis.durationSeconds);
    if (analysis.synthetic) {
        json["synthetic"] = true;
    }
    return json;
}

Json linksToJson(const Analysis& analysis) {
    Json links = Json::array();
    for (const timeline::AlignedLink& link : analysis.links) {
        links.push_back({{"from", link.from},
                         {"to", link.to},
                         {"kind", link.operation ? "operation" : "communication"},
                         {"weight", rounded(link.weight)}});
    }
    return links;
}

Json offsetsToJson(const Analysis& analysis) {
    Json offers = Json::array();
    for (const OffsetOffer& offer : analysis.offsets) {
        offers.push_back({{"terminal", offer.terminal},
                          {"stream", offer.stream},
                          {"offset_s", rounded(offer.offsetSeconds)},
                          {"confidence", rounded(offer.confidence)}});
    }
    return offers;
}

const char* wordOf(OffsetAction action) {
    return action == OffsetAction::Typed ? "typed" : "accepted";
}

Json appliedToJson(const Analysis& analysis) {
    Json applied = Json::array();
    for (const ClockOffset& offset : analysis.appliedOffsets) {
        Json entry{{"terminal", offset.terminal},
                   {"stream", offset.stream},
                   {"offset_s", rounded(offset.seconds)},
                   {"action", wordOf(offset.action)}};
        if (!offset.person.empty()) {
            entry["person"] = offset.person;
        }
        if (offset.at > 0.0) {
            entry["at"] = formatTimestamp({offset.at, 0});
        }
        applied.push_back(std::move(entry));
    }
    return applied;
}

Json noticesToJson(const Analysis& analysis) {
    Json notices = Json::array();
    for (const Notice& notice : analysis.notices) {
        Json entry{{"text", notice.text}};
        if (!notice.terminal.empty()) {
            entry["terminal"] = notice.terminal;
        }
        if (!notice.stream.empty()) {
            entry["stream"] = notice.stream;
        }
        notices.push_back(std::move(entry));
    }
    return notices;
}

Json timingToJson(const Analysis& analysis) {
    Json timing{{"total_s", rounded(analysis.totalSeconds)}, {"stages", Json::object()}};
    for (const StageTime& stage : analysis.stages) {
        timing["stages"][stage.stage] = rounded(stage.seconds);
    }
    return timing;
}

} // namespace

std::string analysisToJson(const Analysis& analysis) {
    Json json;
    json["format"] = "vestigo-analysis";
    json["version"] = 1;
    json["recording"] = recordingToJson(analysis);
    json["engine"] = analysis.engine;
    json["causal"] = analysis.causal;
    if (!analysis.modelSha256.empty()) {
        json["model"] = {{"name", analysis.modelName}, {"sha256", analysis.modelSha256}};
    }
    json["program_version"] = analysis.programVersion;
    json["settings"] =
        analysis.settingsJson.empty() ? Json::object() : Json::parse(analysis.settingsJson, nullptr, false);
    if (json["settings"].is_discarded()) {
        json["settings"] = Json::object();
    }
    json["step_s"] = analysis.stepSeconds;
    json["terminals"] = Json::array();
    for (const TerminalResult& terminal : analysis.terminals) {
        json["terminals"].push_back(terminalToJson(terminal));
    }
    json["incidents"] = Json::array();
    for (const Incident& incident : analysis.incidents) {
        json["incidents"].push_back(incidentToJson(incident));
    }
    json["links"] = linksToJson(analysis);
    json["offset_estimates"] = offsetsToJson(analysis);
    if (!analysis.appliedOffsets.empty()) {
        json["applied_offsets"] = appliedToJson(analysis);
    }
    json["notices"] = noticesToJson(analysis);
    json["timing"] = timingToJson(analysis);
    return writeJson(json);
}

} // namespace vestigo::analysis
